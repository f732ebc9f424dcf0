from dataclasses import replace

import pytest

from clauses.records import Box, ClauseKind, Table, TableRow
from clauses.segmentation import segment
from clauses.segmentation.tables import LONGEST_ROW, table_lines
from tests.segmentation.conftest import Row, column, document, grid, segments, spread

HEADER = ("Data", "Kept for", "Shared with")
FOOTAGE = ("Footage", "30 days", "nobody")
LOG = ("Audit log", "2 years", "the City")
IN_TABLES = {ClauseKind.TABLE_HEADER, ClauseKind.TABLE_ROW}
OWNS = "The City owns all Footage that Northlight records for it."
KEEPS = "Northlight keeps Footage for thirty days after it was recorded."


def test_a_row_is_a_clause_led_in_to_by_the_header() -> None:
    rows, table = grid(HEADER, FOOTAGE, LOG)
    found = segments([*column(OWNS), *rows, *column(KEEPS, top=500)], tables=[table])
    assert [(c.kind, c.text, c.lead_in) for c in found] == [
        (ClauseKind.PARAGRAPH, OWNS, ""),
        (ClauseKind.TABLE_HEADER, "Data Kept for Shared with", ""),
        (ClauseKind.TABLE_ROW, "Footage 30 days nobody", "Data Kept for Shared with"),
        (ClauseKind.TABLE_ROW, "Audit log 2 years the City", "Data Kept for Shared with"),
        (ClauseKind.PARAGRAPH, KEEPS, ""),
    ]


@pytest.mark.parametrize(
    "first",
    [
        ("Footage", "30 days", "nobody"),
        ("Audit log", "kept for as long as the City asks", "Not shared."),
        ("Audit log",
         "kept for as long as the City asks and then deleted", "with no other agency at all"),
    ],
)  # fmt: skip
def test_a_first_row_that_says_something_leads_in_to_nothing(first: tuple[str, ...]) -> None:
    rows, table = grid(first, LOG, widths=(156, 300, 300))
    found = segments(rows, tables=[table])
    assert [(c.kind, c.lead_in) for c in found] == [(ClauseKind.TABLE_ROW, "")] * 2


def test_rows_stand_below_the_clause_they_belong_to() -> None:
    rows, table = grid(HEADER, FOOTAGE)
    found = segments([*column("4. Retention"), *rows], tables=[table])
    assert [(c.number, c.kind, c.parent) for c in found] == [
        ("4.", ClauseKind.CLAUSE, None),
        (None, ClauseKind.TABLE_HEADER, 0),
        (None, ClauseKind.TABLE_ROW, 0),
    ]


def test_the_lines_of_a_cell_stay_together() -> None:
    rows, table = grid(HEADER, FOOTAGE, height=40)
    more = Row("after recording", rows[4].x, rows[4].top + 12)
    found = segments([*rows[:5], more, *rows[5:]], tables=[table])
    assert found[1].text == "Footage 30 days after recording nobody"


def test_cells_drawn_line_by_line_across_the_row_are_read_one_by_one() -> None:
    rows, table = grid(HEADER, ("Footage of", "30 days after", "nobody but"), height=40)
    second = [
        Row(text, rows[3 + at].x, rows[3].top + 12)
        for at, text in ((1, "it is recorded"), (0, "the cameras"), (2, "the City"))
    ]
    found = segments([*rows, *second], tables=[table])
    assert (
        found[1].text == "Footage of the cameras 30 days after it is recorded nobody but the City"
    )


@pytest.mark.parametrize(
    ("second", "text"),
    [
        (156.0, "Footage of the cameras 30 days after it is recorded"),
        (20.0, "Footage of 30 days the cameras after it is recorded"),
    ],
    ids=["in two cells", "wide apart in one cell"],
)
def test_a_line_is_cut_where_a_cell_ends_and_nowhere_else(second: float, text: str) -> None:
    wide = 312.0 - second if second < 100 else 156.0
    header, table = grid(("Data", "Kept for"), ("", ""), widths=(wide, second), height=40)
    if second < 100:
        header = [header[0], replace(header[1], x=340.0)]
    lines = [
        spread((76, "Footage of"), (232, "30 days"), top=354),
        spread((76, "the cameras"), (232, "after it is recorded"), top=366),
    ]
    doc = document([*header[:2], *lines], tables=[table])
    (found,) = [clause for clause in segment(doc) if clause.text.startswith("Footage")]
    assert found.text == text
    for piece in found.pieces:
        printed = doc.text[piece.span.start : piece.span.end]
        assert found.text[piece.start : piece.start + len(printed)] == printed


def test_a_cell_beside_several_rows_is_read_with_the_first() -> None:
    tall = Box(1, 72, 300, 172, 360)
    table = Table(
        Box(1, 72, 300, 372, 360),
        (
            TableRow((tall, Box(1, 172, 300, 372, 330))),
            TableRow((Box(1, 172, 330, 372, 360),)),
        ),
    )
    rows = [
        Row("kept 30 days.", 176, 319),
        Row("Footage:", 76, 334),
        Row("kept on disc.", 176, 349),
    ]
    found = segments(rows, tables=[table])
    assert [clause.text for clause in found] == ["Footage: kept 30 days.", "kept on disc."]


def test_labels_with_values_are_a_row_each() -> None:
    rows, table = grid(
        ("Customer:", "Elm Harbor", "Term:", "2 years"),
        ("Payment:", "yearly", "Retention Period:", "30 Days"),
        widths=(110, 110, 110, 110),
    )
    found = segments(rows, tables=[table])
    assert [(clause.kind, clause.text, clause.lead_in) for clause in found] == [
        (ClauseKind.TABLE_ROW, "Customer: Elm Harbor", ""),
        (ClauseKind.TABLE_ROW, "Term: 2 years", ""),
        (ClauseKind.TABLE_ROW, "Payment: yearly", ""),
        (ClauseKind.TABLE_ROW, "Retention Period: 30 Days", ""),
    ]


def test_labels_that_head_columns_stay_in_one_row() -> None:
    rows, table = grid(("Data:", "Kept:", "Shared:"), FOOTAGE)
    found = segments(rows, tables=[table])
    assert [(clause.text, clause.lead_in) for clause in found] == [
        ("Data: Kept: Shared:", ""),
        ("Footage 30 days nobody", "Data: Kept: Shared:"),
    ]


def test_a_table_on_a_page_leaves_other_pages_alone() -> None:
    rows, table = grid(HEADER, FOOTAGE, page=2)
    same_place = [Row(OWNS, top=314), Row(KEEPS, top=334)]
    found = segments(same_place, rows, tables=[table])
    kinds = [(clause.page, clause.kind) for clause in found]
    assert {kind for page, kind in kinds if page == 1}.isdisjoint(IN_TABLES)
    assert kinds[-2:] == [(2, ClauseKind.TABLE_HEADER), (2, ClauseKind.TABLE_ROW)]


def test_a_page_laid_out_in_boxes_is_no_table() -> None:
    rows, table = grid(("Terms", "Notes", "More"), ("One", "none", "none"), height=200)
    words = ["these", "five", "words", "a", "line"]
    for lines, found in ((LONGEST_ROW // 5, False), (LONGEST_ROW // 5 - 1, True)):
        cell = [Row(" ".join(words), 76, 520 + 5 * at) for at in range(lines)]
        doc = document([*rows, *cell], tables=[table])
        assert bool(table_lines(doc, doc.lines)) is found


def test_a_single_filled_row_is_no_table() -> None:
    rows, table = grid(HEADER, ("", "", ""))
    filled = [row for row in rows if row.text]
    doc = document(filled, tables=[table])
    assert table_lines(doc, doc.lines) == {}


def test_a_line_across_the_edge_of_a_table_is_not_in_it() -> None:
    rows, table = grid(HEADER, FOOTAGE)
    across = Row("A note that begins well outside of it", x=20, top=312)
    doc = document([across, *rows], tables=[table])
    assert doc.lines[0].span.start not in table_lines(doc, doc.lines)


def test_a_line_is_in_one_row_though_rows_overlap() -> None:
    tall, low = Box(1, 72, 300, 200, 340), Box(1, 200, 320, 400, 340)
    table = Table(
        Box(1, 72, 300, 400, 360),
        (TableRow((tall,)), TableRow((low,)), TableRow((Box(1, 72, 340, 400, 360),))),
    )
    rows = [Row("Footage", 76, 314), Row("30 days", 204, 334), Row("the end", 76, 354)]
    doc = document(rows, tables=[table])
    (lines,) = {one.rows for one in table_lines(doc, doc.lines).values()}
    placed = [line for row in lines for line in row]
    assert sorted(placed, key=lambda line: line.span.start) == list(doc.lines)


def test_what_is_in_no_row_of_a_table_is_not_in_it() -> None:
    rows, table = grid(HEADER, FOOTAGE)
    apart = Table(Box(1, 72, 300, 540, 400), (*table.rows, TableRow((Box(1, 72, 360, 540, 380),))))
    between = Row("between the rows", 76, 354)
    doc = document([*rows, between, Row("the last row", 76, 374)], tables=[apart])
    (lines,) = {one.rows for one in table_lines(doc, doc.lines).values()}
    assert [len(row) for row in lines] == [3, 3, 1]
    assert doc.lines[6].span.start not in table_lines(doc, doc.lines)


def test_two_tables_do_not_share_a_line() -> None:
    rows, table = grid(HEADER, FOOTAGE)
    found = segments(rows, tables=[table, table])
    assert [clause.text for clause in found] == [
        "Data Kept for Shared with",
        "Footage 30 days nobody",
    ]
