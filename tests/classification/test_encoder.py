"""The encoder here is real ONNX, written by hand: its logits are the sums of its inputs."""

import hashlib
import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from tokenizers import Tokenizer
from tokenizers.models import WordLevel
from tokenizers.pre_tokenizers import WhitespaceSplit
from tokenizers.processors import TemplateProcessing

from clauses.classification.artefact import Calibration
from clauses.classification.attributes import QUESTIONS
from clauses.classification.encoder import (
    BEFORE,
    FORMAT,
    HEADING,
    LEAD_IN,
    TEXT,
    load_encoder,
    pair,
    read_again,
)
from clauses.classification.passages import Passage
from clauses.errors import ModelError
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


def save(folder: Path, model: bytes, **changed: Any) -> Path:
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
    folder.mkdir()
    (folder / "encoder.onnx").write_bytes(model)
    (folder / "tokenizer.json").write_bytes(words)
    (folder / "manifest.json").write_text(json.dumps(manifest | changed), "utf-8")
    return folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return save(tmp_path / "encoder", onnx())


def test_a_passage_is_read_in_the_light_of_heading_and_lead_in() -> None:
    passage = Passage("Share it.", "Sharing", "EXHIBIT A", "Vendor may:", "Before.")
    assert pair(passage) == ("EXHIBIT A / Sharing: Vendor may:", "Share it.")


def test_without_a_lead_in_it_is_the_sentence_before() -> None:
    assert pair(Passage("Share it.", "Sharing", before="Before.")) == (
        "Sharing: Before.",
        "Share it.",
    )
    assert pair(Passage("Share it.", before="Before.")) == ("Before.", "Share it.")
    assert pair(Passage("Share it.")) == ("", "Share it.")


def test_each_part_is_cut_so_that_it_leaves_room() -> None:
    long = Passage("t" * 9999, "h" * 999, "p" * 9, "l" * 999 + "L", "b" * 999)
    context, text = pair(long)
    assert context == "p" * 9 + " / " + "h" * (HEADING - 12) + ": " + "l" * (LEAD_IN - 1) + "L"
    assert text == "t" * TEXT
    assert pair(Passage("t", before="b" * 999 + "B"))[0] == "b" * (BEFORE - 1) + "B"


def test_no_folder_is_no_encoder(tmp_path: Path) -> None:
    assert load_encoder(tmp_path / "encoder") is None


def test_what_the_manifest_says_is_loaded(folder: Path) -> None:
    encoder = load_encoder(folder)
    assert encoder is not None
    assert (encoder.name, encoder.screen, encoder.linear_weight) == ("again", -1.5, 0.5)
    assert encoder.calibrations == {str(family): Calibration(**CALIBRATION) for family in Family}
    assert len(encoder.sha256) == 64


def test_a_passage_is_read_again(folder: Path) -> None:
    encoder = load_encoder(folder)
    assert encoder is not None
    # lead-in, [SEP], two words, [SEP]: ids 20 + 1 + 0 + 10 + 1; type ids 0 0 1 1 1
    logits, answers = read_again(encoder, Passage("never share", lead_in="delete"))
    assert logits.tolist() == [[32.0 * (4 * row + n) for n in range(4)] for row in range(3)]
    assert answers.tolist() == [3.0 * n for n in range(len(QUESTIONS))]


def test_a_long_passage_is_cut_to_the_tokens_of_the_manifest(folder: Path) -> None:
    encoder = load_encoder(folder)
    assert encoder is not None
    # eight tokens: [SEP], six words, [SEP]
    logits, _ = read_again(encoder, Passage("share " * 200))
    assert logits[0, 1] == 1 + 6 * 10 + 1


@pytest.mark.parametrize("name", ["encoder.onnx", "tokenizer.json", "manifest.json"])
def test_a_missing_file_says_what_to_do(folder: Path, name: str) -> None:
    (folder / name).unlink()
    with pytest.raises(ModelError, match=r"no usable encoder there .*; reinstall clauses$"):
        load_encoder(folder)


@pytest.mark.parametrize("name", ["encoder.onnx", "tokenizer.json"])
def test_a_changed_file_is_refused(folder: Path, name: str) -> None:
    (folder / name).write_bytes((folder / name).read_bytes() + b" ")
    with pytest.raises(ModelError, match=r"not the files its manifest names; reinstall clauses$"):
        load_encoder(folder)


@pytest.mark.parametrize("content", ["{}", "[]", '{"format": 9}'])
def test_another_format_is_named(folder: Path, content: str) -> None:
    (folder / "manifest.json").write_text(content, "utf-8")
    with pytest.raises(ModelError, match=r"encoder format (None|9), this version reads 1"):
        load_encoder(folder)


def test_files_that_match_but_are_no_model_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="not a whole encoder"):
        load_encoder(save(tmp_path / "encoder", b"no ONNX"))
    with pytest.raises(ModelError, match="not a whole encoder"):
        load_encoder(save(tmp_path / "other", onnx(), calibrations={"retention": {}}))
