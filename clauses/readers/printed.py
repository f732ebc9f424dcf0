"""The lines of text a PDF page prints: letters, boxes, fonts, as PDFium tells them."""

import ctypes
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import pypdfium2.raw as pdfium

from clauses.readers.frame import Frame
from clauses.records import Box

# A page with fewer unprintable characters than this is not judged by them.
FEWEST_LETTERS = 25
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
class PrintedLine:
    """A line before it has a place in the document's text."""

    text: str
    box: Box
    size: float
    bold: bool
    bold_end: int
    baseline: float
    confidence: float = 1.0


def printed_lines(raw: pdfium.FPDF_TEXTPAGE, text: str, frame: Frame) -> Iterator[PrintedLine]:
    """Yield the lines of a page in the order the file draws them; `text` is all of its letters."""
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
) -> Iterator[PrintedLine]:
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
) -> PrintedLine | None:
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
    return PrintedLine(text + SOFT_HYPHEN * broken, box, _size(raw, middle), bold, bold_end, base)


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


def garbled(text: str) -> bool:
    """Whether the fonts of the page do not say which letters they draw."""
    signs = "".join(text.translate(PLAIN).replace(PDFIUM_HYPHEN, "").split())
    odd = len(UNPRINTABLE.findall(signs))
    return odd >= FEWEST_LETTERS and odd > (1 - LEAST_PRINTABLE) * len(signs)
