import math
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pypdfium2
import pytest

from clauses.errors import UnreadableInput
from clauses.readers.ocr import Recognised, recognise, recognition, tesseract
from clauses.readers.ocr.picture import Grey
from clauses.readers.ocr.tesseract import seen_on
from clauses.records import Page, PageSource, Span
from tests.readers.conftest import run_in, shown, table, text
from tests.readers.ocr.made import (
    DPI,
    NOTICE,
    askew,
    blurred,
    faxed,
    grey_noise,
    photograph,
    printed,
    scan,
    sheet,
    speckled,
)

BLANK = np.full((2200, 1700), 255, dtype=np.uint8)
PAGE = printed(text(*NOTICE))


def words_of(read: Recognised) -> list[str]:
    return [line.text for line in read.lines]


def as_page(read: Recognised) -> Page:
    return Page(1, read.width, read.height, PageSource.OCR, Span(0, 0), turned=read.turned)


def on_words(read: Recognised, picture: Grey) -> float:
    """The share of the ink of the picture that lies in the boxes of the words, put back on it."""
    ink, boxes = picture < 128, np.zeros(picture.shape, dtype=np.bool_)
    for line in read.lines:
        for word in line.words:
            box = as_page(read).as_shown(word.box)
            top, bottom, left, right = (
                edge * DPI / 72 for edge in (box.top, box.bottom, box.x0, box.x1)
            )
            boxes[int(top) : math.ceil(bottom), int(left) : math.ceil(right)] = True
    return float((ink & boxes).sum() / ink.sum())


def test_words_lines_and_boxes_of_a_clean_scan() -> None:
    read = recognise(scan(PAGE), 7)
    assert words_of(read) == list(NOTICE)
    assert (read.width, read.height, read.turned, read.poor) == (612.0, 792.0, 0.0, False)
    assert read.confidence > 0.9
    for index, line in enumerate(read.lines):
        assert line.box.page == 7
        assert line.box.x0 == pytest.approx(72, abs=1.5)
        assert line.baseline == pytest.approx(100 + 14 * index, abs=0.5)
        assert line.box.top < line.baseline <= line.box.bottom < line.baseline + 4
        assert (line.size, line.bold, line.bold_end) == (11.0, False, 0)
        assert " ".join(word.text for word in line.words) == line.text
        assert all(word.confidence > 0.8 and word.box.page == 7 for word in line.words)
    edges = [word.box.x0 for word in read.lines[0].words]
    assert edges == sorted(edges)


def test_a_page_the_file_itself_turns_is_read_as_shown() -> None:
    read = recognise(sheet(text(*NOTICE), shown(rotation=180)), 1)
    assert words_of(read) == list(NOTICE)
    assert read.turned == 180.0


@pytest.mark.parametrize("quarters", [1, 2, 3])
def test_pages_laid_on_the_glass_sideways_or_upside_down(quarters: int) -> None:
    picture = np.ascontiguousarray(np.rot90(PAGE, -quarters))
    read = recognise(scan(picture), 1)
    assert words_of(read) == list(NOTICE)
    assert (read.width, read.height, read.turned) == (612.0, 792.0, 360 - 90 * quarters)
    assert read.lines[0].baseline == pytest.approx(100, abs=0.5)
    assert on_words(read, picture) > 0.99


@pytest.mark.parametrize("degrees", [-5.0, 0.6, 3.0])
def test_pages_askew_are_set_level(degrees: float) -> None:
    picture = askew(PAGE, degrees)
    read = recognise(scan(picture), 1)
    assert words_of(read) == list(NOTICE)
    assert read.turned == pytest.approx(-degrees, abs=0.1)
    assert [line.baseline for line in read.lines] == pytest.approx([100, 114, 128, 142], abs=1)
    assert [line.box.x0 for line in read.lines] == pytest.approx([72] * 4, abs=1.5)
    assert on_words(read, picture) > 0.95


@pytest.mark.parametrize(
    "spoil",
    [
        lambda page: speckled(page, 0.004),
        lambda page: grey_noise(page, 12),
        lambda page: np.minimum(grey_noise(page, 8), speckled(page | 255, 0.004)),
        lambda page: 255 - page,
    ],
    ids=["specks", "grey", "grey and specks", "white on black"],
)
def test_noise_costs_no_words(spoil: Callable[[Grey], Grey]) -> None:
    page = printed(text(*NOTICE, size=12, step=16))
    assert words_of(recognise(scan(spoil(page)), 1)) == list(NOTICE)


def test_small_print_is_looked_at_more_closely() -> None:
    small = printed(text(*NOTICE, size=5, step=7), dpi=300)
    read = recognise(scan(small, dpi=300), 1)
    assert words_of(read) == list(NOTICE)
    assert {line.size for line in read.lines} == {5.0}


def test_the_broken_strokes_of_a_fax_are_read_once_they_are_thickened() -> None:
    fax = faxed(printed(text(*NOTICE * 3)))
    expected = Counter(" ".join(NOTICE * 3).split())
    plain = Counter(word.text for word in seen_on(fax, DPI))
    read = Counter(" ".join(words_of(recognise(scan(fax), 1))).split())
    assert (plain & expected).total() < 20
    assert (read & expected).total() > 80


@pytest.mark.parametrize("radius", [3.2, 5.0])
def test_a_page_too_poor_to_trust_says_so_and_gives_no_words(radius: float) -> None:
    read = recognise(scan(grey_noise(blurred(PAGE, radius), 15)), 1)
    assert (read.lines, read.tables, read.poor) == ((), (), True)
    assert read.confidence < 0.75


@pytest.mark.parametrize("picture", [BLANK, speckled(BLANK, 0.002)], ids=["white", "dust"])
def test_a_blank_page_has_nothing_to_read_and_is_not_poor(picture: Grey) -> None:
    assert recognise(scan(picture), 1) == Recognised((), 1.0, 612.0, 792.0, 0.0, poor=False)


def test_a_photograph_has_no_words_and_is_not_poor() -> None:
    read = recognise(scan(photograph()), 1)
    assert (read.lines, read.poor, read.turned) == ((), False, 0.0)
    assert (read.width, read.height) == (612.0, 792.0)


def test_columns_are_read_one_after_the_other() -> None:
    left = [f"Left line {number} of the first column" for number in "ABCDEFGH"]
    right = [f"Right line {number} of the second one" for number in "ABCDEFGH"]
    read = recognise(scan(printed(text(*left), text(*right, x=330))), 1)
    assert words_of(read) == left + right


def test_a_word_broken_at_a_line_end_goes_on_after_a_soft_hyphen() -> None:
    lines = ("The vendor shall hold every rec-", "ord of the city in Section A-", "B of this deed.")
    assert words_of(recognise(scan(printed(text(*lines))), 1)) == [
        "The vendor shall hold every rec\u00ad",
        "ord of the city in Section A-",
        "B of this deed.",
    ]


def test_a_bold_heading_that_runs_in_is_told_from_the_text_after_it() -> None:
    read = recognise(
        scan(printed(run_in("4.2 Keeping of Data.", "It is kept."), text(*NOTICE, top=114))), 1
    )
    first, *others = read.lines
    assert first.text == "4.2 Keeping of Data. It is kept."
    assert (first.bold, first.text[: first.bold_end]) == (False, "4.2 Keeping of Data.")
    assert [line.bold_end for line in others] == [0, 0, 0, 0]


def test_a_ruled_table_comes_cell_by_cell_with_its_rows() -> None:
    rows = (("Class of data", "Kept for"), ("Footage", "30 days"), ("Audit log", "2 years"))
    read = recognise(scan(printed(text(*NOTICE), table(*rows))), 1)
    assert words_of(read) == [*NOTICE, *(cell for row in rows for cell in row)]
    (found,) = read.tables
    edges = found.box.x0, found.box.top, found.box.x1, found.box.bottom
    assert edges == pytest.approx((72, 200, 372, 272), abs=1)
    assert [len(row.cells) for row in found.rows] == [2, 2, 2]
    assert found.rows[1].cells[1].x0 == pytest.approx(222, abs=1)
    assert found.rows[1].cells[1].top == pytest.approx(224, abs=1)


def test_dots_that_lead_to_page_numbers_are_no_words() -> None:
    entries = ("1 Definitions", "2 The Service", "3 Fees and Payment", "4 City Data")
    dotted = (f"{entry} {'.' * 90} {3 + at}" for at, entry in enumerate(entries))
    read = recognise(scan(printed(text("TABLE OF CONTENTS", *dotted))), 1)
    assert words_of(read)[:5] == ["TABLE OF CONTENTS", *(f"{entry} ....." for entry in entries)]


def test_numbers_and_bullets_in_the_margin_are_not_passed_over() -> None:
    read = recognise(
        scan(
            printed(
                text("3", top=86, x=58, font="Helvetica-Bold"),
                text("Fees", top=86, font="Helvetica-Bold"),
                text(*NOTICE),
                text("\u2022", top=170, x=58, size=16),
                text("Power for each camera", top=170),
            )
        ),
        1,
    )
    assert words_of(read) == ["3 Fees", *NOTICE, "\u2022 Power for each camera"]


def test_the_same_page_gives_the_same_words_whatever_was_read_before() -> None:
    page = scan(speckled(PAGE, 0.004))
    first = recognise(page, 1)
    recognise(scan(photograph()), 2)
    recognise(scan(printed(text("ARTICLE II", "Something else altogether"))), 3)
    assert recognise(page, 1) == first


def test_a_huge_page_is_rendered_smaller() -> None:
    pdf = pypdfium2.PdfDocument.new()
    page = pdf.new_page(10_000, 14_000)
    read = recognise(page, 1)
    assert (read.lines, read.poor) == ((), False)
    assert (read.width, read.height) == pytest.approx((10_000, 14_000), rel=0.01)


def test_a_page_that_takes_too_long_is_poor(monkeypatch: pytest.MonkeyPatch) -> None:
    def slow(picture: Grey, dpi: float) -> None:
        raise TimeoutError

    monkeypatch.setattr(recognition, "seen_on", slow)
    assert recognise(scan(PAGE), 1) == Recognised((), 0.0, 612.0, 792.0, 0.0, poor=True)


def test_without_the_engine_the_reason_is_told(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def nowhere() -> Path:
        raise UnreadableInput("the OCR engine is not installed", "reinstall")

    monkeypatch.setattr(tesseract, "_engine", nowhere)
    with pytest.raises(UnreadableInput, match="the OCR engine is not installed; reinstall"):
        recognise(scan(PAGE), 1)
