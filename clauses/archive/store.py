"""The store of an archive: one SQLite file, described by `schema.sql` (docs/archive.md)."""

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any
from urllib.parse import quote

from clauses.archive.filed import Filed, FiledStatus
from clauses.archive.items import UNREADABLE, VANISHED, Item, Other, printable
from clauses.archive.opening import UNFIT, connected, explained, transaction
from clauses.archive.opening import VERSION as VERSION
from clauses.archive.renaming import new_title, renamed
from clauses.archive.rows import insert_filed, packed_report, unpacked_report

_MOVED = """SELECT sha256, path, smallest FROM (SELECT sha256, path, (SELECT MIN(f.path) FROM
 files f WHERE f.sha256 = c.sha256 AND f.status = 'found') AS smallest FROM contents c)
 WHERE smallest <> path"""


class Store:
    """An open store.

    Each change is a transaction of its own: whatever stops the process, what was committed stays,
    and nothing else is seen.
    """

    def __init__(self, path: Path) -> None:
        """Open the store at `path`, made where there is none, brought up to date where it is old.

        Raises UsageError where it is no store, of a newer version, or cannot be written.
        """
        self.path = path
        self._db = connected(path)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All that is done within, or nothing. Raises UsageError where the store is in the way."""
        with explained(self.path), transaction(self._db):
            yield

    @contextmanager
    def attached(self, part: Path, as_here: Callable[[str], str]) -> Iterator[sqlite3.Connection]:
        """Give the connection with the store at `part` read beside it, and the SQL `as_here`."""
        with explained(part):
            self._db.create_function("as_here", 1, as_here, deterministic=True)
            self._db.execute("ATTACH ? AS part", (f"file:{quote(str(part))}?mode=ro",))
            try:
                yield self._db
            finally:
                self._db.execute("DETACH part")

    def close(self) -> None:
        """Close the store; what waits in its log is put in its place."""
        with suppress(sqlite3.Error):
            self._db.execute("PRAGMA busy_timeout = 1000")  # no reason to wait for anybody
            self._db.execute("PRAGMA optimize")
        self._db.close()

    def _first(self, statement: str, *values: object) -> Any:
        """The first column of the first row, None where there is none."""
        with explained(self.path):
            row = self._db.execute(statement, values).fetchone()
        return None if row is None else row[0]

    # --- runs -----------------------------------------------------------------------------------

    def begin_run(self, started: str, made_with: str, tool: str) -> int:
        """Note that a run begins, and return its number."""
        with self.transaction():
            cursor = self._db.execute(
                "INSERT INTO runs (started, made_with, tool) VALUES (?, ?, ?)",
                (started, made_with, tool),
            )
        with explained(self.path):
            # What this run saw, and what the names of all begin with that it could not see.
            for table in ("seen", "hidden"):
                self._db.execute(f"DROP TABLE IF EXISTS temp.{table}")
                self._db.execute(f"CREATE TEMP TABLE {table} (path TEXT PRIMARY KEY) WITHOUT ROWID")
        return cursor.lastrowid or 0

    def end_run(self, run: int, ended: str) -> None:
        """Note that a run came to its end."""
        with self.transaction():
            self._db.execute("UPDATE runs SET ended = ? WHERE id = ?", (ended, run))

    # --- files ----------------------------------------------------------------------------------

    def hash_of(self, item: Item) -> str | None:
        """Return the hash of an item that has not changed since it was noted, else None."""
        found: str | None = self._first(
            "SELECT sha256 FROM files WHERE path = ? AND size = ? AND modified = ?"
            " AND status IN ('found', 'vanished')",
            item.path, item.size, item.modified,
        )  # fmt: skip
        return found

    def gave_up(self, item: Item) -> bool:
        """Return whether an item that has not changed since could not be read."""
        statement = ("SELECT 1 FROM files WHERE path = ? AND size = ? AND modified = ?"
                     " AND status = 'unreadable'")  # fmt: skip
        return self._first(statement, item.path, item.size, item.modified) is not None

    def note_item(self, item: Item, sha256: str | None) -> None:
        """Note where a content lies; without a hash, only that the path was seen."""
        self._note(item.path, item.root, sha256, item.size, item.modified, "found", "", "")

    def note_unreadable(self, item: Item, reason: str, advice: str) -> None:
        """Note an item whose content could not be had."""
        self._note(item.path, item.root, None, item.size, item.modified, UNREADABLE, reason, advice)

    def note_other(self, other: Other) -> None:
        """Note a file that is no document, or could not be looked at, or vanished."""
        if other.hides:
            self._mark("hidden", printable(other.hides))
        said = (other.path, other.root, None, None, None, other.status, other.reason, other.advice)
        self._note(*said)

    def note_missing(self, path: str, reason: str, advice: str) -> None:
        """Note that nothing is at a path that was asked for."""
        known = self._first("SELECT 1 FROM files WHERE path = ?", printable(path)) is not None
        self.note_other(Other(path, path, reason, advice, VANISHED if known else UNREADABLE))

    def _note(self, path: str, *row: Any) -> None:
        """Note a file. What vanished keeps its content, whose results stay."""
        values = [printable(one) if isinstance(one, str) else one for one in (path, *row)]
        with self.transaction():
            self._mark("seen", values[0])
            self._db.execute(
                "INSERT INTO files VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (path) DO UPDATE SET"
                " root = excluded.root,"
                " sha256 = IIF(excluded.status = 'vanished', sha256, excluded.sha256),"
                " size = excluded.size, modified = excluded.modified, status = excluded.status,"
                " reason = excluded.reason, advice = excluded.advice",
                values,
            )

    def note_again(self, path: str) -> None:
        """Note that an unchanged file is still there."""
        if self._first("SELECT 1 FROM files WHERE path = ? AND status = 'vanished'", path):
            with self.transaction():
                self._db.execute("UPDATE files SET status = 'found', reason = '', advice = ''"
                                 " WHERE path = ?", (path,))  # fmt: skip
        self._mark("seen", path)

    def _mark(self, table: str, path: str) -> None:
        with explained(self.path):
            self._db.execute(f"INSERT OR IGNORE INTO temp.{table} VALUES (?)", (path,))

    def note_vanished(self, roots: Sequence[str]) -> None:
        """Mark what lay at these roots and was not seen in this run; its results stay.

        What had no result is forgotten, and so is each content that no path has any more.
        """
        unseen = ("root = ? AND path NOT IN (SELECT path FROM temp.seen) AND NOT EXISTS"
                  " (SELECT 1 FROM temp.hidden h WHERE substr(files.path, 1, length(h.path))"
                  " = h.path)")  # fmt: skip
        with self.transaction():
            for root in roots:
                self._db.execute(
                    f"DELETE FROM files WHERE {unseen} AND NOT EXISTS"
                    " (SELECT 1 FROM contents c WHERE c.sha256 = files.sha256)",
                    (root,),
                )
                self._db.execute(
                    "UPDATE files SET status = 'vanished', reason = '', advice = ''"
                    f" WHERE status <> 'vanished' AND {unseen}",
                    (root,),
                )
            self._db.execute(
                "DELETE FROM contents WHERE NOT EXISTS"
                " (SELECT 1 FROM files f WHERE f.sha256 = contents.sha256)"
            )

    def forget_vanished(self) -> int:
        """Drop the files marked as vanished, and what only they held; return how many they were."""
        with self.transaction():
            count = self._db.execute("DELETE FROM files WHERE status = 'vanished'").rowcount
            self._db.execute(
                "DELETE FROM contents WHERE NOT EXISTS"
                " (SELECT 1 FROM files f WHERE f.sha256 = contents.sha256)"
            )
        return count

    # --- contents -------------------------------------------------------------------------------

    def status_of(self, sha256: str, made_with: str) -> FiledStatus | None:
        """Return how reading a content ended, with the same version, model and policies."""
        status = self._first(
            "SELECT status FROM contents WHERE sha256 = ? AND made_with = ?", sha256, made_with
        )
        return None if status is None else FiledStatus(status)

    def commit(self, filed: Filed, made_with: str, path: str, *, known: bool = True) -> Filed:
        """Put what came of a content in the place of what was there of it, and return it.

        It was read at `path`; whether it was `known` before what content that has. What the store
        cannot hold is said to be lost.
        """
        try:
            self._commit(filed, made_with, printable(path), known)
        except UNFIT as error:
            said = " ".join(str(error).split())
            reason = f"what was found in it cannot be stored ({said})"
            filed = Filed(filed.sha256, FiledStatus.LOST, reason=reason, seconds=filed.seconds)
            self._commit(filed, made_with, printable(path), known)
        return filed

    def _commit(self, filed: Filed, made_with: str, path: str, known: bool) -> None:
        with self.transaction():
            if not known:
                self._db.execute("UPDATE files SET sha256 = ? WHERE path = ?", (filed.sha256, path))
                if self.status_of(filed.sha256, made_with) is not None:
                    return  # another path has the same
            self._db.execute("DELETE FROM contents WHERE sha256 = ?", (filed.sha256,))
            insert_filed(self._db, filed, made_with, path)

    def call_by_smallest_paths(self) -> None:
        """Have the reports of each content call it by the smallest path it is found at now."""
        while moved := self._db.execute(f"{_MOVED} LIMIT 1000").fetchall():
            with self.transaction():
                for sha256, old, new in moved:
                    self._rename(sha256, old, new)

    def _rename(self, sha256: str, old: str, new: str) -> None:
        deals = self._db.execute(
            "SELECT id, title, report FROM deals JOIN deal_reports ON deal_id = id"
            " WHERE sha256 = ?",
            (sha256,),
        )
        for deal, title, report in deals.fetchall():
            titled = new_title(title, old, new), deal
            self._db.execute("UPDATE deals SET title = ? WHERE id = ?", titled)
            packed = packed_report(renamed(unpacked_report(report), old, new))
            self._db.execute("UPDATE deal_reports SET report = ? WHERE deal_id = ?", (packed, deal))
        self._db.execute("UPDATE contents SET path = ? WHERE sha256 = ?", (new, sha256))

    def paths_of(self, sha256: str) -> tuple[str, ...]:
        """Return where a content lies, in order."""
        with explained(self.path):
            rows = self._db.execute(
                "SELECT path FROM files WHERE sha256 = ? AND status = 'found' ORDER BY path",
                (sha256,),
            )
            return tuple(path for (path,) in rows)

    def faults(self) -> tuple[str, ...]:
        """Return what is wrong with the store itself: nothing, unless the disk failed."""
        db = self._db
        found = [row[0] for row in db.execute("PRAGMA integrity_check") if row[0] != "ok"]
        found += [f"{row[0]}: a row without what it belongs to"
                  for row in db.execute("PRAGMA foreign_key_check")]  # fmt: skip
        for table in ("pages_text", "findings_text"):
            try:
                db.execute(f"INSERT INTO {table} ({table}, rank) VALUES ('integrity-check', 1)")
            except sqlite3.DatabaseError as error:
                found.append(f"{table}: {error}")
        return tuple(found)
