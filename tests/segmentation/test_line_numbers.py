from collections.abc import Sequence
from dataclasses import replace

import pytest

from clauses.records import Document, Gap
from clauses.segmentation import segment
from clauses.segmentation.furniture import body_lines, text_of
from tests.segmentation.conftest import Row, document

PROSE = (
    "1. Retention. Northlight keeps the Footage of the City for thirty days after the day on which",
    "it was recorded. It deletes all of it on the day after that, and it says so to the City in",
    "writing. It keeps no copies of it anywhere, and it has its subcontractors keep none of it for",
    "a longer time than it may keep it itself. What the City has asked it to hold for a case is",
    "not deleted until the City says that the case is closed.",
    "2. Sharing. Northlight shares Footage with nobody but the agencies that the City has named to",
    "it in writing. It does not sell Footage, and it does not train any software with it, unless",
    "the City has agreed to that in a contract of its own, signed after this one and naming it.",
    "3. Term. This Agreement ends two years after the day on which the last of the parties to it",
    "has signed it, or when the City ends it by a notice in writing, whichever comes first.",
)


def numbered(*pages: Sequence[str], first: int = 1, gap: bool = True) -> Document:
    """Pages whose lines are counted in the margin, number and text making one line each."""
    rows = [
        [
            Row(f"{first + at} {line}", x=50, top=100 + 24 * at, size=9)
            for at, line in enumerate(lines)
        ]
        for lines in pages
    ]
    made = document(*rows)
    lines = []
    for line in made.lines:
        at = text_of(made, line).index(" ")
        gaps = (Gap(at, 60.0, 85.0),) if gap else ()
        lines.append(replace(line, gaps=gaps))
    return replace(made, lines=tuple(lines))


def body(doc: Document) -> list[str]:
    return [text_of(doc, line) for line in body_lines(doc)]


def test_numbers_of_the_lines_of_a_page_are_taken_off() -> None:
    assert body(numbered(PROSE)) == list(PROSE)


def test_the_text_stands_where_it_is_printed() -> None:
    doc = numbered(PROSE)
    assert {line.box.x0 for line in body_lines(doc)} == {85.0}
    assert {line.gaps for line in body_lines(doc)} == {()}


CAMERAS = [f"Camera at the corner of {street}" for street in
           ("Elm", "Oak", "Ash", "Fir", "Pine", "Yew", "Bay", "Plum", "Fig", "Holly")]  # fmt: skip


def test_pages_that_count_anew_count_lines_whatever_the_lines_begin_with() -> None:
    second = [f"{line} and its side" for line in CAMERAS]
    assert body(numbered(CAMERAS, second)) == [*CAMERAS, *second]


@pytest.mark.parametrize("gap", [True, False])
def test_rows_of_a_table_keep_their_numbers(gap: bool) -> None:
    rows = [f"{at} {line}" for at, line in enumerate(CAMERAS, start=1)]
    assert body(numbered(CAMERAS, gap=gap)) == rows


def test_a_page_of_which_few_lines_are_numbered_keeps_them() -> None:
    doc = numbered(PROSE[:7], first=3)
    assert body(doc) == [f"{at} {line}" for at, line in enumerate(PROSE[:7], start=3)]


def test_clauses_are_found_below_line_numbers() -> None:
    found = segment(numbered(PROSE))
    assert [(one.number, one.heading) for one in found] == [
        ("1.", "Retention"), ("2.", "Sharing"), ("3.", "Term"),
    ]  # fmt: skip


def in_columns(left: Sequence[str], right: Sequence[str], *, first: int) -> Document:
    """A page of two columns, each with its own margin numbers, drawn row by row."""
    rows = []
    for at, (one, two) in enumerate(zip(left, right, strict=True)):
        for x, number, text in ((50, 1 + at, one), (320, first + at, two)):
            rows.append(Row(f"{number} {text}", x=x, top=100 + 24 * at, size=9))
    made = document(rows)
    lines = []
    for line in made.lines:
        end, left_edge = text_of(made, line).index(" "), line.box.x0
        lines.append(replace(line, gaps=(Gap(end, left_edge + 10, left_edge + 25),)))
    return replace(made, lines=tuple(lines))


SHARES = [f"names its agency of {street}" for street in
          ("Elm", "Oak", "Ash", "Fir", "Pine", "Yew", "Bay", "Plum", "Fig", "Holly")]  # fmt: skip


@pytest.mark.parametrize("first", [1, 11])
def test_numbers_are_taken_off_both_columns_of_a_page(first: int) -> None:
    lines = [text for pair in zip(SHARES, SHARES, strict=True) for text in pair]
    assert body(in_columns(SHARES, SHARES, first=first)) == lines


def test_rows_of_a_table_with_numbers_in_two_columns_keep_them() -> None:
    doc = in_columns(CAMERAS, CAMERAS, first=11)
    assert body(doc) == [text_of(doc, line) for line in doc.lines]
