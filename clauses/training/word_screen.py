"""Fit the screen that rules passages out by their words alone."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from clauses.classification.word_screen import WordScreen, screened_words
from clauses.training.examples import Example
from clauses.training.families import families

FOLDS = 5
# Of the passages with a finding that the linear model does not itself score lowest of all, this
# share must pass the screen on documents left out; a finding of the others no later stage makes.
PASSED = 0.997
WITHIN_REACH = 0.99

Numbers = NDArray[np.float64]


def fit_word_screen(examples: Sequence[Example], scores: Numbers) -> tuple[WordScreen, float]:
    """Return the screen, and the share of all passages it rules out on documents left out.

    `scores` are the linear model's held-out log odds of any finding, the highest of any family.
    """
    words = [screened_words(example.passage) for example in examples]
    found = np.array([bool(example.labels) for example in examples])
    raw = _held_out(words, found, families(examples))
    reached = found & (scores >= np.quantile(scores[found], 1 - WITHIN_REACH))
    threshold = float(np.quantile(raw[reached], 1 - PASSED))
    vectorizer, regression = _vectorizer(), _regression()
    regression.fit(vectorizer.fit_transform(words), found)
    weights = zip(
        vectorizer.get_feature_names_out().tolist(),
        (regression.coef_[0] * vectorizer.idf_).tolist(),
        (vectorizer.idf_**2).tolist(),
        strict=True,
    )
    screen = WordScreen(
        {word: (_rounded(added), _rounded(square)) for word, added, square in weights},
        _rounded(float(regression.intercept_[0])),
        _rounded(threshold),
    )
    return screen, round(float((raw < threshold).mean()), 3)


def _vectorizer() -> TfidfVectorizer:
    return TfidfVectorizer(analyzer=tuple, min_df=2, dtype=np.float64)


def _regression() -> LogisticRegression:
    return LogisticRegression(C=1.0, max_iter=500, class_weight="balanced")


def _held_out(
    words: Sequence[Sequence[str]], found: NDArray[np.bool_], groups: Sequence[str]
) -> Numbers:
    raw = np.zeros(len(words))
    for train, test in GroupKFold(FOLDS).split(words, groups=groups):
        vectorizer = _vectorizer()
        x = vectorizer.fit_transform([words[i] for i in train])
        fitted = _regression().fit(x, found[train])
        raw[test] = fitted.decision_function(vectorizer.transform([words[i] for i in test]))
    return raw


def _rounded(value: float) -> float:
    return float(f"{value:.3g}")
