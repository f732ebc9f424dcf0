"""Where a point of a PDF's own coordinates stands on the page as it is shown."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache, partial

from clauses.records import Box

# Page after page has its lines in the same places: one number for them all, kept so long.
hundredths: Callable[[float], float] = lru_cache(maxsize=4096)(partial(round, ndigits=2))


@dataclass(frozen=True, slots=True)
class Frame:
    """The visible part of a page, in the file's coordinates, and how far it is turned.

    The file counts from a bottom left corner that need not be 0, and before the page is turned
    clockwise by `turned` degrees (0, 90, 180 or 270).
    """

    number: int
    left: float
    bottom: float
    right: float
    top: float
    turned: int

    @property
    def size(self) -> tuple[float, float]:
        """Width and height as shown, in points."""
        width, height = self.right - self.left, self.top - self.bottom
        return (height, width) if self.turned in (90, 270) else (width, height)

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Return how far from the left and from the top edge the point is shown."""
        if self.turned == 90:
            return y - self.bottom, x - self.left
        if self.turned == 180:
            return self.right - x, y - self.bottom
        if self.turned == 270:
            return self.top - y, self.right - x
        return x - self.left, self.top - y

    def in_file(self, box: Box) -> tuple[float, float, float, float]:
        """Return left, bottom, right and top of a box as shown, in the file's coordinates."""
        corners = [self._unshown(box.x0, box.top), self._unshown(box.x1, box.bottom)]
        across, up = map(sorted, zip(*corners, strict=True))
        return across[0], up[0], across[1], up[1]

    def _unshown(self, x: float, y: float) -> tuple[float, float]:
        if self.turned == 90:
            return self.left + y, self.bottom + x
        if self.turned == 180:
            return self.right - x, self.bottom + y
        if self.turned == 270:
            return self.right - y, self.top - x
        return self.left + x, self.top - y

    def box(self, x0: float, y0: float, x1: float, y1: float) -> Box:
        """Return the box as shown around the rectangle between two opposite corners."""
        (a, b), (c, d) = self.point(x0, y0), self.point(x1, y1)
        left, right = (c, a) if c < a else (a, c)
        top, bottom = (d, b) if d < b else (b, d)
        corners = hundredths(left), hundredths(top), hundredths(right), hundredths(bottom)
        return Box(self.number, *corners)

    def shows(self, box: Box) -> bool:
        """Whether any of the box is on the visible part; a page without a size hides nothing."""
        width, height = self.size
        if not width or not height:
            return True
        return box.x1 >= 0 and box.bottom >= 0 and box.x0 <= width and box.top <= height
