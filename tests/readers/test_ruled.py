from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pdfplumber
import pytest
from reportlab.pdfgen.canvas import Canvas

from clauses.readers.frame import Frame
from clauses.readers.pdf import read_pdf
from clauses.readers.ruled import MOST_OBJECTS, ruled_tables
from clauses.records import Box, Table
from tests.readers.conftest import HEIGHT, Draw, Press, shown, table, text

ROWS = (("Data", "Kept for"), ("Footage", "30 days"), ("Audit log", "2 years"))
SHEET = Frame(1, 0.0, 0.0, 612.0, 792.0, 0)


def rounded(found: Table) -> list[list[tuple[float, ...]]]:
    return [
        [tuple(round(at) for at in (c.x0, c.top, c.x1, c.bottom)) for c in row.cells]
        for row in found.rows
    ]


def lines(*strokes: tuple[float, float, float, float]) -> Draw:
    """Rules from (x, top) to (x, top)."""

    def draw(canvas: Canvas) -> None:
        for x0, top, x1, bottom in strokes:
            canvas.line(x0, HEIGHT - top, x1, HEIGHT - bottom)

    return draw


def test_a_grid_is_a_table_of_rows_and_cells(press: Press) -> None:
    (found,) = read_pdf(press([table(*ROWS)])).tables
    assert rounded(found) == [
        [(72, 200, 222, 224), (222, 200, 372, 224)],
        [(72, 224, 222, 248), (222, 224, 372, 248)],
        [(72, 248, 222, 272), (222, 248, 372, 272)],
    ]
    assert found.box == Box(1, 72.0, 200.0, 372.0, 272.0)


def shaded(*boxes: tuple[float, float, float, float], grey: float = 0.9) -> Draw:
    """Filled rectangles from (x, top) to (x, top), without an outline."""

    def draw(canvas: Canvas) -> None:
        canvas.setFillGray(grey)
        for x0, top, x1, bottom in boxes:
            canvas.rect(x0, HEIGHT - bottom, x1 - x0, bottom - top, stroke=0, fill=1)
        canvas.setFillGray(0)

    return draw


CELL = (72, 200, 222, 260)


@pytest.mark.parametrize(
    ("inner", "rows"),
    [
        (shaded((72, 212, 222, 228), (72, 228, 222, 244)), 2),
        (shaded((72, 212, 222, 228), (72, 228, 222, 244), grey=0.5), 5),
    ],
    ids=["the same colour", "another colour"],
)
def test_lines_shaded_again_in_a_shaded_cell_are_no_rows(
    press: Press, inner: Draw, rows: int
) -> None:
    below = shaded((72, 260, 222, 290), (222, 260, 372, 290), grey=0.7)
    page = [shaded(CELL, (222, 200, 372, 260)), inner, below, text("Some words of an order.")]
    (found,) = read_pdf(press(page)).tables
    assert len(found.rows) == rows


def test_tables_come_by_page_and_from_the_top_down(press: Press) -> None:
    two = [table(*ROWS, top=100), table(*ROWS, top=400)]
    found = read_pdf(press(two, [text("No table here, only these words of text.")], two)).tables
    assert [(one.box.page, one.box.top) for one in found] == [
        (1, 100.0),
        (1, 400.0),
        (3, 100.0),
        (3, 400.0),
    ]


@pytest.mark.parametrize(
    "page",
    [
        [table(("A single frame around the terms of this order",), widths=(300,))],
        [table(("One row", "of two cells"))],
        [lines((72, 200, 372, 200), (72, 220, 372, 220), (72, 240, 372, 240))],
        [lines((72, 200, 72, 400), (172, 200, 172, 400), (272, 200, 272, 400))],
        [text("Footage ........ 30 days", "Audit log ...... 2 years")],
    ],
    ids=["frame", "one row", "underlines", "bars", "dots"],
)
def test_what_is_no_grid_is_no_table(press: Press, page: Sequence[Draw]) -> None:
    assert read_pdf(press([text("Some words of the order stand above."), *page])).tables == ()


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
@pytest.mark.parametrize("crop", [None, (60, 60, 590, 610)])
def test_cells_hold_their_words_however_the_page_is_turned_and_cropped(
    press: Press, rotation: int, crop: tuple[float, float, float, float] | None
) -> None:
    document = read_pdf(press([table(*ROWS, top=300), shown(rotation, crop)]))
    (found,) = document.tables
    assert len(document.lines) in (3, 6)
    for line in document.lines:
        middle = ((line.box.x0 + line.box.x1) / 2, (line.box.top + line.box.bottom) / 2)
        assert found.box.x0 < middle[0] < found.box.x1
        assert found.box.top < middle[1] < found.box.bottom


def test_a_table_in_a_locked_file_is_found(press: Press) -> None:
    path = press([table(*ROWS)], password="elm street")
    assert len(read_pdf(path, password="elm street").tables) == 1


def test_a_page_that_cannot_be_searched_loses_only_its_own_table(
    press: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    search = pdfplumber.page.Page.find_tables

    def failing(page: Any) -> Any:
        if page.page_number == 1:
            raise ValueError("a stroke that leads nowhere")
        return search(page)

    monkeypatch.setattr(pdfplumber.page.Page, "find_tables", failing)
    document = read_pdf(press([table(*ROWS)], [table(*ROWS)]))
    assert [one.box.page for one in document.tables] == [2]
    assert [line.box.page for line in document.lines] == [1, 1, 1, 2, 2, 2]


def test_a_file_pdfplumber_cannot_open_has_no_tables() -> None:
    assert ruled_tables(b"%PDF-1.7 and nothing more", (SHEET,)) == ()


@pytest.mark.parametrize(("more", "tables"), [(0, 1), (MOST_OBJECTS, 0)])
def test_a_drawing_of_many_strokes_is_not_searched(press: Press, more: int, tables: int) -> None:
    def hatching(canvas: Canvas) -> None:
        for index in range(more):
            canvas.line(400, 100 + index / 10, 410, 100 + index / 10)

    assert len(read_pdf(press([table(*ROWS), hatching])).tables) == tables


def test_reading_leaves_the_file_as_it_was(press: Press, tmp_path: Path) -> None:
    path = press([table(*ROWS)])
    before = path.read_bytes()
    read_pdf(path)
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]
