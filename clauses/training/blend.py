"""Put the linear model and the encoder together, on documents neither was fitted to."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

import numpy as np
from numpy.typing import NDArray

from clauses.classification.artefact import Calibration
from clauses.records import Family
from clauses.training.examples import Example
from clauses.training.fit import (
    LABELS,
    Numbers,
    calibration,
    prevalence_weights,
    rounded,
    rows_by_kind,
)
from clauses.training.reliability import confidence

LINEAR_WEIGHTS = (0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8, 1.0, 1.3, 1.6, 2.0)
# Differences in F1 below this are noise on some thousand passages: the smaller weight of the linear
# model is taken.
TELLING = 0.005
# What F1 may fall below the best for a lower threshold: a clause that is missed does more harm than
# a false one, which its reader sees.
FORGIVEN = 0.01
# The encoder is spared passages below the linear score that this share of the passages reach in
# which the two together are right to find something.
SCREENED_RECALL = 0.997


def blended(
    unseen: Sequence[Example],
    linear: Mapping[Family, Numbers],
    left_out: NDArray[np.bool_],
    encoder: Numbers,
) -> dict[str, Any]:
    """Return the manifest's `screen`, `linear_weight`, `calibrations`, `held_out`, and how sure.

    `unseen` are the examples left out of the encoder's fit, `encoder` its logits of them (examples
    by families by labels); `linear` holds held-out scores of all examples, `left_out` which of
    them are unseen.
    """
    whole = np.array([example.complete for example in unseen])
    targets = np.array([_target(example) for example in unseen])
    lines = np.stack([_logits(linear[family][left_out]) for family in Family], axis=1)
    trials = {
        w: _strict_f1(w * lines[whole] + encoder[whole], targets[whole]) for w in LINEAR_WEIGHTS
    }
    weight = next(w for w in LINEAR_WEIGHTS if trials[w] >= max(trials.values()) - TELLING)
    both = weight * lines + encoder
    raw = found(both)
    fitted = [
        calibration(family, raw[whole, i], targets[whole, i] > 0) for i, family in enumerate(Family)
    ]
    threshold = _pooled_threshold(fitted, raw[whole], targets[whole] > 0)
    calibrations = [
        Calibration(c.slope, c.offset, rounded((threshold - c.offset) / c.slope)) for c in fitted
    ]
    right = (raw >= [c.threshold for c in calibrations]) & (targets > 0)
    highest = found(lines).max(axis=1)
    screen = rounded(float(np.quantile(highest[right.any(axis=1)], 1 - SCREENED_RECALL)))
    return {
        "linear_weight": weight,
        "screen": screen,
        "calibrations": {str(f): asdict(c) for f, c in zip(Family, calibrations, strict=True)},
        "held_out": {
            kind: _figures(both[rows], targets[rows], calibrations)
            for kind, rows in rows_by_kind(unseen).items()
        },
        **confidence(unseen, raw, targets > 0, odds=threshold, offered=highest >= screen),
    }


def found(logits: Numbers) -> Numbers:
    """Return the log odds of any finding against none, from logits over the last axis."""
    sums: Numbers = np.logaddexp.reduce(logits[..., 1:], axis=-1) - logits[..., 0]
    return sums


def _target(example: Example) -> list[int]:
    stances = [example.stance_in(family) for family in Family]
    return [LABELS.index(stance) if stance else 0 for stance in stances]


def _logits(scores: Numbers) -> Numbers:
    """From log odds and stance logits back to logits over all labels."""
    none = np.logaddexp.reduce(scores[:, 1:], axis=1) - scores[:, 0]
    return np.column_stack([none, scores[:, 1:]])


def _weights(true: NDArray[np.bool_]) -> Numbers:
    """Weights of examples by families, at each family's prevalence."""
    return np.column_stack(
        [prevalence_weights(family, true[:, i]) for i, family in enumerate(Family)]
    )


def _strict_f1(logits: Numbers, targets: NDArray[np.int64]) -> float:
    """The best F1 of family and stance together at any threshold, pooled over families."""
    raw, right = found(logits), logits[..., 1:].argmax(axis=-1) + 1 == targets
    weights = _weights(targets > 0)
    order = np.argsort(-raw, axis=None, kind="stable")
    hits, said = np.cumsum(right.ravel()[order]), np.cumsum(weights.ravel()[order])
    return float(np.max(2 * hits / (said + (targets > 0).sum())))


def _pooled_threshold(
    fitted: Sequence[Calibration], raw: Numbers, true: NDArray[np.bool_]
) -> float:
    """The log odds from which a passage counts, the same for all families: less noisy than each.

    The lowest with an F1 near the best.
    """
    odds = np.column_stack([c.slope * raw[:, i] + c.offset for i, c in enumerate(fitted)])
    weights = _weights(true)
    order = np.argsort(-odds, axis=None, kind="stable")
    hits, said = np.cumsum(true.ravel()[order]), np.cumsum(weights.ravel()[order])
    f1 = 2 * hits / (said + true.sum())
    lowest = int(np.flatnonzero(f1 >= f1.max() - FORGIVEN)[-1])
    return float(odds.ravel()[order][lowest])


def _figures(
    logits: Numbers, targets: NDArray[np.int64], calibrations: Sequence[Calibration]
) -> dict[str, float]:
    made: dict[str, float] = {}
    raw, stances = found(logits), logits[..., 1:].argmax(axis=-1) + 1
    for i, family in enumerate(Family):
        said, true = raw[:, i] >= calibrations[i].threshold, targets[:, i] > 0
        hits = said & true
        values = {
            "precision": hits.sum() / max(said.sum(), 1),
            "recall": hits.sum() / max(true.sum(), 1),
            "f1": 2 * hits.sum() / max(said.sum() + true.sum(), 1),
            "stance": (stances[:, i] == targets[:, i])[hits].mean() if hits.any() else 1.0,
        }
        made |= {f"{family} {name}": round(float(value), 3) for name, value in values.items()}
    return made
