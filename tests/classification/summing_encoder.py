"""A real ONNX encoder written by hand: its logits are the sums of its inputs."""

import hashlib
import json
from pathlib import Path
from typing import Any

import numpy as np
from tokenizers import Tokenizer
from tokenizers.models import WordLevel
from tokenizers.pre_tokenizers import WhitespaceSplit
from tokenizers.processors import TemplateProcessing

from clauses.classification.attributes import QUESTIONS
from clauses.classification.encoder import FORMAT
from clauses.records import Family, Stance

LABELS = 1 + len(Stance)
WORDS = {"[UNK]": 0, "[SEP]": 1, "share": 10, "delete": 20}
CALIBRATION = {"slope": 1.5, "offset": -0.5, "threshold": 0.25}
INT64, FLOAT = 7, 1


def number(value: int) -> bytes:
    """A protobuf varint."""
    out = bytearray()
    while value > 127:
        out.append(value & 127 | 128)
        value >>= 7
    return bytes([*out, value])


def field(place: int, value: int | str | bytes) -> bytes:
    if isinstance(value, int):
        return number(place << 3) + number(value)
    data = value.encode() if isinstance(value, str) else value
    return number(place << 3 | 2) + number(len(data)) + data


def node(kind: str, inputs: tuple[str, ...], output: str, attributes: bytes = b"") -> bytes:
    named = b"".join(field(1, one) for one in inputs) + field(2, output) + field(4, kind)
    return field(1, named + attributes)


def value(place: int, name: str, kind: int, dimensions: tuple[int | str, ...]) -> bytes:
    shape = b"".join(field(1, field(1 if isinstance(d, int) else 2, d)) for d in dimensions)
    tensor = field(1, field(1, kind) + field(2, shape))
    return field(place, field(1, name) + field(2, tensor))


def scale(name: str, shape: tuple[int, ...], weights: list[float]) -> bytes:
    raw = np.array(weights, dtype="<f4").tobytes()
    sizes = b"".join(field(1, size) for size in shape)
    return field(5, sizes + field(2, FLOAT) + field(8, name) + field(9, raw))


def onnx() -> bytes:
    """Logits 0, 1, … times the sum of the ids; answers 0, 1, … times that of the type ids."""
    logits, answers = (1, len(Family), LABELS), (1, len(QUESTIONS))
    to_float = field(5, field(1, "to") + field(3, FLOAT) + field(20, 2))
    graph = (
        node("ReduceSum", ("input_ids",), "ids")
        + node("ReduceSum", ("token_type_ids",), "types")
        + node("Cast", ("ids",), "ids_f", to_float)
        + node("Cast", ("types",), "types_f", to_float)
        + node("Mul", ("ids_f", "by_label"), "logits")
        + node("Mul", ("types_f", "by_question"), "attributes")
        + field(2, "sums")
        + scale("by_label", logits, [float(n) for n in range(len(Family) * LABELS)])
        + scale("by_question", answers, [float(n) for n in range(len(QUESTIONS))])
        + value(11, "input_ids", INT64, (1, "length"))
        + value(11, "token_type_ids", INT64, (1, "length"))
        + value(12, "logits", FLOAT, logits)
        + value(12, "attributes", FLOAT, answers)
    )
    return field(1, 8) + field(7, graph) + field(8, field(1, "") + field(2, 13))


def tokenizer() -> str:
    made = Tokenizer(WordLevel(WORDS, unk_token="[UNK]"))
    made.pre_tokenizer = WhitespaceSplit()
    made.post_processor = TemplateProcessing(
        single="$A [SEP]", pair="$A:0 [SEP]:0 $B:1 [SEP]:1", special_tokens=[("[SEP]", 1)]
    )
    return str(made.to_str())


def save_encoder(folder: Path, model: bytes, **changed: Any) -> Path:
    """Write an encoder whose manifest vouches for its files."""
    words = tokenizer().encode()
    manifest = {
        "format": FORMAT,
        "name": "again",
        "sha256": hashlib.sha256(model + words).hexdigest(),
        "tokens": 8,
        "screen": -1.5,
        "linear_weight": 0.5,
        "calibrations": {str(family): CALIBRATION for family in Family},
    }
    folder.mkdir(parents=True)
    (folder / "encoder.onnx").write_bytes(model)
    (folder / "tokenizer.json").write_bytes(words)
    (folder / "manifest.json").write_text(json.dumps(manifest | changed), "utf-8")
    return folder
