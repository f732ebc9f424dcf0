"""What an archive holds, what was not read and why, and what is left to do."""

import sqlite3
from typing import Any

from clauses.answers import Count, Run, Status

_FOUND = "SELECT DISTINCT sha256 FROM files WHERE status = 'found' AND sha256 IS NOT NULL"


def status(store: sqlite3.Connection) -> Status:
    """Return the state of an archive. Counts come largest first, then by name."""
    pages = _row(store, "SELECT SUM(pages), SUM(pages_text), SUM(pages_ocr), SUM(pages_unreadable)"
                        " FROM contents")  # fmt: skip
    return Status(
        files=_counts(store, "SELECT status, COUNT(*) FROM files GROUP BY status"),
        contents=_counts(store, "SELECT status, COUNT(*) FROM contents GROUP BY status"),
        same_content=_number(
            store,
            "SELECT COUNT(*) - COUNT(DISTINCT sha256) FROM files"
            " WHERE status = 'found' AND sha256 IS NOT NULL",
        ),
        pages=pages[0] or 0,
        pages_text=pages[1] or 0,
        pages_ocr=pages[2] or 0,
        pages_unread=pages[3] or 0,
        documents=_counts(store, "SELECT kind, COUNT(*) FROM documents GROUP BY kind"),
        deals=_counts(store, "SELECT status, COUNT(*) FROM deals GROUP BY status"),
        findings=_number(store, "SELECT COUNT(*) FROM findings"),
        file_reasons=_counts(
            store, "SELECT reason, COUNT(*) FROM files WHERE reason <> '' GROUP BY reason"
        ),
        content_reasons=_counts(
            store, "SELECT reason, COUNT(*) FROM contents WHERE reason <> '' GROUP BY reason"
        ),
        page_reasons=_counts(store, "SELECT reason, COUNT(*) FROM unread_pages GROUP BY reason"),
        unscanned=_number(
            store,
            f"SELECT COUNT(*) FROM ({_FOUND}) WHERE sha256 NOT IN (SELECT sha256 FROM contents)",
        ),
        outdated=_outdated(store),
        lost=_number(
            store,
            f"SELECT COUNT(*) FROM contents WHERE status = 'lost' AND sha256 IN ({_FOUND})",
        ),
        runs=tuple(
            Run(*row)
            for row in store.execute("SELECT started, ended, made_with FROM runs ORDER BY id")
        ),
    )


def _outdated(store: sqlite3.Connection) -> int:
    """How many contents were read with something else than the last run reads with."""
    return _number(
        store,
        f"SELECT COUNT(*) FROM contents WHERE sha256 IN ({_FOUND}) AND made_with <>"
        " (SELECT made_with FROM runs ORDER BY id DESC LIMIT 1)",
    )


def _counts(store: sqlite3.Connection, statement: str) -> tuple[Count, ...]:
    found = (Count(name, number) for name, number in store.execute(statement))
    return tuple(sorted(found, key=lambda one: (-one.number, one.name)))


def _number(store: sqlite3.Connection, statement: str) -> int:
    return int(_row(store, statement)[0])


def _row(store: sqlite3.Connection, statement: str) -> tuple[Any, ...]:
    row: tuple[Any, ...] = store.execute(statement).fetchone()
    return row
