from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from sklearn.model_selection import GroupKFold

from clauses.classification.artefact import NO_FINDING, Calibration, load_linear
from clauses.classification.attributes import QUESTIONS
from clauses.classification.model import Model
from clauses.classification.scoring import read_passage
from clauses.records import Family, Stance
from clauses.training import fit as fitting
from clauses.training.examples import Example
from clauses.training.fit import (
    FOLDS,
    LABELS,
    Fitted,
    calibration,
    data_hash,
    fit,
    held_out_figures,
    rounded,
    write_model,
)
from tests.training.made import example

SHARING, FEDERAL, RETENTION = Family


def test_the_same_examples_give_the_same_bytes(
    examples: tuple[Example, ...], fitted: Fitted, tmp_path: Path
) -> None:
    write_model(fitted, tmp_path / "one")
    write_model(fit(examples), tmp_path / "two")
    for name in ("manifest.json", "weights.npz"):
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()


def test_the_manifest_says_what_the_model_was_fitted_to(
    examples: tuple[Example, ...], fitted: Fitted
) -> None:
    manifest = fitted.model.manifest
    assert {name: manifest[name] for name in ("name", "examples", "folds", "data_sha256")} == {
        "name": "linear",
        "examples": len(examples),
        "folds": FOLDS,
        "data_sha256": data_hash(examples),
    }
    assert list(manifest["held_out"]) == ["own documents", "real passages"]
    assert set(manifest["held_out"]["own documents"]) == {
        f"{family} {name}" for family in Family for name in ("precision", "recall", "f1", "stance")
    }


def test_the_model_has_a_row_a_feature_and_a_column_a_label(fitted: Fitted) -> None:
    model = fitted.model
    rows = len(model.vocabulary)
    assert list(model.vocabulary) == sorted(model.vocabulary)
    assert list(model.vocabulary.values()) == list(range(rows))
    assert model.idf.shape == (rows,)
    assert list(model.families) == list(model.calibrations) == list(map(str, Family))
    assert (NO_FINDING, *Stance) == LABELS
    for head in model.families.values():
        assert (head.labels, head.weights.shape, head.bias.shape) == (LABELS, (rows, 4), (4,))
    assert model.attributes.labels == QUESTIONS
    assert model.attributes.weights.shape == (rows, len(QUESTIONS))


def test_the_fitted_model_reads_its_own_sentences_right(
    examples: tuple[Example, ...], eager: Fitted, tmp_path: Path
) -> None:
    write_model(eager, tmp_path / "linear")
    model = Model(load_linear(tmp_path / "linear"), None, tmp_path)
    for one in examples:
        scores = read_passage(model, one.passage).scores
        found = {score.family: score.stance for score in scores if score.found}
        assert found == {label.family: label.stance for label in one.labels}


def test_attributes_are_learned_from_own_documents_and_only_if_seen_twice(
    examples: tuple[Example, ...], fitted: Fitted, tmp_path: Path
) -> None:
    write_model(fitted, tmp_path / "linear")
    model = Model(load_linear(tmp_path / "linear"), None, tmp_path)
    deletes = next(one for one in examples if "delete" in one.passage.text)
    assert read_passage(model, deletes.passage).answers == {"actor=vendor", "from=termination"}
    unseen = QUESTIONS.index("data=deidentified")
    assert fitted.model.attributes.bias[unseen] == -10.0
    assert not fitted.model.attributes.weights[:, unseen].any()


def test_no_document_stands_on_both_sides_of_a_split(
    examples: tuple[Example, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    splits: list[tuple[set[str], set[str]]] = []

    class Watched(GroupKFold):  # type: ignore[misc]
        def split(self, *arguments: Any, **named: Any) -> Any:
            for train, test in super().split(*arguments, **named):
                splits.append(
                    ({examples[i].group for i in train}, {examples[i].group for i in test})
                )
                yield train, test

    monkeypatch.setattr(fitting, "GroupKFold", Watched)
    fit(examples)
    assert len(splits) == FOLDS
    assert all(not train & test for train, test in splits)
    assert set().union(*(test for _, test in splits)) == {one.group for one in examples}


def test_every_example_has_a_score_from_a_model_that_did_not_know_it(
    examples: tuple[Example, ...], fitted: Fitted
) -> None:
    assert {family: values.shape for family, values in fitted.scores.items()} == {
        family: (len(examples), 4) for family in Family
    }
    for family, values in fitted.scores.items():
        found = np.array([one.stance_in(family) is not None for one in examples])
        assert values[found, 0].min() > values[~found, 0].max()


def test_only_the_strongest_features_are_kept(
    examples: tuple[Example, ...], fitted: Fitted, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fitting, "KEPT_FEATURES", 30)
    kept = fit(examples).model.vocabulary
    assert len(kept) == 30
    assert set(kept) < set(fitted.model.vocabulary)


def test_the_threshold_is_the_lowest_score_that_pays() -> None:
    family = Family.RETENTION
    raw, found = np.array([-2.0, -1.0, 1.0, 2.0]), np.array([False, False, True, True])
    apart = calibration(family, raw, found)
    assert apart.threshold == 1.0
    mixed = calibration(
        family, np.array([0.0, 1.0, 2.0, 3.0, 4.0]), np.array([False, True, False, True, True])
    )
    assert mixed.threshold == 3.0
    assert mixed.slope > 0


def test_plain_passages_count_for_more_than_their_share_of_the_training_documents() -> None:
    raw = np.array([0.0, 0.0, 0.0, 0.0, 1.0, 1.0, 1.0, 1.0])
    found = np.array([False, False, False, True, False, True, True, True])
    c = calibration(Family.FEDERAL_ACCESS, raw, found)
    # of four findings three score 1; at a prevalence of .035 so do .25 * 4 * .965 / .035 plain ones
    expected = 3 / (3 + 0.25 * 4 * 0.965 / 0.035)
    assert 1 / (1 + np.exp(-(c.slope + c.offset))) == pytest.approx(expected, abs=0.002)


def test_held_out_figures_are_shares_of_what_was_said_and_of_what_is_true() -> None:
    examples = [example(complete=True)] * 4 + [example(complete=False)] * 2
    targets = dict.fromkeys(Family, np.array([0, 1, 2, 3, 0, 1]))
    raw = np.array(
        [  # log odds of any finding, then a score a stance
            [9, 1, 0, 0],  # said, false
            [9, 1, 0, 0],  # said, stance right
            [9, 0, 0, 1],  # said, stance wrong
            [0, 0, 0, 1],  # missed
            [0, 0, 0, 1],
            [9, 1, 0, 0],
        ],
        dtype=float,
    )
    calibrations = dict.fromkeys(Family, Calibration(1.0, 0.0, 5.0))
    made = held_out_figures(examples, targets, dict.fromkeys(Family, raw), calibrations)
    own = {"precision": 0.667, "recall": 0.667, "f1": 0.667, "stance": 0.5}
    real = {"precision": 1.0, "recall": 1.0, "f1": 1.0, "stance": 1.0}
    assert made == {
        kind: {f"{family} {name}": value for family in Family for name, value in values.items()}
        for kind, values in {"own documents": own, "real passages": real}.items()
    }
    assert list(held_out_figures(examples[:4], {f: t[:4] for f, t in targets.items()},
                dict.fromkeys(Family, raw[:4]), calibrations)) == ["own documents"]  # fmt: skip


@pytest.mark.parametrize(
    ("value", "short"), [(0.66949, 0.669), (-1234.5, -1230.0), (0.0, 0.0), (2e-7, 2e-7)]
)
def test_numbers_are_kept_to_three_digits(value: float, short: float) -> None:
    assert rounded(value) == short


def test_the_hash_of_the_data_is_that_of_all_they_say() -> None:
    first = example("Vendor sells Data.", "sharing permits sale=true data=any")
    other = example("Vendor keeps Data.")
    same = example("Vendor sells Data.", "sharing permits data=any sale=true")
    assert data_hash([first, other]) == data_hash([same, other])
    changed = [
        [other, first],
        [first],
        [first, replace(other, group="document-2")],
        [first, example("Vendor keeps Data!")],
        [first, example("Vendor keeps Data.", "retention permits")],
        [example("Vendor sells Data.", "sharing permits sale=true"), other],
    ]
    assert len({data_hash(one) for one in [[first, other], *changed]}) == 1 + len(changed)
