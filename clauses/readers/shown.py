"""The lines of a PDF page as a reader of the page sees them, and what a reader should be told."""

from collections.abc import Sequence
from dataclasses import dataclass

import pypdfium2

from clauses.readers.annotations import annotated
from clauses.readers.drawn import Drawn
from clauses.readers.fragments import rejoined
from clauses.readers.frame import Frame
from clauses.readers.hidden import named, outside, tiny, without_hidden
from clauses.readers.printed import PrintedLine, printed_lines
from clauses.readers.written import with_written

MOST_WARNINGS = 30  # of one document; more say no more
# Beyond the edges of a page there are printer's marks and slips; a sentence is more than this.
FEWEST_WORDS_OUTSIDE = 3


@dataclass(frozen=True, slots=True)
class Shown:
    """The lines of a page with what was filled in, without what is hidden, and its warnings."""

    lines: tuple[PrintedLine, ...]
    warnings: tuple[str, ...] = ()


def shown(
    page: pypdfium2.PdfPage,
    textpage: pypdfium2.PdfTextPage,
    text: str,
    drawn: Drawn,
    frame: Frame,
    form: pypdfium2.PdfFormEnv | None,
) -> Shown:
    """Return what the page shows, given `text`, all of its letters, and what it draws."""
    seen, hidden = without_hidden(page, textpage, text, drawn, frame)
    lines = tuple(rejoined(printed_lines(textpage.raw, seen, frame)))
    small = " ".join(line.text for line in lines if tiny(line.size, line.box))
    beyond = outside(textpage, frame)
    warnings = _hidden_warnings(frame.number, hidden, small, beyond)
    if small:
        lines = tuple(line for line in lines if not tiny(line.size, line.box))
    added = annotated(page, textpage, form, frame)
    if added.written:
        lines = with_written(lines, added.written, textpage, frame)
    return Shown(lines, (*warnings, *added.warnings))


def _hidden_warnings(number: int, hidden: str, small: str, beyond: str) -> tuple[str, ...]:
    left_out = "left out of the text"
    found = []
    if hidden:
        found.append(f"words nobody can see on the page, {left_out}: {named(hidden)}")
    if small:
        found.append(f"words smaller than a point, {left_out}: {named(small)}")
    if sum(any(map(str.isalpha, word)) for word in beyond.split()) >= FEWEST_WORDS_OUTSIDE:
        found.append(f"words beyond the edge of the page, {left_out}: {named(beyond)}")
    return tuple(f"page {number}: {words}" for words in found)


def listed(warnings: Sequence[str]) -> tuple[str, ...]:
    """Return the first warnings, and how many more there are of the same sort."""
    more = len(warnings) - MOST_WARNINGS
    rest = f"{more} more warnings of words hidden, struck out or commented on"
    return (*warnings[:MOST_WARNINGS], *((rest,) if more > 0 else ()))
