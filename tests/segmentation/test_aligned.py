from collections.abc import Sequence

import pytest

from clauses.records import ClauseKind
from clauses.segmentation.aligned import aligned_tables
from tests.segmentation.conftest import Row, column, document, segments, spread

OWNS = "The City owns all Footage that Northlight records for it, and all the copies of it."
CELLS = [
    ("Data", "Kept for", "Shared with"),
    ("Footage", "30 days", "nobody"),
    ("Audit log", "2 years", "the City"),
    ("Alerts", "1 year", "the City"),
]
PLACES = (72.0, 240.0, 400.0)


def rows(
    cells: Sequence[tuple[str, ...]] = CELLS, top: float = 200.0, step: float = 14.0
) -> list[Row]:
    return [
        spread(*zip(PLACES, texts, strict=False), top=top + step * at)
        for at, texts in enumerate(cells)
    ]


def found(*page: Row) -> list[list[str]]:
    """The rows of the tables without rules."""
    doc = document(page)
    tables = dict.fromkeys(aligned_tables(doc, doc.lines).values())
    return [
        [" ".join(doc.text[line.span.start : line.span.end] for line in row) for row in table.rows]
        for table in tables
    ]


def test_rows_whose_cells_stand_below_each_other_make_a_table() -> None:
    made = segments([*column(OWNS), *rows(), *column(OWNS, top=400)])
    assert [(c.kind, c.text, c.lead_in) for c in made] == [
        (ClauseKind.PARAGRAPH, OWNS, ""),
        (ClauseKind.TABLE_HEADER, "Data Kept for Shared with", ""),
        (ClauseKind.TABLE_ROW, "Footage 30 days nobody", "Data Kept for Shared with"),
        (ClauseKind.TABLE_ROW, "Audit log 2 years the City", "Data Kept for Shared with"),
        (ClauseKind.TABLE_ROW, "Alerts 1 year the City", "Data Kept for Shared with"),
        (ClauseKind.PARAGRAPH, OWNS, ""),
    ]


def test_cells_that_are_lines_of_their_own_make_a_row() -> None:
    apart = [
        Row(text, x, 200.0 + 14 * at)
        for at, texts in enumerate(CELLS)
        for x, text in zip(PLACES, texts, strict=True)
    ]
    assert found(*apart) == [[" ".join(texts) for texts in CELLS]]


def test_a_line_that_goes_on_in_a_cell_is_of_its_row() -> None:
    more = Row("after it was recorded", PLACES[1], 200 + 14 * 1.7)
    page = rows()
    assert found(*page[:2], more, *rows(CELLS[2:], top=245))[0][1] == (
        "Footage 30 days nobody after it was recorded"
    )


@pytest.mark.parametrize(
    "cells",
    [
        CELLS[:2],
        [("(1)", "Footage"), ("(2)", "Alerts"), ("(3)", "Audit log")],
        [("•", "Footage"), ("•", "Alerts"), ("•", "Audit log")],
        [("By: ________", "By: ________"), ("Name:", "Name:"), ("Date: ____", "Date: ____")],
        [("Stage 1:", "Fifteen percent of the fee is paid when the first camera is up"),
         ("Stage 2:", "Forty percent of the fee is paid when all of the cameras are up"),
         ("Stage 3:", "All the rest is paid when the City has accepted all the cameras")],
    ],
    ids=["two rows", "numbers", "bullets", "signatures", "labels before text"],
)  # fmt: skip
def test_what_is_no_table(cells: list[tuple[str, ...]]) -> None:
    assert found(*rows(cells)) == []


def test_rows_far_apart_are_no_table() -> None:
    assert found(*rows(step=40)) == []


def test_cells_that_do_not_stand_below_each_other_are_no_table() -> None:
    ragged = [
        spread((72 + 9 * at, "Footage is"), (300 + 31 * at, "kept by the City"), top=200 + 14 * at)
        for at in range(5)
    ]
    assert found(*ragged) == []


def test_two_columns_of_text_are_no_table() -> None:
    long = " ".join([OWNS] * 3)
    left, right = column(long, x=60, measure=230), column(long, x=320, measure=230)
    both = [
        spread((60, one.text), (320, two.text), top=one.top)
        for one, two in zip(left, right, strict=True)
    ]
    kinds = {clause.kind for clause in segments(both)}
    assert kinds == {ClauseKind.PARAGRAPH}
