"""Set thresholds on some documents, measure on others, and tell how sure the figures are."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from benchmarks.classifiers.split import Split
from clauses.records import Family
from clauses.training.blend import blended, found
from clauses.training.fit import calibration

Numbers = NDArray[np.float64]
FOLDS = 5
RESAMPLED = 1000
SEED = 1
MEASURES = (*(f"{family} F1" for family in Family), "family F1", "stance accuracy", "macro recall")


@dataclass(frozen=True, slots=True)
class Read:
    """What a candidate says of the test examples: found or not, and which stance, a family each."""

    said: NDArray[np.bool_]
    stance: NDArray[np.int64]


def read_by(logits: Numbers, split: Split) -> Read:
    """Return what `logits` (examples by families by labels) say.

    The thresholds for a document are those with the best F1 on the documents labelled whole of the
    other folds, at the prevalence of whole contracts, as the product's are.
    """
    raw, said = found(logits), np.zeros(split.targets.shape, dtype=bool)
    for here in _folds(split.documents):
        others = ~here & split.whole
        for column, family in enumerate(Family):
            true = split.targets[others, column] > 0
            threshold = calibration(family, raw[others, column], true).threshold
            said[here, column] = raw[here, column] >= threshold
    return Read(said, logits[..., 1:].argmax(axis=-1) + 1)


def read_by_both(linear: Numbers, encoder: Numbers, split: Split) -> Read:
    """Return what the linear model and the encoder say together, put together as the product does.

    Weight, screen and thresholds for a document are set on the documents of the other folds.
    """
    lines = linear_scores(linear)
    said, stance = np.zeros(split.targets.shape, dtype=bool), np.zeros(split.targets.shape, int)
    for here in _folds(split.documents):
        others = [example for example, inside in zip(split.test, here, strict=True) if not inside]
        made = blended(others, lines, ~here, encoder[~here])
        both = made["linear_weight"] * (linear - linear[..., :1]) + encoder
        thresholds = [made["calibrations"][family]["threshold"] for family in Family]
        offered = found(linear).max(axis=1) >= made["screen"]
        said[here] = ((found(both) >= thresholds) & offered[:, None])[here]
        stance[here] = (both[..., 1:].argmax(axis=-1) + 1)[here]
    return Read(said, stance)


def linear_scores(linear: Numbers) -> dict[Family, Numbers]:
    """Return logits of the linear model as its scores: log odds of any finding, then of stances."""
    return {
        family: np.column_stack([found(linear[:, i]), linear[:, i, 1:] - linear[:, i, :1]])
        for i, family in enumerate(Family)
    }


def _folds(documents: Sequence[str]) -> list[NDArray[np.bool_]]:
    digests = [hashlib.sha256(name.encode()).digest()[1] % FOLDS for name in documents]
    return [np.array([digest == fold for digest in digests]) for fold in range(FOLDS)]


def figures(read: Read, split: Split, rows: NDArray[np.bool_]) -> dict[str, tuple[float, ...]]:
    """Return each measure over `rows` with the ends of its 95 % interval over documents."""
    counts = _counts(read, split, rows)
    drawn = np.random.default_rng(SEED).integers(0, len(counts), (RESAMPLED, len(counts)))
    middle = _measures(counts.sum(axis=0))
    trials = [_measures(counts[one].sum(axis=0)) for one in drawn]
    ends = np.percentile(np.array(trials), [2.5, 97.5], axis=0)
    return {
        name: (float(middle[i]), float(ends[0, i]), float(ends[1, i]))
        for i, name in enumerate(MEASURES)
    }


def _counts(read: Read, split: Split, rows: NDArray[np.bool_]) -> Numbers:
    """Documents by families by said, true, hit, stance right, then a stance each: true, right."""
    names = sorted({name for name, inside in zip(split.documents, rows, strict=True) if inside})
    places = {name: place for place, name in enumerate(names)}
    counts = np.zeros((len(names), len(Family), 10))
    for row in np.flatnonzero(rows):
        one = counts[places[split.documents[row]]]
        said, true = read.said[row], split.targets[row] > 0
        hit = said & true
        right = hit & (read.stance[row] == split.targets[row])
        one[:, :4] += np.stack([said, true, hit, right], axis=1)
        for stance in (1, 2, 3):
            meant = split.targets[row] == stance
            one[:, 3 + stance] += meant
            one[:, 6 + stance] += meant & right
    return counts


def _measures(counts: Numbers) -> list[float]:
    said, true, hit, right = (counts[:, i] for i in range(4))
    by_family = 2 * hit / np.maximum(said + true, 1)
    whole = 2 * hit.sum() / max(said.sum() + true.sum(), 1)
    meant, found_right = counts[:, 4:7].ravel(), counts[:, 7:10].ravel()
    recall = (found_right[meant > 0] / meant[meant > 0]).mean()
    return [*by_family.tolist(), whole, right.sum() / max(hit.sum(), 1), recall]
