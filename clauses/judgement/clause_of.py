"""Lead a finding back to its clause, and a clause to the exhibit and the section it belongs to."""

import re
from collections.abc import Sequence

from clauses.judgement.words import letters
from clauses.records import Clause, Finding, Reviewed

_WORD = re.compile(
    r"^(?:sections?|sec\.|articles?|art\.|clauses?|paragraphs?|§+)\s*", re.IGNORECASE
)
_PART = re.compile(
    r"^\W*((?:Exhibit|Schedule|Attachment|Appendix|Annex|Addendum)\s+[A-Z0-9]{1,3}(?:-\d{1,2})?)\b",
    re.IGNORECASE,
)
_LONGEST_HEADING = 14  # words
_SPACE = re.compile(r"\s+")


def clause_indexes(reviewed: Reviewed) -> dict[str, int]:
    """Return for each finding of a document, by id, the index of the clause it quotes.

    A finding whose clause cannot be told is left out.
    """
    spelled = [letters(f"{clause.heading or ''} {clause.text}") for clause in reviewed.clauses]
    found: dict[str, int] = {}
    for finding in reviewed.findings:
        index = _index(finding, reviewed.clauses, spelled)
        if index is not None:
            found[finding.id] = index
    return found


def _index(finding: Finding, clauses: Sequence[Clause], spelled: Sequence[str]) -> int | None:
    quote = letters(finding.quote)
    holding = [at for at, text in enumerate(spelled) if quote and quote in text]
    same = [at for at in holding if clauses[at].number == finding.clause_number]
    on_page = [at for at in same or holding if clauses[at].page <= finding.page]
    return next(iter(on_page[-1:] or same or holding), None)


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
