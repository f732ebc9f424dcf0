"""The members of zip and tar files, and one of them as a file, without unpacking the rest."""

import stat
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from clauses.errors import UnreadableInput

ARCHIVES = (".zip", ".tar", ".tar.gz", ".tgz", ".tar.xz", ".txz", ".tar.bz2", ".tbz2")
# What a member may unpack to: no document is larger, and a bomb is.
LARGEST_MEMBER = 2_000_000_000  # bytes
MOST_MEMBERS = 1_000_000
_COPIED_AT_ONCE = 1 << 20
_BROKEN = (OSError, EOFError, ValueError, RuntimeError, NotImplementedError,
           zipfile.BadZipFile, tarfile.TarError, zlib.error)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Member:
    """A file within an archive; `trouble` says why it is not to be unpacked, with `advice`."""

    name: str
    size: int
    trouble: str = ""
    advice: str = ""


def members_of(path: Path) -> Iterator[Member]:
    """Yield the files in the archive at `path`, in order of names.

    Raises OSError, BadZipFile, TarError, EOFError or ValueError where it cannot be opened.
    """
    found = _in_zip(path) if path.suffix.lower() == ".zip" else _in_tar(path)
    for count, member in enumerate(sorted(found, key=lambda one: one.name)):
        if count >= MOST_MEMBERS:
            raise ValueError(f"more than {MOST_MEMBERS:,} members")
        yield member


def _in_zip(path: Path) -> list[Member]:
    with zipfile.ZipFile(path) as archive:
        return [
            _checked(
                Member(one.filename, one.file_size),
                stat.S_ISLNK(one.external_attr >> 16),
                locked=bool(one.flag_bits & 1),
            )
            for one in archive.infolist()
            if not one.is_dir()
        ]


def _in_tar(path: Path) -> list[Member]:
    with tarfile.open(path) as archive:
        return [
            _checked(Member(one.name, one.size), not one.isreg())
            for one in archive
            if not one.isdir()
        ]


def _checked(member: Member, odd: bool, *, locked: bool = False) -> Member:
    """The member with what is wrong with it: nothing is unpacked anywhere but to a nameless copy,
    so a name that points outside of the archive does no harm."""
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
        if path.suffix.lower() == ".zip":
            with zipfile.ZipFile(path) as archive, archive.open(name) as source:
                _copy(source, target)
        else:
            with tarfile.open(path) as packed:
                found = packed.extractfile(name)
                if found is None:
                    raise KeyError(name)
                with found:
                    _copy(found, target)
    except KeyError as error:
        raise UnreadableInput(f"{path}: {name} is not in it", "scan the archive again") from error
    except _BROKEN as error:
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
