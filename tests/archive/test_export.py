from clauses.archive.export import TABLES, exported
from tests.archive.holdings import Holdings


def holdings() -> Holdings:
    held = Holdings()
    held.content("bb", "b.pdf")
    held.content("aa", "a.pdf", "copy.pdf")
    for sha in ("bb", "aa"):
        deal = held.deal(sha, 1, value=5.5)
        document = held.document(sha, 0, "text", deal=deal, parties=("North", "Elm"),
                                 date="2021-06-30")  # fmt: skip
        held.document(sha, 1, "minutes", kind="minutes", first_page=2)
        sale = held.finding(
            document, deal, "Sold.", "public", "affiliates", sale=True, name=f"f-{sha}"
        )
        held.risk(deal, "sale", sale)
        held.risk(deal, "limit", outcome="missing", policy="bill")
    return held


def rows(name: str) -> list[dict[str, object]]:
    table = exported(holdings().store, name)
    names = [column.name for column in table.columns]
    return [dict(zip(names, row, strict=True)) for row in table.rows]


def test_deals_have_their_verdicts_and_come_by_content() -> None:
    first, second = rows("deals")
    assert first == {
        "path": "a.pdf", "sha256": "aa", "deal": 1, "title": "Camera agreement",
        "vendor": "Northlight Optics, Inc.", "agency": "City of Elm", "event": "new",
        "date": "2021-06-30", "year": 2021, "data_class": "plates", "value": 5.5,
        "third_party_sharing": "none", "federal_access": "none", "retention": "none",
        "status": "ok",
    }  # fmt: skip
    assert second["sha256"] == "bb"


def test_documents_say_to_which_deal_they_belong_if_any() -> None:
    found = rows("documents")
    assert [(one["sha256"], one["document"], one["deal"], one["kind"]) for one in found] == [
        ("aa", 0, 1, "agreement"), ("aa", 1, None, "minutes"),
        ("bb", 0, 1, "agreement"), ("bb", 1, None, "minutes"),
    ]  # fmt: skip
    assert found[0]["parties"] == '["North", "Elm"]'


def test_findings_name_their_recipients() -> None:
    first, _ = rows("findings")
    assert (first["finding"], first["document"], first["deal"]) == ("f-aa", 0, 1)
    assert (first["recipients"], first["sale"]) == ('["affiliates","public"]', 1)


def test_risks_name_the_findings_they_rest_on() -> None:
    found = rows("risks")
    assert [(one["rule"], one["outcome"], one["findings"]) for one in found[:2]] == [
        ("sale", "risk", '["f-aa"]'),
        ("limit", "missing", "[]"),
    ]


def test_every_table_of_an_empty_store_has_its_columns_and_no_rows() -> None:
    for name in TABLES:
        table = exported(Holdings().store, name)
        assert table.name == name
        assert table.columns
        assert list(table.rows) == []
