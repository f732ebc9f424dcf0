"""Open the file of a store: make it, bring it up to date, and say what keeps it from being used."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.parse import quote

from clauses.errors import UsageError

VERSION = 1
# What turns a store of each older version into one of the next.
MIGRATIONS: dict[int, str] = {}
APPLICATION = 0x636C7365  # "clse", in the header of the file: `file` and we know our stores by it
PATIENCE = 60.0  # seconds for which another process may hold the store
LONGEST_LOG = 64_000_000  # bytes: what SQLite leaves of its log after a reader held it up
# What says that a result does not fit into the store; anything else, that the store is at fault.
UNFIT = (sqlite3.IntegrityError, sqlite3.DataError, sqlite3.InterfaceError,
          sqlite3.ProgrammingError, ValueError, OverflowError)  # fmt: skip
_SCHEMA = Path(__file__).with_name("schema.sql")


def connected(path: Path) -> sqlite3.Connection:
    """Open the store at `path`, made where there is none, brought up to date where it is old.

    Raises UsageError where it is no store, of a newer version, or cannot be written.
    """
    with explained(path):
        address = f"file:{quote(str(path))}"
        db = sqlite3.connect(address, uri=True, timeout=PATIENCE, isolation_level=None)
        try:
            _prepare(db, path)
        except BaseException:
            db.close()
            raise
        return db


def _prepare(db: sqlite3.Connection, path: Path) -> None:
    db.execute("PRAGMA foreign_keys = ON")
    (version,) = db.execute("PRAGMA user_version").fetchone()
    (application,) = db.execute("PRAGMA application_id").fetchone()
    if version == 0 and not db.execute("SELECT 1 FROM sqlite_master").fetchone():
        db.execute("PRAGMA journal_mode = WAL")
        with transaction(db):
            if not db.execute("SELECT 1 FROM sqlite_master").fetchone():  # nobody was quicker
                _run(db, _SCHEMA.read_text("utf-8"))
                db.execute(f"PRAGMA application_id = {APPLICATION}")
                db.execute(f"PRAGMA user_version = {VERSION}")
    elif application != APPLICATION:
        raise UsageError(f"{path} is a database, but no archive of ours",
                         "name another file with --store")  # fmt: skip
    elif version > VERSION:
        raise UsageError(f"{path} was made by a newer version of clauses",
                         "bring clauses up to date")  # fmt: skip
    db.execute("PRAGMA synchronous = NORMAL")
    db.execute(f"PRAGMA journal_size_limit = {LONGEST_LOG}")
    while db.execute("PRAGMA user_version").fetchone()[0] < VERSION:
        with transaction(db):
            (version,) = db.execute("PRAGMA user_version").fetchone()
            if version < VERSION:  # nobody was quicker
                _run(db, MIGRATIONS[version])
                db.execute(f"PRAGMA user_version = {version + 1}")


@contextmanager
def transaction(db: sqlite3.Connection) -> Iterator[None]:
    """All that is done within, or nothing."""
    db.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        with suppress(sqlite3.Error):  # a full disk has ended it already
            db.execute("ROLLBACK")
        raise
    db.execute("COMMIT")


def _run(db: sqlite3.Connection, script: str) -> None:
    """Run statements one by one: `executescript` would end the transaction first."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            db.execute(statement)
            statement = ""


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Say in a line what keeps the store at `path` from being used, as a UsageError.

    What says that a result does not fit into it is raised as it is.
    """
    try:
        yield
    except UNFIT:
        raise
    except sqlite3.Error as error:
        said = str(error)
        if "locked" in said or "busy" in said:
            found = f"{path} was held by another process for more than {PATIENCE:.0f} seconds"
            advice = "wait until that is done, then run the same command again"
        elif "full" in said:
            found = f"no space is left for {path}"
            advice = "make room and run the same command again; what was done is kept"
        elif "not a database" in said:
            found, advice = f"{path} is no archive ({said})", "name another file with --store"
        elif "malformed" in said:
            found = f"{path} is damaged ({said})"
            advice = "put a copy in its place, or scan into a new one with --store"
        else:
            found = f"{path} cannot be written ({said})"
            advice = "check the folder, its permissions and the space left"
        raise UsageError(found, advice) from error
