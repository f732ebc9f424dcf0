"""Apply amendments: which wording they took away, which governs now, which section is not there."""

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from clauses.judgement.clause_of import clause_indexes, section_key, section_keys, subtree
from clauses.judgement.dates import iso_length
from clauses.judgement.durations import days
from clauses.judgement.repeated import superseded
from clauses.records import AmendedSection, Amendment, Change, Finding, Reviewed

AMENDING = "amendment"
_NO_BASE = ("amendment", "policy", "staff_report", "solicitation", "email")
_ORDINALS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
)  # fmt: skip
_NUMBERED = re.compile(r"\b(?:amendment|addendum)\s+(?:no\.?\s*|number\s+|#\s*)?(\d{1,2})\b", re.I)
_LONGEST_WORDS = 300  # characters of new wording shown in a note


@dataclass(slots=True)
class Applied:
    """What the amendments of a deal did: each change, and the clauses that no longer count.

    `gone` has, by index of document and of clause, the name of what took its place; `changed` has
    the findings that go on with a period changed by words put in place of others.
    """

    sections: list[AmendedSection] = field(default_factory=list)
    gone: dict[tuple[int, int | None], str] = field(default_factory=dict)
    changed: dict[str, Finding] = field(default_factory=dict)


def applied(reviewed: Sequence[Reviewed], kinds: Sequence[str], titles: Sequence[str]) -> Applied:
    """Return what the amendments among the documents do to the others, earlier ones first.

    `kinds` and `titles` are those of the documents, in their order.
    """
    made = Applied()
    amending = [at for at, kind in enumerate(kinds) if kind == AMENDING and reviewed[at].amendments]
    if not amending:
        return made
    bases = [at for at, kind in enumerate(kinds) if kind not in _NO_BASE]
    deal = _Papers(reviewed, [section_keys(one.clauses) for one in reviewed])
    earlier: list[tuple[int, Amendment]] = []
    for at in sorted(amending, key=lambda at: (_ordinal(titles[at]), at)):
        for amendment in reviewed[at].amendments:
            _apply(made, deal, at, amendment, bases, earlier)
            earlier.append((at, amendment))
    return made


class _Papers:
    """The documents, with the keys of their sections and the clauses of their findings."""

    def __init__(self, reviewed: Sequence[Reviewed], keys: Sequence[Sequence[str]]) -> None:
        self.reviewed = reviewed
        self.keys = keys
        self._indexes: dict[int, Mapping[str, tuple[int | None, ...]]] = {}

    def path(self, at: int) -> str:
        return self.reviewed[at].document.path

    def findings_in(self, at: int, clauses: frozenset[int]) -> Iterator[Finding]:
        if at not in self._indexes:
            self._indexes[at] = clause_indexes(self.reviewed[at])
        for finding in self.reviewed[at].findings:
            if not clauses.isdisjoint(self._indexes[at][finding.id]):
                yield finding

    def clauses_of(self, finding: Finding) -> Iterator[tuple[int, int | None]]:
        """Yield document and clause of each place of a finding that was in an amended section."""
        for at, indexes in self._indexes.items():
            yield from ((at, index) for index in indexes.get(finding.id, ()))

    def section(self, bases: Sequence[int], number: str) -> tuple[int, frozenset[int]] | None:
        """Return the document that holds the section, and the clauses of it."""
        key = section_key(number)
        for at in bases:
            if key in self.keys[at]:
                clauses = self.reviewed[at].clauses
                return at, subtree(clauses, self.keys[at].index(key))
        return None


def _ordinal(title: str) -> int:
    """Which amendment a title says it is; 0 where it says nothing."""
    numbered = _NUMBERED.search(title)
    if numbered:
        return int(numbered[1])
    words = title.casefold().split()
    return next((n for n, word in enumerate(_ORDINALS, 1) if word in words), 0)


def _apply(
    made: Applied,
    deal: _Papers,
    at: int,
    amendment: Amendment,
    bases: Sequence[int],
    earlier: Sequence[tuple[int, Amendment]],
) -> None:
    clause = deal.reviewed[at].clauses[amendment.clause]
    wording = frozenset((amendment.clause, *amendment.wording))
    after = tuple(one.id for one in deal.findings_in(at, wording))
    section = AmendedSection(
        target=amendment.target_number,
        action=str(amendment.action),
        document=deal.path(at),
        page=clause.page,
        quote=clause.text or clause.heading or "",
        amended_document=None,
        note="",
        after=after,
    )
    found = deal.section(bases, amendment.target_number)
    same = [
        (other, frozenset((old.clause, *old.wording)))
        for other, old in earlier
        if section_key(old.target_number) == section_key(amendment.target_number)
    ]
    before = [one for other, worded in same for one in deal.findings_in(other, worded)]
    if amendment.action is Change.ADDS and not found:
        note = f"added: {_words(amendment)}" if _words(amendment) else "added"
        made.sections.append(replace(section, amended_document=_first(deal, bases), note=note))
        return
    if found is None and not before:
        lacking = "is in none of the documents" if bases else "is of an agreement not among them"
        note = f"{amendment.target_number} {lacking}; this change could not be applied"
        made.sections.append(replace(section, note=note))
        return
    place, clauses = found or (earlier[0][0], frozenset[int]())
    before = [*deal.findings_in(place, clauses), *before]
    amended = {(of, index) for of, held in ((place, clauses), *same) for index in held}
    by = f"{deal.path(at)}, {_named(clause.number)}"
    section = replace(section, amended_document=deal.path(place))
    ids = tuple(one.id for one in before)
    if amendment.replaced_text or amendment.action not in (Change.REPLACES, Change.DELETES):
        kept = [one for one in before if not amended.issuperset(deal.clauses_of(one))]
        note = _in_part(made, amendment, before, {one.id for one in kept})
        made.sections.append(replace(section, note=note, before=ids))
        return
    made.gone.update(dict.fromkeys(amended, by))
    gone = "deleted" if amendment.action is Change.DELETES else f"now reads: {_words(amendment)}"
    made.sections.append(replace(section, note=gone.removesuffix(": "), before=ids))


def _first(deal: _Papers, bases: Sequence[int]) -> str | None:
    return deal.path(bases[0]) if bases else None


def _named(number: str | None) -> str:
    return f"section {section_key(number)}" if number else "an unnumbered passage"


def _words(amendment: Amendment) -> str:
    words = " ".join(amendment.quoted_text.split())
    return words if len(words) <= _LONGEST_WORDS else f"{words[:_LONGEST_WORDS]} [...]"


def _in_part(
    made: Applied, amendment: Amendment, before: Sequence[Finding], elsewhere: Container[str]
) -> str:
    """Note a change of words; where they are a length of time, the findings go on with the new.

    Where the old words stand `elsewhere` too, the longer of the two counts.
    """
    old, new = amendment.replaced_text, amendment.quoted_text
    was, now = iso_length(old), iso_length(new)
    if was and now:
        longer = (days(now) or 0) > (days(was) or 0)
        for one in before:
            if one.id in elsewhere and not longer:
                continue
            held = " ".join(old.split()).casefold() in " ".join(one.quote.split()).casefold()
            if held and one.attributes.period == was:
                made.changed[one.id] = replace(one, attributes=replace(one.attributes, period=now))
    if amendment.action is Change.REPLACES:
        return f"in part: “{old}” now reads “{_words(amendment)}”"
    if amendment.action is Change.DELETES:
        return f"in part: {old} deleted"
    return f"{amendment.action}: {_words(amendment)}".removesuffix(": ")


def marked(reviewed: Sequence[Reviewed], made: Applied) -> tuple[tuple[Finding, ...], ...]:
    """Return the findings of each document, those in wording that is gone marked as superseded.

    One that is said in wording that still counts too, stands there.
    """
    if not made.gone and not made.changed:
        return tuple(one.findings for one in reviewed)
    marked_ones: list[tuple[Finding, ...]] = []
    for at, one in enumerate(reviewed):
        indexes = clause_indexes(one)
        marked_ones.append(
            tuple(
                superseded(
                    made.changed.get(finding.id, finding),
                    [made.gone.get((at, index)) for index in indexes[finding.id]],
                )
                for finding in one.findings
            )
        )
    return tuple(marked_ones)


def governing(reviewed: Sequence[Reviewed], made: Applied) -> tuple[Reviewed, ...]:
    """Return the documents without the clauses that are gone: their words say what counts now.

    One of which none is gone is itself.
    """
    shortened = {at for at, _ in made.gone}
    return tuple(
        replace(
            one,
            clauses=tuple(
                clause for index, clause in enumerate(one.clauses) if (at, index) not in made.gone
            ),
        )
        if at in shortened
        else one
        for at, one in enumerate(reviewed)
    )
