"""Read the words of pictures pasted on a page of text: an exhibit scanned, below a typed heading.

Logos, seals and signatures are pictures too: what is small, or holds next to no ink or letters, is
left alone.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol, TypeVar

import pypdfium2

from clauses.errors import UnreadableInput
from clauses.readers.frame import Frame
from clauses.readers.ocr.lettering import RecognisedLine
from clauses.readers.ocr.picture import Part, rendered, surveyed
from clauses.readers.ocr.placed import pictures
from clauses.readers.ocr.recognition import Recognised, recognise
from clauses.records import Box, Page, PageSource, Span

# A picture of less than this share of the page, four lines of print, is no exhibit. Of 129 pages of
# text with logos, seals and signatures on 30, seven have a larger one.
LARGE = 0.05
# A line of 40 letters of ten points leaves this share of the page black.
LEAST_INK = 0.0008
FEWEST_LETTERS = 40  # the stamp of an electronic signature has 27
# Print that cannot be read leaves this share of its picture black: 0.2 where it is blurred.
# Signatures on their lines, which nobody can read either: 0.03 to 0.042.
WRITTEN_INK = 0.07
SURVEY_DPI = 72.0
MARGIN = 2.0  # points around a line of text that are its own


class Placed(Protocol):
    """A line with its place on the page as shown."""

    @property
    def box(self) -> Box:
        """The box around its letters."""


_Placed = TypeVar("_Placed", bound=Placed)


@dataclass(frozen=True, slots=True)
class Pasted:
    """The lines of the pictures on a page, their boxes as the page is shown.

    `confidence` is the mean over their letters; `poor` where there are words that could not be
    read well enough: then there are no lines.
    """

    lines: tuple[RecognisedLine, ...]
    confidence: float
    poor: bool


def pasted(page: pypdfium2.PdfPage, frame: Frame, lines: Sequence[Placed]) -> Pasted | None:
    """Return what the pictures on the page say outside its own `lines`; None without any words."""
    width, height = frame.size
    boxes = [frame.box(*corners) for corners in pictures(page)]
    least = LARGE * width * height
    large = tuple(b for b in boxes if (b.x1 - b.x0) * (b.bottom - b.top) >= least)
    if not large:
        return None
    part = Part(large, tuple(_with_margin(line.box) for line in lines))
    picture, dpi = rendered(page, SURVEY_DPI)
    ink = surveyed(part.cut(picture, dpi)).ink
    if ink < LEAST_INK:
        return None
    area = sum((box.x1 - box.x0) * (box.bottom - box.top) for box in large)
    written = ink * width * height >= WRITTEN_INK * area
    try:
        seen = recognise(page, frame.number, part)
    except UnreadableInput:  # no engine
        return Pasted((), 0.0, poor=True) if written else None
    letters = sum(character.isalnum() for line in seen.lines for character in line.text)
    if not written if seen.poor else letters < FEWEST_LETTERS:
        return None
    return Pasted(_as_shown(seen), seen.confidence, seen.poor)


def _with_margin(box: Box) -> Box:
    return Box(box.page, box.x0 - MARGIN, box.top - MARGIN, box.x1 + MARGIN, box.bottom + MARGIN)


def _as_shown(seen: Recognised) -> tuple[RecognisedLine, ...]:
    page = Page(1, seen.width, seen.height, PageSource.OCR, Span(0, 0), turned=seen.turned)
    upright = not round(seen.turned / 90) % 4
    lines = []
    for line in seen.lines:
        box = page.as_shown(line.box)
        base = round(box.bottom - (line.box.bottom - line.baseline) * upright, 2)
        lines.append(replace(line, box=box, baseline=base))
    return tuple(lines)


def merged(
    own: Sequence[_Placed], others: Sequence[RecognisedLine]
) -> tuple[_Placed | RecognisedLine, ...]:
    """Return the lines of the page with the others where they stand from top to bottom.

    Both keep their order: files draw footers first, and columns one after the other.
    """
    places: list[int] = []
    for other in others:
        places.append(max(_place(own, other.box), *places[-1:], 0))
    result: list[_Placed | RecognisedLine] = list(own)
    for place, other in reversed(list(zip(places, others, strict=True))):
        result.insert(place, other)
    return tuple(result)


def _place(own: Sequence[Placed], box: Box) -> int:
    """Before which of the lines the box comes, with the fewest lines on the wrong side of it."""
    above = [line.box.bottom + line.box.top < box.bottom + box.top for line in own]
    wrong = sum(above)  # when it comes first, all those above it are
    best, fewest = 0, wrong
    for at, is_above in enumerate(above, 1):
        wrong += -1 if is_above else 1
        if wrong <= fewest:
            best, fewest = at, wrong
    return best
