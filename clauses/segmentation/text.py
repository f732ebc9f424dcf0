"""Join printed lines into running text, keeping where each stretch of it stands."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from clauses.records import Document, Line, Piece, Span

SOFT_HYPHEN = "\u00ad"
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
            span = Span(piece.span.start + cut, piece.span.end)
            pieces.append(Piece(max(0, piece.start - start), span))
        return Joined(self.text[start:], tuple(pieces))


def joined(document: Document, lines: Sequence[Line]) -> Joined:
    """Return the lines as one paragraph: a space for a line end, broken words made whole."""
    text = ""
    pieces: list[Piece] = []
    for line in lines:
        start, end = line.span.start, line.span.end
        words = document.text[start:end]
        if text.endswith(SOFT_HYPHEN):
            text = text[:-1] + _hyphen(document, text[:-1], words)
            last = pieces[-1]
            pieces[-1] = Piece(last.start, Span(last.span.start, last.span.end - 1))
        elif text and not (text.endswith("-") and words[:1].islower()):
            text += " "
        pieces.append(Piece(len(text), Span(start, end)))
        text += words
    if text.endswith(SOFT_HYPHEN):
        text = text[:-1]
        last = pieces[-1]
        pieces[-1] = Piece(last.start, Span(last.span.start, last.span.end - 1))
    return Joined(text, tuple(pieces))


def _hyphen(document: Document, before: str, after: str) -> str:
    """"-" where the broken word is a compound, "" where the line end only divided it.

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
    return frozenset(word.lower() for word in re.findall(r"[\w’']+(?:-[\w’']+)*", text))
