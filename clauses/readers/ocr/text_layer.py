"""Whether the text of a PDF page is what the page shows, or whether its picture must be read.

Three things go wrong with text: there is none, or only a stamp's, on the scan of a page; it is what
an old OCR made of a scan; or its fonts say nothing about which letters they draw. A picture beside
the text, a signature or a seal, is no reason to read the page again.
"""

import ctypes
import re
from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import Protocol

import numpy as np
import pypdfium2
import pypdfium2.raw as pdfium

from clauses.readers.ocr.picture import Mask, rendered, surveyed
from clauses.readers.ocr.recognition import Recognised
from clauses.records import Box

# Fewer letters than this on a page are a page number or a label.
FEWEST_LETTERS = 25
# The share of letters that stand in words which look like words. Born-digital pages: 0.94 and more
# on 95 in 100, 0.49 at least (a list of part numbers). With the wrong letters for the right ones,
# as fonts without a table of letters give them: 0.2 to 0.45.
LEAST_WORDLIKE = 0.47
# Under a scan: 0.9 to 0.99 as a good OCR left it; 0.9 on average with one letter in twenty wrong.
LEAST_WORDLIKE_SCAN = 0.93
CLEARLY = 0.05  # by which share another reading is the better one
FEWEST_WORDS = 60  # letters; of fewer the share says little
SAMPLE = 800  # characters of a born-digital page that are looked at: its fonts garble all or none
# A page is taken for a scan where pictures cover this much of it.
SCAN_SHARE = 0.6
# There is more than stamps and labels where this much of a scan's ink lies outside its text ...
MOST_UNCOVERED = 0.7
# ... unless more than this share of it is ink: then it is a photograph behind the words.
MOST_INK = 0.4
LEAST_INK = 0.0001
SURVEY_DPI = 72.0
MARGIN = 2.0  # points around a line of text that are its own
CELLS = 64  # by as many: the grid on which pictures are added up
MOST_OBJECTS = 5000

Corners = tuple[float, float, float, float]

_JOINTS = re.compile(r"[-–—/@.,&]|[’'](?=s\b)")
_AROUND = ".,;:()[]{}\"“”‘’'!?*•-–—/§$%#&<>|_="
_VOWEL = re.compile(r"[aeiouy]", re.IGNORECASE)
_CONSONANTS = re.compile(r"[bcdfghjklmnpqrstvwxz]{5}", re.IGNORECASE)


class Layer(StrEnum):
    """What the text of a page is worth.

    `serves`: it is the page's words, or the page is blank. `doubtful`: its picture may read better.
    `lacking`: only the picture has the page's words.
    """

    SERVES = "serves"
    DOUBTFUL = "doubtful"
    LACKING = "lacking"


class Printed(Protocol):
    """A line as the PDF has it, and where on the page as shown."""

    @property
    def text(self) -> str:
        """Its words."""

    @property
    def box(self) -> Box:
        """The box around its letters."""

    @property
    def size(self) -> float:
        """The size of its letters in points."""

    @property
    def baseline(self) -> float:
        """How far from the top of the page they stand."""


def judged(page: pypdfium2.PdfPage, lines: Sequence[Printed], *, pictures: bool) -> Layer:
    """Return what the text of the page is worth; `pictures` says whether it shows any."""
    text = " ".join(line.text for line in lines)
    scanned = pictures and picture_share(page) >= SCAN_SHARE
    sample = text if scanned else text[:SAMPLE]
    letters = sum(map(str.isalnum, sample))
    if letters < FEWEST_LETTERS and sum(map(str.isalnum, text)) < FEWEST_LETTERS:
        return _of_few_letters(page, lines, pictures=pictures or not text)
    if scanned and _uncovered(page, lines):
        return Layer.LACKING
    least = LEAST_WORDLIKE_SCAN if scanned else LEAST_WORDLIKE
    serves = letters < FEWEST_WORDS or wordlike(sample) >= least
    return Layer.SERVES if serves else Layer.DOUBTFUL


def keeps(layer: Layer, own: Sequence[Printed], seen: Recognised) -> bool:
    """Return whether a page that was recognised keeps the text it has.

    A doubtful text stays unless what was seen reads clearly better; a label stays where no more
    than that was seen, beside a seal or a photograph, and there is nothing that could not be read.
    """
    before, after = (" ".join(line.text for line in lines) for lines in (own, seen.lines))
    if layer is Layer.DOUBTFUL:
        return not seen.lines or wordlike(after) < wordlike(before) + CLEARLY
    letters = sum(map(str.isalnum, before))
    return letters > 0 and not seen.poor and sum(map(str.isalnum, after)) <= letters


def wordlike(text: str) -> float:
    """Return the share of the letters of `text` that stand in words that look like words.

    Those are letters only, written small, large or with a capital first, with a vowel and without
    five consonants in a row. Of two readings of a page the one with the larger share is better.
    """
    alike = letters = 0
    for token in text.split():
        for part in _JOINTS.split(token.strip(_AROUND)):
            count = sum(c.isalpha() for c in part)
            letters += count
            alike += count * _looks_like_word(part)
    return alike / letters if letters else 1.0


def _looks_like_word(part: str) -> bool:
    if not part.isalpha() or not (part.islower() or part.isupper() or part.istitle()):
        return False
    if len(part) == 1:
        return part in "aAIs"  # the s of a possessive
    return _VOWEL.search(part) is not None and _CONSONANTS.search(part) is None


def _of_few_letters(page: pypdfium2.PdfPage, lines: Sequence[Printed], *, pictures: bool) -> Layer:
    """A blank page serves as it is, and so does one with a label and nothing else."""
    if not pictures:
        return Layer.SERVES
    ink, covered = _ink(page, lines)
    return Layer.LACKING if (ink & ~covered).mean() >= LEAST_INK else Layer.SERVES


def _uncovered(page: pypdfium2.PdfPage, lines: Sequence[Printed]) -> bool:
    """Whether most of what a scan shows is not in its text."""
    ink, covered = _ink(page, lines)
    if not ink.any() or ink.mean() > MOST_INK:
        return False
    return float((ink & ~covered).sum() / ink.sum()) > MOST_UNCOVERED


def _ink(page: pypdfium2.PdfPage, lines: Sequence[Printed]) -> tuple[Mask, Mask]:
    """Where the page is dark, and where its text says there is something."""
    picture, dpi = rendered(page, SURVEY_DPI)
    ink = picture < surveyed(picture).threshold
    covered = np.zeros_like(ink)
    for line in lines:
        edges = (round(edge * dpi / 72) for edge in _edges(line, page.get_width()))
        top, bottom, left, right = (max(0, edge) for edge in edges)
        covered[top:bottom, left:right] = True
    return ink, covered


def _edges(line: Printed, width: float) -> Corners:
    """Top, bottom, left and right of a line, in points.

    The letters of a text under a scan may have no shapes, and the line then no box: its whole row
    is its own.
    """
    box = line.box
    if box.x1 - box.x0 < 1.0:
        return line.baseline - line.size, line.baseline + line.size / 3, 0.0, width
    return box.top - MARGIN, box.bottom + MARGIN, box.x0 - MARGIN, box.x1 + MARGIN


def picture_share(page: pypdfium2.PdfPage) -> float:
    """Return the share of the page that pictures cover, overlaps counted once."""
    left, bottom, right, top = page.get_bbox()
    width, height = right - left, top - bottom
    if width <= 0 or height <= 0:
        return 0.0
    grid = np.zeros((CELLS, CELLS), dtype=np.bool_)
    for x0, y0, x1, y1 in _pictures(page):
        columns = (x0 - left) / width * CELLS, (x1 - left) / width * CELLS
        rows = (y0 - bottom) / height * CELLS, (y1 - bottom) / height * CELLS
        (first, last), (low, high) = (
            (max(0, round(min(pair))), max(0, round(max(pair)))) for pair in (columns, rows)
        )
        grid[low:high, first:last] = True
    return float(grid.mean())


def _pictures(page: pypdfium2.PdfPage) -> Iterator[Corners]:
    """The corners of every picture on the page, those inside form objects too."""
    for index in range(min(pdfium.FPDFPage_CountObjects(page.raw), MOST_OBJECTS)):
        one = pdfium.FPDFPage_GetObject(page.raw, index)
        kind = pdfium.FPDFPageObj_GetType(one)
        form = kind == pdfium.FPDF_PAGEOBJ_FORM
        if kind == pdfium.FPDF_PAGEOBJ_IMAGE or (form and _holds_picture(one)):
            yield from _corners(one)


def _holds_picture(form: pdfium.FPDF_PAGEOBJECT, depth: int = 3) -> bool:
    for index in range(min(pdfium.FPDFFormObj_CountObjects(form), MOST_OBJECTS)):
        one = pdfium.FPDFFormObj_GetObject(form, index)
        kind = pdfium.FPDFPageObj_GetType(one)
        if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            return True
        if kind == pdfium.FPDF_PAGEOBJ_FORM and depth and _holds_picture(one, depth - 1):
            return True
    return False


def _corners(one: pdfium.FPDF_PAGEOBJECT) -> Iterator[Corners]:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    if pdfium.FPDFPageObj_GetBounds(one, left, bottom, right, top):
        yield left.value, bottom.value, right.value, top.value
