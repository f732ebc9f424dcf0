"""What lies at the paths an archive is made of: files, and members of archives among them.

A path is noted as it is seen from the folder of the store, so that the two can be moved together;
a member of a zip or tar file as `packets.zip!/2021/june.pdf`; what lies in an object store by its
address.
"""

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from clauses.archive.items import (
    KNOWN,
    PASSED_OVER,
    UNREADABLE,
    Item,
    Other,
    no_document,
    printable,
)
from clauses.archive.members import ARCHIVES, BROKEN, Member, members_of
from clauses.archive.remote import is_address, remote_items
from clauses.records import Refused


def in_order(paths: Iterable[str], store: Path) -> tuple[str, ...]:
    """Return the paths, each once, in the order of how they are noted in the store at `store`."""
    home = store.resolve().parent
    return tuple(sorted(
        dict.fromkeys(paths),
        key=lambda one: one if is_address(one) or "\0" in one else named(Path(one), home),
    ))  # fmt: skip


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
                yield from _at(path, named(path, home), home, asked=True)
            else:
                yield Refused(given, "no such file or folder", "check the path")
        except (OSError, ValueError) as error:  # ValueError: a null byte in the path
            reason = getattr(error, "strerror", None) or str(error)
            yield Refused(given, reason, "check the path and its permissions")


def named(path: Path, home: Path) -> str:
    """Return how a path is noted in a store in the folder `home`."""
    try:
        return printable(Path(os.path.relpath(path, home)).as_posix())
    except ValueError:  # another drive
        return printable(path.resolve().as_posix())


def _inside(folder: Path, home: Path) -> Iterator[Item | Other]:
    """Walk through a folder in the order of whole paths: the first of a content is the smallest."""
    root = named(folder, home)
    waiting = [(folder, True)]
    while waiting:
        here, is_folder = waiting.pop()
        if not is_folder:
            yield from _at(here, root, home)
            continue
        try:
            entries = [(Path(one.path), one.is_dir(follow_symlinks=False))
                       for one in os.scandir(here)]  # fmt: skip
        except OSError as error:
            name, reason = named(here, home), f"folder not opened: {error.strerror}"
            yield Other(name, root, reason, "check its permissions", UNREADABLE, f"{name}/")
            continue
        # As the whole paths sort: what is within a folder, by the stroke after its name.
        entries.sort(key=lambda one: one[0].name + "/" * one[1], reverse=True)
        waiting += entries


def _at(path: Path, root: str, home: Path, *, asked: bool = False) -> Iterator[Item | Other]:
    """The file at a path, or the members of the archive there.

    What was asked for by name counts as a document whatever its ending.
    """
    name = named(path, home)
    ending = path.suffix.lower()
    try:
        seen = path.stat()
    except OSError as error:
        said = error.strerror or str(error)
        yield Other(name, root, said, "check the path and its permissions", UNREADABLE)
        return
    if path.is_dir():
        yield Other(name, root, "a link to a folder", "scan that folder")
    elif not path.is_file():
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
        members, trouble = members_of(path)
    except BROKEN as error:
        members, trouble = (), " ".join(str(error).split())
    if trouble:
        hidden = "" if members else f"{name}!/"
        reason, advice = f"not opened as an archive ({trouble})", "unpack it and scan that"
        if members:
            reason = f"not read to its end: {trouble}"
        yield Other(name, root, reason, advice, UNREADABLE, hidden)
    for member in members:
        inner = f"{name}!/{printable(member.name)}"
        fault = _fault(member)
        if fault is not None:
            yield Other(inner, root, *fault)
        else:
            yield Item(inner, root, str(path), member.name, member.size, moment)


def _fault(member: Member) -> tuple[str, str, str] | None:
    """Why a member is not read, what to do, and whether a document may be lost by it."""
    ending = Path(member.name).suffix.lower()
    if ending in ARCHIVES or member.name.lower().endswith(ARCHIVES):
        return "an archive within an archive", "unpack it and scan that", UNREADABLE
    if ending not in KNOWN:
        return no_document(ending), "", PASSED_OVER
    return (member.trouble, member.advice, UNREADABLE) if member.trouble else None


def _moment(nanoseconds: int) -> str:
    """A time as 2026-11-25T15:04:05 with the rest of the second, so that any change shows."""
    from datetime import UTC, datetime

    seconds, rest = divmod(nanoseconds, 1_000_000_000)
    return f"{datetime.fromtimestamp(seconds, UTC):%Y-%m-%dT%H:%M:%S}.{rest:09d}"


def as_it_is_now(item: Item) -> Item:
    """Return an item on this machine with its size and time as they are at this moment.

    Raises OSError where it is not there.
    """
    seen = Path(item.place).stat()
    size = seen.st_size if item.member is None else item.size
    return replace(item, size=size, modified=_moment(seen.st_mtime_ns))


def placed(path: str, root: str, home: Path) -> Item:
    """Return the item that a store in the folder `home` notes at `path`, its size not told."""
    outer, _, member = path.partition("!/")
    return Item(path, root, str(home / outer), member or None, 0, "")


def listed(lines: Iterable[str]) -> Sequence[str]:
    """Return the paths in a list, one a line, blank lines left out; null bytes part them, too."""
    return [
        path.rstrip("\r")
        for line in lines
        for path in line.rstrip("\n").split("\0")
        if path.strip("\r")
    ]
