from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pypdfium2
import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from clauses.readers.ocr import Recognised, RecognisedLine
from clauses.readers.ocr.picture import Grey
from clauses.readers.ocr.text_layer import Layer, judged, keeps, wordlike
from clauses.records import Box
from tests.readers.conftest import HEIGHT, Draw, picture, text
from tests.readers.ocr.made import NOTICE, hidden, photograph, printed, scan, sheet

PAGE = printed(text(*NOTICE * 4))
BLANK = np.full(PAGE.shape, 255, dtype=np.uint8)


@dataclass(frozen=True)
class Row:
    """A line of a text layer."""

    text: str
    top: float = 0.0

    @property
    def box(self) -> Box:
        return Box(1, 72.0, self.top - 9, 330.0, self.top + 3)


def rows(lines: Sequence[str], *, top: float = 100.0) -> list[Row]:
    return [Row(line, top + 14 * index) for index, line in enumerate(lines)]


def image(pixels: Grey, x: float, y: float, width: float, height: float) -> Draw:
    def draw(canvas: Canvas) -> None:
        canvas.drawImage(
            ImageReader(Image.fromarray(pixels)), x, HEIGHT - y - height, width, height
        )

    return draw


def inside_a_form(draw_it: Draw) -> Draw:
    def draw(canvas: Canvas) -> None:
        canvas.beginForm("stamp")
        draw_it(canvas)
        canvas.endForm()
        canvas.doForm("stamp")

    return draw


def recognised(*lines: str, poor: bool = False) -> Recognised:
    box = Box(1, 72.0, 90.0, 330.0, 103.0)
    read = tuple(RecognisedLine(line, box, 11.0, False, 0, 100.0, 0.9, ()) for line in lines)
    return Recognised(read, 0.9, 612.0, 792.0, 0.0, poor=poor)


STAMP = "Doc 26 filed 01/29/2009, page 1 of 2, bundle 0001224"
SEAL = image(photograph(), 400, 500, 120, 120)


@pytest.mark.parametrize(
    ("page", "lines", "layer"),
    [
        (sheet(text(*NOTICE * 4)), rows(NOTICE * 4), Layer.SERVES),
        (sheet(text(*NOTICE * 4), SEAL), rows(NOTICE * 4), Layer.SERVES),
        (sheet(text(*NOTICE * 4), inside_a_form(SEAL)), rows(NOTICE * 4), Layer.SERVES),
        (sheet(image(photograph(), 0, 0, 612, 792), text(*NOTICE)), rows(NOTICE), Layer.SERVES),
        (scan(PAGE), [], Layer.LACKING),
        (scan(PAGE, text(STAMP, top=30)), rows([STAMP], top=30), Layer.LACKING),
        (scan(PAGE, hidden(*NOTICE * 4)), rows(NOTICE * 4), Layer.SERVES),
        (scan(PAGE, hidden(*NOTICE * 4, top=500)), rows(NOTICE * 4, top=500), Layer.LACKING),
        (scan(PAGE, text(*NOTICE * 4, top=100)), rows(NOTICE * 4), Layer.SERVES),
        (scan(BLANK), [], Layer.SERVES),
        (sheet(picture()), [], Layer.LACKING),
    ],
    ids=[
        "text", "text and a seal", "text and a seal in a form", "text over a photograph",
        "scan", "scan with a stamp", "scan with its text", "scan with its text elsewhere",
        "scan typed over",
        "blank scan", "a picture alone",
    ],
)  # fmt: skip
def test_only_scans_without_a_text_of_their_own_lack_one(
    page: pypdfium2.PdfPage, lines: list[Row], layer: Layer
) -> None:
    assert judged(page, lines, pictures=True) is layer


def test_a_page_with_nothing_on_it_serves() -> None:
    assert judged(sheet(), [], pictures=False) is Layer.SERVES
    assert judged(sheet(text("Page 3")), rows(["Page 3"]), pictures=False) is Layer.SERVES


def test_letters_drawn_as_shapes_are_no_text() -> None:
    def shapes(canvas: Canvas) -> None:
        for index in range(40):
            canvas.rect(72 + 8 * index, 600, 4, 8, fill=1)

    assert judged(sheet(shapes), [], pictures=False) is Layer.LACKING


BAD = [line.replace("e", "c~").replace("t", "1l").replace("o", "0") for line in NOTICE * 4]
PARTS = [f"PWM-{number}-AX Red Lion {number}W" for number in range(5700, 5716)]


def test_what_an_old_ocr_made_of_a_scan_is_doubtful() -> None:
    assert judged(scan(PAGE, hidden(*BAD)), rows(BAD), pictures=True) is Layer.DOUBTFUL


@pytest.mark.parametrize(
    ("lines", "layer"), [(NOTICE * 4, Layer.SERVES), (NOTICE * 2, Layer.DOUBTFUL)]
)
def test_an_old_ocr_that_left_out_half_of_a_scan_is_doubtful(
    lines: tuple[str, ...], layer: Layer
) -> None:
    assert judged(scan(PAGE, hidden(*lines)), rows(lines), pictures=True) is layer


FIGURES = ["0 0 00 0C 1F 00 A0 03 7B 22 00 0C F0 01"] * 9
CODES = ["8XKT301 PWM-5700-AX 12.50 BKN 2 WDG 40 TRX"] * 9


@pytest.mark.parametrize("lines", [FIGURES, CODES], ids=["figures", "codes"])
def test_figures_and_codes_are_a_text_like_any_other(lines: list[str]) -> None:
    assert judged(sheet(text(*lines)), rows(lines), pictures=False) is Layer.SERVES
    over = sheet(image(photograph(), 0, 0, 612, 792), text(*lines))
    assert judged(over, rows(lines), pictures=True) is Layer.SERVES


def test_letters_that_say_nothing_are_doubtful_without_a_picture_too() -> None:
    shifted = ["".join(chr(ord(c) - 29) if c.isalpha() else c for c in line) for line in NOTICE]
    assert judged(sheet(text(*shifted)), rows(shifted), pictures=False) is Layer.GARBLED
    assert judged(sheet(text(*PARTS)), rows(PARTS), pictures=False) is Layer.SERVES


@pytest.mark.parametrize(
    ("phrase", "share"),
    [
        ("The vendor shall keep it.", 1.0),
        ("(a) An “end-user’s” data/records", 1.0),
        ("AGREEMENT NO. 12-3456", 1.0),
        ("", 1.0),
        ("Tlie vcnd0r 5hall n0t", 0.27),
        ("Ag reem ent b ct w een", 0.75),
    ],
)
def test_the_share_of_letters_in_words(phrase: str, share: float) -> None:
    assert wordlike(phrase) == pytest.approx(share, abs=0.01)


def test_a_doubtful_text_stays_unless_clearly_more_words_were_seen() -> None:
    bad, good = rows(BAD), rows(NOTICE * 4)
    assert keeps(Layer.DOUBTFUL, bad, recognised(*NOTICE * 4)) is False
    assert keeps(Layer.DOUBTFUL, bad, recognised(poor=True)) is True
    assert keeps(Layer.DOUBTFUL, good, recognised(*NOTICE * 4)) is True
    assert keeps(Layer.DOUBTFUL, good, recognised(*NOTICE * 3)) is True
    assert keeps(Layer.DOUBTFUL, rows(NOTICE * 2), recognised(*NOTICE * 4)) is False


def test_letters_that_the_picture_shows_too_are_not_garbled() -> None:
    codes = ["Ns&t6NT0q )Lm%3 0", "0I/ 44SCWQt rIRx(,Q c&5Gp6re", "wo1Ym&uZ GxSpF u6kirLA;U"]
    misread = recognised("Ns&t6NTOq )Lm%3 O", "OI/ 44SCWQt rIRx(,Q c&5Gp6re", "wolYm&uZ GxSpF of A")
    assert keeps(Layer.GARBLED, rows(codes), misread) is True
    shifted = ["".join(chr(ord(letter) + 3) for letter in line) for line in NOTICE]
    assert keeps(Layer.GARBLED, rows(shifted), recognised(*NOTICE)) is False


def test_a_text_that_stands_elsewhere_goes_even_where_it_says_the_same() -> None:
    assert keeps(Layer.LACKING, rows(NOTICE, top=100), recognised(*NOTICE)) is True
    assert keeps(Layer.LACKING, rows(NOTICE, top=500), recognised(*NOTICE)) is False


def test_a_label_stays_where_no_more_is_seen() -> None:
    label = rows(["Exhibit B"], top=100)
    assert keeps(Layer.LACKING, label, recognised("Exhibit B")) is True
    assert keeps(Layer.LACKING, label, recognised()) is True
    assert keeps(Layer.LACKING, label, recognised("Exhibit B", *NOTICE)) is False
    assert keeps(Layer.LACKING, label, recognised(poor=True)) is False
    assert keeps(Layer.LACKING, [], recognised()) is False
