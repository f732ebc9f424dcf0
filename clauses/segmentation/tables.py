"""Give the lines inside ruled tables to their rows."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from clauses.records import Document, Line, Table, TableRow

# A row with more words than this is a page laid out in boxes, not a table.
LONGEST_ROW = 140
# A header row is a few words a column, and no sentence; a first row with more is a row.
LONGEST_HEADER = 14


@dataclass(frozen=True, slots=True)
class TableLines:
    """A table as lines: `rows` from top to bottom, `first` where its first line starts."""

    first: int
    rows: tuple[tuple[Line, ...], ...]


def table_lines(document: Document, lines: Sequence[Line]) -> dict[int, TableLines]:
    """Return for each line inside a table, by where the line starts, the table it belongs to.

    Lines keep the order the file draws them in, so that a row's text stands in the page's own.
    """
    found: dict[int, TableLines] = {}
    by_page: dict[int, list[Line]] = defaultdict(list)
    for line in lines:
        by_page[line.box.page].append(line)
    for table in document.tables:
        inside = [
            line
            for line in by_page[table.box.page]
            if _holds(table, line) and line.span.start not in found
        ]
        kept = _rows(table, inside)
        if len(kept) < 2 or any(_words(document, row) > LONGEST_ROW for row in kept):
            continue
        placed = {line.span.start for row in kept for line in row}
        one = TableLines(min(placed), kept)
        found.update(dict.fromkeys(placed, one))
    return found


def _rows(table: Table, lines: Sequence[Line]) -> tuple[tuple[Line, ...], ...]:
    """Each line in the first row that holds it: cells that span rows make rows overlap."""
    rows: list[list[Line]] = [[] for _ in table.rows]
    for line in lines:
        place = next((at for at, row in enumerate(table.rows) if _in_row(row, line)), None)
        if place is not None:
            rows[place].append(line)
    return tuple(tuple(row) for row in rows if row)


def is_header(row: Sequence[Line], text: str) -> bool:
    """Whether a table's first row, of this text, names what the columns hold."""
    words = text.split()
    if all(line.bold for line in row) and len(words) <= 2 * LONGEST_HEADER:
        return True
    states = text.endswith((".", ";")) or any(character.isdigit() for character in text)
    return len(words) <= LONGEST_HEADER and not states


def _words(document: Document, row: Sequence[Line]) -> int:
    return sum(len(document.text[line.span.start : line.span.end].split()) for line in row)


def _holds(table: Table, line: Line) -> bool:
    box, middle = table.box, (line.box.top + line.box.bottom) / 2
    return (
        line.box.page == box.page
        and box.top <= middle <= box.bottom
        and line.box.x0 >= box.x0 - 3
        and line.box.x1 <= box.x1 + 3
    )


def _in_row(row: TableRow, line: Line) -> bool:
    middle = (line.box.top + line.box.bottom) / 2
    top = min(cell.top for cell in row.cells)
    bottom = min(cell.bottom for cell in row.cells)
    return top <= middle < bottom
