"""The quotations within the text of a clause, and where a stretch of such a text stands."""

from clauses.records import Clause, Piece, Span

MASK = "\x00"  # for each letter between quotation marks
_OPEN, _CLOSE, _STRAIGHT = "“", "”", '"'


def masked(text: str) -> str:
    """Return the text with what stands between quotation marks masked, the marks kept.

    A quotation within one is masked with its marks; one that is never closed runs to the end.
    """
    if _OPEN not in text and _STRAIGHT not in text:
        return text
    made: list[str] = []
    depth = 0
    straight = False
    for letter in text:
        before = depth + straight
        if letter == _STRAIGHT and not depth:
            straight = not straight
        elif letter == _OPEN and not straight:
            depth += 1
        elif letter == _CLOSE and not straight:
            depth = max(0, depth - 1)
        after = depth + straight
        made.append(MASK if before and after else letter)
    return "".join(made)


def pieces_between(clause: Clause, start: int, end: int) -> tuple[Piece, ...]:
    """Return where a stretch of the clause's text stands, counted from its own start."""
    found = []
    for piece in clause.pieces:
        length = piece.span.end - piece.span.start
        first, last = max(start, piece.start), min(end, piece.start + length)
        if first < last:
            at = piece.span.start - piece.start
            found.append(Piece(first - start, Span(at + first, at + last)))
    return tuple(found)
