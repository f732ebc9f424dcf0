import pytest

from clauses.answers import FoundFinding, Hit, Hits, Snip
from clauses.archive.search import Filters, search
from clauses.errors import UsageError
from tests.archive.holdings import Holdings

SALE = "Northlight may sell plate reads to third parties."
BAR = "Northlight shall not share plate reads with immigration agencies."


@pytest.fixture
def held() -> Holdings:
    held = Holdings()
    held.content("bb", "b/packet.pdf", "a/copy.pdf", pages=9)
    deal = held.deal("bb", value=1000.0)
    first = held.document("bb", 0, SALE, BAR, deal=deal, first_page=5, date="2020-01-15")
    sale = held.finding(first, deal, SALE, "private_parties", page=5, sale=True, name="f-sale")
    held.finding(first, deal, BAR, "federal_immigration", family="federal_access",
                 stance="prohibits", page=6, name="f-bar")  # fmt: skip
    held.risk(deal, "sale", sale, severity="critical")
    held.risk(deal, "reads", sale, severity="medium")
    held.document("bb", 1, "Minutes of a meeting on immigration and trees.", kind="minutes",
                  first_page=7)  # fmt: skip
    held.content("cc", "c.pdf")
    other = held.deal("cc", vendor="100% Trees_and Co.", agency="Town of Ash", date="2022-03-01",
                      data="none", title="Trees")  # fmt: skip
    second = held.document(
        "cc", 0, "The vendor cares for trees and reports to the town.", deal=other
    )
    held.finding(second, other, "The vendor reports to the town.", name="f-town")
    return held


def places(hits: Hits) -> list[tuple[str, int]]:
    return [(hit.path, hit.page) for hit in hits.hits]


def found(held: Holdings, words: str, **filters: str) -> list[tuple[str, int]]:
    return places(search(held.store, words, Filters(**filters)))


def test_a_hit_says_where_it_is_and_shows_the_words(held: Holdings) -> None:
    assert search(held.store, "SELLS plates") == Hits(
        "SELLS plates",
        findings=False,
        hits=(
            Hit(
                path="a/copy.pdf",
                page=5,
                document_page=1,
                kind="agreement",
                title="Camera agreement",
                vendor="Northlight Optics, Inc.",
                agency="City of Elm",
                date="2020-01-15",
                snippet=(
                    Snip("Northlight may ", False),
                    Snip("sell", True),
                    Snip(" ", False),
                    Snip("plate", True),
                    Snip(" reads to third parties.", False),
                ),
            ),
        ),
        more=False,
    )


def test_a_filter_of_findings_searches_findings(held: Holdings) -> None:
    (hit,) = search(held.store, "plate", Filters(stance="permits")).hits
    assert hit.finding == FoundFinding(
        "f-sale", "third_party_sharing", "permits", "critical", "any", ("private_parties",)
    )
    assert (hit.path, hit.page) == ("a/copy.pdf", 5)


def test_without_words_the_findings_come_by_path_and_page(held: Holdings) -> None:
    assert found(held, "", family="third_party_sharing") == [("a/copy.pdf", 5), ("c.pdf", 1)]
    (hit,) = search(held.store, " ", Filters(recipient="federal_immigration")).hits
    assert hit.snippet == (Snip(BAR, False),)


@pytest.mark.parametrize(
    ("words", "filters", "expected"),
    [
        ("immigration", {}, [("a/copy.pdf", 7), ("a/copy.pdf", 6)]),
        ("immigration NOT trees", {}, [("a/copy.pdf", 6)]),
        ("immigration", {"kind": "minutes"}, [("a/copy.pdf", 7)]),
        ("immigration", {"kind": "policy"}, []),
        ("trees", {"vendor": "TREES_and"}, [("c.pdf", 1)]),
        ("trees", {"vendor": "100%"}, [("c.pdf", 1)]),
        ("trees", {"vendor": "Trees%Co"}, []),
        ("trees", {"vendor": "T_ees"}, []),
        ("trees", {"agency": "ash"}, [("c.pdf", 1)]),
        ("trees", {"data": "none"}, [("c.pdf", 1)]),
        ("trees", {"data": "plates"}, []),
        ("plate", {"since": "2020-01-15", "until": "2020-01-15", "kind": "agreement"},
         [("a/copy.pdf", 5), ("a/copy.pdf", 6)]),
        ("plate", {"until": "2020"}, [("a/copy.pdf", 5), ("a/copy.pdf", 6)]),
        ("plate", {"until": "2019"}, []),
        ("plate", {"since": "2020-02"}, []),
        ("", {"severity": "high"}, [("a/copy.pdf", 5)]),
        ("", {"severity": "critical", "rule": "sale"}, [("a/copy.pdf", 5)]),
        ("", {"severity": "critical", "rule": "reads"}, []),
        ("", {"severity": "medium", "rule": "reads"}, [("a/copy.pdf", 5)]),
        ("", {"rule": "none"}, []),
        ("", {"stance": "permits", "agency": "ash"}, [("c.pdf", 1)]),
    ],
)  # fmt: skip
def test_filters_leave_what_is_like_them(
    held: Holdings, words: str, filters: dict[str, str], expected: list[tuple[str, int]]
) -> None:
    assert sorted(found(held, words, **filters)) == sorted(expected)


def test_hits_as_good_as_each_other_come_by_path_whatever_order_they_were_read_in() -> None:
    orders = []
    for names in (["a", "b", "c", "d"], ["d", "b", "a", "c"]):
        held = Holdings()
        for name in names:
            held.content(name, f"{name}.pdf")
            held.document(name, 0, "plate reads are kept", "plate reads are kept")
        answer = search(held.store, "plate", limit=3)
        assert answer.more
        orders.append(places(answer))
    assert orders == [[("a.pdf", 1), ("a.pdf", 2), ("b.pdf", 1)]] * 2


def test_there_is_more_only_where_there_is_more(held: Holdings) -> None:
    assert search(held.store, "plate", limit=2).more is False
    assert search(held.store, "plate", limit=1).more is True
    assert search(held.store, "", Filters(stance="permits"), limit=2).more is False
    assert search(held.store, "", Filters(stance="permits"), limit=1).more is True


def test_many_documents_are_filtered_as_few_are(
    held: Holdings, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = search(held.store, "plate", Filters(vendor="north"))
    assert len(expected.hits) == 2
    monkeypatch.setattr("clauses.archive.search._FEW", 0)
    assert search(held.store, "plate", Filters(vendor="north")) == expected


def test_what_cannot_be_asked_is_a_fault_with_advice(held: Holdings) -> None:
    with pytest.raises(UsageError, match="no words to search for"):
        search(held.store, "", Filters(vendor="north"))
    with pytest.raises(UsageError, match="--since June is no date"):
        search(held.store, "plate", Filters(since="June"))
