"""Find tables drawn with rules, with pdfplumber; only called for pages that have such rules."""

from collections.abc import Iterator
from pathlib import Path

import pdfplumber
from pdfplumber.table import Table as PlumberTable

from clauses.records import Box, Table, TableRow

# A page with more drawn objects than this is a drawing or a map, not a page with tables.
MOST_OBJECTS = 3000


def ruled_tables(path: Path, pages: tuple[int, ...]) -> tuple[Table, ...]:
    """Return the tables of these pages (from 1), top to bottom, rows and cells as boxes in points.

    A page pdfplumber cannot make sense of yields no table; its text has been read elsewhere.
    """
    try:
        with pdfplumber.open(path) as pdf:
            return tuple(
                table
                for number in pages
                for table in _tables_of(pdf.pages[number - 1], number)
            )
    except Exception:  # noqa: BLE001 - pdfminer raises whatever a broken file makes it meet
        return ()


def _tables_of(page: pdfplumber.page.Page, number: int) -> Iterator[Table]:
    try:
        if len(page.rects) + len(page.lines) + len(page.curves) > MOST_OBJECTS:
            return
        for found in page.find_tables():
            table = _table(found, number)
            if table is not None:
                yield table
    finally:
        page.close()


def _table(found: PlumberTable, number: int) -> Table | None:
    """Keep a grid of at least two rows and two columns; a single box is a frame around text."""
    rows = tuple(
        TableRow(tuple(Box(number, *cell) for cell in row.cells if cell)) for row in found.rows
    )
    rows = tuple(row for row in rows if row.cells)
    if len(rows) < 2 or max(len(row.cells) for row in rows) < 2:
        return None
    return Table(Box(number, *found.bbox), rows)
