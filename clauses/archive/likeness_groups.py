"""Which documents of a store resemble each other: locality-sensitive hashing of their signatures.

Nothing is kept in the store: groups are computed when asked, in memory of some 20 bytes a document
besides a temporary file. Equal stores give equal groups, in whatever order their files were read.
"""

import sqlite3
import tempfile
from array import array
from collections.abc import Iterator
from contextlib import closing
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from clauses.archive.resemblance import VALUES

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Signatures = NDArray[np.uint32]

# The share of their word sequences that two documents have in common for both to be of one
# template. Measured on public records: the same agreement scanned for two agencies has 0.68, with
# the exhibits of one left out 0.31 and 0.41, two versions of a policy 0.35, a state's model policy
# in two cities 0.56 to 0.71; agreements of a city on two templates of its own mostly have less than
# 0.2, and what is unrelated less than 0.07. A signature tells it to within 0.04 or so.
ALIKE = 0.25
# Bands of three values, those beside each other and those a third of the signature apart. Two
# documents meet in one of 84 with probability 0.9 where they share 0.3, 0.996 at 0.4, 0.0007 at
# 0.02; a group is held together by any of its pairs.
_ROWS = 3
_THIRD = VALUES // _ROWS
_PLACES = (
    *range(_THIRD * _ROWS),
    *(first + step * _THIRD for first in range(_THIRD) for step in range(_ROWS)),
)
BANDS = len(_PLACES) // _ROWS
# A band that many unlike documents share is common wording; comparing all of them would not end.
_MOST_LEADERS = 64
_AT_ONCE = 2000


def groups(store: sqlite3.Connection) -> tuple[tuple[int, ...], ...]:
    """Return the ids of the documents that resemble each other, the largest groups first.

    Each group has two or more, in the order of content and number; a document is in one group at
    most.
    """
    ids = array("q")
    with tempfile.TemporaryFile(suffix=".signatures") as file, closing(_sorter()) as sorter:
        for document, signature in store.execute(
            "SELECT id, signature FROM documents WHERE LENGTH(signature) = ?"
            " ORDER BY sha256, number",
            (4 * VALUES,),
        ):
            ids.append(document)
            file.write(signature)
        if len(ids) < 2:
            return ()
        file.flush()
        signatures = _mapped(file.fileno(), len(ids))
        _put_bands(sorter, signatures)
        above = _joined(sorter, signatures)
    found: dict[int, list[int]] = {}
    for place in range(len(ids)):
        first = _first(above, place)
        if first != place:
            found.setdefault(first, [ids[first]]).append(ids[place])
    return tuple(map(tuple, sorted(found.values(), key=len, reverse=True)))


def _sorter() -> sqlite3.Connection:
    """A database of its own on disk, gone when it is closed: it sorts more than fits in memory."""
    sorter = sqlite3.connect("", isolation_level=None)
    sorter.execute("PRAGMA journal_mode = OFF")
    sorter.execute("PRAGMA temp_store = FILE")
    sorter.execute("CREATE TABLE bands (band INTEGER NOT NULL, place INTEGER NOT NULL)")
    return sorter


def _mapped(handle: int, count: int) -> "Signatures":
    import mmap

    import numpy as np

    data = mmap.mmap(handle, 0, access=mmap.ACCESS_READ)
    return np.frombuffer(data, dtype="<u4").reshape(count, VALUES)


def _put_bands(sorter: sqlite3.Connection, signatures: "Signatures") -> None:
    """Put for each document the hash of each of its bands, told apart by the number of the band."""
    import numpy as np

    factors = np.array([0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9], dtype="<u8")
    own = np.arange(1, BANDS + 1, dtype="<u8") * np.uint64(0xFF51AFD7ED558CCD)
    sorter.execute("BEGIN")
    for start in range(0, len(signatures), _AT_ONCE):
        some = signatures[start : start + _AT_ONCE, _PLACES].astype("<u8")
        mixed = (some.reshape(-1, BANDS, _ROWS) * factors).sum(axis=2, dtype="<u8") ^ own
        places = np.repeat(np.arange(start, start + len(some)), BANDS)
        hashes = mixed.reshape(-1).view("<i8")
        rows = zip(hashes.tolist(), places.tolist(), strict=True)
        sorter.executemany("INSERT INTO bands VALUES (?, ?)", rows)
    sorter.execute("COMMIT")


def _joined(sorter: sqlite3.Connection, signatures: "Signatures") -> "array[int]":
    """Return for each document one before it that it is alike to, or itself: a union-find forest.

    In each band a document is compared with the first of those before it that are unlike each
    other, so that a thousand copies cost a thousand comparisons, not half a million.
    """
    above = array("q", range(len(signatures)))
    for members in _shared_bands(sorter):
        leaders = [members[0]]
        for place in members[1:]:
            for leader in leaders:
                one, other = _first(above, leader), _first(above, place)
                if one == other or (signatures[leader] == signatures[place]).mean() >= ALIKE:
                    above[max(one, other)] = min(one, other)
                    break
            else:
                if len(leaders) < _MOST_LEADERS:
                    leaders.append(place)
    return above


def _shared_bands(sorter: sqlite3.Connection) -> Iterator[list[int]]:
    """Yield the documents of each band that several have."""
    rows = sorter.execute("SELECT band, place FROM bands ORDER BY band, place")
    for _, group in groupby(rows, key=itemgetter(0)):
        members = [place for _, place in group]
        if len(members) > 1:
            yield members


def _first(above: "array[int]", place: int) -> int:
    """The first document of the set that this one is in; the way there is made shorter."""
    while above[place] != place:
        above[place] = above[above[place]]
        place = above[place]
    return place
