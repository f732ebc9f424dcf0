import numpy as np

from clauses.readers.ocr.leaders import LEADER, erased, leaders_on, with_leaders
from tests.readers.conftest import text
from tests.readers.ocr.made import DPI, NOTICE, askew, printed, seen, texts

SCALE = DPI / 72
DOTTED = printed(text("1 Definitions " + "." * 80 + " 3", *NOTICE))


def test_rows_of_dots_are_found_and_taken_away() -> None:
    (box,) = leaders_on(DOTTED < 128)
    left, top, right, bottom = box
    assert top < 100 * SCALE < bottom + 2
    assert 135 * SCALE < left < 150 * SCALE
    assert right - left > 200 * SCALE
    plain = erased(DOTTED, [box])
    assert leaders_on(plain < 128) == ()
    assert np.array_equal(plain[int(104 * SCALE) :], DOTTED[int(104 * SCALE) :])


def test_a_row_that_is_not_level_is_found_whole() -> None:
    leaning = askew(DOTTED, 0.6)
    plain = erased(leaning, leaders_on(leaning < 128))
    assert (plain < 128)[:, int(160 * SCALE) : int(340 * SCALE)][: int(106 * SCALE)].sum() < 40


def test_text_rules_and_stops_are_no_leaders() -> None:
    assert leaders_on(printed(text(*NOTICE * 6)) < 128) == ()
    assert leaders_on(printed(text("Name: " + "_" * 40, "a. b. c. d. e. f. g. h.")) < 128) == ()
    assert leaders_on(printed(text("Wait .....")) < 128) == ()


def test_dots_are_given_back_after_the_words_before_them() -> None:
    words = (*seen("Fees", "due", line=1), *seen("Term", line=2, top=140))
    box = words[1].box[2] + 10, 115, 900, 121
    found = with_leaders(words, [box])
    assert texts(found) == ["Fees", "due", LEADER, "Term"]
    assert (found[2].line, found[2].box) == (1, box)
    assert with_leaders(words, [(300, 500, 900, 506)]) == words
