import os
import tarfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from clauses.archive.items import Item, Other
from clauses.archive.listing import as_it_is_now, in_order, items_at, listed, named, placed
from clauses.archive.members import close_archive
from clauses.records import Refused
from tests.archive.runs import folder_of


@pytest.fixture(autouse=True)
def _closed() -> Iterator[None]:
    yield
    close_archive()


def names(*paths: Path, home: Path) -> list[str]:
    return [one.path for one in items_at(map(str, paths), home) if not isinstance(one, Refused)]


def test_a_folder_is_walked_in_the_order_of_whole_paths(tmp_path: Path) -> None:
    county = folder_of(
        tmp_path / "county", b_md="", a__z_md="", a_md="", a__b__c_md="", **{"a-1_md": ""}
    )
    found = names(county, home=tmp_path)
    assert found == [
        "county/a-1.md", "county/a.md", "county/a/b/c.md", "county/a/z.md", "county/b.md",
    ]  # fmt: skip
    assert found == sorted(found)


def test_paths_are_as_seen_from_the_store_so_that_both_can_move(tmp_path: Path) -> None:
    county = folder_of(tmp_path / "county", a_md="x")
    (tmp_path / "stores").mkdir()
    (item,) = items_at([str(county)], tmp_path / "stores")
    assert isinstance(item, Item)
    assert (item.path, item.root, item.place, item.member, item.size) == (
        "../county/a.md", "../county", str(county / "a.md"), None, 1,
    )  # fmt: skip
    back = placed(item.path, item.root, tmp_path / "stores")
    assert Path(back.place).resolve() == county / "a.md"
    assert as_it_is_now(back).size == 1


def test_a_file_asked_for_by_name_is_a_document_whatever_its_ending(tmp_path: Path) -> None:
    path = folder_of(tmp_path, contract="x") / "contract"
    (asked,) = items_at([str(path)], tmp_path)
    assert isinstance(asked, Item)
    (found,) = items_at([str(tmp_path)], tmp_path)
    assert found == Other("contract", ".", "no document by its name")


def test_members_of_archives_are_items_and_the_rest_has_its_reason(tmp_path: Path) -> None:
    path = tmp_path / "packets.zip"
    with zipfile.ZipFile(path, "w") as packed:
        for name in ("2021/june.pdf", "june.jpg", "older.tar.gz", "../out.md"):
            packed.writestr(name, "x")
    found = list(items_at([str(tmp_path)], tmp_path))
    assert [(one.path, one.reason) for one in found if isinstance(one, Other)] == [
        ("packets.zip!/june.jpg", "no document by its name (.jpg)"),
        ("packets.zip!/older.tar.gz", "an archive within an archive"),
    ]
    items = [one for one in found if isinstance(one, Item)]
    assert [(one.path, one.place, one.member, one.size) for one in items] == [
        ("packets.zip!/../out.md", str(path), "../out.md", 1),
        ("packets.zip!/2021/june.pdf", str(path), "2021/june.pdf", 1),
    ]
    back = placed(items[1].path, items[1].root, tmp_path)
    assert (back.place, back.member) == (str(path), "2021/june.pdf")


def test_an_archive_that_cannot_be_opened_hides_what_was_in_it(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(b"PK broken")
    (found,) = items_at([str(tmp_path)], tmp_path)
    assert found == Other(
        "a.zip", ".", "not opened as an archive (File is not a zip file)",
        "unpack it and scan that", "unreadable", "a.zip!/",
    )  # fmt: skip


def test_an_archive_that_breaks_off_gives_what_it_has(tmp_path: Path) -> None:
    for name in ("a.md", "b.md"):
        (tmp_path / name).write_text("x" * 700)
    with tarfile.open(tmp_path / "p.tar", "w") as packed:
        packed.add(tmp_path / "a.md", "a.md")
        packed.add(tmp_path / "b.md", "b.md")
    data = (tmp_path / "p.tar").read_bytes()
    (tmp_path / "p.tar").write_bytes(data[:2000])
    found = list(items_at([str(tmp_path / "p.tar")], tmp_path))
    assert [type(one) for one in found][:2] == [Other, Item]
    assert isinstance(found[0], Other)
    assert (found[0].path, found[0].status) == ("p.tar", "unreadable")
    assert found[0].reason.startswith("not read to its end: it breaks off")
    assert found[0].hides == ""


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no such files here")
def test_pipes_and_links_are_not_followed_into_a_loop(tmp_path: Path) -> None:
    folder_of(tmp_path, a__b_md="x")
    os.mkfifo(tmp_path / "pipe.md")
    (tmp_path / "a" / "loop").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "gone.md").symlink_to(tmp_path / "nowhere")
    (tmp_path / "link.md").symlink_to(tmp_path / "a" / "b.md")
    told = {
        one.path: one.reason if isinstance(one, Other) else "item"
        for one in items_at([str(tmp_path)], tmp_path) if not isinstance(one, Refused)
    }  # fmt: skip
    assert told == {
        "a/b.md": "item",
        "a/loop": "a link to a folder",
        "gone.md": "No such file or directory",
        "link.md": "item",
        "pipe.md": "a pipe, a device or a link that leads nowhere, not a file",
    }


@pytest.mark.parametrize("path", ["nowhere.pdf", "a\0b"])
def test_a_path_that_leads_nowhere_is_refused(tmp_path: Path, path: str) -> None:
    (found,) = items_at([path], tmp_path)
    assert isinstance(found, Refused)
    assert found.path == path


def test_a_change_shows_in_size_or_time(tmp_path: Path) -> None:
    path = folder_of(tmp_path, a_md="x") / "a.md"
    (item,) = items_at([str(path)], tmp_path)
    assert isinstance(item, Item)
    assert as_it_is_now(item) == item
    os.utime(path, ns=(10**18 + 1, 10**18 + 1))
    assert as_it_is_now(item).modified == "2001-09-09T01:46:40.000000001"


def test_paths_are_put_in_order_each_once(tmp_path: Path) -> None:
    store = tmp_path / "x.db"
    given = [str(tmp_path / "b"), "s3://bucket/a", str(tmp_path / "a"), str(tmp_path / "b"), "a\0"]
    assert in_order(given, store) == (
        str(tmp_path / "a"), "a\0", str(tmp_path / "b"), "s3://bucket/a",
    )  # fmt: skip


def test_a_name_that_is_no_text_is_noted_by_its_bytes(tmp_path: Path) -> None:
    assert named(tmp_path / os.fsdecode(b"caf\xe9.pdf"), tmp_path) == "caf\\udce9.pdf"
    assert named(tmp_path / "café.pdf", tmp_path) == "café.pdf"


def test_a_list_of_paths_is_read_by_lines_or_null_bytes() -> None:
    assert listed(["a.pdf\n", "\n", "b c.pdf\r\n", " d.pdf"]) == ["a.pdf", "b c.pdf", " d.pdf"]
    assert listed(["a.pdf\0b\0"]) == ["a.pdf", "b"]
