"""Read a passage with the model: what it governs, its stance, and answers about its details."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from clauses.classification.artefact import Array, Calibration, Head, LinearModel
from clauses.classification.encoder import Encoder, read_again
from clauses.classification.features import feature_set
from clauses.classification.lead_ins import stance_below, stance_in_row
from clauses.classification.model import Model
from clauses.classification.opt_ins import stance_switched_on
from clauses.classification.passages import Passage
from clauses.classification.things import is_of_things
from clauses.classification.word_screen import rules_out
from clauses.records import Family, Stance

# Linear model and encoder count the same for attributes.
ATTRIBUTE_SHARE = 0.5


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


@dataclass(frozen=True, slots=True)
class Reading:
    """A passage as the model reads it: a score a family, the `attribute=value` pairs it sees.

    Of a passage that its words alone rule out there are neither.
    """

    scores: tuple[Score, ...]
    answers: frozenset[str]


def asks_encoder(model: Model, passage: Passage) -> bool:
    """Return whether the linear model leaves this passage to the encoder."""
    if model.encoder is None or _ruled_out(model.linear, passage):
        return False
    linear = _linear_logits(model.linear, *vector(model.linear, passage))
    return _screened(linear) >= model.encoder.screen


def read_passage(model: Model, passage: Passage) -> Reading:
    """Return the model's reading; the encoder is asked only where the linear model is not sure.

    What the opening words of a list forbid, its items do not permit. Neither a row of a table of
    helpers and their tasks permits without a limit, nor a sentence that waits for the buyer to
    switch something on. Lending a device shares no data.
    """
    reading = _as_modelled(model, passage)
    things = is_of_things(passage.text)
    scores = tuple(
        replace(
            one,
            stance=_stance(passage, one),
            found=one.found and not (things and one.family is not Family.RETENTION),
        )
        for one in reading.scores
    )
    return reading if scores == reading.scores else replace(reading, scores=scores)


def _stance(passage: Passage, score: Score) -> Stance:
    stance = stance_below(passage, score.stance)
    stance = stance_in_row(passage, score.family, stance)
    return stance_switched_on(passage.text, score.family, stance)


def _as_modelled(model: Model, passage: Passage) -> Reading:
    if _ruled_out(model.linear, passage):
        return Reading((), frozenset())
    rows, values = vector(model.linear, passage)
    linear = _linear_logits(model.linear, rows, values)
    if model.encoder is not None and _screened(linear) < model.encoder.screen:
        return Reading(_unfound(_scores(linear, model.linear.calibrations)), frozenset())
    answers = _logits(model.linear.attributes, rows, values)
    if model.encoder is None:
        calibrations = model.linear.calibrations
        return Reading(_scores(linear, calibrations), _chosen(model.linear.attributes, answers))
    return _second_reading(model.linear, model.encoder, passage, linear, answers)


def _ruled_out(model: LinearModel, passage: Passage) -> bool:
    return model.screen is not None and rules_out(model.screen, passage)


def _second_reading(
    model: LinearModel, encoder: Encoder, passage: Passage, linear: Array, answers: Array
) -> Reading:
    families, attributes = read_again(encoder, passage)
    both = encoder.linear_weight * linear + families
    mixed = ATTRIBUTE_SHARE * answers + (1 - ATTRIBUTE_SHARE) * attributes
    return Reading(_scores(both, encoder.calibrations), _chosen(model.attributes, mixed))


def vector(model: LinearModel, passage: Passage) -> tuple[Sequence[int], Array]:
    """Return the rows of the passage's known features and their weights, of length 1 together."""
    known = map(model.vocabulary.get, feature_set(passage))
    rows = sorted(row for row in known if row is not None)
    values = model.idf[rows]
    length = float(np.sqrt((values * values).sum()))
    return rows, values / length if length else values


def contributions(
    model: Model, passage: Passage, family: Family, stance: Stance
) -> tuple[tuple[str, float], ...]:
    """Return what each known feature, and the second reading, added for this stance against none.

    Log odds, the largest first.
    """
    rows, values = vector(model.linear, passage)
    head = model.linear.families[family]
    column = head.labels.index(stance)
    names = {row: name for name, row in model.linear.vocabulary.items()}
    weights = head.rows(rows)
    added = values * (weights[:, column] - weights[:, 0])
    if model.encoder is not None:
        added = model.encoder.linear_weight * added
    pairs = list(zip((names[row] for row in rows), added.tolist(), strict=True))
    if model.encoder is not None:
        logits = read_again(model.encoder, passage)[0][tuple(Family).index(family)]
        pairs.append(("second reading", float(logits[column] - logits[0])))
    return tuple(sorted(pairs, key=lambda pair: (-abs(pair[1]), pair[0])))


def _linear_logits(model: LinearModel, rows: Sequence[int], values: Array) -> Array:
    """A row a family, a column a label."""
    return np.stack([_logits(model.families[family], rows, values) for family in Family])


def _screened(linear: Array) -> float:
    return float(_found(linear).max())


def _logits(head: Head, rows: Sequence[int], values: Array) -> Array:
    return values @ head.rows(rows) + head.bias


def _found(logits: Array) -> Array:
    """The log odds of any finding against none, a family a row."""
    odds: Array = np.logaddexp.reduce(logits[:, 1:], axis=1) - logits[:, 0]
    return odds


def _scores(logits: Array, calibrations: dict[str, Calibration]) -> tuple[Score, ...]:
    made = []
    for family, row, raw in zip(Family, logits, _found(logits).tolist(), strict=True):
        c = calibrations[family]
        probability = 1 / (1 + float(np.exp(-(c.slope * raw + c.offset))))
        stance = tuple(Stance)[int(np.argmax(row[1:]))]
        made.append(Score(family, probability, stance, raw >= c.threshold))
    return tuple(made)


def _unfound(scores: tuple[Score, ...]) -> tuple[Score, ...]:
    return tuple(Score(s.family, s.probability, s.stance, False) for s in scores)


def _chosen(head: Head, logits: Array) -> frozenset[str]:
    """The labels that are likelier than not."""
    return frozenset(label for label, odds in zip(head.labels, logits, strict=True) if odds >= 0)
