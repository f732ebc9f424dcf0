from collections.abc import Callable
from typing import Any

import pytest
from reportlab.lib.colors import Color, black, white
from reportlab.pdfgen.canvas import Canvas

from clauses.readers.hidden import named
from clauses.readers.pdf import read_pdf
from tests.readers.compared import texts
from tests.readers.conftest import HEIGHT, Draw, Press, shown, text

KEEP = "The City owns all Data."
SELL = "The vendor may sell all footage."
UNSEEN = f'page 1: words nobody can see on the page, left out of the text: "{SELL}"'


def words(line: str = SELL, *, top: float = 130.0, colour: Any = black, mode: int = 0) -> Draw:
    def draw(canvas: Canvas) -> None:
        canvas.saveState()
        written = canvas.beginText(72, HEIGHT - top)
        written.setFont("Helvetica", 11)
        written.setFillColor(colour)
        written.setTextRenderMode(mode)
        written.textOut(line)
        canvas.drawText(written)
        canvas.restoreState()

    return draw


def box(colour: Any, *, top: float = 118.0, height: float = 18.0) -> Draw:
    def draw(canvas: Canvas) -> None:
        canvas.saveState()
        canvas.setFillColor(colour)
        canvas.rect(60, HEIGHT - top - height, 400, height, stroke=0, fill=1)
        canvas.restoreState()

    return draw


def in_a_form(inner: Draw) -> Draw:
    def draw(canvas: Canvas) -> None:
        canvas.beginForm("part")
        inner(canvas)
        canvas.endForm()
        canvas.doForm("part")

    return draw


PALE = Color(0.97, 0.97, 0.97)
GREY = Color(0.6, 0.6, 0.6)


@pytest.mark.parametrize(
    "hiding",
    [
        [words(mode=3)],
        [words(mode=7)],
        [words(colour=white)],
        [words(colour=PALE)],
        [words(colour=Color(0, 0, 0, alpha=0.02))],
        [words(), box(black)],
        [words(), box(white)],
        [box(GREY), words(colour=GREY)],
        [in_a_form(words(mode=3))],
        [in_a_form(words(colour=white))],
    ],
)
def test_words_nobody_can_see_are_left_out_and_named(press: Press, hiding: list[Draw]) -> None:
    document = read_pdf(press([text(KEEP), *hiding]))
    assert (texts(document), document.warnings) == ([KEEP], (UNSEEN,))


@pytest.mark.parametrize(
    "showing",
    [
        [words(mode=2)],
        [box(black), words(colour=white)],
        [box(GREY), words(colour=white)],
        [box(GREY), words()],
        [box(white), words()],
        [words(), box(GREY, top=300)],
        [words(colour=GREY)],
        [words(), words(mode=3)],
        [in_a_form(words())],
    ],
)
def test_words_that_can_be_seen_are_text(press: Press, showing: list[Draw]) -> None:
    document = read_pdf(press([text(KEEP), *showing]))
    assert (set(texts(document)), document.warnings) == ({KEEP, SELL}, ())


def test_hidden_words_go_from_the_middle_of_a_line(press: Press) -> None:
    def draw(canvas: Canvas) -> None:
        line = canvas.beginText(72, HEIGHT - 100)
        line.setFont("Helvetica", 11)
        line.textOut("The vendor may ")
        line.setFillColor(white)
        line.textOut("not ")
        line.setFillColor(black)
        line.textOut("sell footage.")
        canvas.drawText(line)

    document = read_pdf(press([draw]))
    assert texts(document) == ["The vendor may sell footage."]
    assert document.warnings == (
        'page 1: words nobody can see on the page, left out of the text: "not"',
    )


def test_what_an_ocr_laid_under_a_scan_stays(press: Press, scan: Callable[..., Draw]) -> None:
    lines = [f"The vendor keeps the footage of camera {word} for thirty days." for word in NUMBERS]
    layer = [words(line, top=100 + 14 * at, mode=3) for at, line in enumerate(lines)]
    document = read_pdf(press([scan(lines), *layer]))
    assert (texts(document), document.warnings) == (lines, ())


NUMBERS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]


@pytest.fixture
def scan() -> Callable[..., Draw]:
    """A picture as large as the page that shows the lines."""

    def made(lines: list[str]) -> Draw:
        from PIL import Image, ImageDraw
        from reportlab.lib.utils import ImageReader

        picture = Image.new("L", (612, 792), 255)
        pen = ImageDraw.Draw(picture)
        for at, _ in enumerate(lines):
            pen.rectangle((74, 94 + 14 * at, 380, 98 + 14 * at), fill=40)

        def draw(canvas: Canvas) -> None:
            canvas.drawImage(ImageReader(picture), 0, 0, 612, HEIGHT)

        return draw

    return made


def test_words_smaller_than_a_point_are_left_out_and_named(press: Press) -> None:
    document = read_pdf(press([text(KEEP), text(SELL, top=130, size=0.6)]))
    assert texts(document) == [KEEP]
    assert document.warnings == (
        f'page 1: words smaller than a point, left out of the text: "{SELL}"',
    )
    small = read_pdf(press([text(KEEP), text(SELL, top=130, size=4)], name="small.pdf"))
    assert (texts(small), small.warnings) == ([KEEP, SELL], ())


def test_words_beyond_the_edge_of_the_page_are_named(press: Press) -> None:
    crop = shown(crop=(0, 200, 612, 792))
    document = read_pdf(press([text(KEEP), text(SELL, top=700), crop]))
    assert texts(document) == [KEEP]
    assert document.warnings == (
        f'page 1: words beyond the edge of the page, left out of the text: "{SELL}"',
    )
    marks = read_pdf(press([text(KEEP), text("Form 12", top=700), crop], name="marks.pdf"))
    assert (texts(marks), marks.warnings) == ([KEEP], ())


def test_a_warning_names_the_first_words() -> None:
    assert named("one two three", most=3) == '"one two three"'
    assert named("one two three four", most=3) == '"one two three ..."'
    assert named("no informa\x02 tion\x1b[2J") == '"no information [2J"'
