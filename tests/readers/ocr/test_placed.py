import numpy as np
import pypdfium2
import pytest
from reportlab.pdfgen.canvas import Canvas

from clauses.readers.ocr.placed import (
    is_under_scan,
    picture_share,
    pictures,
    pictures_and_forms,
)
from tests.readers.conftest import Draw, pasted, text
from tests.readers.ocr.made import NOTICE, hidden, sheet

GREY = np.full((20, 20), 200, dtype=np.uint8)
HALF = pasted(GREY, 0, 0, 612, 396)
WHOLE = pasted(GREY)


def inside_a_form(draw_it: Draw) -> Draw:
    def draw(canvas: Canvas) -> None:
        canvas.beginForm("stamp")
        draw_it(canvas)
        canvas.endForm()
        canvas.doForm("stamp")

    return draw


def test_pictures_have_their_corners_as_the_file_counts() -> None:
    page = sheet(text(*NOTICE), pasted(GREY, 72, 100, 200, 50))
    (corners,) = pictures(page)
    assert corners == pytest.approx((72, 642, 272, 692), abs=0.1)
    assert pictures(sheet(text(*NOTICE))) == ()


def test_pictures_are_added_up_without_their_overlaps() -> None:
    assert picture_share(sheet(text(*NOTICE))) == 0.0
    assert picture_share(sheet(HALF)) == pytest.approx(0.5, abs=0.02)
    assert picture_share(sheet(HALF, HALF)) == pytest.approx(0.5, abs=0.02)
    below = pasted(GREY, 0, 396, 612, 396)
    assert picture_share(sheet(HALF, below)) == pytest.approx(1, abs=0.02)
    assert picture_share(sheet(inside_a_form(HALF))) == pytest.approx(0.5, abs=0.02)


@pytest.mark.parametrize(
    ("page", "under"),
    [
        (sheet(WHOLE, hidden(*NOTICE)), True),
        (sheet(hidden(*NOTICE), WHOLE), True),
        (sheet(text(*NOTICE), WHOLE), True),
        (sheet(WHOLE, inside_a_form(hidden(*NOTICE))), True),
        (sheet(WHOLE, hidden(*NOTICE), text("Received 3 May")), True),
        (sheet(WHOLE, text(*NOTICE)), False),
        (sheet(text(*NOTICE), HALF), False),
        (sheet(text(*NOTICE)), False),
        (sheet(WHOLE), False),
    ],
    ids=["without ink", "without ink below", "covered", "in a form", "with a stamp",
         "over a background", "beside a picture", "text alone", "scan alone"],
)  # fmt: skip
def test_letters_lie_under_a_scan_or_are_there_to_be_seen(
    page: pypdfium2.PdfPage, under: bool
) -> None:
    assert is_under_scan(page) is under


def test_a_picture_in_a_form_has_its_own_corners_and_those_of_the_form() -> None:
    small = pasted(GREY, 72, 100, 200, 50)

    def moved(canvas: Canvas) -> None:
        canvas.translate(10, 20)
        inside_a_form(small)(canvas)

    ((corners, form),) = pictures_and_forms(sheet(inside_a_form(small)))
    assert corners == pytest.approx((72, 642, 272, 692), abs=0.1)
    assert form[0] <= corners[0]
    assert form[3] >= corners[3]
    ((corners, _),) = pictures_and_forms(sheet(moved))
    assert corners == pytest.approx((82, 662, 282, 712), abs=0.1)
    ((corners, form),) = pictures_and_forms(sheet(small))
    assert corners == form
