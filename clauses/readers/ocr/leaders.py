"""Take the rows of dots that lead to page numbers off the picture, and give them back as words.

Tesseract makes nonsense of them, and of the words on either side.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from clauses.readers.ocr.lettering import Seen
from clauses.readers.ocr.picture import WHITE, Grey, Mask

Pixels = tuple[int, int, int, int]  # left, top, right, bottom

# In pixels at 200 dpi: dots up to LOW high with nothing ABOVE and BELOW them, nor a little BESIDE
# that, as letters would have; and so many of them with no wider gap.
LOW, ABOVE, BELOW, BESIDE = 5, 15, 9, 3
FEWEST_DOTS, DOT_GAP = 12, 16
EVEN = 0.75  # the share of the steps from dot to dot that are alike
LEADER = "....."


def leaders_on(ink: Mask) -> tuple[Pixels, ...]:
    """Return the boxes of the rows of dots on the picture, from top to bottom."""
    low = _low(ink)
    found: list[Pixels] = []
    for row in np.flatnonzero(low.sum(axis=1) >= FEWEST_DOTS).tolist():
        top, bottom = max(0, row - LOW), row + LOW + 1
        for left, right in _dotted(np.logical_or.reduce(low[top:bottom])):
            at = next((at for at, box in enumerate(found) if _meets(box, left, top, right)), None)
            if at is None:
                found.append((left, top, right, bottom))
            else:  # the rest of a row that is not level
                box = found[at]
                found[at] = min(left, box[0]), box[1], max(right, box[2]), bottom
    return tuple(found)


def _meets(box: Pixels, left: int, top: int, right: int) -> bool:
    return left < box[2] and box[0] < right and top < box[3]


def erased(picture: Grey, boxes: Sequence[Pixels]) -> Grey:
    """Return the picture with nothing in the boxes."""
    result = picture.copy()
    for left, top, right, bottom in boxes:
        result[top:bottom, left:right] = WHITE
    return result


def with_leaders(seen: Sequence[Seen], boxes: Sequence[Pixels]) -> tuple[Seen, ...]:
    """Return the words with five dots after each that stands before one of the boxes."""
    words = list(seen)
    for box in boxes:
        middle = (box[1] + box[3]) / 2
        before = [
            at
            for at, word in enumerate(words)
            if word.box[2] <= box[0] + LOW and word.box[1] < middle < word.box[3] + 2 * LOW
        ]
        if before:
            at = max(before, key=lambda at: words[at].box[2])
            words.insert(at + 1, replace(words[at], text=LEADER, box=box))
    return tuple(words)


def _low(ink: Mask) -> Mask:
    """The ink that has nothing but paper above and below."""
    height = len(ink)
    depth = np.zeros((height + ABOVE + BELOW, ink.shape[1]), dtype=np.int32)
    np.cumsum(_widened(ink), axis=0, out=depth[ABOVE : ABOVE + height])
    depth[ABOVE + height :] = depth[ABOVE + height - 1]
    above = depth[ABOVE - LOW : ABOVE - LOW + height] == depth[:height]
    below = depth[ABOVE + BELOW :] == depth[ABOVE + LOW : ABOVE + LOW + height]
    low: Mask = ink & above & below
    return low


def _widened(ink: Mask) -> Mask:
    wide = ink.copy()
    for step in range(1, BESIDE + 1):
        wide[:, step:] |= ink[:, :-step]
        wide[:, :-step] |= ink[:, step:]
    return wide


def _dotted(row: Mask) -> Iterator[tuple[int, int]]:
    """Where dots follow each other closely and evenly: neither a rule nor the stops of a line."""
    edges = np.flatnonzero(np.diff(row.astype(np.int8), prepend=0, append=0))
    starts, ends = edges[::2], edges[1::2]
    breaks = np.flatnonzero(starts[1:] - ends[:-1] > DOT_GAP) + 1
    for some in np.split(np.arange(len(starts)), breaks):
        if len(some) < FEWEST_DOTS or (ends[some] - starts[some]).max() > 2 * LOW:
            continue
        steps = np.diff(starts[some])
        if np.mean(np.abs(steps - np.median(steps)) <= 2) >= EVEN:
            yield int(starts[some[0]]), int(ends[some[-1]])
