"""Files in object stores and on servers, through fsspec (the extra `remote`)."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import IO, Any

from clauses.archive.items import KNOWN, Item, Other, no_document
from clauses.errors import UnreadableInput, UsageError
from clauses.records import Refused

_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*(?:::[a-z][a-z0-9+.-]*)*://", re.IGNORECASE)
_COPIED_AT_ONCE = 1 << 20


def is_address(given: str) -> bool:
    """Return whether this is an address (`s3://bucket/contracts`), not a path."""
    return _ADDRESS.match(given) is not None


def remote_items(address: str) -> Iterator[Item | Other | Refused]:
    """Yield the files at an address and below, in order of names.

    Raises UsageError where fsspec, or what it needs for such an address, is not installed.
    """
    system, path = _system(address)
    try:
        found = {path: system.info(path)} if system.isfile(path) else _files(system, path)
    except Exception as error:  # noqa: BLE001 - each kind of store has errors of its own
        yield Refused(address, _said(error), "check the address, and that you may read it")
        return
    if not found:
        yield Refused(address, "nothing lies there", "check the address")
    for name, info in sorted(found.items()):
        full = system.unstrip_protocol(name)
        ending = "." + name.rpartition(".")[2].lower() if "." in name.rpartition("/")[2] else ""
        if ending in KNOWN:
            size = int(info.get("size") or 0)
            yield Item(full, address, full, None, size, _version(system, name, info))
        else:
            yield Other(full, address, no_document(ending))


def _files(system: Any, path: str) -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = system.find(path, detail=True)
    return found


def copy_remote(address: str, target: IO[bytes]) -> None:
    """Write what lies at an address to an open file. Raises UnreadableInput, UsageError."""
    system, path = _system(address)
    try:
        with system.open(path, "rb") as source:
            while block := source.read(_COPIED_AT_ONCE):
                target.write(block)
    except Exception as error:
        raise UnreadableInput(f"{address}: {_said(error)}",
                              "check the address, and that you may read it") from error  # fmt: skip


def _version(system: Any, name: str, info: dict[str, Any]) -> str:
    """What changes whenever the content does: the time, and the store's own checksum."""
    times = (info.get(key) for key in ("LastModified", "last_modified", "mtime", "updated",
                                       "created"))  # fmt: skip
    tags = (info.get(key) for key in ("ETag", "etag", "md5Hash", "content_md5"))
    told = [_moment(next(filter(None, times), "")), str(next(filter(None, tags), ""))]
    return " ".join(filter(None, told)) or str(system.ukey(name))


def _moment(time: Any) -> str:
    """A time as 2026-11-25T15:04:05, however the kind of store tells it."""
    if isinstance(time, int | float):
        time = datetime.fromtimestamp(time, UTC)
    if isinstance(time, datetime):
        return time.isoformat()
    return str(time)


def _system(address: str) -> tuple[Any, str]:
    try:
        import fsspec
    except ImportError as error:
        raise UsageError(f"{address}: fsspec is not installed",
                         'pip install "vendor-clauses[remote]"') from error  # fmt: skip
    try:
        system, path = fsspec.core.url_to_fs(address)
    except (ImportError, ValueError) as error:
        raise UsageError(f"{address}: {_said(error)}",
                         "install what it needs, or check the address") from error  # fmt: skip
    return system, str(path)


def _said(error: Exception) -> str:
    return " ".join(str(error).split()) or type(error).__name__
