"""The store of an archive: one SQLite file, described by `schema.sql` (docs/archive.md)."""

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.parse import quote

from clauses.archive.filed import Filed, FiledStatus
from clauses.archive.items import Item, Other
from clauses.archive.rows import insert_filed
from clauses.errors import UsageError

VERSION = 1
# What turns a store of each older version into one of the next.
MIGRATIONS: dict[int, str] = {}
APPLICATION = 0x636C7365  # "clse", in the header of the file: `file` and we know our stores by it
PATIENCE = 60.0  # seconds for which another process may hold the store
_SCHEMA = Path(__file__).with_name("schema.sql")


class Store:
    """An open store. Each change is a transaction of its own; whatever stops the process, what was
    committed stays and nothing else is seen.
    """

    def __init__(self, path: Path) -> None:
        """Open the store at `path`, made where there is none, brought up to date where it is old.

        Raises UsageError where it is no store, of a newer version, or cannot be written.
        """
        self.path = path
        with _faults(path):
            address = f"file:{quote(str(path))}"
            self._db = sqlite3.connect(address, uri=True, timeout=PATIENCE, isolation_level=None)
            try:
                self._prepare()
            except BaseException:
                self._db.close()
                raise

    def _prepare(self) -> None:
        db = self._db
        db.execute("PRAGMA foreign_keys = ON")
        (version,) = db.execute("PRAGMA user_version").fetchone()
        (application,) = db.execute("PRAGMA application_id").fetchone()
        if version == 0 and not db.execute("SELECT 1 FROM sqlite_master").fetchone():
            db.execute("PRAGMA journal_mode = WAL")
            db.execute("PRAGMA synchronous = NORMAL")
            schema = _SCHEMA.read_text("utf-8")
            with self.transaction():
                if not db.execute("SELECT 1 FROM sqlite_master").fetchone():  # nobody was quicker
                    _run(db, schema)
                    db.execute(f"PRAGMA application_id = {APPLICATION}")
                    db.execute(f"PRAGMA user_version = {VERSION}")
        elif application != APPLICATION:
            raise UsageError(f"{self.path} is a database, but no archive of ours",
                             "name another file with --store")  # fmt: skip
        elif version > VERSION:
            raise UsageError(f"{self.path} was made by a newer version of clauses",
                             "bring clauses up to date")  # fmt: skip
        db.execute("PRAGMA synchronous = NORMAL")
        for old in range(version or VERSION, VERSION):
            with self.transaction():
                _run(db, MIGRATIONS[old])
                db.execute(f"PRAGMA user_version = {old + 1}")

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All that is done within, or nothing. Raises UsageError where the store is in the way."""
        with _faults(self.path):
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield
            except BaseException:
                with suppress(sqlite3.Error):  # a full disk has ended it already
                    self._db.execute("ROLLBACK")
                raise
            self._db.execute("COMMIT")

    @contextmanager
    def attached(self, part: Path, as_here: Callable[[str], str]) -> Iterator[sqlite3.Connection]:
        """Give the connection with the store at `part` read beside it, and the SQL `as_here`."""
        with _faults(part):
            self._db.create_function("as_here", 1, as_here, deterministic=True)
            self._db.execute("ATTACH ? AS part", (f"file:{quote(str(part))}?mode=ro",))
            try:
                yield self._db
            finally:
                self._db.execute("DETACH part")

    def close(self) -> None:
        """Close the store; what waits in its log is put in its place."""
        with suppress(sqlite3.Error):
            self._db.execute("PRAGMA optimize")
        self._db.close()

    # --- runs -----------------------------------------------------------------------------------

    def begin_run(self, started: str, made_with: str, tool: str) -> int:
        """Note that a run begins, and return its number."""
        with self.transaction():
            cursor = self._db.execute(
                "INSERT INTO runs (started, made_with, tool) VALUES (?, ?, ?)",
                (started, made_with, tool),
            )
        self._db.execute("CREATE TEMP TABLE IF NOT EXISTS seen (path TEXT PRIMARY KEY)")
        self._db.execute("DELETE FROM seen")
        return cursor.lastrowid or 0

    def end_run(self, run: int, ended: str) -> None:
        """Note that a run came to its end."""
        with self.transaction():
            self._db.execute("UPDATE runs SET ended = ? WHERE id = ?", (ended, run))

    # --- files ----------------------------------------------------------------------------------

    def hash_of(self, item: Item) -> str | None:
        """Return the hash of an item that has not changed since it was noted, else None."""
        row = self._db.execute(
            "SELECT sha256 FROM files WHERE path = ? AND size = ? AND modified = ?"
            " AND status = 'found'",
            (item.path, item.size, item.modified),
        ).fetchone()
        return row[0] if row else None

    def note_item(self, item: Item, sha256: str | None) -> None:
        """Note where a content lies; without a hash, only that the path was seen."""
        self._note(item.path, item.root, sha256, item.size, item.modified, "found", "", "")

    def note_other(self, other: Other, status: str) -> None:
        """Note a file that is no document, or could not be looked at."""
        row = (other.path, other.root, None, None, None, status, other.reason, other.advice)
        self._note(*row)

    def _note(self, *row: object) -> None:
        with self.transaction():
            self._db.execute("INSERT OR IGNORE INTO temp.seen VALUES (?)", row[:1])
            self._db.execute(
                "INSERT INTO files VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (path) DO UPDATE SET"
                " root = excluded.root, sha256 = excluded.sha256, size = excluded.size,"
                " modified = excluded.modified, status = excluded.status,"
                " reason = excluded.reason, advice = excluded.advice",
                row,
            )

    def note_again(self, path: str) -> None:
        """Note that an unchanged file is still there."""
        self._db.execute("INSERT OR IGNORE INTO temp.seen VALUES (?)", (path,))

    def note_vanished(self, roots: Sequence[str]) -> None:
        """Mark what lay at these roots and was not seen in this run; its results stay."""
        with self.transaction():
            for root in roots:
                self._db.execute(
                    "UPDATE files SET status = 'vanished' WHERE root = ? AND status <> 'vanished'"
                    " AND path NOT IN (SELECT path FROM temp.seen)",
                    (root,),
                )

    # --- contents -------------------------------------------------------------------------------

    def is_done(self, sha256: str, made_with: str, *, retry_failed: bool = False) -> bool:
        """Return whether a content was read, with the same version, model and policies."""
        row = self._db.execute(
            "SELECT status FROM contents WHERE sha256 = ? AND made_with = ?", (sha256, made_with)
        ).fetchone()
        failed = (FiledStatus.LOST, FiledStatus.REFUSED, FiledStatus.UNREADABLE)
        return row is not None and not (retry_failed and row[0] in failed)

    def commit(self, filed: Filed, made_with: str, path: str | None = None) -> None:
        """Put what came of a content in the place of what was there of it, if anything.

        `path` is where it was found, if that could not be told before it was read.
        """
        with self.transaction():
            self._db.execute("DELETE FROM contents WHERE sha256 = ?", (filed.sha256,))
            insert_filed(self._db, filed, made_with)
            if path is not None:
                self._db.execute(
                    "UPDATE files SET sha256 = ? WHERE path = ?", (filed.sha256, path)
                )

    def paths_of(self, sha256: str) -> tuple[str, ...]:
        """Return where a content lies, in order."""
        rows = self._db.execute(
            "SELECT path FROM files WHERE sha256 = ? AND status = 'found' ORDER BY path", (sha256,)
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


def _run(db: sqlite3.Connection, script: str) -> None:
    """Run statements one by one: `executescript` would end the transaction first."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            db.execute(statement)
            statement = ""


@contextmanager
def _faults(path: Path) -> Iterator[None]:
    """Say in a line what keeps a store from being used."""
    try:
        yield
    except sqlite3.Error as error:
        said = str(error)
        if "locked" in said or "busy" in said:
            found = f"{path} is held by another process for more than {PATIENCE:.0f} seconds"
            advice = "wait until that is done, then run the same command again"
        elif "full" in said:
            found = f"no space is left for {path}"
            advice = "make room and run the same command again; what was done is kept"
        elif "not a database" in said or "malformed" in said:
            found, advice = f"{path} is no archive ({said})", "name another file with --store"
        else:
            found = f"{path} cannot be written ({said})"
            advice = "check the folder, its permissions and the space left"
        raise UsageError(found, advice) from error
