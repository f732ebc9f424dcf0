"""The classifiers that are compared: each learns from one part and gives logits of the other."""

import random
import re
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import vstack
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import FeatureUnion
from sklearn.svm import LinearSVC

from benchmarks.classifiers.split import Split
from clauses.classification.features import features
from clauses.classification.passages import Passage
from clauses.records import Family, Stance
from clauses.training.fit import FAMILY_C, LABELS

Numbers = NDArray[np.float64]
Reader = Callable[[Sequence[Passage]], Numbers]
SVM_C = 0.5
TIMED = 400  # passages
TEXTCAT_EPOCHS = 8
# A stance the teacher holds less likely than this is not taught.
TAUGHT = 0.1
SEED = 1


@dataclass(frozen=True, slots=True)
class Candidate:
    """A fitted classifier: `read` gives passages by families by labels; `numbers` is its size."""

    read: Reader
    numbers: int


def rate(read: Callable[[Sequence[Passage]], object], passages: Sequence[Passage]) -> float:
    """Return passages a second of CPU time, over some of `passages`, warmed up first."""
    some = random.Random(SEED).sample(list(passages), min(TIMED, len(passages)))
    read(some[:20])
    began = time.process_time()
    read(some)
    return len(some) / (time.process_time() - began)


# --- keyword rules -------------------------------------------------------------------------------

_SPOKEN_OF: dict[Family, tuple[str, ...]] = {
    Family.THIRD_PARTY_SHARING: (
        r"\b(?:shar|disclos|sell|sold|transfer|provid|releas|licens|furnish|transmit)",
        r"\b(?:data|information|footage|images?|records?|reads)\b",
        r"\b(?:third part|other (?:agenc|part|compan)|affiliate|subcontractor|partner|anyone"
        r"|agenc(?:y|ies)|government|law enforcement|subprocessor|service provider|public)",
    ),
    Family.FEDERAL_ACCESS: (
        r"\b(?:federal|immigration|homeland|fbi|cbp|dhs|subpoena|court order|warrant|legal process"
        r"|law enforcement|government(?:al)? (?:agenc|authorit|entit|request))",
        r"\b(?:shar|disclos|provid|access|releas|transfer|request|obtain|compel)",
    ),
    Family.RETENTION: (
        r"\b(?:retain|retention|keep|kept|stor(?:e|ed|age)|delet|destr|purg|eras|return|archiv)",
        r"\b(?:data|information|footage|images?|records?|reads|copies)\b",
    ),
}  # fmt: skip
_FORBIDS = re.compile(r"\b(?:not|never|no|neither|nor|cannot|prohibit\w*|forbid\w*)\b")
_LIMITS = re.compile(
    r"\b(?:only|unless|except|provided that|subject to|solely|consent|upon|if|until|within"
    r"|required by|days|months|years|hours|written request|court|subpoena|warrant)\b"
)


def keyword_rules(split: Split) -> Candidate:
    """Words that must all be there for a family, then words that tell the stance."""
    asked = {family: [re.compile(one) for one in _SPOKEN_OF[family]] for family in Family}

    def read(passages: Sequence[Passage]) -> Numbers:
        logits = np.full((len(passages), len(Family), len(LABELS)), -4.0)
        logits[..., 0] = 0.0
        for row, passage in enumerate(passages):
            lower = f"{passage.lead_in} {passage.text}".lower()
            for column, family in enumerate(Family):
                if all(one.search(lower) for one in asked[family]):
                    logits[row, column, LABELS.index(_stance(lower, family))] = 4.0
        return logits

    return Candidate(read, 0)


def _stance(lower: str, family: Family) -> Stance:
    if _LIMITS.search(lower):
        return Stance.CONDITIONS
    forbids = _FORBIDS.search(lower) and family is not Family.RETENTION
    return Stance.PROHIBITS if forbids else Stance.PERMITS


# --- linear models -------------------------------------------------------------------------------


def _texts(passages: Sequence[Passage]) -> list[str]:
    return [f"{passage.lead_in} {passage.text}" for passage in passages]


def _names(passages: Sequence[Passage]) -> list[tuple[str, ...]]:
    return [features(passage) for passage in passages]


def words_and_letters() -> Any:
    """Return TF-IDF over words, pairs of words, and letters within words."""
    return FeatureUnion([
        ("words", TfidfVectorizer(ngram_range=(1, 2), min_df=2)),
        ("letters", TfidfVectorizer(analyzer="char_wb", ngram_range=(4, 5), min_df=2)),
    ])  # fmt: skip


def linguistic() -> Any:
    """Return TF-IDF over the features of the product."""
    return TfidfVectorizer(analyzer=tuple, min_df=2, dtype=np.float64)


def _regression() -> Any:
    return LogisticRegression(C=FAMILY_C, max_iter=500, class_weight="balanced")


def _svm() -> Any:
    return LinearSVC(C=SVM_C, class_weight="balanced")


def linear(vectorizer: Any, prepare: Callable[..., Any], make: Callable[[], Any]) -> Any:
    """Return the function that fits such a linear model, one a family, to a split."""

    def fitted(split: Split) -> Candidate:
        passages = [example.passage for example in split.train]
        x = vectorizer.fit_transform(prepare(passages))
        heads = [make().fit(x, split.train_targets[:, i]) for i in range(len(Family))]

        def read(unseen: Sequence[Passage]) -> Numbers:
            y = vectorizer.transform(prepare(unseen))
            return np.stack([head.decision_function(y) for head in heads], axis=1)

        return Candidate(read, sum(head.coef_.size for head in heads))

    return fitted


LINEAR = {
    "words and letters, logistic regression": linear(words_and_letters(), _texts, _regression),
    "words and letters, linear SVM": linear(words_and_letters(), _texts, _svm),
    "the same and linguistic features, linear SVM": linear(linguistic(), _names, _svm),
    "the same and linguistic features, logistic regression": linear(
        linguistic(), _names, _regression
    ),
}


def student(split: Split, unlabelled: Sequence[Passage], taught: Numbers) -> Candidate:
    """Fit the linear model to the labelled passages and to what the encoder says of others.

    `taught` are the encoder's logits of `unlabelled`, by an encoder that saw no test document.
    """
    vectorizer = linguistic()
    x = vectorizer.fit_transform(_names([example.passage for example in split.train]))
    more = vectorizer.transform(_names(unlabelled))
    shares = np.exp(taught - np.logaddexp.reduce(taught, axis=-1, keepdims=True))
    heads = []
    for column in range(len(Family)):
        rows, labels = np.nonzero(shares[:, column] >= TAUGHT)
        targets = np.concatenate([split.train_targets[:, column], labels])
        weights = np.concatenate([np.ones(x.shape[0]), shares[rows, column, labels]])
        heads.append(_regression().fit(vstack([x, more[rows]]), targets, sample_weight=weights))

    def read(unseen: Sequence[Passage]) -> Numbers:
        y = vectorizer.transform(_names(unseen))
        return np.stack([head.decision_function(y) for head in heads], axis=1)

    return Candidate(read, sum(head.coef_.size for head in heads))


# --- spaCy ---------------------------------------------------------------------------------------


def textcat(split: Split) -> Candidate:
    """Fit spaCy's bag of words to the nine pairs of family and stance."""
    import spacy
    from spacy.training import Example as SpacyExample
    from spacy.util import minibatch
    from thinc.api import fix_random_seed

    fix_random_seed(SEED)
    labels = [f"{family}:{stance}" for family in Family for stance in Stance]
    nlp = spacy.blank("en")
    model = {"@architectures": "spacy.TextCatBOW.v3", "exclusive_classes": False,
             "ngram_size": 2, "no_output_layer": False, "length": 262144}  # fmt: skip
    component = nlp.add_pipe("textcat_multilabel", config={"model": model})
    for label in labels:
        component.add_label(label)  # type: ignore[attr-defined]
    made = [
        SpacyExample.from_dict(nlp.make_doc(text), {"cats": _cats(labels, row)})
        for text, row in zip(
            _texts([e.passage for e in split.train]), split.train_targets, strict=True
        )
    ]
    optimizer = nlp.initialize(lambda: made[:100])
    order = random.Random(SEED)
    for _ in range(TEXTCAT_EPOCHS):
        order.shuffle(made)
        for batch in minibatch(made, 64):  # type: ignore[no-untyped-call]
            nlp.update(batch, sgd=optimizer)

    def read(unseen: Sequence[Passage]) -> Numbers:
        logits = np.zeros((len(unseen), len(Family), len(LABELS)))
        for row, doc in enumerate(nlp.pipe(_texts(unseen))):
            shares = np.clip([doc.cats[label] for label in labels], 1e-6, 1 - 1e-6)
            logits[row, :, 1:] = np.log(shares / (1 - shares)).reshape(len(Family), -1)
        return logits

    return Candidate(read, 262144 * len(labels))


def _cats(labels: Sequence[str], row: NDArray[np.int64]) -> dict[str, float]:
    true = {f"{f}:{LABELS[place]}" for f, place in zip(Family, row, strict=True) if place}
    return {label: float(label in true) for label in labels}


# --- what an encoder gave ------------------------------------------------------------------------


def linear_head(states: Numbers, split: Split) -> Numbers:
    """Return logits of the test examples by regressions over the states of a frozen encoder.

    `states` has a row for each of all examples.
    """
    train, test = states[split.train_rows], states[split.test_rows]
    middle, spread = train.mean(axis=0), train.std(axis=0) + 1e-6
    x, y = (train - middle) / spread, (test - middle) / spread
    heads = [
        LogisticRegression(C=0.01, max_iter=500, class_weight="balanced").fit(
            x, split.train_targets[:, column]
        )
        for column in range(len(Family))
    ]
    return np.stack([head.decision_function(y) for head in heads], axis=1)
