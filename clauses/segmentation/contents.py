"""Find the lines of a table of contents, and page labels that stand in the middle of a page."""

import re
from collections.abc import Sequence

from clauses.records import Document, Line

# A table of contents is its heading and this many entries or more; so many lines in a row that are
# none, wrapped titles aside, end it.
FEWEST_ENTRIES = 3
MOST_STRAYS = 3
LONGEST_JUMP = 60  # pages from one entry to the next
# A reprinted filing carries the page labels of the original; they count on, far apart from each
# other. Row numbers of a table stand closer.
FEWEST_LABELS = 3
LINES_APART = 10

HEADING = re.compile(r"(?:table of )?contents\s*:?", re.IGNORECASE)
ENTRY = re.compile(r"(?:.*[\w.)”\"’:;,-][\s.…]+)?(?:(?P<page>\d{1,3})|[A-Z]{1,3}-\d{1,3})")
LEADER = re.compile(r"(?:\.\s?){5,}\s*(?:\d{1,4}|[ivxl]{1,6})?\s*$|…{2,}\s*\d*\s*$")
LEADER_REACH = 40  # characters from the end in which dots and page number are looked for
LABEL = re.compile(
    r"[-–—|│\s]*(?:page\s+|[A-Z]{1,2}\s?[-–—]\s?)?(?P<page>\d{1,3})[-–—|│\s]*(?:page)?",
    re.IGNORECASE,
)


def is_dotted(text: str) -> bool:
    """Whether the line leads with dots to a page number."""
    return LEADER.search(text[-LEADER_REACH:]) is not None


def contents_lines(document: Document, lines: Sequence[Line]) -> set[int]:
    """Return where the lines of each "Table of contents" start, its entries dotted or not.

    Their page numbers never fall, which tells the last entry from the text that follows.
    """
    texts = [document.text[line.span.start : line.span.end] for line in lines]
    found: set[int] = set()
    last = -1
    for index, text in enumerate(texts):
        if index > last and HEADING.fullmatch(text):
            last = _last_entry(texts, index)
            listed = lines[index : last + 1] if last > index else ()
            found.update(line.span.start for line in listed)
    return found


def _last_entry(texts: Sequence[str], heading: int) -> int:
    """The place of the last entry, or of the heading where there are too few."""
    page = entries = strays = 0
    last = heading
    for index in range(heading + 1, len(texts)):
        entry = ENTRY.fullmatch(texts[index])
        to = int(entry["page"] or page) if entry else page
        if (entry and page <= to <= page + LONGEST_JUMP) or is_dotted(texts[index]):
            page = max(page, to)
            entries, strays, last = entries + 1, 0, index
        else:
            strays += 1
        if strays > MOST_STRAYS:
            break
    return last if entries >= FEWEST_ENTRIES else heading


def stray_labels(document: Document, lines: Sequence[Line]) -> set[int]:
    """Return where the lines start that are only a page number and count on to the end."""
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
    return {start for run in finished if len(run) >= FEWEST_LABELS for _, start in run}
