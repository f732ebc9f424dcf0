"""Read the words of pictures pasted on a page of text: an exhibit scanned, below a typed heading.

Logos, seals, signatures and photographs are pictures too: what is small, or does not look like
lines of letters from afar, is left alone.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Protocol, TypeVar

import pypdfium2

from clauses.errors import UnreadableInput
from clauses.readers.frame import Frame
from clauses.readers.ocr.lettering import RecognisedLine
from clauses.readers.ocr.picture import WHITE, Grey, Part, Survey, peaks, rendered, surveyed
from clauses.readers.ocr.placed import pictures_and_forms
from clauses.readers.ocr.recognition import Recognised, recognise
from clauses.records import Box, Page, PageSource, Span

# A picture of less than this share of the page, four lines of print, is no exhibit. Of 129 pages of
# text with logos, seals and signatures on 30, seven have a larger one.
LARGE = 0.05
# A line of 40 letters of ten points leaves this share of the page black.
LEAST_INK = 0.0008
FEWEST_LETTERS = 40  # the stamp of an electronic signature has 27
# From afar, how many strokes begin on a picture and how sharply ink and paper alternate across its
# lines. On the few pictures measured, print of 5 to 11 points has 1 to 2 strokes a letter and 3.7
# to 60 times, logos up to 20 and 2.9, seals 64 and 2.1, photographs 4 and 2.2. That is no proof of
# words: rows of dots pass as well (741 and 27). It only saves giving most pictures without words to
# the engine, whose answer decides; print with less than this is lost.
LEAST_LINED = 3.0
# With so many strokes on mostly white ground it is looked at even if no lines stand out, as on
# print far askew. Dark photographs have as many in their grain: 5,800.
MANY_STROKES, MOST_DARK = 200, 0.5
# Print too blurred to have strokes still has lines as sharp as this.
BLURRED_LINED = 6.0
TOUCHING = 2.0  # points between strips that one picture was cut into
# Points between tiles that hold one text; a blank line of the print on them lies in the gap.
TILES_APART = 24.0
MOST_TILES = 300  # more small pictures are not told apart, but looked at together
# Print that cannot be read leaves this share of its picture black: 0.2 where it is blurred.
# Signatures on their lines, which nobody can read either: 0.03 to 0.042.
WRITTEN_INK = 0.07
# Pictures of at least this share of the page are what it shows: unread, the page is. Below them a
# page has room for a text of its own, which a smaller picture goes with.
MOST_OF_PAGE = 0.5
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
    read well enough: then there are no lines. `most` says that most of the page is such words.
    """

    lines: tuple[RecognisedLine, ...]
    confidence: float
    poor: bool
    most: bool = False


def pasted(page: pypdfium2.PdfPage, frame: Frame, lines: Sequence[Placed]) -> Pasted | None:
    """Return what the pictures on the page say outside its own `lines`; None without any words."""
    width, height = frame.size
    least = LARGE * width * height
    placed = ([frame.box(*corners) for corners in pair] for pair in pictures_and_forms(page))
    found = _large(_joined(placed), least)
    if not found:
        return None
    own = tuple(_with_margin(line.box) for line in lines)
    large, forms = (tuple(boxes) for boxes in zip(*found, strict=True))
    picture, dpi = rendered(page, SURVEY_DPI)
    covered = sum(map(_area, large))
    share = covered / (width * height)
    part = Part(large, own)
    shown = part.cut(picture, dpi)
    survey = surveyed(shown)
    on_black = survey.ink > MOST_DARK * share
    if on_black:  # else the edges of the black ground are all that stands out
        shown = part.cut(WHITE - picture, dpi)
        survey = surveyed(shown)
    dark = survey.ink / share
    if survey.ink < LEAST_INK or not _looks_written(shown, survey, dark, on_black):
        return None
    written = dark >= WRITTEN_INK
    most = share >= MOST_OF_PAGE and survey.lined >= LEAST_LINED
    try:
        # what the form draws besides is a part of what its picture shows
        seen = recognise(page, frame.number, Part(forms, own))
    except UnreadableInput:  # no engine
        return Pasted((), 0.0, poor=True, most=most) if written else None
    letters = sum(character.isalnum() for line in seen.lines for character in line.text)
    if not written if seen.poor else letters < FEWEST_LETTERS:
        return None
    return Pasted(_as_shown(seen), seen.confidence, seen.poor, seen.poor and most)


def _large(found: Sequence[tuple[Box, Box]], least: float) -> list[tuple[Box, Box]]:
    """The pictures of at least this area, and the smaller ones that have it with those near them.

    Some scanners save a page as tiles, and leave out those without ink.
    """
    small = [at for at, (box, _) in enumerate(found) if _area(box) < least]
    kept = set(range(len(found))) - set(small)
    for tiles in _near([(at, found[at][0]) for at in small]):
        if sum(_area(found[at][0]) for at in tiles) >= least:
            kept.update(tiles)
    return [found[at] for at in sorted(kept)]


def _near(some: Sequence[tuple[int, Box]]) -> list[list[int]]:
    """Their numbers, those together that lie near each other, or near one that does."""
    if len(some) > MOST_TILES:
        return [[at for at, _ in some]]
    groups: list[list[tuple[int, Box]]] = []
    for one in some:
        near = [g for g in groups if any(_touch(one[1], box, TILES_APART) for _, box in g)]
        groups = [group for group in groups if group not in near]
        groups.append([one, *(other for group in near for other in group)])
    return [[at for at, _ in group] for group in groups]


def _joined(placed: Iterable[Sequence[Box]]) -> list[tuple[Box, Box]]:
    """Pictures with their forms, strips put together that are drawn in a row and touch."""
    joined: list[tuple[Box, Box]] = []
    for box, form in placed:
        if joined and _touch(joined[-1][0], box):
            before, around = joined[-1]
            joined[-1] = _around(before, box), _around(around, form)
        else:
            joined.append((box, form))
    return joined


def _touch(one: Box, other: Box, apart: float = TOUCHING) -> bool:
    across = min(one.x1, other.x1) - max(one.x0, other.x0)
    down = min(one.bottom, other.bottom) - max(one.top, other.top)
    return min(across, down) >= -apart


def _around(one: Box, other: Box) -> Box:
    x0, top = min(one.x0, other.x0), min(one.top, other.top)
    return Box(one.page, x0, top, max(one.x1, other.x1), max(one.bottom, other.bottom))


def _area(box: Box) -> float:
    return (box.x1 - box.x0) * (box.bottom - box.top)


def _looks_written(picture: Grey, survey: Survey, dark: float, on_black: bool) -> bool:
    """Whether there may be lines of words, black on white now; `dark` is the share that is ink."""
    if dark >= WRITTEN_INK and survey.lined >= BLURRED_LINED:
        return True
    ink = picture < survey.threshold
    strokes = peaks(ink.T if survey.sideways else ink)
    if survey.lined >= LEAST_LINED:
        return strokes >= FEWEST_LETTERS
    return strokes >= MANY_STROKES and not on_black


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
