"""The passages of our own training documents, to show beside a finding those most like it."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import sqrt
from pathlib import Path

import numpy as np

from clauses.classification.artefact import LinearModel
from clauses.classification.passages import Passage
from clauses.classification.scoring import vector
from clauses.classification.word_screen import screened_words
from clauses.errors import ModelError
from clauses.records import Alike

FILE = "passages.json"
# So many share most of their words with the finding; of these the features tell the nearest.
TRIED = 60
SHOWN = 3
_ADVICE = "reinstall clauses, or run `clauses train`"


@dataclass(frozen=True, slots=True)
class Labelled:
    """A passage with what a reader found in it ("retention: permits"), and its document's name."""

    passage: Passage
    labels: tuple[str, ...]
    document: str


def save_labelled(some: Sequence[Labelled], folder: Path) -> None:
    """Write the passages to the model's folder: equal ones give equal bytes, a hash before them."""
    rows = [
        [one.document, one.passage.heading, one.passage.lead_in, one.passage.text, *one.labels]
        for one in some
    ]
    body = "\n".join(json.dumps(row, ensure_ascii=False, separators=(",", ":")) for row in rows)
    text = f"{hashlib.sha256(body.encode()).hexdigest()}\n{body}\n"
    (folder / FILE).write_text(text, "utf-8", newline="\n")


@lru_cache(maxsize=2)
def load_labelled(folder: Path) -> tuple[Labelled, ...]:
    """Return the passages in the model's folder, or none where it has none.

    Raises ModelError where the file is not what its first line says.
    """
    path = folder / FILE
    if not path.is_file():
        return ()
    try:
        digest, _, body = path.read_text("utf-8").rstrip("\n").partition("\n")
        if hashlib.sha256(body.encode()).hexdigest() != digest:
            raise ValueError("not the passages its first line names")
        rows = [json.loads(line) for line in body.splitlines()]
        return tuple(
            Labelled(Passage(text, heading, lead_in=lead_in), tuple(labels), document)
            for document, heading, lead_in, text, *labels in rows
        )
    except (OSError, ValueError, TypeError) as error:
        raise ModelError(f"{path}: no usable passages there ({error})", _ADVICE) from error


def nearest(model: LinearModel, passage: Passage, some: Sequence[Labelled]) -> tuple[Alike, ...]:
    """Return those of `some` most like `passage`, the nearest first.

    Likeness is the cosine of the weighted features the linear model reads.
    """
    wanted = _words(model, passage)
    tried = sorted(some, key=lambda one: -_shared(wanted, _words(model, one.passage)))[:TRIED]
    here = dict(zip(*_listed(model, passage), strict=True))
    measured = [
        Alike(one.passage.text, one.labels, one.document, _likeness(here, model, one.passage))
        for one in tried
    ]
    measured.sort(key=lambda one: (-one.likeness, one.document, one.text))
    return tuple(measured[:SHOWN])


def _likeness(here: dict[int, float], model: LinearModel, other: Passage) -> float:
    pairs = zip(*_listed(model, other), strict=True)
    return round(sum(here.get(row, 0.0) * value for row, value in pairs), 3)


def _listed(model: LinearModel, passage: Passage) -> tuple[Sequence[int], list[float]]:
    rows, values = vector(model, passage)
    return rows, np.asarray(values, dtype=np.float64).tolist()


def _words(model: LinearModel, passage: Passage) -> dict[str, float]:
    rows = {word: model.vocabulary.get(f"w {word}") for word in screened_words(passage)}
    return {word: float(model.idf[row]) for word, row in rows.items() if row is not None}


def _shared(one: dict[str, float], other: dict[str, float]) -> float:
    length = sqrt(sum(weight * weight for weight in other.values()))
    both = sum(weight * weight for word, weight in one.items() if word in other)
    return both / length if length else 0.0
