"""The passages on which the gravest risks of an archive rest, each once however often it stands."""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, replace
from json import loads

from clauses.answers import GraveFinding
from clauses.archive.questions import PATH
from clauses.judgement.words import letters
from clauses.records import Family, Severity, Stance

# Of many passages only so many times those asked for are held at once.
_HELD = 50
_SELECT = f"""
SELECT JSON_GROUP_ARRAY(n.family), JSON_GROUP_ARRAY(n.stance), n.quote, {PATH.format("d")},
 n.page, l.vendor, l.customer, MAX(n.probability), MIN(n.finding), JSON_GROUP_ARRAY(r.rule),
 JSON_GROUP_ARRAY(r.title)
 FROM risks r CROSS JOIN risk_findings x ON x.risk_id = r.id
 CROSS JOIN findings n ON n.id = x.finding_id
 JOIN documents d ON d.id = n.document_id LEFT JOIN deals l ON l.id = r.deal_id
 WHERE r.outcome = 'risk' AND r.severity = ? AND n.superseded = 0
 GROUP BY n.document_id, n.page, n.quote"""


@dataclass(frozen=True, slots=True)
class _Passage:
    order: tuple[int, float, str, int, str]
    words: str
    found: GraveFinding


def gravest_findings(store: sqlite3.Connection, most: int) -> tuple[GraveFinding, ...]:
    """Return the gravest passages: by severity, then those on which more rules rest, surest first.

    A passage is named with all the families it speaks of, and its most permissive stance. Those of
    the same words count as one, for which the first by path stands.
    """
    found: list[GraveFinding] = []
    for severity in Severity:
        if len(found) < most:
            found += _first(store, severity, most - len(found))
    return tuple(found)


def _first(store: sqlite3.Connection, severity: Severity, most: int) -> list[GraveFinding]:
    held: dict[str, _Passage] = {}
    for passage in _passages(store, severity):
        known = held.get(passage.words)
        if known is None or passage.order < known.order:
            held[passage.words] = passage
        if len(held) > _HELD * most:
            held = {one.words: one for one in _in_order(held)[:most]}
    chosen = {one.words: one.found for one in _in_order(held)[:most]}
    copies = dict.fromkeys(chosen, -1)
    for passage in _passages(store, severity):
        if passage.words in copies:
            copies[passage.words] += 1
    return [_with_copies(one, copies[words]) for words, one in chosen.items()]


def _in_order(held: dict[str, _Passage]) -> list[_Passage]:
    return sorted(held.values(), key=lambda one: one.order)


def _with_copies(found: GraveFinding, copies: int) -> GraveFinding:
    return replace(found, copies=copies)


def _passages(store: sqlite3.Connection, severity: Severity) -> Iterator[_Passage]:
    for row in store.execute(_SELECT, (severity,)):
        families, stances, quote, path, page, vendor, agency, probability, name, *named = row
        rules, titles = (tuple(sorted(set(loads(one)))) for one in named)
        found = GraveFinding(
            severity=str(severity),
            families=_in_their_order(families, Family),
            stance=_in_their_order(stances, Stance)[0],
            quote=quote,
            path=path or "",
            page=page,
            vendor=vendor,
            agency=agency,
            titles=titles,
            rules=rules,
            copies=0,
        )
        order = (-len(rules), -probability, found.path, page, name)
        yield _Passage(order, letters(quote), found)


def _in_their_order(held: str, labels: type[Family] | type[Stance]) -> tuple[str, ...]:
    found = set(loads(held))
    return tuple(str(label) for label in labels if label in found)
