"""Find which section of an agreement is changed by which clause of its amendment, and how."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from clauses.records import Amendment, Change, Clause, Piece
from clauses.segmentation.amending_words import (
    ACTIVE,
    ADDED_AS,
    AGREEMENT,
    ASIDE,
    HINT,
    NAMED,
    NEW_NUMBER,
    OF_WORDS,
    PASSIVE,
    QUOTATION,
    STATEMENT,
    TAKEN_OUT,
    TARGET,
    change,
    numbers_of,
)
from clauses.segmentation.labels import Labels
from clauses.segmentation.quotations import MASK, masked, pieces_between

REACH = 120  # characters before a section in which a verb may stand that changes it


@dataclass(frozen=True, slots=True)
class _Statement:
    """A sentence of a clause: as printed, and with the letters between quotation marks masked.

    It begins `at` so many characters after the clause's text does: before it, in the heading, where
    that is negative.
    """

    clause: Clause
    text: str
    masked: str
    at: int

    def between(self, start: int, end: int) -> tuple[str, tuple[Piece, ...]]:
        """A stretch without the quotation marks around it, and where it stands."""
        words = self.text[start:end]
        if words.startswith(("“", '"')) and words.endswith(("”", '"')):
            start, end = start + 1, end - 1
        elif words.startswith(("“", '"')) and not self.masked[start + 1 : end].strip(MASK):
            start += 1  # a quotation that is never closed
        pieces = pieces_between(self.clause, self.at + start, self.at + end)
        return self.text[start:end], pieces


_Act = tuple[re.Match[str], str, int]  # what is changed, the verb, and where the rest begins


def amended(clauses: Sequence[Clause]) -> tuple[Amendment, ...]:
    """Return the changes that the clauses make to an agreement, in the order they stand in."""
    labels = Labels(clauses)
    return tuple(
        change
        for index, clause in enumerate(clauses)
        if not clause.quoted and HINT.search(clause.text)
        for one in _statements(clause)
        for change in _of_statement(one, clauses, index, labels)
    )


def _statements(clause: Clause) -> Iterator[_Statement]:
    named = " ".join(part for part in (clause.number, clause.heading) if part)
    before = f"{named} " if named else ""
    whole = before + clause.text
    hidden = masked(whole)
    ends = [
        m.end()
        for m in STATEMENT.finditer(hidden)
        if hidden[m.start()] in ".;" or whole[m.start() - 1] in ".;"
    ]
    for start, end in pairwise([0, *ends, len(whole)]):
        yield _Statement(clause, whole[start:end], hidden[start:end], start - len(before))


def _of_statement(
    one: _Statement, clauses: Sequence[Clause], index: int, labels: Labels
) -> Iterator[Amendment]:
    targets = list(_targets(one))
    if not targets:
        return
    agreement = _agreement(one)
    sections = [target for target in targets if target.re is TARGET]
    for action, pattern in OF_WORDS if sections else ():
        if m := pattern.search(one.masked):
            said = {name: one.between(*m.span(name)) for name in pattern.groupindex}
            new, pieces = said.get("new", ("", ()))
            old = said["old"][0] if "old" in said else ""
            for number in numbers_of(sections[0]):
                yield Amendment(index, number, agreement, action, new, pieces, old)
            return
    acts = [act for target in targets if (act := _act(one, target)) is not None]
    for place, (target, verb, start) in enumerate(acts):
        last = place + 1 == len(acts)
        end = len(one.text) if last else acts[place + 1][0].start()
        action_or_none = change(verb, one.masked[start:end])
        if action_or_none is None:
            continue
        named = target.re is NAMED
        numbers = [one.between(*target.span("name"))[0]] if named else numbers_of(target)
        for number in numbers:
            bare = Amendment(index, number, agreement, action_or_none)
            yield _with_wording(one, (start, end), bare, clauses, labels)


def _targets(one: _Statement) -> Iterator[re.Match[str]]:
    """What the sentence may change: the sections it names, but not to say where something is."""
    for pattern in (TARGET, NAMED):
        for m in pattern.finditer(one.masked):
            before = one.masked[max(0, m.start() - REACH) : m.start()]
            if not ASIDE.search(before) or ADDED_AS.search(before):
                yield m


def _agreement(one: _Statement) -> str:
    m = AGREEMENT.search(one.masked) or AGREEMENT.search(one.clause.lead_in)
    return m[0] if m else ""


def _act(one: _Statement, target: re.Match[str]) -> _Act | None:
    """What is done to what is named, or None where nothing is."""
    passive = PASSIVE.match(one.masked, target.end())
    if passive is not None:
        return target, (passive["verb"] or "reads").lower(), passive.end()
    before = one.masked[max(0, target.start() - REACH) : target.start()]
    active = ACTIVE.search(before)
    if active is not None:
        return target, active["verb"].lower(), target.end()
    return (target, "add", target.end()) if ADDED_AS.search(before) else None


def _with_wording(
    one: _Statement,
    rest: tuple[int, int],
    bare: Amendment,
    clauses: Sequence[Clause],
    labels: Labels,
) -> Amendment:
    """The amendment with its new wording: quoted in the sentence, below it, or attached."""
    start, end = rest
    if bare.action is Change.RENUMBERS:
        m = NEW_NUMBER.search(one.masked, start, end)
        words, pieces = one.between(*m.span("new")) if m else ("", ())
        return replace(bare, quoted_text=words, pieces=pieces)
    out = TAKEN_OUT.search(one.masked, start, end)
    old = one.text[out.start("what") : out.end("what")].strip() if out else ""
    bare = replace(bare, replaced_text="" if old.lower() in ("it", "the same") else old)
    if bare.action is Change.DELETES:
        return bare
    if (inside := _quoted_inside(one, start, end)) is not None:
        words, pieces = one.between(*inside)
        return replace(bare, quoted_text=words, pieces=pieces)
    last = one.at + len(one.text) >= len(one.clause.text)
    below = _below(clauses, bare.clause) if last and end == len(one.text) else ()
    if quoted := [at for at in below if clauses[at].quoted]:
        words, pieces = _text_of(clauses, quoted)
        return replace(bare, quoted_text=words, pieces=pieces, wording=tuple(quoted))
    return replace(bare, wording=below or _attached(clauses, bare.target_number, labels))


def _quoted_inside(one: _Statement, start: int, end: int) -> tuple[int, int] | None:
    """Where the new wording stands in the sentence: quoted, or after a colon."""
    quotes = list(re.finditer(QUOTATION, one.masked[:end][start:]))
    if not quotes:
        return None
    if not one.masked[start + quotes[-1].end() : end].strip(" .,;"):
        return start + quotes[-1].start(), start + quotes[-1].end()
    colon = one.masked.find(": ", start, end)
    return (colon + 2, end) if colon >= 0 else None


def _below(clauses: Sequence[Clause], index: int) -> tuple[int, ...]:
    """The quotation right after a clause, or else what stands below one that ends in a colon."""
    at = index + 1
    while at < len(clauses) and clauses[at].quoted:
        at += 1
    if at > index + 1 or not clauses[index].text.endswith(":"):
        return tuple(range(index + 1, at))
    return _inside(clauses, index)


def _inside(clauses: Sequence[Clause], index: int) -> tuple[int, ...]:
    at = index + 1
    while at < len(clauses) and (above := clauses[at].parent) is not None and above >= index:
        at += 1
    return tuple(range(index + 1, at))


def _attached(clauses: Sequence[Clause], number: str, labels: Labels) -> tuple[int, ...]:
    """The exhibit of that name at the end of the amendment, from its heading on."""
    kind, _, mark = number.partition(" ")
    part = labels.exhibit(kind, mark)
    return () if part is None else (part, *_inside(clauses, part))


def _text_of(clauses: Sequence[Clause], quoted: Sequence[int]) -> tuple[str, tuple[Piece, ...]]:
    """The texts of the clauses, one a line, without the marks around them all."""
    text = ""
    pieces: list[Piece] = []
    for place, at in enumerate(quoted):
        words = clauses[at].text
        first = len(words) - len(words.lstrip('“"')) if place == 0 else 0
        last = len(words.rstrip('”"')) if place == len(quoted) - 1 else len(words)
        text += "\n" if text else ""
        length = len(text)
        pieces += (
            Piece(piece.start + length, piece.span)
            for piece in pieces_between(clauses[at], first, last)
        )
        text += words[first:last]
    return text, tuple(pieces)
