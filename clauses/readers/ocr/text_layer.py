"""Whether the text of a PDF page is what the page shows, or whether its picture must be read.

Four things go wrong with text: there is none, or only a stamp's, on the scan of a page; what an old
OCR made of a scan is wrong, short or stands elsewhere; or its fonts say nothing about which letters
they draw. A picture beside the text, a signature or a seal, is no reason to read the page again.
"""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import islice
from typing import Protocol

import numpy as np
import pypdfium2

from clauses.readers.ocr.picture import Mask, rendered, surveyed
from clauses.readers.ocr.placed import SCAN_SHARE, is_under_scan, picture_share
from clauses.readers.ocr.recognition import Recognised
from clauses.records import Box, Page, PageSource, Span

# Fewer letters than this on a page are a page number or a label.
FEWEST_LETTERS = 25
# The share of letters that stand in words which look like words. Born-digital pages: 0.94 and more
# on 95 in 100, 0.49 at least (a list of part numbers). With the wrong letters for the right ones,
# as fonts without a table of letters give them: 0.2 to 0.45.
LEAST_WORDLIKE = 0.47
LONG = 4  # letters of a word by which fonts are judged: codes and columns of figures have few
# Under a scan: 0.9 to 0.99 as a good OCR left it; 0.9 on average with one letter in twenty wrong.
LEAST_WORDLIKE_SCAN = 0.93
CLEARLY = 1.05  # times as many letters in words: then another reading is the better one
FEWEST_WORDS = 60  # letters; of fewer the share says little
SAMPLE = 800  # characters of a born-digital page that are looked at: its fonts garble all or none
# There is more than stamps and labels where this much of a scan's ink lies outside its text ...
MOST_UNCOVERED = 0.7
# ... unless more than this share of it is ink: then it is a photograph behind the words.
MOST_INK = 0.4
# An old OCR that left out a paragraph leaves this much uncovered; rules and stains may, too.
SHORT = 0.25
# Letters of the same text, one read from a picture: .9 for codes, under .4 for garbled fonts.
SAME_LETTERS = 0.7
IN_PLACE = 0.5  # the share of recognised letters that must stand where the page's own do
LEAST_INK = 0.0001
SURVEY_DPI = 72.0
MARGIN = 2.0  # points around a line of text that are its own

Edges = tuple[float, float, float, float]

_JOINTS = re.compile(r"[-–—/@.,&]|[’'](?=s\b)")
_AROUND = ".,;:()[]{}\"“”‘’'!?*•-–—/§$%#&<>|_="
_VOWEL = re.compile(r"[aeiouy]", re.IGNORECASE)
_CONSONANTS = re.compile(r"[bcdfghjklmnpqrstvwxz]{5}", re.IGNORECASE)


class Layer(StrEnum):
    """What the text of a page is worth.

    `serves`: it is the page's words, or the page is blank. `doubtful`: its picture may read better.
    `garbled`: its fonts may name other letters than they draw. `lacking`: only the picture has the
    page's words.
    """

    SERVES = "serves"
    DOUBTFUL = "doubtful"
    GARBLED = "garbled"
    LACKING = "lacking"


class Printed(Protocol):
    """A line as the PDF has it, and where on the page as shown."""

    @property
    def text(self) -> str:
        """Its words."""

    @property
    def box(self) -> Box:
        """The box around its letters."""


def judged(page: pypdfium2.PdfPage, lines: Sequence[Printed], *, pictures: bool) -> Layer:
    """Return what the text of the page is worth; `pictures` says whether it shows any."""
    text = " ".join(line.text for line in lines)
    letters = islice(filter(str.isalnum, text), FEWEST_LETTERS)
    if len(tuple(letters)) < FEWEST_LETTERS:
        return _of_few_letters(page, lines, pictures=pictures or not text)
    if pictures and picture_share(page) >= SCAN_SHARE:
        return _of_scan(page, lines, text)
    return Layer.SERVES if _names_letters(text) else Layer.GARBLED


def keeps(layer: Layer, own: Sequence[Printed], seen: Recognised) -> bool:
    """Return whether a page that was recognised keeps the text it has.

    A doubtful text stays unless clearly more was seen that reads like words, and one that may be
    garbled also where its letters are those that were seen: codes, or a tongue we do not know. A
    label stays where no more than that was seen, beside a seal or a photograph, and there is
    nothing that could not be read.
    """
    before, after = (" ".join(line.text for line in lines) for lines in (own, seen.lines))
    if layer is Layer.GARBLED and _same_letters(before, after):
        return True
    if layer in (Layer.DOUBTFUL, Layer.GARBLED):
        return not seen.lines or _in_words(after) < CLEARLY * _in_words(before)
    letters = sum(map(str.isalnum, before))
    if not letters or seen.poor or sum(map(str.isalnum, after)) > letters:
        return False
    return _in_place(own, seen)


def _same_letters(own: str, seen: str) -> bool:
    one, other = ("".join(filter(str.isalnum, text))[:SAMPLE].lower() for text in (own, seen))
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= SAME_LETTERS


def _in_place(own: Sequence[Printed], seen: Recognised) -> bool:
    """Whether what was seen stands where the page's own text does, and does not merely say so."""
    page = Page(1, seen.width, seen.height, PageSource.OCR, Span(0, 0), turned=seen.turned)
    shown = [(page.as_shown(line.box), len(line.text)) for line in seen.lines]
    own_boxes = [line.box for line in own]
    met = sum(length for box, length in shown if any(_meet(box, other) for other in own_boxes))
    return met >= IN_PLACE * sum(length for _, length in shown)


def _meet(one: Box, other: Box) -> bool:
    beside = min(one.x1, other.x1) > max(one.x0, other.x0)
    return beside and min(one.bottom, other.bottom) > max(one.top, other.top)


def wordlike(text: str) -> float:
    """Return the share of the letters of `text` that stand in words that look like words.

    Those are letters only, written small, large or with a capital first, with a vowel and without
    five consonants in a row. Of two readings of a page the one with the larger share is better.
    """
    parts = list(_parts(text))
    return _share(parts, sum(map(_letters, parts)))


def _names_letters(text: str) -> bool:
    """Whether the fonts of a page say which letters they draw, judged by its longer words."""
    parts = _parts(text[:SAMPLE])
    return _reads(
        [one for one in parts if len(one) >= LONG and 2 * _letters(one) > len(one)], LEAST_WORDLIKE
    )


def _reads(parts: Sequence[str], least: float) -> bool:
    letters = sum(map(_letters, parts))
    return letters < FEWEST_WORDS or _share(parts, letters) >= least


def _share(parts: Sequence[str], letters: int) -> float:
    """The share of so many letters, those of the parts, that stand in words."""
    alike = sum(_letters(part) for part in parts if _looks_like_word(part))
    return alike / letters if letters else 1.0


def _in_words(text: str) -> int:
    return sum(_letters(part) for part in _parts(text) if _looks_like_word(part))


def _parts(text: str) -> Iterator[str]:
    for token in text.split():
        if token.isalpha():  # as most are: nothing to part
            yield token
            continue
        yield from _JOINTS.split(token.strip(_AROUND))


def _letters(part: str) -> int:
    return len(part) if part.isalpha() else sum(c.isalpha() for c in part)


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


def _of_scan(page: pypdfium2.PdfPage, lines: Sequence[Printed], text: str) -> Layer:
    """Letters over a picture are judged by what they leave uncovered, those under it by all."""
    uncovered = _uncovered(page, lines)
    if uncovered > MOST_UNCOVERED:
        return Layer.LACKING
    if not is_under_scan(page):
        return Layer.SERVES if _names_letters(text) else Layer.GARBLED
    reads = uncovered <= SHORT and _reads(list(_parts(text)), LEAST_WORDLIKE_SCAN)
    return Layer.SERVES if reads else Layer.DOUBTFUL


def _uncovered(page: pypdfium2.PdfPage, lines: Sequence[Printed]) -> float:
    """How much of what a scan shows is not in its text, as a share of its ink."""
    ink, covered = _ink(page, lines)
    if not ink.any() or ink.mean() > MOST_INK:
        return 0.0
    return float((ink & ~covered).sum() / ink.sum())


def _ink(page: pypdfium2.PdfPage, lines: Sequence[Printed]) -> tuple[Mask, Mask]:
    """Where the page is dark, and where its text says there is something."""
    picture, dpi = rendered(page, SURVEY_DPI)
    ink = picture < surveyed(picture).threshold
    covered = np.zeros_like(ink)
    for line in lines:
        edges = (round(edge * dpi / 72) for edge in _edges(line.box))
        top, bottom, left, right = (max(0, edge) for edge in edges)
        covered[top:bottom, left:right] = True
    return ink, covered


def _edges(box: Box) -> Edges:
    """Top, bottom, left and right of a line's own part of the page, in points."""
    return box.top - MARGIN, box.bottom + MARGIN, box.x0 - MARGIN, box.x1 + MARGIN
