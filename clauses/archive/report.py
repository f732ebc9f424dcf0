"""An archive in sum: per vendor, agency, year, rule and policy, recipients, and what is gravest.

Deals are read one at a time, so that the memory it takes grows with the number of names, not of
deals.
"""

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from heapq import nsmallest
from typing import Any

from clauses.answers import ArchiveReport, DealRow, RecipientTally, RuleTally
from clauses.archive.agencies_named import agencies_named
from clauses.archive.deal_sums import DealSums, Sums, passed
from clauses.archive.gravest import gravest_findings
from clauses.archive.questions import PATH
from clauses.archive.unread import not_read, reasons
from clauses.records import Outcome, Profile, Severity, Stance

MOST_DEALS = 10_000
MOST_NAMES = 1_000
MOST_NOT_READ = 500
GRAVEST = 20


def report(
    store: sqlite3.Connection,
    profiles: Sequence[Profile] = (),
    *,
    most_deals: int = MOST_DEALS,
    gravest: int = GRAVEST,
) -> ArchiveReport:
    """Return what the archive says in sum; the same for the same contents and paths.

    Of `profiles` those count whose policies the deals were all judged by. The `most_deals` gravest
    deals are listed, and the `gravest` findings.
    """
    sums = Sums()
    found = passed(store, sums)
    deals = nsmallest(most_deals, _rows(store, found), key=lambda pair: pair[0])
    vendors, agencies = sums.vendors.tallies(), sums.agencies.tallies()
    unread, unread_left_out = not_read(store, MOST_NOT_READ)
    files, contents, documents, pages, unread_pages, findings = _totals(store)
    return ArchiveReport(
        files=files,
        contents=contents,
        documents=documents,
        deals_total=sums.deals,
        pages=pages,
        pages_read=pages - unread_pages,
        findings=findings,
        levels=sums.level_counts(),
        vendors=vendors[:MOST_NAMES],
        vendors_left_out=len(vendors[MOST_NAMES:]),
        agencies=agencies[:MOST_NAMES],
        agencies_left_out=len(agencies[MOST_NAMES:]),
        years=tuple(sorted(sums.years.tallies(), key=lambda one: (one.name is None, one.name))),
        rules=_rules(store),
        reach=sums.reach_of(profiles),
        recipients=_recipients(store),
        agencies_named=agencies_named(store),
        gravest=gravest_findings(store, gravest),
        deals=tuple(row for _, row in deals),
        deals_left_out=sums.deals - len(deals),
        not_read=unread,
        not_read_left_out=unread_left_out,
        reasons=reasons(store),
    )


# --- one pass over the deals ---------------------------------------------------------------------


def _rows(
    store: sqlite3.Connection, deals: Iterable[DealSums]
) -> Iterator[tuple[tuple[Any, ...], DealRow]]:
    """Yield each deal in one line, with what puts it in its place: gravest first, then by path."""
    placed = f"SELECT {PATH.format('d')}, MIN(d.first_page) FROM documents d WHERE d.deal_id = ?"
    for deal in deals:
        path, page = store.execute(placed, (deal.id,)).fetchone()
        row = DealRow(
            path=path or "",
            page=page or 1,
            title=deal.title,
            vendor=deal.vendor,
            agency=deal.agency,
            date=deal.date,
            value=None if deal.cents is None else deal.cents / 100,
            levels=deal.levels,
            critical=deal.critical,
            high=deal.high,
            missing=deal.missing,
            status=deal.status,
        )
        yield (deal.rank, -deal.critical, -deal.high, row.path, deal.number), row


# --- what is counted by SQLite -------------------------------------------------------------------


def _totals(store: sqlite3.Connection) -> tuple[int, ...]:
    row: tuple[int, ...] = store.execute(
        "SELECT (SELECT COUNT(*) FROM files WHERE status = 'found'),"
        " (SELECT COUNT(*) FROM contents), (SELECT COUNT(*) FROM documents),"
        " (SELECT IFNULL(SUM(pages), 0) FROM contents),"
        " (SELECT IFNULL(SUM(pages_unreadable), 0) FROM contents),"
        " (SELECT COUNT(*) FROM findings)"
    ).fetchone()
    return row


def _rules(store: sqlite3.Connection) -> tuple[RuleTally, ...]:
    """The rules that found something, those with the most risks and lacks first."""
    outcomes: dict[tuple[str, str], Counter[str]] = {}
    grave: dict[tuple[str, str], tuple[int, str, str]] = {}
    for rule, policy, outcome, severity, title, number in store.execute(
        "SELECT rule, policy, outcome, severity, MIN(title), COUNT(*) FROM risks"
        " WHERE outcome <> 'not_applicable' GROUP BY rule, policy, outcome, severity"
    ):
        key = (rule, policy)
        outcomes.setdefault(key, Counter())[outcome] += number
        # What a rule is called where it finds a risk goes before what it is called where it is met.
        rank = Severity(severity).rank + (
            10 if outcome in (Outcome.MET, Outcome.CANNOT_TELL) else 0
        )
        grave[key] = min(grave.get(key, (99, "", "")), (rank, title, severity))
    found = (
        RuleTally(
            rule,
            policy,
            grave[rule, policy][1],
            grave[rule, policy][2],
            *(counts[outcome] for outcome in ("risk", "missing", "review", "met", "cannot_tell")),
        )
        for (rule, policy), counts in outcomes.items()
    )
    return tuple(sorted(found, key=lambda one: (-one.risk - one.missing, one.rule, one.policy)))


def _recipients(store: sqlite3.Connection) -> tuple[RecipientTally, ...]:
    """The recipients that passages name, those that may receive most often first."""
    found = (
        RecipientTally(*row)
        for row in store.execute(
            f"SELECT recipient, SUM(stance = '{Stance.PERMITS}'),"
            f" SUM(stance = '{Stance.CONDITIONS}'), SUM(stance = '{Stance.PROHIBITS}'),"
            " COUNT(DISTINCT deal_id) FROM recipients JOIN findings ON findings.id = finding_id"
            " WHERE superseded = 0 GROUP BY recipient"
        )
    )
    return tuple(sorted(found, key=lambda one: (-one.permits, -one.conditions, one.recipient)))
