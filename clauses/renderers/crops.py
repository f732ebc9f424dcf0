"""Where on which page a passage is shown: a stretch of the page around its lines."""

from collections.abc import Sequence
from dataclasses import dataclass

from clauses.records import Box, Finding, PagePicture

MARGIN = 26.0  # points of the page above and below the passage: two lines of context
LEAST_HEIGHT = 110.0
SIDE = 40.0  # on both sides: the number of the clause stands there
LEAST_WIDTH = 430.0


@dataclass(frozen=True, slots=True)
class Crop:
    """A stretch of a page, in points, and the boxes of the passage on it."""

    page: int
    left: float
    top: float
    width: float
    height: float
    boxes: tuple[Box, ...]


def crops(finding: Finding, pictures: Sequence[PagePicture]) -> tuple[Crop, ...]:
    """Return a crop for each page the passage stands on of which there is a picture."""
    known = {one.page: one for one in pictures if one.document == finding.document}
    pages = sorted({box.page for box in finding.boxes} & known.keys())
    return tuple(
        _crop(known[page], tuple(box for box in finding.boxes if box.page == page))
        for page in pages
    )


def _crop(picture: PagePicture, boxes: tuple[Box, ...]) -> Crop:
    left, right = _stretch(
        min(box.x0 for box in boxes) - SIDE,
        max(box.x1 for box in boxes) + SIDE,
        LEAST_WIDTH,
        picture.width,
    )
    top, bottom = _stretch(
        min(box.top for box in boxes) - MARGIN,
        max(box.bottom for box in boxes) + MARGIN,
        LEAST_HEIGHT,
        picture.height,
    )
    return Crop(
        page=picture.page,
        left=round(left, 2),
        top=round(top, 2),
        width=round(right - left, 2),
        height=round(bottom - top, 2),
        boxes=boxes,
    )


def _stretch(low: float, high: float, least: float, whole: float) -> tuple[float, float]:
    """From low to high, widened to `least` where it is less, and kept within the page."""
    more = max(0.0, least - (high - low)) / 2
    low, high = low - more, high + more
    if low < 0:
        low, high = 0.0, high - low
    if high > whole:
        low, high = max(0.0, low - (high - whole)), whole
    return low, high
