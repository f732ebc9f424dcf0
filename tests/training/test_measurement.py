from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from clauses.classification.encoder import load_encoder
from clauses.classification.model import Model
from clauses.classification.passages import Passage
from clauses.classification.scoring import Score
from clauses.records import Attributes, Clause, ClauseKind, Family, Stance
from clauses.training import measurement
from clauses.training.gold import GoldContract, GoldFinding
from clauses.training.measurement import (
    Tally,
    confidence_tables,
    figures,
    held_out,
    measure,
    screened_share,
    table,
)
from tests.classification.made import toy_model
from tests.classification.summing_encoder import onnx, save_encoder

SHARING, FEDERAL, RETENTION = Family
Said = tuple[str, Family, Stance, Attributes]
QUOTE = "Vendor may share plate reads with any agency that asks for them."  # twelve words


def said(
    quote: str,
    family: Family = SHARING,
    stance: Stance = Stance.PERMITS,
    period: str | None = None,
) -> Said:
    return quote, family, stance, Attributes(period=period)


def gold(
    quote: str = QUOTE,
    family: Family = SHARING,
    stance: Stance = Stance.PERMITS,
    period: str | None = None,
) -> GoldFinding:
    return GoldFinding(family, stance, quote, period)


@pytest.fixture
def tally(monkeypatch: pytest.MonkeyPatch) -> Any:
    """A function: what is measured where a model says this of a contract with those findings."""

    def measured(says: Sequence[Said], findings: Sequence[GoldFinding]) -> Tally:
        def spoken(*_: object) -> Iterator[tuple[Passage, Score, Attributes]]:
            for quote, family, stance, attributes in says:
                yield Passage(quote), Score(family, 0.9, stance, True), attributes

        monkeypatch.setattr(measurement, "says", spoken)
        model: Model = None  # type: ignore[assignment]
        return measure([GoldContract("elm", (), tuple(findings))], model)

    return measured


@pytest.mark.parametrize(
    "quote",
    [
        QUOTE,
        QUOTE.upper(),
        "Vendor may share plate reads with any, ...",  # more than half of its words
        f"{'It is so. ' * 10} {QUOTE}",  # covers it, less than four times as long
        "any agency that asks for them",  # inside it, five words and more
    ],
)
def test_a_finding_matches_what_it_covers_or_is_a_part_of(tally: Any, quote: str) -> None:
    made = tally([said(quote)], [gold()])
    assert (made.said[SHARING], made.correct[SHARING], made.found[SHARING]) == (1, 1, 1)


@pytest.mark.parametrize(
    "finding",
    [
        said("any agency that asks"),  # four words are no part
        said("Vendor may share the fence of the school with painters and gardeners."),
        said(QUOTE + " It is so, and so it is." * 15),  # far too long
        said(QUOTE, FEDERAL),
        said(""),
    ],
)
def test_a_finding_does_not_match_by_a_few_words_or_another_family(
    tally: Any, finding: Said
) -> None:
    made = tally([finding], [gold()])
    assert (made.said[finding[1]], made.correct.total(), made.found.total()) == (1, 0, 0)
    assert (made.gold[SHARING], made.stance_right.total()) == (1, 0)


def test_the_gold_finding_that_is_covered_best_is_the_one_matched(tally: Any) -> None:
    near = gold("Vendor may share plate reads with the school.", stance=Stance.PROHIBITS)
    made = tally([said(QUOTE)], [near, gold()])
    assert (made.found[SHARING], made.stance_right[SHARING]) == (1, 1)


def test_two_findings_of_one_gold_finding_are_both_correct_and_the_right_stance_counts(
    tally: Any,
) -> None:
    for stances in ((Stance.PERMITS, Stance.PROHIBITS), (Stance.PROHIBITS, Stance.PERMITS)):
        made = tally([said(QUOTE, stance=stance) for stance in stances], [gold()])
        assert made == Tally(
            said=Counter({SHARING: 2}),
            correct=Counter({SHARING: 2}),
            gold=Counter({SHARING: 1}),
            found=Counter({SHARING: 1}),
            stance_right=Counter({SHARING: 1}),
        )


def test_periods_are_right_only_letter_for_letter(tally: Any) -> None:
    kept = "Plate reads are kept for thirty days after they are made."
    wanted = [gold(kept, RETENTION, Stance.CONDITIONS, "P30D"), gold()]
    for period, right in (("P30D", 1), ("P1M", 0), (None, 0)):
        made = tally([said(kept, RETENTION, Stance.CONDITIONS, period), said(QUOTE)], wanted)
        assert (made.periods, made.periods_right) == (1, right)
    assert tally([], wanted).periods == 0


def test_figures_are_shares_by_family_and_of_all_together(tally: Any) -> None:
    kept = "Plate reads are kept for ever by the vendor of them."
    made = tally(
        [said(QUOTE, stance=Stance.CONDITIONS), said("Something else entirely is said here."),
         said(kept, RETENTION)],
        [gold(), gold(kept, RETENTION), gold("Nobody ever found this one at all.", RETENTION)],
    )  # fmt: skip
    assert figures(made) == {
        "third_party_sharing precision": 0.5,
        "third_party_sharing recall": 1.0,
        "third_party_sharing f1": 0.667,
        "third_party_sharing stance": 0.0,
        "federal_access precision": 1.0,
        "federal_access recall": 1.0,
        "federal_access f1": 1.0,
        "federal_access stance": 1.0,
        "retention precision": 1.0,
        "retention recall": 0.5,
        "retention f1": 0.667,
        "retention stance": 1.0,
        "family f1": 0.667,
        "stance accuracy": 0.5,
        "strict f1": 0.333,
        "period exact": 1.0,
    }


def test_nothing_said_of_something_is_worth_nothing(tally: Any) -> None:
    made = figures(tally([], [gold()]))
    assert (made["third_party_sharing recall"], made["third_party_sharing f1"]) == (0.0, 0.0)
    assert (made["family f1"], made["strict f1"]) == (0.0, 0.0)


def test_the_share_left_to_the_encoder_is_of_all_passages(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    texts = ("Vendor shares it. It paints.", "", "It paints. It paints.")
    clauses = tuple(Clause(ClauseKind.CLAUSE, None, None, text, (), 1, 1) for text in texts)
    monkeypatch.setattr(measurement, "asks_encoder", lambda _, passage: "share" in passage.text)
    model: Model = None  # type: ignore[assignment]
    assert screened_share([GoldContract("elm", clauses, ())], model) == 0.25
    assert screened_share([], model) == 0.0


def test_figures_are_printed_under_their_title() -> None:
    assert table("Three contracts", {"f1": 0.5, "period exact": 1.0}) == (
        "Three contracts\n  f1            0.500\n  period exact  1.000\n"
    )
    assert table("None", {}) == "None\n"


def test_what_was_noted_of_the_whole_model_is_told_beside_the_linear_model_alone(
    tmp_path: Path,
) -> None:
    alone = toy_model(tmp_path)
    assert (held_out(alone), confidence_tables(alone)) == ({}, [])
    band = {
        "marked": 0.2, "false": 0.6, "false of the others": 0.1, "false as stated": 0.65,
        "missed": 0.12, "missed as stated": 0.1,
    }  # fmt: skip
    save_encoder(
        tmp_path / "encoder", onnx(), held_out={"own documents": {"f1": 0.9}},
        reliability={"own documents": [[0.04, 0.05, 12.0], *([[0.0] * 3] * 9)]},
        review={"from": 0.18, "below": 0.5, "own documents": band},
    )  # fmt: skip
    model = replace(alone, encoder=load_encoder(tmp_path / "encoder"))
    assert held_out(model) == {"whole model": {"own documents": {"f1": 0.9}}}
    reliability, review = confidence_tables(model)
    assert reliability.startswith(
        "How far probabilities hold, own documents\n"
        "  probability stated  right readings\n"
        "  0.0 to 0.1    0.04   0.05      12\n"
    )
    assert review.startswith("Review\n  Findings with a probability from 0.18 to 0.50 are marked")
