import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from clauses.archive import opening
from clauses.archive.filed import Filed, FiledPage, FiledPart, FiledStatus, Part, PartKind
from clauses.archive.filed import UnreadPage as Unread
from clauses.archive.items import Item, Other
from clauses.archive.store import Store
from clauses.errors import UsageError

A, B = "a" * 64, "b" * 64


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = Store(tmp_path / "x.db")
    opened.begin_run("2026-11-25T10:00:00Z", "m1", "{}")
    yield opened
    opened.close()


def filed(sha256: str = A, *texts: str, status: FiledStatus = FiledStatus.OK) -> Filed:
    pages = tuple(FiledPage(number, text) for number, text in enumerate(texts or ("words",), 1))
    part = Part(PartKind.MINUTES, 1, len(pages))
    return Filed(sha256, status, (FiledPart(part, (), 1),), (), pages, pages_text=len(pages))


def item(path: str = "a.pdf", size: int = 1, modified: str = "2026-01-01") -> Item:
    return Item(path, ".", path, None, size, modified)


def counted(store: Store, query: str) -> object:
    return store._first(query)


def test_a_content_is_there_whole_or_not_at_all(store: Store) -> None:
    store.commit(filed(A, "one", "two"), "m1", "a.pdf")
    broken = replace(filed(B), parts=(replace(filed(B).parts[0], words=2**70),))
    lost = store.commit(broken, "m1", "b.pdf")
    assert lost.status is FiledStatus.LOST
    assert lost.reason.startswith("what was found in it cannot be stored (")
    assert counted(store, "SELECT COUNT(*) FROM documents") == 1
    assert store.status_of(B, "m1") is FiledStatus.LOST
    assert store.faults() == ()


def test_what_is_read_again_takes_the_place_of_what_was_there(store: Store) -> None:
    store.commit(filed(A, "sell the reads", "more"), "m1", "a.pdf")
    store.commit(replace(filed(A, "delete them"), unread=(Unread(1, "no text"),)), "m2", "a.pdf")
    found = "SELECT COUNT(*) FROM pages_text WHERE pages_text MATCH '{}'"
    assert counted(store, found.format("sell")) == 0
    assert counted(store, found.format("delete")) == 1
    assert counted(store, "SELECT COUNT(*) FROM pages") == 1
    assert store.status_of(A, "m1") is None
    assert store.status_of(A, "m2") is FiledStatus.OK
    assert store.faults() == ()


def test_halves_of_letters_are_stored_by_their_number(store: Store) -> None:
    store.commit(filed(A, "a \ud800 b"), "m1", "a\udce9.pdf")
    assert counted(store, "SELECT text FROM pages") == "a \\ud800 b"
    assert counted(store, "SELECT path FROM contents") == "a\\udce9.pdf"


def test_the_content_of_what_lies_far_away_is_known_when_it_is_read(store: Store) -> None:
    for path in ("s3://b/a.pdf", "s3://b/b.pdf"):
        store.note_item(item(path), None)
    assert store.hash_of(item("s3://b/a.pdf")) is None
    store.commit(filed(A, "one"), "m1", "s3://b/b.pdf", known=False)
    store.commit(filed(A, "one"), "m1", "s3://b/a.pdf", known=False)
    assert store.paths_of(A) == ("s3://b/a.pdf", "s3://b/b.pdf")
    store.call_by_smallest_paths()
    assert counted(store, "SELECT path FROM contents") == "s3://b/a.pdf"
    assert counted(store, "SELECT COUNT(*) FROM documents") == 1


def test_a_file_is_hashed_again_only_when_it_changed(store: Store) -> None:
    store.note_item(item(), A)
    assert store.hash_of(item()) == A
    assert store.hash_of(item(size=2)) is None
    assert store.hash_of(item(modified="2026-01-02")) is None
    assert store.hash_of(item("b.pdf")) is None


def test_what_could_not_be_had_is_given_up_until_it_changes(store: Store) -> None:
    store.note_unreadable(item(), "no answer", "ask")
    assert store.gave_up(item())
    assert store.hash_of(item()) is None
    assert not store.gave_up(item(modified="2026-01-02"))


def test_a_hidden_folder_does_not_make_what_is_in_it_vanish(store: Store) -> None:
    for path, sha256 in (("in/a.pdf", A), ("in2/b.pdf", B)):
        store.note_item(item(path), sha256)
        store.commit(filed(sha256), "m1", path)
    store.begin_run("2026-11-25T11:00:00Z", "m1", "{}")
    store.note_other(Other("in", ".", "folder not opened", "", "unreadable", "in/"))
    store.note_vanished(["."])
    assert (store.paths_of(A), store.paths_of(B)) == (("in/a.pdf",), ())
    assert store.status_of(B, "m1") is FiledStatus.OK  # its results stay


def test_a_content_without_a_name_is_forgotten(store: Store) -> None:
    store.note_item(item(), A)
    store.commit(filed(A), "m1", "a.pdf")
    store.note_item(item(size=2), B)
    store.commit(filed(B), "m1", "a.pdf")
    store.note_vanished(["."])
    assert (store.status_of(A, "m1"), store.status_of(B, "m1")) == (None, FiledStatus.OK)
    assert store.faults() == ()


def test_what_vanished_is_forgotten_when_asked_and_what_lies_elsewhere_is_not(store: Store) -> None:
    for path, sha256 in (("a.pdf", A), ("b.pdf", B)):
        store.note_item(item(path), sha256)
        store.commit(filed(sha256), "m1", path)
    store.begin_run("2026-11-25T11:00:00Z", "m1", "{}")
    store.note_again("b.pdf")
    store.note_vanished(["."])
    assert store.forget_vanished() == 1
    assert (store.status_of(A, "m1"), store.status_of(B, "m1")) == (None, FiledStatus.OK)
    assert (store.paths_of(A), store.paths_of(B)) == ((), ("b.pdf",))
    assert store.forget_vanished() == 0


def test_a_run_is_open_until_it_ends(store: Store) -> None:
    run = store.begin_run("2026-11-25T12:00:00Z", "m1", "{}")
    assert counted(store, "SELECT COUNT(*) FROM runs WHERE ended IS NULL") == 2
    store.end_run(run, "2026-11-25T13:00:00Z")
    assert counted(store, "SELECT COUNT(*) FROM runs WHERE ended IS NULL") == 1


def test_faults_are_found(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    with closing(Store(path)) as store:
        store.commit(filed(A, "words"), "m1", "a.pdf")
        assert store.faults() == ()
        store._db.execute("PRAGMA foreign_keys = OFF")
        store._db.execute("INSERT INTO unread_pages VALUES (?, 1, 'x')", (B,))
        store._db.execute("INSERT INTO pages_text (rowid, text) VALUES (99, 'nowhere')")
        assert [one.partition(":")[0] for one in store.faults()] == ["unread_pages", "pages_text"]


def test_another_writer_is_waited_for_only_so_long(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "x.db"
    Store(path).close()
    monkeypatch.setattr(opening, "PATIENCE", 0.01)
    with closing(Store(path)) as store, closing(sqlite3.connect(path, isolation_level=None)) as db:
        store.begin_run("2026-11-25T10:00:00Z", "m1", "{}")
        db.execute("BEGIN IMMEDIATE")
        with pytest.raises(UsageError, match=r"held by another process .*; wait until"):
            store.note_item(item(), A)
        assert store.hash_of(item()) is None  # reading goes on
        db.execute("ROLLBACK")
        store.note_item(item(), A)


def test_a_reader_holds_nobody_up_and_sees_no_change(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    with closing(Store(path)) as store, closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute("BEGIN")
        assert db.execute("SELECT COUNT(*) FROM contents").fetchone() == (0,)
        store.commit(filed(A), "m1", "a.pdf")
        assert db.execute("SELECT COUNT(*) FROM contents").fetchone() == (0,)
        db.execute("COMMIT")
        assert db.execute("SELECT COUNT(*) FROM contents").fetchone() == (1,)


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="no such limits here")
def test_a_full_disk_ends_the_run_and_keeps_what_is_there(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    with closing(Store(path)) as store:
        store.commit(filed(A), "m1", "a.pdf")
        (pages,) = store._db.execute("PRAGMA page_count").fetchone()
        store._db.execute(f"PRAGMA max_page_count = {pages + 2}")
        with pytest.raises(UsageError, match=r"no space is left for .*; make room"):
            store.commit(filed(B, "words " * 50_000), "m1", "b.pdf")
        assert store.faults() == ()
        assert store.status_of(B, "m1") is None
        store._db.execute("PRAGMA max_page_count = 100000")
        store.commit(filed(B, "words " * 50_000), "m1", "b.pdf")
        assert store.status_of(B, "m1") is FiledStatus.OK
