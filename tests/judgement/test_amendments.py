from dataclasses import replace

import pytest

from clauses.judgement.amendments import applied, governing, marked
from clauses.records import Amendment, Change, Place, Reviewed
from tests.scenarios.made import CONDITIONS, RETENTION, paper, said

KEPT = said("Vendor keeps reads thirty days.", RETENTION, CONDITIONS, period="P30D")
BASE = paper("deal.md", f"AGREEMENT\n1. Scope. All.\n2. Data. {KEPT.quote}", KEPT)
KINDS, TITLES = ("agreement", "amendment"), ("AGREEMENT", "FIRST AMENDMENT")


@pytest.mark.parametrize(
    ("change", "action", "note"),
    [
        ("Section 2 is deleted.", Change.DELETES, "deleted"),
        ("Section 2 is replaced: “2. Data. Vendor keeps nothing.”", Change.REPLACES, "now reads: "),
    ],
)
def test_wording_that_is_gone(change: str, action: Change, note: str) -> None:
    both = (BASE, paper("a1.md", f"FIRST AMENDMENT\n1. {change}"))
    made = applied(both, KINDS, TITLES)
    assert [(one.target, one.action, one.before) for one in made.sections] == [
        ("2", str(action), (KEPT.id,))
    ]
    assert made.sections[0].note.startswith(note)
    assert [one.superseded_by for one in marked(both, made)[0]] == ["a1.md, section 1"]
    assert [one.number for one in governing(both, made)[0].clauses] == [None, "1."]


def test_words_in_place_of_words_keep_the_rest() -> None:
    both = (BASE, paper("a1.md", "FIRST AMENDMENT\n1. No change by number."))
    change = Amendment(1, "2", "", Change.REPLACES, "two years", (), "thirty days")
    both = (both[0], type(both[1])(both[1].document, both[1].clauses, (), (change,)))
    made = applied(both, KINDS, TITLES)
    found = marked(both, made)[0][0]
    assert (found.superseded_by, found.attributes.period) == (None, "P2Y")
    assert made.sections[0].note == "in part: “thirty days” now reads “two years”"


def twice(text: str, *numbers: str) -> Reviewed:
    """Return an agreement that says `KEPT` in each of these sections."""
    one = paper("deal.md", text, KEPT)
    clauses = [clause for number in numbers for clause in one.clauses if clause.number == number]
    spans = [clause.pieces[0].span for clause in clauses]
    also = tuple(
        Place(clause.page, clause.number, clause.heading, span)
        for clause, span in zip(clauses[1:], spans[1:], strict=True)
    )
    return replace(one, findings=(replace(one.findings[0], span=spans[0], also=also),))


TWICE = twice(
    f"AGREEMENT\n1. Scope. All.\n2. Data. {KEPT.quote}\n3. Order. {KEPT.quote}", "2.", "3."
)


@pytest.mark.parametrize(
    ("gone", "number", "superseded_by", "also"),
    [
        (("2",), "3.", None, (("2.", "a1.md, section 1"),)),
        (("3",), "2.", None, (("3.", "a1.md, section 1"),)),
        (("2", "3"), "2.", "a1.md, section 1", (("3.", "a1.md, section 2"),)),
        (("1",), "2.", None, (("3.", None),)),
    ],
)
def test_what_is_said_twice_is_gone_only_where_both_are(
    gone: tuple[str, ...],
    number: str,
    superseded_by: str | None,
    also: tuple[tuple[str, str | None], ...],
) -> None:
    changes = "\n".join(f"{n}. Section {one} is deleted." for n, one in enumerate(gone, 1))
    both = (TWICE, paper("a1.md", f"FIRST AMENDMENT\n{changes}"))
    made = applied(both, KINDS, TITLES)
    (found,) = marked(both, made)[0]
    assert (found.id, found.clause_number, found.superseded_by) == (KEPT.id, number, superseded_by)
    assert tuple((one.clause_number, one.superseded_by) for one in found.also) == also
    assert [one.before for one in made.sections] == [
        () if one == "1" else (KEPT.id,) for one in gone
    ]


@pytest.mark.parametrize(
    ("base", "words", "iso"),
    [
        (BASE, "two years", "P2Y"),
        (BASE, "ten days", "P10D"),
        (TWICE, "two years", "P2Y"),
        (TWICE, "ten days", "P30D"),
    ],
)
def test_of_a_period_changed_at_one_place_the_longer_counts(
    base: Reviewed, words: str, iso: str
) -> None:
    change = Amendment(1, "2", "", Change.REPLACES, words, (), "thirty days")
    amending = replace(paper("a1.md", "FIRST AMENDMENT\n1. By number."), amendments=(change,))
    both = (base, amending)
    (found,) = marked(both, applied(both, KINDS, TITLES))[0]
    assert (found.superseded_by, found.attributes.period) == (None, iso)


def test_only_amendments_amend() -> None:
    both = (BASE, paper("a1.md", "POLICY\n1. Section 2 is deleted."))
    assert applied(both, ("agreement", "policy"), TITLES).sections == []
