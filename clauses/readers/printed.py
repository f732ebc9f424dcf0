"""The lines of text a PDF page prints: letters, boxes, fonts, as PDFium tells them."""

import ctypes
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import pypdfium2.raw as pdfium

from clauses.readers.frame import Frame, hundredths
from clauses.readers.gaps import gaps
from clauses.readers.letters import Letters, angle_of, size_of
from clauses.records import Box, Gap

# A page with fewer unprintable characters than this is not judged by them.
FEWEST_LETTERS = 25
# A page of which less than this share of the characters are printable has a broken font encoding.
LEAST_PRINTABLE = 0.8
FLAT = 0.5  # points: less high or wide than any letter
ABOVE, BELOW = 0.8, 0.2  # of the font size, above and below the baseline
LINE_APART = 0.7  # font sizes: superscripts stand less high
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
WORD = re.compile(r"\S+")
ENDS = re.compile(r"(\r\n|[\n\r" + PDFIUM_HYPHEN + "])")
NUMBER = re.compile(r"\(?(?:\d{1,3}(?:\.\d{1,3})*|[A-Za-z])[.)]*")


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
    gaps: tuple[Gap, ...] = ()


def printed_lines(raw: pdfium.FPDF_TEXTPAGE, text: str, frame: Frame) -> Iterator[PrintedLine]:
    """Yield the lines of a page in the order the file draws them; `text` is all of its letters."""
    letters = Letters(raw)
    aligned = len(text) == pdfium.FPDFText_CountChars(raw)
    start = 0
    for whole in ENDS.split(text):
        end = start + len(whole)
        if whole and whole not in ("\r\n", "\n", "\r", PDFIUM_HYPHEN) and not whole.isspace():
            broken = text[end : end + 1] == PDFIUM_HYPHEN
            first = start if aligned else _char_index(raw, start)
            last = end if aligned else _char_index(raw, end - 1) + 1
            yield from _printed_parts(letters, whole, first, max(last, first + 1), frame, broken)
        start = end


def _char_index(raw: pdfium.FPDF_TEXTPAGE, text_index: int) -> int:
    """PDFium's own index of a character; the two counts differ on a few pages in a thousand."""
    return max(int(pdfium.FPDFText_GetCharIndexFromTextIndex(raw, text_index)), 0)


def _printed_parts(
    letters: Letters, whole: str, first: int, last: int, frame: Frame, broken: bool
) -> Iterator[PrintedLine]:
    """A line, taken apart where its angle or its height changes.

    PDFium may go on from it to a stamp on the side, or to the heading of the next paragraph.
    What is set at an angle no page is turned by is a watermark, and left out.
    """
    opening, before_end = len(whole) - len(whole.lstrip()), whole.rstrip()
    closing = len(before_end) - len(before_end.rsplit(maxsplit=1)[-1])
    starts = [opening]
    if _parts(letters, first + opening, first + closing, frame):
        words = [word.start() for word in WORD.finditer(whole)]
        starts += [
            at
            for before, at in pairwise(words)
            if _parts(letters, first + before, first + at, frame)
        ]
    for start, end in pairwise([*starts, len(whole)]):
        if STRAIGHT < letters.style(first + start).angle % 90 < 90 - STRAIGHT:
            continue
        ends = last if end == len(whole) else first + end
        part = whole[start:end]
        line = _printed_line(letters, part, first + start, ends, frame, broken and ends == last)
        if line is not None:
            yield line


def _parts(letters: Letters, one: int, other: int, frame: Frame) -> bool:
    """Whether two letters stand at another angle, or upright on other lines."""
    if one == other:
        return False
    style = letters.style(other)
    angle, turn = letters.style(one).angle, style.angle
    if abs(angle - turn) > STRAIGHT:
        return True
    if frame.turned or abs(turn) > STRAIGHT:
        return False
    x, y, down = ctypes.c_double(), ctypes.c_double(), ctypes.c_double()
    pdfium.FPDFText_GetCharOrigin(letters.raw, one, x, y)
    pdfium.FPDFText_GetCharOrigin(letters.raw, other, x, down)
    return abs(y.value - down.value) > LINE_APART * style.size


def _printed_line(
    letters: Letters,
    whole: str,
    first: int,
    last: int,
    frame: Frame,
    broken: bool,
) -> PrintedLine | None:
    raw = letters.raw
    rects = _rects(raw, first, last, frame)
    if not rects or not frame.shows(box := _around(rects)):
        return None
    text = _folded(whole)
    if not text:
        return None
    at = [first + letter for letter in _measured(whole)]
    opening, middle, closing = map(letters.style, at)
    bold = opening.bold and middle.bold and closing.bold
    bold_end = len(text) if bold else _bold_end(letters, whole, first)
    base, size = _baseline(raw, at[1], frame, box), middle.size
    edges = [(rect.x0, rect.x1) for rect in rects]
    wide = gaps(raw, edges, first, last, size, frame, lambda at: len(_folded(whole[:at])))
    whole = text + SOFT_HYPHEN * broken
    return PrintedLine(whole, box, size, bold, bold_end, base, gaps=wide)


def _folded(whole: str) -> str:
    if whole.isascii() and whole.isprintable():  # as nearly all are
        return " ".join(whole.split())
    return SPACES.sub(" ", UNPRINTABLE.sub(" ", whole.translate(PLAIN))).strip()


def _measured(whole: str) -> tuple[int, int, int]:
    """Where the first, middle and last letter are.

    A space may be PDFium's own and has then no font: only letters are worth measuring.
    """
    opening, closing = len(whole) - len(whole.lstrip()), len(whole.rstrip()) - 1
    middle = (opening + closing) // 2
    while whole[middle].isspace():
        middle -= 1
    return opening, middle, closing


def _rects(raw: pdfium.FPDF_TEXTPAGE, first: int, last: int, frame: Frame) -> list[Box]:
    """The boxes around the stretches of a run of characters that are drawn at once."""
    left, top, right, bottom = (ctypes.c_double() for _ in range(4))
    found = []
    for index in range(pdfium.FPDFText_CountRects(raw, first, last - first)):
        pdfium.FPDFText_GetRect(raw, index, left, top, right, bottom)
        found.append(frame.box(left.value, bottom.value, right.value, top.value))
    if any(box.x1 - box.x0 > FLAT and box.bottom - box.top > FLAT for box in found):
        return found
    return list(_rooms(raw, first, last, frame))


def _rooms(raw: pdfium.FPDF_TEXTPAGE, first: int, last: int, frame: Frame) -> Iterator[Box]:
    """The rooms of letters without shapes, as OCR lays them under a scan: advance by font size."""
    room = pdfium.FS_RECTF()
    for index in range(first, last):
        if not pdfium.FPDFText_GetLooseCharBox(raw, index, room):
            continue
        if abs(room.right - room.left) > FLAT and abs(room.top - room.bottom) > FLAT:
            yield frame.box(room.left, room.bottom, room.right, room.top)
            continue
        turn, size = math.radians(angle_of(raw, index)), size_of(raw, index)
        up = size * ABOVE * math.sin(turn), size * ABOVE * math.cos(turn)
        down = size * BELOW * -math.sin(turn), size * BELOW * -math.cos(turn)
        xs = [edge + way[0] for edge in (room.left, room.right) for way in (up, down)]
        ys = [edge + way[1] for edge in (room.bottom, room.top) for way in (up, down)]
        yield frame.box(min(xs), min(ys), max(xs), max(ys))


def _around(boxes: list[Box]) -> Box:
    return Box(
        boxes[0].page,
        min(box.x0 for box in boxes),
        min(box.top for box in boxes),
        max(box.x1 for box in boxes),
        max(box.bottom for box in boxes),
    )


def _baseline(raw: pdfium.FPDF_TEXTPAGE, index: int, frame: Frame, box: Box) -> float:
    x, y = ctypes.c_double(), ctypes.c_double()
    if not pdfium.FPDFText_GetCharOrigin(raw, index, x, y):
        return box.bottom
    return hundredths(frame.point(x.value, y.value)[1])


def _bold_end(letters: Letters, whole: str, first: int) -> int:
    """How many leading characters of a line are bold: a run-in heading ends there.

    The number before a bold heading may be plain.
    """
    end = 0
    for at, word in enumerate(WORD.finditer(whole)):
        if not letters.style(first + word.start()).bold:
            if at == 0 and NUMBER.fullmatch(word[0]):
                continue
            break
        end = word.end()
    return len(SPACES.sub(" ", whole[:end].strip()))


def garbled(text: str) -> bool:
    """Whether the fonts of the page do not say which letters they draw."""
    if len(UNPRINTABLE.findall(text)) < FEWEST_LETTERS:  # as on nearly every page
        return False
    signs = "".join(text.translate(PLAIN).replace(PDFIUM_HYPHEN, "").split())
    odd = len(UNPRINTABLE.findall(signs))
    return odd >= FEWEST_LETTERS and odd > (1 - LEAST_PRINTABLE) * len(signs)
