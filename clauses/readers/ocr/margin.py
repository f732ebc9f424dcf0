"""Find the numbers and bullets in the margin that Tesseract passes over.

A lone digit or a dot that stands to the left of its paragraph is no part of a block of text to it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

import numpy as np

from clauses.readers.ocr.lettering import Seen
from clauses.readers.ocr.picture import Mask

BULLET = "•"
REACH = 3.0  # line heights to the left of a line that its number stands within
APART = 0.6  # line heights between the signs of a number, at most
LOWEST = 0.4  # of the height of a line; a digit is half as high again, dirt lower
FILLED = 0.7  # of the square around it that a dot fills; letters and digits fill half
LEVEL = 0.6  # twice the share of the height by which a bullet is higher or lower than the words
# As many lines of nothing but digits, one over the other, are the numbers of the lines themselves.
FEWEST_NUMBERED = 8


@dataclass(frozen=True, slots=True)
class Mark:
    """Ink in the margin beside a line: its box in pixels, the line's first word, and its looks."""

    box: tuple[int, int, int, int]
    beside: Seen
    bullet: bool


def marks_beside(seen: Sequence[Seen], ink: Mask) -> Iterator[Mark]:
    """Yield what stands in the margin of each line and in no word, from the top of the page."""
    lines = [tuple(words) for _, words in groupby(seen, key=lambda word: word.line)]
    bare = ink.copy()
    for word in seen:
        left, top, right, bottom = word.box
        bare[max(0, top - 2) : bottom + 2, max(0, left - 2) : right + 2] = False
    numbered = [words for words in lines if len(words) == 1 and words[0].text.isdigit()]
    if len(numbered) >= FEWEST_NUMBERED:
        bare[:, : max(words[0].box[2] for words in numbered) + 2] = False
    for words in lines:
        first = min(words, key=lambda word: word.box[0])
        mark = _mark(first, bare)
        if mark is not None and not first.quarters:
            yield mark


def _mark(first: Seen, ink: Mask) -> Mark | None:
    left, top, _, bottom = first.box
    height = round(first.height)
    start = max(0, round(left - REACH * height))
    strip = ink[max(0, top - 2) : bottom + 2, start:left]
    columns = np.flatnonzero(strip.any(axis=0))
    if not len(columns):
        return None
    parts = np.split(columns, np.flatnonzero(np.diff(columns) > APART * height) + 1)
    near = parts[-1]
    x0, x1 = int(near[0]), int(near[-1]) + 1
    rows = np.flatnonzero(strip[:, x0:x1].any(axis=1))
    y0, y1 = int(rows[0]), int(rows[-1]) + 1
    box = start + x0, max(0, top - 2) + y0, start + x1, max(0, top - 2) + y1
    if _goes_on(ink, box):
        return None
    level = abs(box[1] + box[3] - top - bottom) < LEVEL * height
    bullet = level and is_bullet(ink, box, first.height)
    return Mark(box, first, bullet) if bullet or y1 - y0 >= LOWEST * height else None


def is_bullet(ink: Mask, box: tuple[int, int, int, int], height: float) -> bool:
    """Return whether a round or square dot, on a line so high, is all that is in the box."""
    left, top, right, bottom = box
    tall, wide = bottom - top, right - left
    if not 0.3 * height < tall < 0.6 * height or not 0.7 < wide / tall < 1.4:
        return False
    return float(ink[top:bottom, left:right].mean()) > FILLED


def _goes_on(ink: Mask, box: tuple[int, int, int, int]) -> bool:
    """Whether the ink goes on above or below: a rule, or a drawing."""
    left, top, right, bottom = box
    above, below = ink[max(0, top - 4) : top, left:right], ink[bottom : bottom + 4, left:right]
    return bool(above.any() or below.any())


def with_word(seen: Sequence[Seen], mark: Mark, text: str, confidence: float) -> tuple[Seen, ...]:
    """Return the words with one more, at the mark, as the first of its line."""
    word = replace(mark.beside, text=text, confidence=confidence, box=mark.box)
    at = next(at for at, one in enumerate(seen) if one.line == mark.beside.line)
    return (*seen[:at], word, *seen[at:])
