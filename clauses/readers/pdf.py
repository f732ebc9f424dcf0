"""Read a born-digital PDF with PDFium: text, lines, boxes, fonts, ruled tables.

PDFium is not safe in threads; use one process a document at a time.
"""

import ctypes
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium

from clauses.errors import UnreadableInput
from clauses.readers.coverage import unreadable_warning
from clauses.readers.frame import Frame
from clauses.readers.ocr import Layer, RecognisedLine, judged, keeps, recognise
from clauses.readers.opening import bytes_of, opened
from clauses.readers.printed import PrintedLine, garbled, printed_lines
from clauses.readers.ruled import ruled_tables
from clauses.records import Document, Line, Page, PageSource, Span, Table

# A page with few letters that is drawn with more strokes than this: letters turned to outlines.
MOST_STROKES = 1000


def read_pdf(path: Path, *, password: str | None = None) -> Document:
    """Return the text of every page of the PDF at `path`, in the order the file draws it.

    A page without a text layer, or with one that makes no sense, is recognised from its picture;
    where that cannot be done well enough it has the source `unreadable`, no text, and is named in
    `warnings`. Raises UnreadableInput where the file cannot be opened.
    """
    data = bytes_of(path)
    pdf = opened(data, path, password)
    try:
        return _document(pdf, path, data, password)
    finally:
        pdf.close()


def _document(
    pdf: pypdfium2.PdfDocument, path: Path, data: bytes, password: str | None
) -> Document:
    text: list[str] = []
    length = 0
    pages: list[Page] = []
    lines: list[Line] = []
    ruled: list[Frame] = []
    unreadable: list[int] = []
    troubles: list[str] = []
    recognised: list[Table] = []
    for number in range(1, len(pdf) + 1):
        start = length
        read = _page(pdf, number)
        for one in read.lines:
            span = Span(length, length + len(one.text))
            lines.append(
                Line(
                    span, one.box, one.size, one.bold, one.bold_end, one.baseline,
                    confidence=one.confidence,
                )
            )  # fmt: skip
            text.append(one.text)
            length = span.end + 1
        span = Span(start, length)
        pages.append(Page(number, *read.size, read.source, span, read.confidence, read.turned))
        recognised += read.tables
        if read.source is PageSource.UNREADABLE:
            unreadable.append(number)
            troubles += [read.trouble] if read.trouble not in ("", *troubles) else []
        elif read.ruled is not None:
            ruled.append(read.ruled)
    tables = ruled_tables(data, ruled, password) if ruled else ()
    tables = tuple(sorted((*tables, *recognised), key=lambda table: table.box.page))
    warnings = (*((unreadable_warning(unreadable),) if unreadable else ()), *troubles)
    joined = "".join(line + "\n" for line in text)
    sha256 = hashlib.sha256(data).hexdigest()
    return Document(str(path), sha256, joined, tuple(pages), tuple(lines), tables, warnings)


@dataclass(frozen=True, slots=True)
class _PageRead:
    """A page: its size in points, how it was read, its lines, and its tables.

    `ruled` is there where the page draws enough rules for a table to be looked for. `confidence`
    and `turned` are as in `Page`; `trouble` says why nothing could be recognised on any page.
    """

    size: tuple[float, float]
    source: PageSource
    lines: Sequence[PrintedLine | RecognisedLine] = ()
    ruled: Frame | None = None
    tables: tuple[Table, ...] = ()
    confidence: float = 1.0
    turned: float = 0.0
    trouble: str = ""


def _page(pdf: pypdfium2.PdfDocument, number: int) -> _PageRead:
    try:
        page = pdf[number - 1]
    except pypdfium2.PdfiumError:
        return _PageRead((0.0, 0.0), PageSource.UNREADABLE)
    left, bottom, right, top = page.get_bbox()
    frame = Frame(number, left, bottom, right, top, page.get_rotation())
    try:
        textpage = page.get_textpage()
    except pypdfium2.PdfiumError:
        page.close()
        return _PageRead(frame.size, PageSource.UNREADABLE)
    try:
        rules, pictures = _drawn(page)
        text = textpage.get_text_range()
        printed = tuple(printed_lines(textpage.raw, text, frame))
        odd = garbled(text)
        layer = Layer.LACKING if odd else judged(page, printed, pictures=pictures)
        if layer is not Layer.SERVES:
            seen = _recognised(page, number, frame, () if odd else printed, layer)
            if seen is not None:
                return seen
        return _PageRead(frame.size, PageSource.TEXT, printed, frame if rules else None)
    finally:
        textpage.close()
        page.close()


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
        if layer is Layer.DOUBTFUL:
            return None
        return _PageRead(frame.size, PageSource.UNREADABLE, trouble=str(error))
    if keeps(layer, printed, seen):
        return None
    source = PageSource.UNREADABLE if seen.poor else PageSource.OCR
    size = seen.width, seen.height
    return _PageRead(size, source, seen.lines, None, seen.tables, seen.confidence, seen.turned)


def _drawn(page: pypdfium2.PdfPage) -> tuple[bool, bool]:
    """Whether the page draws enough ruled lines for a table, and a picture or many strokes."""
    horizontal = vertical = strokes = 0
    pictures = False
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    for index in range(min(pdfium.FPDFPage_CountObjects(page.raw), 5000)):
        one = pdfium.FPDFPage_GetObject(page.raw, index)
        kind = pdfium.FPDFPageObj_GetType(one)
        if kind in (pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_FORM):
            pictures = True
        if kind != pdfium.FPDF_PAGEOBJ_PATH:
            continue
        strokes += pdfium.FPDFPath_CountSegments(one)
        if not pdfium.FPDFPageObj_GetBounds(one, left, bottom, right, top):
            continue
        width, height = right.value - left.value, top.value - bottom.value
        horizontal += width > 40 and height < 4
        vertical += height > 6 and width < 4
        if width > 40 and 8 < height < 400:  # a box: two of each
            horizontal, vertical = horizontal + 2, vertical + 2
    return horizontal >= 3 and vertical >= 3, pictures or strokes > MOST_STROKES
