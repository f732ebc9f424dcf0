"""Words in the text of a PDF page that no reader of the page can see.

They are looked for in the picture of the page, but only where a word is drawn without ink, as pale
as paper, in the colour of a shape, or before a shape that lies over it.
"""

import ctypes
import re
from collections.abc import Iterator, Sequence
from itertools import groupby

import numpy as np
import pypdfium2
import pypdfium2.raw as pdfium

from clauses.readers.drawn import Drawn, address_of
from clauses.readers.frame import Frame
from clauses.readers.ocr.picture import Grey, rendered
from clauses.readers.ocr.placed import SCAN_SHARE, picture_share
from clauses.readers.printed import UNPRINTABLE
from clauses.records import Box

SURVEY_DPI = 100.0
# A word shows where this share of the pixels in its box differ from the others by this much (0 to
# 255). Printed letters fill a tenth of their boxes and more.
LEAST_CONTRAST = 24
LEAST_INK = 0.02
FEWEST_LETTERS = 2  # a single stroke may fill its box, and then looks as if nothing were there
BLEED = 5.0  # points by which a line of the page may run over its edge
FAR = 1e5  # points; beyond any page

BROKEN = re.compile(r"[\x02\ufffe]\s*")  # how PDFium gives a hyphen that ends a line
Word = tuple[int, int]  # from one of PDFium's characters to before another


def without_hidden(
    page: pypdfium2.PdfPage, textpage: pypdfium2.PdfTextPage, text: str, drawn: Drawn, frame: Frame
) -> tuple[str, str]:
    """Return the text with a space for every letter that cannot be seen, and the hidden words.

    What an OCR laid under a scan is no hidden text: there the words stand in the picture.
    """
    if not drawn.doubted:
        return text, ""
    words = tuple(_doubted(textpage.raw, text, drawn.doubted))
    if not words or picture_share(page) >= SCAN_SHARE:
        return text, ""
    picture, dpi = rendered(page, SURVEY_DPI)
    letters = list(text)
    hidden: list[str] = []
    before = False  # whether the word before is hidden; it decides for signs alone
    for first, last in words:
        word = text[first:last]
        if sum(map(str.isalnum, word)) >= FEWEST_LETTERS:
            before = not _shows(picture, dpi / 72, _box(textpage.raw, text, first, last, frame))
        if before:
            letters[first:last] = " " * (last - first)
            hidden.append(word)
    return "".join(letters), " ".join(hidden)


def outside(textpage: pypdfium2.PdfTextPage, frame: Frame) -> str:
    """Return the words that lie wholly beyond the edges of what the page shows."""
    strips = (
        (-FAR, -FAR, FAR, frame.bottom - BLEED),
        (-FAR, frame.top + BLEED, FAR, FAR),
        (-FAR, frame.bottom, frame.left - BLEED, frame.top),
        (frame.right + BLEED, frame.bottom, FAR, frame.top),
    )
    found = (textpage.get_text_bounded(*strip) for strip in strips)
    return " ".join(" ".join(words.split()) for words in found if words.strip())


def _doubted(raw: pdfium.FPDF_TEXTPAGE, text: str, doubted: frozenset[int]) -> Iterator[Word]:
    """The words, as stretches of `text`, that belong to objects in doubt."""
    aligned = len(text) == pdfium.FPDFText_CountChars(raw)

    def in_doubt(index: int) -> bool:
        if text[index].isspace():
            return False
        at = index if aligned else max(pdfium.FPDFText_GetCharIndexFromTextIndex(raw, index), 0)
        return address_of(pdfium.FPDFText_GetTextObject(raw, at)) in doubted

    for belongs, run in groupby(range(len(text)), in_doubt):
        if belongs:
            first, *rest = run
            yield first, (rest[-1] if rest else first) + 1


def _box(raw: pdfium.FPDF_TEXTPAGE, text: str, first: int, last: int, frame: Frame) -> Box:
    """Where the shapes of the letters are, as the page shows them."""
    aligned = len(text) == pdfium.FPDFText_CountChars(raw)
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    corners: list[tuple[float, float, float, float]] = []
    for index in range(first, last):
        at = index if aligned else max(pdfium.FPDFText_GetCharIndexFromTextIndex(raw, index), 0)
        if pdfium.FPDFText_GetCharBox(raw, at, left, right, bottom, top):
            corners.append((left.value, bottom.value, right.value, top.value))
    if not corners:
        return Box(frame.number, 0.0, 0.0, 0.0, 0.0)
    x0, y0, _, _ = map(min, zip(*corners, strict=True))
    _, _, x1, y1 = map(max, zip(*corners, strict=True))
    return frame.box(x0, y0, x1, y1)


def _shows(picture: Grey, scale: float, box: Box) -> bool:
    """Whether there is anything to be seen in the box."""
    left, right = int(box.x0 * scale), int(box.x1 * scale) + 1
    top, bottom = int(box.top * scale), int(box.bottom * scale) + 1
    part = picture[max(top, 0) : max(bottom, 0), max(left, 0) : max(right, 0)].astype(np.int16)
    if not part.size:
        return True  # off the page: another matter
    ink = np.abs(part - np.median(part)) > LEAST_CONTRAST
    return float(ink.mean()) >= LEAST_INK


def tiny(size: float, box: Box, least: float = 1.0) -> bool:
    """Return whether letters are smaller than a point: nobody can read them."""
    return size < least and min(box.bottom - box.top, box.x1 - box.x0) < 2 * least


def named(words: str, most: int = 12) -> str:
    """Return the first words in quotation marks, for a warning."""
    listed: Sequence[str] = UNPRINTABLE.sub(" ", BROKEN.sub("", words)).split()
    more = " ..." if len(listed) > most else ""
    return f'"{" ".join(listed[:most])}{more}"'
