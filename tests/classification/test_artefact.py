import hashlib
import json
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from clauses.classification.artefact import LinearModel, load_linear, save_linear
from clauses.classification.word_screen import WordScreen
from clauses.errors import ModelError
from clauses.records import Family
from tests.classification.made import toy_linear

FILES = ("manifest.json", "weights.npz")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    save_linear(toy_linear(), tmp_path / "linear")
    return tmp_path / "linear"


def parts(model: LinearModel) -> dict[str, Any]:
    heads = {**model.families, "attributes": model.attributes}
    return {
        "name": model.name,
        "vocabulary": model.vocabulary,
        "idf": model.idf.tolist(),
        "calibrations": model.calibrations,
        "heads": {
            name: (head.labels, head.weights.tolist(), head.bias.tolist())
            for name, head in heads.items()
        },
    }


def rewrite_manifest(folder: Path, change: Callable[[dict[str, Any]], object]) -> None:
    manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
    change(manifest)
    (folder / "manifest.json").write_text(json.dumps(manifest), "utf-8")


def put_weights(folder: Path, data: bytes) -> None:
    """Put other weights there, with a manifest that vouches for them."""
    (folder / "weights.npz").write_bytes(data)
    digest = hashlib.sha256(data).hexdigest()
    rewrite_manifest(folder, lambda manifest: manifest.update(sha256=digest))


def test_what_was_saved_is_loaded(folder: Path) -> None:
    loaded = load_linear(folder)
    assert parts(loaded) == parts(toy_linear())
    assert loaded.manifest == toy_linear().manifest | {"sha256": loaded.sha256}
    assert loaded.sha256 == hashlib.sha256((folder / "weights.npz").read_bytes()).hexdigest()


def test_weights_stay_as_they_are_stored_and_are_reckoned_with_as_if_they_were_not(
    folder: Path,
) -> None:
    head = load_linear(folder).families[Family.RETENTION]
    assert head.weights.dtype == np.float16
    rows = head.rows([2, 0])
    assert rows.dtype == np.float32
    assert rows.tolist() == head.weights.astype(np.float32)[[2, 0]].tolist()


def test_the_same_model_is_the_same_bytes_however_often_it_is_saved(
    folder: Path, tmp_path: Path
) -> None:
    save_linear(load_linear(folder), tmp_path / "again")
    save_linear(load_linear(tmp_path / "again"), tmp_path / "third")
    for name in FILES:
        assert (folder / name).read_bytes() == (tmp_path / "again" / name).read_bytes()
        assert (folder / name).read_bytes() == (tmp_path / "third" / name).read_bytes()
    assert sorted(path.name for path in folder.iterdir()) == sorted(FILES)


def test_a_feature_name_with_any_letters_comes_back(tmp_path: Path) -> None:
    model = toy_linear()
    model.vocabulary["w straße § 5"] = model.vocabulary.pop("w not")
    save_linear(model, tmp_path)
    assert load_linear(tmp_path).vocabulary == model.vocabulary


def test_a_missing_folder_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(ModelError) as caught:
        load_linear(tmp_path / "linear")
    assert str(caught.value).startswith(f"{tmp_path / 'linear'}: no usable model there (")
    assert str(caught.value).endswith("; reinstall clauses, or run `clauses train`")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("name", FILES)
def test_a_missing_file_is_a_model_error(folder: Path, name: str) -> None:
    (folder / name).unlink()
    with pytest.raises(ModelError, match="no usable model there"):
        load_linear(folder)


@pytest.mark.parametrize("content", ["", "{", "\x00"])
def test_a_manifest_that_is_no_json_is_a_model_error(folder: Path, content: str) -> None:
    (folder / "manifest.json").write_text(content, "utf-8")
    with pytest.raises(ModelError, match="no usable model there"):
        load_linear(folder)


@pytest.mark.parametrize("content", ["[]", "{}", "3", '{"format": 2}'])
def test_another_format_is_named(folder: Path, content: str) -> None:
    (folder / "manifest.json").write_text(content, "utf-8")
    with pytest.raises(ModelError, match=r"model format (None|2), this version reads 1; reinstall"):
        load_linear(folder)


def test_weights_that_are_not_those_of_the_manifest_are_refused(folder: Path) -> None:
    data = bytearray((folder / "weights.npz").read_bytes())
    data[len(data) // 2] ^= 1
    (folder / "weights.npz").write_bytes(bytes(data))
    with pytest.raises(ModelError, match=r"weights\.npz: not the file its manifest names; reins"):
        load_linear(folder)


@pytest.mark.parametrize("data", [b"", b"PK no zip", b"\x80\x04N."])
def test_weights_that_are_no_arrays_are_a_model_error(folder: Path, data: bytes) -> None:
    put_weights(folder, data)
    with pytest.raises(ModelError, match="not a whole model"):
        load_linear(folder)


def test_nothing_pickled_is_loaded(folder: Path) -> None:
    with np.load(folder / "weights.npz", allow_pickle=False) as arrays:
        kept = {name: arrays[name] for name in arrays.files}
    kept["idf"] = np.array([{"runs": "code"}], dtype=object)
    made = BytesIO()
    np.savez(made, allow_pickle=True, **kept)
    put_weights(folder, made.getvalue())
    with pytest.raises(ModelError, match=r"not a whole model.*allow_pickle=False"):
        load_linear(folder)


def test_a_word_screen_is_kept_with_the_model(tmp_path: Path) -> None:
    screen = WordScreen({"share": (2.0, 4.0), "straße": (-0.5, 1.0)}, 0.25, -1.5)
    noted = {"word_screen": {"bias": 0.25, "threshold": -1.5}}
    model = replace(toy_linear(), screen=screen)
    model.manifest.update(noted)
    save_linear(model, tmp_path)
    assert load_linear(tmp_path).screen == screen


def test_a_word_screen_without_its_words_is_a_model_error(folder: Path) -> None:
    assert load_linear(folder).screen is None
    noted = {"bias": 0.25, "threshold": -1.5}
    rewrite_manifest(folder, lambda manifest: manifest.update(word_screen=noted))
    with pytest.raises(ModelError, match=r"not a whole model.*screen\.words"):
        load_linear(folder)


@pytest.mark.parametrize("name", ["vocabulary", "idf", f"{Family.RETENTION}.bias"])
def test_a_missing_array_is_a_model_error(folder: Path, name: str) -> None:
    with np.load(folder / "weights.npz", allow_pickle=False) as arrays:
        kept = {one: arrays[one] for one in arrays.files if one != name}
    made = BytesIO()
    np.savez(made, allow_pickle=False, **kept)
    put_weights(folder, made.getvalue())
    with pytest.raises(ModelError, match="not a whole model"):
        load_linear(folder)


@pytest.mark.parametrize("field", ["name", "stances", "families", "calibrations", "attributes"])
def test_a_manifest_without_a_field_is_a_model_error(folder: Path, field: str) -> None:
    rewrite_manifest(folder, lambda manifest: manifest.pop(field))
    with pytest.raises(ModelError, match=f"not a whole model.*{field}"):
        load_linear(folder)
