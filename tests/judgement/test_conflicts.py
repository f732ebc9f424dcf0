from dataclasses import replace

import pytest

from clauses.judgement.conflicts import conflicts, giving_way, placed, without
from clauses.judgement.precedence import Part, orders
from clauses.judgement.repeated import places_of
from clauses.judgement.running_text import running_text
from clauses.records import Attributes, Fact, Finding, Place
from tests.judgement.made import FEDERAL, RETENTION, SHARING, finding, reviewed
from tests.scenarios.made import CONDITIONS, PERMITS, PROHIBITS

KINDS = ("agreement", "policy")


def period(quote: str, length: str, document: str = "deal.pdf") -> Finding:
    lasts = Attributes(period=length)
    return finding(RETENTION, CONDITIONS, quote=quote, document=document, identity=quote,
                   attributes=lasts)  # fmt: skip


def between(one: Finding, other: Finding) -> list[tuple[str, str, str]]:
    papers = (
        reviewed(one.quote, findings=(one,)),
        reviewed(other.quote, findings=(other,), path="policy.pdf"),
    )
    found = placed(papers, KINDS, [(one,), (other,)])
    return [(c.subject, c.first.value, c.second.value) for c in conflicts(found, (), ())]


@pytest.mark.parametrize(
    ("first", "second", "differ"),
    [
        (("Reads are kept ten days.", "P10D"), ("Plates are kept a year.", "P1Y"), True),
        (("Reads are kept one month.", "P1M"), ("Plates are kept 30 days.", "P30D"), False),
        (("Reads are kept ten days.", "P10D"), ("Video is kept a year.", "P1Y"), False),
        (("Reads are kept ten days.", "P10D"), ("Audit logs are kept a year.", "P1Y"), False),
        (
            ("Reads are kept ten days.", "P10D"),
            ("After termination all is kept a year.", "P1Y"),
            False,
        ),
    ],
)
def test_periods(first: tuple[str, str], second: tuple[str, str], differ: bool) -> None:
    made = between(period(*first), period(*second, document="policy.pdf"))
    assert made == ([("retention period", first[1], second[1])] if differ else [])


@pytest.mark.parametrize(
    ("permitted", "banned", "differ"),
    [
        (("federal_immigration",), ("federal_immigration",), True),
        (("any_government",), ("federal_immigration",), True),
        (("subcontractors",), ("federal_immigration",), False),
    ],
)
def test_permission_and_ban(
    permitted: tuple[str, ...], banned: tuple[str, ...], differ: bool
) -> None:
    may = finding(SHARING, PERMITS, quote="May.", attributes=Attributes(recipients=permitted))
    never = finding(SHARING, PROHIBITS, quote="Never.", document="policy.pdf",
                    attributes=Attributes(recipients=banned))  # fmt: skip
    assert bool(between(may, never)) is differ


def test_a_ban_of_another_family_or_of_sale_alone_contradicts_nothing() -> None:
    may = finding(SHARING, PERMITS, quote="May.")
    other = finding(FEDERAL, PROHIBITS, quote="Never.", document="policy.pdf")
    unsold = finding(SHARING, PROHIBITS, quote="Not sold.", document="policy.pdf",
                     attributes=Attributes(sale=True))  # fmt: skip
    assert between(may, other) == between(may, unsold) == []


def test_facts_that_differ_between_papers() -> None:
    def stated(name: str, value: str, document: str) -> tuple[Part, tuple[Fact, ...]]:
        return Part(document, "agreement"), (Fact(name, value, value, 1, document),)

    laws = [stated("governing_law", "Ohio", "a.pdf"), stated("governing_law", "Iowa", "b.pdf")]
    assert [one.subject for one in conflicts((), laws, ())] == ["governing_law"]
    same = [stated("breach_notice", "PT48H", "a.pdf"), stated("breach_notice", "P2D", "b.pdf")]
    assert conflicts((), same, ()) == ()


def test_within_a_document_both_periods_must_run_from_the_same_event() -> None:
    body, exhibit = Part("deal.pdf", "agreement"), Part("deal.pdf", "agreement", "Exhibit A")
    first, second = period("Reads go after ten days.", "P10D"), period("Reads stay a year.", "P1Y")
    assert conflicts(((body, first), (exhibit, second)), (), ()) == ()
    timed = [
        replace(one, attributes=replace(one.attributes, counted_from="capture"))
        for one in (first, second)
    ]
    found = conflicts(((body, timed[0]), (exhibit, timed[1])), (), ())
    assert [one.subject for one in found] == ["retention period"]


def test_what_a_device_buffers_contradicts_nothing_that_is_kept() -> None:
    kept = period("Footage is deleted after thirty days.", "P30D")
    buffered = period("The gateway has ten days of edge storage.", "P10D", document="policy.pdf")
    assert between(kept, buffered) == []
    shorter = period("Footage is deleted after ten days.", "P10D", document="policy.pdf")
    assert between(kept, shorter) == [("retention period", "P30D", "P10D")]


FEDS = Attributes(recipients=("federal_immigration",))
MAY = finding(SHARING, PERMITS, quote="Police may share.", identity="may", attributes=FEDS)
NEVER = finding(SHARING, PROHIBITS, quote="Nobody may share.", identity="no", attributes=FEDS)
EXHIBITS = reviewed(
    "In case of conflict, Exhibit A prevails over the Agreement.",
    MAY.quote,
    "# EXHIBIT A",
    NEVER.quote,
    MAY.quote,
    "# EXHIBIT B",
    MAY.quote,
)


def standing(one: Finding, *indexes: int) -> Finding:
    """Return the finding at these clauses of `EXHIBITS`."""
    first, *others = (EXHIBITS.clauses[index].pieces[0].span for index in indexes)
    return replace(one, span=first, also=tuple(Place(1, None, None, span) for span in others))


@pytest.mark.parametrize(
    ("permitted", "first", "by"),
    [
        ((1,), 1, ["Exhibit A"]),
        ((1, 6), 6, [None, "Exhibit A"]),
        ((6,), 6, [None]),
        ((1, 4), 1, [None, None]),  # the exhibit that bans it permits it too
    ],
)
def test_a_finding_gives_way_only_at_the_places_that_another_goes_before(
    permitted: tuple[int, ...], first: int, by: list[str | None]
) -> None:
    own = (standing(MAY, *permitted), standing(NEVER, 3))
    found = placed((EXHIBITS,), KINDS[:1], (own,))
    assert len(found) == len(permitted) + 1
    stated = orders([running_text(EXHIBITS)])
    may, never = without(own, giving_way(found, stated))
    assert may.span == EXHIBITS.clauses[first].pieces[0].span
    names = {name: name and f"deal.pdf, {name}, which takes precedence" for name in by}
    assert [one.superseded_by for one in places_of(may)] == [names[name] for name in by]
    assert never == own[1]
