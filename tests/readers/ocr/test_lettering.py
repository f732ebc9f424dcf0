from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest

from clauses.readers.ocr.grids import Grid
from clauses.readers.ocr.lettering import (
    Level,
    RecognisedLine,
    RecognisedWord,
    Seen,
    leaning,
    lines_of,
    typical_height,
)
from clauses.readers.ocr.picture import Mask
from clauses.records import Box
from tests.readers.ocr.made import seen

FLAT = Level(3, 0.5, (500.0, 500.0), 0.0)


def inked(words: Sequence[Seen], *, bold: Sequence[str] = ()) -> Mask:
    """Stems three pixels wide and six apart in every word; five wide where it is bold."""
    ink = np.zeros((1000, 1000), dtype=np.bool_)
    for word in words:
        left, top, right, bottom = word.box
        for stem in range(left, right, 12):
            ink[top:bottom, stem : stem + (5 if word.text in bold else 3)] = True
    return ink


def read(
    *groups: Sequence[Seen], bold: Sequence[str] = (), grids: Sequence[Grid] = ()
) -> tuple[RecognisedLine, ...]:
    words = [word for group in groups for word in group]
    return lines_of(words, inked(words, bold=bold), FLAT, grids)


def test_a_line_has_its_words_in_points() -> None:
    (line,) = read(seen("Keep", "it", confidence=0.9))
    assert line == RecognisedLine(
        "Keep it", Box(3, 50.0, 50.0, 90.0, 60.0), 14.5, False, 0, 60.0, 0.9,
        (
            RecognisedWord("Keep", Box(3, 50.0, 50.0, 74.0, 60.0), 0.9),
            RecognisedWord("it", Box(3, 78.0, 50.0, 90.0, 60.0), 0.9),
        ),
    )  # fmt: skip


def test_a_lines_confidence_is_that_of_its_letters() -> None:
    sure, unsure = seen("Retention", "x")
    (line,) = read((replace(sure, confidence=1.0), replace(unsure, confidence=0.5)))
    assert line.confidence == 0.95


def test_sizes_nearly_alike_are_the_same() -> None:
    body = [seen("the", "usual", "text", line=at, top=100 + 40 * at) for at in range(3)]
    odd = [replace(word, height=26.0) for word in seen("AGENCY", line=5, top=300)]
    title = [replace(word, height=40.0) for word in seen("Deed", line=6, top=350)]
    assert [line.size for line in read(*body, odd, title)] == [14.5, 14.5, 14.5, 14.5, 21.0]


def test_leading_words_with_wide_strokes_are_bold() -> None:
    plain = [seen("Keep", "all", "records", line=at, top=200 + 40 * at) for at in (1, 2, 3)]
    run_in = seen("4.2", "Retention", "of", "Data.", "Keep", "records", line=0)
    whole = seen("ARTICLE", "V", "TERM", line=9, top=500)
    bold = ("Retention", "Data.", "ARTICLE", "TERM")
    first, *others, last = read(run_in, *plain, whole, bold=bold)
    assert (first.bold, first.text[: first.bold_end]) == (False, "4.2 Retention of Data.")
    assert [line.bold_end for line in others] == [0, 0, 0]
    assert (last.bold, last.bold_end) == (True, len("ARTICLE V TERM"))


def test_one_wide_word_is_no_heading() -> None:
    plain = [seen("Keep", "all", "records", line=at, top=200 + 40 * at) for at in (1, 2, 3)]
    first, *_ = read(seen("fees", "and", "records", line=0), *plain, bold=("fees",))
    assert first.bold_end == 0


@pytest.mark.parametrize(
    ("last", "first", "broken"),
    [
        ("rec-", "ord", True),
        ("AU-", "THORITY", True),
        ("A-", "B", False),
        ("non-", "California", False),
        ("2024-", "twenty", False),
        ("record", "ord", False),
    ],
)
def test_hyphens_that_break_a_word(last: str, first: str, broken: bool) -> None:
    one, _ = read(seen("the", last, line=1), seen(first, "text", line=2, top=140))
    assert one.text == ("the " + last[:-1] + "\u00ad" if broken else f"the {last}")


def test_words_of_another_block_are_not_the_rest_of_one() -> None:
    other = [replace(word, block=2) for word in seen("ord", line=2, top=140)]
    assert read(seen("rec-", line=1), other)[0].text == "rec-"


def test_dirt_is_left_out() -> None:
    kept = seen("Keep", "it", line=1)
    dirt = seen("—", "~", line=2, top=140)
    scrawl = seen("Ry", "Ww", line=3, top=180, confidence=0.1)
    assert [line.text for line in read(kept, dirt, scrawl)] == ["Keep it"]


def test_ligatures_are_letters() -> None:
    assert read(seen("ﬁrst", "oﬃce"))[0].text == "first office"


def test_lines_of_a_table_are_parted_at_its_cells_and_put_in_its_order() -> None:
    grid = Grid((90.0, 300.0, 600.0), (90.0, 170.0, 220.0))
    before = seen("Schedule", line=0, top=40)
    crossing = (*seen("Footage", line=1), *seen("Thirty", "days", line=1, left=310))
    below = seen("unmarked", line=2, top=140)  # the rest of the first cell
    second = (*seen("Audit", line=3, top=180), *seen("Two", "years", line=3, top=180, left=310))
    after = seen("Signed", line=4, top=300)
    lines = read(before, second, crossing, below, after, grids=(grid,))
    assert [line.text for line in lines] == [
        "Schedule", "Footage", "unmarked", "Thirty days", "Audit", "Two years", "Signed",
    ]  # fmt: skip


def test_no_words_no_lines() -> None:
    assert read() == ()
    assert (leaning(()), typical_height(())) == (0.0, 0.0)


def test_most_letters_say_how_far_the_lines_lean() -> None:
    level = [replace(word, baseline=((0.0, 100.0), (1000.0, 117.45))) for word in seen("records")]
    stray = [replace(word, baseline=((0.0, 0.0), (10.0, 10.0))) for word in seen("x")]
    upright = [replace(word, quarters=1) for word in seen("sideways", "words")]
    assert leaning([*level, *stray, *upright]) == 1.0


def test_the_height_of_most_words() -> None:
    tall = [replace(word, box=(0, 0, 50, 44)) for word in seen("Title")]
    assert typical_height([*seen("usual", "text"), *tall]) == 20.0


def test_points_turn_about_the_middle_of_the_page() -> None:
    level = Level(1, 0.36, (850.0, 1100.0), 90.0)
    assert level.point(850.0, 1100.0) == pytest.approx((306.0, 396.0))
    assert level.point(850.0, 1200.0) == pytest.approx((342.0, 396.0))
    assert level.box(840, 1190, 860, 1210) == Box(1, 338.4, 392.4, 345.6, 399.6)
