"""How like each other pages are: in their words, the shape of their lines, and their tops."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from clauses.archive.splitting.looks import Look, masked

_WORD = re.compile(r"[a-z]{4,}")
_SAME_TOP, _SAME_LAST = 4, 2  # lines


def words_on(look: Look) -> frozenset[str]:
    """Return the words of a page that are not the shortest."""
    return frozenset(_WORD.findall(" ".join(look.lines).lower()))


def shared(one: frozenset[str], other: frozenset[str]) -> float:
    """Return how much of the words of the page with the fewer stand on the other, too."""
    return len(one & other) / max(1, min(len(one), len(other)))


@lru_cache(maxsize=64)  # each page is compared with the one before and the one after
def shape_of(look: Look) -> Mapping[str, float]:
    """Return how the lines of a page look, each figure from 0 to 1."""
    signs = Counter("".join(look.lines))
    count = max(1, signs.total())
    lines = max(1, len(look.lines))

    def share(of: Callable[[str], bool]) -> float:
        return sum(times for sign, times in signs.items() if of(sign)) / count

    return {
        "line length": min(1.0, count / lines / 100),
        "short lines": sum(len(line) < 15 for line in look.lines) / lines,
        "figures": share(str.isdigit),
        "signs": share(lambda sign: not sign.isalnum() and sign not in " .,;:'’-()"),
        "capital letters": share(str.isupper),
    }


@dataclass(frozen=True, slots=True)
class Recurring:
    """How often the first lines of a page stand over pages of the file, itself included.

    `ways` is how many different pages those follow: a form that many fill in follows now one's
    letter, now another's, its second page always its first; a running head follows itself.
    """

    times: int
    ways: int


def recurring_tops(looks: Sequence[Look]) -> tuple[Recurring, ...]:
    """Return how often each page is begun like others; `times` is 0 where its top tells little."""
    tops = [tuple(masked(line) for line in look.lines[:_SAME_TOP]) for look in looks]
    times = Counter(tops)
    before: defaultdict[tuple[str, ...], set[tuple[str, ...]]] = defaultdict(set)
    for last, top in pairwise([(), *tops]):
        before[top].add(last[:_SAME_LAST])
    return tuple(
        Recurring(times[top], len(before[top])) if _tells(top) else Recurring(0, 0) for top in tops
    )


def _tells(top: tuple[str, ...]) -> bool:
    return sum(len(line) > 3 for line in top) >= 3
