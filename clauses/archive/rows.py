"""What came of a file as rows of the store."""

import json
import re
import sqlite3
import struct
import zlib
from collections.abc import Sequence

from clauses.archive.filed import Filed, FiledPart
from clauses.archive.items import printable
from clauses.records import Deal, Family, Finding, Level
from clauses.renderers.layout import as_json

_SUM = re.compile(r"(\d[\d,]*(?:\.\d+)?)\s*(thousand|million|billion)?", re.IGNORECASE)
_SCALES = {"thousand": 1e3, "million": 1e6, "billion": 1e9}


def insert_filed(db: sqlite3.Connection, filed: Filed, made_with: str, path: str) -> None:
    """Insert all rows of a content, read at `path`; those it had before are gone already."""
    unread = len(filed.unread)
    db.execute(
        "INSERT INTO contents VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        _texts(
            filed.sha256, made_with, filed.status, filed.reason, filed.advice, len(filed.pages),
            filed.pages_text, filed.pages_ocr, unread, _json(filed.warnings), filed.seconds, path,
        ),
    )  # fmt: skip
    db.executemany(
        "INSERT INTO unread_pages VALUES (?, ?, ?)",
        ((filed.sha256, page.number, page.reason) for page in filed.unread),
    )
    numbers = sorted({one.part.deal for one in filed.parts if one.part.deal is not None})
    deals = {
        number: _insert_deal(db, filed.sha256, place, deal)
        for place, (number, deal) in enumerate(zip(numbers, filed.deals, strict=True))
    }
    by_name: dict[tuple[int, str], list[int]] = {}
    for number, one in enumerate(filed.parts):
        deal = None if one.part.deal is None else deals[one.part.deal]
        document = _insert_document(db, filed, number, one, deal)
        for finding in one.findings:
            row = _insert_finding(db, finding, document, deal, one.part.first_page)
            if deal is not None:
                by_name.setdefault((deal, finding.id), []).append(row)
    for number, deal_record in zip(numbers, filed.deals, strict=True):
        _insert_risks(db, deal_record, deals[number], by_name)


def _insert_deal(db: sqlite3.Connection, sha256: str, number: int, deal: Deal) -> int:
    facts = {fact.name: fact.value for fact in reversed(deal.facts)}
    levels = {verdict.family: str(verdict.level) for verdict in deal.verdicts}
    date = facts.get("effective")
    cursor = db.execute(
        "INSERT INTO deals (sha256, number, title, vendor, customer, event, date, year, data_class,"
        " value, third_party_sharing, federal_access, retention, status)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        _texts(
            sha256, number, deal.title, deal.vendor, deal.customer, deal.event, date,
            int(date[:4]) if date and date[:4].isdigit() else None, facts.get("data_class"),
            _dollars(facts.get("value")),
            *(levels.get(family, str(Level.CANNOT_TELL)) for family in Family),
            deal.status,
        ),
    )  # fmt: skip
    row = cursor.lastrowid or 0
    db.executemany(
        "INSERT INTO facts VALUES (?, ?, ?, ?, ?, ?)",
        (
            _texts(row, at, fact.name, fact.value, fact.quote, fact.page)
            for at, fact in enumerate(deal.facts)
        ),
    )
    report = packed_report(_json(as_json(deal)))
    db.execute("INSERT INTO deal_reports VALUES (?, ?)", (row, report))
    return row


def packed_report(report: str) -> bytes:
    """Return the JSON of a deal as it is kept; most of it are words of policies, said again."""
    return zlib.compress(report.encode("utf-8", "replace"), 6)


def unpacked_report(packed: bytes) -> str:
    """Return the JSON of a deal as it was before it was packed."""
    return zlib.decompress(packed).decode("utf-8")


def _dollars(value: str | None) -> float | None:
    """The number in a value as it is printed: "$1,250,000.00", "$2.5 million"."""
    found = _SUM.search(value or "")
    if found is None:
        return None
    return float(found[1].replace(",", "")) * _SCALES.get((found[2] or "").lower(), 1)


def _insert_document(
    db: sqlite3.Connection, filed: Filed, number: int, one: FiledPart, deal: int | None
) -> int:
    part = one.part
    packed = None if one.signature is None else _packed(one.signature)
    cursor = db.execute(
        "INSERT INTO documents (sha256, number, deal_id, kind, first_page, last_page, title,"
        " parties, date, words, signature) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        _texts(
            filed.sha256, number, deal, part.kind, part.first_page, part.last_page, part.title,
            _json(part.parties), part.date, one.words, packed,
        ),
    )  # fmt: skip
    document = cursor.lastrowid or 0
    db.executemany(
        "INSERT INTO pages (document_id, page, document_page, text) VALUES (?, ?, ?, ?)",
        (
            (document, page.number, page.number - part.first_page + 1, printable(page.text))
            for page in filed.pages[part.first_page - 1 : part.last_page]
        ),
    )
    return document


def _packed(signature: Sequence[int]) -> bytes:
    return struct.pack(f"<{len(signature)}I", *signature)


def _insert_finding(
    db: sqlite3.Connection, finding: Finding, document: int, deal: int | None, first_page: int
) -> int:
    said = finding.attributes
    cursor = db.execute(
        "INSERT INTO findings (finding, document_id, deal_id, family, stance, probability, review,"
        " superseded, quote, page, document_page, clause_number, clause_heading, data, sale,"
        " period, counted_from) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        _texts(
            finding.id, document, deal, finding.family, finding.stance, finding.probability,
            finding.review, finding.superseded_by is not None, finding.quote, finding.page,
            finding.page - first_page + 1, finding.clause_number, finding.clause_heading,
            said.data, said.sale, said.period, said.counted_from,
        ),
    )  # fmt: skip
    row = cursor.lastrowid or 0
    db.executemany(
        "INSERT OR IGNORE INTO recipients (finding_id, recipient) VALUES (?, ?)",
        (_texts(row, recipient) for recipient in said.recipients),
    )
    return row


def _insert_risks(
    db: sqlite3.Connection, deal: Deal, row: int, by_name: dict[tuple[int, str], list[int]]
) -> None:
    for risk in deal.risks:
        cursor = db.execute(
            "INSERT INTO risks (deal_id, rule, policy, outcome, severity, family, title)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            _texts(
                row, risk.rule, risk.policy, risk.outcome, risk.severity, risk.family, risk.title
            ),
        )
        db.executemany(
            "INSERT OR IGNORE INTO risk_findings VALUES (?, ?)",
            (
                (cursor.lastrowid, finding)
                for name in risk.findings
                for finding in by_name.get((row, name), ())
            ),
        )


def _json(value: object) -> str:
    return printable(json.dumps(value, ensure_ascii=False, separators=(",", ":")))


def _texts(*values: object) -> tuple[object, ...]:
    """The values with their text as UTF-8 can carry it: a broken font gives halves of letters."""
    return tuple(printable(one) if isinstance(one, str) else one for one in values)
