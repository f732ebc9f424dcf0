from dataclasses import replace

import pytest

from clauses.judgement.repeated import at_place, places_of, superseded
from clauses.records import Box, Place, Span
from tests.judgement.made import finding

FIRST = Place(2, "4", "Data", Span(10, 20), (Box(2, 1, 1, 2, 2),), "ii", 102)
SECOND = Place(5, "1", "Exhibit", Span(80, 90), (Box(5, 1, 1, 2, 2),), "v", 105)
THIRD = Place(9, None, None, Span(200, 210))
ONE = replace(at_place(finding(), FIRST), also=(SECOND, THIRD))


def test_the_places_of_a_finding() -> None:
    assert places_of(ONE) == (FIRST, SECOND, THIRD)
    assert places_of(finding(page=7)) == (Place(7, None, None),)


def test_a_finding_at_another_place_is_else_the_same() -> None:
    moved = at_place(ONE, SECOND)
    assert places_of(moved)[0] == SECOND
    assert at_place(moved, FIRST) == ONE


@pytest.mark.parametrize(
    ("by", "stands", "also"),
    [
        ((None, None, None), FIRST, (SECOND, THIRD)),
        (("a", None, None), SECOND, (replace(FIRST, superseded_by="a"), THIRD)),
        ((None, "a", None), FIRST, (replace(SECOND, superseded_by="a"), THIRD)),
        (("a", "b", None), THIRD,
         (replace(FIRST, superseded_by="a"), replace(SECOND, superseded_by="b"))),
        (("a", "b", "c"), replace(FIRST, superseded_by="a"),
         (replace(SECOND, superseded_by="b"), replace(THIRD, superseded_by="c"))),
    ],
)  # fmt: skip
def test_a_finding_stands_at_the_first_place_that_counts(
    by: tuple[str | None, ...], stands: Place, also: tuple[Place, ...]
) -> None:
    found = superseded(ONE, by)
    assert places_of(found) == (stands, *also)
    assert (found.id, found.quote, found.attributes) == (ONE.id, ONE.quote, ONE.attributes)


def test_what_was_superseded_stays_so() -> None:
    once = superseded(ONE, ("a", None, None))
    assert [one.superseded_by for one in places_of(once)] == [None, "a", None]
    twice = superseded(once, ("b", "c", "d"))
    assert [one.superseded_by for one in places_of(twice)] == ["b", "a", "d"]
    assert twice.superseded_by == "b"
