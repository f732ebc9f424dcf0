"""Store and load a linear model: arrays in .npz, all else in JSON, nothing that can run code."""

import hashlib
import json
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from clauses.classification.word_screen import WordScreen
from clauses.errors import ModelError

FORMAT = 1
NO_FINDING = "none"
_ADVICE = "reinstall clauses, or run `clauses train`"
# What reading weights raises that match their hash and yet are none.
_UNUSABLE = (AttributeError, EOFError, KeyError, TypeError, ValueError, zipfile.BadZipFile)

Array = NDArray[np.float32]
Weights = NDArray[np.float16] | NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Head:
    """Weights for the labels of one question: `weights` features by labels, `bias` one a label.

    Weights that were loaded are of half precision, as they are stored.
    """

    labels: tuple[str, ...]
    weights: Weights
    bias: Array

    def rows(self, rows: Sequence[int]) -> Array:
        """Return the weights of these features in single precision, to reckon with."""
        return self.weights[rows].astype(np.float32, copy=False)


@dataclass(frozen=True, slots=True)
class Calibration:
    """Turns a family's raw score s into a probability: 1 / (1 + exp(-(slope * s + offset))).

    `threshold` is the raw score from which a passage is a finding.
    """

    slope: float
    offset: float
    threshold: float


@dataclass(frozen=True, slots=True)
class LinearModel:
    """A trained linear model.

    `vocabulary` maps a feature name to its row, `idf` weighs each row, `families` holds for each
    family a head over no finding and the three stances, `attributes` one head over all
    `attribute=value` pairs. `screen` spares passages the reading; without one none is spared.
    """

    name: str
    sha256: str
    vocabulary: dict[str, int]
    idf: Array
    families: dict[str, Head]
    calibrations: dict[str, Calibration]
    attributes: Head
    manifest: dict[str, Any]
    screen: WordScreen | None = None


def load_linear(folder: Path) -> LinearModel:
    """Return the linear model in `folder`.

    Raises ModelError where it is missing, damaged, or of another format.
    """
    try:
        manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
        data = (folder / "weights.npz").read_bytes()
    except (OSError, ValueError) as error:
        raise ModelError(f"{folder}: no usable model there ({error})", _ADVICE) from error
    found = manifest.get("format") if isinstance(manifest, dict) else None
    if found != FORMAT:
        raise ModelError(f"{folder}: model format {found}, this version reads {FORMAT}", _ADVICE)
    if hashlib.sha256(data).hexdigest() != manifest.get("sha256"):
        raise ModelError(f"{folder}/weights.npz: not the file its manifest names", _ADVICE)
    try:
        with np.load(BytesIO(data), allow_pickle=False) as arrays:
            return _linear(manifest, arrays)  # unpacked one by one, as they are asked for
    except _UNUSABLE as error:
        raise ModelError(f"{folder}: not a whole model ({error})", _ADVICE) from error


def _linear(manifest: dict[str, Any], arrays: Mapping[str, NDArray[Any]]) -> LinearModel:
    names = arrays["vocabulary"].tobytes().decode("utf-8").split("\n")
    families = {
        family: Head(
            (NO_FINDING, *manifest["stances"]),
            arrays[f"{family}.weights"],
            arrays[f"{family}.bias"].astype(np.float32),
        )
        for family in manifest["families"]
    }
    return LinearModel(
        name=manifest["name"],
        sha256=manifest["sha256"],
        vocabulary={name: row for row, name in enumerate(names)},
        idf=arrays["idf"].astype(np.float32),
        families=families,
        calibrations={f: Calibration(**c) for f, c in manifest["calibrations"].items()},
        attributes=Head(
            tuple(manifest["attributes"]),
            arrays["attributes.weights"],
            arrays["attributes.bias"].astype(np.float32),
        ),
        manifest=manifest,
        screen=_screen(manifest["word_screen"], arrays) if "word_screen" in manifest else None,
    )


def _screen(noted: dict[str, float], arrays: Mapping[str, NDArray[Any]]) -> WordScreen:
    words = arrays["screen.words"].tobytes().decode("utf-8").split("\n")
    pairs = arrays["screen.weights"].astype(np.float64).tolist()
    return WordScreen(
        {word: (added, square) for word, (added, square) in zip(words, pairs, strict=True)},
        noted["bias"],
        noted["threshold"],
    )


def save_linear(model: LinearModel, folder: Path) -> None:
    """Write `model` to `folder`; equal models give equal bytes. Its manifest names the new hash."""
    names = sorted(model.vocabulary, key=lambda name: model.vocabulary[name])
    arrays: dict[str, NDArray[Any]] = {
        "vocabulary": np.frombuffer("\n".join(names).encode("utf-8"), dtype=np.uint8),
        "idf": model.idf.astype(np.float16),
        "attributes.weights": model.attributes.weights.astype(np.float16),
        "attributes.bias": model.attributes.bias,
    }
    for family, head in model.families.items():
        arrays[f"{family}.weights"] = head.weights.astype(np.float16)
        arrays[f"{family}.bias"] = head.bias
    screen = model.screen
    if screen is not None:
        words = "\n".join(screen.words).encode("utf-8")
        arrays["screen.words"] = np.frombuffer(words, dtype=np.uint8)
        arrays["screen.weights"] = np.array(list(screen.words.values()), dtype=np.float16)
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "weights.npz").open("wb") as out:
        np.savez_compressed(out, allow_pickle=False, **arrays)
    digest = hashlib.sha256((folder / "weights.npz").read_bytes()).hexdigest()
    manifest = {**model.manifest, "sha256": digest}
    (folder / "manifest.json").write_text(
        json.dumps(manifest, indent=2, sort_keys=True) + "\n", "utf-8"
    )
