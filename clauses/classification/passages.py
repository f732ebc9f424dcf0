"""Cut clauses into passages: the sentences, items and rows that can each carry a finding."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from clauses.language import sentences
from clauses.records import Clause, ClauseKind


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence, list item or table row with what it is read in the light of.

    `heading` is the nearest heading above it and `part` the exhibit or article heading above that;
    `lead_in` are the words a list item continues; `before` is the sentence before it in its
    clause. `clause` is the index of its clause, `start` and `end` are half-open offsets into that
    clause's text.
    """

    text: str
    heading: str = ""
    part: str = ""
    lead_in: str = ""
    before: str = ""
    clause: int = -1
    start: int = 0
    end: int = 0


def passages(clauses: Sequence[Clause]) -> Iterator[Passage]:
    """Yield the passages of `clauses` in order; headings and header rows carry none.

    All of a long contract at once would be a copy of its text.
    """
    for index, clause in enumerate(clauses):
        if clause.kind is ClauseKind.TABLE_HEADER:
            continue
        heading, part = _headings(clauses, index)
        whole = clause.kind is ClauseKind.TABLE_ROW
        spans = ((0, len(clause.text)),) if whole else sentences(clause.text)
        before = ""
        for start, end in spans:
            text = clause.text[start:end]
            lead_in = clause.lead_in if not before else ""
            yield Passage(text, heading, part, lead_in, before, index, start, end)
            before = text


def _headings(clauses: Sequence[Clause], index: int) -> tuple[str, str]:
    """The nearest heading at or above a clause, and the next one above it."""
    found: list[str] = []
    at: int | None = index
    while at is not None and len(found) < 2:
        if clauses[at].heading:
            found.append(clauses[at].heading or "")
        at = clauses[at].parent
    return (found[0] if found else ""), (found[1] if len(found) > 1 else "")
