"""Take off the numbers that pleadings and ordinances count their lines with, in the margin."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from clauses.records import Document, Line
from clauses.segmentation.columns import parted

# Of the lines of a page so many, and this share, are numbered one after the other.
FEWEST_LINES = 8
LEAST_SHARE = 0.6
# They are lines of text, and no rows of a table, where this share begin within a sentence, or where
# another page begins to count with the same number at the same height.
LEAST_GOING_ON = 0.2
SAME_HEIGHT = 6.0  # points

LEADING = re.compile(r"(\d{1,3})\s+(?=\S)")


def without_line_numbers(
    document: Document, by_page: Mapping[int, Sequence[Line]]
) -> dict[int, list[Line]]:
    """Return the lines of each page, those of a page with numbered lines without their numbers.

    Only numbers that share a line with text are meant; the ones that stand alone are furniture.
    """
    runs = {page: _run(document, lines) for page, lines in by_page.items()}
    starts = Counter(_start(run[0]) for run in runs.values() if run)
    return {
        page: _cut(document, lines, runs[page])
        if runs[page] and (starts[_start(runs[page][0])] > 1 or _is_text(document, runs[page]))
        else list(lines)
        for page, lines in by_page.items()
    }


Numbered = tuple[int, Line]


def _run(document: Document, lines: Sequence[Line]) -> list[Numbered]:
    """The lines that begin with a number and a gap, if they count on and are most of a page."""
    found: list[Numbered] = []
    for line in sorted(lines, key=lambda line: line.baseline):
        number = _number(document, line)
        if number is not None:
            found.append((number, line))
    run: list[Numbered] = []
    for number, line in found:
        if run and number != run[-1][0] + 1:
            if len(run) >= FEWEST_LINES:
                break
            run = []
        run.append((number, line))
    enough = len(run) >= max(FEWEST_LINES, LEAST_SHARE * len(lines))
    return run if enough else []


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


def _cut(document: Document, lines: Sequence[Line], run: Sequence[Numbered]) -> list[Line]:
    numbered = {line.span.start for _, line in run}
    return [
        parted(document, line, (line.gaps[0].at,))[-1] if line.span.start in numbered else line
        for line in lines
    ]
