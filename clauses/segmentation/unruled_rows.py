"""Give a ruled table the rows printed in its columns below it, where the rules end too soon."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from clauses.records import Box, Document, Line, Table
from clauses.segmentation.columns import stretches
from clauses.segmentation.furniture import text_of
from clauses.segmentation.numbering import BULLET, number_at
from clauses.segmentation.tables import TableLines

# A grid of fewer columns is also what two columns of text stand in.
FEWEST_COLUMNS = 3
# A row follows with no more white space than this many of its heights; a cell's next line comes
# within so many font sizes.
MOST_APART = 2.8
NEXT_LINE = 1.6
SAME_HEIGHT = 2.5  # points by which the letters of one row may stand off each other
NEAR = 3.0


@dataclass(frozen=True, slots=True)
class _Row:
    """The lines on one height, and where in each column they fill begins what is in it."""

    lines: tuple[Line, ...]
    cells: tuple[float, ...]

    @property
    def baseline(self) -> float:
        return self.lines[0].baseline


def with_unruled_rows(
    document: Document, found: Mapping[int, TableLines], lines: Sequence[Line]
) -> dict[int, TableLines]:
    """Return `found`, each table with the rows that stand below it in its columns.

    The last of them fills three columns or more. `lines` are those in no table yet. A heading among
    such rows is a row, one after them is not.
    """
    made = dict(found)
    by_page: dict[int, list[Line]] = defaultdict(list)
    for line in lines:
        by_page[line.box.page].append(line)
    on_page: dict[int, dict[int, TableLines]] = defaultdict(dict)
    for one in found.values():
        on_page[one.rows[0][0].box.page][one.first] = one
    for ruled in document.tables:
        table = _lines_of(on_page[ruled.box.page].values(), ruled)
        columns = _columns(ruled)
        free = [one for one in by_page[ruled.box.page] if one.span.start not in made]
        if table is None or len(columns) < FEWEST_COLUMNS:
            continue
        more = _below(document, table, columns, free)
        if more:
            starts = [one.span.start for row in more for one in row]
            grown = replace(table, first=min(table.first, *starts), rows=(*table.rows, *more))
            made.update(dict.fromkeys([*starts, *_starts(table, made)], grown))
    return made


def _lines_of(found: Iterable[TableLines], ruled: Table) -> TableLines | None:
    """The table as lines, if its last row is inside these rules."""
    for one in found:
        box = one.rows[-1][0].box
        if (
            ruled.box.x0 - NEAR <= box.x0 <= ruled.box.x1
            and ruled.box.top <= box.top <= ruled.box.bottom
        ):
            return one
    return None


def _starts(table: TableLines, found: Mapping[int, TableLines]) -> list[int]:
    """Where the lines of a table start; those of one cut in parts begin with the first."""
    starts = (line.span.start for row in table.rows for line in row)
    return [start for start in starts if found.get(start) is table]


def _columns(ruled: Table) -> tuple[Box, ...]:
    return max((row.cells for row in ruled.rows), key=len)


def _below(
    document: Document, table: TableLines, columns: Sequence[Box], free: Sequence[Line]
) -> tuple[tuple[Line, ...], ...]:
    """The rows below the table, the lines that go on in a cell with theirs."""
    last = max(one.baseline for one in table.rows[-1])
    run: list[_Row] = []
    for lines in _heights([one for one in free if one.baseline > last]):
        row = _row(document, lines, columns)
        if row is None:
            break
        step = row.baseline - (run[-1].baseline if run else last)
        if step > MOST_APART * max(one.size for one in row.lines):
            break
        run.append(row)
    joined = _joined(run)
    while joined and not any(len(row.cells) >= FEWEST_COLUMNS for row in joined[-1]):
        joined.pop()
    return tuple(tuple(one for row in rows for one in row.lines) for rows in joined)


def _heights(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """The lines from top to bottom, those on one height together."""
    group: list[Line] = []
    for line in sorted(lines, key=lambda line: line.baseline):
        if group and line.baseline - group[0].baseline > SAME_HEIGHT:
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _row(document: Document, lines: Sequence[Line], columns: Sequence[Box]) -> _Row | None:
    """The row, or None where a stretch is in no column, or a clause begins."""
    ordered = tuple(sorted(lines, key=lambda line: line.box.x0))
    starts: dict[int, float] = {}
    for box in (box for line in ordered for box in stretches(line)):
        column = next((at for at, one in enumerate(columns) if _is_in(box, one)), None)
        if column is None:
            return None
        starts.setdefault(column, box.x0)
    text = text_of(document, ordered[0])
    if len(starts) == 1 and (BULLET.match(text) or number_at(text) is not None):
        return None
    return _Row(ordered, tuple(starts.values()))


def _is_in(cell: Box, column: Box) -> bool:
    return column.x0 - NEAR <= cell.x0 and cell.x1 <= column.x1 + NEAR


def _joined(run: Sequence[_Row]) -> list[list[_Row]]:
    """The rows, a line that goes on in the first cell of the row it is nearer to put with it."""
    made: list[list[_Row]] = []
    waiting: list[_Row] = []  # what belongs to the next row
    for at, row in enumerate(run):
        up = _step(run[at - 1], row) if at else None
        down = _step(row, run[at + 1]) if at + 1 < len(run) else None
        if len(row.cells) == 1 and down is not None and (up is None or down <= up):
            waiting.append(row)
        elif len(row.cells) == 1 and up is not None and made and not waiting:
            made[-1].append(row)
        else:
            made.append([*waiting, row])
            waiting = []
    return made


def _step(above: _Row, below: _Row) -> float | None:
    """From a row to one that goes on in its first cell, or None where none does."""
    step = below.baseline - above.baseline
    near = abs(above.cells[0] - below.cells[0]) < NEAR
    return step if near and step < NEXT_LINE * below.lines[0].size else None
