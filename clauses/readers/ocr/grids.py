"""Find tables drawn with rules on the picture of a page."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from PIL import Image

from clauses.readers.ocr.picture import WHITE, Grey, Mask

HALVED = 2  # rules are looked for on a picture of half the size
SHORTEST = 0.3  # inches of a rule, longer than any stroke of a letter
COARSE = 4  # pixels that rules may miss each other by where they meet
# A rule that divides the table runs along this much of it at least; cells may span rows or columns.
DIVIDING = 0.3
SMALLEST = 0.4  # inches, of either side of a table
FEWEST_EDGES = 3  # of two rows, or two columns


@dataclass(frozen=True, slots=True)
class Grid:
    """The edges of the columns and of the rows of a table, in pixels of the level page."""

    columns: tuple[float, ...]
    rows: tuple[float, ...]


def grids_on(picture: Grey, threshold: int, dpi: float, lean: float) -> tuple[Grid, ...]:
    """Return the tables on the picture, from top to bottom.

    `lean` is by how many degrees clockwise the lines lean on it; the page is made level first.
    """
    image = Image.fromarray(picture).reduce(HALVED)
    if lean:
        image = image.rotate(lean, fillcolor=WHITE)
    ink = np.asarray(image) < max(threshold, (WHITE + threshold) // 2)
    length = round(SHORTEST * dpi / HALVED)
    if min(ink.shape) <= length:
        return ()
    level, upright = _runs(ink, length), _runs(ink.T, length).T
    if not level.any() or not upright.any():
        return ()
    smallest = SMALLEST * dpi / HALVED
    found = (
        _grid(level[area], upright[area], area)
        for area in _areas(level | upright)
        if min(side.stop - side.start for side in area) >= smallest
    )
    return tuple(sorted((grid for grid in found if grid), key=lambda grid: grid.rows[0]))


def _runs(ink: Mask, length: int) -> Mask:
    """The pixels that lie in runs of at least so many along a row."""
    summed = np.zeros((ink.shape[0], ink.shape[1] + 1), dtype=np.int32)
    np.cumsum(ink, axis=1, out=summed[:, 1:])
    whole = summed[:, length:] - summed[:, :-length] == length  # a run starts here
    starts = np.zeros((ink.shape[0], ink.shape[1] + 1), dtype=np.int32)
    np.cumsum(whole, axis=1, out=starts[:, 1 : whole.shape[1] + 1])
    starts[:, whole.shape[1] + 1 :] = starts[:, whole.shape[1], None]
    result: Mask = starts[:, 1:] > np.pad(starts, ((0, 0), (length, 0)))[:, 1 : ink.shape[1] + 1]
    return result


def _areas(rules: Mask) -> Iterator[tuple[slice, slice]]:
    """The parts of the page that hold rules which meet each other."""
    height, width = (-(-side // COARSE) for side in rules.shape)
    padded = np.pad(rules, [(0, n * COARSE - side) for n, side in
                            zip((height, width), rules.shape, strict=True)])  # fmt: skip
    coarse = padded.reshape(height, COARSE, width, COARSE).any(axis=(1, 3))
    left = {(int(y), int(x)) for y, x in np.argwhere(coarse)}
    while left:
        edge = [left.pop()]
        area = set(edge)
        while edge:
            y, x = edge.pop()
            near = {(y + dy, x + dx) for dy in (-1, 0, 1) for dx in (-1, 0, 1)} & left
            left -= near
            area |= near
            edge += near
        ys, xs = {y for y, _ in area}, {x for _, x in area}
        yield (
            slice(min(ys) * COARSE, min((max(ys) + 1) * COARSE, rules.shape[0])),
            slice(min(xs) * COARSE, min((max(xs) + 1) * COARSE, rules.shape[1])),
        )


def _grid(level: Mask, upright: Mask, area: tuple[slice, slice]) -> Grid | None:
    rows = _edges(level.sum(axis=1), level.shape[1], area[0].start)
    columns = _edges(upright.sum(axis=0), upright.shape[0], area[1].start)
    if min(len(rows), len(columns)) < FEWEST_EDGES:
        return None
    return Grid(columns, rows)


def _edges(along: npt.NDArray[np.int_], length: int, start: int) -> tuple[float, ...]:
    """The middles of the rules, from how many of their pixels lie at each place across them."""
    there = np.flatnonzero(along >= DIVIDING * length)
    if not len(there):
        return ()
    groups: Sequence[npt.NDArray[np.int_]] = np.split(
        there, np.flatnonzero(np.diff(there) > COARSE) + 1
    )
    return tuple(float((start + group.mean()) * HALVED) for group in groups)
