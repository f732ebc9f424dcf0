"""Group the body lines of a document into blocks: the paragraphs the drafter typed."""

import re
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from clauses.records import Document, Line
from clauses.segmentation.columns import columns
from clauses.segmentation.furniture import text_of
from clauses.segmentation.numbering import BULLET, Counted, Number, number_at
from clauses.segmentation.run_in_lists import run_in_lists

# A step to the next line beyond this many normal steps is white space between paragraphs. Typeset
# contracts add from a fifth of a line upwards.
PARAGRAPH_GAP = 1.17
# Points by which a line must miss the right margin, beyond the next word, to count as not wrapped.
SLACK = 4.0
INDENT = 3.0
RESIZED = 1.5  # points between the font sizes of a heading and a text
# A page shows where its lines end if it has this many.
TELLING = 12
# Font sizes by which a line that wraps may miss the margin; and the step from line to line, in font
# sizes, where none wraps.
WRAPPED = 6.0
LINE_STEP = 1.3

ENDED = re.compile(r"[.:;!?][”\"’)\]]*$|;\s*(?:and|or|and/or)$")
ITEM_ENDED = re.compile(r",\s*(?:and|or|and/or)?$")
OPEN_REFERENCE = re.compile(
    r"\b(?:sections?|articles?|clauses?|paragraphs?|exhibits?|schedules?|§+|subsections?|chapters?"
    r"|(?:no|sec|art|para|subd|stat|ch|cl|ex|vol|pp?)\.|and|or|of|to|in|under|the|parts?|title|code|items?|attachments?|appendix|pages?)$",
    re.IGNORECASE,
)
# What follows a number in the middle of a sentence: "clauses (a),\n(b) and (c) above".
GOES_ON = re.compile(r"(?:and|or|through|above|below|hereof|thereof)\b")
INITIAL = re.compile(r"[A-Z]\.")
# "sixty\n(60) days" repeats a number, and begins nothing.
SPELLED = re.compile(
    r"\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty|thirty"
    r"|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand)$",
    re.IGNORECASE,
)
PART_TITLE = re.compile(
    r"(?:EXHIBIT|SCHEDULE|APPENDIX|ATTACHMENT|ADDENDUM|ANNEX|Exhibit|Schedule|Appendix|Attachment"
    r"|Addendum|Annex)\s+(?:[A-Z]|\d{1,2}|[IVX]{1,4})(?:[-.]\d{1,2})?\b"
)


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph: its lines in order, and the number it begins with."""

    lines: tuple[Line, ...]
    number: Number | None
    bullet: bool = False


def blocks(
    document: Document, lines: Sequence[Line], breaks: Collection[int] = ()
) -> tuple[Block, ...]:
    """Return the lines grouped into blocks; every line is in exactly one, in order.

    `breaks` is where lines start that something else stands before: a table.
    """
    margins = _right_margins(document, lines)
    pitches = _pitches(lines, margins)
    run_in = run_in_lists(document, lines)
    counted = Counted()
    grouped: list[list[Line]] = []
    numbers: list[Number | None] = []
    for line in lines:
        inside = grouped and line.span.start not in breaks
        if inside and not _begins(document, grouped[-1], line, margins, pitches, counted, run_in):
            grouped[-1].append(line)
            continue
        apart = not inside or line.opens or _gap(grouped[-1][-1], line, pitches)
        grouped.append([line])
        numbers.append(_own_number(text_of(document, line), counted, apart=bool(apart)))
    return tuple(
        Block(tuple(group), number, BULLET.match(text_of(document, group[0])) is not None)
        for group, number in zip(grouped, numbers, strict=True)
    )


def _own_number(text: str, counted: Counted, *, apart: bool) -> Number | None:
    """The number a block begins with, noted in `counted` with those right after it: "4. (a)".

    `apart` is whether the block stands apart from the one before.
    """
    number = None if BULLET.match(text) else number_at(text)
    if number is None or _mentioned(number, text[number.end :], counted, apart=apart):
        return None
    inner: Number | None = number
    while inner is not None:
        counted.add(inner)
        text = text[inner.end :]
        inner = number_at(text)
    return number


def _mentioned(number: Number, rest: str, counted: Counted, *, apart: bool) -> bool:
    """Whether it is no number of a clause: "Section 5.7 is deleted", "30 Days", "J. Marlow".

    "(b) and keeps none" is an item where it stands `apart` and is the next in order.
    """
    if rest.startswith((",", ";", ")")):
        return True
    if GOES_ON.match(rest) and not (apart and number.firm and counted.expects(number)):
        return True
    if number.firm or not rest[:1].islower():
        if INITIAL.fullmatch(number.printed):
            return not counted.expects(number, within=3)
        return number.printed.isdigit() and not counted.expects(number)
    return number.worded or not counted.expects(number)


def _right_margins(document: Document, lines: Sequence[Line]) -> dict[int, float]:
    """By where each line starts: where its column ends on its page, all but the outermost few.

    A page of a few lines does not show its margin: there it is that of the document's other pages,
    or else as wide as the left one.
    """
    column = columns(lines)
    placed: dict[tuple[int, int], list[Line]] = defaultdict(list)
    for line in lines:
        placed[line.box.page, column[line.span.start]].append(line)
    edges = {key: _edge(here) for key, here in placed.items()}
    telling = [edges[key] for key, here in placed.items() if not key[1] and len(here) >= TELLING]
    widths = {page.number: page.width for page in document.pages}
    for (page, number), here in placed.items():
        if number == 0 and len(here) < TELLING:
            even = widths[page] - min(line.box.x0 for line in here)
            edges[page, number] = max(edges[page, number], median(telling) if telling else even)
    starts = ((line.box.page, line.span.start) for line in lines)
    return {start: edges[page, column[start]] for page, start in starts}


def _edge(lines: Sequence[Line]) -> float:
    ends = sorted(line.box.x1 for line in lines)
    return ends[int(0.95 * (len(ends) - 1))]


def _pitches(lines: Sequence[Line], margins: dict[int, float]) -> dict[float, float]:
    """The usual step from line to line for each font size; 0 is the step over all sizes.

    Only the step after a line that fills its column is surely one within a paragraph.
    """
    steps: dict[float, list[float]] = defaultdict(list)
    wrapped: set[float] = set()
    for one, following in pairwise(lines):
        step = following.baseline - one.baseline
        same_page = one.box.page == following.box.page
        if same_page and 0.5 * following.size < step < 3 * max(following.size, 4):
            for size in (following.size, 0.0):
                steps[size].append(step)
                if one.box.x1 > margins[one.span.start] - WRAPPED * one.size:
                    wrapped.add(size)
    pitches = {size: _common(values) for size, values in steps.items()}
    for size in pitches.keys() - wrapped:
        pitches[size] = min(pitches[size], LINE_STEP * (size or lines[0].size))
    return pitches or {0.0: 12.0}


def _common(steps: Sequence[float]) -> float:
    """The lower middle: in short paragraphs half of the steps are gaps already."""
    ordered = sorted(steps)
    return median(ordered[: max(1, (2 * len(ordered) + 2) // 3)])


def _begins(
    document: Document,
    group: Sequence[Line],
    line: Line,
    margins: dict[int, float],
    pitches: dict[float, float],
    counted: Counted,
    run_in: Collection[int],
) -> bool:
    """Whether `line` begins a new block after the lines of `group`."""
    if line.opens is not None:
        return line.opens
    before = group[-1]
    text, previous = text_of(document, line), text_of(document, before)
    if previous.endswith("\u00ad"):
        return False
    flows = _flows_on(before, line, pitches)
    gap = _gap(before, line, pitches)
    short = _short(document, before, line, margins)
    ended = ENDED.search(previous) is not None
    shifted = not flows and abs(line.box.x0 - before.box.x0) > INDENT
    signs = {"gap": gap, "short": short, "ended": ended, "shifted": shifted}
    if _number_begins(text, previous, counted, **signs, run_in=line.span.start in run_in):
        return True
    stands = gap or short or (flows and (line.bold or text.isupper()))
    if PART_TITLE.match(text) and stands and not OPEN_REFERENCE.search(previous):
        return True
    if flows:
        apart = _looks_set_apart(document, group, line)
        return (short and (ended or apart)) or (ended and _differs(document, group, line))
    if gap or abs(line.size - before.size) > RESIZED:
        return not (text[:1].islower() and not ended and not _far(before, line, pitches))
    return short and (ended or _looks_set_apart(document, group, line))


def _short(document: Document, before: Line, line: Line, margins: dict[int, float]) -> bool:
    """Whether the first word of `line` would have fitted on the line before: it did not wrap."""
    text = text_of(document, line)
    per_letter = (line.box.x1 - line.box.x0) / max(len(text), 1)
    word = per_letter * (len(text.split(" ", 1)[0]) + 1)
    return before.box.x1 + word < margins[before.span.start] - SLACK


def _flows_on(before: Line, line: Line, pitches: dict[float, float]) -> bool:
    """Whether `line` is the next after a page or column break.

    So is one after a page label of an earlier printing, set aside in the middle of a page.
    """
    if before.box.page != line.box.page or line.box.bottom < before.box.top:
        return True
    return line.span.start > before.span.end + 1 and _far(before, line, pitches)


def _gap(before: Line, line: Line, pitches: dict[float, float]) -> bool:
    if _flows_on(before, line, pitches):
        return False
    usual = pitches.get(line.size, pitches[0.0])
    return line.baseline - before.baseline > PARAGRAPH_GAP * usual + 0.5


def _far(before: Line, line: Line, pitches: dict[float, float]) -> bool:
    usual = pitches.get(line.size, pitches[0.0])
    return line.baseline - before.baseline > 2.2 * usual


def _number_begins(
    text: str,
    previous: str,
    counted: Counted,
    *,
    gap: bool,
    short: bool,
    ended: bool,
    shifted: bool,
    run_in: bool,
) -> bool:
    """Whether the line starts with a number that is a clause's own, not one it mentions."""
    if BULLET.match(text):
        return gap or short or ended or shifted
    number = number_at(text)
    if number is None or (OPEN_REFERENCE.search(previous) and not gap):
        return False
    if number.printed.strip("()").isdigit() and SPELLED.search(previous):
        return False
    if _mentioned(number, text[number.end :], counted, apart=gap):
        return False
    if gap:
        return True
    if run_in:
        return short or shifted
    if not number.firm:
        return (ended or short) and counted.expects(number)
    # "(b)" that happens to start a line goes on from an "(a)" inside the paragraph.
    ended = ended or ITEM_ENDED.search(previous) is not None
    return short or ((ended or shifted) and (number.decimal or counted.expects(number)))


def _looks_set_apart(document: Document, group: Sequence[Line], line: Line) -> bool:
    """A short line without a full stop is a heading or a label if what follows starts anew."""
    text = text_of(document, line)
    if not text[:1].isupper() and not text[:1].isdigit():
        return False
    if _differs(document, group, line):
        return True
    return len(group) == 1 and not (group[0].bold or text_of(document, group[0]).isupper())


def _differs(document: Document, group: Sequence[Line], line: Line) -> bool:
    """Whether `line` is set in another weight, size or case than the block before it."""
    heavy = all(one.bold for one in group)
    loud = text_of(document, group[-1]).isupper()
    if heavy != line.bold or loud != text_of(document, line).isupper():
        return True
    return abs(line.size - group[-1].size) > RESIZED
