"""Read the picture of a page: words, lines, tables, and how sure of them Tesseract is.

Nothing here is safe in threads; use one process a document at a time.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import pypdfium2

from clauses.readers.ocr.grids import Grid, grids_on
from clauses.readers.ocr.leaders import erased, leaders_on, with_leaders
from clauses.readers.ocr.lettering import (
    Level,
    RecognisedLine,
    Seen,
    leaning,
    lines_of,
    typical_height,
)
from clauses.readers.ocr.margin import BULLET, marks_beside, with_word
from clauses.readers.ocr.misread import mended
from clauses.readers.ocr.picture import (
    WHITE,
    Grey,
    Mask,
    Part,
    Survey,
    cleaned,
    rendered,
    straightened,
    surveyed,
    thickened,
    turned,
    without_rules,
)
from clauses.readers.ocr.tesseract import letters_on, seen_on
from clauses.records import Box, Table, TableRow

DPI = 200.0
# Words lower than this many pixels, of print below 7 points at 200 dpi, are looked at again at 300:
# of 5 point print 97 words in 100 are right at 200 and 99 at 300; of 8 point print all are at 200.
SMALL_PRINT = 14
FINER_DPI = 300.0
# The mean confidence says quite well how many words are right: 0.95 means 98 in 100, 0.8 means 83,
# 0.7 means 69, 0.5 means 50 (contracts made into faxes, blurred, and scanned at 50 to 80 dpi).
# Above this, another look with thickened strokes seldom gets more right; it did on all below.
SURE = 0.88
# Below this, a sentence of twenty words has five wrong: the page is not read.
LEAST_CONFIDENCE = 0.75
# Text upside down comes out at 0.3 to 0.4.
UPSIDE_DOWN = 0.60
# On photographs, drawings and smudges Tesseract sees fewer letters than this.
FEWEST_LETTERS = 25
# Pages blurred beyond reading have this much ink, and lines this sharp; photographs and drawings,
# in the 50 PDFs looked at, have more of the one or less of the other.
WRITTEN_INK, WRITTEN_LINED = (0.005, 0.15), 6.0
# The share of the ink that lies beside the words seen, from which there may be more of them.
MOST_LEFT = 0.5
MARGIN = 0.02  # inches around a word that are its own
# Tesseract reads lines up to this many degrees askew as well as level ones.
LEVEL = 1.0
# A page with less ink than this share of it, two or three letters, is blank.
LEAST_INK = 0.0001
# What a number in the margin may look like, and how sure Tesseract has to be of it.
NUMBER = re.compile(r"\(?(?:\d{1,2}(?:\.\d{1,2})*[.)]?|[A-Za-z]{1,4}[.)])")
LEAST_SURE = 0.5


@dataclass(frozen=True, slots=True)
class Recognised:
    """The words on the picture of a page.

    Boxes hold on the page turned clockwise by `turned` degrees about its middle, which is how its
    lines stand level and upright; `width` and `height`, in points, are those of the page turned so
    by right angles only. `confidence` is the mean over all letters, from 0 to 1. A page is `poor`
    where there is something to read that could not be read well enough to rely on; it then has no
    lines. A page with neither lines nor `poor` holds no words. `more` says that besides the lines
    there is print that could not be read: a stamp may be the only thing plain on a faint page.
    """

    lines: tuple[RecognisedLine, ...]
    confidence: float
    width: float
    height: float
    turned: float
    poor: bool
    tables: tuple[Table, ...] = ()
    more: bool = False


@dataclass(frozen=True, slots=True)
class _Look:
    """The picture given to Tesseract in one attempt, and the words seen on it.

    `dpi` is the picture's. The page was turned clockwise by `quarters` right angles and, the other
    way, by `straightened` degrees; `standing` is the quarters its text is turned by still.
    """

    picture: Grey
    dpi: float
    quarters: int
    straightened: float
    standing: int
    seen: tuple[Seen, ...]

    @property
    def letters(self) -> int:
        return sum(len(word.text) for word in self.seen)

    @property
    def certainty(self) -> float:
        """The number of letters, each counted for how sure Tesseract is of its word."""
        return sum(len(word.text) * word.confidence for word in self.seen)

    @property
    def confidence(self) -> float:
        return self.certainty / self.letters if self.letters else 0.0


def recognise(page: pypdfium2.PdfPage, number: int, part: Part | None = None) -> Recognised:
    """Return the words on the picture of `page`, or of a part, which is page `number` of its file.

    Raises UnreadableInput where the engine or its data is not installed.
    """
    picture, dpi = _rendered(page, DPI, part)
    survey = surveyed(picture)
    height, width = (side * 72 / dpi for side in picture.shape)
    if survey.ink < LEAST_INK:
        return Recognised((), 1.0, width, height, 0.0, poor=False)
    try:
        look = _best_look(page, part, picture, dpi, survey)
    except TimeoutError:
        return Recognised((), 0.0, width, height, 0.0, poor=True)
    confidence = round(look.confidence, 3)
    if confidence < LEAST_CONFIDENCE:
        poor = look.letters >= FEWEST_LETTERS or _is_written(survey)
        return Recognised((), confidence, width, height, 0.0, poor=poor)
    if look.quarters % 2:
        width, height = height, width
    lean = leaning(look.seen)
    turn = round(90 * (look.quarters % 4) - look.straightened - lean, 2)
    rows, columns = look.picture.shape
    level = Level(number, 72 / look.dpi, (columns / 2, rows / 2), lean)
    ink = look.picture < survey.threshold
    grids = grids_on(look.picture, survey.threshold, look.dpi, lean)
    lines = lines_of(mended(_with_marks(look, ink), ink), ink, level, grids)
    tables = tuple(_table(grid, level) for grid in grids)
    more = _leaves_print(look, survey)
    return Recognised(lines, confidence, width, height, turn, False, tables, more)


def _is_written(survey: Survey) -> bool:
    """Whether a picture on which next to nothing was read looks like lines of text all the same."""
    return WRITTEN_INK[0] <= survey.ink <= WRITTEN_INK[1] and survey.lined >= WRITTEN_LINED


def _leaves_print(look: _Look, survey: Survey) -> bool:
    """Whether most of the page looks like lines of print, and has no word of those seen on it."""
    rest = look.picture.copy()
    margin = round(MARGIN * look.dpi)
    for word in look.seen:
        left, top, right, bottom = word.box
        rest[max(0, top - margin) : bottom + margin, max(0, left - margin) : right + margin] = WHITE
    share = float((rest < survey.threshold).mean())
    if share < WRITTEN_INK[0] or share < MOST_LEFT * survey.ink:
        return False
    return _is_written(surveyed(without_rules(rest, survey.threshold)))


def _with_marks(look: _Look, ink: Mask) -> tuple[Seen, ...]:
    """The words of the page with the numbers and bullets Tesseract passed over in the margin."""
    seen = look.seen
    for mark in marks_beside(look.seen, ink):
        left, top, right, bottom = mark.box
        if mark.bullet:
            seen = with_word(seen, mark, BULLET, mark.beside.confidence)
            continue
        text, confidence = letters_on(look.picture[top:bottom, left:right], look.dpi)
        if confidence >= LEAST_SURE and NUMBER.fullmatch(text):
            seen = with_word(seen, mark, text, confidence)
    return seen


def _table(grid: Grid, level: Level) -> Table:
    columns, rows = ([edge * level.scale for edge in edges] for edges in (grid.columns, grid.rows))

    def box(left: float, top: float, right: float, bottom: float) -> Box:
        return Box(level.page, *(round(edge, 2) for edge in (left, top, right, bottom)))

    return Table(
        box(columns[0], rows[0], columns[-1], rows[-1]),
        tuple(
            TableRow(tuple(box(left, top, right, bottom) for left, right in pairwise(columns)))
            for top, bottom in pairwise(rows)
        ),
    )


def _rendered(page: pypdfium2.PdfPage, dpi: float, part: Part | None) -> tuple[Grey, float]:
    picture, dpi = rendered(page, dpi)
    return (part.cut(picture, dpi) if part else picture), dpi


def _best_look(
    page: pypdfium2.PdfPage, part: Part | None, picture: Grey, dpi: float, survey: Survey
) -> _Look:
    """Look as often as it takes: the page turned, finer, with its strokes thickened."""
    best = _look(picture, dpi, survey, quarters=int(survey.sideways))
    if best.standing:  # the lines run another way than the picture around them suggests
        best = _look(picture, dpi, survey, quarters=best.quarters - best.standing)
    if best.confidence < SURE:
        best = _without_leaders(best, survey)
    if best.confidence < UPSIDE_DOWN and best.letters >= FEWEST_LETTERS:
        best = _surer(best, _look(picture, dpi, survey, quarters=best.quarters + 2))
    if 0 < typical_height(best.seen) < SMALL_PRINT:
        finer, finer_dpi = _rendered(page, FINER_DPI, part)
        if finer_dpi > dpi:  # a huge page stays as coarse as it was
            best = _surer(best, _look(finer, finer_dpi, survey, quarters=best.quarters))
    if best.confidence < SURE:
        thick, times = thickened(picture)
        best = _surer(best, _look(thick, dpi * times, survey, quarters=best.quarters))
    return best


def _without_leaders(look: _Look, survey: Survey) -> _Look:
    """Look again with the dots that lead to page numbers taken away, if there are any."""
    leaders = leaders_on(look.picture < survey.threshold)
    if not leaders:
        return look
    plain = erased(look.picture, leaders)
    again = replace(look, picture=plain, seen=tuple(seen_on(plain, look.dpi)))
    return replace(again, seen=with_leaders(again.seen, leaders))


def _surer(one: _Look, other: _Look) -> _Look:
    return max(one, other, key=lambda look: look.certainty)


def _look(picture: Grey, dpi: float, survey: Survey, *, quarters: int) -> _Look:
    upright = cleaned(turned(picture, quarters), survey.threshold)
    skew = survey.skew if abs(survey.skew) >= LEVEL else 0.0
    if skew:
        upright = straightened(upright, skew)
    seen = tuple(seen_on(upright, dpi))
    return _Look(upright, dpi, quarters, skew, _standing(seen), seen)


def _standing(seen: Sequence[Seen]) -> int:
    """By how many quarters clockwise most of the letters are turned."""
    letters = Counter[int]()
    for word in seen:
        letters[word.quarters] += len(word.text)
    return letters.most_common(1)[0][0] if letters else 0
