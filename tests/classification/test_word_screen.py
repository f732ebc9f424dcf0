import math

import pytest

from clauses.classification.features import LONGEST_PASSAGE
from clauses.classification.passages import Passage
from clauses.classification.word_screen import WordScreen, rules_out, screened_words


def screen(*, bias: float = -1.0, threshold: float = 0.0) -> WordScreen:
    words = {"share": (3.0, 1.0), "data": (0.5, 4.0), "paint": (-2.0, 1.0)}
    return WordScreen(words, bias, threshold)


def test_words_are_those_of_passage_and_lead_in_each_once_in_order() -> None:
    passage = Passage("Data, and data.", "Heading", "Part", "Vendor may share:", "Before.")
    assert screened_words(passage) == ("data", "and", "vendor", "may", "share", ":")


def test_of_a_passage_too_long_to_be_one_only_the_start_counts() -> None:
    assert screened_words(Passage("a " * LONGEST_PASSAGE + "share")) == ("a",)


@pytest.mark.parametrize(
    ("passage", "out"),
    [
        (Passage("Vendor may share it."), False),
        (Passage("Vendor may paint it."), True),
        (Passage("Vendor may paint it.", lead_in="Vendor may share:"), True),  # 1 / sqrt(2) - 1
        (Passage("the police", lead_in="Vendor may share:"), False),
        (Passage("the police", heading="Share"), True),  # headings do not count
        (Passage(""), True),
    ],
)
def test_what_its_words_do_not_speak_for_is_ruled_out(passage: Passage, out: bool) -> None:
    assert rules_out(screen(), passage) is out


def test_a_word_counts_once_and_the_length_of_the_passage_is_one() -> None:
    score = (3.0 + 0.5) / math.sqrt(5)
    passage = Passage("Share data; share data.")
    assert not rules_out(screen(bias=0.0, threshold=score - 0.001), passage)
    assert rules_out(screen(bias=0.0, threshold=score + 0.001), passage)
