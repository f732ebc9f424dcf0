"""Put what is filled in or written on a PDF page into its lines, where the page shows it."""

import re
import textwrap
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

import pypdfium2

from clauses.readers.forms import Written
from clauses.readers.frame import Frame
from clauses.readers.printed import PLAIN, SPACES, UNPRINTABLE, PrintedLine
from clauses.records import Box

# Points from a field to the words on its right for which it stands, and from words on its left.
BESIDE = 24.0
LABELLED = 250.0
LEADING = 1.2  # font sizes from line to line of a field
USUAL_SIZE = 10.0
LETTER = 0.5  # of the size, the width of a letter on average
BLANK = re.compile(r"[_.…\s-]*")
BLANK_BEFORE = re.compile(r"_[_\s]*$")
BLANK_AFTER = re.compile(r"^[_\s]*_")


@dataclass(frozen=True, slots=True)
class _Entry:
    """A value to be put into a line after so many of its characters, in place of some."""

    at: int
    end: int
    text: str
    box: Box


def with_written(
    lines: Sequence[PrintedLine],
    written: Sequence[Written],
    textpage: pypdfium2.PdfTextPage,
    frame: Frame,
) -> tuple[PrintedLine, ...]:
    """Return the lines with what was written on the page, in reading order.

    A value goes into the line it stands in or beside, in place of the blank drawn for it; what
    stands apart is a line of its own below the line above it.
    """
    entries: dict[int, list[_Entry]] = defaultdict(list)
    apart: list[PrintedLine] = []
    for one in sorted(written, key=lambda one: (one.box.top, one.box.x0)):
        host = _host(lines, one) if "\n" not in one.text.strip().replace("\r", "\n") else None
        if host is None:
            apart += _own_lines(one)
        else:
            entries[host].append(_entry(lines[host], one, textpage, frame))
    filled = [
        _with_entries(line, entries[at]) if at in entries else line for at, line in enumerate(lines)
    ]
    for line in apart:
        filled.insert(_place(filled, line), line)
    return tuple(filled)


def _host(lines: Sequence[PrintedLine], one: Written) -> int | None:
    """The line a value stands in, or failing that beside; None where it stands by itself."""
    beside = [at for at, line in enumerate(lines) if _level(line, one.box)]
    inside = [at for at in beside if lines[at].box.x0 <= one.box.x0 + 1 < lines[at].box.x1]
    if inside:
        return inside[0]
    gaps_left = [(one.box.x0 - lines[at].box.x1, at) for at in beside]
    gaps_right = [(lines[at].box.x0 - one.box.x1, at) for at in beside]
    left = min(((gap, at) for gap, at in gaps_left if -2 <= gap <= LABELLED), default=None)
    right = min(((gap, at) for gap, at in gaps_right if -2 <= gap <= BESIDE), default=None)
    if right is not None and (one.mark or left is None or left[0] > 2 * BESIDE):
        return right[1]
    return left[1] if left is not None else None


def _level(line: PrintedLine, box: Box) -> bool:
    """Whether the box stands on the line: the letters' middle is in it, and it is no taller."""
    middle = (line.box.top + line.box.bottom) / 2
    centre = (box.top + box.bottom) / 2
    if box.bottom - box.top > 3 * max(line.size, 4.0):
        return False
    return box.top - 1 <= middle <= box.bottom + 1 or line.box.top <= centre <= line.box.bottom


def _entry(
    line: PrintedLine, one: Written, textpage: pypdfium2.PdfTextPage, frame: Frame
) -> _Entry:
    """Where in the line's text the value goes: after the letters that stand left of it."""

    def letters(x0: float, x1: float) -> str:
        if x1 <= x0 + 1:
            return ""
        below_tails = line.box.top + 0.3 * (line.box.bottom - line.box.top)  # of the line above
        box = replace(line.box, x0=x0 + 0.5, x1=x1 - 0.5, top=below_tails)
        return "".join(textpage.get_text_bounded(*frame.in_file(box)).translate(PLAIN).split())

    before = len(letters(line.box.x0 - 1, min(one.box.x0, line.box.x1)))
    under = letters(max(one.box.x0, line.box.x0 - 1), min(one.box.x1, line.box.x1 + 1))
    start = _after(line.text, before)
    end = _after(line.text, before + len(under)) if BLANK.fullmatch(under) else start
    return _Entry(start, max(start, end), _plain(one.text), one.box)


def _after(text: str, letters: int) -> int:
    """The place in `text` behind so many letters, spaces not counted."""
    seen = 0
    for at, sign in enumerate(text):
        if seen >= letters:
            return at
        seen += not sign.isspace()
    return len(text)


def _plain(text: str) -> str:
    return SPACES.sub(" ", UNPRINTABLE.sub(" ", text.translate(PLAIN))).strip()


def _with_entries(line: PrintedLine, entries: Sequence[_Entry]) -> PrintedLine:
    text, bold_end, gaps = line.text, line.bold_end, line.gaps
    left, right = line.box.x0, line.box.x1
    for entry in sorted(entries, key=lambda entry: (entry.at, entry.box.x0), reverse=True):
        before = BLANK_BEFORE.sub("", text[: entry.at]).rstrip()
        after = BLANK_AFTER.sub("", text[entry.end :]).lstrip()
        bold_end = min(bold_end, len(before))
        opens = "" if not before or before.endswith(("(", "[", "$", "“", "/")) else " "
        closes = "" if not after or after[0] in ".,;:)]%/”" else " "
        longer = len(before + opens + entry.text + closes + after) - len(text)
        gaps = tuple(
            replace(gap, at=gap.at + longer) if gap.x0 >= entry.box.x1 else gap
            for gap in gaps
            if gap.x0 >= entry.box.x1 or gap.x1 <= entry.box.x0
        )
        text = f"{before}{opens}{entry.text}{closes}{after}"
        left, right = min(left, entry.box.x0), max(right, entry.box.x1)
    box = replace(line.box, x0=left, x1=right)
    return replace(line, text=text, box=box, bold=False, bold_end=bold_end, gaps=gaps)


def _own_lines(one: Written) -> list[PrintedLine]:
    """A value that stands by itself, line by line as it is likely to be broken."""
    height, width = one.box.bottom - one.box.top, one.box.x1 - one.box.x0
    size = one.size or min(USUAL_SIZE, max(0.7 * height, 4.0))
    letters = max(int(width / (LETTER * size)), 10)
    texts = [
        line
        for paragraph in re.split(r"[\r\n]+", one.text)
        for line in textwrap.wrap(_plain(paragraph), letters, break_on_hyphens=False)
    ]
    step = min(LEADING * size, height / max(len(texts), 1))
    first = one.box.top if len(texts) > 1 else one.box.top + max(height - step, 0) / 2
    made = []
    for at, text in enumerate(texts):
        top = first + at * step
        end = min(one.box.x0 + len(text) * LETTER * size, one.box.x1)
        box = Box(one.box.page, one.box.x0, round(top, 2), round(end, 2), round(top + step, 2))
        made.append(PrintedLine(text, box, size, False, 0, round(top + 0.8 * step, 2)))
    return made


def _place(lines: Sequence[PrintedLine], one: PrintedLine) -> int:
    """Where among the lines it is read: after the nearest line above it that shares its column."""
    above = [
        (line.baseline, at)
        for at, line in enumerate(lines)
        if line.baseline <= one.baseline
        and line.box.x0 <= max(one.box.x1, one.box.x0 + 40)
        and line.box.x1 >= one.box.x0 - 40
    ]
    if above:
        return max(above)[1] + 1
    below = [(line.baseline, at) for at, line in enumerate(lines) if line.baseline > one.baseline]
    return min(below)[1] if below else len(lines)
