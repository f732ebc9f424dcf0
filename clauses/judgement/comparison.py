"""`diff`: what two readings of a deal differ in, passage by passage, rule by rule."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import starmap

from clauses.judgement.words import letters
from clauses.records import (
    AcceptanceState,
    Attributes,
    Comparison,
    Deal,
    DealStatus,
    Differences,
    Family,
    Finding,
    Outcome,
    PassageChange,
    Report,
    Risk,
    RiskChange,
    Turn,
    VerdictChange,
)

# How like two passages are by their words, from 0 to 1, for one to be the other rewritten: less is
# asked of those under the same number or heading.
LIKE = 0.6
LIKE_IN_PLACE = 0.35
_SHOWN = (Outcome.RISK, Outcome.MISSING, Outcome.MET, Outcome.REVIEW)
_ATTRIBUTES = ("actor", "recipients", "data", "sale", "trigger", "period", "counted_from")
_Pair = tuple[Finding, Finding]


def compared(base: Deal, amended: Deal) -> Comparison:
    """Return what the amended deal differs in: verdicts, risks gravest first, passages in order."""
    passages, same = _passages(_governing(base), _governing(amended))
    partner = {
        **{change.before.id: change.after.id for change in passages if _both(change)},  # type: ignore[union-attr]
        **{before.id: after.id for before, after in same},
    }
    return Comparison(
        base=base.id,
        amended=amended.id,
        title=amended.title or base.title,
        verdicts=_verdicts(base, amended),
        risks=_risks(base.risks, amended.risks, partner),
        passages=passages,
        same_passages=len(same),
        notes=_notes(base, amended),
    )


def differences(base: Report, amended: Report) -> Differences:
    """Return the comparison of each deal of the base with that of the amended report."""
    return Differences(
        tool=amended.tool,
        deals=tuple(starmap(_one, _paired(base.deals, amended.deals))),
        refused=tuple(dict.fromkeys((*base.refused, *amended.refused))),
    )


def _one(base: Deal | None, amended: Deal | None) -> Comparison:
    if base is not None and amended is not None:
        return compared(base, amended)
    deal, side = (base, "base") if base is not None else (amended, "amended side")
    assert deal is not None
    return Comparison(
        base=base.id if base else None,
        amended=amended.id if amended else None,
        title=deal.title,
        verdicts=(),
        risks=(),
        passages=(),
        same_passages=0,
        notes=(f"Only the {side} has this deal, so there is nothing to compare it with.",),
    )


def _paired(
    base: Sequence[Deal], amended: Sequence[Deal]
) -> tuple[tuple[Deal | None, Deal | None], ...]:
    """Return the deals side by side: by id, or, where each side has one, that with the other."""
    if len(base) == len(amended) == 1:
        return ((base[0], amended[0]),)
    others = {deal.id: deal for deal in amended}
    names = {deal.id for deal in base}
    first = [(deal, others.get(deal.id)) for deal in base]
    return (*first, *((None, deal) for deal in amended if deal.id not in names))


def _notes(base: Deal, amended: Deal) -> tuple[str, ...]:
    notes = []
    for name, deal in (("base", base), ("amended deal", amended)):
        if deal.status is not DealStatus.OK:
            notes.append(f"Not every page of the {name} could be read; what seems gone or new may "
                         "stand there.")  # fmt: skip
    if amended.documents and all(one.kind == "amendment" for one in amended.documents):
        notes.append("The amended deal is an amendment alone: what it leaves as it was seems gone. "
                     "Give the agreement and its amendment together.")  # fmt: skip
    return tuple(notes)


def _verdicts(base: Deal, amended: Deal) -> tuple[VerdictChange, ...]:
    before = {one.family: one for one in base.verdicts}
    after = {one.family: one for one in amended.verdicts}
    return tuple(
        VerdictChange(family, before.get(family), after.get(family))
        for family in Family
        if (family in before) != (family in after)
        or (family in before and before[family].level is not after[family].level)
    )


# --- risks ---------------------------------------------------------------------------------------


def _risks(
    base: Sequence[Risk], amended: Sequence[Risk], partner: dict[str, str]
) -> tuple[RiskChange, ...]:
    before = {one.rule: one for one in base if one.outcome in _SHOWN}
    after = {one.rule: one for one in amended if one.outcome in _SHOWN}
    changes = []
    for rule in dict.fromkeys((*before, *after)):
        old, new = before.get(rule), after.get(rule)
        if old is None or new is None:
            turn = Turn.NEW if old is None else Turn.GONE
        elif _came_to(old, partner) != _came_to(new, {}):
            turn = Turn.CHANGED
        else:
            continue
        changes.append(RiskChange(turn, rule, old, new))
    return tuple(sorted(changes, key=_weight))


def _came_to(risk: Risk, partner: dict[str, str]) -> tuple[object, ...]:
    """What a risk is, by what it rests on: a passage that was rewritten is still that passage."""
    facts = {(fact.name, fact.value) for fact in risk.facts}
    findings = {partner.get(name, name) for name in risk.findings}
    return risk.outcome, risk.severity, findings, facts


def _weight(change: RiskChange) -> tuple[int, str, str]:
    ranks = [risk.severity.rank for risk in (change.before, change.after) if risk is not None]
    return min(ranks), str(change.turn), change.rule


# --- passages ------------------------------------------------------------------------------------


def _passages(
    base: Sequence[Finding], amended: Sequence[Finding]
) -> tuple[tuple[PassageChange, ...], tuple[_Pair, ...]]:
    """Return the changes, a family at a time in the order of the text, and the pairs that agree."""
    changes: list[PassageChange] = []
    same: list[_Pair] = []
    for family in Family:
        before = [one for one in base if one.family is family]
        after = [one for one in amended if one.family is family]
        pairs = _matched(before, after)
        old, new = {id(one) for one, _ in pairs}, {id(one) for _, one in pairs}
        for pair in sorted(pairs, key=lambda pair: _index(after, pair[1])):
            what = _differing(*pair)
            if what:
                changes.append(PassageChange(Turn.CHANGED, family, what, *pair))
            else:
                same.append(pair)
        changes += [PassageChange(Turn.NEW, family, (), None, f) for f in after if id(f) not in new]
        changes += [
            PassageChange(Turn.GONE, family, (), f, None) for f in before if id(f) not in old
        ]
    return tuple(changes), tuple(same)


def _governing(deal: Deal) -> tuple[Finding, ...]:
    return tuple(one for one in deal.findings if one.superseded_by is None)


def _both(change: PassageChange) -> bool:
    return change.before is not None and change.after is not None


def _index(among: Sequence[Finding], one: Finding) -> int:
    return next(index for index, other in enumerate(among) if other is one)


def _differing(before: Finding, after: Finding) -> tuple[str, ...]:
    what = ["stance"] if before.stance is not after.stance else []
    what += [name for name in _ATTRIBUTES if _said(before, name) != _said(after, name)]
    if letters(before.quote) != letters(after.quote):
        what.append("wording")
    return tuple(what)


def _said(finding: Finding, name: str) -> object:
    attributes: Attributes = finding.attributes
    value = getattr(attributes, name)
    return frozenset(value) if isinstance(value, tuple) else value


@dataclass(frozen=True, slots=True)
class _Quote:
    """A finding with its words, letters and digits only, counted once for all comparisons."""

    finding: Finding
    words: tuple[str, ...]
    counts: Counter[str]


def _quote(finding: Finding) -> _Quote:
    words = tuple(word for word in map(letters, finding.quote.split()) if word)
    return _Quote(finding, words, Counter(words))


def _matched(before: Sequence[Finding], after: Sequence[Finding]) -> list[_Pair]:
    """Return the passages of the base with what became of them: each at most once, likest first.

    Of equals the one under the same number goes first, then the order of the documents counts.
    """
    scored = []
    others = [_quote(one) for one in after]
    for i, old in enumerate(map(_quote, before)):
        for j, new in enumerate(others):
            in_place = _same_place(old.finding, new.finding)
            score = _likeness(old, new, LIKE_IN_PLACE if in_place else LIKE)
            if score:
                scored.append((-score, not in_place, abs(i - j), i, j))
    left, right, pairs = set(range(len(before))), set(range(len(after))), []
    for *_, i, j in sorted(scored):
        if i in left and j in right:
            left.discard(i)
            right.discard(j)
            pairs.append((before[i], after[j]))
    return pairs


def _likeness(old: _Quote, new: _Quote, enough: float) -> float:
    """Return how like two passages are, 0 where it is less than `enough`."""
    if "".join(old.words) == "".join(new.words):
        return 1.0
    total = len(old.words) + len(new.words)
    if 2 * (old.counts & new.counts).total() / total < enough:
        return 0.0  # no order of the words could make them like enough
    score = SequenceMatcher(None, old.words, new.words, autojunk=False).ratio()
    return min(score, 0.999) if score >= enough else 0.0


def _same_place(old: Finding, new: Finding) -> bool:
    """Whether both stand under the same number, or, where one has none, the same heading."""
    if old.clause_number and new.clause_number:
        same_number = _folded(old.clause_number) == _folded(new.clause_number)
        return same_number and _headings_agree(old, new)
    return bool(old.clause_heading) and _headings_agree(old, new)


def _headings_agree(old: Finding, new: Finding) -> bool:
    headings = [_folded(one.clause_heading) for one in (old, new) if one.clause_heading]
    return len(set(headings)) < 2


def _folded(text: str | None) -> str:
    return letters(text or "")


def graver(changes: Iterable[RiskChange], rank: int) -> bool:
    """Whether a risk or a lack at least as grave as `rank` is new, or graver than it was."""
    return any(_worse(change, rank) for change in changes)


def _worse(change: RiskChange, rank: int) -> bool:
    counted = (Outcome.RISK, Outcome.MISSING)
    after, before = change.after, change.before
    if after is None or after.outcome not in counted or after.severity.rank > rank:
        return False
    if after.accepted is not None and after.accepted.state is AcceptanceState.HOLDS:
        return False
    if before is None or before.outcome not in counted:
        return True
    if after.severity.rank < before.severity.rank:
        return True
    return len(after.findings) > len(before.findings)
