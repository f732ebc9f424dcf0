"""Which numbers a page bears: its own, as printed, and the one of the packet it was put into.

A number counts only where it grows by one from page to page: dates, contract numbers and the like
stand at the edge of pages too.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from clauses.records import Document, Page
from clauses.segmentation.furniture import TITLE, in_band, text_of
from clauses.segmentation.numbering import roman

# A number is one of a run where so many pages bear it, this far apart at most; so many where the
# words around it do not say that it is a page's.
FEWEST_PAGES = 2
FEWEST_PAGES_IN_WORDS = 3
FARTHEST = 3  # pages
LONGEST_LINE = 25  # words
NEAREST = 2  # words before a number, and after it, by which it is told from others

ARABIC = re.compile(
    r"(?<![\w$#.])(?<!\d-)(?:(?P<part>[A-Z]{1,3})-)?(?P<number>[1-9]\d{0,3})(?![\w%]|[.,:-]\d)"
)
ROMAN = re.compile(r"(?:page\s+|[-–—|\s])*(?P<number>[ivxl]{1,7}|[IVXL]{1,7})[-–—|\s]*")
OF_ALL = re.compile(r"\s?(?:of|/)\s?(?P<all>\d+)")
OF_SOME = "of"
OF_PACKET = re.compile(r"\b(?:packet|agenda)\b")
PAGE_WORDS = ("page", "pg", "p")
OF_PAGE = "page"
WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class _Mark:
    """A number at the edge of a page: as printed, its value, and the words around it as `form`.

    `all` is how many pages the line says there are, 0 where it does not.
    """

    page: int
    printed: str
    value: int
    form: str
    all: int = 0


def with_page_numbers(document: Document) -> Document:
    """Return the document with what each page prints as its number, and as that of a packet.

    A page that prints none keeps the label the file itself gives it.
    """
    marks: dict[int, list[_Mark]] = defaultdict(list)
    for run in _runs(_marks(document)):
        for mark in run:
            marks[mark.page].append(mark)
    count = len(document.pages)
    pages = tuple(_numbered(page, marks.get(page.number, ()), count) for page in document.pages)
    return replace(document, pages=pages)


def _numbered(page: Page, marks: Iterable[_Mark], count: int) -> Page:
    """The page with its numbers: of two that differ, the greater counts the packet's pages."""
    found = {mark.value: mark for mark in marks}
    packet = [mark for mark in found.values() if OF_PACKET.search(mark.form)]
    if not packet and len(found) > 1:
        packet = [found[max(found)]]
    if not packet:  # "108 of 162" in a file of two pages; "Page 3 of 12" may be an excerpt's own
        packet = [
            mark for mark in found.values()
            if mark.all > count and mark.value > page.number and not mark.form.startswith(OF_PAGE)
        ]  # fmt: skip
    own = [mark for mark in found.values() if mark not in packet]
    label = page.printed if page.printed != str(page.number) else None
    return replace(
        page,
        printed=own[0].printed if own else label,
        packet=packet[0].value if packet else None,
    )


def _runs(marks: Iterable[_Mark]) -> Iterator[list[_Mark]]:
    """The marks of pages that follow each other, each number greater by as much as its page is."""
    alike: dict[tuple[str, int], list[_Mark]] = defaultdict(list)
    for mark in marks:
        alike[mark.form, mark.value - mark.page].append(mark)
    for (form, _), group in alike.items():
        sure = form.startswith(OF_PAGE) or not WORD.search(form.removesuffix(OF_SOME))
        fewest = FEWEST_PAGES if sure else FEWEST_PAGES_IN_WORDS
        run: list[_Mark] = []
        for mark in group:
            if run and mark.page - run[-1].page > FARTHEST:
                if len(run) >= fewest:
                    yield run
                run = []
            run.append(mark)
        if len(run) >= fewest:
            yield run


def _marks(document: Document) -> Iterator[_Mark]:
    """Every number that stands in a short line at the edge of a page."""
    pages = {page.number: page for page in document.pages}
    seen: set[tuple[int, str, int]] = set()
    for line in document.lines:
        page = pages[line.box.page]
        if not in_band(line, page):
            continue
        text = text_of(document, line)
        if len(text.split()) > LONGEST_LINE or TITLE.match(text):
            continue
        for mark in _of_line(text, page.number):
            key = mark.page, mark.form, mark.value
            if key not in seen:
                seen.add(key)
                yield mark


def _of_line(text: str, page: int) -> Iterator[_Mark]:
    numeral = ROMAN.fullmatch(text)
    if numeral is not None:
        value = roman(numeral["number"])
        if value:
            yield _Mark(page, numeral["number"], value, "roman")
        return
    for found in ARABIC.finditer(text):
        before, after = text[: found.start()], text[found.end() :]
        whole = OF_ALL.match(after)
        following = [OF_SOME] if whole else WORD.findall(after.lower())[:NEAREST]
        form = " ".join([_words_before(before), f"{found['part'] or ''}#", *following])
        all_pages = int(whole["all"]) if whole else 0
        yield _Mark(page, found[0], int(found["number"]), form, all_pages)


def _words_before(text: str) -> str:
    """The words that tell what a number counts: "page" alone, or the two before it."""
    words = WORD.findall(text.lower())[-NEAREST:]
    if words and words[-1] in PAGE_WORDS:
        return f"{OF_PAGE} packet" if OF_PACKET.search(text.lower()) else OF_PAGE
    return " ".join(words)
