"""The passages on which the gravest risks of an archive rest, each once however often it stands."""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, replace
from json import loads

from clauses.answers import GraveFinding
from clauses.archive.questions import PATH
from clauses.judgement.words import letters
from clauses.records import Severity

# Of many passages only so many times those asked for are held at once.
_HELD = 50
_SELECT = f"""
SELECT n.family, n.stance, n.quote, {PATH.format("d")}, n.page, l.vendor, l.customer,
 n.probability, n.finding, JSON_GROUP_ARRAY(r.rule), JSON_GROUP_ARRAY(r.title)
 FROM risks r CROSS JOIN risk_findings x ON x.risk_id = r.id
 CROSS JOIN findings n ON n.id = x.finding_id
 JOIN documents d ON d.id = n.document_id LEFT JOIN deals l ON l.id = r.deal_id
 WHERE r.outcome = 'risk' AND r.severity = ? AND n.superseded = 0 GROUP BY n.id"""


@dataclass(frozen=True, slots=True)
class _Passage:
    order: tuple[int, float, str, int, str]
    words: tuple[str, str, str]
    found: GraveFinding


def gravest_findings(store: sqlite3.Connection, most: int) -> tuple[GraveFinding, ...]:
    """Return the gravest passages: by severity, then those on which more rules rest, surest first.

    Passages of the same words, family and stance count as one, and the first by path stands for
    all.
    """
    found: list[GraveFinding] = []
    for severity in Severity:
        if len(found) < most:
            found += _first(store, severity, most - len(found))
    return tuple(found)


def _first(store: sqlite3.Connection, severity: Severity, most: int) -> list[GraveFinding]:
    held: dict[tuple[str, str, str], _Passage] = {}
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


def _in_order(held: dict[tuple[str, str, str], _Passage]) -> list[_Passage]:
    return sorted(held.values(), key=lambda one: one.order)


def _with_copies(found: GraveFinding, copies: int) -> GraveFinding:
    return replace(found, copies=copies)


def _passages(store: sqlite3.Connection, severity: Severity) -> Iterator[_Passage]:
    for row in store.execute(_SELECT, (severity,)):
        family, stance, quote, path, page, vendor, agency, probability, name, rules, titles = row
        rules, titles = (tuple(sorted(set(loads(one)))) for one in (rules, titles))
        found = GraveFinding(
            str(severity), family, stance, quote, path or "", page, vendor, agency, titles, rules, 0
        )
        order = (-len(rules), -probability, found.path, page, name)
        yield _Passage(order, (family, stance, letters(quote)), found)
