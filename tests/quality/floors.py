"""What the committed model must at least do; run as a script it takes what it does now.

    python -m tests.quality.floors [../shared]

Floors are lowered by running it and committing the change, never by accident: `make floors`.
"""

import hashlib
import json
import sys
from pathlib import Path
from typing import Any

from clauses.classification import Model, load_model
from clauses.training.gold import load_gold
from clauses.training.measurement import figures, held_out, measure

FLOORS = Path(__file__).parent / "floors.json"
DEVELOPMENT = Path("evaluation/dev")
SHARED = Path(__file__).parents[3] / "shared"


def left_out(model: Model) -> dict[str, float]:
    """Return the figures of the manifests by part, kind of documents and name."""
    return {
        f"{part}, {kind}, {name}": value
        for part, by_kind in held_out(model).items()
        for kind, values in by_kind.items()
        for name, value in values.items()
    }


def development(model: Model, shared: Path) -> dict[str, float]:
    """Return the figures on the development contracts below `shared`, from their text."""
    paths = sorted((shared / DEVELOPMENT).glob("*.yaml"))
    return figures(measure([load_gold(path) for path in paths], model))


def development_hash(shared: Path) -> str:
    """Return a hash of the development contracts."""
    digest = hashlib.sha256()
    for path in sorted((shared / DEVELOPMENT).glob("*.yaml")):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def pinned(model: Model, shared: Path) -> dict[str, Any]:
    """Return what is pinned: the figures, and hashes of what they were measured on."""
    return {
        "training_data_sha256": model.linear.manifest["data_sha256"],
        "left out": left_out(model),
        "development_sha256": development_hash(shared),
        "development": development(model, shared),
    }


if __name__ == "__main__":
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else SHARED
    if not (folder / DEVELOPMENT).is_dir():
        sys.exit(f"{folder}: no {DEVELOPMENT} there; give the folder of the evaluation kit")
    text = json.dumps(pinned(load_model(), folder), indent=1, sort_keys=True)
    FLOORS.write_text(text + "\n", "utf-8")
