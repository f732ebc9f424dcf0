import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from clauses.archive.feed import Wanted
from clauses.archive.items import Item, Other
from clauses.archive.remote import copy_remote, is_address, remote_items
from clauses.errors import UnreadableInput, UsageError
from clauses.records import Refused
from tests.archive.runs import contract, folder_of, read_into, rows

fsspec = pytest.importorskip("fsspec")


@pytest.fixture
def memory() -> Iterator[Any]:
    system = fsspec.filesystem("memory")
    system.store.clear()
    system.pseudo_dirs[:] = [""]
    yield system
    system.store.clear()


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ("s3://bucket/a", True), ("memory://a", True), ("zip://a.pdf::s3://b/c.zip", True),
        ("a/b.pdf", False), ("C:/contracts", False), ("C:\\contracts", False), ("a:b", False),
        ("notes: http://x", False),
    ],
)  # fmt: skip
def test_an_address_is_told_from_a_path(given: str, told: bool) -> None:
    assert is_address(given) is told


def test_what_lies_at_an_address_comes_in_order(memory: Any) -> None:
    for name in ("b.pdf", "a/z.md", "photo.jpg"):
        memory.pipe(f"/county/{name}", b"x")
    found = list(remote_items("memory://county"))
    assert [(type(one), getattr(one, "path", None)) for one in found] == [
        (Item, "memory:///county/a/z.md"), (Item, "memory:///county/b.pdf"),
        (Other, "memory:///county/photo.jpg"),
    ]  # fmt: skip
    item = found[0]
    assert isinstance(item, Item)
    assert (item.root, item.place, item.member, item.size) == (
        "memory://county", item.path, None, 1,
    )  # fmt: skip
    assert item.modified.startswith(f"{datetime.now(UTC):%Y-}")
    target = BytesIO()
    copy_remote(item.place, target)
    assert target.getvalue() == b"x"


def test_a_single_file_is_one_item(memory: Any) -> None:
    memory.pipe("/county/a.md", b"x")
    assert [one.path for one in remote_items("memory://county/a.md")] == ["memory:///county/a.md"]


def test_the_day_of_a_file_is_told_however_its_store_tells_it(tmp_path: Path) -> None:
    import os

    folder_of(tmp_path, a_md="x")
    os.utime(tmp_path / "a.md", (1_000_000_000, 1_000_000_000))
    (item,) = remote_items(f"file://{tmp_path}")
    assert isinstance(item, Item)
    assert item.modified == "2001-09-09T01:46:40+00:00"
    assert not Wanted(since="2001-09-10").takes(item)
    assert Wanted(since="2001-09-09").takes(item)


def test_nothing_there_is_refused(memory: Any) -> None:
    (found,) = remote_items("memory://nowhere")
    assert isinstance(found, Refused)
    assert found.path == "memory://nowhere"
    with pytest.raises(UnreadableInput, match="memory://nowhere"):
        copy_remote("memory://nowhere", BytesIO())


def test_what_is_not_installed_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(UsageError, match="nosuch://a: "):
        list(remote_items("nosuch://a"))
    monkeypatch.setitem(sys.modules, "fsspec", None)
    with pytest.raises(UsageError, match=r"fsspec is not installed; pip install .*\[remote\]"):
        list(remote_items("memory://a"))


def test_an_archive_far_away_is_read_once(memory: Any, tmp_path: Path) -> None:
    text = contract(1).encode()
    for name, data in (("a.md", text), ("b.md", text), ("c.md", contract(2).encode())):
        memory.pipe(f"/county/{name}", data)
    memory.pipe("/county/bad.pdf", b"%PDF-1.4 nothing")
    store = tmp_path / "x.db"
    first = read_into(store, "memory://county")
    assert (first.total, first.read, first.failed) == (None, 4, 1)
    assert rows(store, "SELECT path, status FROM contents ORDER BY path") == [
        ("memory:///county/a.md", "ok"), ("memory:///county/bad.pdf", "refused"),
        ("memory:///county/c.md", "ok"),
    ]  # fmt: skip
    again = read_into(store, "memory://county")
    assert (again.read, again.known, again.failed_before) == (0, 4, 1)
    memory.pipe("/county/c.md", contract(3).encode())
    assert read_into(store, "memory://county").read == 1
    assert rows(store, "SELECT COUNT(*) FROM contents") == [(3,)]
    retried = read_into(store, "memory://county", wanted=Wanted(retry_failed=True))
    assert (retried.read, retried.failed) == (1, 1)


def test_what_cannot_be_had_from_far_away_is_given_up_and_tried_when_asked(
    memory: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    memory.pipe("/county/a.md", contract(1).encode())
    store = tmp_path / "x.db"
    with monkeypatch.context() as patch:
        patch.setattr(type(memory), "_open", lambda *given, **more: 1 / 0)
        assert read_into(store, "memory://county").failed == 1
    assert rows(store, "SELECT path, sha256, status, reason FROM files") == [
        ("memory:///county/a.md", None, "unreadable", "division by zero")
    ]
    assert rows(store, "SELECT COUNT(*) FROM contents") == [(0,)]
    known = read_into(store, "memory://county")
    assert (known.read, known.failed_before) == (0, 1)
    retried = read_into(store, "memory://county", wanted=Wanted(retry_failed=True))
    assert (retried.read, retried.all_read) == (1, True)
