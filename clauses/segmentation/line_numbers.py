"""Take off the numbers that pleadings and ordinances count their lines with, in the margin."""

import re
from collections import Counter, defaultdict
from collections.abc import Container, Mapping, Sequence

from clauses.records import Document, Line
from clauses.segmentation.columns import parted

# Of the lines of a page so many, and this share, are numbered one after the other.
FEWEST_LINES = 8
LEAST_SHARE = 0.6
# They are lines of text, and no rows of a table, where this share begin within a sentence, or where
# another page begins to count with the same number at the same height.
LEAST_GOING_ON = 0.2
SAME_HEIGHT = 6.0  # points
SAME_EDGE = 12.0  # points; the numbers of a column begin within so many

LEADING = re.compile(r"(\d{1,3})\s+(?=\S)")


def without_line_numbers(
    document: Document, by_page: Mapping[int, Sequence[Line]]
) -> dict[int, list[Line]]:
    """Return the lines of each page, those of a page with numbered lines without their numbers.

    Only numbers that share a line with text are meant; the ones that stand alone are furniture.
    """
    runs = {page: _runs(document, lines) for page, lines in by_page.items()}
    starts = Counter(_start(run[0]) for found in runs.values() for run in found)
    made = {}
    for page, lines in by_page.items():
        meant = [run for run in runs[page] if starts[_start(run[0])] > 1 or _is_text(document, run)]
        made[page] = _cut(document, lines, {line.span.start for run in meant for _, line in run})
    return made


Numbered = tuple[int, Line]


def _runs(document: Document, lines: Sequence[Line]) -> list[list[Numbered]]:
    """The lines of each column that begin with a number and a gap, if they count on.

    They must be most lines of the column, which reaches from its numbers to the next column's.
    """
    by_edge: dict[int, list[Numbered]] = defaultdict(list)
    for line in sorted(lines, key=lambda line: line.baseline):
        number = _number(document, line)
        if number is not None:
            at = round(line.box.x0 / SAME_EDGE)
            by_edge[at if at in by_edge or at + 1 not in by_edge else at + 1].append((number, line))
    longest = [(at, run) for at in sorted(by_edge) if (run := _counted(by_edge[at]))]
    found = []
    for place, (at, run) in enumerate(longest):
        end = longest[place + 1][0] if place + 1 < len(longest) else None
        start = at if place else 0  # what stands left of all numbers is no column of its own
        inside = sum(
            start <= (edge := round(line.box.x0 / SAME_EDGE)) and (end is None or edge < end)
            for line in lines
        )
        if len(run) >= LEAST_SHARE * inside:
            found.append(run)
    return found


def _counted(numbered: Sequence[Numbered]) -> list[Numbered]:
    """The first stretch that counts on by one for long enough, or nothing."""
    run: list[Numbered] = []
    for number, line in numbered:
        if run and number != run[-1][0] + 1:
            if len(run) >= FEWEST_LINES:
                break
            run = []
        run.append((number, line))
    return run if len(run) >= FEWEST_LINES else []


def _number(document: Document, line: Line) -> int | None:
    words = document.text[line.span.start : line.span.end]
    leading = LEADING.match(words)
    if leading is None or not line.gaps:
        return None
    beside = leading.end(1) <= line.gaps[0].at <= leading.end()
    return int(leading[1]) if beside else None


def _start(numbered: Numbered) -> tuple[int, int]:
    return numbered[0], round(numbered[1].baseline / SAME_HEIGHT)


def _is_text(document: Document, run: Sequence[Numbered]) -> bool:
    going_on = sum(
        document.text[line.span.start + line.gaps[0].at : line.span.end].lstrip()[:1].islower()
        for _, line in run
    )
    return going_on >= LEAST_GOING_ON * len(run)


def _cut(document: Document, lines: Sequence[Line], numbered: Container[int]) -> list[Line]:
    return [
        _without_number(document, line) if line.span.start in numbered else line for line in lines
    ]


def _without_number(document: Document, line: Line) -> Line:
    return parted(document, line, (line.gaps[0].at,))[-1]
