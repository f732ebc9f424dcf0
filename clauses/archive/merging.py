"""Put the store of one share of an archive into that of the whole."""

import os
import sqlite3
from contextlib import closing
from functools import partial
from pathlib import Path
from urllib.parse import quote

from clauses.archive.opening import APPLICATION, VERSION
from clauses.archive.remote import is_address
from clauses.archive.store import Store
from clauses.errors import UsageError

# The tables with numbers of their own, which are others in the whole: what their rows belong to,
# and the columns that hold such numbers.
_OF_CONTENT = "sha256 IN (SELECT sha256 FROM temp.taken)"
_OF_DOCUMENT = f"document_id IN (SELECT id FROM part.documents WHERE {_OF_CONTENT})"
_OF_DEAL = f"deal_id IN (SELECT id FROM part.deals WHERE {_OF_CONTENT})"
_NUMBERED: dict[str, tuple[str, dict[str, str]]] = {
    "deals": (_OF_CONTENT, {"id": "deals"}),
    "documents": (_OF_CONTENT, {"id": "documents", "deal_id": "deals"}),
    "findings": (_OF_DOCUMENT, {"id": "findings", "document_id": "documents", "deal_id": "deals"}),
    "risks": (_OF_DEAL, {"id": "risks", "deal_id": "deals"}),
    "pages": (_OF_DOCUMENT, {"id": "pages", "document_id": "documents"}),
}
_POINTING: dict[str, tuple[str, dict[str, str]]] = {
    "facts": (_OF_DEAL, {"deal_id": "deals"}),
    "deal_reports": (_OF_DEAL, {"deal_id": "deals"}),
    "recipients": (
        f"finding_id IN (SELECT id FROM part.findings WHERE {_OF_DOCUMENT})",
        {"finding_id": "findings"},
    ),
    "risk_findings": (
        f"risk_id IN (SELECT id FROM part.risks WHERE {_OF_DEAL})",
        {"risk_id": "risks", "finding_id": "findings"},
    ),
}
# Of a content that both have, that of the whole stays, unless reading it failed there only.
_TAKEN = """
INSERT INTO temp.taken SELECT c.sha256 FROM part.contents c WHERE NOT EXISTS (
  SELECT 1 FROM main.contents m WHERE m.sha256 = c.sha256
   AND (m.status <> 'lost' OR c.status = 'lost'))
"""


def merge_into(whole: Store, part: Path) -> int:
    """Put the store at `part` into `whole`, and return how many contents were new to it.

    `part` stays as it is; to put it in again changes nothing. Raises UsageError where it is no
    store of this version, or is `whole` itself.
    """
    _check(part)
    if whole.path.exists() and part.samefile(whole.path):
        raise UsageError(f"{part} cannot be put into itself", "name another file with --store")
    as_here = partial(_as_here, part.resolve().parent, whole.path.resolve().parent)
    with whole.attached(part, as_here) as db:
        db.execute("CREATE TEMP TABLE taken (sha256 TEXT PRIMARY KEY)")
        try:
            with whole.transaction():
                db.execute(_TAKEN)
                _take(db)
            count = db.execute("SELECT COUNT(*) FROM temp.taken").fetchone()[0]
        finally:
            db.execute("DROP TABLE temp.taken")
    whole.call_by_smallest_paths()
    return int(count)


def _take(db: sqlite3.Connection) -> None:
    db.execute(f"DELETE FROM main.contents WHERE {_OF_CONTENT}")
    db.execute(
        "INSERT OR REPLACE INTO main.files SELECT as_here(path), as_here(root), sha256, size,"
        " modified, status, reason, advice FROM part.files p WHERE status <> 'vanished' OR NOT"
        " EXISTS (SELECT 1 FROM main.files f WHERE f.path = as_here(p.path))"
    )
    db.execute(
        "INSERT INTO main.runs (started, ended, made_with, tool)"
        " SELECT started, ended, made_with, tool FROM part.runs EXCEPT"
        " SELECT started, ended, made_with, tool FROM main.runs ORDER BY started"
    )
    for table in ("contents", "unread_pages"):
        db.execute(f"INSERT INTO main.{table} SELECT * FROM part.{table} WHERE {_OF_CONTENT}")
    above = {
        table: db.execute(f"SELECT COALESCE(MAX(id), 0) FROM main.{table}").fetchone()[0]
        for table in _NUMBERED
    }
    for table, (which, numbers) in (_NUMBERED | _POINTING).items():
        columns = [row[1] for row in db.execute(f"PRAGMA main.table_info({table})")]
        moved = [f"{one} + {above[numbers[one]]}" if one in numbers else one for one in columns]
        db.execute(
            f"INSERT INTO main.{table} ({', '.join(columns)})"
            f" SELECT {', '.join(moved)} FROM part.{table} WHERE {which}"
        )


def _as_here(there: Path, here: Path, path: str) -> str:
    """A path as it is seen from the folder of the whole; addresses stay what they are."""
    if there == here or is_address(path) or Path(path).is_absolute():
        return path
    return Path(os.path.relpath(there / path, here)).as_posix()


def _check(part: Path) -> None:
    if not part.is_file():
        raise UsageError(f"no archive at {part}", "check the path")
    try:
        with closing(sqlite3.connect(f"file:{quote(str(part))}?mode=ro", uri=True)) as db:
            (application,) = db.execute("PRAGMA application_id").fetchone()
            (version,) = db.execute("PRAGMA user_version").fetchone()
    except sqlite3.Error as error:
        raise UsageError(f"{part} is no archive ({error})", "check the path") from error
    if (application, version) != (APPLICATION, VERSION):
        raise UsageError(f"{part} is no archive of this version",
                         "scan it with this version of clauses")  # fmt: skip
