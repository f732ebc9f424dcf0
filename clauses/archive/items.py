"""A file of an archive, or a member of one, and what is passed over."""

from dataclasses import dataclass

from clauses.readers import OTHERS, READERS

KNOWN = OTHERS.union(READERS)
PASSED_OVER = "passed_over"
UNREADABLE = "unreadable"
VANISHED = "vanished"


@dataclass(frozen=True, slots=True)
class Item:
    """A file of an archive, or a member of one.

    `path` is how it is named in the store, `root` what it was found at, `place` where it can be
    opened: a path or an address; `member` is its name within the archive at that place. `size` is
    in bytes; `modified` changes whenever the content may have, and begins with the day, as
    2026-11-25T15:04:05.
    """

    path: str
    root: str
    place: str
    member: str | None
    size: int
    modified: str


@dataclass(frozen=True, slots=True)
class Other:
    """A file that is no document by its name, or that cannot be looked at, and why.

    `status` is "passed_over", or "unreadable" where there may be documents in it. `hides` is what
    the names of all begin with that cannot be seen on its account, "" for none.
    """

    path: str
    root: str
    reason: str
    advice: str = ""
    status: str = PASSED_OVER
    hides: str = ""


def no_document(ending: str) -> str:
    """Return the reason why a file with that ending is passed over."""
    return f"no document by its name ({ending})" if ending else "no document by its name"


def printable(name: str) -> str:
    """Return text as UTF-8 can carry it: halves of letters, bytes that are no text, by number."""
    return name.encode("utf-8", "backslashreplace").decode()
