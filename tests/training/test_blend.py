import math

import numpy as np
import pytest

from clauses.records import Family, Stance
from clauses.training.blend import LINEAR_WEIGHTS, blended, found
from clauses.training.examples import Example
from clauses.training.fit import LABELS, Numbers
from tests.training.made import example

SHARING = Family.THIRD_PARTY_SHARING
NAMES = ("sharing", "federal", "retention")


def unseen() -> list[Example]:
    """Twenty-four own and twelve real passages: a quarter plain, the rest of each stance alike."""
    made = []
    for place in range(36):
        stance = place % 4
        labels = [f"{name} {LABELS[stance]}" for name in NAMES] if stance else []
        made.append(example(f"Passage {place}.", *labels, complete=place < 24))
    return made


def logits(examples: list[Example], *, margin: float, right: bool = True) -> Numbers:
    """Logits that favour the true label of each example by `margin`, or the next one."""
    values = np.zeros((len(examples), len(Family), len(LABELS)))
    for row, one in enumerate(examples):
        for column, family in enumerate(Family):
            stance = one.stance_in(family)
            label = LABELS.index(stance) if stance else 0
            # No two alike, so that thresholds fall between them.
            values[row, column, label if right else (label + 1) % 4] = margin + row / 1000
    return values


def as_scores(values: Numbers) -> dict[Family, Numbers]:
    """The same as held-out scores of the linear model: log odds, then a logit a stance."""
    return {
        family: np.column_stack([found(values[:, i]), values[:, i, 1:]])
        for i, family in enumerate(Family)
    }


def blend(linear: Numbers, encoder: Numbers, examples: list[Example]) -> dict[str, object]:
    everything = np.ones(len(examples), dtype=bool)
    return blended(examples, as_scores(linear), everything, encoder)


def test_log_odds_are_of_any_finding_against_none() -> None:
    values = found(np.array([[0.0, 0.0, 0.0, 0.0], [1.0, 2.0, 3.0, 4.0]]))
    summed = math.log(math.exp(2) + math.exp(3) + math.exp(4))
    assert values.tolist() == pytest.approx([math.log(3), summed - 1])


def test_a_linear_model_that_only_misleads_counts_for_nothing() -> None:
    examples = unseen()
    made = blend(logits(examples, margin=9, right=False), logits(examples, margin=3), examples)
    assert made["linear_weight"] == 0.0


def test_a_linear_model_counts_where_the_encoder_knows_nothing() -> None:
    examples = unseen()
    made = blend(logits(examples, margin=6), np.zeros((36, 3, 4)), examples)
    assert made["linear_weight"] in LINEAR_WEIGHTS[1:]
    perfect = {"precision": 1.0, "recall": 1.0, "f1": 1.0, "stance": 1.0}
    assert made["held_out"] == {
        kind: {f"{family} {name}": value for family in Family for name, value in perfect.items()}
        for kind in ("own documents", "real passages")
    }


def test_probability_rises_with_the_score_and_all_families_have_one_threshold_in_it() -> None:
    examples = unseen()
    made = blend(logits(examples, margin=2), logits(examples, margin=4), examples)
    calibrations = made["calibrations"]
    assert isinstance(calibrations, dict)
    assert list(calibrations) == list(map(str, Family))
    odds = [c["slope"] * c["threshold"] + c["offset"] for c in calibrations.values()]
    assert all(c["slope"] > 0 for c in calibrations.values())
    assert odds == pytest.approx([odds[0]] * 3, abs=0.1)


def test_the_screen_lets_through_what_the_findings_reach() -> None:
    examples = unseen()
    linear = logits(examples, margin=5)
    screen = blend(linear, logits(examples, margin=4), examples)["screen"]
    assert isinstance(screen, float)
    reached = [
        max(found(linear[row])) for row, one in enumerate(examples) if one.stance_in(SHARING)
    ]
    missed = [max(found(linear[row])) for row, one in enumerate(examples) if not one.labels]
    assert max(missed) < screen <= min(reached) + 0.01


def test_a_finding_both_miss_does_not_lower_the_screen() -> None:
    examples = unseen()
    linear, encoder = logits(examples, margin=5), logits(examples, margin=4)
    screen = blend(linear, encoder, examples)["screen"]
    missed = linear.copy(), encoder.copy()
    for values in missed:
        values[1] = [[9.0, 0.0, 0.0, 0.0]] * len(Family)  # a finding, read as none by both
    assert blend(*missed, examples)["screen"] == pytest.approx(screen, abs=0.02)
    seen = blend(missed[0], encoder * 9, examples)["screen"]  # now the encoder finds it
    assert isinstance(seen, float)
    assert isinstance(screen, float)
    assert seen < screen - 1


def test_only_the_scores_of_the_examples_left_out_are_used() -> None:
    examples = unseen()
    linear, encoder = logits(examples, margin=3), logits(examples, margin=4)
    alone = blend(linear, encoder, examples)
    more = as_scores(np.concatenate([linear[:7][::-1] * -50, linear]))
    left_out = np.array([False] * 7 + [True] * len(examples))
    assert blended(examples, more, left_out, encoder) == alone


def test_stances_that_are_wrong_lower_the_figures() -> None:
    examples = unseen()
    encoder = logits(examples, margin=4)
    encoder[5, 0] = encoder[6, 0]  # one that permits is read as one that conditions
    made = blend(np.zeros((36, 3, 4)), encoder, examples)["held_out"]
    assert isinstance(made, dict)
    stances = {kind: figures[f"{SHARING} stance"] for kind, figures in made.items()}
    assert 0.9 < stances["own documents"] < 1.0 == stances["real passages"]
    assert examples[5].stance_in(SHARING) is Stance.PERMITS
