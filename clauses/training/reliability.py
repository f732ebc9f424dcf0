"""How far the probabilities hold, on documents neither part of the model was fitted to."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from clauses.records import REVIEW_BELOW, Family
from clauses.training.examples import Example
from clauses.training.fit import Numbers, calibration, prevalence_weights, rows_by_kind

FOLDS = 5
BINS = 10


def confidence(
    examples: Sequence[Example],
    raw: Numbers,
    true: NDArray[np.bool_],
    *,
    odds: float,
    offered: NDArray[np.bool_],
) -> dict[str, Any]:
    """Return the manifest's `reliability` and `review`, by kind of example.

    `raw` are log odds before calibration, examples by families, and `true` whether there is a
    finding. Probabilities are set on the documents labelled whole of the other folds. `odds` are
    the calibrated log odds from which a passage counts, `offered` the examples no screen rules out.
    """
    shares = _probabilities(examples, raw, true)
    said = (shares >= _probability(odds)) & offered[:, None]
    by_kind = {
        kind: (shares[rows], true[rows], said[rows], _at_prevalence(true[rows]))
        for kind, rows in rows_by_kind(examples).items()
    }
    return {
        "reliability": {
            kind: [[round(one, 3) for one in row] for row in _bins(share, right, weight)]
            for kind, (share, right, _, weight) in by_kind.items()
        },
        "review": {
            "from": round(_probability(odds), 3),
            "below": REVIEW_BELOW,
            **{kind: _band(*values) for kind, values in by_kind.items()},
        },
    }


def _probabilities(
    examples: Sequence[Example], raw: Numbers, true: NDArray[np.bool_]
) -> NDArray[np.float64]:
    whole = np.array([example.complete for example in examples])
    folds = np.array(
        [hashlib.sha256(example.group.encode()).digest()[0] % FOLDS for example in examples]
    )
    shares = np.zeros(raw.shape)
    for fold in np.unique(folds):
        here, others = folds == fold, (folds != fold) & whole
        if not others.any():
            others = whole
        for column, family in enumerate(Family):
            c = calibration(family, raw[others, column], true[others, column])
            shares[here, column] = 1 / (1 + np.exp(-(c.slope * raw[here, column] + c.offset)))
    return shares


def _at_prevalence(true: NDArray[np.bool_]) -> Numbers:
    return np.column_stack(
        [prevalence_weights(family, true[:, i]) for i, family in enumerate(Family)]
    )


def _bins(shares: Numbers, true: NDArray[np.bool_], weights: Numbers) -> Iterator[list[float]]:
    """For each tenth of probability: the mean stated, the share right, the number of readings."""
    places = np.minimum((shares * BINS).astype(int), BINS - 1)
    for place in range(BINS):
        here = places == place
        if here.any():
            total = weights[here].sum()
            stated = (shares * weights)[here].sum() / total
            yield [float(stated), float((true * weights)[here].sum() / total), float(here.sum())]
        else:
            yield [0.0, 0.0, 0.0]


def _band(
    shares: Numbers, true: NDArray[np.bool_], said: NDArray[np.bool_], weights: Numbers
) -> dict[str, float]:
    """What is marked for review, how often that is false, and what is missed below it."""
    unsure = said & (shares < REVIEW_BELOW)
    expected = shares * weights
    values = {
        "marked": _share(weights[unsure], weights[said]),
        "false": _share((weights * ~true)[unsure], weights[unsure]),
        "false of the others": _share((weights * ~true)[said & ~unsure], weights[said & ~unsure]),
        "false as stated": _share((weights * (1 - shares))[unsure], weights[unsure]),
        "missed": _share(weights[~said & true], weights[true]),
        "missed as stated": _share(expected[~said], expected),
    }
    return {name: round(value, 3) for name, value in values.items()}


def _share(part: Numbers, whole: Numbers) -> float:
    return float(part.sum() / whole.sum()) if whole.sum() else 0.0


def _probability(odds: float) -> float:
    return float(1 / (1 + np.exp(-odds)))


def reliability_rows(bins: Sequence[Sequence[float]]) -> list[tuple[str, ...]]:
    """Return the tenths as they are printed; an empty one says so."""
    return [
        (f"{place / BINS:.1f} to {(place + 1) / BINS:.1f}",
         *((f"{stated:.2f}", f"{right:.2f}", f"{count:.0f}") if count else ("–", "–", "0")))
        for place, (stated, right, count) in enumerate(bins)
    ]  # fmt: skip


def review_sentences(review: Mapping[str, Any]) -> list[str]:
    """Return what is marked for review and how that does, a line a kind of documents."""
    first = (
        f"Findings with a probability from {review['from']:.2f} to {review['below']:.2f} "
        "are marked `review`."
    )
    return [first, *(
        f"On {kind}: {one['marked']:.0%} of the findings are so marked; {one['false']:.0%} of them "
        f"are false ({one['false as stated']:.0%} by their probabilities), and "
        f"{one['false of the others']:.0%} of the others. Of what there is, {one['missed']:.0%} is "
        f"missed ({one['missed as stated']:.0%} by the probabilities)."
        for kind, one in review.items()
        if isinstance(one, Mapping)
    )]  # fmt: skip
