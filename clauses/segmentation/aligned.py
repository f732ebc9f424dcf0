"""Find tables drawn without rules: rows whose cells stand below each other, wide gaps between."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from clauses.records import Box, Document, Line
from clauses.segmentation.columns import gutter_of, stretches
from clauses.segmentation.furniture import text_of
from clauses.segmentation.numbering import BULLET, number_at
from clauses.segmentation.tables import LONGEST_ROW, TableLines

# A table has this many rows of two cells and more, and a row has no more white space above it than
# this many of its own heights.
FEWEST_ROWS = 3
MOST_APART = 2.5
# Cells stand below each other where their left edges, or their right ones, are so near, in points.
NEAR = 4.0
SHARED = 0.6  # of its rows have a cell in each column
PROSE = 0.6  # of the width of the page's text
_SIGNED = re.compile(r".*_{3,}|(?:by|name|title|date|signature|attest|its)\s*:", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Row:
    """The lines on one height, and the boxes of what stands apart in them."""

    lines: tuple[Line, ...]
    cells: tuple[Box, ...]

    @property
    def baseline(self) -> float:
        return self.lines[0].baseline


def aligned_tables(document: Document, lines: Sequence[Line]) -> dict[int, TableLines]:
    """Return for each line of a table without rules, by where it starts, the table it is in.

    `lines` are those outside ruled tables, in the order they are read in.
    """
    found: dict[int, TableLines] = {}
    for _, on_page in groupby(lines, key=lambda line: line.box.page):
        page = list(on_page)
        if gutter_of(page) is not None:
            continue
        widest = PROSE * max(line.box.x1 - line.box.x0 for line in page)
        for run in _runs(document, list(_rows(page)), widest):
            rows = _joined(run)
            words = [sum(len(text_of(document, line).split()) for line in row) for row in rows]
            if len(rows) < FEWEST_ROWS or max(words) > LONGEST_ROW:
                continue
            placed = [line.span.start for row in rows for line in row]
            found.update(dict.fromkeys(placed, TableLines(min(placed), rows)))
    return found


def _rows(lines: Sequence[Line]) -> Iterator[_Row]:
    """The lines of a page by their height, as far as they follow each other in it."""
    group: list[Line] = []
    for line in lines:
        if group and abs(line.baseline - group[-1].baseline) > NEAR / 2:
            yield _row(group)
            group = []
        group.append(line)
    if group:
        yield _row(group)


def _row(lines: Sequence[Line]) -> _Row:
    cells = sorted((box for line in lines for box in stretches(line)), key=lambda box: box.x0)
    return _Row(tuple(lines), tuple(cells))


def _runs(document: Document, rows: Sequence[_Row], widest: float) -> Iterator[list[_Row]]:
    """The stretches of rows that make a table, the lines that go on in one cell among them.

    A label before a text wider than `widest` points is no row.
    """
    run: list[_Row] = []
    above: _Row | None = None  # the last one with cells
    for row in rows:
        if run and not _follows(run[-1], row):
            yield from _table(run)
            run, above = [], None
        if _is_row(document, row, widest):
            run.append(row)
            above = row
        elif above is not None and _goes_on(above, row):
            run.append(row)
        else:
            yield from _table(run)
            run, above = [], None
    yield from _table(run)


def _table(run: list[_Row]) -> Iterator[list[_Row]]:
    """The run without what trails it, if enough of its rows have cells below each other."""
    while run and len(run[-1].cells) < 2:
        run.pop()
    whole = [row for row in run if len(row.cells) > 1]
    if len(whole) < FEWEST_ROWS:
        return
    lefts = _columns(whole, lambda box: box.x0)
    rights = _columns(whole, lambda box: box.x1)
    if lefts >= 2 or (lefts and rights >= 2):
        yield run


def _columns(rows: Sequence[_Row], edge: Callable[[Box], float]) -> int:
    """In how many places enough rows have the edge of a cell."""
    seen: Counter[int] = Counter()
    for row in rows:
        seen.update({round(edge(box) / NEAR) for box in row.cells})
    places = sorted(seen)
    count = at = 0
    while at < len(places):
        here = seen[places[at]] + seen[places[at] + 1]
        if here >= SHARED * len(rows):
            count += 1
            at += 1 + (places[at] + 1 in seen)
        else:
            at += 1
    return count


def _follows(before: _Row, row: _Row) -> bool:
    step = row.baseline - before.baseline
    return 0 < step < MOST_APART * max(line.size for line in (*before.lines, *row.lines))


def _is_row(document: Document, row: _Row, widest: float) -> bool:
    """Whether it has two cells and more, a number or bullet before a text not counted."""
    text = " ".join(text_of(document, line) for line in row.lines)
    if len(row.cells) < 2 or _SIGNED.match(text):
        return False
    if len(row.cells) > 2:
        return True
    wide = row.cells[1].x1 - row.cells[1].x0 > widest
    return not (wide or BULLET.match(text) or number_at(text) is not None)


def _goes_on(above: _Row, row: _Row) -> bool:
    """Whether a single stretch goes on in a cell of the row before, right of the first."""
    if len(row.cells) != 1:
        return False
    return any(abs(row.cells[0].x0 - box.x0) < NEAR for box in above.cells[1:])


def _joined(run: Sequence[_Row]) -> tuple[tuple[Line, ...], ...]:
    """Each row with the lines that go on in its cells."""
    made: list[list[Line]] = []
    for row in run:
        if len(row.cells) < 2 and made:
            made[-1] += row.lines
        else:
            made.append(list(row.lines))
    return tuple(map(tuple, made))
