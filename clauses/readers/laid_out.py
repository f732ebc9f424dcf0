"""Lay the paragraphs and tables of a format without pages of its own out as printed lines.

Segmentation tells paragraphs, headings and tables by where lines stand. A paragraph becomes one
line (one more for each line end its author set) well apart from the next, a table a grid of cell
boxes. The sizes are made up; only what they say matters: apart or not, heading or not, which cell.
"""

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from clauses.records import Box, Document, Line, Page, PageSource, Span, Table, TableRow

BODY = 11.0
HEADINGS = (18.0, 16.0, 14.0, 13.0, 13.0, 13.0)  # points, by level

WIDTH, HEIGHT = 612.0, 792.0  # a sheet; pages are longer where they hold more
LEFT, MEASURE = 72.0, 468.0
LETTER = 3.9  # points a character takes, so that 120 fill the measure
# Lines of a paragraph stand 1.2 sizes apart, paragraphs so far that no statistics of line steps
# takes it for one.
PITCH, GAP = 1.2, 48.0
# The share of a page above and below its lines, where segmentation looks for running headers.
MARGIN = 0.125
# A header row up to this length is repeated where its table goes on on the next page.
LONGEST_REPEATED = 300
# Rows after which a table without pages goes on as another: finding the row of a line takes a look
# at each, which no hostile table may make a matter of hours.
MOST_ROWS = 200

# A cell that holds only this numbers or marks what stands beside it.
_MARKER = re.compile(
    r"\(?(?:\d{1,3}(?:\.\d{1,3})+|(?:\d{1,3}|[A-Za-z]{1,2}|[ivxlIVXL]{1,6})[.)]+"
    r"|[A-Za-z]\.\d{1,2})[.)]*|(?:ARTICLE|Article|SECTION|Section|§)\s?[\dIVX.]{1,7}|[•▪●◦‣∙·○■□➢✓o–-]"
)


@dataclass(frozen=True, slots=True)
class Paragraph:
    r"""A paragraph: its text, white space folded.

    "\n" in it is a line end its author set, "\n\n" a paragraph's end, "\f" the start of a page.
    `bold_end` is how many leading characters are bold. `reported` is both wordings where a draft
    shows two; it becomes a warning.
    """

    text: str
    bold_end: int = 0
    size: float = BODY
    reported: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table that is `columns` wide."""

    paragraphs: tuple[Paragraph, ...]
    columns: int = 1

    @property
    def text(self) -> str:
        """All its words, breaks kept."""
        return "\n".join(one.text for one in self.paragraphs if one.text)


@dataclass(frozen=True, slots=True)
class Grid:
    """A table; a cell that spans rows stands in each of them."""

    rows: tuple[tuple[Cell, ...], ...]


Content = Paragraph | Grid


def laid_out(
    path: str,
    data: bytes,
    contents: Iterable[Content],
    warnings: Sequence[str] = (),
    *,
    wordless: str = "",
    with_blank: bool = False,
) -> Document:
    """Return the contents as a document on as many pages as they have page breaks, and one.

    A break on a page on which nothing stands counts only `with_blank` pages.
    `wordless` is the warning for a file that shows something but no words; its page is unreadable.
    """
    setting = _Setting(with_blank=with_blank)
    for content in contents:
        if isinstance(content, Grid):
            setting.grid(content)
        else:
            setting.paragraph(content)
    if wordless and not setting.lines:
        setting.source = PageSource.UNREADABLE
        warnings = (*warnings, wordless)
    sha256 = hashlib.sha256(data).hexdigest()
    return setting.document(path, sha256, (*warnings, *setting.warnings))


@dataclass(frozen=True, slots=True)
class _Set:
    """A line in its place on a page of which the height is not known yet."""

    text: str
    page: int
    x0: float
    x1: float
    baseline: float
    size: float
    bold_end: int
    opens: bool | None


@dataclass(slots=True)
class _Setting:
    """The pages so far, and where on the last one the next line goes."""

    lines: list[_Set] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    source: PageSource = PageSource.TEXT
    page: int = 1
    y: float = 0.0
    fresh: bool = True  # nothing stands on the page
    depths: dict[int, float] = field(default_factory=dict)
    with_blank: bool = False

    def paragraph(self, one: Paragraph, x0: float = LEFT, x1: float = LEFT + MEASURE) -> None:
        """Set a paragraph between two edges."""
        start, ends, page = 0, 0, 0
        opens: bool | None = True
        for part in re.split(r"([\n\f])", one.text):
            if part == "\f":
                self.turn()
                # A sentence runs over the page; after a line end let the layout say.
                opens = False if opens is None and not ends else opens
            elif part == "\n":
                ends += 1
                opens = True if ends > 1 else opens
            elif part:
                bold_end = min(max(one.bold_end - start, 0), len(part))
                self._line(part, bold_end, one.size, opens, x0, x1)
                opens, ends, page = None, 0, page or self.page
            start += len(part)
        if one.reported:
            self.warnings.append(f"page {page or self.page}: {one.reported}")

    def turn(self) -> None:
        """Begin a page, unless nothing stands on this one and blank ones do not count."""
        if not self.fresh or self.with_blank:
            self.page, self.y, self.fresh = self.page + 1, 0.0, True

    def _line(
        self, text: str, bold_end: int, size: float, opens: bool | None, x0: float, x1: float
    ) -> None:
        step = max(GAP, 3 * size + 3) if opens or self.fresh else PITCH * size
        self.y += step
        right = round(min(x0 + LETTER * len(text), x1), 2)
        self.lines.append(_Set(text, self.page, x0, right, self.y, size, bold_end, opens))
        self.fresh = False
        self.depths[self.page] = self.y

    def grid(self, grid: Grid) -> None:
        """Set a table; as paragraphs where it is one only to place text on the page."""
        rows = []
        for row in grid.rows:
            if any(cell.text.strip() for cell in row):
                rows.append(row)
            else:
                self._report(row)
        columns = max((sum(bool(c.text.strip()) for c in row) for row in rows), default=0)
        listed = [_item(row) for row in rows]
        if listed and all(listed):
            for item in listed:
                if item is not None:
                    self.paragraph(item)
        elif len(rows) < 2 or columns < 2:
            for row in rows:
                for cell in row:
                    for one in cell.paragraphs:
                        self.paragraph(one)
        else:
            self._ruled(rows)

    def _ruled(self, rows: Sequence[tuple[Cell, ...]]) -> None:
        """Set rows one below the other, a table a page, each with the header row."""
        wide = max(sum(cell.columns for cell in row) for row in rows)
        header = rows[0] if sum(len(cell.text) for cell in rows[0]) <= LONGEST_REPEATED else ()
        placed: list[TableRow] = []
        turned = False
        for row in rows:
            text = next(cell.text for cell in row if cell.text.strip())
            turned = turned or (text.startswith("\f") and not self.fresh)
            if turned or len(placed) == MOST_ROWS:
                self._finish(placed)
                if turned:
                    self.turn()
                placed = [self._row(header, wide)] if placed and header else []
            placed.append(self._row(row, wide))
            turned = any("\f" in cell.text.strip("\f") for cell in row)
        self._finish(placed)

    def _finish(self, rows: Sequence[TableRow]) -> None:
        if rows:
            top, bottom = rows[0].cells[0].top, rows[-1].cells[0].bottom
            self.tables.append(
                Table(Box(self.page, LEFT, top, LEFT + MEASURE, bottom), tuple(rows))
            )

    def _row(self, row: Sequence[Cell], wide: int) -> TableRow:
        top = self.y + GAP / 4
        edges = [LEFT]
        for cell in row:
            edges.append(edges[-1] + MEASURE * cell.columns / wide)
            for one in cell.paragraphs:
                self.paragraph(_on_one_page(one), round(edges[-2], 2), round(edges[-1], 2))
        bottom = self.y + GAP / 4
        cells = (Box(self.page, round(x0, 2), top, round(x1, 2), bottom)
                 for x0, x1 in pairwise(edges))  # fmt: skip
        return TableRow(tuple(cells))

    def _report(self, row: Iterable[Cell]) -> None:
        for cell in row:
            for one in cell.paragraphs:
                self.paragraph(Paragraph("", reported=one.reported))

    def _pages(self) -> int:
        if self.with_blank or not self.lines:
            return self.page
        return self.lines[-1].page

    def document(self, path: str, sha256: str, warnings: Sequence[str]) -> Document:
        """Return what was set, with the margins each page's height asks for."""
        heights = [
            round(max(HEIGHT, self.depths.get(number, 0.0) / (1 - 2 * MARGIN)), 2)
            for number in range(1, self._pages() + 1)
        ]
        lines, pages = [], []
        length = at = 0
        for number, height in enumerate(heights, 1):
            start = length
            while at < len(self.lines) and self.lines[at].page == number:
                lines.append(_line(self.lines[at], length, height))
                length = lines[-1].span.end + 1
                at += 1
            pages.append(Page(number, WIDTH, height, self.source, Span(start, length)))
        text = "".join(one.text + "\n" for one in self.lines)
        tables = tuple(_moved(table, heights) for table in self.tables)
        return Document(path, sha256, text, tuple(pages), tuple(lines), tables, tuple(warnings))


def _item(row: Sequence[Cell]) -> Paragraph | None:
    """A row that is a list item laid out as a table: a marker in one cell, its text in the next."""
    filled = [cell for cell in row if cell.text.strip()]
    if len(filled) != 2 or not _MARKER.fullmatch(filled[0].text.strip()):
        return None
    marker, (first, *others) = filled[0].text.strip(), filled[1].paragraphs
    bold_end = first.bold_end + (len(marker) + 1) * (first.bold_end > 0)
    rest = "".join(f"\n\n{one.text}" for one in others if one.text)
    reports = " ".join(one.reported for cell in row for one in cell.paragraphs if one.reported)
    return Paragraph(f"{marker} {first.text}{rest}", bold_end, first.size, reports)


def _on_one_page(one: Paragraph) -> Paragraph:
    """A row stands where it begins."""
    text = one.text.strip("\f")
    bold_end = one.bold_end - (len(one.text) - len(one.text.lstrip("\f")))
    return Paragraph(text.replace("\f", " "), max(bold_end, 0), one.size, one.reported)


def _line(one: _Set, start: int, height: float) -> Line:
    baseline = round(one.baseline + MARGIN * height, 2)
    box = Box(one.page, one.x0, round(baseline - one.size, 2), one.x1, round(baseline + 2, 2))
    span = Span(start, start + len(one.text))
    bold = one.bold_end >= len(one.text)
    return Line(span, box, one.size, bold, one.bold_end, baseline, one.opens)


def _moved(table: Table, heights: Sequence[float]) -> Table:
    """The table below the top margin of its page."""
    down = MARGIN * heights[table.box.page - 1]

    def moved(box: Box) -> Box:
        top, bottom = round(box.top + down, 2), round(box.bottom + down, 2)
        return Box(box.page, box.x0, top, box.x1, bottom)

    rows = tuple(TableRow(tuple(moved(cell) for cell in row.cells)) for row in table.rows)
    return Table(moved(table.box), rows)
