"""What lies at the paths an archive is made of: files, and members of archives among them.

A path is noted as it is seen from the folder of the store, so that the two can be moved together;
a member of a zip or tar file as `packets.zip!/2021/june.pdf`; what lies in an object store by its
address.
"""

import os
import tarfile
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from clauses.archive.items import KNOWN, Item, Other, no_document
from clauses.archive.members import ARCHIVES, members_of
from clauses.archive.remote import is_address, remote_items
from clauses.records import Refused


def items_at(paths: Iterable[str], home: Path) -> Iterator[Item | Other | Refused]:
    """Yield what lies at the paths, folders and archives searched through, in order of names.

    `home` is the folder of the store. What is no document is an `Other`; a path that leads nowhere
    is `Refused`.
    """
    for given in paths:
        if is_address(given):
            yield from remote_items(given)
            continue
        path = Path(given)
        try:
            if path.is_dir():
                yield from _inside(path, home)
            elif path.exists():
                yield from _at(path, _named(path, home), home, asked=True)
            else:
                yield Refused(given, "no such file or folder", "check the path")
        except (OSError, ValueError) as error:  # ValueError: a null byte in the path
            reason = getattr(error, "strerror", None) or str(error)
            yield Refused(given, reason, "check the path and its permissions")


def _named(path: Path, home: Path) -> str:
    try:
        return Path(os.path.relpath(path, home)).as_posix()
    except ValueError:  # another drive
        return path.resolve().as_posix()


def _inside(folder: Path, home: Path) -> Iterator[Item | Other]:
    """Walk through a folder, names in order, so that two runs meet the files in the same order."""
    root = _named(folder, home)
    waiting = [folder]
    while waiting:
        here = waiting.pop()
        try:
            entries = sorted(os.scandir(here), key=lambda entry: entry.name)
        except OSError as error:
            advice = "check its permissions"
            yield Other(_named(here, home), root, f"folder not opened: {error.strerror}", advice)
            continue
        below = []
        for entry in entries:
            path = Path(entry.path)
            if entry.is_dir(follow_symlinks=False):
                below.append(path)
            else:
                yield from _at(path, root, home)
        waiting += reversed(below)


def _at(path: Path, root: str, home: Path, *, asked: bool = False) -> Iterator[Item | Other]:
    """The file at a path, or the members of the archive there. What was asked for by name counts
    as a document whatever its ending."""
    name = _named(path, home)
    ending = path.suffix.lower()
    try:
        seen = path.stat()
    except OSError as error:
        yield Other(name, root, error.strerror or str(error), "check the path and its permissions")
        return
    if not path.is_file():
        yield Other(name, root, "a pipe, a device or a link that leads nowhere, not a file")
    elif ending in ARCHIVES or name.lower().endswith(ARCHIVES):
        yield from _members(path, name, root, seen)
    elif asked or ending in KNOWN:
        yield Item(name, root, str(path), None, seen.st_size, _moment(seen.st_mtime_ns))
    else:
        yield Other(name, root, no_document(ending))


def _members(path: Path, name: str, root: str, seen: os.stat_result) -> Iterator[Item | Other]:
    moment = _moment(seen.st_mtime_ns)
    try:
        for member in members_of(path):
            inner = f"{name}!/{member.name}"
            ending = Path(member.name).suffix.lower()
            if member.trouble:
                yield Other(inner, root, member.trouble, member.advice)
            elif ending in ARCHIVES or member.name.lower().endswith(ARCHIVES):
                yield Other(inner, root, "an archive within an archive", "unpack it and scan that")
            elif ending in KNOWN:
                yield Item(inner, root, str(path), member.name, member.size, moment)
            else:
                yield Other(inner, root, no_document(ending))
    except (OSError, zipfile.BadZipFile, tarfile.TarError, EOFError, ValueError) as error:
        reason = f"not opened as an archive ({' '.join(str(error).split())})"
        yield Other(name, root, reason, "unpack it and scan that")


def _moment(nanoseconds: int) -> str:
    """A time as 2026-11-25T15:04:05 with the rest of the second, so that any change shows."""
    from datetime import UTC, datetime

    seconds, rest = divmod(nanoseconds, 1_000_000_000)
    return f"{datetime.fromtimestamp(seconds, UTC):%Y-%m-%dT%H:%M:%S}.{rest:09d}"


def as_it_is_now(item: Item) -> Item:
    """Return an item on this machine with its size and time as they are at this moment."""
    seen = Path(item.place).stat()
    size = seen.st_size if item.member is None else item.size
    return replace(item, size=size, modified=_moment(seen.st_mtime_ns))


def listed(lines: Iterable[str]) -> Sequence[str]:
    """Return the paths in a list, one a line, blank lines left out; null bytes part them, too."""
    return [
        path.rstrip("\r")
        for line in lines
        for path in line.rstrip("\n").split("\0")
        if path.strip("\r")
    ]
