"""The files and pages of an archive that were not read, and why."""

import sqlite3
from collections import Counter
from collections.abc import Iterable

from clauses.answers import Count, NotRead
from clauses.archive.questions import PATH

_LISTED = f"""
SELECT path, '' AS numbers, reason, advice FROM files WHERE status = 'unreadable'
UNION ALL
SELECT {PATH.format("c")}, '', c.reason, c.advice FROM contents c
 WHERE c.status IN ('unreadable', 'refused', 'lost')
UNION ALL
SELECT {PATH.format("u")}, GROUP_CONCAT(u.page), u.reason, '' FROM unread_pages u
 GROUP BY u.sha256, u.reason
"""


def not_read(store: sqlite3.Connection, most: int) -> tuple[tuple[NotRead, ...], int]:
    """Return what was not read by path, at most so many, and how many are left out."""
    rows = store.execute(f"SELECT * FROM ({_LISTED}) ORDER BY 1, 3, 2 LIMIT ?", (most,))
    listed = [
        NotRead(path or "", ranges(map(int, numbers.split(","))) if numbers else "", reason, advice)
        for path, numbers, reason, advice in rows
    ]
    (total,) = store.execute(f"SELECT COUNT(*) FROM ({_LISTED})").fetchone()
    return tuple(sorted(listed, key=lambda one: (one.path, one.reason, one.pages))), (
        total - len(listed)
    )


def reasons(store: sqlite3.Connection) -> tuple[Count, ...]:
    """Return the reasons, those of the most files and pages first; with what is no document."""
    counts: Counter[str] = Counter()
    for reason, number in store.execute(
        "SELECT reason, COUNT(*) FROM files WHERE status IN ('unreadable', 'passed_over')"
        " GROUP BY reason"
        " UNION ALL SELECT reason, COUNT(*) FROM contents"
        " WHERE status IN ('unreadable', 'refused', 'lost') GROUP BY reason"
        " UNION ALL SELECT reason, COUNT(*) FROM unread_pages GROUP BY reason"
    ):
        counts[reason] += number
    found = (Count(reason, number) for reason, number in counts.items())
    return tuple(sorted(found, key=lambda one: (-one.number, one.name)))


def ranges(numbers: Iterable[int]) -> str:
    """Return numbers in short: "3-5, 9"."""
    runs: list[list[int]] = []
    for number in sorted(numbers):
        if runs and runs[-1][1] == number - 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return ", ".join(str(first) if first == last else f"{first}-{last}" for first, last in runs)
