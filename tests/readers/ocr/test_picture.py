import numpy as np
import pytest

from clauses.readers.ocr import picture
from clauses.readers.ocr.picture import (
    cleaned,
    peaks,
    rendered,
    straightened,
    stroke,
    surveyed,
    thickened,
    turned,
)
from tests.readers.conftest import text
from tests.readers.ocr.made import (
    NOTICE,
    askew,
    grey_noise,
    photograph,
    printed,
    sheet,
    speckled,
)

PAGE = printed(text(*NOTICE * 8))
BLANK = np.full(PAGE.shape, 255, dtype=np.uint8)


def test_a_page_is_rendered_at_the_resolution_asked_for() -> None:
    picture, dpi = rendered(sheet(text(*NOTICE)), 100)
    assert (picture.shape, picture.dtype.name, dpi) == ((1100, 850), "uint8", 100.0)
    assert picture[:100].min() == 255
    assert picture[130:140].min() < 60


@pytest.mark.parametrize("degrees", [-6.0, -0.4, 0.0, 1.3, 5.0])
def test_the_skew_is_found(degrees: float) -> None:
    survey = surveyed(askew(PAGE, degrees))
    assert survey.skew == pytest.approx(degrees, abs=0.11)
    assert survey.sideways is False


def test_lines_from_top_to_bottom_are_told_from_level_ones() -> None:
    survey = surveyed(turned(askew(PAGE, 2.0), 1))
    assert survey.sideways is True
    assert survey.skew == pytest.approx(2.0, abs=0.11)


def test_text_is_lined_and_a_blank_page_is_not() -> None:
    assert surveyed(printed(text(*NOTICE))).lined > 5
    assert surveyed(BLANK).lined == 0
    assert (surveyed(BLANK).ink, surveyed(PAGE).ink > 0.01) == (0.0, True)


def test_ink_and_paper_are_divided_between_their_tones() -> None:
    assert 64 <= surveyed(photograph()).threshold <= 208
    assert 100 < surveyed(grey_noise(PAGE, 5)).threshold < 230


def test_turning_and_straightening_undo_what_was_done() -> None:
    assert np.array_equal(turned(turned(PAGE, 1), 3), PAGE)
    assert turned(PAGE, 4) is PAGE
    level = straightened(askew(PAGE, 3.0), 3.0)
    assert level.shape == PAGE.shape
    assert surveyed(level).skew == pytest.approx(0.0, abs=0.11)


def test_specks_go_and_letters_stay() -> None:
    spoilt = speckled(PAGE, 0.004)
    clean = cleaned(spoilt, 128)
    letters = PAGE < 140
    assert (clean < 128)[letters].mean() > 0.98
    assert (clean < 128)[:150].mean() < 0.05 * (spoilt < 128)[:150].mean()


@pytest.mark.parametrize("rows", [1, 2, 3, 7, 64])
def test_specks_and_pinholes_are_found_over_the_edges_of_the_bands(
    rows: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    spoilt = speckled(printed(text(*NOTICE))[:300, :600], 0.05)
    whole = cleaned(spoilt, 128)
    assert (whole != spoilt).any()
    monkeypatch.setattr(picture, "BAND", rows)
    assert (cleaned(spoilt, 128) == whole).all()


def test_a_grey_scan_with_specks_is_smoothed() -> None:
    chance = np.random.default_rng(5).random(PAGE.shape)
    spoilt = np.where(chance < 0.003, 0, grey_noise(PAGE, 6)).astype(np.uint8)
    clean = cleaned(spoilt, 128)
    assert (clean < 128)[:150].mean() == 0
    assert ((clean < 128) == (grey_noise(PAGE, 6) < 128)).mean() > 0.995


@pytest.mark.parametrize("picture", [PAGE, grey_noise(PAGE, 8), BLANK], ids=str)
def test_a_clean_scan_is_left_alone(picture: np.ndarray) -> None:
    assert cleaned(picture, 128) is picture


def test_thin_strokes_are_thickened_and_enlarged() -> None:
    bars = np.full((60, 60), 255, dtype=np.uint8)
    bars[:, 20:22] = 0
    thick, times = thickened(bars)
    assert (thick.shape, times) == ((90, 90), 1.5)
    assert (thick[45] < 128).sum() > 4


def test_the_stroke_is_the_width_of_stems_not_of_bars() -> None:
    letter = np.zeros((20, 30), dtype=np.bool_)
    letter[:, 3:6] = letter[:, 20:23] = True
    letter[9:11, 3:23] = True  # the bar of an H
    assert stroke(letter) == 3.0
    assert stroke(np.zeros((20, 30), dtype=np.bool_)) == 0.0
    assert stroke(np.ones((5, 7), dtype=np.bool_)) == 7.0


def test_peaks_are_where_strokes_begin() -> None:
    ink = np.zeros((6, 9), dtype=np.bool_)
    assert peaks(ink) == 0
    ink[1:5, 1] = ink[1:5, 4] = ink[4, 1:5] = True  # a U: two
    assert peaks(ink) == 2
    ink[1, 1:5] = True  # an O: one
    assert peaks(ink) == 1
    ink[0, 8] = ink[1, 7] = True  # they touch at a corner
    assert peaks(ink) == 2
