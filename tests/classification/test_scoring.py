import math
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from clauses.classification import scoring
from clauses.classification.artefact import Calibration
from clauses.classification.attributes import QUESTIONS
from clauses.classification.encoder import Encoder
from clauses.classification.model import Model
from clauses.classification.passages import Passage
from clauses.classification.scoring import (
    Reading,
    Score,
    asks_encoder,
    contributions,
    read_passage,
    vector,
)
from clauses.classification.word_screen import WordScreen
from clauses.records import Family, Stance
from tests.classification.made import BIAS, VOCABULARY

SHARING, FEDERAL, RETENTION = Family
HALF = 1 / math.sqrt(2)
SHARES = Passage("Vendor may share Data.")
SHARES_NOT = Passage("Vendor may not share Data.")
PLAIN = Passage("Vendor paints the fence.")


def odds(none: float, *stances: float) -> float:
    return math.log(sum(map(math.exp, stances))) - none


def logistic(value: float) -> float:
    return round(1 / (1 + math.exp(-value)), 4)


def scores(reading: Reading) -> tuple[Score, ...]:
    """The scores, probabilities to four digits: weights have no more than seven."""
    return tuple(replace(one, probability=round(one.probability, 4)) for one in reading.scores)


def by_family(reading: Reading) -> dict[Family, Score]:
    return {score.family: score for score in scores(reading)}


def rounded(pairs: tuple[tuple[str, float], ...]) -> list[tuple[str, float]]:
    return [(name, round(value, 4)) for name, value in pairs]


def encoder(*, screen: float = -100.0, linear_weight: float = 0.5) -> Encoder:
    calibrations = {str(family): Calibration(2.0, 1.0, 3.0) for family in Family}
    return Encoder("again", "c" * 64, Path(), 128, screen, linear_weight, calibrations)


def test_known_features_weigh_one_together(model: Model) -> None:
    rows, values = vector(model.linear, SHARES_NOT)
    assert [VOCABULARY[row] for row in rows] == ["w not", "w share"]
    assert values.tolist() == pytest.approx([HALF, HALF])
    assert vector(model.linear, SHARES)[1].tolist() == [1.0]


def test_idf_weighs_a_feature_against_the_others(model: Model) -> None:
    heavy = replace(model.linear, idf=model.linear.idf * np.array([1, 1, 1, 3, 1], np.float32))
    assert vector(heavy, SHARES_NOT)[1].tolist() == pytest.approx([0.9486833, 0.3162278])


def test_a_passage_without_known_features_is_read_by_the_bias_alone(model: Model) -> None:
    assert len(vector(model.linear, PLAIN)[0]) == 0
    reading = read_passage(model, PLAIN)
    assert scores(reading) == tuple(
        Score(family, logistic(odds(*BIAS)), Stance.PERMITS, False) for family in Family
    )
    assert reading.answers == frozenset()


def test_probability_stance_and_answers_are_those_of_the_weights(model: Model) -> None:
    reading = read_passage(model, SHARES)
    assert by_family(reading)[SHARING] == Score(
        SHARING, logistic(odds(4, 8, 0, 6)), Stance.PERMITS, True
    )
    assert not by_family(reading)[RETENTION].found
    assert reading.answers == {"actor=vendor", "recipients=subcontractors", "data=any"}


def test_the_near_twin_has_another_stance(model: Model) -> None:
    found = by_family(read_passage(model, SHARES_NOT))[SHARING]
    assert (found.stance, found.found) == (Stance.PROHIBITS, True)
    assert found.probability == logistic(odds(4, 8 * HALF, 0, 10 * HALF))


def test_a_passage_is_found_from_the_threshold_on(model: Model) -> None:
    raw = odds(4, 8, 0, 6)
    for threshold, found in ((raw - 0.001, True), (raw + 0.001, False)):
        calibrations = dict.fromkeys(map(str, Family), Calibration(1.0, 0.0, threshold))
        changed = replace(model, linear=replace(model.linear, calibrations=calibrations))
        assert by_family(read_passage(changed, SHARES))[SHARING].found is found


def test_probability_rises_with_the_score(model: Model) -> None:
    texts = ["Vendor paints.", "Vendor may not share, delete or tell federal ICE.", SHARES.text]
    found = [by_family(read_passage(model, Passage(text)))[SHARING] for text in texts]
    probabilities = [one.probability for one in found]
    assert probabilities == sorted(set(probabilities))
    assert all(0 < one < 1 for one in probabilities)


def test_a_passage_its_words_rule_out_is_not_read(
    model: Model, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = WordScreen({"share": (1.0, 1.0)}, bias=0.0, threshold=0.5)
    screened = replace(model, linear=replace(model.linear, screen=screen), encoder=encoder())
    monkeypatch.setattr(scoring, "vector", lambda *_: pytest.fail("it was read"))
    assert read_passage(screened, PLAIN) == Reading((), frozenset())
    assert not asks_encoder(screened, PLAIN)


def test_a_passage_that_passes_its_words_is_read_as_without_the_screen(model: Model) -> None:
    screen = WordScreen({"share": (1.0, 1.0)}, bias=0.0, threshold=0.5)
    screened = replace(model, linear=replace(model.linear, screen=screen))
    assert read_passage(screened, SHARES) == read_passage(model, SHARES)


def test_the_encoder_is_spared_what_scores_below_its_screen(
    model: Model, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def read_again(_: Encoder, passage: Passage) -> tuple[object, object]:
        asked.append(passage.text)
        return np.zeros((3, 4), np.float32), np.zeros(len(QUESTIONS), np.float32)

    monkeypatch.setattr(scoring, "read_again", read_again)
    both = replace(model, encoder=encoder(screen=odds(*BIAS) + 0.01))
    assert read_passage(both, PLAIN) == read_passage(model, PLAIN)
    assert asked == []
    read_passage(both, SHARES)
    assert asked == [SHARES.text]
    assert [asks_encoder(both, passage) for passage in (PLAIN, SHARES)] == [False, True]
    assert not asks_encoder(model, SHARES)


def test_below_the_screen_nothing_is_found_or_answered(
    model: Model, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scoring, "read_again", lambda *_: pytest.fail("it was asked"))
    reading = read_passage(replace(model, encoder=encoder(screen=100.0)), SHARES)
    assert [score.found for score in reading.scores] == [False, False, False]
    assert reading.answers == frozenset()


def test_both_readings_add_up(model: Model, monkeypatch: pytest.MonkeyPatch) -> None:
    logits = np.array([[0, 0, 0, 7], [0, 0, 0, 0], [0, 0, 9, 0]], np.float32)
    answers = np.full(len(QUESTIONS), -4.0, np.float32)
    answers[QUESTIONS.index("trigger=notice")] = 4.0  # with the toy's -2 likelier than not
    answers[QUESTIONS.index("actor=vendor")] = -2.0  # with the toy's 2 just so
    monkeypatch.setattr(scoring, "read_again", lambda *_: (logits, answers))
    reading = read_passage(replace(model, encoder=encoder(linear_weight=0.5)), SHARES)
    raw = {
        SHARING: odds(2, 4, 0, 3 + 7),
        FEDERAL: odds(2, 0, 0, 0),
        RETENTION: odds(2, 0, 9, 0),
    }
    assert scores(reading) == (
        Score(SHARING, logistic(2 * raw[SHARING] + 1), Stance.PROHIBITS, True),
        Score(FEDERAL, logistic(2 * raw[FEDERAL] + 1), Stance.PERMITS, False),
        Score(RETENTION, logistic(2 * raw[RETENTION] + 1), Stance.CONDITIONS, True),
    )
    assert reading.answers == {"trigger=notice", "actor=vendor"}


def test_contributions_are_what_each_feature_adds_against_none(model: Model) -> None:
    found = contributions(model, SHARES_NOT, SHARING, Stance.PROHIBITS)
    assert rounded(found) == [("w share", round(6 * HALF, 4)), ("w not", round(4 * HALF, 4))]
    assert contributions(model, PLAIN, SHARING, Stance.PROHIBITS) == ()


def test_contributions_and_bias_make_the_score_of_the_stance(model: Model) -> None:
    added = sum(value for _, value in contributions(model, SHARES_NOT, SHARING, Stance.PERMITS))
    assert added - BIAS[0] == pytest.approx(8 * HALF - 4)


def test_the_second_reading_is_a_contribution_of_its_own(
    model: Model, monkeypatch: pytest.MonkeyPatch
) -> None:
    logits = np.array([[1, 4, 0, 0], [0, 0, 0, 0], [0, 0, 0, 0]], np.float32)
    monkeypatch.setattr(scoring, "read_again", lambda *_: (logits, None))
    both = replace(model, encoder=encoder(linear_weight=0.25))
    assert rounded(contributions(both, SHARES, SHARING, Stance.PERMITS)) == [
        ("second reading", 3.0),
        ("w share", 2.0),
    ]
