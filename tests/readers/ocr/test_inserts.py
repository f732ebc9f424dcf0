from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pypdfium2
import pytest
from PIL import Image, ImageDraw

from clauses.errors import UnreadableInput
from clauses.readers.frame import Frame
from clauses.readers.ocr import inserts
from clauses.readers.ocr.inserts import Pasted, merged
from clauses.readers.ocr.inserts import pasted as read_pasted
from clauses.readers.ocr.lettering import RecognisedLine
from clauses.readers.ocr.picture import Grey, turned
from clauses.readers.ocr.recognition import Recognised
from clauses.records import Box
from tests.readers.conftest import Draw, pasted, text
from tests.readers.ocr.made import NOTICE, askew, blurred, photograph, printed, sheet

EXHIBIT = printed(text(*NOTICE, x=20, top=40))[:340, :1100]
SHEET = Frame(1, 0.0, 0.0, 612.0, 792.0, 0)
HEADING = text("EXHIBIT B")
SEEN = Recognised((), 1.0, 612.0, 792.0, 0.0, poor=False)


@dataclass(frozen=True)
class Row:
    text: str
    box: Box


def row(words: str, top: float, *, x0: float = 72.0) -> Row:
    return Row(words, Box(1, x0, top, x0 + 200, top + 12))


def line(words: str, top: float) -> RecognisedLine:
    return RecognisedLine(words, row("", top).box, 11.0, False, 0, top + 9, 0.9, ())


OWN = [row("EXHIBIT B", 90)]


def read(*drawings: Draw, own: list[Row] = OWN) -> Pasted | None:
    return read_pasted(sheet(*drawings), SHEET, own)


def test_the_words_of_a_picture_are_read_and_stand_where_the_page_shows_them() -> None:
    found = read(HEADING, pasted(EXHIBIT, 72, 300, 396, 122.4))
    assert found is not None
    assert [one.text for one in found.lines] == list(NOTICE)
    assert found.poor is False
    assert found.confidence > 0.9
    box = found.lines[0].box
    assert (box.x0, box.top) == pytest.approx((92, 332), abs=1.5)
    assert found.lines[0].baseline == pytest.approx(340, abs=1.5)


@pytest.mark.parametrize(
    "picture", [askew(EXHIBIT, 2.0), turned(EXHIBIT, 1)], ids=["askew", "on its side"]
)
def test_a_picture_may_stand_otherwise_than_the_page(picture: Grey) -> None:
    high, wide = (side * 72 / 200 for side in picture.shape)
    found = read(HEADING, pasted(picture, 72, 200, wide, high))
    assert found is not None
    assert [one.text for one in found.lines] == list(NOTICE)
    for one in found.lines:
        assert 72 <= one.box.x0 <= one.box.x1 <= 72 + wide
        assert 200 <= one.box.top <= one.box.bottom <= 200 + high


def test_a_picture_of_words_too_poor_to_read_is_told() -> None:
    spoilt = blurred(EXHIBIT, 5.0)
    found = read(HEADING, pasted(spoilt, 72, 300, 396, 122.4))
    assert found is not None
    assert (found.lines, found.poor, found.most) == ((), True, False)


@pytest.mark.parametrize(("height", "most"), [(590.4, True), (370.0, False)])
def test_a_poor_picture_that_covers_most_of_the_page_is_told_from_a_smaller(
    height: float, most: bool
) -> None:
    spoilt = blurred(printed(text(*NOTICE * 8, x=20, top=40))[: round(height / 0.36), :1400], 5.0)
    found = read(HEADING, pasted(spoilt, 54, 150, 504, height))
    assert found is not None
    assert (found.poor, found.most) == (True, most)


@pytest.mark.parametrize(
    "drawings",
    [
        (HEADING,),
        (HEADING, pasted(photograph(), 72, 300, 396, 200)),
        (HEADING, pasted(EXHIBIT, 72, 300, 110, 34)),
        (HEADING, pasted(printed(text("City of Elm", size=30, top=60))[:340, :1100], 72, 300)),
    ],
    ids=["no picture", "photograph", "a small one", "a name"],
)
def test_pictures_without_words_or_with_next_to_none_are_left_alone(
    drawings: tuple[Draw, ...],
) -> None:
    assert read(*drawings) is None


def test_words_the_page_has_as_text_are_not_read_again() -> None:
    own = [row(words, 90 + 14 * index) for index, words in enumerate(NOTICE)]
    own = [Row(one.text, Box(1, 70, one.box.top, 400, one.box.bottom)) for one in own]
    assert read(pasted(photograph()), text(*NOTICE), own=own) is None


def test_without_an_engine_print_on_a_picture_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(page: pypdfium2.PdfPage, number: int, part: object) -> None:
        raise UnreadableInput("the OCR engine is not installed")

    monkeypatch.setattr(inserts, "recognise", missing)
    assert read(HEADING, pasted(EXHIBIT, 72, 300, 396, 122.4)) == Pasted((), 0.0, poor=True)
    assert read(HEADING) is None


def drawn(paint: Callable[[ImageDraw.ImageDraw], None]) -> Grey:
    """A picture of 400 by 200 points."""
    image = Image.new("L", (1111, 556), 255)
    paint(ImageDraw.Draw(image))
    return np.asarray(image)


def seal(pen: ImageDraw.ImageDraw) -> None:
    pen.ellipse((300, 20, 800, 520), outline=0, width=14)
    pen.ellipse((380, 100, 720, 440), outline=0, width=8)
    for angle in range(0, 360, 9):
        pen.arc((340, 60, 760, 480), angle, angle + 4, fill=0, width=24)


def signature(pen: ImageDraw.ImageDraw) -> None:
    pen.line([(60 + 36 * at, 280 + (at * 73 % 150) - 75) for at in range(25)], fill=0, width=5)


def logo(pen: ImageDraw.ImageDraw) -> None:
    pen.rectangle((100, 120, 300, 420), fill=0)
    pen.polygon([(340, 420), (480, 120), (620, 420)], fill=40)


def looks(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Note the pages of which the engine is asked, which it is not."""
    looked: list[int] = []

    def recognise(page: object, number: int, part: object) -> object:
        looked.append(number)
        return SEEN

    monkeypatch.setattr(inserts, "recognise", recognise)
    return looked


@pytest.mark.parametrize("picture", [drawn(seal), drawn(signature), drawn(logo), photograph()])
def test_what_does_not_look_like_lines_is_not_given_to_the_engine(
    picture: Grey, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked = looks(monkeypatch)
    assert read(HEADING, pasted(picture, 72, 300, 400, 200)) is None
    assert looked == []
    assert read(HEADING, pasted(EXHIBIT, 72, 300, 396, 122.4)) is None  # by what SEEN says
    assert looked == [1]


def test_strips_that_one_picture_was_cut_into_are_one() -> None:
    strips = [pasted(EXHIBIT[top : top + 34], 72, 300 + top * 0.36, 396, 12.24)
              for top in range(0, 340, 34)]  # fmt: skip
    found = read(HEADING, *strips)
    assert found is not None
    assert [one.text for one in found.lines] == list(NOTICE)
    assert read(HEADING, strips[1], strips[5]) is None


LONG = printed(text(*NOTICE * 4, x=20, top=40))[:700, :1100]


@pytest.mark.parametrize(
    ("picture", "height", "lines"),
    [(255 - EXHIBIT, 122.4, NOTICE), (255 - LONG, 252.0, NOTICE * 4)],
    ids=["four lines", "sixteen lines"],
)
def test_print_in_white_on_black_is_read(
    picture: Grey, height: float, lines: tuple[str, ...]
) -> None:
    found = read(HEADING, pasted(picture, 72, 300, 396, height))
    assert found is not None
    assert [one.text for one in found.lines] == list(lines)


def grain(dark: float) -> Grey:
    """Dots without any lines, which are so much of the picture."""
    chance = np.random.default_rng(1).random((139, 278))
    return np.where(chance < dark, 0, 255).astype(np.uint8).repeat(4, axis=0).repeat(4, axis=1)


@pytest.mark.parametrize(
    ("picture", "looked_at"),
    [(grain(0.2), True), (grain(0.8), False), (255 - photograph(), False)],
    ids=["many strokes on white", "many strokes on black", "a dark photograph"],
)
def test_many_strokes_without_lines_are_given_to_the_engine_if_their_ground_is_white(
    picture: Grey, looked_at: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked = looks(monkeypatch)
    assert read(HEADING, pasted(picture, 72, 300, 400, 200)) is None
    assert bool(looked) is looked_at


ROWS = ((0, 170, 0, 1100), (170, 340, 0, 1100))


def tiled(apart: float) -> list[Draw]:
    """An exhibit at 200 dpi, cut into tiles that are moved so many points from each other."""
    large = printed(text(*NOTICE[:2], x=20, top=40, step=60))[:340, :1100]
    return [
        pasted(large[top:bottom, left:right], 72 + left * 0.36,
               300 + top * 0.36 + apart * (top > 0), (right - left) * 0.36, (bottom - top) * 0.36)
        for top, bottom, left, right in ROWS
    ]  # fmt: skip


def test_small_tiles_with_gaps_that_hold_a_text_together_are_read() -> None:
    found = read(HEADING, *tiled(10.0))
    assert found is not None
    assert [one.text for one in found.lines] == list(NOTICE[:2])


def test_small_pictures_far_from_each_other_are_left_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(inserts, "recognise", lambda page, number, part: pytest.fail("looked"))
    assert read(HEADING, *tiled(100.0)) is None


def test_small_pictures_too_many_to_tell_apart_are_looked_at_together(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    far = tiled(100.0)
    monkeypatch.setattr(inserts, "MOST_TILES", 1)
    found = read(HEADING, *far)
    assert found is not None
    assert [one.text for one in found.lines] == list(NOTICE[:2])


TITLE, BODY, FOOT = row("Title", 80), row("Body", 500), row("Page 1", 740)


@pytest.mark.parametrize(
    ("own", "texts"),
    [
        ([TITLE, BODY], ["Title", "one", "two", "Body"]),
        ([FOOT, TITLE, BODY], ["Page 1", "Title", "one", "two", "Body"]),
        ([TITLE, BODY, FOOT], ["Title", "one", "two", "Body", "Page 1"]),
        ([BODY, FOOT], ["one", "two", "Body", "Page 1"]),
        ([TITLE], ["Title", "one", "two"]),
        ([], ["one", "two"]),
    ],
)
def test_the_lines_of_a_picture_come_where_they_stand(own: list[Row], texts: list[str]) -> None:
    both = merged(own, [line("one", 300), line("two", 314)])
    assert [each.text for each in both] == texts
