"""The weights of the facts, as `python -m benchmarks.splitting --fit` found them."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from clauses.archive.filed import PartKind

_FILE = Path(__file__).with_name("weights.json")


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each fact speaks for a document to begin at a page, and for each kind of it."""

    starts: Mapping[str, float]
    kinds: Mapping[PartKind, Mapping[str, float]]


@cache
def fitted_weights() -> Weights:
    """Return the committed weights."""
    found = json.loads(_FILE.read_text("utf-8"))
    return Weights(
        found["starts"], {PartKind(kind): facts for kind, facts in found["kinds"].items()}
    )
