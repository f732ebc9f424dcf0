"""Print the worst mistakes on real documents, to be read one by one. Not for passing on.

python -m benchmarks.classifiers.mistakes ../shared encoded.npz
"""

import argparse
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from benchmarks.classifiers.candidates import LINEAR
from benchmarks.classifiers.loading import encoder_logits, load_encoded
from benchmarks.classifiers.scoring import Numbers, linear_scores
from benchmarks.classifiers.split import Split, split
from clauses.records import Family
from clauses.training import TRAINING_DATA
from clauses.training.blend import blended, found
from clauses.training.dataset import load_dataset
from clauses.training.fit import LABELS

LISTED = 100


def mistakes(linear: Numbers, encoder: Numbers, split: Split) -> list[tuple[float, str, str]]:
    """Return every mistake on real documents, the furthest from its threshold first.

    That is how far in log odds (of stances, from the right one), what kind of mistake, and the
    passage. Thresholds are set on all the documents left out, as the product's are.
    """
    everything = np.ones(len(split.test), dtype=bool)
    made = blended(split.test, linear_scores(linear), everything, encoder)
    both = made["linear_weight"] * (linear - linear[..., :1]) + encoder
    thresholds = np.array([made["calibrations"][family]["threshold"] for family in Family])
    beyond = found(both) - thresholds
    said = (beyond >= 0) & (found(linear).max(axis=1) >= made["screen"])[:, None]
    return sorted(_mistakes(both, beyond, said, split), key=lambda one: -one[0])


def _mistakes(
    both: Numbers, beyond: Numbers, said: Numbers, split: Split
) -> Iterator[tuple[float, str, str]]:
    for row, example in enumerate(split.test):
        if example.kind == "own documents":
            continue
        for column, family in enumerate(Family):
            true, logits = split.targets[row, column], both[row, column]
            stance = int(logits[1:].argmax()) + 1
            one = f"{family}, {LABELS[true]} read as {LABELS[stance if said[row, column] else 0]}"
            if said[row, column] != (true > 0):
                yield abs(float(beyond[row, column])), one, example.passage.text
            elif true and stance != true:
                yield float(logits[stance] - logits[true]), one, example.passage.text


def main() -> None:
    """Fit the linear model, put both together, print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("shared", type=Path)
    parser.add_argument("encoded", type=Path)
    arguments = parser.parse_args()
    examples = load_dataset(TRAINING_DATA, arguments.shared)
    encoded = load_encoded(arguments.encoded, examples)
    parts = split(examples, encoded["left_out"])
    linear = LINEAR["the same and linguistic features, logistic regression"](parts)
    logits = linear.read([example.passage for example in parts.test])
    for far, kind, text in mistakes(logits, encoder_logits(encoded, parts), parts)[:LISTED]:
        print(f"{far:.1f} {kind}\n    {text}")


if __name__ == "__main__":
    main()
