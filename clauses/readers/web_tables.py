"""Gather the rows of HTML tables, cells that span rows in each of them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from lxml import etree

from clauses.readers.laid_out import LONGEST_REPEATED, Cell, Content, Grid, Paragraph

MOST_COLUMNS = 100  # what a cell may span; browsers stop at 1,000
MOST_ROWS = 65534  # as browsers do
# Characters a table may repeat, so that a small file cannot say to repeat without end.
MOST_REPEATED = 100_000

_WHOLE = re.compile(r"\s*(\d{1,6})")


@dataclass(slots=True)
class _Open:
    """A cell, and the column it begins in."""

    columns: int
    rows: int
    paragraphs: list[Paragraph] = field(default_factory=list)


@dataclass(slots=True)
class TableRows:
    """The rows of a table so far. Where it only lays out the page, its contents go elsewhere."""

    layout: bool
    rows: list[list[Cell]] = field(default_factory=list)
    cell: _Open | None = None
    column: int = 0
    spanning: dict[int, tuple[int, Cell]] = field(default_factory=dict)  # column: rows left, cell
    repeated: int = 0

    def takes(self, contents: Sequence[Content]) -> bool:
        """Put contents into the open cell; whether there is one to put them into."""
        if self.cell is None:
            return False
        self.cell.paragraphs += (one for one in contents if isinstance(one, Paragraph))
        return True

    def open_row(self) -> None:
        """Begin a row."""
        self._end_row()
        if not self.layout:
            self.rows.append([])

    def open_cell(self, element: etree._Element) -> None:
        """Begin a cell."""
        if self.layout:
            return
        if not self.rows:
            self.open_row()
        self._fill()
        columns = min(_span(element.get("colspan")), MOST_COLUMNS)
        self.cell = _Open(columns, min(_span(element.get("rowspan")), MOST_ROWS))

    def close_cell(self) -> None:
        """End the open cell, if there is one."""
        opened, self.cell = self.cell, None
        if opened is None:
            return
        cell = Cell(tuple(opened.paragraphs), opened.columns)
        self.rows[-1].append(cell)
        if opened.rows > 1 and len(cell.text) <= LONGEST_REPEATED:
            self.spanning[self.column] = (opened.rows, cell)
        self.column += opened.columns

    def contents(self) -> list[Content]:
        """Return the table."""
        self._end_row()
        return [Grid(tuple(tuple(row) for row in self.rows))] if self.rows else []

    def _fill(self) -> None:
        """Repeat the cells that reach down to where the next one would begin."""
        while (above := self.spanning.get(self.column)) and self.repeated < MOST_REPEATED:
            cell = above[1]
            self.repeated += len(cell.text) + 10
            self.rows[-1].append(cell)
            self.column += cell.columns

    def _end_row(self) -> None:
        if self.rows:
            self._fill()
        left = ((at, (rows - 1, cell)) for at, (rows, cell) in self.spanning.items())
        self.spanning = {at: (rows, cell) for at, (rows, cell) in left if rows > 0}
        self.column = 0


def _span(value: str | None) -> int:
    found = _WHOLE.match(value or "")
    return max(int(found[1]), 1) if found else 1
