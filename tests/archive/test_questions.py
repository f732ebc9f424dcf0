import re
from pathlib import Path

import pytest

from clauses.archive.questions import PATH, findings_of, opened
from clauses.archive.store import VERSION
from clauses.errors import UsageError
from clauses.records import Attributes, Family, Stance
from tests.archive.holdings import Holdings


def test_a_store_is_opened_to_read_and_no_more(tmp_path: Path) -> None:
    held = Holdings(tmp_path / "100% of #1?.db")
    held.content("aa", "a.pdf")
    with opened(tmp_path / "100% of #1?.db") as store:
        assert store.execute("SELECT path FROM files").fetchall() == [("a.pdf",)]
        with pytest.raises(Exception, match="readonly"):
            store.execute("DELETE FROM files")


def test_what_is_no_store_is_a_fault_with_advice(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no archive at"), opened(tmp_path / "no.db"):
        pass
    (tmp_path / "text.db").write_text("a letter, not a database, of more than a hundred bytes" * 4)
    said = "cannot be read as an archive"
    with pytest.raises(UsageError, match=said), opened(tmp_path / "text.db"):
        pass
    (tmp_path / "empty.db").touch()
    with pytest.raises(UsageError, match="no such table"), opened(tmp_path / "empty.db"):
        pass
    newer = Holdings(tmp_path / "newer.db")
    newer.store.execute(f"PRAGMA user_version = {VERSION + 1}")
    with pytest.raises(UsageError, match="newer version"), opened(tmp_path / "newer.db"):
        pass


def test_the_first_path_that_is_still_there_stands_for_a_content() -> None:
    held = Holdings()
    held.content("aa", "b.pdf", "c.pdf")
    held.file("a.pdf", "aa", status="vanished")
    path = f"SELECT {PATH.format('contents')} FROM contents"
    assert held.store.execute(path).fetchall() == [("b.pdf",)]
    held.store.execute("UPDATE files SET status = 'vanished'")
    assert held.store.execute(path).fetchall() == [("a.pdf",)]


def test_findings_come_back_with_what_the_store_has_of_them() -> None:
    held = Holdings()
    held.content("aa", "a.pdf")
    document = held.document("aa", 0, "text")
    held.finding(
        document, None, "Vendor sells.", "public", "affiliates", sale=True, page=3, name="f1",
        superseded=True, clause="4.2",
    )  # fmt: skip
    held.finding(document, None, "Kept.", family="retention", stance="conditions", name="f2")
    first, second = findings_of(held.store, document)
    assert (first.id, first.family, first.stance, first.quote, first.page, first.clause_number) == (
        "f1", Family.THIRD_PARTY_SHARING, Stance.PERMITS, "Vendor sells.", 3, "4.2",
    )  # fmt: skip
    assert first.attributes == Attributes(("affiliates", "public"), data="any", sale=True)
    assert first.superseded_by == "a later document"
    assert (second.id, second.superseded_by, second.attributes.sale) == ("f2", None, None)


def test_the_queries_of_the_documentation_run() -> None:
    held = Holdings()
    held.content("aa", "a.pdf")
    deal = held.deal("aa", value=100.0)
    document = held.document("aa", 0, "No use for immigration enforcement.", deal=deal)
    sale = held.finding(document, deal, "Sold.", sale=True)
    held.finding(document, deal, "Open to all.", family="federal_access")
    held.finding(document, deal, "Thirty days.", family="retention")
    held.store.execute("UPDATE findings SET period = 'P30D' WHERE family = 'retention'")
    held.risk(deal, "sale", sale)
    held.risk(deal, "limit", outcome="missing")
    text = (Path(__file__).parents[2] / "docs" / "archive.md").read_text("utf-8")
    queries = re.findall(r"```sql\n(.*?)```", text, re.DOTALL)
    answers = [held.store.execute(query).fetchall() for query in queries]
    assert answers == [
        [("Northlight Optics, Inc.", "City of Elm", 1, "Open to all.")],
        [("Northlight Optics, Inc.", 1, 100.0)],
        [("plates", "P30D", 1)],
        [(2021, "Title of limit", 1)],
        [("a.pdf", 1, "No use for [immigration] [enforcement].")],
    ]
