"""The committed model does at least what it did: lower a floor with `make floors`, and say why."""

import json
from typing import Any

import pytest

from clauses.classification import Model, load_model
from tests.quality.floors import (
    DEVELOPMENT,
    FLOORS,
    SHARED,
    development,
    development_hash,
    left_out,
)

# The last digits of an eight-bit model differ between processors, and may turn a finding or two.
GIVE = 0.01


@pytest.fixture(scope="module")
def model() -> Model:
    return load_model()


@pytest.fixture(scope="module")
def floors() -> dict[str, Any]:
    read: dict[str, Any] = json.loads(FLOORS.read_text("utf-8"))
    return read


def lower(now: dict[str, float], floors: dict[str, float], give: float = 0.0) -> list[str]:
    """What is below its floor, or is not measured any more."""
    return [
        f"{name}: {now.get(name)}, floor {floor}"
        for name, floor in floors.items()
        if now.get(name, -1.0) < floor - give
    ]


def test_a_figure_that_is_lower_or_gone_is_named_and_a_higher_one_is_not() -> None:
    floors = {"recall": 0.8, "stance": 0.7, "f1": 0.6}
    assert lower({"recall": 0.79, "stance": 0.7}, floors) == [
        "recall: 0.79, floor 0.8",
        "f1: None, floor 0.6",
    ]
    assert lower({"recall": 0.79, "stance": 0.9, "f1": 0.6, "more": 0.1}, floors, 0.011) == []


def test_the_floors_are_those_of_the_corpus_the_model_learned_from(
    model: Model, floors: dict[str, Any]
) -> None:
    assert model.linear.manifest["data_sha256"] == floors["training_data_sha256"], "make floors"


def test_no_figure_on_documents_left_out_is_below_its_floor(
    model: Model, floors: dict[str, Any]
) -> None:
    assert set(left_out(model)) == set(floors["left out"])
    assert lower(left_out(model), floors["left out"]) == []


@pytest.mark.skipif(
    not (SHARED / DEVELOPMENT).is_dir(),
    reason="the development contracts are not in this project, nor in ../shared",
)
def test_no_figure_on_development_contracts_is_below_its_floor(
    model: Model, floors: dict[str, Any]
) -> None:
    if development_hash(SHARED) != floors["development_sha256"]:
        pytest.skip("the development contracts are not those the floors were measured on")
    assert lower(development(model, SHARED), floors["development"], GIVE) == []
