"""Re-read a passage with a small sentence encoder: ONNX, eight-bit weights, one thread, offline."""

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from clauses.classification.artefact import Array, Calibration
from clauses.classification.passages import Passage
from clauses.errors import ModelError
from clauses.memory import give_back_memory

FORMAT = 1
# Characters; what a passage is read in the light of is cut to these, so that it leaves room.
HEADING, LEAD_IN, BEFORE, TEXT = 120, 200, 160, 1500
_FILES = ("encoder.onnx", "tokenizer.json")
_PART = 1 << 16  # bytes of a file hashed at once
_ADVICE = "reinstall clauses"
# The runtime fuses additions into layer norms, and the fused kernel of 1.32 goes number by number:
# two fifths of the encoder's time.
_SLOW = "SkipLayerNormFusion"


@dataclass(frozen=True, slots=True)
class Encoder:
    """What is known of an encoder before it is asked; its files are in `folder`.

    Its logits count together with the linear model's, weighed by `linear_weight`. It is asked only
    about passages to which the linear model gives a score of `screen` or more in some family.
    """

    name: str
    sha256: str
    folder: Path
    tokens: int
    screen: float
    linear_weight: float
    calibrations: dict[str, Calibration]


def load_encoder(folder: Path) -> Encoder | None:
    """Return the encoder in `folder`, or None where there is no such folder.

    Raises ModelError where it is damaged or of another format.
    """
    if not folder.is_dir():
        return None
    try:
        manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
        digest = _digest(folder / name for name in _FILES)
    except (OSError, ValueError) as error:
        raise ModelError(f"{folder}: no usable encoder there ({error})", _ADVICE) from error
    found = manifest.get("format") if isinstance(manifest, dict) else None
    if found != FORMAT:
        raise ModelError(f"{folder}: encoder format {found}, this version reads {FORMAT}", _ADVICE)
    if digest != manifest.get("sha256"):
        raise ModelError(f"{folder}: not the files its manifest names", _ADVICE)
    try:
        return _encoder(manifest, folder)
    except (AttributeError, KeyError, TypeError) as error:
        raise ModelError(f"{folder}: not a whole encoder ({error})", _ADVICE) from error


def _digest(paths: Iterable[Path]) -> str:
    """The hash of the files one after the other, held a part at a time."""
    found = hashlib.sha256()
    for path in paths:
        with path.open("rb") as file:
            while part := file.read(_PART):
                found.update(part)
    return found.hexdigest()


def _encoder(manifest: dict[str, Any], folder: Path) -> Encoder:
    return Encoder(
        name=manifest["name"],
        sha256=manifest["sha256"],
        folder=folder,
        tokens=manifest["tokens"],
        screen=manifest["screen"],
        linear_weight=manifest["linear_weight"],
        calibrations={f: Calibration(**c) for f, c in manifest["calibrations"].items()},
    )


@lru_cache(maxsize=2)
def _engine(folder: Path, tokens: int) -> tuple[Any, Any]:
    """The session and the tokenizer: they take a third of a worker's memory, so only when asked."""
    import onnxruntime
    from tokenizers import Tokenizer

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.enable_cpu_mem_arena = options.enable_mem_pattern = False  # ten megabytes, no time
    try:
        tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        session = onnxruntime.InferenceSession(
            str(folder / "encoder.onnx"),
            options,
            providers=["CPUExecutionProvider"],
            disabled_optimizers=[_SLOW],
        )
    except Exception as error:  # what the libraries raise for a file they cannot use has no type
        raise ModelError(f"{folder}: not a whole encoder ({error})", _ADVICE) from error
    tokenizer.enable_truncation(tokens, strategy="longest_first")
    tokenizer.no_padding()
    give_back_memory()  # 13 MB that the files took while they were unpacked
    return session, tokenizer


def read_again(encoder: Encoder, passage: Passage) -> tuple[Array, Array]:
    """Return the encoder's logits: families by labels, and one a question about attributes.

    Raises ModelError where the files match their hash and yet are no encoder.
    """
    session, tokenizer = _engine(encoder.folder, encoder.tokens)
    encoded = tokenizer.encode(*pair(passage))
    feeds = {
        "input_ids": np.array([encoded.ids], dtype=np.int64),
        "token_type_ids": np.array([encoded.type_ids], dtype=np.int64),
    }
    families, attributes = session.run(["logits", "attributes"], feeds)
    return families[0], attributes[0]


def pair(passage: Passage) -> tuple[str, str]:
    """Return what the passage is read in the light of, and its text, each cut to size."""
    headings: Sequence[str] = [one for one in (passage.part, passage.heading) if one]
    heading = " / ".join(headings)[:HEADING]
    context = passage.lead_in[-LEAD_IN:] or passage.before[-BEFORE:]
    return (f"{heading}: {context}" if heading else context), passage.text[:TEXT]
