import numpy as np
import pytest

from clauses.records import Family
from clauses.training.examples import Example
from clauses.training.fit import Numbers
from clauses.training.reliability import confidence, reliability_rows, review_sentences
from tests.training.made import example

FAMILIES = len(Family)


def own(count: int) -> list[Example]:
    return [example(f"Passage {i}.", group=f"document-{i % 40}") for i in range(count)]


def drawn(count: int, slope: float) -> tuple[Numbers, np.ndarray]:
    """Scores, and findings that are as likely as the scores say, or `slope` times as sure."""
    chance = np.random.default_rng(3)
    raw = chance.normal(-1.0, 2.0, (count, FAMILIES))
    return raw, chance.random((count, FAMILIES)) < 1 / (1 + np.exp(-slope * raw))


@pytest.mark.parametrize("slope", [1.0, 3.0])
def test_probabilities_are_set_on_other_documents_and_hold(slope: float) -> None:
    examples = own(4000)
    raw, true = drawn(4000, slope)
    made = confidence(examples, raw, true, odds=-1.0, offered=np.ones(4000, dtype=bool))
    bins = made["reliability"]["own documents"]
    assert len(bins) == 10
    assert sum(count for _, _, count in bins) == 4000 * FAMILIES
    full = [(stated, right) for stated, right, count in bins if count > 400]
    assert all(abs(stated - right) < 0.06 for stated, right in full)
    band = made["review"]["own documents"]
    assert abs(band["false"] - band["false as stated"]) < 0.06
    assert abs(band["missed"] - band["missed as stated"]) < 0.06
    assert (made["review"]["from"], made["review"]["below"]) == (0.269, 0.5)


def test_scores_that_tell_nothing_of_real_passages_show_in_their_table_alone() -> None:
    examples = own(2000) + [
        example(f"Other {i}.", group=f"real:{i % 40}", complete=False) for i in range(2000)
    ]
    examples[2000:] = [
        Example(e.passage, e.labels, e.group, "packets", complete=False) for e in examples[2000:]
    ]
    raw, true = drawn(4000, 1.0)
    true[2000:] = np.random.default_rng(5).random((2000, FAMILIES)) < 0.5
    tables = confidence(examples, raw, true, odds=0.0, offered=np.ones(4000, dtype=bool))
    assert list(tables["reliability"]) == ["own documents", "real passages"]
    sure = {
        kind: sum(right * count for _, right, count in bins[5:]) / sum(n for *_, n in bins[5:])
        for kind, bins in tables["reliability"].items()
    }
    assert sure["own documents"] > 0.5
    assert sure["real passages"] < 0.3


def test_what_a_screen_rules_out_is_missed() -> None:
    examples = own(1000)
    raw, true = drawn(1000, 1.0)
    all_of_them = np.ones(1000, dtype=bool)
    offered = confidence(examples, raw, true, odds=-9.0, offered=all_of_them)["review"]
    ruled_out = confidence(examples, raw, true, odds=-9.0, offered=~all_of_them)["review"]
    assert offered["own documents"]["missed"] < 0.01
    assert ruled_out["own documents"] == ruled_out["own documents"] | {"missed": 1.0, "marked": 0.0}


def test_tenths_are_printed_and_an_empty_one_has_no_figures() -> None:
    assert reliability_rows([[0.041, 0.05, 12.0], [0.0, 0.0, 0.0]]) == [
        ("0.0 to 0.1", "0.04", "0.05", "12"),
        ("0.1 to 0.2", "–", "–", "0"),
    ]


def test_the_band_is_told_in_words() -> None:
    band = {
        "marked": 0.2, "false": 0.6, "false of the others": 0.1, "false as stated": 0.65,
        "missed": 0.12, "missed as stated": 0.1,
    }  # fmt: skip
    assert review_sentences({"from": 0.18, "below": 0.5, "own documents": band}) == [
        "Findings with a probability from 0.18 to 0.50 are marked `review`.",
        "On own documents: 20% of the findings are so marked; 60% of them are false (65% by their "
        "probabilities), and 10% of the others. Of what there is, 12% is missed (10% by the "
        "probabilities).",
    ]
