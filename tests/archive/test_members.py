import io
import os
import stat
import tarfile
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO

import pytest

from clauses.archive import members
from clauses.archive.members import BROKEN, Member, close_archive, copy_member, members_of
from clauses.errors import UnreadableInput


@pytest.fixture(autouse=True)
def _closed() -> Iterator[None]:
    yield
    close_archive()


def zip_of(path: Path, **texts: str) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, text in texts.items():
            packed.writestr(name, text)
    return path


def tar_of(path: Path, mode: str = "w", **texts: str) -> Path:
    with tarfile.open(path, mode) as packed:  # type: ignore[call-overload]
        for name, text in texts.items():
            info = tarfile.TarInfo(name)
            info.size = len(text)
            packed.addfile(info, io.BytesIO(text.encode()))
    return path


def copied(path: Path, name: str) -> bytes:
    target = io.BytesIO()
    copy_member(path, name, target)
    return target.getvalue()


@pytest.mark.parametrize(
    ("name", "mode"),
    [("a.tar", "w"), ("a.tar.gz", "w:gz"), ("a.TGZ", "w:gz"), ("a.tar.xz", "w:xz"),
     ("a.tar.bz2", "w:bz2")],
)  # fmt: skip
def test_members_of_a_tar_come_in_order_of_names(tmp_path: Path, name: str, mode: str) -> None:
    path = tar_of(tmp_path / name, mode, b="bb", a="a")
    assert members_of(path) == ((Member("a", 1), Member("b", 2)), "")
    assert copied(path, "b") == b"bb"
    assert copied(path, "a") == b"a"


def test_members_of_a_zip_come_in_order_of_names(tmp_path: Path) -> None:
    path = zip_of(tmp_path / "a.zip", **{"b/": "", "b/x.pdf": "bb", "a": "a"})
    assert members_of(path) == ((Member("a", 1), Member("b/x.pdf", 2)), "")
    assert copied(path, "b/x.pdf") == b"bb"


def test_of_members_of_the_same_name_the_last_counts(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("a", "first")
        with pytest.warns(UserWarning, match="Duplicate"):
            packed.writestr("a", "last!!")
    assert members_of(path) == ((Member("a", 6),), "")
    assert copied(path, "a") == b"last!!"


def test_an_archive_that_is_replaced_is_opened_anew(tmp_path: Path) -> None:
    path = zip_of(tmp_path / "a.zip", a="first")
    assert copied(path, "a") == b"first"
    zip_of(path, a="another")
    os.utime(path, ns=(1, 1))
    assert copied(path, "a") == b"another"
    path.unlink()
    with pytest.raises(UnreadableInput, match="No such file"):
        copied(path, "a")


def test_a_packed_tar_is_unpacked_once_for_all_its_members(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tar_of(tmp_path / "a.tar.gz", "w:gz", **{str(n): str(n) for n in range(50)})
    unpacked: list[Path] = []
    before = members._unpacked

    def counted(path: Path, kind: str) -> IO[bytes]:
        unpacked.append(path)
        return before(path, kind)

    monkeypatch.setattr(members, "_unpacked", counted)
    assert len(members_of(path)[0]) == 50
    assert [copied(path, str(n)) for n in (40, 3, 7)] == [b"40", b"3", b"7"]
    assert unpacked == [path]


def test_links_devices_and_locked_members_are_not_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "a.tar"
    with tarfile.open(path, "w") as packed:
        link = tarfile.TarInfo("link.pdf")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        packed.addfile(link)
        device = tarfile.TarInfo("zero.pdf")
        device.type = tarfile.CHRTYPE
        packed.addfile(device)
    assert [one.trouble for one in members_of(path)[0]] == [
        "a link or device in an archive, not a file"
    ] * 2
    zipped = tmp_path / "a.zip"
    with zipfile.ZipFile(zipped, "w") as made:
        info = zipfile.ZipInfo("link.pdf")
        info.external_attr = (stat.S_IFLNK | 0o777) << 16
        made.writestr(info, "/etc/passwd")
    data = bytearray(zip_of(tmp_path / "b.zip", secret="x").read_bytes())
    data[data.index(b"PK\x01\x02") + 8] |= 1
    (tmp_path / "b.zip").write_bytes(data)
    assert members_of(zipped)[0][0].trouble == "a link or device in an archive, not a file"
    assert members_of(tmp_path / "b.zip")[0][0].trouble == "the archive asks for a password"


def test_names_that_point_elsewhere_are_only_names(tmp_path: Path) -> None:
    names = {"../../escaped.pdf": "x", "/etc/absolute.pdf": "y"}
    path = zip_of(tmp_path / "a.zip", **names)
    assert copied(path, "../../escaped.pdf") == b"x"
    assert sorted(one.name for one in tmp_path.rglob("*") if one.is_file()) == ["a.zip"]


@pytest.mark.parametrize("mode", ["w:gz", "w:xz", "w:bz2"])
def test_a_bomb_is_not_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mode: str) -> None:
    monkeypatch.setattr(members, "BOMB_SIZE", 1_000_000)
    bomb = tar_of(tmp_path / "bomb.tar.x", mode, a="0" * 20_000_000)
    with pytest.raises(ValueError, match="unpacks to more than 200 times its size"):
        members_of(bomb)
    large = tar_of(tmp_path / "large.tar.x", mode, a=os.urandom(800_000).hex())
    assert members_of(large)[0] == (Member("a", 1_600_000),)


def test_a_zip_bomb_is_not_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bomb = zip_of(tmp_path / "bomb.zip", a="0" * 20_000_000)
    assert len(members_of(bomb)[0]) == 1  # small enough to be a table of zeros
    monkeypatch.setattr(members, "BOMB_SIZE", 1_000_000)
    with pytest.raises(ValueError, match="unpacks to more than 200 times its size"):
        members_of(bomb)
    monkeypatch.setattr(members, "LARGEST_MEMBER", 1_000_000)
    with pytest.raises(UnreadableInput, match="larger than it says"):
        copied(bomb, "a")
    monkeypatch.setattr(members, "BOMB_SIZE", 10**12)
    assert members_of(bomb)[0][0].trouble.startswith("unpacks to more than")


def test_too_many_members_are_no_archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = zip_of(tmp_path / "a.zip", a="a", b="b")
    monkeypatch.setattr(members, "MOST_MEMBERS", 2)
    assert len(members_of(path)[0]) == 2
    monkeypatch.setattr(members, "MOST_MEMBERS", 1)
    with pytest.raises(ValueError, match="more than 1 members"):
        members_of(path)


@pytest.mark.parametrize("name", ["a.zip", "a.tar", "a.tar.gz"])
@pytest.mark.parametrize("data", [b"", b"PK\x05\x06", b"\x1f\x8b\x08\x00broken", b"x" * 3000])
def test_what_is_no_archive_is_one_of_the_errors_named(
    tmp_path: Path, name: str, data: bytes
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(BROKEN):
        members_of(path)
    with pytest.raises(UnreadableInput):
        copied(path, "a")


def test_a_tar_that_breaks_off_has_the_members_before_that(tmp_path: Path) -> None:
    path = tar_of(tmp_path / "a.tar", a="a" * 600, b="b" * 600, c="c" * 600)
    whole = path.read_bytes()
    path.write_bytes(whole[:3900])  # within the third
    found, trouble = members_of(path)
    assert [one.name for one in found][:2] == ["a", "b"]
    assert trouble
    path.write_bytes(whole[:3072] + b"\xff" * 512 + whole[3584:])  # the third header
    assert members_of(path) == (
        (Member("a", 600), Member("b", 600)), "it is damaged 3072 bytes from its beginning",
    )  # fmt: skip
    path.write_bytes(whole[:4608])  # without the zeros at its end: whole all the same
    assert members_of(path)[1] == ""


def test_a_member_that_is_not_there_is_said(tmp_path: Path) -> None:
    for path in (zip_of(tmp_path / "a.zip", a="a"), tar_of(tmp_path / "a.tar", a="a")):
        with pytest.raises(UnreadableInput, match="b is not in it"):
            copied(path, "b")
