"""Find what the papers of a deal contradict each other on, and mark what gives way."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from clauses.judgement.clause_of import clause_indexes, parts
from clauses.judgement.clocks import clocks
from clauses.judgement.durations import days
from clauses.judgement.party_words import LEGAL_FORM
from clauses.judgement.precedence import Order, Part, first_of
from clauses.judgement.repeated import at_place, places_of, superseded
from clauses.records import Conflict, Fact, Family, Finding, Place, Reviewed, Stance

RETENTION_PERIOD = "retention period"
# Facts in which two papers of one deal should agree; those of which amendments are the purpose
# are compared among the others only.
_SAME_IN_ALL = ("vendor", "customer")
_SAME_IN_TERMS = ("governing_law", "breach_notice", "data_owner")
_PARTY_TO = ("agreement", "mou", "order_form", "amendment")
_TERMS = ("agreement", "mou", "order_form")
_GOVERNMENT = frozenset(("federal_immigration", "federal_other", "state_local_agencies"))
_MOST = 20_000  # pairs compared, so that a hostile deal costs little
# What is kept: a period for one of these contradicts none for another.
_KEPT = tuple(
    re.compile(rf"\b(?:{words})\b", re.IGNORECASE)
    for words in (
        r"plates?|reads?|detections?|alpr|lpr",
        r"videos?|footage|recordings?|images?|body[- ]worn",
        r"audio|sounds?|snippets?|voice",
        r"logs?|trails?|audit|queries|searches",
        r"hits?|alerts?|hot\s?lists?",
        r"invoices?|payrolls?|financial|books|accounting|personnel",
        r"backups?|back-ups?",
    )
)
_SMALL = re.compile(r"[^a-z0-9 ]+")

Placed = tuple[Part, Finding]
Standing = tuple[str, str, Place]
"""Document, finding by id, and one of its places."""


def placed(
    reviewed: Sequence[Reviewed],
    kinds: Sequence[str],
    findings: Sequence[Sequence[Finding]],
) -> tuple[Placed, ...]:
    """Return the findings that still count, each with the part of the deal it stands in.

    One that stands at several places is there once for each.
    """
    found: list[Placed] = []
    for one, kind, own in zip(reviewed, kinds, findings, strict=True):
        exhibits = parts(one.clauses)
        indexes = clause_indexes(replace(one, findings=tuple(own))) if any(exhibits) else {}
        for finding in own:
            places = places_of(finding)
            unknown = (None,) * len(places)
            for place, at in zip(places, indexes.get(finding.id, unknown), strict=True):
                if place.superseded_by is None:
                    exhibit = exhibits[at] if at is not None else None
                    part = Part(one.document.path, kind, exhibit, one.precedence)
                    found.append((part, at_place(finding, place)))
    return tuple(found)


def conflicts(
    found: Sequence[Placed],
    facts: Sequence[tuple[Part, Sequence[Fact]]],
    orders: Sequence[Order],
) -> tuple[Conflict, ...]:
    """Return the contradictions: of facts between documents, of findings between their parts.

    `found` are the findings that count with their parts, `facts` those of each document by itself.
    """
    made = [*_of_facts(facts, orders), *_of_periods(found, orders), *_of_stances(found, orders)]
    return tuple(dict.fromkeys(made))


def giving_way(found: Sequence[Placed], orders: Sequence[Order]) -> Mapping[Standing, str]:
    """Return the findings, by place, that another part takes precedence over, with its name."""
    gone: dict[Standing, str] = {}
    for pair in (*_differing(found), *_contradicting(found)):
        first = first_of(pair[0][0], pair[1][0], orders)
        for (part, finding), (_, other) in (pair, pair[::-1]):
            if first is not None and part != first and _covered(finding, other):
                gone.setdefault(_standing(finding), f"{_name(first)}, which takes precedence")
    return gone


def without(findings: Sequence[Finding], gone: Mapping[Standing, str]) -> tuple[Finding, ...]:
    """Return the findings, those that give way at every place marked as superseded."""
    return tuple(
        superseded(one, [gone.get((one.document, one.id, place)) for place in places_of(one)])
        for one in findings
    )


def _standing(finding: Finding) -> Standing:
    return finding.document, finding.id, places_of(finding)[0]


def _covered(finding: Finding, by: Finding) -> bool:
    """Whether a finding loses all it says to the other: a permission to a ban of as many."""
    if finding.family is Family.RETENTION:
        return True
    banned = _recipients(by)
    return not banned or (bool(_recipients(finding)) and _recipients(finding) <= banned)


def _name(part: Part) -> str:
    return f"{part.document}, {part.exhibit}" if part.exhibit else part.document


# --- facts ---------------------------------------------------------------------------------------


def _of_facts(
    facts: Sequence[tuple[Part, Sequence[Fact]]], orders: Sequence[Order]
) -> Iterator[Conflict]:
    for names, kinds in ((_SAME_IN_ALL, _PARTY_TO), (_SAME_IN_TERMS, _TERMS)):
        own = [pair for pair in facts if pair[0].kind in kinds]
        for name in names:
            for (one, first), (other, second) in combinations(own, 2):
                pair = _named(first, name), _named(second, name)
                if pair[0] and pair[1] and _differ(name, pair[0].value, pair[1].value):
                    yield Conflict(name, pair[0], pair[1], _governs(one, other, orders))


def _named(facts: Sequence[Fact], name: str) -> Fact | None:
    return next((fact for fact in facts if fact.name == name), None)


def _differ(name: str, one: str, other: str) -> bool:
    if name in _SAME_IN_ALL:
        first, second = _bare(one), _bare(other)
        return first not in second and second not in first
    lasts = days(one), days(other)
    return lasts[0] != lasts[1] if None not in lasts else one.casefold() != other.casefold()


def _bare(name: str) -> str:
    """A legal name without its form and marks: one paper has "Inc.", the other has not."""
    return " ".join(_SMALL.sub(" ", LEGAL_FORM.sub("", name).casefold()).split())


def _governs(one: Part, other: Part, orders: Sequence[Order]) -> str | None:
    first = first_of(one, other, orders)
    return _name(first) if first else None


# --- findings ------------------------------------------------------------------------------------


def _of_periods(found: Sequence[Placed], orders: Sequence[Order]) -> Iterator[Conflict]:
    seen: set[tuple[Part, Part]] = set()
    for (one, first), (other, second) in _differing(found):
        if (one, other) not in seen:
            seen.add((one, other))
            yield Conflict(
                RETENTION_PERIOD,
                _fact(RETENTION_PERIOD, first.attributes.period or "", first),
                _fact(RETENTION_PERIOD, second.attributes.period or "", second),
                _governs(one, other, orders),
            )


def _differing(found: Sequence[Placed]) -> Iterator[tuple[Placed, Placed]]:
    """Yield pairs of periods for the same data and clock where the parts share no period."""
    timed = [one for one in found if one[1].family is Family.RETENTION and one[1].attributes.period]
    by_part: dict[Part, list[Finding]] = {}
    for part, finding in timed:
        by_part.setdefault(part, []).append(finding)
    for (one, firsts), (other, seconds) in combinations(by_part.items(), 2):
        within = one.document == other.document
        pairs = [(a, b) for a in firsts for b in seconds if _same_clock(a, b, within)][:_MOST]
        if pairs and all(_lasts(a) != _lasts(b) for a, b in pairs):
            yield from (((one, a), (other, b)) for a, b in pairs)


def _lasts(finding: Finding) -> float | None:
    return days(finding.attributes.period or "")


def _same_clock(one: Finding, other: Finding, within: bool) -> bool:
    """Whether two periods are for the same; within a document, both must say from when they run."""
    counted = one.attributes.counted_from, other.attributes.counted_from
    kept = [{n for n, words in enumerate(_KEPT) if words.search(f.quote)} for f in (one, other)]
    return (
        not clocks(one).isdisjoint(clocks(other))
        and (counted[0] == counted[1] or (None in counted and not within))
        and not (within and counted[0] is None)
        and (not kept[0] or not kept[1] or not kept[0].isdisjoint(kept[1]))
    )


def _of_stances(found: Sequence[Placed], orders: Sequence[Order]) -> Iterator[Conflict]:
    seen: set[str] = set()
    for (one, first), (other, second) in _contradicting(found):
        if first.id not in seen:
            seen.add(first.id)
            said = (
                _fact(first.family, first.stance, first),
                _fact(second.family, second.stance, second),
            )
            yield Conflict(str(first.family), *said, _governs(one, other, orders))


def _contradicting(found: Sequence[Placed]) -> Iterator[tuple[Placed, Placed]]:
    """Yield pairs in which one part of the deal permits what another forbids."""
    permits = [one for one in found if one[1].stance is Stance.PERMITS]
    bans = [one for one in found if one[1].stance is Stance.PROHIBITS]
    within: dict[tuple[str, str], set[Part]] = {}
    for part, finding in found:
        within.setdefault((part.document, finding.id), set()).add(part)
    compared = 0
    for one in permits:
        for other in bans:
            compared += 1
            if compared > _MOST:
                return
            # Where both stand in one part, one is the rule and the other its exception.
            stands = (within[part.document, finding.id] for part, finding in (one, other))
            if set.isdisjoint(*stands) and _contradict(one[1], other[1], one[0], other[0]):
                yield one, other


def _contradict(permit: Finding, ban: Finding, one: Part, other: Part) -> bool:
    if permit.family is not ban.family or ban.family is Family.RETENTION:
        return False
    if ban.attributes.trigger or bool(ban.attributes.sale) > bool(permit.attributes.sale):
        return False
    data = {permit.attributes.data, ban.attributes.data}
    if "deidentified" in data and len(data) > 1:
        return False
    if one.document == other.document:  # where a general rule and its exceptions stand together
        return not set(permit.attributes.recipients).isdisjoint(ban.attributes.recipients)
    named = _recipients(permit), _recipients(ban)
    if named[0] and named[1]:
        return not named[0].isdisjoint(named[1])
    return not named[1] or permit.family is Family.FEDERAL_ACCESS


def _recipients(finding: Finding) -> frozenset[str]:
    named = frozenset(finding.attributes.recipients)
    return named | _GOVERNMENT if "any_government" in named else named


def _fact(name: str, value: str, finding: Finding) -> Fact:
    return Fact(str(name), str(value), finding.quote, finding.page, finding.document)
