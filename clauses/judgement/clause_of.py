"""Lead a finding back to its clause, and a clause to the exhibit and the section it belongs to."""

import re
from collections.abc import Sequence

from clauses.judgement.repeated import places_of
from clauses.judgement.words import letters
from clauses.records import Clause, Place, Reviewed

_WORD = re.compile(
    r"^(?:sections?|sec\.|articles?|art\.|clauses?|paragraphs?|§+)\s*", re.IGNORECASE
)
_PART = re.compile(
    r"^\W*((?:Exhibit|Schedule|Attachment|Appendix|Annex|Addendum)\s+[A-Z0-9]{1,3}(?:-\d{1,2})?)\b",
    re.IGNORECASE,
)
_LONGEST_HEADING = 14  # words
_SPACE = re.compile(r"\s+")


def clause_indexes(reviewed: Reviewed) -> dict[str, tuple[int | None, ...]]:
    """Return for each finding of a document, by id, the index of the clause at each of its places.

    The places are in the order of `places_of`; None is where the clause cannot be told.
    """
    spelled = [letters(f"{clause.heading or ''} {clause.text}") for clause in reviewed.clauses]
    found: dict[str, tuple[int | None, ...]] = {}
    for finding in reviewed.findings:
        quote = letters(finding.quote)
        holding = [at for at, text in enumerate(spelled) if quote and quote in text]
        found[finding.id] = tuple(
            _index(place, holding, reviewed.clauses) for place in places_of(finding)
        )
    return found


def _index(place: Place, holding: Sequence[int], clauses: Sequence[Clause]) -> int | None:
    """Which of the clauses that hold the words stands at the place."""
    printed = [at for at in holding if _holds(clauses[at], place)]
    same = [at for at in printed or holding if clauses[at].number == place.clause_number]
    on_page = [at for at in same or holding if clauses[at].page <= place.page]
    return next(iter(on_page[-1:] or same or holding), None)


def _holds(clause: Clause, place: Place) -> bool:
    """Whether the words of a clause are those printed at the place."""
    return place.span is not None and any(
        piece.span.start <= place.span.start < piece.span.end for piece in clause.pieces
    )


def section_keys(clauses: Sequence[Clause]) -> tuple[str, ...]:
    """Return the number of each clause in the form sections are named in: "4.2(a)", "exhibit b".

    Empty for a clause without one.
    """
    keys: list[str] = []
    for clause in clauses:
        own = section_key(clause.number or "")
        if own.startswith("(") and clause.parent is not None:
            own = keys[clause.parent] + own
        keys.append(own or (part_name(clause) or "").casefold())
    return tuple(keys)


def section_key(number: str) -> str:
    """Return a section's number without its word, its last full stop and spaces, in small letters.

    "Exhibit B" keeps its word.
    """
    part = _PART.match(number)
    if part:
        return _SPACE.sub(" ", part[1]).casefold()
    return _SPACE.sub("", _WORD.sub("", number.strip())).rstrip(".:").casefold()


def part_name(clause: Clause) -> str | None:
    """Return "Exhibit B" where the clause is the heading an exhibit begins with."""
    words = " ".join(part for part in (clause.number, clause.heading, clause.text) if part)
    m = _PART.match(words) if len(words.split()) <= _LONGEST_HEADING else None
    return _SPACE.sub(" ", m[1]).title() if m else None


def parts(clauses: Sequence[Clause]) -> tuple[str | None, ...]:
    """Return for each clause the exhibit it stands in; None in the body of the document."""
    found: list[str | None] = []
    current: str | None = None
    for clause in clauses:
        current = part_name(clause) or current
        found.append(current)
    return tuple(found)


def subtree(clauses: Sequence[Clause], index: int) -> frozenset[int]:
    """Return the indexes of a clause and of all below it; of an exhibit, to the next exhibit."""
    inside = {index}
    name = part_name(clauses[index])
    for at in range(index + 1, len(clauses)):
        if name is not None:
            if part_name(clauses[at]) not in (None, name):
                break
            inside.add(at)
        elif clauses[at].parent in inside:
            inside.add(at)
    return frozenset(inside)
