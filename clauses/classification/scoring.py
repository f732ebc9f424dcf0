"""Score passages with a linear model: numpy alone, no scikit-learn at run time."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from clauses.classification.artefact import Array, Calibration, Head, Model
from clauses.classification.features import features
from clauses.classification.passages import Passage
from clauses.records import Family, Stance


@dataclass(frozen=True, slots=True)
class Score:
    """What the model makes of one passage in one family.

    `probability` is that of any finding, calibrated on documents not trained on; `stance` is the
    likeliest if there is one; `found` is whether it passes the family's threshold.
    """

    family: Family
    probability: float
    stance: Stance
    found: bool


def score(model: Model, passage: Passage) -> tuple[Score, ...]:
    """Return a score for each family, in the order of `Family`."""
    rows, values = vector(model, passage)
    return tuple(
        _score(family, _logits(model.families[family], rows, values), model.calibrations[family])
        for family in Family
    )


def vector(model: Model, passage: Passage) -> tuple[Sequence[int], Array]:
    """Return the rows of the passage's known features and their weights, of length 1 together."""
    rows = [row for name in features(passage) if (row := model.vocabulary.get(name)) is not None]
    values = model.idf[rows]
    length = float(np.sqrt((values * values).sum()))
    return rows, values / length if length else values


def attribute_values(
    model: Model, rows: Sequence[int], values: Array, threshold: float = 0.5
) -> frozenset[str]:
    """Return the `attribute=value` pairs the model sees in a passage given by `vector`."""
    logits = _logits(model.attributes, rows, values)
    chosen = 1 / (1 + np.exp(-logits)) >= threshold
    labels = model.attributes.labels
    return frozenset(label for label, yes in zip(labels, chosen, strict=True) if yes)


def contributions(
    model: Model, passage: Passage, family: Family, stance: Stance
) -> tuple[tuple[str, float], ...]:
    """Return what each known feature added for this stance against no finding, largest first."""
    rows, values = vector(model, passage)
    head = model.families[family]
    column = head.labels.index(stance)
    names = {row: name for name, row in model.vocabulary.items()}
    added = values * (head.weights[rows, column] - head.weights[rows, 0])
    pairs = zip((names[row] for row in rows), added.tolist(), strict=True)
    return tuple(sorted(pairs, key=lambda pair: (-abs(pair[1]), pair[0])))


def _logits(head: Head, rows: Sequence[int], values: Array) -> Array:
    return values @ head.weights[rows] + head.bias


def _score(family: Family, logits: Array, calibration: Calibration) -> Score:
    raw = float(np.logaddexp.reduce(logits[1:]) - logits[0])
    stance = tuple(Stance)[int(np.argmax(logits[1:]))]
    probability = 1 / (1 + float(np.exp(-(calibration.slope * raw + calibration.offset))))
    return Score(family, probability, stance, raw >= calibration.threshold)
