"""From the words Tesseract saw to printed lines: boxes, sizes, weight, broken words."""

import math
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from clauses.readers.ocr.grids import Grid
from clauses.readers.ocr.picture import Mask, stroke
from clauses.records import Box

SOFT_HYPHEN = "\u00ad"
HYPHENS = ("-", "\u2010", "\u2011")
LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl"})
# Tesseract measures each line by itself; sizes of one page this close together are one size.
SAME_SIZE = 0.12
EM = 1.05  # what a font's size is to the height of its lines, in the five fonts tried
# Strokes of bold words are 1.2 to 1.9 times as wide as the page's usual ones; of other words one in
# a hundred reaches 1.3. Each word has to be above the lower of these, and the mean of all above the
# upper; after them, a word much narrower than they are is bold no more.
BOLDER, BOLD = 1.15, 1.27
NARROWER = 0.8
FEWEST_STROKES = 3  # letters of a word whose strokes say something
LEAST_SURE = 0.2  # on signatures, seals and text standing on its side
FEWEST_BOLD = 6  # letters; one word is no heading


@dataclass(frozen=True, slots=True)
class Seen:
    """A word as Tesseract saw it, in pixels of the picture it was given.

    `box` is left, top, right and bottom. `line` and `block` number what it stands in. `quarters` is
    how many right angles clockwise it is turned by. `height` is that of its line from the foot of a
    g to the head of a d; `baseline` runs through two points.
    """

    text: str
    confidence: float
    box: tuple[int, int, int, int]
    line: int
    block: int
    quarters: int
    height: float
    baseline: tuple[tuple[float, float], tuple[float, float]]


@dataclass(frozen=True, slots=True)
class RecognisedWord:
    """A word, its box in points and how sure Tesseract is of it, from 0 to 1."""

    text: str
    box: Box
    confidence: float


@dataclass(frozen=True, slots=True)
class RecognisedLine:
    """A printed line with what `records.Line` wants of one, and its words.

    `text` is the words with a space between, ending in a soft hyphen (U+00AD) instead of the hyphen
    where the line end breaks a word; `confidence` is the mean over its letters.
    """

    text: str
    box: Box
    size: float
    bold: bool
    bold_end: int
    baseline: float
    confidence: float
    words: tuple[RecognisedWord, ...]


Cell = tuple[int, int, int]  # which table of the page, row and column
_Group = tuple[Cell | None, tuple[Seen, ...]]  # the words of a line, as far as they share a cell


@dataclass(frozen=True, slots=True)
class Level:
    """How pixels become points of a level page: scaled, and turned back by what the lines lean.

    `middle` is that of the picture, in pixels; `skew` is in degrees clockwise.
    """

    page: int
    scale: float
    middle: tuple[float, float]
    skew: float

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Return where the pixel lies on the page, in points from its top left."""
        lean = math.radians(self.skew)
        across, down = x - self.middle[0], y - self.middle[1]
        level_x = self.middle[0] + across * math.cos(lean) + down * math.sin(lean)
        level_y = self.middle[1] - across * math.sin(lean) + down * math.cos(lean)
        return level_x * self.scale, level_y * self.scale

    def box(self, left: int, top: int, right: int, bottom: int) -> Box:
        """Return the box of the same size about the same middle."""
        x, y = self.point((left + right) / 2, (top + bottom) / 2)
        width, height = (right - left) * self.scale / 2, (bottom - top) * self.scale / 2
        edges = x - width, y - height, x + width, y + height
        return Box(self.page, *(round(edge, 2) for edge in edges))


def leaning(seen: Sequence[Seen]) -> float:
    """Return by how many degrees clockwise the lines lean; most letters decide."""
    leans = [
        (math.degrees(math.atan2(y1 - y0, x1 - x0)), len(word.text))
        for word in seen
        if not word.quarters
        for (x0, y0), (x1, y1) in (word.baseline,)
    ]
    return round(_weighted_median(leans), 2) if leans else 0.0


def typical_height(seen: Sequence[Seen]) -> float:
    """Return the height of the words most letters stand in, in pixels; 0 without any.

    That of their lines, which Tesseract gives, is too large for small print.
    """
    heights = [(float(word.box[3] - word.box[1]), len(word.text)) for word in seen]
    return _weighted_median(heights) if heights else 0.0


def lines_of(
    seen: Sequence[Seen], ink: Mask, level: Level, grids: Sequence[Grid] = ()
) -> tuple[RecognisedLine, ...]:
    """Return the lines the words stand in, in the order they were read.

    A line that runs over cells of a table is one line in each of them; the lines of a table come
    together, row after row and cell after cell. Lines without a letter or digit are dirt, and so
    are those of which Tesseract is not sure at all; they are left out.
    """
    groups = [
        (cell, tuple(words))
        for (_, cell), words in groupby(seen, key=lambda w: (w.line, _cell(w, level, grids)))
    ]
    groups = _in_order([(cell, words) for cell, words in groups if _says_something(words)])
    if not groups:
        return ()
    lines = [words for _, words in groups]
    heights = [EM * words[0].height * level.scale for words in lines]
    sizes = _sizes([(size, _letters(words)) for size, words in zip(heights, lines, strict=True)])
    widths = [_widths(words, size, ink) for words, size in zip(lines, sizes, strict=True)]
    usual = _usual_stroke(widths, lines)
    broken = {
        at
        for at, ((cell, one), (other_cell, following)) in enumerate(pairwise(groups))
        if (cell == other_cell if cell else one[-1].block == following[0].block)
        and _broken(one[-1].text, following[0].text)
    }
    return tuple(
        _line(words, size, level, _bold_words(words, width, usual), broken=at in broken)
        for at, (words, size, width) in enumerate(zip(lines, sizes, widths, strict=True))
    )


def _cell(word: Seen, level: Level, grids: Sequence[Grid]) -> Cell | None:
    """The table, row and column the middle of the word lies in."""
    if not grids:
        return None
    left, top, right, bottom = word.box
    x, y = level.point((left + right) / 2, (top + bottom) / 2)
    x, y = x / level.scale, y / level.scale
    for at, grid in enumerate(grids):
        if grid.columns[0] <= x < grid.columns[-1] and grid.rows[0] <= y < grid.rows[-1]:
            return at, bisect_right(grid.rows, y), bisect_right(grid.columns, x)
    return None


def _says_something(words: Sequence[Seen]) -> bool:
    if not any(letter.isalnum() for word in words for letter in word.text):
        return False
    return _mean([word.confidence for word in words], words) >= LEAST_SURE


def _in_order(groups: Sequence[_Group]) -> list[_Group]:
    """The lines of each table where the first of them was, sorted by cell."""
    placed: list[_Group] = []
    for number, (cell, words) in enumerate(groups):
        if cell is None:
            placed.append((cell, words))
        elif all(before is None or before[0] != cell[0] for before, _ in groups[:number]):
            table = [one for one in groups if one[0] is not None and one[0][0] == cell[0]]
            placed += sorted(table, key=lambda one: (one[0] or (), one[1][0].baseline[0][1]))
    return placed


def _letters(words: Sequence[Seen]) -> int:
    return sum(len(word.text) for word in words)


def _broken(last: str, first: str) -> bool:
    """Whether a hyphen at the end of a line breaks a word that goes on in the next line."""
    if not last.endswith(HYPHENS) or not last[-2:-1].isalpha():
        return False
    if first[:1].islower():
        return True
    return last[-3:-1].isalpha() and last[-3:-1].isupper() and len(first) > 1 and first.isupper()


def _sizes(measured: Sequence[tuple[float, int]]) -> list[float]:
    """The sizes of the lines in points, those close to a common one made equal to it.

    Each line comes with its letters: the size most letters are set in is found first.
    """
    sizes: dict[int, float] = {}
    while len(sizes) < len(measured):
        left = [(size, letters, at) for at, (size, letters) in enumerate(measured)
                if at not in sizes]  # fmt: skip
        common = _weighted_median([(size, letters) for size, letters, _ in left])
        shared = round(2 * common) / 2
        for size, _, at in left:
            if abs(size - common) <= SAME_SIZE * common:
                sizes[at] = shared
    return [sizes[at] for at in range(len(measured))]


def _weighted_median(values: Sequence[tuple[float, int]]) -> float:
    ordered = sorted(values)
    half, passed = sum(weight for _, weight in ordered) / 2, 0
    for value, weight in ordered:
        passed += weight
        if passed >= half:
            return value
    return ordered[-1][0]


def _usual_stroke(widths: Sequence[Sequence[float]], groups: Sequence[Sequence[Seen]]) -> float:
    """The width most letters of the page are drawn with, for their size."""
    return _weighted_median([
        (width, len(word.text))
        for line, words in zip(widths, groups, strict=True)
        for width, word in zip(line, words, strict=True)
    ])  # fmt: skip


def _widths(words: Sequence[Seen], size: float, ink: Mask) -> list[float]:
    """How wide the strokes of each word are for their size."""
    boxes = [word.box for word in words]
    return [stroke(ink[top:bottom, left:right]) / size for left, top, right, bottom in boxes]


def _bold_words(words: Sequence[Seen], widths: Sequence[float], usual: float) -> int:
    """How many words from the start of the line are bold: their strokes are wider than usual.

    Numbers and the shortest words have too few strokes to tell, and go with the word after them.
    """
    heavy: list[bool] = []
    for word, width in zip(reversed(words), reversed(widths), strict=True):
        sign = sum(letter.isalpha() for letter in word.text) < FEWEST_STROKES
        heavy.append((heavy[-1] if heavy else False) if sign else width > BOLDER * usual)
    count = next((at for at, bold in enumerate(reversed(heavy)) if not bold), len(words))
    while count > 1 and widths[count - 1] < NARROWER * _mean(widths[:count], words[:count]):
        count -= 1
    mean = _mean(widths[:count], words[:count])
    return count if _letters(words[:count]) >= FEWEST_BOLD and mean > BOLD * usual else 0


def _mean(values: Sequence[float], words: Sequence[Seen]) -> float:
    """The mean of what is given for each word, over their letters; 0 without words."""
    weighed = sum(value * len(word.text) for value, word in zip(values, words, strict=True))
    return weighed / _letters(words) if words else 0.0


def _line(
    words: Sequence[Seen],
    size: float,
    level: Level,
    bold: int,
    *,
    broken: bool,
) -> RecognisedLine:
    recognised = [
        RecognisedWord(
            word.text.translate(LIGATURES), level.box(*word.box), round(word.confidence, 3)
        )
        for word in words
    ]
    text = " ".join(word.text for word in recognised)
    text = text[:-1] + SOFT_HYPHEN if broken else text
    boxes = [word.box for word in recognised]
    box = Box(level.page, min(b.x0 for b in boxes), min(b.top for b in boxes),
              max(b.x1 for b in boxes), max(b.bottom for b in boxes))  # fmt: skip
    (left, one), (right, other) = words[0].baseline
    baseline = level.point((left + right) / 2, (one + other) / 2)[1]
    bold_end = len(" ".join(word.text for word in recognised[:bold]))
    confidence = _mean([word.confidence for word in words], words)
    return RecognisedLine(
        text, box, size, bold == len(words), bold_end, round(baseline, 2),
        round(confidence, 3), tuple(recognised),
    )  # fmt: skip
