"""A scene drawn as points, for what shows no SVG: the same scene gives the same bytes."""

import io
import math
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from clauses.renderers.scenes import WIDTH, Box, Head, Line, Point, Scene, Words

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont

SCALE = 3  # points a unit in the file: 200 an inch where the memo shows it
_FINER = 2  # drawn so much larger, then made smaller, so that slanted lines are smooth
_COLOURS = 96
_PAPER, _INK, _SOFT = "#ffffff", "#1b2430", "#56606d"
_RED, _OCHRE, _GREEN, _BLUE, _GREY = "#8d1230", "#9a6d00", "#23683f", "#5b93ba", "#8a949f"
# Each look: colour, width of the line, and dash and gap where it is broken.
_LINES: dict[str, tuple[str, float, tuple[float, float] | None]] = {
    "edge edge-permitted": (_RED, 2.5, None),
    "edge edge-conditioned": (_OCHRE, 2.5, (8, 4)),
    "edge edge-prohibited": (_GREEN, 2, None),
    "edge bar": (_GREEN, 2, None),
    "edge edge-unsaid": (_GREY, 1.5, (2, 4)),
    "head edge-permitted": (_RED, 0, None),
    "head edge-conditioned": (_OCHRE, 0, None),
    "tick": ("#e4e7eb", 1, None),
    "limit": (_INK, 1.4, (5, 3)),
    "bar-endless": (_RED, 2.5, None),
}
# Each look: ground, colour and width of the rim, dash and gap.
_BOXES: dict[str, tuple[str, str, float, tuple[float, float] | None]] = {
    "node node-vendor": ("#14263a", "#14263a", 0, None),
    "node node-permitted": ("#fdf3f4", _RED, 2, None),
    "node node-conditioned": ("#fdf9ee", _OCHRE, 1.6, (6, 3)),
    "node node-prohibited": ("#f1f8f3", _GREEN, 1.6, None),
    "node node-unsaid": ("#fafbfb", "#7d8894", 1.2, (1.5, 3)),
    "bar bar-within": (_BLUE, _BLUE, 0, None),
    "bar bar-over": (_RED, _RED, 0, None),
}
# Each look: size, colour, and how much heavier than the font is.
_WORDS: dict[str, tuple[float, str, float]] = {
    "vendor-name": (13, _PAPER, 0.22),
    "node-name": (13, _INK, 0.22),
    "node-note": (10.5, "#c9d5e2", 0),
    "edge-label edge-label-permitted": (12, _RED, 0.2),
    "edge-label edge-label-conditioned": (12, "#7a5600", 0.2),
    "edge-label edge-label-prohibited": (12, _GREEN, 0.2),
    "edge-label edge-label-unsaid": (12, _SOFT, 0.2),
    "tick-name": (11.5, _SOFT, 0),
    "bar-name": (12.5, _INK, 0),
    "limit-name": (12, _INK, 0.22),
}
_ANCHORS = {"start": "ls", "middle": "ms", "end": "rs"}


def scene_png(scene: Scene) -> bytes:
    """Return the scene as a PNG, `SCALE` times its units large, on white."""
    from PIL import Image, ImageDraw

    factor = SCALE * _FINER
    size = (round(WIDTH * factor), round(scene.height * factor))
    image = Image.new("RGB", size, _PAPER)
    pen = _Pen(ImageDraw.Draw(image), factor)
    for shape in scene.shapes:
        pen.draw(shape)
    image = image.resize((size[0] // _FINER, size[1] // _FINER), Image.Resampling.LANCZOS)
    stream = io.BytesIO()
    image.quantize(_COLOURS, dither=Image.Dither.NONE).save(stream, "PNG", optimize=True)
    return stream.getvalue()


class _Pen:
    """Draws shapes on a picture, each unit `factor` points."""

    def __init__(self, draw: "ImageDraw", factor: int) -> None:
        self._draw = draw
        self._factor = factor

    def draw(self, shape: Box | Line | Words) -> None:
        if isinstance(shape, Box):
            self._box(shape)
        elif isinstance(shape, Words):
            self._words(shape)
        elif isinstance(shape, Head):
            self._draw.polygon(self._scaled(shape.points), fill=_LINES[shape.look][0])
        else:
            self._line(shape.points, *_LINES[shape.look])

    def _scaled(self, points: Iterable[Point]) -> list[Point]:
        return [(x * self._factor, y * self._factor) for x, y in points]

    def _line(
        self,
        points: tuple[Point, ...],
        colour: str,
        width: float,
        dash: tuple[float, float] | None,
    ) -> None:
        for stretch in _dashes(points, *dash) if dash else [points]:
            self._draw.line(
                self._scaled(stretch), colour, round(width * self._factor), joint="curve"
            )

    def _box(self, box: Box) -> None:
        ground, colour, width, dash = _BOXES[box.look]
        corners = self._scaled(((box.x, box.y), (box.x + box.width, box.y + box.height)))
        self._draw.rounded_rectangle(corners, box.radius * self._factor, fill=ground)
        if width:
            self._line(_rim(box), colour, width, dash)

    def _words(self, words: Words) -> None:
        size, colour, heavier = _WORDS[words.look]
        place = (words.x * self._factor, words.y * self._factor)
        font, anchor = _font(size * self._factor), _ANCHORS[words.anchor]
        if words.look == "bar-name":  # what lies behind must not cross the letters
            halo = 2 * self._factor
            self._draw.text(place, words.text, _PAPER, font, anchor, stroke_width=halo)
        rim = round(heavier * self._factor)
        self._draw.text(place, words.text, colour, font, anchor, stroke_width=rim)


@cache
def _font(size: float) -> "FreeTypeFont":
    """Return the font that comes with Pillow: the same on every machine."""
    from PIL import ImageFont

    font = ImageFont.load_default(size)
    assert isinstance(font, ImageFont.FreeTypeFont)
    return font


def _rim(box: Box) -> tuple[Point, ...]:
    """The points of the outline of a box with round corners, the first again at the end."""
    right, bottom, r = box.x + box.width, box.y + box.height, box.radius
    centres = ((right - r, box.y + r, -90), (right - r, bottom - r, 0),
               (box.x + r, bottom - r, 90), (box.x + r, box.y + r, 180))  # fmt: skip
    points = [
        (x + r * math.cos(math.radians(start + turn)), y + r * math.sin(math.radians(start + turn)))
        for x, y, start in centres
        for turn in range(0, 91, 15)
    ]
    return (*points, points[0])


def _dashes(points: tuple[Point, ...], dash: float, gap: float) -> Iterator[tuple[Point, ...]]:
    """Yield the stretches of a line that are drawn where it is broken."""
    left, drawn = dash, True
    stretch = [points[0]]
    for (x0, y0), (x1, y1) in pairwise(points):
        length, done = math.hypot(x1 - x0, y1 - y0), 0.0
        while length - done > left:
            done += left
            share = done / length
            at = (x0 + (x1 - x0) * share, y0 + (y1 - y0) * share)
            if drawn:
                yield (*stretch, at)
            drawn = not drawn
            stretch, left = [at], dash if drawn else gap
        left -= length - done
        stretch.append((x1, y1))
    if drawn:
        yield tuple(stretch)
