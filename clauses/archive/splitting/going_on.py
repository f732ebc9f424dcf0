"""Facts of how much a page goes on with those before it: in words, in looks, as the same copy."""

from collections.abc import Sequence

from clauses.archive.splitting.likeness import shape_of, shared, words_on
from clauses.archive.splitting.looks import Look, masked

# The words that no English text can do without; a drawing or a page read upside down has few.
_COMMON = frozenset(
    "the of and to in for is on that by this with be are as at or from it was an".split()  # noqa: SIM905
)
_FAR = 3  # pages to each side
_GARBLED, _ENGLISH = 0.05, 0.1  # of the words
_FEW = 10  # words
_TELLS = 80  # letters of a page of which a copy is known


def going_on_in(looks: Sequence[Look]) -> tuple[dict[str, float], ...]:
    """Return the facts of each page, by name; nothing for the first page."""
    words = [words_on(look) for look in looks]
    common = [_common(look) for look in looks]
    copies = _copies(looks)
    found: list[dict[str, float]] = [{}]
    for at in range(1, len(looks)):
        found.append({
            **_cohesion(words, at),
            "shape rather like next": _change(looks, at, -1) - _change(looks, at, 1),
            "change of common words": abs(common[at] - common[at - 1]),
            "garbled": looks[at].words >= _FEW and common[at] < _GARBLED,
            "garbled begins": looks[at].words >= _FEW
            and common[at] < _GARBLED and common[at - 1] >= _ENGLISH,
            "copy ends": copies[at - 1] and not copies[at],
        })  # fmt: skip
    return tuple(found)


def _common(look: Look) -> float:
    """How many of the words of a page are the commonest."""
    words = " ".join(look.lines).lower().split()
    return sum(map(_COMMON.__contains__, words)) / max(1, len(words))


def _cohesion(words: Sequence[frozenset[str]], at: int) -> dict[str, float]:
    """How much of the words of the pages before stand on this page and those after it."""
    before = frozenset[str]().union(*words[max(0, at - _FAR) : at])
    cohesion = shared(before, frozenset[str]().union(*words[at : at + _FAR]))
    with_next = shared(words[at], words[at + 1]) if at + 1 < len(words) else cohesion
    return {
        "cohesion": cohesion,
        "cohesion beyond the next": cohesion - with_next,
        "new words": 1 - len(words[at] & before) / max(1, len(words[at])),
    }


def _change(looks: Sequence[Look], at: int, step: int) -> float:
    """How different the lines of a page look from those of the one beside it."""
    if not 0 <= at + step < len(looks):
        return 0.0
    one, other = shape_of(looks[at]), shape_of(looks[at + step])
    return sum(abs(one[name] - other[name]) for name in one)


def _copies(looks: Sequence[Look]) -> tuple[bool, ...]:
    """Which pages say the same as one before them, numbers aside."""
    seen: set[str] = set()
    found = []
    for look in looks:
        text = masked(" ".join(look.lines))
        found.append(len(text) >= _TELLS and text in seen)
        seen.add(text)
    return tuple(found)
