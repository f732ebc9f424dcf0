"""What a page looks like to somebody who leafs through a packet: its top, its foot, its number."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from clauses.records import Document, Page

# Lines at the top in which a title, a letterhead or a mail's header is looked for.
TOP = 14
FOOT = 3
_LONG = 8  # pages of a file that is read for stamps
_ENTRIES = 4  # lines of a table of contents at least
_SHIFTED = 0.1  # of its pages

_OWN_NUMBER = re.compile(
    r"(?:^|\b)page\s*\|?\s*(\d{1,4})\s*(?:(?:of|/)\s*(\d{1,4}))?\b|^(\d{1,4})\s*(?:of|/)\s*(\d{1,4})$",
    re.IGNORECASE,
)
_BARE_NUMBER = re.compile(r"^[-–—\s|]*(\d{1,3})[-–—\s|.,]*$")
_ENVELOPES = ("docusign envelope", "signing in process")
_OF_FILE = re.compile(r"(?:page )?(\d{1,4}) of\D{0,8}(\d{1,4})", re.IGNORECASE)
_LEADERS = re.compile(r"\.{5,}|(?:\. ){4,}|\b(?:table of )?contents$", re.IGNORECASE)
_NOT_LETTERS = re.compile(r"[^a-z ]+")


@dataclass(frozen=True, slots=True)
class Look:
    """A page without what was stamped on it when the packet was put together.

    `number` is the one the page bears within its own document, and `total` how many that has where
    it says so ("Page 2 of 7"). `head` and `foot` are the first and the last line without what
    changes from page to page; `is_contents` is whether the page is one of a table of contents.
    """

    page: int
    lines: tuple[str, ...]
    number: int | None
    total: int | None
    words: int
    is_contents: bool
    head: str
    foot: str

    @property
    def top(self) -> tuple[str, ...]:
        """The first lines."""
        return self.lines[:TOP]


@lru_cache(maxsize=8192)  # the same lines are compared with those of many pages
def masked(line: str) -> str:
    """Return the words of a line in small letters, without numbers and signs."""
    return " ".join(_NOT_LETTERS.sub(" ", line.lower()).split())


def looks_of(document: Document) -> tuple[Look, ...]:
    """Return the look of each page of a document."""
    texts = [_lines(document, page) for page in document.pages]
    stamps, total = _stamps(texts), _total(texts)
    return tuple(
        _look(page, [line for line in lines if not _stamped(line, at, len(texts), stamps, total)])
        for at, (page, lines) in enumerate(zip(document.pages, texts, strict=True), 1)
    )


def _lines(document: Document, page: Page) -> list[str]:
    text = document.text[page.span.start : page.span.end]
    return [line for line in (" ".join(one.split()) for one in text.split("\n")) if line]


def _look(page: Page, lines: Sequence[str]) -> Look:
    number, total = own_number([*lines[:4], *lines[-FOOT:]])
    return Look(
        page=page.number, lines=tuple(lines), number=number, total=total,
        words=sum(len(line.split()) for line in lines),
        is_contents=sum(map(_is_entry, lines)) > _ENTRIES,
        head=masked(lines[0]) if lines else "",
        foot=masked(lines[-1]) if lines else "",
    )  # fmt: skip


def _is_entry(line: str) -> bool:
    """Whether a line is one of a table of contents, or its heading."""
    dotted = "...." in line or ". . ." in line
    return (dotted or line[-1:] in "sS") and _LEADERS.search(line) is not None


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
    if len(texts) < _LONG:
        return frozenset()
    counts = Counter(
        one
        for lines in texts
        for one in {masked(line) for line in (*lines[:2], *lines[-2:])}
        if one
    )
    return frozenset(one for one, count in counts.items() if count > len(texts) / 2)


def _total(texts: Sequence[Sequence[str]]) -> int | None:
    """How many pages the file had when numbers were put on it; None where they do not tell.

    Pages put in or left out later shift the numbers, by a few.
    """
    edges = (line for lines in texts for line in {*lines[:2], *lines[-2:]})
    counts = Counter(int(found[2]) for line in edges if (found := _OF_FILE.fullmatch(line)))
    total, count = max(counts.items(), key=lambda one: one[1], default=(0, 0))
    near = abs(total - len(texts)) <= len(texts) * _SHIFTED
    return total if near and count > len(texts) / 2 and len(texts) >= _LONG else None


def _stamped(line: str, at: int, pages: int, stamps: frozenset[str], total: int | None) -> bool:
    """Whether a line was put on the page with the packet: its number there, or an envelope's."""
    small = line.lower()
    if any(words in small for words in _ENVELOPES):
        return True
    numbers = _OF_FILE.fullmatch(line)
    if numbers and int(numbers[2]) == total:
        return True
    if numbers and int(numbers[1]) == at and int(numbers[2]) == pages:
        return True
    return masked(line) in stamps and pages > 40 and not _OWN_NUMBER.search(line)
