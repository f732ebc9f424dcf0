import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from reportlab.pdfgen.canvas import Canvas

from clauses.readers.upright import set_upright
from tests.readers.conftest import Draw, text, turned
from tests.readers.ocr.made import sheet

WORDS = "Northlight shall delete Footage thirty days after recording it."


def rotated(degrees: int) -> Draw:
    def draw(canvas: Canvas) -> None:
        canvas.setPageRotation(degrees)

    return draw


def set_and_read(page: pypdfium2.PdfPage) -> tuple[int, int]:
    """By how much the page was turned, and how it stands then."""
    textpage = page.get_textpage()
    turn = set_upright(page, textpage)
    textpage.close()
    return turn, page.get_rotation()


@pytest.mark.parametrize("degrees", [0, 90, 180, 270])
def test_a_page_is_turned_by_what_its_words_are(degrees: int) -> None:
    page = sheet(turned(WORDS, degrees=degrees, size=12))
    assert set_and_read(page) == (degrees, degrees)


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_a_page_the_file_turns_already_stays_as_it_is(degrees: int) -> None:
    page = sheet(turned(WORDS, degrees=degrees, size=12), rotated(degrees))
    assert set_and_read(page) == (0, degrees)


@pytest.mark.parametrize(
    "drawings",
    [
        (),
        (turned("Exhibit B", degrees=90),),
        (text(WORDS, WORDS), turned(WORDS, degrees=90, size=8)),
        (turned("DRAFT FOR THE CITY COUNCIL ONLY", degrees=30, size=20),),
    ],
    ids=["blank", "few letters", "fewer on the side", "watermark"],
)
def test_other_pages_are_not_turned(drawings: tuple[Draw, ...]) -> None:
    assert set_and_read(sheet(*drawings)) == (0, 0)


def test_a_code_that_is_no_letter_counts_for_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """As a broken map from glyphs to letters gives."""
    monkeypatch.setattr(pdfium, "FPDFText_GetUnicode", lambda *_: 2**32 - 1)
    page = sheet(turned(WORDS, degrees=90, size=12))
    assert set_and_read(page) == (0, 0)
