"""What the questions to a store share: opening it to read, the path of a content, its findings."""

import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import quote

from clauses.archive.store import VERSION
from clauses.errors import UsageError
from clauses.records import Attributes, Family, Finding, Stance

# The one path that stands for a content that several have: the first that is still there.
PATH = """(SELECT f.path FROM files f WHERE f.sha256 = {0}.sha256
 ORDER BY f.status <> 'found', f.path LIMIT 1)"""
_WAIT = 30.0  # seconds, while a scan commits


@contextmanager
def opened(path: Path) -> Iterator[sqlite3.Connection]:
    """Open a store to read it as it is at this moment, and close it at the end.

    Raises UsageError where there is none, or it is something else.
    """
    if not path.is_file():
        raise UsageError(f"no archive at {path}", "`clauses archive scan` makes one; see --store")
    address = f"file:{quote(str(path))}?mode=ro"
    if not os.access(path.parent, os.W_OK) and not Path(f"{path}-wal").exists():
        address += "&immutable=1"  # on a read-only medium there is no place for its log
    try:
        store = sqlite3.connect(address, uri=True, timeout=_WAIT, isolation_level=None)
        with closing(store):
            store.execute("BEGIN")
            store.execute("SELECT 1 FROM contents LIMIT 1")
            if store.execute("PRAGMA user_version").fetchone()[0] > VERSION:
                raise UsageError(f"{path} was made by a newer version of clauses",
                                 "bring clauses up to date")  # fmt: skip
            yield store
    except sqlite3.DatabaseError as error:
        advice = "name the store of `clauses archive scan` with --store"
        raise UsageError(f"{path} cannot be read as an archive ({error})", advice) from error


def findings_of(store: sqlite3.Connection, document: int) -> tuple[Finding, ...]:
    """Return the findings of a document by its id, in the order of its text.

    They hold what the store has of them: no boxes, lead-in, trigger or actor.
    """
    recipients: dict[int, list[str]] = {}
    for finding, recipient in store.execute(
        "SELECT finding_id, recipient FROM recipients JOIN findings ON findings.id = finding_id"
        " WHERE document_id = ? ORDER BY recipient",
        (document,),
    ):
        recipients.setdefault(finding, []).append(recipient)
    rows = store.execute(
        "SELECT id, finding, family, stance, probability, quote, page, clause_number,"
        " clause_heading, data, sale, period, counted_from, superseded, review"
        " FROM findings WHERE document_id = ? ORDER BY id",
        (document,),
    )
    return tuple(_finding(row, recipients.get(row[0], ())) for row in rows)


def _finding(row: tuple[object, ...], recipients: Sequence[str]) -> Finding:
    _, name, family, stance, probability, words, page, number, heading, *details = row
    data, sale, period, counted, superseded, review = details
    return Finding(
        id=str(name),
        family=Family(str(family)),
        stance=Stance(str(stance)),
        probability=float(str(probability)),
        quote=str(words),
        document="",
        page=int(str(page)),
        clause_number=_text(number),
        clause_heading=_text(heading),
        lead_in="",
        boxes=(),
        attributes=Attributes(
            recipients=tuple(recipients),
            data=_text(data),
            sale=None if sale is None else bool(sale),
            period=_text(period),
            counted_from=_text(counted),
        ),
        superseded_by="a later document" if superseded else None,
        review=bool(review),
    )


def _text(value: object) -> str | None:
    return None if value is None else str(value)
