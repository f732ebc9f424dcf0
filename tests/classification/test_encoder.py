import subprocess
import sys
from pathlib import Path

import pytest

from clauses.classification.artefact import Calibration
from clauses.classification.attributes import QUESTIONS
from clauses.classification.encoder import (
    BEFORE,
    HEADING,
    LEAD_IN,
    TEXT,
    load_encoder,
    pair,
    read_again,
)
from clauses.classification.passages import Passage
from clauses.errors import ModelError
from clauses.records import Family
from tests.classification.summing_encoder import CALIBRATION, onnx, save_encoder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return save_encoder(tmp_path / "encoder", onnx())


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


def test_nothing_slow_is_imported_before_it_is_asked(folder: Path) -> None:
    program = (
        "import sys; from pathlib import Path\n"
        "from clauses.classification.encoder import load_encoder, read_again\n"
        "from clauses.classification.passages import Passage\n"
        f"encoder = load_encoder(Path({str(folder)!r}))\n"
        "print('onnxruntime' in sys.modules)\n"
        "read_again(encoder, Passage('share'))\n"
        "print('onnxruntime' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert done.stdout.split() == ["False", "True"]


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
    encoder = load_encoder(save_encoder(tmp_path / "encoder", b"no ONNX"))
    assert encoder is not None
    with pytest.raises(ModelError, match=r"not a whole encoder .*; reinstall clauses$"):
        read_again(encoder, Passage("share"))
    with pytest.raises(ModelError, match="not a whole encoder"):
        load_encoder(save_encoder(tmp_path / "other", onnx(), calibrations={"retention": {}}))
