"""How like two documents are by their words: a MinHash of each, to be kept in the store."""

import re
import zlib
from functools import cache
from typing import TYPE_CHECKING

from clauses.language import folded

if TYPE_CHECKING:
    from datasketch import MinHash

VALUES = 128
SHINGLE = 8
# Fewer words are a title or a stray page, and are like many others by chance.
FEWEST_WORDS = 50
SEED = 1
_WORD = re.compile(r"[^\W_]+")
_AT_ONCE = 4096


def signature(text: str) -> tuple[int, ...] | None:
    """Return the MinHash of the words of a text: `VALUES` numbers below 2 ** 32.

    The share of places where two signatures agree estimates the share of `SHINGLE`-word sequences
    that two texts have in common, of all that either has (the Jaccard index); the standard error
    is at most 0.045. Capitals, punctuation and line breaks do not count. None where there are
    fewer than `FEWEST_WORDS` words.
    """
    words = _WORD.findall(folded(text).lower())
    if len(words) < FEWEST_WORDS:
        return None
    shingles = sorted(
        {
            zlib.crc32(" ".join(words[at : at + SHINGLE]).encode("utf-8", "replace"))
            for at in range(len(words) - SHINGLE + 1)
        }
    )
    sketch = _empty().copy()
    for at in range(0, len(shingles), _AT_ONCE):  # so that a long document takes no more memory
        sketch.update_batch(shingles[at : at + _AT_ONCE])
    return tuple(map(int, sketch.hashvalues))


@cache
def _empty() -> "MinHash":
    """The sketch of nothing: its permutations are slow to draw, and the same for all."""
    from datasketch import MinHash

    return MinHash(VALUES, SEED, hashfunc=int, scheme="affine32")
