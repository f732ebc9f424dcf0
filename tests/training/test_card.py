from pathlib import Path

import pytest

from clauses.records import Clause, ClauseKind, Family, Stance
from clauses.training.card import write_card, write_encoder_card
from clauses.training.examples import Example
from clauses.training.fit import Fitted, write_model
from clauses.training.gold import GoldContract, GoldFinding
from tests.classification.summing_encoder import onnx, save_encoder

QUOTE = "Vendor may freely share Images with any federal partner it likes."
GOLD = GoldContract(
    "elm",
    (Clause(ClauseKind.PARAGRAPH, None, None, QUOTE, (), 1, 1),),
    (
        GoldFinding(Family.THIRD_PARTY_SHARING, Stance.PERMITS, QUOTE, None),
        GoldFinding(Family.FEDERAL_ACCESS, Stance.PROHIBITS, QUOTE, None),
    ),
)


@pytest.fixture
def folder(eager: Fitted, tmp_path: Path) -> Path:
    write_model(eager, tmp_path / "linear")
    return tmp_path / "linear"


def card(
    folder: Path, examples: tuple[Example, ...], fitted: Fitted, gold: tuple[GoldContract, ...]
) -> str:
    write_card(folder, examples, fitted, gold)
    return (folder / "README.md").read_text("utf-8")


def test_the_card_says_what_the_model_is_and_learned_from(
    folder: Path, examples: tuple[Example, ...], fitted: Fitted
) -> None:
    text = card(folder, examples, fitted, ())
    assert text.startswith("# Model `linear`\n")
    assert f"{len(fitted.model.vocabulary):,} features" in text
    assert f"training data {fitted.model.manifest['data_sha256']}." in text
    assert (
        """\
| source | documents | passages | with findings |
| --- | --- | --- | --- |
| own writing | 5 | 35 | 30 |
| packets | 1 | 7 | 6 |

| findings | permits | conditions | prohibits |
| --- | --- | --- | --- |
| third_party_sharing | 6 | 6 | 6 |
| federal_access | 6 | 6 | 6 |
| retention | 6 | 6 | 6 |
"""
        in text
    )
    assert "(5 folds by document;" in text
    assert "{" not in text


def test_the_card_says_how_it_does_on_documents_left_out(
    folder: Path, examples: tuple[Example, ...], fitted: Fitted
) -> None:
    text = card(folder, examples, fitted, ())
    head = "| documents | family | precision | recall | F1 | stance right |"
    rows = text[text.index(head) :].split("\n\n")[0].splitlines()[2:]
    figures = fitted.model.manifest["held_out"]["own documents"]
    names = ("precision", "recall", "f1", "stance")
    shown = " | ".join(f"{figures[f'retention {name}']:.3f}" for name in names)
    assert rows[2] == f"| own documents | retention | {shown} |"
    assert [row.split(" | ")[0] for row in rows] == ["| own documents"] * 3 + [
        "| real passages"
    ] * 3


def test_the_card_says_how_it_does_on_gold_contracts(
    folder: Path, examples: tuple[Example, ...], fitted: Fitted
) -> None:
    text = card(folder, examples, fitted, (GOLD,))
    assert "On 1 development gold contracts, from their text, never trained on:\n\n| figure" in text
    assert "| third_party_sharing f1 | 1.000 |\n" in text
    assert "| stance accuracy | 0.500 |\n" in text


def test_without_gold_contracts_the_card_says_so(
    folder: Path, examples: tuple[Example, ...], fitted: Fitted
) -> None:
    text = card(folder, examples, fitted, ())
    assert "No gold contracts were at hand to measure it on." in text
    assert "| figure |" not in text


def test_the_card_of_the_encoder_says_what_it_adds(folder: Path) -> None:
    perfect = {"precision": 1.0, "recall": 0.5, "f1": 0.667, "stance": 1.0}
    figures = {f"{family} {name}": value for family in Family for name, value in perfect.items()}
    save_encoder(
        folder.parent / "encoder", onnx(), screen=-100.0, base="All-Elm", licence="Apache-2.0",
        base_sha256="b" * 64, epochs=3, examples=1234, calibration_examples=987, seed=1,
        held_out={"own documents": figures},
    )  # fmt: skip
    for gold, told in (
        ((GOLD,), "On 1 development gold contracts, from their text, never trained on:"),
        ((), "No gold contracts were at hand to measure it on."),
    ):
        write_encoder_card(folder.parent, gold)
        text = (folder.parent / "encoder" / "README.md").read_text("utf-8")
        assert text.startswith("# Encoder\n")
        assert f"* **Made from** All-Elm (Apache-2.0), weights with hash {'b' * 64}" in text
        assert "3 epochs on 1234 passages with seed 1" in text
        assert "by a fit to the others of 987 passages" in text
        assert "| own documents | retention | 1.000 | 0.500 | 0.667 | 1.000 |\n" in text
        assert f"It is offered {len(gold):.0%} of the passages" in text
        assert told in text
        assert "{" not in text
