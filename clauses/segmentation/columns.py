"""Tell the columns of a page, and put its lines in the order they are read in."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby, pairwise
from statistics import median

from clauses.records import Box, Document, Line, Span
from clauses.segmentation.numbering import number_at

# A page has two columns if each side of its middle holds this many lines of its own, as wide as
# this share of the side: cells of a table and the sides of a signature block are narrower.
COLUMN_LINES = 6
FILLED = 0.55
# The gutter is looked for in this middle part of the width the text takes.
MIDDLE = (0.3, 0.75)
# Of the lines of a page, those that run across its gutter: more, and it is none.
MOST_ACROSS = 0.5
# A number in the margin stands beside the text it belongs to: so many font sizes up or down. More
# lines than this on one height are no text.
BESIDE = 0.4
MOST_BESIDE = 20
LONGEST_NUMBER = 20  # characters
# Reading goes to and fro between the columns at least so often where they were drawn row by row.
INTERLEAVED = 3


def in_reading_order(document: Document, lines: Sequence[Line]) -> tuple[Line, ...]:
    """Return the lines column by column, those drawn across both columns' rows taken apart.

    A line over the whole width ends the columns above it. Lines a file draws column by column keep
    its order.
    """
    made: list[Line] = []
    for _, on_page in groupby(lines, key=lambda line: line.box.page):
        made += _page_order(document, list(on_page))
    return tuple(made)


def gutter_of(lines: Iterable[Line]) -> float | None:
    """Return the x between two columns of text on a page, rows drawn across both among them."""
    return _gutter([box for line in lines for box in stretches(line)])


def columns(lines: Iterable[Line]) -> dict[int, int]:
    """Return the column of each line, by where it starts: 1 or 2, or 0 where it spans the page."""
    by_page: dict[int, list[Line]] = defaultdict(list)
    for line in lines:
        by_page[line.box.page].append(line)
    found: dict[int, int] = {}
    for on_page in by_page.values():
        gutter = _gutter([line.box for line in on_page])
        found.update((line.span.start, _side(line.box, gutter)) for line in on_page)
    return found


def _page_order(document: Document, lines: list[Line]) -> list[Line]:
    gutter = gutter_of(lines)
    if gutter is None:
        return _with_labels(document, _without_overlay(lines))
    apart = [part for line in lines for part in _parted(document, line, gutter)]
    sides = [_side(line.box, gutter) for line in apart]
    turns = sum(1 for one, two in pairwise(side for side in sides if side) if one > two)
    if turns < INTERLEAVED:
        return apart if len(apart) > len(lines) else lines
    across = sorted(line.baseline for line, side in zip(apart, sides, strict=True) if not side)
    keyed = [
        (2 * bisect_left(across, line.baseline) + (not side), side, line.baseline, line.box.x0)
        for line, side in zip(apart, sides, strict=True)
    ]
    return [apart[at] for at in sorted(range(len(apart)), key=keyed.__getitem__)]


def _without_overlay(lines: list[Line]) -> list[Line]:
    """The lines with those first that stand above all drawn before them: a heading put on later."""
    above: list[Line] = []
    rest = lines[:1]
    top = rest[0].box.top if rest else 0.0
    for line in lines[1:]:
        if line.box.bottom < top:
            above.append(line)
        else:
            rest.append(line)
            top = min(top, line.box.top)
    return above + rest


def _with_labels(document: Document, lines: list[Line]) -> list[Line]:
    """The lines with each number that stands in the margin before the text it stands beside."""
    labels = {at for at, line in enumerate(lines) if _is_number(document, line)}
    if not labels:
        return lines
    heights = sorted((line.baseline, at) for at, line in enumerate(lines))
    moved: dict[int, list[Line]] = defaultdict(list)
    taken: set[int] = set()
    for at in sorted(labels):
        label = lines[at]
        reach = BESIDE * label.size
        low = bisect_left(heights, (label.baseline - reach, -1))
        high = bisect_left(heights, (label.baseline + reach, -1))
        near = [other for _, other in heights[low:high][:MOST_BESIDE]]
        beside = [other for other in near if lines[other].box.x0 > label.box.x1]
        if beside and (first := min(beside)) > at + 1 and first not in labels:
            moved[first].append(label)
            taken.add(at)
    if not moved:
        return lines
    return [one for at, line in enumerate(lines) if at not in taken for one in (*moved[at], line)]


def _is_number(document: Document, line: Line) -> bool:
    """Whether it is the number of a clause and nothing else."""
    length = line.span.end - line.span.start
    if length > LONGEST_NUMBER:
        return False
    number = number_at(document.text[line.span.start : line.span.end])
    return number is not None and number.end == length


def stretches(line: Line) -> list[Box]:
    """Return the boxes of what stands between the wide gaps of a line."""
    if not line.gaps:
        return [line.box]
    starts = [line.box.x0, *(gap.x1 for gap in line.gaps)]
    ends = [*(gap.x0 for gap in line.gaps), line.box.x1]
    return [replace(line.box, x0=x0, x1=x1) for x0, x1 in zip(starts, ends, strict=True)]


def _parted(document: Document, line: Line, gutter: float) -> list[Line]:
    """The line, or what stands on either side of the gutter if it has a gap there."""
    gap = next((gap for gap in line.gaps if gap.x0 <= gutter <= gap.x1), None)
    if gap is None:
        return [line]
    return list(parted(document, line, (gap.at,)))


def parted(document: Document, line: Line, places: Sequence[int]) -> tuple[Line, ...]:
    """Return the line cut at those of its gaps that stand after so many of its characters."""
    cuts = [gap for gap in line.gaps if gap.at in places]
    made = []
    start, x0 = line.span.start, line.box.x0
    for gap in [*cuts, None]:
        end = line.span.end if gap is None else line.span.start + gap.at
        x1 = line.box.x1 if gap is None else gap.x0
        words = document.text[start:end]
        first = start + len(words) - len(words.lstrip())
        last = start + len(words.rstrip())
        bold_end = min(max(0, line.bold_end - (first - line.span.start)), last - first)
        inside = tuple(
            replace(one, at=one.at - (first - line.span.start))
            for one in line.gaps
            if first < line.span.start + one.at < last
        )
        box = replace(line.box, x0=x0, x1=x1)
        span = Span(first, last)
        bold = line.bold or bold_end >= last - first > 0
        made.append(replace(line, span=span, box=box, bold=bold, bold_end=bold_end, gaps=inside))
        if gap is not None:
            start, x0 = end, gap.x1
    return tuple(one for one in made if one.span.end > one.span.start)


def _side(box: Box, gutter: float | None) -> int:
    if gutter is None or box.x0 < gutter - 1 < gutter + 1 < box.x1:
        return 0
    return 1 if (box.x0 + box.x1) / 2 <= gutter else 2


def _gutter(boxes: Sequence[Box]) -> float | None:
    """The x that parts two columns of text, or None on a page with one column."""
    if len(boxes) < 2 * COLUMN_LINES:
        return None
    left, right = min(box.x0 for box in boxes), max(box.x1 for box in boxes)
    low, high = (left + share * (right - left) for share in MIDDLE)
    starts = Counter(round(box.x0) for box in boxes if low < box.x0 < high)
    if not starts:
        return None
    gutter = min(x for x, count in starts.items() if count >= max(starts.values()) / 3) - 2.0
    one = [box for box in boxes if _side(box, gutter) == 1]
    two = [box for box in boxes if _side(box, gutter) == 2]
    across = len(boxes) - len(one) - len(two)
    if min(len(one), len(two)) < COLUMN_LINES or across > MOST_ACROSS * len(boxes):
        return None
    narrow = min(gutter - left, right - gutter)
    widths = (median(box.x1 - box.x0 for box in side) for side in (one, two))
    return gutter if min(widths) > FILLED * narrow else None
