import pytest

from clauses.records import Change
from clauses.segmentation.amending_words import TARGET, change, numbers_of


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Section 5.3", ["5.3"]),
        ("Section 5.3 (a)", ["5.3(a)"]),
        ("Sections 4.2(a) and (b)", ["4.2(a)", "4.2(b)"]),
        ("Sections 4.1 through 4.4", ["4.1", "4.2", "4.3", "4.4"]),
        ("paragraph (b) of Section 5.3", ["5.3(b)"]),
        ("Article IV", ["Article IV"]),
        ("Exhibits A and B", ["Exhibit A", "Exhibit B"]),
    ],
)
def test_the_numbers_that_are_named(text: str, numbers: list[str]) -> None:
    found = TARGET.search(text)
    assert found is not None
    assert numbers_of(found) == numbers


def test_a_word_that_is_no_number_names_nothing() -> None:
    assert TARGET.search("the Sections that follow, and Exhibit Footage") is None


@pytest.mark.parametrize(
    ("verb", "rest", "expected"),
    [
        ("deleted", " in its entirety.", Change.DELETES),
        ("deleted", " and replaced with this:", Change.REPLACES),
        ("amended", " by adding this:", Change.INSERTS),
        ("amended", " by deleting the last sentence.", Change.DELETES),
        ("amended", " as follows:", Change.REPLACES),
        ("amended", " from year to year.", None),
        ("renumbered", " as Section 6.", Change.RENUMBERS),
        ("added", ".", Change.ADDS),
    ],
)
def test_what_a_verb_comes_to(verb: str, rest: str, expected: Change | None) -> None:
    assert change(verb, rest) is expected
