"""What a page looks like to somebody who leafs through a packet: its top, its foot, its number."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from clauses.records import Document, Page

# Lines at the top in which a title, a letterhead or a mail's header is looked for.
TOP = 14
FOOT = 3

_OWN_NUMBER = re.compile(
    r"(?:^|\b)page\s*\|?\s*(\d{1,4})\s*(?:(?:of|/)\s*(\d{1,4}))?\b|^(\d{1,4})\s*(?:of|/)\s*(\d{1,4})$",
    re.IGNORECASE,
)
_BARE_NUMBER = re.compile(r"^[-–—\s|]*(\d{1,3})[-–—\s|.,]*$")
_ENVELOPE = re.compile(r"docusign envelope|\bsigning in process\b", re.IGNORECASE)
_LEADERS = re.compile(r"\.{5,}|(?:\. ){4,}|\b(?:table of )?contents$", re.IGNORECASE)
_NOT_LETTERS = re.compile(r"[^a-z ]+")


@dataclass(frozen=True, slots=True)
class Look:
    """A page without what was stamped on it when the packet was put together.

    `number` is the one the page bears within its own document, and `total` how many that has where
    it says so ("Page 2 of 7"). `width` and `height` are in points.
    """

    page: int
    lines: tuple[str, ...]
    number: int | None
    total: int | None
    width: float
    height: float

    @property
    def top(self) -> tuple[str, ...]:
        """The first lines."""
        return self.lines[:TOP]

    @property
    def words(self) -> int:
        """How many words stand on the page."""
        return sum(len(line.split()) for line in self.lines)

    @property
    def is_contents(self) -> bool:
        """Whether the page is one of a table of contents."""
        return sum(bool(_LEADERS.search(line)) for line in self.lines) > 4

    @property
    def head(self) -> str:
        """The first line without what changes from page to page."""
        return masked(self.lines[0]) if self.lines else ""

    @property
    def foot(self) -> str:
        """The last line without what changes from page to page."""
        return masked(self.lines[-1]) if self.lines else ""


def masked(line: str) -> str:
    """Return the words of a line in small letters, without numbers and signs."""
    return " ".join(_NOT_LETTERS.sub(" ", line.lower()).split())


def looks_of(document: Document) -> tuple[Look, ...]:
    """Return the look of each page of a document."""
    texts = [_lines(document, page) for page in document.pages]
    stamps = _stamps(texts)
    return tuple(
        _look(page, [line for line in lines if not _stamped(line, at, len(texts), stamps)])
        for at, (page, lines) in enumerate(zip(document.pages, texts, strict=True), 1)
    )


def _lines(document: Document, page: Page) -> list[str]:
    text = document.text[page.span.start : page.span.end]
    return [line for line in (" ".join(one.split()) for one in text.split("\n")) if line]


def _look(page: Page, lines: Sequence[str]) -> Look:
    number, total = own_number([*lines[:4], *lines[-FOOT:]])
    return Look(page.number, tuple(lines), number, total, page.width, page.height)


def own_number(lines: Iterable[str]) -> tuple[int | None, int | None]:
    """Return the number and the total that lines at the top and foot of a page give it."""
    bare = None
    for line in lines:
        found = _OWN_NUMBER.search(line) if len(line) < 90 else None
        if found:
            number, total = found[1] or found[3], found[2] or found[4]
            return int(number), int(total) if total else None
        alone = _BARE_NUMBER.match(line)
        if alone and bare is None:
            bare = int(alone[1])
    return bare, None


# --- stamps --------------------------------------------------------------------------------------


def _stamps(texts: Sequence[Sequence[str]]) -> frozenset[str]:
    """Lines, numbers aside, at the edge of more than half of the pages of a long file."""
    if len(texts) < 8:
        return frozenset()
    counts = Counter(
        one
        for lines in texts
        for one in {masked(line) for line in (*lines[:2], *lines[-2:])}
        if one
    )
    return frozenset(one for one, count in counts.items() if count > len(texts) / 2)


def _stamped(line: str, at: int, pages: int, stamps: frozenset[str]) -> bool:
    """Whether a line was put on the page with the packet: its number there, or an envelope's."""
    if _ENVELOPE.search(line):
        return True
    numbers = re.fullmatch(r"(?:page )?(\d{1,4}) of\D{0,8}(\d{1,4})", line, re.IGNORECASE)
    if numbers and int(numbers[1]) == at and int(numbers[2]) == pages:
        return True
    return masked(line) in stamps and pages > 40 and not _OWN_NUMBER.search(line)
