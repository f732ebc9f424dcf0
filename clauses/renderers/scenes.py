"""The two pictures of a deal as shapes, which a page shows as SVG and a memo as drawn points.

Units are those of a view box `WIDTH` wide; every shape has a look, which is a class of report.css.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from clauses.renderers.recipients import Edge, Recipient
from clauses.renderers.retention_line import Mark, RetentionLine
from clauses.renderers.wording import OMITTED, plain

WIDTH = 440.0
Point = tuple[float, float]
# --- of the recipients
_ROW, _NODE_HEIGHT = 54.0, 40.0
_VENDOR_RIGHT, _BEND_RIGHT, _LABEL_RIGHT, _NODE_LEFT = 87.0, 124.0, 211.0, 238.0
_NODE_WIDTH = WIDTH - 2 - _NODE_LEFT
_CURVE_STEPS = 14
# --- of the time line
_LEFT, _SCALE, _BAR_ROW, _BAR_HEIGHT = 10.0, 418.0, 40.0, 9.0
MOST_LETTERS = 64  # of the words above a bar
_NAME_WIDTH = 64.0  # what the words of a limit take at least


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle with round corners."""

    look: str
    x: float
    y: float
    width: float
    height: float
    radius: float = 0.0


@dataclass(frozen=True, slots=True)
class Line:
    """A line through points."""

    look: str
    points: tuple[Point, ...]

    @property
    def path(self) -> str:
        """The line as the path of an SVG."""
        return "M" + "L".join(f"{_short(x)} {_short(y)}" for x, y in self.points)


@dataclass(frozen=True, slots=True)
class Head(Line):
    """A filled shape with these corners: the head of an arrow."""


@dataclass(frozen=True, slots=True)
class Words:
    """Words on one line; `anchor` is start, middle or end, as in an SVG."""

    look: str
    x: float
    y: float
    text: str
    anchor: str = "start"


Shape = Box | Line | Head | Words


@dataclass(frozen=True, slots=True)
class Scene:
    """A picture: its height in units, its shapes from back to front, and what it shows in words."""

    height: float
    shapes: tuple[Shape, ...]
    words: str


def _short(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0")


# --- who may receive the data --------------------------------------------------------------------


def recipients_scene(recipients: Sequence[Recipient]) -> Scene:
    """Return the vendor, each kind of recipient, and an arrow to each that tells its edge."""
    height = _ROW * len(recipients) - 2
    middle = height / 2
    shapes: list[Shape] = []
    for number, one in enumerate(recipients):
        shapes += _edge(one, middle, 26 + _ROW * number)
    shapes += [
        Box("node node-vendor", 1, middle - 36, _VENDOR_RIGHT - 1, 72, 6),
        Words("vendor-name", 44, middle - 3, "Vendor", "middle"),
        Words("node-note", 44, middle + 15, "holds the data", "middle"),
    ]
    said = "; ".join(f"{one.name} {_edge_words(one)}" for one in recipients)
    return Scene(height, tuple(shapes), f"Who may receive the data from the vendor: {said}.")


def _edge_words(one: Recipient) -> str:
    return one.edge + (f" (elsewhere {' and '.join(one.also)})" if one.also else "")


def _edge(one: Recipient, middle: float, y: float) -> list[Shape]:
    """The bend from the vendor, its word, the end of the arrow, and the recipient."""
    end = _NODE_LEFT - 4
    shapes: list[Shape] = [Line(f"edge edge-{one.edge}", _bend(middle, y))]
    if one.edge in (Edge.PERMITTED, Edge.CONDITIONED):
        shapes += [
            Line(f"edge edge-{one.edge}", ((_LABEL_RIGHT, y), (end - 10, y))),
            Head(f"head edge-{one.edge}", ((end - 11, y - 6), (end, y), (end - 11, y + 6))),
        ]
    elif one.edge is Edge.PROHIBITED:
        shapes += [Line(f"edge edge-{one.edge}", ((_LABEL_RIGHT, y), (end - 8, y)))]
        shapes += [Line("edge bar", ((x, y - 9), (x, y + 9))) for x in (end - 8, end - 2)]
    name = Words("node-name", _NODE_LEFT + 11, y + 4.5, one.name)
    return [
        *shapes,
        Words(f"edge-label edge-label-{one.edge}", (_BEND_RIGHT + _LABEL_RIGHT) / 2, y + 4,
              one.edge, "middle"),
        Box(f"node node-{one.edge}", _NODE_LEFT, y - _NODE_HEIGHT / 2, _NODE_WIDTH,
            _NODE_HEIGHT, 6),
        name,
    ]  # fmt: skip


def _bend(start: float, end: float) -> tuple[Point, ...]:
    """A line that leaves level at one height and arrives level at another."""
    points = []
    for step in range(_CURVE_STEPS + 1):
        share = step / _CURVE_STEPS
        rise = (1 - math.cos(math.pi * share)) / 2
        across = _VENDOR_RIGHT + (_BEND_RIGHT - _VENDOR_RIGHT) * share
        points.append((round(across, 1), round(start + (end - start) * rise, 1)))
    return tuple(points)


# --- how long it is kept -------------------------------------------------------------------------


def retention_scene(line: RetentionLine, places: Sequence[str]) -> Scene:
    """Return a bar for each period on the scale, and a dashed line for each limit of a rule.

    `places` say where each period stands.
    """
    limits, top = _limits(line.limits)
    bottom = top + 8 + _BAR_ROW * len(line.kept)
    shapes: list[Shape] = []
    for number, tick in enumerate(line.ticks):
        x = _at(tick.at)
        anchor = "middle" if number else "start"
        shapes += [
            Line("tick", ((x, top), (x, bottom))),
            Words("tick-name", x, bottom + 16, tick.words, anchor),
        ]
    names: list[Shape] = []
    said = []
    for number, (one, place) in enumerate(zip(line.kept, places, strict=True)):
        y = top + 14 + _BAR_ROW * number
        held = " ".join(part for part in (one.period, one.counted) if part)
        name = _fitting(", ".join([held, *(["over the limit"] if one.over else []), place]))
        look = "bar-over" if one.over or one.endless else "bar-within"
        width = round(_SCALE * one.end, 1)
        shapes.append(Box(f"bar {look}", _LEFT, y + 9, width, _BAR_HEIGHT, 2))
        if one.endless:
            x, point = _LEFT + width, y + 9 + _BAR_HEIGHT / 2
            shapes.append(Line("bar-endless", ((x - 8, y + 5), (x + 3, point), (x - 8, y + 22))))
        names.append(Words("bar-name", _LEFT, y + 3, name))
        said.append(name)
    shapes += [
        shape
        for x, y, words in limits
        for shape in (
            Line("limit", ((x, y + 5), (x, bottom))),
            Words("limit-name", x, y, words, "middle"),
        )
    ]
    limited = ", ".join(mark.words for mark in line.limits)
    tail = f". Limits of the rules: {limited}." if limited else "."
    return Scene(bottom + 24, (*shapes, *names), f"How long data is kept: {'; '.join(said)}{tail}")


def _fitting(words: str) -> str:
    """Words made plain, as they may name a file, and cut to what the picture is wide."""
    words = plain(words)
    if len(words) <= MOST_LETTERS:
        return words
    return words[: MOST_LETTERS - len(OMITTED)] + OMITTED


def _at(share: float) -> float:
    return round(_LEFT + _SCALE * share, 1)


def _limits(marks: Sequence[Mark]) -> tuple[list[tuple[float, float, str]], float]:
    """Where the words of each limit stand, on so many lines that none covers another."""
    free: list[float] = []  # the right end of the words on each line, from the top
    placed = []
    for mark in sorted(marks, key=lambda one: one.at):
        x = _at(mark.at)
        half = max(_NAME_WIDTH, 7.0 * len(mark.words)) / 2
        centre = min(max(x, half), WIDTH - half)
        row = next((n for n, end in enumerate(free) if centre - half >= end), len(free))
        free[row : row + 1] = [centre + half]
        placed.append((x, 12.0 + 15.0 * row, mark.words))
    return placed, 12.0 + 15.0 * len(free)
