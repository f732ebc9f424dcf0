"""Tell page furniture from the words of the contract: headers, footers, stamps, line numbers."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from clauses.records import Document, Line, Page
from clauses.segmentation.contents import contents_lines, is_dotted, stray_labels
from clauses.segmentation.line_numbers import without_line_numbers

# Headers and footers stand in these outer bands of a page; body text seldom reaches into them.
TOP_BAND = 0.11
BOTTOM_BAND = 0.89
EDGE = 0.07  # where next to nothing but headers and footers stands
SIDE_BAND = 0.08  # for what is printed up or down the side
SHORTEST_UPRIGHT = 2  # characters; fewer may be higher than wide as they stand
# A line in a band is furniture if it stands, digits aside, on this share of the pages, or at the
# same height of this many: long files are often several short documents in one.
REPEATED_SHARE = 0.3
FEWEST_PAGES = 2
SAME_PLACE_PAGES = 3
SAME_PLACE = 6.0  # points
WATERMARK_SIZE = 2.0  # times the size of the text
# Margin line numbers come as a run; fewer than this many numbers alone on a line are a list.
SHORTEST_NUMBER_RUN = 8

DIGITS = re.compile(r"\d+")
PAGE_LABEL = re.compile(
    r"""^(?:[-–—|\[\s]*(?:page|pg\.?|p\.)?\s*[|:]?\s*\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?[-–—|\]\s]*
        |[ivxl]{1,6}|[A-Z]{1,3}-\d{1,3})$""",
    re.IGNORECASE | re.VERBOSE,
)
# A title that stands by chance at the top of several pages; its number is no page number.
TITLE = re.compile(
    r"(?:article|section|clause|exhibit|schedule|appendix|attachment|addendum|annex|part)\s+\d"
    r"(?!.*\bpage\b)",
    re.IGNORECASE,
)
PART = re.compile(r"exhibit|schedule|appendix|attachment|addendum|annex|part", re.IGNORECASE)
STAMP = re.compile(
    r"^\W*(?:docusign envelope id|document ref(?:erence)?:|envelope id:|adobe sign transaction"
    r"|bates\b|initials?:? _+|docusigned by:?$|(?=.*[a-f])(?=.*\d)[0-9a-f]{14,16}\W*$)"
    # an envelope's number, whatever a scan made of the words before it
    r"|^.{0,30}?\b[0-9a-z]{8}(?:-[0-9a-z]{4,5}){3}-[0-9a-z]{11,13}\b.{0,6}$",
    re.IGNORECASE,
)
# A short line in a band that says which of how many pages this is.
PAGE_OF = re.compile(r"\bpage\s+\d{1,4}\s+of\s+\d{1,4}\b", re.IGNORECASE)
LONGEST_LABEL = 15  # words


def body_lines(document: Document) -> tuple[Line, ...]:
    """Return the lines that are the document's own words, in reading order.

    Set aside are running headers and footers, page labels, stamps, watermarks, margin line numbers
    and the entries of a table of contents.
    """
    by_page: dict[int, list[Line]] = defaultdict(list)
    for line in document.lines:
        by_page[line.box.page].append(line)
    by_page = without_line_numbers(document, by_page)
    running = _running(document, by_page)
    watermarks = _watermarks(document, by_page)
    kept: list[Line] = []
    for page in document.pages:
        lines = by_page.get(page.number, [])
        numbers = _margin_numbers(document, lines)
        for line in lines:
            text = text_of(document, line)
            if line.span.start in numbers | watermarks or STAMP.match(text):
                continue
            if in_band(line, page) and (running & _marks(document, line) or _is_label(text)):
                continue
            kept.append(line)
    aside = contents_lines(document, kept) | stray_labels(document, kept)
    return tuple(
        line
        for line in kept
        if line.span.start not in aside and not is_dotted(text_of(document, line))
    )


def _is_label(text: str) -> bool:
    if PAGE_LABEL.match(text):
        return True
    return PAGE_OF.search(text) is not None and len(text.split()) <= LONGEST_LABEL


def text_of(document: Document, line: Line) -> str:
    """Return the line's text."""
    return document.text[line.span.start : line.span.end]


def _marks(document: Document, line: Line) -> set[str]:
    """What a running header has in common with itself on other pages: words, words and height."""
    shape = _shape(text_of(document, line))
    return {shape, f"{shape} @{round(line.baseline / SAME_PLACE)}"}


def _marks_of_parts(document: Document, line: Line) -> set[str]:
    """The words, each with their height, that a line prints wide apart: others do in pieces."""
    text, height = text_of(document, line), round(line.baseline / SAME_PLACE)
    places = [0, *(gap.at for gap in line.gaps), len(text)]
    return {f"{_shape(text[a:b].strip())} @{height}" for a, b in pairwise(places)}


def _shape(text: str) -> str:
    return (text if TITLE.match(text) else DIGITS.sub("#", text)).lower()


def in_band(line: Line, page: Page) -> bool:
    """Return whether a line stands at the edge of its page, where headers and footers do."""
    if not page.height:
        return False
    box = line.box
    words = line.span.end - line.span.start > SHORTEST_UPRIGHT  # a "1" is high and narrow too
    if words and box.bottom - box.top > 2 * (box.x1 - box.x0):
        return box.x1 < SIDE_BAND * page.width or box.x0 > (1 - SIDE_BAND) * page.width
    return box.bottom < TOP_BAND * page.height or box.top > BOTTOM_BAND * page.height


def _running(document: Document, by_page: dict[int, list[Line]]) -> set[str]:
    """The marks of the lines that come back in the bands from page to page.

    What stands between the bands more often than in them is an entry of a list that runs over.
    """
    seen: Counter[str] = Counter()
    in_pieces: Counter[str] = Counter()
    for page in document.pages:
        inside = [line for line in by_page.get(page.number, []) if in_band(line, page)]
        seen.update(set().union(*(_marks(document, line) for line in inside)))
        in_pieces.update(set().union(*(_marks_of_parts(document, line) for line in inside)))
    read = sum(bool(lines) for lines in by_page.values())
    enough = max(FEWEST_PAGES, REPEATED_SHARE * read)
    found = _of_neighbours(document, by_page)
    found |= {mark for mark, count in in_pieces.items() if count >= SAME_PLACE_PAGES}
    found |= {
        mark
        for mark, count in seen.items()
        if count >= (min(enough, SAME_PLACE_PAGES) if " @" in mark else enough)
    }
    return found - _entries(document, by_page, found, seen)


def _entries(
    document: Document,
    by_page: Mapping[int, Sequence[Line]],
    found: set[str],
    seen: Mapping[str, int],
) -> set[str]:
    """Those of the marks whose words stand between the bands more often than in them."""
    shapes = {mark.partition(" @")[0] for mark in found}
    between: Counter[str] = Counter()
    for page in document.pages:
        for line in by_page.get(page.number, []):
            if not in_band(line, page) and (shape := _shape(text_of(document, line))) in shapes:
                between[shape] += 1
    entries = {shape for shape, count in between.items() if count > seen[shape]}
    return {mark for mark in found if mark.partition(" @")[0] in entries} if entries else entries


def _of_neighbours(document: Document, by_page: Mapping[int, Sequence[Line]]) -> set[str]:
    """The marks of lines that two pages running have in the same place, at the very edge.

    In a file put together of many, a document of two pages has its own footer.
    """
    found: set[str] = set()
    before: set[str] = set()
    for page in document.pages:
        here = {
            mark
            for line in by_page.get(page.number, [])
            if page.height and _at_the_very_edge(line, page)
            for mark in _marks(document, line)
            if " @" in mark and not PART.match(mark)
        }
        found |= before & here
        before = here
    return found


def _at_the_very_edge(line: Line, page: Page) -> bool:
    return line.box.bottom < EDGE * page.height or line.box.top > (1 - EDGE) * page.height


def _watermarks(document: Document, by_page: Mapping[int, Sequence[Line]]) -> set[int]:
    """Where the lines start that are far larger than the text and the same on page after page."""
    sizes: Counter[float] = Counter()
    for line in document.lines:
        sizes[line.size] += line.span.end - line.span.start
    if not sizes:
        return set()
    large = WATERMARK_SIZE * sizes.most_common(1)[0][0]
    found: dict[tuple[str, int], list[Line]] = defaultdict(list)
    for lines in by_page.values():
        for line in lines:
            if line.size >= large:
                found[text_of(document, line), round(line.baseline / SAME_PLACE)].append(line)
    return {
        line.span.start
        for alike in found.values()
        if len({line.box.page for line in alike}) >= SAME_PLACE_PAGES
        for line in alike
    }


def _margin_numbers(document: Document, lines: Iterable[Line]) -> set[int]:
    """Line numbers printed beside the text, as pleadings and bid forms have them."""
    alone = [line for line in lines if text_of(document, line).isdigit()]
    if len(alone) < SHORTEST_NUMBER_RUN:
        return set()
    others = [line.box.x0 for line in lines if not text_of(document, line).isdigit()]
    edge = min(others, default=0.0)
    return {line.span.start for line in alone if line.box.x1 <= edge + 1}
