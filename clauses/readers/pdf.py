"""Read a born-digital PDF with PDFium: text, lines, boxes, fonts, ruled tables.

PDFium is not safe in threads; use one process a document at a time.
"""

import ctypes
import hashlib
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, pairwise
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium

from clauses.errors import UnreadableInput
from clauses.readers.coverage import unreadable_warning
from clauses.readers.frame import Frame
from clauses.readers.ruled import ruled_tables
from clauses.records import Box, Document, Line, Page, PageSource, Span

# A page with a picture on it and fewer letters than this is a scan: the stamps and page labels that
# viewers and clerks add stay below it on the scanned records read for this, real text pages above.
FEWEST_LETTERS = 25
# So is one with few letters that is drawn with more strokes than this: letters turned to outlines.
MOST_STROKES = 1000
# A page of which less than this share of the characters are printable has a broken font encoding.
LEAST_PRINTABLE = 0.8
BOLD_WEIGHT = 600
STRAIGHT = 5.0  # degrees that a scanner's or a designer's straight line may be off
SOFT_HYPHEN = "\u00ad"
PDFIUM_HYPHEN = "\ufffe"  # what PDFium puts where a line end breaks a word
PLAIN = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
    # the bullets of symbol fonts, which PDFium gives as private characters
    | dict.fromkeys("\uf0a7\uf0b7\uf0d8\uf0fc", "•")
    # within a line it is printed: many fonts have no other name for their hyphen
    | {SOFT_HYPHEN: "-"}
)
UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffd\ufffe\uffff\ue000-\uf8ff]")
SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class _PrintedLine:
    """A line before it has a place in the document's text."""

    text: str
    box: Box
    size: float
    bold: bool
    bold_end: int
    baseline: float


def read_pdf(path: Path, *, password: str | None = None) -> Document:
    """Return the text of every page of the PDF at `path`, in the order the file draws it.

    A page without a text layer, or with one that makes no sense, has the source `unreadable`, no
    text, and a line in `warnings`. Raises UnreadableInput where the file cannot be opened.
    """
    data = _bytes_of(path)
    pdf = _opened(data, path, password)
    try:
        return _document(pdf, path, data, password)
    finally:
        pdf.close()


def _bytes_of(path: Path) -> bytes:
    try:
        data = path.read_bytes()
    except (OSError, ValueError) as error:  # ValueError: no path has a null byte in it
        reason = getattr(error, "strerror", None) or str(error)
        raise UnreadableInput(f"{path}: {reason}", "check the path and its permissions") from error
    if not data.strip():
        raise UnreadableInput(f"{path}: the file is empty", "ask for it again")
    if b"%PDF-" not in data[:1024]:
        raise UnreadableInput(f"{path}: not a PDF", "give the document as a PDF")
    return data


def _opened(data: bytes, path: Path, password: str | None) -> pypdfium2.PdfDocument:
    try:
        pdf = pypdfium2.PdfDocument(data, password=password)
        count = len(pdf)
    except pypdfium2.PdfiumError as error:
        if error.err_code == pdfium.FPDF_ERR_PASSWORD:
            found = "the password is wrong" if password else "it needs a password"
            raise UnreadableInput(
                f"{path}: {found}", "give the right one with --password or save an unlocked copy"
            ) from error
        raise UnreadableInput(
            f"{path}: the PDF is broken and cannot be opened", "ask for it again or print it to PDF"
        ) from error
    if not count:
        pdf.close()
        raise UnreadableInput(f"{path}: the PDF has no pages", "ask for it again")
    return pdf


def _document(
    pdf: pypdfium2.PdfDocument, path: Path, data: bytes, password: str | None
) -> Document:
    text: list[str] = []
    length = 0
    pages: list[Page] = []
    lines: list[Line] = []
    ruled: list[Frame] = []
    unreadable: list[int] = []
    for number in range(1, len(pdf) + 1):
        start = length
        frame, source, printed, has_rules = _page(pdf, number)
        for one in printed:
            span = Span(length, length + len(one.text))
            lines.append(Line(span, one.box, one.size, one.bold, one.bold_end, one.baseline))
            text.append(one.text)
            length = span.end + 1
        pages.append(Page(number, *frame.size, source, Span(start, length)))
        if source is PageSource.UNREADABLE:
            unreadable.append(number)
        elif has_rules:
            ruled.append(frame)
    tables = ruled_tables(data, ruled, password) if ruled else ()
    warnings = (unreadable_warning(unreadable),) if unreadable else ()
    joined = "".join(line + "\n" for line in text)
    sha256 = hashlib.sha256(data).hexdigest()
    return Document(str(path), sha256, joined, tuple(pages), tuple(lines), tables, warnings)


def _page(
    pdf: pypdfium2.PdfDocument, number: int
) -> tuple[Frame, PageSource, list[_PrintedLine], bool]:
    """What the page shows, how it was read, its lines, and whether it is drawn with rules."""
    try:
        page = pdf[number - 1]
    except pypdfium2.PdfiumError:
        return Frame(number, 0.0, 0.0, 0.0, 0.0, 0), PageSource.UNREADABLE, [], False
    left, bottom, right, top = page.get_bbox()
    frame = Frame(number, left, bottom, right, top, page.get_rotation())
    try:
        textpage = page.get_textpage()
    except pypdfium2.PdfiumError:
        page.close()
        return frame, PageSource.UNREADABLE, [], False
    try:
        rules, pictures = _drawn(page)
        text = textpage.get_text_range()
        printed = list(_printed_lines(textpage.raw, text, frame))
        if not _makes_sense(text, printed, pictures):
            return frame, PageSource.UNREADABLE, [], False
        return frame, PageSource.TEXT, printed, rules
    finally:
        textpage.close()
        page.close()


def _makes_sense(text: str, lines: list[_PrintedLine], pictures: bool) -> bool:
    """Whether the text layer is the page's own: an empty page without a picture is read, too."""
    signs = "".join(text.translate(PLAIN).replace(PDFIUM_HYPHEN, "").split())
    odd = len(UNPRINTABLE.findall(signs))
    if odd >= FEWEST_LETTERS and odd > (1 - LEAST_PRINTABLE) * len(signs):
        return False
    letters = (letter for line in lines for letter in line.text if letter.isalnum())
    return not pictures or len(list(islice(letters, FEWEST_LETTERS))) == FEWEST_LETTERS


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


def _printed_lines(raw: pdfium.FPDF_TEXTPAGE, text: str, frame: Frame) -> Iterator[_PrintedLine]:
    aligned = len(text) == pdfium.FPDFText_CountChars(raw)
    start = 0
    for whole in re.split(r"(\r\n|\n|\r|" + PDFIUM_HYPHEN + ")", text):
        end = start + len(whole)
        if whole and whole not in ("\r\n", "\n", "\r", PDFIUM_HYPHEN) and not whole.isspace():
            broken = text[end : end + 1] == PDFIUM_HYPHEN
            first = start if aligned else _char_index(raw, start)
            last = end if aligned else _char_index(raw, end - 1) + 1
            yield from _printed_parts(raw, whole, first, max(last, first + 1), frame, broken)
        start = end


def _char_index(raw: pdfium.FPDF_TEXTPAGE, text_index: int) -> int:
    """PDFium's own index of a character; the two counts differ on a few pages in a thousand."""
    return max(int(pdfium.FPDFText_GetCharIndexFromTextIndex(raw, text_index)), 0)


def _printed_parts(
    raw: pdfium.FPDF_TEXTPAGE, whole: str, first: int, last: int, frame: Frame, broken: bool
) -> Iterator[_PrintedLine]:
    """A line, taken apart where its angle changes: PDFium goes on from it to a stamp on the side.

    What is set at an angle no page is turned by is a watermark, and left out.
    """
    words = [word.start() for word in re.finditer(r"\S+", whole)]
    starts = words[:1]
    if abs(_angle(raw, first + words[0]) - _angle(raw, first + words[-1])) > STRAIGHT:
        angles = [_angle(raw, first + at) for at in words]
        changes = [abs(one - other) > STRAIGHT for one, other in pairwise(angles)]
        starts += [at for at, changed in zip(words[1:], changes, strict=True) if changed]
    for start, end in pairwise([*starts, len(whole)]):
        if STRAIGHT < _angle(raw, first + start) % 90 < 90 - STRAIGHT:
            continue
        ends = last if end == len(whole) else first + end
        part = whole[start:end]
        line = _printed_line(raw, part, first + start, ends, frame, broken and ends == last)
        if line is not None:
            yield line


def _printed_line(
    raw: pdfium.FPDF_TEXTPAGE,
    whole: str,
    first: int,
    last: int,
    frame: Frame,
    broken: bool,
) -> _PrintedLine | None:
    box = _box(raw, first, last, frame)
    if box is None or not frame.shows(box):
        return None
    text = SPACES.sub(" ", UNPRINTABLE.sub(" ", whole.translate(PLAIN))).strip()
    if not text:
        return None
    opening, middle, closing = (first + at for at in _letters(whole))
    bold = _bold(raw, opening) and _bold(raw, middle) and _bold(raw, closing)
    bold_end = len(text) if bold else _bold_end(raw, whole, first)
    base = _baseline(raw, middle, frame, box)
    return _PrintedLine(text + SOFT_HYPHEN * broken, box, _size(raw, middle), bold, bold_end, base)


def _letters(whole: str) -> tuple[int, int, int]:
    """Where the first, middle and last letter are.

    A space may be PDFium's own and has then no font: only letters are worth measuring.
    """
    opening, closing = len(whole) - len(whole.lstrip()), len(whole.rstrip()) - 1
    middle = (opening + closing) // 2
    while whole[middle].isspace():
        middle -= 1
    return opening, middle, closing


def _box(raw: pdfium.FPDF_TEXTPAGE, first: int, last: int, frame: Frame) -> Box | None:
    """The box around a run of characters, as the page shows it."""
    left, top, right, bottom = (ctypes.c_double() for _ in range(4))
    x0 = y0 = math.inf
    x1 = y1 = -math.inf
    for index in range(pdfium.FPDFText_CountRects(raw, first, last - first)):
        pdfium.FPDFText_GetRect(raw, index, left, top, right, bottom)
        x0, x1 = min(x0, left.value), max(x1, right.value)
        y0, y1 = min(y0, bottom.value), max(y1, top.value)
    if x0 == math.inf:
        return None
    return frame.box(x0, y0, x1, y1)


def _baseline(raw: pdfium.FPDF_TEXTPAGE, index: int, frame: Frame, box: Box) -> float:
    x, y = ctypes.c_double(), ctypes.c_double()
    if not pdfium.FPDFText_GetCharOrigin(raw, index, x, y):
        return box.bottom
    return round(frame.point(x.value, y.value)[1], 2)


def _angle(raw: pdfium.FPDF_TEXTPAGE, index: int) -> float:
    """How far a letter is turned, in degrees."""
    return math.degrees(pdfium.FPDFText_GetCharAngle(raw, index))


def _size(raw: pdfium.FPDF_TEXTPAGE, index: int) -> float:
    """Font size in points: what the font says times what the text matrix makes of it."""
    matrix = pdfium.FS_MATRIX()
    size = abs(float(pdfium.FPDFText_GetFontSize(raw, index)))
    if pdfium.FPDFText_GetMatrix(raw, index, matrix):
        scale = math.hypot(matrix.c, matrix.d)
        if scale > 0:
            size *= scale
    return round(size, 1)


def _bold(raw: pdfium.FPDF_TEXTPAGE, index: int) -> bool:
    if pdfium.FPDFText_GetFontWeight(raw, index) >= BOLD_WEIGHT:
        return True
    flags = ctypes.c_int()
    name = ctypes.create_string_buffer(128)
    pdfium.FPDFText_GetFontInfo(raw, index, name, 128, flags)
    return b"bold" in name.value.lower() or b"black" in name.value.lower()


def _bold_end(raw: pdfium.FPDF_TEXTPAGE, whole: str, first: int) -> int:
    """How many leading characters of a line are bold: a run-in heading ends there."""
    end = 0
    for word in re.finditer(r"\S+", whole):
        if not _bold(raw, first + word.start()):
            break
        end = word.end()
    return len(SPACES.sub(" ", whole[:end].strip()))
