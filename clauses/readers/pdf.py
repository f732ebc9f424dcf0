"""Read a PDF: what PDFium says each page prints, or what its picture says, and ruled tables.

PDFium is not safe in threads; use one process a document at a time.
"""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import pypdfium2

from clauses.errors import UnreadableInput
from clauses.readers.coverage import (
    doubtful_pictures_warning,
    given_up_warning,
    picture_warnings,
    tables_given_up_warning,
    unreadable_warning,
)
from clauses.readers.drawn import drawn
from clauses.readers.frame import Frame
from clauses.readers.ocr import (
    Layer,
    RecognisedLine,
    judged,
    keeps,
    merged,
    pasted,
    recognise,
)
from clauses.readers.opening import Reopened, bytes_of
from clauses.readers.page_labels import page_label
from clauses.readers.printed import PrintedLine, garbled
from clauses.readers.ruled import ruled_tables
from clauses.readers.shown import Shown, listed, shown
from clauses.readers.upright import set_upright
from clauses.records import Document, Line, Page, PageSource, Span, Table


def read_pdf(
    path: Path, *, password: str | None = None, begin: Callable[[], bool] | None = None
) -> Document:
    """Return the text of every page of the PDF at `path`, in the order the file draws it.

    A page without a text layer, or with one that makes no sense, is recognised from its picture;
    where that cannot be done well enough it has the source `unreadable`, no text, and is named in
    `warnings`. So is a page of text of which most is a picture of words nobody can read, but it has
    its text; with a smaller picture it is a page of text, named in `warnings`. `begin` is called as
    each page begins, and then for the ruled tables: as the search begins, and at each page that may
    have some. What it returns False for is given up. Raises UnreadableInput where the file cannot
    be opened.
    """
    data = bytes_of(path)
    pdf = Reopened(data, path, password)
    try:
        return _document(pdf, path, data, password, begin or (lambda: True))
    finally:
        pdf.close()


def _document(
    pdf: Reopened,
    path: Path,
    data: bytes,
    password: str | None,
    begin: Callable[[], bool],
) -> Document:
    so_far = _SoFar()
    for number in range(1, pdf.count + 1):
        if begin():
            opened = pdf.before_page()
            so_far.add(number, _page(opened, number), page_label(opened, number))
        else:
            so_far.give_up(number)
    found, without = _ruled(data, so_far.ruled, password, begin)
    tables = tuple(sorted((*found, *so_far.tables), key=lambda table: table.box.page))
    text = "".join(line + "\n" for line in so_far.text)
    sha256 = hashlib.sha256(data).hexdigest()
    pages, lines = tuple(so_far.pages), tuple(so_far.lines)
    warnings = so_far.warnings(without, pdf.troubles)
    return Document(str(path), sha256, text, pages, lines, tables, warnings)


@dataclass(slots=True)
class _SoFar:
    """What was read of the pages so far, each line of text with its place in the whole.

    Pages are told apart by what is to be said of them: `with_pictures` says whether the words on
    theirs were read, `doubtful` are those with pictures that may hold words.
    """

    text: list[str] = field(default_factory=list)
    length: int = 0
    pages: list[Page] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    ruled: list[Frame] = field(default_factory=list)
    unreadable: list[int] = field(default_factory=list)
    given_up: list[int] = field(default_factory=list)
    with_pictures: dict[int, bool] = field(default_factory=dict)
    doubtful: list[int] = field(default_factory=list)
    troubles: list[str] = field(default_factory=list)
    told: list[str] = field(default_factory=list)

    def give_up(self, number: int) -> None:
        """Count a page that was not read."""
        self.given_up.append(number)
        nothing = Span(self.length, self.length)
        self.pages.append(Page(number, 0.0, 0.0, PageSource.UNREADABLE, nothing))

    def add(self, number: int, read: "_PageRead", label: str | None) -> None:
        """Put a page behind the others."""
        start = self.length
        for one in read.lines:
            self._add_line(one)
        span = Span(start, self.length)
        self.pages.append(
            Page(
                number, *read.size, read.source, span, read.confidence, read.turned, printed=label
            )
        )  # fmt: skip
        self.tables += read.tables
        self.told += read.warnings
        if read.ruled is not None:
            self.ruled.append(read.ruled)
        self._account(number, read)

    def _add_line(self, one: PrintedLine | RecognisedLine) -> None:
        span = Span(self.length, self.length + len(one.text))
        self.lines.append(
            Line(
                span, one.box, one.size, one.bold, one.bold_end, one.baseline,
                confidence=one.confidence,
                gaps=one.gaps if isinstance(one, PrintedLine) else (),
            )
        )  # fmt: skip
        self.text.append(one.text)
        self.length = span.end + 1

    def _account(self, number: int, read: "_PageRead") -> None:
        if read.picture_read is False and read.source is PageSource.TEXT:
            self.doubtful.append(number)
        elif read.picture_read is not None:
            self.with_pictures[number] = read.picture_read
        elif read.source is PageSource.UNREADABLE:
            self.unreadable.append(number)
            if read.trouble and read.trouble not in self.troubles:
                self.troubles.append(read.trouble)

    def warnings(self, without_tables: list[int], troubles: Sequence[str]) -> tuple[str, ...]:
        """Return what is to be said of the pages; `troubles` are those of the file."""
        return (
            *((unreadable_warning(self.unreadable),) if self.unreadable else ()),
            *((given_up_warning(self.given_up),) if self.given_up else ()),
            *((tables_given_up_warning(without_tables),) if without_tables else ()),
            *picture_warnings(self.with_pictures),
            *((doubtful_pictures_warning(self.doubtful),) if self.doubtful else ()),
            *self.troubles, *troubles, *listed(self.told),
        )  # fmt: skip


def _ruled(
    data: bytes, frames: Sequence[Frame], password: str | None, begin: Callable[[], bool]
) -> tuple[tuple[Table, ...], list[int]]:
    """The ruled tables of the pages in these frames, and the pages they were given up on."""
    if not frames:
        return (), []
    if not begin():
        return (), [frame.number for frame in frames]
    given_up: list[int] = []

    def begun() -> Iterator[Frame]:
        for frame in frames:
            if begin():
                yield frame
            else:
                given_up.append(frame.number)

    return ruled_tables(data, begun(), password), given_up


@dataclass(frozen=True, slots=True)
class _PageRead:
    """A page: its size in points, how it was read, its lines, and its tables.

    `ruled` is there where the page draws enough rules for a table to be looked for. `confidence`
    and `turned` are as in `Page`; `trouble` says why nothing could be recognised on any page.
    `warnings` are of what the page hides, or was written over it. `picture_read` says whether the
    words of pictures on a page of text could be read; None where there are none.
    """

    size: tuple[float, float]
    source: PageSource
    lines: Sequence[PrintedLine | RecognisedLine] = ()
    ruled: Frame | None = None
    tables: tuple[Table, ...] = ()
    confidence: float = 1.0
    turned: float = 0.0
    trouble: str = ""
    warnings: tuple[str, ...] = ()
    picture_read: bool | None = None


def _page(pdf: pypdfium2.PdfDocument, number: int) -> _PageRead:
    try:
        page = pdf[number - 1]
    except pypdfium2.PdfiumError:
        return _PageRead((0.0, 0.0), PageSource.UNREADABLE)
    left, bottom, right, top = page.get_bbox()
    try:
        textpage = page.get_textpage()
        if turned := set_upright(page, textpage):
            textpage.close()
            textpage = page.get_textpage()
    except pypdfium2.PdfiumError:
        page.close()
        size = Frame(number, left, bottom, right, top, page.get_rotation()).size
        return _PageRead(size, PageSource.UNREADABLE)
    frame = Frame(number, left, bottom, right, top, page.get_rotation())
    try:
        draws = drawn(page)
        text = textpage.get_text_range()
        own = shown(page, textpage, text, draws, frame, pdf.formenv)
        odd = garbled(text)
        layer = Layer.LACKING if odd else judged(page, own.lines, pictures=draws.pictures)
        if layer is not Layer.SERVES:
            seen = _recognised(page, number, frame, () if odd else own.lines, layer)
            if seen is not None:
                return replace(seen, warnings=own.warnings, turned=seen.turned + turned)
        read = _with_pictures(page, frame, own) if draws.pictures else _of_text(frame, own)
        return replace(read, ruled=frame if draws.rules else None, turned=float(turned))
    finally:
        textpage.close()
        page.close()


def _of_text(frame: Frame, own: Shown) -> _PageRead:
    return _PageRead(frame.size, PageSource.TEXT, own.lines, warnings=own.warnings)


def _with_pictures(page: pypdfium2.PdfPage, frame: Frame, own: Shown) -> _PageRead:
    """A page of text with what its pictures say.

    Where they are too poor it is a page of text still, unless most of what it shows is on them.
    """
    read, found = _of_text(frame, own), pasted(page, frame, own.lines)
    if found is None:
        return read
    if found.poor:
        source = PageSource.UNREADABLE if found.most else PageSource.TEXT
        return replace(read, source=source, picture_read=False)
    lines = merged(own.lines, found.lines)
    return replace(read, lines=lines, confidence=found.confidence, picture_read=True)


def _recognised(
    page: pypdfium2.PdfPage,
    number: int,
    frame: Frame,
    printed: Sequence[PrintedLine],
    layer: Layer,
) -> _PageRead | None:
    """What the picture of the page says; None where the text it has is the better one."""
    try:
        seen = recognise(page, number)
    except UnreadableInput as error:  # no engine: the other pages are read all the same
        if layer in (Layer.DOUBTFUL, Layer.GARBLED):
            return None
        return _PageRead(frame.size, PageSource.UNREADABLE, trouble=str(error))
    if keeps(layer, printed, seen):
        return None
    source = PageSource.UNREADABLE if seen.poor or seen.more else PageSource.OCR
    size = seen.width, seen.height
    read = _PageRead(size, source, seen.lines, None, seen.tables, seen.confidence, seen.turned)
    return replace(read, picture_read=False) if seen.more else read
