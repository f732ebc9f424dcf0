"""Risks taken on knowingly: mark those of a deal that a list of accepted ones covers."""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import PurePath

from clauses.judgement.words import letters
from clauses.records import (
    Acceptance,
    AcceptanceState,
    Accepted,
    Deal,
    DocumentSummary,
    Outcome,
    Risk,
)

# What a gate counts, and so what there is to accept.
COUNTED = (Outcome.RISK, Outcome.MISSING)
_Passage = tuple[str, str]  # the path of a document and a quote; an empty one for what is missing


def with_accepted(deal: Deal, listed: Sequence[Acceptance], today: datetime.date) -> Deal:
    """Return the deal with each risk that `listed` covers marked as accepted.

    A risk is covered by the passages it rests on, wherever in the document they stand by now: one
    passage that was not accepted, or one whose acceptance has expired by `today`, and the risk
    counts again. The last day of an acceptance still counts as within it.
    """
    if not listed:
        return deal
    return replace(deal, risks=tuple(_marked(risk, deal, listed, today) for risk in deal.risks))


def acceptances(
    deal: Deal, risk: Risk, finding: str, reason: str, until: datetime.date
) -> tuple[Acceptance, ...]:
    """Return the entries that accept a risk of the deal: one for each passage it rests on.

    Only for that of the finding whose id begins `finding`, where that is not empty.
    """
    wanted = {one.id for one in deal.findings if finding and one.id.startswith(finding)}
    hashes = {one.path: one.sha256 for one in deal.documents}
    return tuple(
        Acceptance(risk.rule, path, hashes.get(path, ""), quote, reason, until.isoformat())
        for path, quote in _passages(risk, deal, wanted)
    )


def unmatched(deals: Iterable[Deal], listed: Sequence[Acceptance]) -> tuple[Acceptance, ...]:
    """Return the entries on documents of these deals that no risk of theirs rests on any more."""
    deals = tuple(deals)
    return tuple(
        one
        for one in listed
        if any(_is_of(one, document) for deal in deals for document in deal.documents)
        and not any(
            _covers(one, risk, passage, deal)
            for deal in deals
            for risk in deal.risks
            if risk.outcome in COUNTED
            for passage in _passages(risk, deal)
        )
    )


def _marked(risk: Risk, deal: Deal, listed: Sequence[Acceptance], today: datetime.date) -> Risk:
    if risk.outcome not in COUNTED:
        return risk
    covering = [
        [one for one in listed if _covers(one, risk, passage, deal)]
        for passage in _passages(risk, deal)
    ]
    used = [found[-1] for found in covering if found]  # what was noted last is the latest word
    if not used:
        return risk
    until = min(one.until for one in used)
    state = AcceptanceState.HOLDS
    if until < today.isoformat():
        state = AcceptanceState.EXPIRED
    elif len(used) < len(covering):
        state = AcceptanceState.PARTLY
    reasons = "; ".join(dict.fromkeys(one.reason for one in used))
    return replace(risk, accepted=Accepted(reasons, until, state))


def _passages(risk: Risk, deal: Deal, only: Iterable[str] = ()) -> tuple[_Passage, ...]:
    """Return the passages a risk rests on; where it rests on none, an empty quote of the deal's."""
    found = [
        (one.document, one.quote)
        for one in deal.findings
        if one.id in risk.findings and (not only or one.id in only)
    ]
    if not only:
        found += [(fact.document, fact.quote or fact.value) for fact in risk.facts]
    return tuple(dict.fromkeys(found)) or tuple((one.path, "") for one in deal.documents[:1])


def _covers(one: Acceptance, risk: Risk, passage: _Passage, deal: Deal) -> bool:
    path, quote = passage
    if one.rule != risk.rule or letters(one.quote) != letters(quote):
        return False
    documents = [d for d in deal.documents if d.path == path or not quote]
    if documents:
        return any(_is_of(one, document) for document in documents)
    return _same_path(one.document, path)  # the words are those of a list, say, not of a document


def _is_of(one: Acceptance, document: DocumentSummary) -> bool:
    same_bytes = bool(one.sha256) and one.sha256 == document.sha256
    return same_bytes or _same_path(one.document, document.path)


def _same_path(one: str, other: str) -> bool:
    return PurePath(one) == PurePath(other)
