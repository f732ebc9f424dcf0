import hashlib
from dataclasses import replace
from pathlib import Path

import pytest

from clauses.classification.encoder import Encoder
from clauses.classification.model import Model, load_model, models_folder
from clauses.errors import ModelError
from tests.classification.made import toy_model


def test_without_an_encoder_the_model_is_the_linear_one(model: Model) -> None:
    assert (model.name, model.sha256) == ("toy", model.linear.sha256)
    assert model.encoder is None


def test_name_and_hash_are_those_of_both_parts(model: Model) -> None:
    both = replace(model, encoder=Encoder("again", "c" * 64, Path(), 128, 0.0, 0.5, {}))
    joined = hashlib.sha256((model.linear.sha256 + "c" * 64).encode()).hexdigest()
    assert (both.name, both.sha256) == ("toy+again", joined)


def test_a_folder_is_loaded_once(tmp_path: Path) -> None:
    model = toy_model(tmp_path)
    assert model.folder == tmp_path
    assert load_model(tmp_path) is model


def test_a_folder_without_a_linear_model_is_refused(tmp_path: Path) -> None:
    (tmp_path / "encoder").mkdir()
    with pytest.raises(ModelError, match="no usable model there"):
        load_model(tmp_path)


def test_a_damaged_encoder_is_refused_not_left_out(tmp_path: Path) -> None:
    toy_model(tmp_path / "sound")
    (tmp_path / "linear").symlink_to(tmp_path / "sound" / "linear")
    (tmp_path / "encoder").mkdir()
    with pytest.raises(ModelError, match="no usable encoder there"):
        load_model(tmp_path)


def test_a_checkout_has_its_models_beside_the_package() -> None:
    assert models_folder() == Path(__file__).parents[2] / "models"
