"""Find tables drawn with rules, with pdfplumber; only called for pages that have such rules."""

import io
import logging
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from clauses.readers.frame import Frame
from clauses.records import Box, Table, TableRow

if TYPE_CHECKING:
    import pdfplumber
    from pdfplumber.table import Table as PlumberTable

# A page with more drawn objects than this is a drawing or a map, not a page with tables.
MOST_OBJECTS = 3000
# A filled rectangle thinner than this many points is a rule.
THINNEST = 3.0
# A cell's shading is drawn line by line right after the whole: so many rectangles are looked back.
LOOKED_BACK = 40
# pdfminer logs what it dislikes in a file, in the file's own words; none of it is for the user.
logging.getLogger("pdfminer").addHandler(logging.NullHandler())


def ruled_tables(
    data: bytes, frames: Iterable[Frame], password: str | None = None
) -> tuple[Table, ...]:
    """Return the tables of the pages in these frames, top to bottom, boxes as the page shows them.

    A page pdfplumber cannot make sense of yields no table; its text has been read elsewhere.
    """
    import pdfplumber  # a twentieth of a second and 20 MB, which most documents do not need

    try:
        with pdfplumber.open(io.BytesIO(data), password=password) as pdf:
            return tuple(table for frame in frames for table in _on_page(pdf, frame))
    except Exception:  # noqa: BLE001 - pdfminer raises whatever a broken file makes it meet
        return ()


def _on_page(pdf: "pdfplumber.PDF", frame: Frame) -> tuple[Table, ...]:
    try:
        return tuple(_tables_of(pdf.pages[frame.number - 1], frame))
    except Exception:  # noqa: BLE001 - as above: the other pages have tables still
        return ()


def _tables_of(page: "pdfplumber.page.Page", frame: Frame) -> Iterator[Table]:
    try:
        if len(page.rects) + len(page.lines) + len(page.curves) > MOST_OBJECTS:
            return
        page.objects["rect"] = _visible(page.rects)
        shown = replace(frame, turned=page.rotation % 360)
        across, down = _origin(page, shown)
        for found in page.find_tables():
            table = _table(found, frame.number, across, down)
            if table is not None:
                yield table if shown == frame else _turned(table, shown, frame)
    finally:
        page.close()


def _visible(drawn: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """The rectangles without those that shade what is shaded in the same colour already.

    Word processors shade a cell, then each of its lines again: no edges of rows are those.
    """
    kept: list[dict[str, Any]] = []
    for one in drawn:
        inside = _shades(one) and any(
            _shades(other)
            and other["non_stroking_color"] == one["non_stroking_color"]
            and _is_within(one, other)
            for other in kept[-LOOKED_BACK:]
        )
        if not inside:
            kept.append(one)
    return kept


def _shades(one: dict[str, Any]) -> bool:
    thick = min(one["x1"] - one["x0"], one["bottom"] - one["top"]) >= THINNEST
    return bool(one["fill"]) and not one["stroke"] and thick


def _is_within(one: dict[str, Any], other: dict[str, Any]) -> bool:
    return bool(
        other["x0"] - 1 <= one["x0"]
        and one["x1"] <= other["x1"] + 1
        and other["top"] - 1 <= one["top"]
        and one["bottom"] <= other["bottom"] + 1
        and one["bottom"] - one["top"] < other["bottom"] - other["top"]
    )


def _turned(table: Table, shown: Frame, read: Frame) -> Table:
    """The table of a page that is read another way up than it is shown: rows may be columns."""

    def box(one: Box) -> Box:
        return read.box(*shown.in_file(one))

    rows: dict[float, list[Box]] = {}
    for cell in (box(cell) for row in table.rows for cell in row.cells):
        rows.setdefault(round(cell.top), []).append(cell)
    ordered = (sorted(rows[top], key=lambda cell: cell.x0) for top in sorted(rows))
    return Table(box(table.box), tuple(TableRow(tuple(cells)) for cells in ordered))


def _origin(page: "pdfplumber.page.Page", frame: Frame) -> tuple[float, float]:
    """Where pdfplumber, which measures the whole sheet, sees the top left of the visible part."""
    left, bottom, right, top = page.page_obj.mediabox
    sheet = Frame(frame.number, left, bottom, right, top, frame.turned)
    visible = sheet.box(frame.left, frame.bottom, frame.right, frame.top)
    return page.mediabox[0] + visible.x0, page.mediabox[1] + visible.top


def _table(found: "PlumberTable", number: int, across: float, down: float) -> Table | None:
    """Keep a grid of at least two rows and two columns; a single box is a frame around text."""

    def box(cell: tuple[float, float, float, float]) -> Box:
        x0, top, x1, bottom = cell
        moved = x0 - across, top - down, x1 - across, bottom - down
        return Box(number, *(round(float(at), 2) for at in moved))

    rows = tuple(TableRow(tuple(box(cell) for cell in row.cells if cell)) for row in found.rows)
    rows = tuple(row for row in rows if row.cells)
    if len(rows) < 2 or max(len(row.cells) for row in rows) < 2:
        return None
    return Table(box(found.bbox), rows)
