"""Join printed lines into running text, keeping where each stretch of it stands."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from clauses.records import Document, Line, Piece, Span

SOFT_HYPHEN = "\u00ad"
HYPHENS = ("-", "\u2010", "\u2011")
LONGEST_WORD = 60  # letters looked at on either side of a broken line
# Prefixes after which a hyphen at a line end is the word's own.
_HYPHENATED = re.compile(
    r"(?:\b(?:third|non|self|de|co|cross|anti|multi|inter|semi|post|pre|sub|well|long|short|real"
    r"|opt|full|day|year|up|law|high|low|end|on|off|one|two|e|x|ex|plate|in|so|read|life|time)"
    r"|\d)-?$",
    re.IGNORECASE,
)
_LAST_WORD = re.compile(r"[\w’'-]+$")
_FIRST_WORD = re.compile(r"^[\w’']+")


@dataclass(frozen=True, slots=True)
class Joined:
    """Running text with the pieces of the document it is made of."""

    text: str
    pieces: tuple[Piece, ...]

    def after(self, start: int) -> "Joined":
        """The same from `start` on, leading white space dropped."""
        start += len(self.text[start:]) - len(self.text[start:].lstrip())
        pieces = []
        for piece in self.pieces:
            length = piece.span.end - piece.span.start
            if piece.start + length <= start:
                continue
            cut = max(0, start - piece.start)
            span = Span(piece.span.start + cut, piece.span.end) if cut else piece.span
            pieces.append(Piece(max(0, piece.start - start), span) if start else piece)
        return Joined(self.text[start:], tuple(pieces))


def joined(document: Document, lines: Sequence[Line]) -> Joined:
    """Return the lines as one paragraph: a space for a line end, broken words made whole."""
    parts: list[str] = []
    pieces: list[Piece] = []
    length = 0
    before = ""  # the end of the line before
    for line in lines:
        start = line.span.start
        words = document.text[start : line.span.end]
        whole = words.removesuffix(SOFT_HYPHEN)
        glue = _glue(document, before, words) if parts else ""
        span = line.span if whole is words else Span(start, start + len(whole))
        pieces.append(Piece(length + len(glue), span))
        parts += (glue, whole)
        length += len(glue) + len(whole)
        before = words[-LONGEST_WORD:]
    return Joined("".join(parts), tuple(pieces))


def _glue(document: Document, before: str, after: str) -> str:
    """What stands between two lines: a space, a hyphen where the line end hid one, or nothing."""
    if before.endswith(SOFT_HYPHEN):
        return _hyphen(document, before[:-1], after)
    return "" if before.endswith(HYPHENS) and after[:1].islower() else " "


def _hyphen(document: Document, before: str, after: str) -> str:
    """Return "-" where the broken word is a compound, "" where the line end only divided it.

    The document's own spelling elsewhere decides; failing that, its first part.
    """
    head, tail = _LAST_WORD.search(before), _FIRST_WORD.match(after)
    if head is None or tail is None:
        return ""
    words = _spellings(document.text)
    if f"{head[0]}{tail[0]}".lower() in words:
        return ""
    if f"{head[0]}-{tail[0]}".lower() in words:
        return "-"
    return "-" if _HYPHENATED.search(head[0]) else ""


@lru_cache(maxsize=2)
def _spellings(text: str) -> frozenset[str]:
    return frozenset(map(str.lower, set(re.findall(r"[\w’']+(?:-[\w’']+)*", text))))
