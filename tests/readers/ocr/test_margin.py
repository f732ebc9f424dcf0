from dataclasses import replace

import numpy as np

from clauses.readers.ocr.lettering import Seen
from clauses.readers.ocr.margin import Mark, is_bullet, marks_beside, with_word
from clauses.readers.ocr.picture import Mask
from tests.readers.ocr.made import seen, texts

LINE = seen("Fees", "are", "due", left=200)


def inked(*boxes: tuple[int, int, int, int]) -> Mask:
    """A picture with its words as blocks of ink, and more ink in these boxes."""
    ink = np.zeros((400, 800), dtype=np.bool_)
    for left, top, right, bottom in (*(word.box for word in LINE), *boxes):
        ink[top:bottom, left:right] = True
    return ink


def hollow(ink: Mask, box: tuple[int, int, int, int]) -> Mask:
    left, top, right, bottom = box
    ink[top + 3 : bottom - 3, left + 3 : right - 3] = False
    return ink


def test_a_digit_beside_a_line_is_found_with_its_box() -> None:
    box = (165, 102, 178, 120)
    ink = hollow(inked(box), box)
    assert list(marks_beside(LINE, ink)) == [Mark(box, LINE[0], bullet=False)]


def test_a_dot_half_way_up_the_line_is_a_bullet() -> None:
    box = (170, 105, 182, 117)
    assert list(marks_beside(LINE, inked(box))) == [Mark(box, LINE[0], bullet=True)]


def test_dirt_rules_and_words_are_no_marks() -> None:
    assert list(marks_beside(LINE, inked())) == []
    assert list(marks_beside(LINE, inked((180, 112, 184, 116)))) == []  # a speck
    assert list(marks_beside(LINE, inked((170, 118, 182, 126)))) == []  # a dot below the line
    assert list(marks_beside(LINE, inked((185, 50, 188, 300)))) == []  # a rule
    assert list(marks_beside(LINE, inked((20, 102, 33, 120)))) == []  # too far to the left
    before = seen("the", left=150)
    assert list(marks_beside((*before, *LINE), inked(before[0].box))) == []


def numbers(count: int) -> tuple[Seen, ...]:
    return tuple(
        word
        for at in range(count)
        for word in seen(str(10 + at), line=10 + at, top=140 + 25 * at, left=160)
    )


def test_the_numbers_of_printed_lines_are_not_taken_for_those_of_clauses() -> None:
    box = (165, 102, 178, 120)
    ink = hollow(inked(box), box)
    assert list(marks_beside((*LINE, *numbers(8)), ink)) == []
    assert len(list(marks_beside((*LINE, *numbers(7)), ink))) == 1


def test_text_on_its_side_has_no_margin() -> None:
    turned = tuple(replace(word, quarters=1) for word in LINE)
    assert list(marks_beside(turned, inked((170, 105, 182, 117)))) == []


def test_round_and_full_is_a_bullet_a_letter_is_not() -> None:
    full = np.ones((12, 12), dtype=np.bool_)
    ring = full.copy()
    ring[3:9, 3:9] = False
    box = (0, 0, 12, 12)
    assert is_bullet(full, box, 28.0) is True
    assert is_bullet(ring * False, box, 28.0) is False
    assert is_bullet(hollow(full.copy(), box), box, 28.0) is True  # three quarters full
    assert is_bullet(full, (0, 0, 12, 6), 28.0) is False  # a dash
    assert is_bullet(full, box, 60.0) is False  # the stop of large print


def test_the_word_comes_first_in_its_line() -> None:
    words = (*seen("Term", line=0, top=60), *LINE)
    mark = Mark((165, 102, 178, 120), LINE[0], bullet=False)
    found = with_word(words, mark, "3", 0.8)
    assert texts(found) == ["Term", "3", "Fees", "are", "due"]
    assert (found[1].box, found[1].confidence, found[1].line) == (mark.box, 0.8, 1)
