"""Give the lines inside ruled tables to their rows."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush

from clauses.records import Box, Document, Line, Table, TableRow
from clauses.segmentation.columns import parted, stretches

# A row with more words than this is a page laid out in boxes, not a table.
LONGEST_ROW = 140
# A header row is a few words a column, and no sentence; a first row with more is a row.
LONGEST_HEADER = 14


# A cell may begin so many rows above the last it reaches into.
TALLEST_CELL = 60
SAME_HEIGHT = 2.5  # points by which the letters of one printed line may stand off each other
# A row that gives values to labels heads no columns: "Term: 36 months".
_LABELLED = re.compile(r"[^:]{1,40}:\s+\S(?!.*:$)")


@dataclass(frozen=True, slots=True)
class TableLines:
    """A table as lines: `rows` from top to bottom, `first` where its first line starts.

    A line that runs through several cells is cut into its parts in each. `headed` is whether the
    first row may be one that names the columns.
    """

    first: int
    rows: tuple[tuple[Line, ...], ...]
    headed: bool = True


def table_lines(document: Document, lines: Sequence[Line]) -> dict[int, TableLines]:
    """Return for each line inside a table, by where the line starts, the table it belongs to.

    A row reads cell by cell from left to right, each from top to bottom; one that gives values to
    labels is a row for each label.
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
        placed = _placed(document, table, inside)
        kept = _rows(placed)
        if len(kept) < 2 or any(_words(document, _read(row)) > LONGEST_ROW for row in kept):
            continue
        starts = [line.span.start for line in inside if line.span.start in placed]
        rows = tuple(_read(part) for row in kept for part in _by_label(document, row))
        found.update(dict.fromkeys(starts, TableLines(min(starts), rows)))
    return found


# A part of a line, the row it is in, and where its cell begins.
_Placed = tuple[Line, int, float]
_Cells = tuple[tuple[Line, ...], ...]


def _placed(
    document: Document, table: Table, lines: Sequence[Line]
) -> dict[int, tuple[_Placed, ...]]:
    """By where each line starts, its parts in the cells; those in no row are left out."""
    edges, holders = _strips(table.rows)
    found: dict[int, tuple[_Placed, ...]] = {}
    for line in lines:
        middle = (line.box.top + line.box.bottom) / 2
        holder = holders[bisect_right(edges, middle)]
        if holder is None:
            continue
        apart = [_cell(table.rows, holder, box) for box in stretches(line)]
        places = [
            gap.at
            for gap, one, other in zip(line.gaps, apart, apart[1:], strict=False)
            if one != other
        ]
        cut = parted(document, line, places)
        found[line.span.start] = tuple(
            (part, *_cell(table.rows, holder, stretches(part)[0])) for part in cut
        )
    return found


def _cell(rows: Sequence[TableRow], holder: int, box: Box) -> tuple[int, float]:
    """The row and left edge of the cell that holds a box, which may begin in a row above."""
    x, y = (box.x0 + box.x1) / 2, (box.top + box.bottom) / 2
    for index in range(holder, max(-1, holder - TALLEST_CELL), -1):
        for cell in rows[index].cells:
            if cell.x0 <= x <= cell.x1 and cell.top <= y <= cell.bottom:
                return index, cell.x0
    return holder, box.x0


def _rows(placed: Mapping[int, Sequence[_Placed]]) -> list[_Cells]:
    """The rows with anything in them, each as its cells from left to right."""
    rows: dict[int, dict[float, list[Line]]] = defaultdict(lambda: defaultdict(list))
    for parts in placed.values():
        for part, row, edge in parts:
            rows[row][edge].append(part)
    return [tuple(_down(rows[row][edge]) for edge in sorted(rows[row])) for row in sorted(rows)]


def _down(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines of a cell from top to bottom, those on one height from left to right."""
    heights: list[list[Line]] = []
    for line in sorted(lines, key=lambda line: line.baseline):
        if heights and line.baseline - heights[-1][0].baseline < SAME_HEIGHT:
            heights[-1].append(line)
        else:
            heights.append([line])
    return tuple(one for row in heights for one in sorted(row, key=lambda line: line.box.x0))


def _by_label(document: Document, row: _Cells) -> list[_Cells]:
    """The row, cut before each label that follows a value: "Term: | 2 years | Keeps: | 30 days"."""
    labels = [document.text[cell[-1].span.end - 1] == ":" for cell in row]
    if not labels[0]:
        return [row]
    starts = [0, *(at for at in range(1, len(row)) if labels[at] and not labels[at - 1])]
    return [row[start:end] for start, end in zip(starts, [*starts[1:], len(row)], strict=True)]


def _read(row: _Cells) -> tuple[Line, ...]:
    return tuple(line for cell in row for line in cell)


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
    if _LABELLED.match(text):
        return False
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
