import pytest

from clauses.judgement.amendments import applied, governing, marked
from clauses.records import Amendment, Change
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


def test_only_amendments_amend() -> None:
    both = (BASE, paper("a1.md", "POLICY\n1. Section 2 is deleted."))
    assert applied(both, ("agreement", "policy"), TITLES).sections == []
