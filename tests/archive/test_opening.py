import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from clauses.archive import opening
from clauses.archive.opening import APPLICATION, VERSION, connected
from clauses.errors import UsageError


def refused(path: Path) -> str:
    with pytest.raises(UsageError) as error:
        connected(path).close()
    return str(error.value)


def test_a_store_is_made_where_there_is_none_and_opened_where_there_is(tmp_path: Path) -> None:
    path = tmp_path / "a store? #1.db"
    for _ in range(2):
        with closing(connected(path)) as db:
            assert db.execute("PRAGMA user_version").fetchone() == (VERSION,)
            assert db.execute("PRAGMA application_id").fetchone() == (APPLICATION,)
            assert db.execute("PRAGMA journal_mode").fetchone() == ("wal",)
            assert db.execute("PRAGMA foreign_keys").fetchone() == (1,)
    assert [one.name for one in tmp_path.iterdir()] == [path.name]


def test_what_is_no_store_is_left_as_it_is(tmp_path: Path) -> None:
    text = tmp_path / "notes.db"
    text.write_text("no database " * 100)
    assert refused(text) == (
        f"{text} is no archive (file is not a database); name another file with --store"
    )
    other = tmp_path / "films.db"
    with closing(sqlite3.connect(other)) as db:
        db.execute("CREATE TABLE films (title)")
        db.execute("PRAGMA user_version = 1")
    before = other.read_bytes()
    assert refused(other) == (
        f"{other} is a database, but no archive of ours; name another file with --store"
    )
    assert (other.read_bytes(), text.read_text()) == (before, "no database " * 100)


def test_a_store_of_a_newer_version_is_not_touched(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    with closing(connected(path)) as db:
        db.execute(f"PRAGMA user_version = {VERSION + 1}")
    assert refused(path) == (
        f"{path} was made by a newer version of clauses; bring clauses up to date"
    )


def test_an_older_store_is_brought_up_to_date_step_by_step(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "x.db"
    connected(path).close()
    monkeypatch.setattr(opening, "VERSION", VERSION + 2)
    monkeypatch.setattr(opening, "MIGRATIONS", {
        VERSION: "CREATE TABLE one (a TEXT); -- a comment\nALTER TABLE one ADD COLUMN b TEXT;\n",
        VERSION + 1: "INSERT INTO one VALUES ('x', 'y');\n",
    })  # fmt: skip
    for _ in range(2):
        with closing(connected(path)) as db:
            assert db.execute("SELECT * FROM one").fetchall() == [("x", "y")]
            assert db.execute("PRAGMA user_version").fetchone() == (VERSION + 2,)


def test_a_migration_that_fails_leaves_the_store_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "x.db"
    connected(path).close()
    with monkeypatch.context() as patch:
        patch.setattr(opening, "VERSION", VERSION + 1)
        patch.setattr(opening, "MIGRATIONS", {VERSION: "CREATE TABLE one (a);\nNO SUCH WORD;\n"})
        assert refused(path).startswith(f"{path} cannot be written (near ")
    with closing(connected(path)) as db:
        assert db.execute("SELECT 1 FROM sqlite_master WHERE name = 'one'").fetchone() is None


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    assert refused(tmp_path / "no" / "x.db") == (
        f"{tmp_path / 'no' / 'x.db'} cannot be written (unable to open database file);"
        " check the folder, its permissions and the space left"
    )


def test_a_damaged_store_is_said(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    connected(path).close()
    data = bytearray(path.read_bytes())
    data[100:4096] = b"\xff" * 3996
    path.write_bytes(data)
    assert refused(path) == (
        f"{path} is damaged (database disk image is malformed); put a copy in its place, or scan"
        " into a new one with --store"
    )
