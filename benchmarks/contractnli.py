"""Measure the model on ContractNLI (Koreeda and Manning 2021, CC BY 4.0), a task of others.

    python -m benchmarks.contractnli ../shared/data/contractnli [--write docs/classifiers.md]

Four of its seventeen hypotheses are near what the model is for. For each: the average precision of
the evidence, over the spans of all documents that speak of it, and the accuracy of the label. Once
as trained for the product, once trained on what the training split holds. About five minutes.
"""

import argparse
import csv
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, hstack
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score
from sklearn.model_selection import GroupKFold
from threadpoolctl import threadpool_limits

from benchmarks.classifiers.pages import fill, table
from clauses.classification import Model, load_model
from clauses.classification.attributes import QUESTIONS
from clauses.classification.encoder import read_again
from clauses.classification.features import features
from clauses.classification.passages import Passage
from clauses.classification.scoring import ATTRIBUTE_SHARE, vector
from clauses.records import Family
from clauses.training.blend import found

Numbers = NDArray[np.float64]
SHARING, NOTICE, RETURN, RETAIN = HYPOTHESES = ("nda-7", "nda-8", "nda-16", "nda-20")
NAMES = {
    SHARING: "sharing with third parties", NOTICE: "notice on compelled disclosure",
    RETURN: "return of confidential information", RETAIN: "may retain",
}  # fmt: skip
ENTAILMENT, CONTRADICTION, NOT_MENTIONED = CHOICES = (
    "Entailment", "Contradiction", "NotMentioned",
)  # fmt: skip
FOLDS = 5
C = 4.0
PERMITS, CONDITIONS, PROHIBITS = 1, 2, 3


@dataclass(frozen=True, slots=True)
class Contract:
    """An agreement as spans, with the choice and the evidence for each hypothesis."""

    spans: tuple[str, ...]
    choices: dict[str, str]
    evidence: dict[str, frozenset[int]]


@dataclass(frozen=True, slots=True)
class States:
    """What the model makes of spans: log odds of findings, stances, and of the questions."""

    odds: Numbers
    stances: Numbers
    answers: Numbers
    encoder: Numbers


def load(path: Path) -> tuple[Contract, ...]:
    """Return the agreements of one split."""
    return tuple(map(_contract, json.loads(path.read_text("utf-8"))["documents"]))


def _contract(document: Any) -> Contract:
    noted = document["annotation_sets"][0]["annotations"]
    return Contract(
        tuple(" ".join(document["text"][a:b].split()) for a, b in document["spans"]),
        {one: noted[one]["choice"] for one in HYPOTHESES},
        {one: frozenset(noted[one]["spans"]) for one in HYPOTHESES},
    )


def passages(contract: Contract) -> list[Passage]:
    """Return the spans as passages, each with the one before it."""
    pairs = zip(("", *contract.spans), contract.spans, strict=False)
    return [Passage(text, before=before) for before, text in pairs]


def states(model: Model, some: Sequence[Passage]) -> States:
    """Return what the model makes of passages; the encoder reads every one."""
    encoder = model.encoder
    assert encoder is not None
    families, answers, raw = [], [], []
    for passage in some:
        rows, values = vector(model.linear, passage)
        heads = [model.linear.families[family] for family in Family]
        lines = np.stack([values @ head.rows(rows) + head.bias for head in heads])
        asked = values @ model.linear.attributes.rows(rows) + model.linear.attributes.bias
        again, said = read_again(encoder, passage)
        families.append(encoder.linear_weight * lines + again)
        answers.append(ATTRIBUTE_SHARE * asked + (1 - ATTRIBUTE_SHARE) * said)
        raw.append(np.concatenate([again.ravel(), said]))
    both = np.array(families, dtype=np.float64)
    calibrations = [encoder.calibrations[family] for family in Family]
    odds = found(both) * [c.slope for c in calibrations] + [c.offset for c in calibrations]
    stances = both - np.logaddexp.reduce(both[..., 1:], axis=-1, keepdims=True)
    return States(odds, stances, np.array(answers, dtype=np.float64), np.array(raw))


def _share(odds: Numbers) -> Numbers:
    """The logarithm of the probability."""
    return -np.logaddexp(0.0, -odds)


def as_trained(model: Model, here: States) -> tuple[dict[str, Numbers], dict[str, str]]:
    """Return a score a span and a label, for each hypothesis, by the product's own findings."""
    shared, federal, kept = range(3)
    asked = [QUESTIONS.index(f"trigger={one}") for one in ("legal_process", "notice")]
    any_sharing = here.odds[:, [shared, federal]].max(axis=1)
    compelled = here.answers[:, asked].min(axis=1)
    limited = np.logaddexp(here.stances[:, kept, CONDITIONS], here.stances[:, kept, PROHIBITS])
    scores = {
        SHARING: here.odds[:, shared],
        NOTICE: _share(any_sharing) + _share(compelled),
        RETURN: _share(here.odds[:, kept]) + limited,
        RETAIN: _share(here.odds[:, kept]) + here.stances[:, kept, PERMITS],
    }
    said = here.odds >= _thresholds(model)
    stance = here.stances[..., 1:].argmax(axis=-1) + 1
    permitted = [bool((said[:, f] & (stance[:, f] != PROHIBITS)).any()) for f in (shared, kept)]
    may_keep = bool((said[:, kept] & (stance[:, kept] == PERMITS)).any())
    must_go = bool((said[:, kept] & (stance[:, kept] != PERMITS)).any())
    noticed = bool((said[:, :2].any(axis=1) & (compelled > 0)).any())
    return scores, {
        SHARING: _choice(permitted[0], bool(said[:, shared].any())),
        NOTICE: _choice(noticed, False),
        RETURN: _choice(must_go, False),
        RETAIN: _choice(may_keep, must_go),
    }


def _choice(entailed: bool, denied: bool) -> str:
    return ENTAILMENT if entailed else CONTRADICTION if denied else NOT_MENTIONED


def _thresholds(model: Model) -> Numbers:
    assert model.encoder is not None
    calibrations = [model.encoder.calibrations[family] for family in Family]
    return np.array([c.slope * c.threshold + c.offset for c in calibrations])


# --- trained on the task -------------------------------------------------------------------------


def evidence_alone(path: Path, known: frozenset[str]) -> list[tuple[str, str, str]]:
    """Return evidence of the training split as hypothesis, choice and span, but for `known`."""
    with path.open(encoding="utf-8", newline="") as source:
        return [
            (row["hypothesis"], CHOICES[int(row["label"])], span)
            for row in csv.DictReader(source)
            if CHOICES[int(row["label"])] != NOT_MENTIONED
            for span in (" ".join(line.split()) for line in row["concatenated_spans"].split("\n"))
            if span and span not in known
        ]


class Trained:
    """Regressions over the features of the linear model, and the encoder's logits if given."""

    def __init__(
        self, names: list[tuple[str, ...]], dense: Numbers | None, positive: NDArray[np.bool_],
        denied: NDArray[np.bool_],
    ) -> None:  # fmt: skip
        self.vectorizer = TfidfVectorizer(analyzer=tuple, min_df=2, dtype=np.float64)
        self.vectorizer.fit(names)
        self.scale = (dense.mean(axis=0), dense.std(axis=0) + 1e-6) if dense is not None else None
        x = self._x(names, dense)
        self.evidence = _regression().fit(x, positive)
        both = denied[positive].any() and not denied[positive].all()
        self.stance = _regression().fit(x[positive], denied[positive]) if both else None

    def _x(self, names: list[tuple[str, ...]], dense: Numbers | None) -> csr_matrix:
        x = self.vectorizer.transform(names)
        if self.scale is None or dense is None:
            return x
        # As long together as the words are, so that neither drowns the other.
        scaled = (dense - self.scale[0]) / self.scale[1] / np.sqrt(dense.shape[1])
        return hstack([x, csr_matrix(scaled)]).tocsr()

    def read(self, names: list[tuple[str, ...]], dense: Numbers | None) -> tuple[Numbers, Numbers]:
        """Return log odds of evidence and of its speaking against the hypothesis, a span each."""
        x = self._x(names, dense)
        against = self.stance.decision_function(x) if self.stance else np.full(x.shape[0], -5.0)
        return self.evidence.decision_function(x), against


def _regression() -> LogisticRegression:
    return LogisticRegression(C=C, max_iter=500, class_weight="balanced")


def _summary(scores: Numbers, against: Numbers) -> list[float]:
    """What the label of a document is told by."""
    top = np.sort(scores)[-2:]
    return [
        *top,
        (_share(scores) + _share(-against)).max(),
        (_share(scores) + _share(against)).max(),
    ]


@dataclass(frozen=True, slots=True)
class Task:
    """The training part of one hypothesis: spans by document, and evidence without documents."""

    names: list[list[tuple[str, ...]]]
    dense: list[Numbers]
    positive: list[NDArray[np.bool_]]
    choices: list[str]
    more_names: list[tuple[str, ...]]
    more_dense: Numbers
    more_positive: NDArray[np.bool_]
    more_denied: NDArray[np.bool_]

    def fitted(self, places: Sequence[int], with_encoder: bool) -> Trained:
        """Return the regressions fitted to these documents and to the evidence."""
        names = [name for i in places for name in self.names[i]] + self.more_names
        dense = np.concatenate([*(self.dense[i] for i in places), self.more_dense])
        positive = np.concatenate([*(self.positive[i] for i in places), self.more_positive])
        denied = [self.positive[i] & (self.choices[i] == CONTRADICTION) for i in places]
        return Trained(
            names, dense if with_encoder else None, positive,
            np.concatenate([*denied, self.more_denied]),
        )  # fmt: skip

    def read(self, one: Trained, place: int, with_encoder: bool) -> tuple[Numbers, Numbers]:
        """Return what is read of a document of the training part."""
        return one.read(self.names[place], self.dense[place] if with_encoder else None)


def trained(
    task: Task, unseen: Sequence[tuple[list[tuple[str, ...]], Numbers]], with_encoder: bool
) -> tuple[list[Numbers], list[str]]:
    """Return scores of the spans and the label of each unseen document."""
    places = np.arange(len(task.choices))
    summaries = np.zeros((len(places), 4))
    for learned, left in GroupKFold(FOLDS).split(places, groups=places):
        one = task.fitted(learned.tolist(), with_encoder)
        for place in left:
            summaries[place] = _summary(*task.read(one, place, with_encoder))
    label = LogisticRegression(C=1.0, max_iter=500).fit(summaries, task.choices)
    one = task.fitted(places.tolist(), with_encoder)
    read = [one.read(names, dense if with_encoder else None) for names, dense in unseen]
    labels = label.predict(np.array([_summary(*values) for values in read])).tolist()
    return [scores for scores, _ in read], labels


# --- the table -----------------------------------------------------------------------------------


def figures(
    hypothesis: str, contracts: Sequence[Contract], scores: Sequence[Numbers], labels: Sequence[str]
) -> tuple[float, float]:
    """Return the average precision of the evidence and the accuracy of the labels."""
    spoken = [i for i, c in enumerate(contracts) if c.choices[hypothesis] != NOT_MENTIONED]
    true = np.concatenate([_positive(contracts[i], hypothesis) for i in spoken])
    precision = average_precision_score(true, np.concatenate([scores[i] for i in spoken]))
    right = [c.choices[hypothesis] == one for c, one in zip(contracts, labels, strict=True)]
    return float(precision), float(np.mean(right))


def _positive(contract: Contract, hypothesis: str) -> NDArray[np.bool_]:
    return np.array([i in contract.evidence[hypothesis] for i in range(len(contract.spans))])


def measured(folder: Path, model: Model) -> str:
    """Return the table in Markdown."""
    learned, contracts = load(folder / "train_truncated.json"), load(folder / "dev.json")
    there = frozenset(span for c in (*learned, *contracts) for span in c.spans)
    alone = evidence_alone(folder / "train.csv", there)
    sentences = {
        one: json.loads((folder / "dev.json").read_text("utf-8"))["labels"][one]["hypothesis"]
        for one in HYPOTHESES
    }
    unseen = [_read(model, passages(contract)) for contract in contracts]
    seen = [_read(model, passages(contract)) for contract in learned]
    texts = sorted({span for _, _, span in alone})
    more_names, more = _read(model, [Passage(text) for text in texts])
    rows: dict[str, list[tuple[float, float]]] = {"as trained for the product": []}
    rows |= {
        name: [] for name in ("trained on the task, linear", "the same and the encoder's logits")
    }
    as_product = [as_trained(model, here) for _, here in unseen]
    for one in HYPOTHESES:
        scores = [said[0][one] for said in as_product]
        labels = [said[1][one] for said in as_product]
        rows["as trained for the product"].append(figures(one, contracts, scores, labels))
        said = {text: choice for asked, choice, text in alone if asked == sentences[one]}
        task = Task(
            [names for names, _ in seen],
            [here.encoder for _, here in seen],
            [_positive(contract, one) for contract in learned],
            [contract.choices[one] for contract in learned],
            more_names,
            more.encoder,
            np.array([text in said for text in texts]),
            np.array([said.get(text) == CONTRADICTION for text in texts]),
        )
        pairs = [(names, here.encoder) for names, here in unseen]
        for name, with_encoder in list(zip(list(rows)[1:], (False, True), strict=True)):
            rows[name].append(figures(one, contracts, *trained(task, pairs, with_encoder)))
        print(NAMES[one], *(f"{v[-1][0]:.3f}/{v[-1][1]:.3f}" for v in rows.values()), flush=True)
    return _table(rows, contracts)


def _read(model: Model, some: Sequence[Passage]) -> tuple[list[tuple[str, ...]], States]:
    return [features(passage) for passage in some], states(model, some)


def _table(rows: dict[str, list[tuple[float, float]]], contracts: Sequence[Contract]) -> str:
    cells = [
        (name, *(f"{a:.3f} / {b:.3f}" for a, b in (*values, np.mean(values, axis=0).tolist())))
        for name, values in rows.items()
    ]
    usual = [
        np.mean([c.choices[one] == most for c in contracts])
        for one in HYPOTHESES
        for most in [max(CHOICES, key=[c.choices[one] for c in contracts].count)]
    ]
    plain = ("always the commonest label", *(f"– / {one:.3f}" for one in (*usual, np.mean(usual))))
    head = ("evidence average precision / label accuracy", *NAMES.values(), "mean of the four")
    return table(head, [plain, *cells])


def main() -> None:
    """Load, measure, print, write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--write", type=Path, help="a page to put the table in, between its marks")
    arguments = parser.parse_args()
    with threadpool_limits(limits=1):
        text = measured(arguments.folder, load_model())
    print(text)
    if arguments.write:
        fill(arguments.write, "contractnli", text)


if __name__ == "__main__":
    main()
