"""All that a store of an archive holds, as lines that two stores can be compared by.

Without the numbers of rows, which depend on the order of commits, without times, and without what
vanished: its results stay, and another store has never seen it.
"""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

_QUERIES = {
    "file": "SELECT path, sha256, size, status, reason, advice FROM files"
    " WHERE status <> 'vanished'",
    "content": "SELECT sha256, made_with, status, reason, advice, pages, pages_text, pages_ocr,"
    " pages_unreadable, warnings, path FROM contents",
    "unread": "SELECT sha256, page, reason FROM unread_pages",
    "deal": "SELECT sha256, number, title, vendor, customer, event, date, year, data_class, value,"
    " third_party_sharing, federal_access, retention, status, hex(report) FROM deals d JOIN"
    " deal_reports r ON r.deal_id = d.id",
    "fact": "SELECT sha256, d.number, f.number, name, f.value, quote, page FROM facts f"
    " JOIN deals d ON d.id = deal_id",
    "document": "SELECT o.sha256, o.number, d.number, kind, first_page, last_page, o.title,"
    " parties, o.date, words, hex(signature) FROM documents o LEFT JOIN deals d ON d.id = deal_id",
    "finding": "SELECT o.sha256, o.number, d.number, finding, family, stance, probability, review,"
    " superseded, quote, page, document_page, clause_number, clause_heading, data, sale, period,"
    " counted_from, (SELECT group_concat(recipient) FROM (SELECT recipient FROM recipients WHERE"
    " finding_id = f.id ORDER BY recipient)) FROM findings f JOIN documents o ON"
    " o.id = document_id LEFT JOIN deals d ON d.id = f.deal_id",
    "risk": "SELECT d.sha256, d.number, rule, policy, outcome, severity, family, r.title,"
    " (SELECT group_concat(finding) FROM (SELECT finding FROM risk_findings x JOIN findings f ON"
    " f.id = x.finding_id WHERE risk_id = r.id ORDER BY finding)) FROM risks r"
    " JOIN deals d ON d.id = r.deal_id",
    "page": "SELECT o.sha256, o.number, page, document_page, text FROM pages JOIN documents o"
    " ON o.id = document_id",
}


def dumped(store: Path) -> tuple[str, ...]:
    """Return what the store at `store` holds, a line a row, sorted."""
    with closing(sqlite3.connect(f"file:{store}?mode=ro", uri=True)) as db:
        return tuple(sorted(_lines(db)))


def _lines(db: sqlite3.Connection) -> Iterator[str]:
    there = {sha256 for (sha256,) in db.execute("SELECT sha256 FROM files WHERE status = 'found'")}
    for name, query in _QUERIES.items():
        for row in db.execute(query):
            if name == "file" or row[0] in there:
                yield f"{name} {json.dumps(row, ensure_ascii=False)}"


def faults_of(store: Path) -> tuple[str, ...]:
    """Return what is wrong with the store itself: nothing."""
    from clauses.archive.store import Store

    opened = Store(store)
    try:
        return opened.faults()
    finally:
        opened.close()


def differences(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, ...]:
    """Return the lines of which one has more than the other, cut short."""
    from collections import Counter

    left, right = Counter(one), Counter(other)
    more = (("-", left - right), ("+", right - left))
    return tuple(
        f"{sign} {line[:300]}" for sign, lines in more for line in sorted(lines.elements())
    )
