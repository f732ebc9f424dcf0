from dataclasses import replace
from pathlib import Path

import pytest

from clauses import training
from clauses.classification.artefact import load_linear
from clauses.classification.model import Model
from clauses.errors import UsageError
from clauses.training import dataset, evaluate, fit, train
from clauses.training.examples import Example
from clauses.training.fit import Fitted, write_model

GOLD = """\
id: elm
body:
- t: "Vendor may freely share Images with any federal partner it likes."
  gold:
  - family: third_party_sharing
    stance: permits
    quote: "Vendor may freely share Images with any federal partner it likes."
"""


@pytest.fixture
def model(eager: Fitted, tmp_path: Path) -> Model:
    write_model(eager, tmp_path / "models" / "linear")
    return Model(load_linear(tmp_path / "models" / "linear"), None, tmp_path / "models")


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    path = tmp_path / "gold" / "elm.yaml"
    path.parent.mkdir()
    path.write_text(GOLD, "utf-8")
    return path


def test_training_writes_a_model_and_its_card_and_tells_where(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, fitted: Fitted, examples: tuple[Example, ...]
) -> None:
    asked: list[object] = []

    def load(*arguments: object) -> tuple[Example, ...]:
        asked.extend(arguments)
        return examples

    monkeypatch.setattr(dataset, "load_dataset", load)
    monkeypatch.setattr(fit, "fit", lambda learned: fitted if learned is examples else None)
    gold_folder = tmp_path / "shared" / "evaluation" / "dev"
    gold_folder.mkdir(parents=True)
    (gold_folder / "elm.yaml").write_text(GOLD, "utf-8")
    folder = train(tmp_path / "models", tmp_path / "shared")
    assert folder == tmp_path / "models" / "linear"
    assert asked == [training.TRAINING_DATA, tmp_path / "shared"]
    names = sorted(path.name for path in folder.iterdir())
    assert names == ["README.md", "manifest.json", "passages.json", "weights.npz"]
    assert "On 1 development gold contracts" in (folder / "README.md").read_text("utf-8")


def test_evaluation_can_follow_training_and_itself(model: Model) -> None:
    from clauses.training import evaluate as again

    assert again((), model) == again((), model) == evaluate((), model)


def test_training_without_its_data_says_so(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(training, "TRAINING_DATA", tmp_path / "training_data")
    with pytest.raises(UsageError, match="no training documents there"):
        train(tmp_path / "models", None)
    assert not (tmp_path / "models").exists()


def test_evaluation_without_gold_tells_the_figures_of_the_manifest(model: Model) -> None:
    lines = evaluate((), model).splitlines()
    assert lines[0] == "Documents left out, linear model alone, own documents"
    value = model.linear.manifest["held_out"]["own documents"]["retention recall"]
    assert f"  {'retention recall':<29}  {value:.3f}" in lines
    assert "Documents left out, linear model alone, real passages" in lines


def test_evaluation_measures_gold_contracts_given_as_files_or_folders(
    model: Model, gold: Path
) -> None:
    for given in (gold, gold.parent):
        lines = evaluate((given,), model).splitlines()
        start = lines.index("1 gold contracts, from their text")
        assert "  third_party_sharing recall     1.000" in lines[start:]
        assert "  federal_access precision       0.000" in lines[start:]


def test_a_model_that_was_never_measured_has_no_figures_to_tell(model: Model) -> None:
    manifest = {name: one for name, one in model.linear.manifest.items() if name != "held_out"}
    assert evaluate((), replace(model, linear=replace(model.linear, manifest=manifest))) == ""


def test_a_folder_without_gold_contracts_is_refused(model: Model, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(UsageError, match="empty: no gold contracts there; give a folder"):
        evaluate((tmp_path / "empty",), model)
    with pytest.raises(UsageError, match="not a gold contract"):
        evaluate((tmp_path / "nowhere",), model)
