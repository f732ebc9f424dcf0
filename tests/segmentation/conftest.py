"""A compositor: documents as a reader returns them, set line by line without a PDF."""

import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from clauses.records import (
    Box,
    Clause,
    Document,
    Gap,
    Line,
    Page,
    PageSource,
    Span,
    Table,
    TableRow,
)
from clauses.segmentation import segment

WIDTH, HEIGHT = 612.0, 792.0
LEFT, TOP, MEASURE = 72.0, 120.0, 468.0
PITCH = 14.0  # from line to line
GAP = 10.0  # more between paragraphs
LETTER = 0.5  # of the font size, the width of every letter


@dataclass(frozen=True)
class Row:
    """A line as it is set: its letters stand on `top`, the first `bold` of them are bold."""

    text: str
    x: float = LEFT
    top: float = TOP
    size: float = 11.0
    bold: int = 0
    cells: tuple[tuple[float, str], ...] = ()  # of a row with wide gaps: where each starts

    @property
    def box(self) -> tuple[float, float, float, float]:
        at, text = self.cells[-1] if self.cells else (self.x, self.text)
        end = at + len(text) * self.size * LETTER
        return self.x, self.top - 0.75 * self.size, end, self.top + 0.25 * self.size

    @property
    def gaps(self) -> tuple[Gap, ...]:
        found: list[Gap] = []
        at = 0
        for (x, text), (following, _) in pairwise(self.cells):
            at += len(text) + bool(found)
            found.append(Gap(at, x + len(text) * self.size * LETTER, following))
        return tuple(found)


def spread(*cells: tuple[float, str], top: float = TOP, size: float = 11.0, bold: int = 0) -> Row:
    """A line whose words stand wide apart, each stretch with where it starts."""
    return Row(" ".join(text for _, text in cells), cells[0][0], top, size, bold, cells)


def column(
    *paragraphs: str,
    x: float = LEFT,
    top: float = TOP,
    measure: float = MEASURE,
    gap: float = GAP,
    size: float = 11.0,
    bold: bool = False,
) -> list[Row]:
    """Paragraphs below each other, each wrapped to the measure.

    Leading spaces indent a paragraph; a line feed in one forces a line end there.
    """
    rows = []
    for paragraph in paragraphs:
        words = paragraph.lstrip(" ")
        indent = (len(paragraph) - len(words)) * size * LETTER
        letters = int((measure - indent) / (size * LETTER))
        for forced in words.split("\n"):
            for text in textwrap.wrap(forced, letters, break_on_hyphens=False):
                rows.append(Row(text, x + indent, top, size, len(text) if bold else 0))
                top += PITCH
        top += gap
    return rows


def document(*pages: Sequence[Row], tables: Sequence[Table] = ()) -> Document:
    """The pages as a reader returns them."""
    lines: list[Line] = []
    made: list[Page] = []
    length = 0
    for number, rows in enumerate(pages, start=1):
        start = length
        for row in rows:
            span = Span(length, length + len(row.text))
            bold = 0 < row.bold >= len(row.text)
            box = Box(number, *row.box)
            lines.append(Line(span, box, row.size, bold, row.bold, row.top, gaps=row.gaps))
            length = span.end + 1
        made.append(Page(number, WIDTH, HEIGHT, PageSource.TEXT, Span(start, length)))
    text = "".join(f"{row.text}\n" for rows in pages for row in rows)
    return Document("deal.pdf", "ab", text, tuple(made), tuple(lines), tuple(tables))


def grid(
    *cells: Sequence[str],
    page: int = 1,
    top: float = 300.0,
    widths: Sequence[float] = (156.0, 156.0, 156.0),
    height: float = 20.0,
) -> tuple[list[Row], Table]:
    """A ruled table: the rows of text in its cells, and the table a reader finds."""
    rows = []
    found = []
    for down, texts in enumerate(cells):
        y = top + down * height
        boxes = []
        for across, text in enumerate(texts):
            x = LEFT + sum(widths[:across])
            boxes.append(Box(page, x, y, x + widths[across], y + height))
            rows.append(Row(text, x + 4, y + 14))
        found.append(TableRow(tuple(boxes)))
    ends = LEFT + sum(widths[: len(cells[0])]), top + len(cells) * height
    return rows, Table(Box(page, LEFT, top, *ends), tuple(found))


def segments(*pages: Sequence[Row], tables: Sequence[Table] = ()) -> tuple[Clause, ...]:
    return segment(document(*pages, tables=tables))


def outline(*pages: Sequence[Row]) -> list[tuple[str | None, str | None, str]]:
    """Number, heading and text of each clause."""
    return [(clause.number, clause.heading, clause.text) for clause in segments(*pages)]


def outline_of(*paragraphs: str) -> list[tuple[str | None, str | None, str]]:
    return outline(column(*paragraphs))


def levels(clauses: Sequence[Clause]) -> list[tuple[str | None, int]]:
    """The number, or heading or else text, of each clause with its level."""
    return [(clause.number or clause.heading or clause.text, clause.level) for clause in clauses]


def parents(clauses: Sequence[Clause]) -> Iterator[tuple[str | None, str | None]]:
    """The number or heading of each clause with that of its parent."""
    for clause in clauses:
        above = clauses[clause.parent] if clause.parent is not None else None
        yield clause.number or clause.heading, (above.number or above.heading) if above else None
