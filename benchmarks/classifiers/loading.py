"""What `benchmarks.classifiers.encoded` wrote, checked against the training data."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.classifiers.split import Split
from clauses.errors import UsageError
from clauses.training.examples import Example
from clauses.training.fit import data_hash


def load_encoded(path: Path, examples: Sequence[Example]) -> dict[str, Any]:
    """Return the arrays by name. Raises UsageError where they are of other training data."""
    with np.load(path) as arrays:
        encoded = {name: arrays[name] for name in arrays.files}
    if str(encoded["data_sha256"]) != data_hash(examples):
        raise UsageError(f"{path}: made from other training data", "make it again")
    return encoded


def encoder_logits(encoded: Mapping[str, Any], split: Split) -> NDArray[np.float64]:
    """Return the fine-tuned encoder's logits of the test examples."""
    rows = np.flatnonzero(encoded["left_out"])
    logits: NDArray[np.float64] = encoded["logits"][np.searchsorted(rows, split.test_rows)]
    return logits
