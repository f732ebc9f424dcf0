"""Give the lines inside ruled tables to their rows."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from heapq import heappop, heappush

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
    edges, holders = _strips(table.rows)
    rows: list[list[Line]] = [[] for _ in table.rows]
    for line in lines:
        middle = (line.box.top + line.box.bottom) / 2
        holder = holders[bisect_right(edges, middle)]
        if holder is not None:
            rows[holder].append(line)
    return tuple(tuple(row) for row in rows if row)


def _strips(rows: Sequence[TableRow]) -> tuple[list[float], list[int | None]]:
    """The edges of the rows from top to bottom, and the first row of each strip between them.

    The strip before the first edge and the one after the last have none.
    """
    changes: list[tuple[float, int, int]] = []
    for index, row in enumerate(rows):
        changes.append((min(cell.top for cell in row.cells), 1, index))
        changes.append((min(cell.bottom for cell in row.cells), 0, index))
    edges: list[float] = []
    holders: list[int | None] = [None]
    open_rows: list[int] = []
    closed: set[int] = set()
    for at, opens, index in sorted(changes):
        if opens and index not in closed:
            heappush(open_rows, index)
        else:
            closed.add(index)
        while open_rows and open_rows[0] in closed:
            heappop(open_rows)
        edges.append(at)
        holders.append(open_rows[0] if open_rows else None)
    return edges, holders


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
