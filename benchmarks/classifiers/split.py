"""Documents to learn from and documents to measure on, which repeat nothing of each other."""

import hashlib
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from clauses.records import Family
from clauses.training.examples import Example
from clauses.training.families import families, same_words
from clauses.training.fit import LABELS, rows_by_kind

# A passage that shares so much of its runs of words with one learned from is left out.
ALIKE = 0.8
RUN = 4
LEFT_OUT = 5
_WORD = re.compile(r"[a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Split:
    """Examples to learn from, examples to measure on, and what was dropped between them.

    `test_rows` and `train_rows` are places among all examples; `documents` names the family of
    documents of each test example; `targets` are test examples by families, 0 for no finding.
    """

    train: tuple[Example, ...]
    test: tuple[Example, ...]
    train_rows: NDArray[np.int64]
    test_rows: NDArray[np.int64]
    documents: tuple[str, ...]
    targets: NDArray[np.int64]
    train_targets: NDArray[np.int64]
    dropped: int

    @property
    def whole(self) -> NDArray[np.bool_]:
        """Which test examples are of documents read and labelled as a whole."""
        return np.array([example.complete for example in self.test])

    @property
    def kinds(self) -> dict[str, NDArray[np.bool_]]:
        """Which test examples are of each kind."""
        return rows_by_kind(self.test)


def left_out(examples: Sequence[Example]) -> NDArray[np.bool_]:
    """Return which examples are measured on: those the encoder's first fit leaves out too."""
    digests = (hashlib.sha256(family.encode()).digest() for family in families(examples))
    return np.array([digest[0] % LEFT_OUT == 0 for digest in digests])


def split(examples: Sequence[Example], left_out: NDArray[np.bool_]) -> Split:
    """Return the split by `left_out`, without test passages that repeat one learned from."""
    train_rows = np.flatnonzero(~left_out)
    train = tuple(examples[i] for i in train_rows.tolist())
    repeats = _Repeats(train)
    unseen = np.flatnonzero(left_out)
    test_rows = np.array([i for i in unseen.tolist() if not repeats.holds(examples[i])])
    test = tuple(examples[i] for i in test_rows.tolist())
    documents = families(examples)
    return Split(
        train,
        test,
        train_rows,
        test_rows,
        tuple(documents[i] for i in test_rows.tolist()),
        targets(test),
        targets(train),
        len(unseen) - len(test_rows),
    )


def targets(examples: Sequence[Example]) -> NDArray[np.int64]:
    """Return the place of each example's stance in `LABELS`, a column a family."""
    stances = ([example.stance_in(family) for family in Family] for example in examples)
    return np.array([[LABELS.index(s) if s else 0 for s in row] for row in stances])


class _Repeats:
    """What the passages learned from say, and whether another says nearly the same."""

    def __init__(self, train: Sequence[Example]) -> None:
        self.said = {same_words(example) for example in train}
        self.holders: dict[int, list[int]] = {}
        self.sizes = []
        for place, example in enumerate(train):
            runs = set(_runs(example))
            self.sizes.append(len(runs))
            for run in runs:
                self.holders.setdefault(run, []).append(place)

    def holds(self, example: Example) -> bool:
        """Return whether one of them is the same, or shares `ALIKE` of all runs of words."""
        if same_words(example) in self.said:
            return True
        runs = set(_runs(example))
        shared = Counter(place for run in runs for place in self.holders.get(run, ()))
        return any(
            count >= ALIKE * (len(runs) + self.sizes[place] - count)
            for place, count in shared.most_common(5)
        )


def _runs(example: Example) -> Iterator[int]:
    words = _WORD.findall(example.passage.text.lower())
    for start in range(len(words) - RUN + 1):
        yield hash(tuple(words[start : start + RUN]))
