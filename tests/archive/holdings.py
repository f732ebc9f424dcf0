"""Small stores made by hand, row by row, for the tests of what asks them."""

import json
import sqlite3
import struct
from collections.abc import Sequence
from pathlib import Path

import clauses.archive
from clauses.archive.resemblance import signature

SCHEMA = Path(clauses.archive.__file__).parent / "schema.sql"


class Holdings:
    """A store in memory, or in a file, and how to put a file, deal, document, finding, risk in."""

    def __init__(self, path: Path | None = None) -> None:
        self.store = sqlite3.connect(path or ":memory:", isolation_level=None)
        self.store.execute("PRAGMA synchronous = OFF")
        self.store.execute("PRAGMA journal_mode = MEMORY")
        self.store.executescript(SCHEMA.read_text("utf-8"))

    def put(self, table: str, **values: object) -> int:
        """Insert a row and return its id."""
        names = ", ".join(values)
        marks = ", ".join("?" for _ in values)
        cursor = self.store.execute(
            f"INSERT INTO {table} ({names}) VALUES ({marks})", tuple(values.values())
        )
        return cursor.lastrowid or 0

    def file(self, path: str, sha256: str | None, status: str = "found", reason: str = "") -> None:
        """Put a path in; its content is another row."""
        self.put("files", path=path, root="county", sha256=sha256, status=status, reason=reason)

    def content(
        self,
        sha256: str,
        *paths: str,
        pages: int = 1,
        unread: dict[int, str] | None = None,
        status: str = "ok",
        reason: str = "",
        made_with: str = "m1",
    ) -> None:
        """Put in a content, its paths, and its pages not read with the reason of each."""
        for path in paths:
            self.file(path, sha256)
        unread = unread or {}
        self.put(
            "contents", sha256=sha256, made_with=made_with, status=status, reason=reason,
            advice="", pages=pages, pages_text=pages - len(unread), pages_ocr=0,
            pages_unreadable=len(unread), warnings="[]", seconds=1.0,
        )  # fmt: skip
        for page, why in unread.items():
            self.put("unread_pages", sha256=sha256, page=page, reason=why)

    def deal(
        self,
        sha256: str,
        number: int = 0,
        *,
        title: str = "Camera agreement",
        vendor: str | None = "Northlight Optics, Inc.",
        agency: str | None = "City of Elm",
        date: str | None = "2021-06-30",
        value: float | None = None,
        data: str = "plates",
        levels: Sequence[str] = ("none", "none", "none"),
        status: str = "ok",
    ) -> int:
        """Put in a deal and return its id."""
        return self.put(
            "deals", sha256=sha256, number=number, title=title, vendor=vendor, customer=agency,
            event="new", date=date, year=int(date[:4]) if date else None, data_class=data,
            value=value, third_party_sharing=levels[0], federal_access=levels[1],
            retention=levels[2], status=status,
        )  # fmt: skip

    def document(
        self,
        sha256: str,
        number: int = 0,
        *pages: str,
        deal: int | None = None,
        kind: str = "agreement",
        first_page: int = 1,
        title: str | None = None,
        parties: Sequence[str] = (),
        date: str | None = None,
    ) -> int:
        """Put in a document with the text of its pages and return its id."""
        text = "\n".join(pages)
        made = signature(text)
        document = self.put(
            "documents", sha256=sha256, number=number, deal_id=deal, kind=kind,
            first_page=first_page, last_page=first_page + max(len(pages), 1) - 1, title=title,
            parties=json.dumps(parties), date=date, words=len(text.split()),
            signature=struct.pack("<128I", *made) if made else None,
        )  # fmt: skip
        for at, own in enumerate(pages):
            self.put("pages", document_id=document, page=first_page + at,
                     document_page=at + 1, text=own)  # fmt: skip
        return document

    def finding(
        self,
        document: int,
        deal: int | None,
        quote: str,
        *recipients: str,
        family: str = "third_party_sharing",
        stance: str = "permits",
        page: int = 1,
        probability: float = 0.9,
        sale: bool | None = None,
        superseded: bool = False,
        clause: str | None = None,
        name: str = "",
    ) -> int:
        """Put in a finding and return its id."""
        row = self.put(
            "findings", finding=name or f"f{document}-{page}-{len(quote)}", document_id=document,
            deal_id=deal, family=family, stance=stance, probability=probability, review=0,
            superseded=superseded, quote=quote, page=page, document_page=page,
            clause_number=clause, data="any", sale=sale,
        )  # fmt: skip
        for recipient in recipients:
            self.put("recipients", finding_id=row, recipient=recipient)
        return row

    def risk(
        self,
        deal: int,
        rule: str,
        *findings: int,
        outcome: str = "risk",
        severity: str = "high",
        policy: str = "baseline",
    ) -> int:
        """Put in what a rule came to and return its id."""
        row = self.put(
            "risks", deal_id=deal, rule=rule, policy=policy, outcome=outcome, severity=severity,
            title=f"Title of {rule}",
        )  # fmt: skip
        for finding in findings:
            self.put("risk_findings", risk_id=row, finding_id=finding)
        return row
