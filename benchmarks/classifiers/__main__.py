"""Compare classifiers on documents none of them saw, and print the table.

    python -m benchmarks.classifiers ../shared [--encoded FILE] [--write docs/classifiers.md]

FILE is what `python -m benchmarks.classifiers.encoded` writes; without it the encoder, the linear
student and the two together are left out. One thread; about fifteen minutes.
"""

import argparse
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np
from threadpoolctl import threadpool_limits

from benchmarks.classifiers import candidates
from benchmarks.classifiers.candidates import LINEAR, Candidate, Numbers, rate
from benchmarks.classifiers.loading import encoder_logits, load_encoded
from benchmarks.classifiers.pages import Row, fill, shown
from benchmarks.classifiers.scoring import Read, figures, read_by, read_by_both
from benchmarks.classifiers.split import Split, left_out, split
from benchmarks.classifiers.unlabelled import unlabelled
from clauses.classification import Model, load_model
from clauses.classification.encoder import read_again
from clauses.classification.scoring import read_passage
from clauses.training import TRAINING_DATA
from clauses.training.dataset import load_dataset
from clauses.training.examples import Example

WITHOUT, WITH_SPACY, WITH_RUNTIME = "nothing", "spaCy", "onnxruntime, tokenizers"
ARRAYS, LINGUISTIC = "numpy", "numpy, spaCy"
MEGABYTE = 1e6
HALF = 2  # bytes of a stored weight


def main() -> None:
    """Fit, read, measure, print, write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("shared", type=Path)
    parser.add_argument("--encoded", type=Path)
    parser.add_argument("--write", type=Path, help="a page to put the table in, between its marks")
    arguments = parser.parse_args()
    if arguments.write:
        fill(arguments.write, "table", None)
    examples = load_dataset(TRAINING_DATA, arguments.shared)
    with threadpool_limits(limits=1):
        encoded = load_encoded(arguments.encoded, examples) if arguments.encoded else None
        text = compared(examples, arguments.shared, encoded)
    print(text)
    if arguments.write:
        fill(arguments.write, "table", text)


def compared(examples: tuple[Example, ...], shared: Path, encoded: Mapping[str, Any] | None) -> str:
    """Return the tables of all candidates as Markdown."""
    out = encoded["left_out"] if encoded else left_out(examples)
    parts = split(examples, out)
    rows = []
    for name, needs, megabytes, speed, read in _candidates(parts, examples, shared, encoded):
        values = {kind: figures(read, parts, mask) for kind, mask in parts.kinds.items()}
        rows.append(Row(name, needs, megabytes, speed, values))
        print(name, *(f"{one['family F1'][0]:.3f}" for one in values.values()), flush=True)
    return shown(parts, rows)


Made = tuple[str, str, float, float, Read]


def _candidates(
    parts: Split, examples: tuple[Example, ...], shared: Path, encoded: Mapping[str, Any] | None
) -> Iterator[Made]:
    passages = [example.passage for example in parts.test]
    linear: Numbers | None = None
    made = {"keyword rules": (candidates.keyword_rules, WITHOUT, 0)}
    made |= {
        name: (fit, LINGUISTIC if "linguistic" in name else ARRAYS, HALF)
        for name, fit in LINEAR.items()
    }
    made["spaCy textcat, bag of words"] = (candidates.textcat, WITH_SPACY, 4)
    for name, (fit, needs, width) in made.items():
        began = time.process_time()
        one: Candidate = fit(parts)
        print(f"{name}: fitted in {time.process_time() - began:.0f} s", flush=True)
        logits = one.read(passages)
        if fit is LINEAR.get("the same and linguistic features, logistic regression"):
            linear = logits
        megabytes = one.numbers * width / MEGABYTE
        yield name, needs, megabytes, rate(one.read, passages), read_by(logits, parts)
    if encoded is None or linear is None:
        return
    model = load_model()
    yield from _with_encoder(parts, examples, shared, encoded, linear, model)


def _with_encoder(
    parts: Split,
    examples: tuple[Example, ...],
    shared: Path,
    encoded: Mapping[str, Any],
    linear: Numbers,
    model: Model,
) -> Iterator[Made]:
    passages = [example.passage for example in parts.test]
    encoder = model.encoder
    assert encoder is not None
    files = sum(path.stat().st_size for path in encoder.folder.glob("encoder.onnx")) / MEGABYTE
    again = rate(lambda some: [read_again(encoder, one) for one in some], passages)
    states = encoded["frozen"].astype(np.float64)
    frozen = read_by(candidates.linear_head(states, parts), parts)
    yield "MiniLM frozen, linear head", WITH_RUNTIME, files, again, frozen
    logits = encoder_logits(encoded, parts)
    yield "MiniLM fine-tuned", WITH_RUNTIME, files, again, read_by(logits, parts)
    more = unlabelled(shared, examples, encoded["left_out"])
    student = candidates.student(parts, more, encoded["taught"].astype(np.float64))
    taught = read_by(student.read(passages), parts)
    megabytes = student.numbers * HALF / MEGABYTE
    name = f"linear student of the fine-tuned one ({len(more):,} unlabelled passages)"
    yield name, LINGUISTIC, megabytes, rate(student.read, passages), taught
    both = read_by_both(linear, logits, parts)
    whole = sum(path.stat().st_size for path in model.folder.rglob("*.*")) / MEGABYTE
    speed = rate(lambda some: [read_passage(model, one) for one in some], passages)
    name = "cascade: words, linear model, fine-tuned MiniLM (shipped)"
    yield name, f"{WITH_RUNTIME}, spaCy, numpy", whole, speed, both


if __name__ == "__main__":
    main()
