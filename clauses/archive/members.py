"""The members of zip and tar files, and one of them as a file, without unpacking the rest.

The archive last asked for stays open in each process: a packed tar is unpacked once for all its
members, to a nameless file that is gone with the process, and a zip's directory is read once.
"""

import bz2
import gzip
import lzma
import stat
import tarfile
import tempfile
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from clauses.errors import UnreadableInput

ARCHIVES = (".zip", ".tar", ".tar.gz", ".tgz", ".tar.xz", ".txz", ".tar.bz2", ".tbz2")
# What a member may unpack to: no document is larger, and a bomb is.
LARGEST_MEMBER = 2_000_000_000  # bytes
MOST_MEMBERS = 1_000_000
# An archive that unpacks to more than this, and to so many times its size, is a bomb: text packs
# to a thirtieth at the best, a bomb to a thousandth.
BOMB_SIZE = 1_000_000_000  # bytes
BOMB_RATIO = 200
_COPIED_AT_ONCE = 1 << 20
_PACKED = {b"\x1f\x8b": "gz", b"BZh": "bz2", b"\xfd7zXZ\x00": "xz", b"\x5d\x00\x00": "xz"}
BROKEN = (OSError, EOFError, ValueError, RuntimeError, NotImplementedError,
          zipfile.BadZipFile, tarfile.TarError, zlib.error, lzma.LZMAError)  # fmt: skip
_Stamp = tuple[str, int, int]
_Archive = zipfile.ZipFile | tarfile.TarFile
# The archive that is open in this process, if any, and the file it was when it was opened.
_open: list[tuple[_Stamp, _Archive]] = []


@dataclass(frozen=True, slots=True)
class Member:
    """A file within an archive; `trouble` says why it is not to be unpacked, with `advice`."""

    name: str
    size: int
    trouble: str = ""
    advice: str = ""


def members_of(path: Path) -> tuple[tuple[Member, ...], str]:
    """Return the files in the archive at `path`, in order of names, and what is wrong with it.

    Of members of the same name the last counts, as if the archive were unpacked. An archive that
    breaks off has the members before that. Raises one of BROKEN where it cannot be opened.
    """
    archive = _opened(path)
    if isinstance(archive, zipfile.ZipFile):
        found, trouble = _in_zip(archive), ""
    else:
        found, trouble = _in_tar(archive)
    if len(found) > MOST_MEMBERS:
        raise ValueError(f"more than {MOST_MEMBERS:,} members")
    _defuse(sum(member.size for member in found), path)
    last = {member.name: member for member in found}
    return tuple(last[name] for name in sorted(last)), trouble


def _in_zip(archive: zipfile.ZipFile) -> list[Member]:
    return [
        _checked(
            Member(one.filename, one.file_size),
            stat.S_ISLNK(one.external_attr >> 16),
            locked=bool(one.flag_bits & 1),
        )
        for one in archive.infolist()
        if not one.is_dir()
    ]


def _in_tar(archive: tarfile.TarFile) -> tuple[list[Member], str]:
    found: list[Member] = []
    try:
        for one in archive:
            if not one.isdir():
                found.append(_checked(Member(one.name, one.size), not one.isreg()))
    except tarfile.TarError as error:
        return found, f"it breaks off ({error})"
    # The library takes a header it cannot read for the end; the end is zeros, or nothing.
    archive.fileobj.seek(archive.offset)
    if any(archive.fileobj.read(tarfile.BLOCKSIZE)):
        return found, f"it is damaged {archive.offset} bytes from its beginning"
    return found, ""


def _checked(member: Member, odd: bool, *, locked: bool = False) -> Member:
    """The member with what is wrong with it.

    A name that points outside of the archive is not: nothing is unpacked to where it points.
    """
    if odd:
        return Member(member.name, 0, "a link or device in an archive, not a file")
    if locked:
        return Member(member.name, 0, "the archive asks for a password", "unpack it and scan that")
    if member.size > LARGEST_MEMBER:
        return Member(member.name, 0, f"unpacks to more than {LARGEST_MEMBER // 10**9} GB")
    return member


def copy_member(path: Path, name: str, target: IO[bytes]) -> None:
    """Write a member of the archive at `path` to an open file.

    Raises UnreadableInput where it is not there, broken, or larger than it says.
    """
    try:
        archive = _opened(path)
        if isinstance(archive, zipfile.ZipFile):
            with archive.open(name) as source:
                _copy(source, target)
        else:
            found = archive.extractfile(name)
            if found is None:
                raise KeyError(name)
            with found:
                _copy(found, target)
    except KeyError as error:
        raise UnreadableInput(f"{path}: {name} is not in it", "scan the archive again") from error
    except BROKEN as error:
        said = " ".join(str(error).split())
        raise UnreadableInput(f"{path}: {name} cannot be unpacked ({said})",
                              "unpack the archive and scan that") from error  # fmt: skip


def _copy(source: IO[bytes], target: IO[bytes]) -> None:
    left = LARGEST_MEMBER
    while block := source.read(_COPIED_AT_ONCE):
        left -= len(block)
        if left < 0:
            raise ValueError("larger than it says")
        target.write(block)


def _opened(path: Path) -> _Archive:
    seen = path.stat()
    stamp = (str(path), seen.st_size, seen.st_mtime_ns)
    if not _open or _open[0][0] != stamp:
        close_archive()
        _open.append((stamp, _newly_opened(path)))
    return _open[0][1]


def close_archive() -> None:
    """Close the archive that is open in this process, if one is."""
    while _open:
        _, archive = _open.pop()
        file = archive.fileobj if isinstance(archive, tarfile.TarFile) else None
        archive.close()
        if file is not None:
            file.close()


def _newly_opened(path: Path) -> _Archive:
    if path.suffix.lower() == ".zip":
        return zipfile.ZipFile(path)
    with path.open("rb") as packed:
        sign = packed.read(8)
    kinds = [kind for begins, kind in _PACKED.items() if sign.startswith(begins)]
    file = _unpacked(path, kinds[0]) if kinds else path.open("rb")
    try:
        return tarfile.TarFile(fileobj=file)
    except BaseException:
        file.close()
        raise


def _unpacked(path: Path, kind: str) -> IO[bytes]:
    """A nameless file with all of a packed tar: to go back and forth in it costs nothing."""
    whole: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115 - open as long as the archive is
    try:
        with _unpacking(path, kind) as source:
            while block := source.read(_COPIED_AT_ONCE):
                whole.write(block)
                _defuse(whole.tell(), path)
        whole.seek(0)
    except BaseException:
        whole.close()
        raise
    return whole


def _unpacking(path: Path, kind: str) -> gzip.GzipFile | bz2.BZ2File | lzma.LZMAFile:
    if kind == "gz":
        return gzip.open(path)
    return bz2.open(path) if kind == "bz2" else lzma.open(path)


def _defuse(size: int, path: Path) -> None:
    if size > max(BOMB_SIZE, BOMB_RATIO * path.stat().st_size):
        raise ValueError(f"it unpacks to more than {BOMB_RATIO} times its size")
