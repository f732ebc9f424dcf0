"""Find the lines of a table of contents, and page labels that stand in the middle of a page."""

import re
from collections import Counter
from collections.abc import Sequence

from clauses.records import Document, Line
from clauses.segmentation.numbering import number_at

# A table of contents is its heading and this many entries or more; so many lines in a row that are
# none, wrapped titles aside, end it.
FEWEST_ENTRIES = 3
MOST_STRAYS = 3
FEWEST_NUMBERED = 8
LONGEST_ENTRY = 12  # words of one without a page
LONGEST_JUMP = 60  # pages from one entry to the next
# A reprinted filing carries the page labels of the original; they count on, far apart from each
# other. Row numbers of a table stand closer.
FEWEST_LABELS = 3
LINES_APART = 10
# A footer ends so many pages, and this share of them.
FEWEST_ENDS = 3
ENDS_SHARE = 0.2

HEADING = re.compile(r"table of content|(?:table of )?contents\s*:?", re.IGNORECASE)
ENTRY = re.compile(r"(?:.*[\w.)”\"’:;,-][\s.…]+)?(?:(?P<page>\d{1,3})|[A-Z]{1,3}-\d{1,3})")
DIGITS = re.compile(r"\d+")
# A title that stands by chance at the top of several pages; its number is no page number.
TITLE = re.compile(
    r"(?:article|section|clause|exhibit|schedule|appendix|attachment|addendum|annex|part)\s+\d"
    r"(?!.*\bpage\b)|\(?\d[\d.]*[.)]*\s",
    re.IGNORECASE,
)
LEADER = re.compile(r"(?:\.\s?){5,}\s*(?:\d{1,4}|[ivxl]{1,6})?\s*$|…{2,}\s*\d*\s*$")
FEWEST_DOTS = 5  # in a row
LEADER_REACH = 40  # characters from the end in which dots and page number are looked for
LABEL = re.compile(
    r"[-–—|│\s]*(?:page\s+|[A-Z]{1,2}\s?[-–—]\s?)?(?P<page>\d{1,3})(?:\s+of\s+\d{1,3})?"
    r"[-–—|│\s]*(?:page)?",
    re.IGNORECASE,
)


def is_dotted(text: str) -> bool:
    """Whether the line leads with dots to a page number."""
    end = text[-LEADER_REACH:]
    dotted = end.count(".") >= FEWEST_DOTS or "…" in end  # told sooner than the pattern tells it
    return dotted and LEADER.search(end) is not None


def contents_lines(document: Document, lines: Sequence[Line]) -> set[int]:
    """Return where the lines of each "Table of contents" start, its entries dotted or not.

    Their page numbers never fall, which tells the last entry from the text that follows. Contents
    without a heading are a long run of numbered titles, each with its page.
    """
    texts = [document.text[line.span.start : line.span.end] for line in lines]
    found: set[int] = set()
    last = -1
    for index, text in enumerate(texts):
        if index <= last:
            continue
        if HEADING.fullmatch(text):
            last = _last_entry(texts, index)
        elif _numbered_page(text):
            last = _last_numbered(texts, index)
        listed = lines[index : last + 1] if last > index else ()
        found.update(line.span.start for line in listed)
    return found


def _entry(text: str) -> re.Match[str] | None:
    """The line as an entry; one that ends in no figure is none."""
    return ENTRY.fullmatch(text) if text[-1:].isdecimal() else None


def _numbered_page(text: str) -> int:
    """The page of an entry that is numbered too, or 0: "2.10 Change Orders 14"."""
    entry = _entry(text)
    if entry is None or entry["page"] is None or not _ordinals(text):
        return 0
    return int(entry["page"]) if len(text.split()) > 2 else 0


def _last_numbered(texts: Sequence[str], first: int) -> int:
    """The place of the last entry of contents without a heading, or -1 where there are too few."""
    page = entries = 0
    last = first
    before: tuple[int, ...] = ()
    for index in range(first, len(texts)):
        to, number = _numbered_page(texts[index]), _ordinals(texts[index])
        if page <= to and to and number > before:
            page, before, last, entries = to, number, index, entries + 1
        elif index - last > MOST_STRAYS + 1 or number == before:
            break
    return last if entries >= FEWEST_NUMBERED else -1


def _last_entry(texts: Sequence[str], heading: int) -> int:
    """The place of the last entry, or of the heading where there are too few.

    Entries without pages are numbered titles; the first number comes again where the text begins.
    """
    page = entries = strays = 0
    last = heading
    first: tuple[int, ...] = ()
    before: tuple[int, ...] = ()
    for index in range(heading + 1, len(texts)):
        number = _ordinals(texts[index])
        if first and number == first:
            break
        first = first or number
        entry = _entry(texts[index])
        to = int(entry["page"] or page) if entry else page
        counted = bool(number) and number > before and len(texts[index].split()) <= LONGEST_ENTRY
        paged = entry and page <= to <= page + LONGEST_JUMP
        if paged or is_dotted(texts[index]) or (counted and texts[index][-1].isalnum()):
            page, before = max(page, to), max(before, number)
            entries, strays, last = entries + 1, 0, index
        else:
            strays += 1
        if strays > MOST_STRAYS:
            break
    return last if entries >= FEWEST_ENTRIES else heading


def _ordinals(text: str) -> tuple[int, ...]:
    """The number a line begins with, if it is made of figures: (2, 10) for "2.10 Change Order"."""
    number = number_at(text)
    return number.readings[0][1] if number is not None and number.decimal else ()


def stray_labels(document: Document, lines: Sequence[Line]) -> set[int]:
    """Return where page labels and footers in the middle of pages start.

    They are only a page number and count on to the end, or end page after page with the same words.
    """
    runs: dict[int, list[tuple[int, int]]] = {}
    finished: list[list[tuple[int, int]]] = []
    for index, line in enumerate(lines):
        label = LABEL.fullmatch(document.text[line.span.start : line.span.end])
        if label is None:
            continue
        page = int(label["page"])
        run = runs.pop(page - 1, [])
        if run and index - run[-1][0] < LINES_APART:
            finished.append(run)
            run = []
        finished.append(runs.pop(page, []))
        runs[page] = [*run, (index, line.span.start)]
    finished += runs.values()
    labels = {start for run in finished if len(run) >= FEWEST_LABELS for _, start in run}
    return labels | _repeated_ends(document, lines)


def _repeated_ends(document: Document, lines: Sequence[Line]) -> set[int]:
    """The lines that begin or end the text of many pages, the same but for the numbers in them.

    A reprinted filing carries the original's headers and footers at whatever height they fall. What
    stands within the pages more often than at their ends is an entry of a list that runs over.
    """
    last = {line.box.page: line for line in lines}
    first = {line.box.page: line for line in reversed(lines)}
    found: set[int] = set()
    for ends in (first, last):
        shapes: dict[str, list[int]] = {}
        for line in ends.values():
            text = document.text[line.span.start : line.span.end]
            shape = DIGITS.sub("#", text)
            if shape != text and not TITLE.match(text):
                shapes.setdefault(shape, []).append(line.span.start)
        enough = max(FEWEST_ENDS, ENDS_SHARE * len(ends))
        shapes = {shape: starts for shape, starts in shapes.items() if len(starts) >= enough}
        every = _counted(document, lines) if shapes else Counter()
        found.update(*(
            starts for shape, starts in shapes.items() if every[shape] <= 2 * len(starts)
        ))  # fmt: skip
    return found


def _counted(document: Document, lines: Sequence[Line]) -> Counter[str]:
    """How many lines have each shape."""
    texts = (document.text[line.span.start : line.span.end] for line in lines)
    return Counter(DIGITS.sub("#", text) for text in texts)
