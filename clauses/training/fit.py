"""Fit the linear model: the same examples give the same bytes."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold
from threadpoolctl import threadpool_limits

from clauses.classification.artefact import (
    FORMAT,
    NO_FINDING,
    Calibration,
    Head,
    LinearModel,
    save_linear,
)
from clauses.classification.attributes import QUESTIONS
from clauses.classification.features import features
from clauses.records import Family, Stance
from clauses.training.examples import Example
from clauses.training.families import families
from clauses.training.word_screen import fit_word_screen

FOLDS = 5
FAMILY_C = 4.0
ATTRIBUTE_C = 8.0
# Features kept, by their largest weight in any family; half of them cost no more than .003 of F1.
KEPT_FEATURES = 60_000
# Share of the passages of a whole data contract that hold a finding of the family: what the 18
# training documents have that were written to full length, with all the matter in between. The
# others are denser, so their plain passages count for more where thresholds are set.
PREVALENCE = {
    Family.THIRD_PARTY_SHARING: 0.085,
    Family.FEDERAL_ACCESS: 0.035,
    Family.RETENTION: 0.057,
}
# Weights are rounded to this many digits: sums differ in the last ones from machine to machine.
DIGITS = 3

LABELS = (NO_FINDING, *Stance)
Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Fitted:
    """A model and, for each family, the raw scores it gave documents it was not trained on.

    `scores[family]` has a row an example: log odds of any finding, then a score a stance.
    """

    model: LinearModel
    scores: dict[Family, Numbers]


def fit(examples: Sequence[Example], *, name: str = "linear") -> Fitted:
    """Return the model fitted to `examples`, with thresholds set on documents left out in turn."""
    with threadpool_limits(limits=1):
        names = [features(example.passage) for example in examples]
        targets = {family: _targets(examples, family) for family in Family}
        scores = _held_out(names, targets, families(examples))
        whole = np.array([example.complete for example in examples])
        calibrations = {
            family: calibration(family, scores[family][whole, 0], targets[family][whole] > 0)
            for family in Family
        }
        model = _final(examples, names, targets, calibrations, name)
        model.manifest["held_out"] = held_out_figures(examples, targets, scores, calibrations)
        highest = np.max([scores[family][:, 0] for family in Family], axis=0)
        screen, ruled_out = fit_word_screen(examples, highest)
        model.manifest["word_screen"] = {
            "bias": screen.bias,
            "threshold": screen.threshold,
            "ruled_out": ruled_out,
        }
        return Fitted(replace(model, screen=screen), scores)


def _targets(examples: Sequence[Example], family: Family) -> NDArray[np.int64]:
    """For each example 0 for no finding, else the place of its stance in `LABELS`."""
    stances = [example.stance_in(family) for example in examples]
    return np.array([LABELS.index(stance) if stance else 0 for stance in stances])


def _vectorizer() -> TfidfVectorizer:
    return TfidfVectorizer(analyzer=tuple, min_df=2, dtype=np.float64)


def _regression() -> LogisticRegression:
    return LogisticRegression(C=FAMILY_C, max_iter=500, class_weight="balanced")


def _held_out(
    names: Sequence[tuple[str, ...]],
    targets: dict[Family, NDArray[np.int64]],
    groups: Sequence[str],
) -> dict[Family, Numbers]:
    """The scores of each example by a model fitted to the documents of the other folds."""
    scores = {family: np.zeros((len(names), 4)) for family in Family}
    for train, test in GroupKFold(FOLDS).split(names, groups=groups):
        vectorizer = _vectorizer()
        x = vectorizer.fit_transform([names[i] for i in train])
        unseen = vectorizer.transform([names[i] for i in test])
        for family in Family:
            logits = _regression().fit(x, targets[family][train]).decision_function(unseen)
            found = np.logaddexp.reduce(logits[:, 1:], axis=1) - logits[:, 0]
            scores[family][test] = np.column_stack([found, logits[:, 1:]])
    return scores


def calibration(family: Family, raw: Numbers, found: NDArray[np.bool_]) -> Calibration:
    """Platt scaling and the threshold with the best F1, both at the family's `PREVALENCE`."""
    weights = prevalence_weights(family, found)
    platt = LogisticRegression(C=1e6).fit(raw.reshape(-1, 1), found, sample_weight=weights)
    order = np.argsort(-raw, kind="stable")
    hits, said = np.cumsum(found[order]), np.cumsum(weights[order])
    best = int(np.argmax(2 * hits / (said + found.sum())))
    return Calibration(
        slope=rounded(platt.coef_[0, 0]),
        offset=rounded(platt.intercept_[0]),
        threshold=rounded(raw[order[best]] - 1e-6),
    )


def prevalence_weights(family: Family, found: NDArray[np.bool_]) -> Numbers:
    """Return weights that make `found` as rare as the family is in whole contracts."""
    share = found.mean()
    weights: Numbers = np.where(found, 1.0, share / (1 - share) * (1 / PREVALENCE[family] - 1))
    return weights


def held_out_figures(
    examples: Sequence[Example],
    targets: dict[Family, NDArray[np.int64]],
    scores: dict[Family, Numbers],
    calibrations: dict[Family, Calibration],
) -> dict[str, dict[str, float]]:
    """Return precision, recall, F1 and stance accuracy by family, on documents left out in turn.

    The kinds of examples apart. All are denser in findings than whole contracts are.
    """
    return {
        kind: {
            f"{family} {name}": value
            for family in Family
            for name, value in _figures(
                targets[family][rows], scores[family][rows], calibrations[family].threshold
            ).items()
        }
        for kind, rows in rows_by_kind(examples).items()
    }


def rows_by_kind(examples: Sequence[Example]) -> dict[str, NDArray[np.bool_]]:
    """Return which examples are of each kind, in the order of the kinds' names."""
    kinds = np.array([example.kind for example in examples])
    return {str(kind): kinds == kind for kind in np.unique(kinds)}


def _figures(target: NDArray[np.int64], raw: Numbers, threshold: float) -> dict[str, float]:
    said, true = raw[:, 0] >= threshold, target > 0
    hits = said & true
    stance_right = (raw[:, 1:].argmax(axis=1) + 1 == target)[hits]
    precision = hits.sum() / max(said.sum(), 1)
    recall = hits.sum() / max(true.sum(), 1)
    f1 = 2 * hits.sum() / max(said.sum() + true.sum(), 1)
    stance = stance_right.mean() if hits.any() else 1.0
    values = {"precision": precision, "recall": recall, "f1": f1, "stance": stance}
    return {name: round(float(value), 3) for name, value in values.items()}


def rounded(value: float) -> float:
    """Return `value` to `DIGITS` significant digits."""
    return float(f"{value:.{DIGITS}g}")


def _round(values: Numbers) -> NDArray[np.float32]:
    """To `DIGITS` significant digits."""
    scale = 10.0 ** (DIGITS - 1 - np.floor(np.log10(np.maximum(np.abs(values), 1e-12))))
    short: NDArray[np.float32] = (np.round(values * scale) / scale).astype(np.float32)
    return short


def _final(
    examples: Sequence[Example],
    names: Sequence[tuple[str, ...]],
    targets: dict[Family, NDArray[np.int64]],
    calibrations: dict[Family, Calibration],
    name: str,
) -> LinearModel:
    kept = _strongest(names, targets)
    vectorizer = TfidfVectorizer(analyzer=tuple, vocabulary=kept, dtype=np.float64)
    x = vectorizer.fit_transform(names)
    families = {}
    for family in Family:
        fitted = _regression().fit(x, targets[family])
        families[str(family)] = Head(LABELS, _round(fitted.coef_.T), _round(fitted.intercept_))
    manifest = {
        "format": FORMAT,
        "name": name,
        "families": [str(family) for family in Family],
        "stances": [str(stance) for stance in Stance],
        "attributes": list(QUESTIONS),
        "calibrations": {
            str(f): {"slope": c.slope, "offset": c.offset, "threshold": c.threshold}
            for f, c in calibrations.items()
        },
        "examples": len(examples),
        "folds": FOLDS,
        "data_sha256": data_hash(examples),
    }
    return LinearModel(
        name=name,
        sha256="",
        vocabulary={feature: row for row, feature in enumerate(kept)},
        idf=_round(vectorizer.idf_),
        families=families,
        calibrations={str(f): c for f, c in calibrations.items()},
        attributes=_attribute_head(examples, x),
        manifest=manifest,
    )


def _strongest(
    names: Sequence[tuple[str, ...]], targets: dict[Family, NDArray[np.int64]]
) -> list[str]:
    """The names of the features that weigh most in any family, sorted."""
    vectorizer = _vectorizer()
    x = vectorizer.fit_transform(names)
    strength = np.zeros(x.shape[1])
    for family in Family:
        weights = _regression().fit(x, targets[family]).coef_
        strength = np.maximum(strength, np.round(np.abs(weights).max(axis=0), 6))
    order = np.argsort(-strength, kind="stable")[:KEPT_FEATURES]
    all_names = vectorizer.get_feature_names_out()
    return sorted(str(all_names[i]) for i in order)


def _attribute_head(examples: Sequence[Example], x: csr_matrix) -> Head:
    """One yes-or-no regression a question, over the passages whose attributes are all noted."""
    rows = [i for i, e in enumerate(examples) if e.complete and e.labels]
    said = [frozenset().union(*(label.attributes for label in examples[i].labels)) for i in rows]
    weights = np.zeros((x.shape[1], len(QUESTIONS)))
    bias = np.full(len(QUESTIONS), -10.0)
    for column, question in enumerate(QUESTIONS):
        target = np.array([question in answers for answers in said])
        if target.sum() < 2:
            continue
        fitted = LogisticRegression(C=ATTRIBUTE_C, max_iter=500, class_weight="balanced")
        fitted.fit(x[rows], target)
        weights[:, column], bias[column] = fitted.coef_[0], fitted.intercept_[0]
    return Head(QUESTIONS, _round(weights), _round(bias))


def data_hash(examples: Sequence[Example]) -> str:
    """Return a hash of all that the examples say, in their order."""
    digest = hashlib.sha256()
    for e in examples:
        labels = [(x.family, x.stance, sorted(x.attributes), x.period) for x in e.labels]
        digest.update(repr((e.passage, labels, e.group, e.origin)).encode())
    return digest.hexdigest()


def write_model(fitted: Fitted, folder: Path) -> None:
    """Write the model to `folder`."""
    save_linear(fitted.model, folder)
