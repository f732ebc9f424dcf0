import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from reportlab.pdfbase import pdfmetrics, ttfonts
from reportlab.pdfgen.canvas import Canvas

from clauses.errors import ExitCode, UnreadableInput
from clauses.readers.coverage import unreadable_warning
from clauses.readers.pdf import read_pdf
from clauses.records import Box, Document, Line, PageSource, Span
from tests.readers.conftest import (
    HEIGHT,
    Draw,
    Press,
    outlines,
    picture,
    run_in,
    shown,
    text,
    turned,
)

KEEP = "Northlight shall delete Footage thirty days after recording it."
SHARE = "Northlight may give Footage to any agency that asks for it."
SECOND = "Each party keeps a copy of this Agreement for its records."
NO_PAGES = (
    b"%PDF-1.4\n"
    b"1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    b"2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n"
    b"xref\n0 3\n0000000000 65535 f \n0000000009 00000 n \n0000000052 00000 n \n"
    b"trailer<</Size 3/Root 1 0 R>>\nstartxref\n97\n%%EOF\n"
)


def texts(document: Document) -> list[str]:
    return [line_text(document, line) for line in document.lines]


def line_text(document: Document, line: Line) -> str:
    return document.text[line.span.start : line.span.end]


def only_line(path: Path) -> Line:
    (line,) = read_pdf(path).lines
    return line


def near(box: Box) -> object:
    """Equal to within what a letter's own shape adds or takes."""
    return pytest.approx((box.x0, box.top, box.x1, box.bottom), abs=1.5)


def sides(box: Box) -> tuple[float, float, float, float]:
    return box.x0, box.top, box.x1, box.bottom


# --- files that cannot be read -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "found", "advice"),
    [
        (b"", "the file is empty", "ask for it again"),
        (b" \r\n\t ", "the file is empty", "ask for it again"),
        (b"<html>404</html>", "not a PDF", "give the document as a PDF"),
        (b"PK\x03\x04word/document.xml", "not a PDF", "give the document as a PDF"),
        (b"x" * 1024 + b"%PDF-1.7", "not a PDF", "give the document as a PDF"),
        (b"%PDF-1.7", "the PDF is broken and cannot be opened",
         "ask for it again or print it to PDF"),
        (b"%PDF-1.7\n" + b"\x00\xff" * 500, "the PDF is broken and cannot be opened",
         "ask for it again or print it to PDF"),
        (NO_PAGES, "the PDF is broken and cannot be opened",
         "ask for it again or print it to PDF"),
    ],
)  # fmt: skip
def test_a_file_that_is_no_readable_pdf_is_refused(
    tmp_path: Path, content: bytes, found: str, advice: str
) -> None:
    path = tmp_path / "deal.pdf"
    path.write_bytes(content)
    with pytest.raises(UnreadableInput) as refused:
        read_pdf(path)
    assert (refused.value.found, refused.value.advice) == (f"{path}: {found}", advice)
    assert refused.value.exit_code is ExitCode.INPUT_UNREADABLE


def test_a_pdf_without_pages_is_refused(press: Press, monkeypatch: pytest.MonkeyPatch) -> None:
    path = press([text(KEEP)])
    monkeypatch.setattr(pypdfium2.PdfDocument, "__len__", lambda _: 0)
    with pytest.raises(UnreadableInput) as refused:
        read_pdf(path)
    assert str(refused.value) == f"{path}: the PDF has no pages; ask for it again"


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("missing.pdf", "No such file or directory"),
        ("", "Is a directory"),
        ("null\0byte.pdf", "embedded null byte"),
        ("x" * 300 + ".pdf", "File name too long"),
    ],
)
def test_a_path_that_leads_to_no_file_is_refused(tmp_path: Path, name: str, reason: str) -> None:
    path = tmp_path / name
    with pytest.raises(UnreadableInput) as refused:
        read_pdf(path)
    assert refused.value.found == f"{path}: {reason}"
    assert refused.value.advice == "check the path and its permissions"


def read_or_refusal(path: Path) -> Document | str:
    try:
        return read_pdf(path)
    except UnreadableInput as error:
        return error.found


def test_a_pdf_cut_short_is_refused_or_read_as_far_as_it_goes(press: Press) -> None:
    path = press([text(KEEP)], [text(SHARE)], [text(SECOND)])
    whole = path.read_bytes()
    outcomes = []
    for kept in range(9, len(whole), len(whole) // 40):
        path.write_bytes(whole[:kept])
        outcomes.append(read_or_refusal(path))
    refused = {outcome for outcome in outcomes if isinstance(outcome, str)}
    assert refused == {f"{path}: the PDF is broken and cannot be opened"}
    for document in outcomes:
        if isinstance(document, Document):
            assert set(texts(document)) <= {KEEP, SHARE, SECOND}
            assert len(document.pages) <= 3


# --- passwords -----------------------------------------------------------------------------------


def test_a_locked_pdf_asks_for_its_password(press: Press) -> None:
    path = press([text(KEEP)], password="elm street")
    advice = "give the right one with --password or save an unlocked copy"
    with pytest.raises(UnreadableInput) as refused:
        read_pdf(path)
    assert str(refused.value) == f"{path}: it needs a password; {advice}"
    with pytest.raises(UnreadableInput) as refused:
        read_pdf(path, password="oak street")
    assert str(refused.value) == f"{path}: the password is wrong; {advice}"


def test_a_locked_pdf_is_read_with_its_password(press: Press) -> None:
    assert texts(read_pdf(press([text(KEEP)], password="elm street"), password="elm street")) == [
        KEEP
    ]


def test_a_password_that_is_not_needed_does_no_harm(press: Press) -> None:
    assert texts(read_pdf(press([text(KEEP)]), password="elm street")) == [KEEP]


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


def test_a_line_has_its_place_measured_from_the_top_left(press: Press) -> None:
    line = only_line(press([text(KEEP, x=90, top=150, size=11)]))
    width = pdfmetrics.stringWidth(KEEP, "Helvetica", 11)
    assert sides(line.box) == near(Box(1, 90, 142, 90 + width, 152.4))
    assert line.baseline == pytest.approx(150, abs=0.1)
    assert line.size == 11.0


def test_lines_come_in_the_order_the_file_draws_them(press: Press) -> None:
    left, right = text("one", "two", "three"), text("four", "five", x=320)
    assert texts(read_pdf(press([left, right]))) == ["one", "two", "three", "four", "five"]


def test_white_space_is_folded(press: Press) -> None:
    assert texts(read_pdf(press([text("  The   City  owns\u00a0\u00a0all   Data.  ")]))) == [
        "The City owns all Data."
    ]


def test_font_size_is_what_the_page_shows(press: Press) -> None:
    def scaled(canvas: Canvas) -> None:
        canvas.saveState()
        canvas.translate(72, HEIGHT - 100)
        canvas.scale(14, 14)
        canvas.setFont("Helvetica", 1)
        canvas.drawString(0, 0, KEEP)
        canvas.restoreState()

    def mirrored(canvas: Canvas) -> None:
        canvas.saveState()
        canvas.translate(72, HEIGHT - 100)
        canvas.scale(1, -1)
        canvas.setFont("Helvetica", -11)
        canvas.drawString(0, 0, KEEP)
        canvas.restoreState()

    assert only_line(press([scaled])).size == 14.0
    assert only_line(press([mirrored])).size == 11.0


def words_apart(*words: str, font: str) -> Draw:
    """Words drawn one by one, as justified text is: the spaces between are nobody's."""

    def draw(canvas: Canvas) -> None:
        canvas.setFont(font, 11)
        for index, word in enumerate(words):
            canvas.drawString(72 + 60 * index, HEIGHT - 100, word)

    return draw


@pytest.mark.parametrize(("font", "bold"), [("Helvetica", False), ("Helvetica-Bold", True)])
def test_size_and_weight_are_those_of_letters_not_of_gaps(
    press: Press, font: str, bold: bool
) -> None:
    line = only_line(press([words_apart("Each", "Party", "may", "keep", "it", font=font)]))
    assert (line.size, line.bold) == (11.0, bold)


# --- bold ----------------------------------------------------------------------------------------


def test_a_bold_line_is_bold_to_its_end(press: Press) -> None:
    line = only_line(press([text("4. Retention", font="Helvetica-Bold")]))
    assert (line.bold, line.bold_end) == (True, len("4. Retention"))


def test_a_run_in_heading_is_bold_to_where_the_text_begins(press: Press) -> None:
    line = only_line(press([run_in("4.2 Retention.", "Vendor deletes Footage.")]))
    assert (line.bold, line.bold_end) == (False, len("4.2 Retention."))


def test_a_word_stressed_within_a_line_makes_no_heading(press: Press) -> None:
    line = only_line(press([text("Vendor"), run_in("shall not", "sell Footage.", x=112)]))
    assert (line.bold, line.bold_end) == (False, 0)


def test_a_plain_line_has_no_bold(press: Press) -> None:
    line = only_line(press([text(KEEP)]))
    assert (line.bold, line.bold_end) == (False, 0)


# --- signs that are not what they look like ------------------------------------------------------


@pytest.fixture
def unicode_font() -> str:
    """A font that comes with reportlab and has ligatures."""
    pdfmetrics.registerFont(ttfonts.TTFont("Vera", "Vera.ttf"))
    return "Vera"


def misnamed(monkeypatch: pytest.MonkeyPatch, names: dict[str, str]) -> str:
    """A font whose file says its letters are others: how symbol and subset fonts arrive."""
    named = ttfonts.makeToUnicodeCMap
    table = {ord(letter): ord(name) for letter, name in names.items()}

    def renamed(font: str, subset: list[int]) -> Any:
        return named(font, [table.get(code, code) for code in subset])

    monkeypatch.setattr(ttfonts, "makeToUnicodeCMap", renamed)
    pdfmetrics.registerFont(ttfonts.TTFont("Misnamed", "Vera.ttf"))
    return "Misnamed"


def test_ligatures_are_letters(press: Press, unicode_font: str) -> None:
    line = "The City con\ufb01rms the \ufb02ow of Footage."
    assert texts(read_pdf(press([text(line, font=unicode_font)]))) == [
        "The City confirms the flow of Footage."
    ]


@pytest.mark.parametrize(
    ("code", "sign"),
    [("\uf0b7", "•"), ("\uf0a7", "•"), ("\ufb03", "ffi"), ("\uf123", ""), ("\ufffd", "")],
)
def test_signs_of_symbol_fonts_are_made_plain(
    press: Press, monkeypatch: pytest.MonkeyPatch, code: str, sign: str
) -> None:
    draw = text("§ plate images, places and times", font=misnamed(monkeypatch, {"§": code}))
    assert texts(read_pdf(press([draw]))) == [f"{sign} plate images, places and times".strip()]


def test_a_word_broken_at_a_line_end_is_marked(press: Press) -> None:
    assert texts(
        read_pdf(press([text("Vendor shall keep no informa-", "tion on any driver.")]))
    ) == [
        "Vendor shall keep no informa\u00ad",
        "tion on any driver.",
    ]


def test_a_dash_that_ends_a_line_breaks_no_word(press: Press) -> None:
    assert texts(read_pdf(press([text("Fees for the first year -", "none at all.")]))) == [
        "Fees for the first year -",
        "none at all.",
    ]


def test_a_soft_hyphen_within_a_line_is_printed(press: Press, unicode_font: str) -> None:
    line = "Vendor shall name each third\u00adparty reader of Footage."
    assert texts(read_pdf(press([text(line, font=unicode_font)]))) == [
        "Vendor shall name each third-party reader of Footage."
    ]


def test_control_characters_do_not_reach_the_text(
    press: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = {"§": "\x1b", "¤": "\x07", "¶": "\x9b"}
    draw = text(f"{KEEP}§[31m¤¶", font=misnamed(monkeypatch, names))
    assert texts(read_pdf(press([draw]))) == [f"{KEEP} [31m"]


# --- what stands across the page -----------------------------------------------------------------


@pytest.mark.parametrize("degrees", [30, 45, 60, -45, 135])
def test_a_watermark_is_left_out(press: Press, degrees: float) -> None:
    assert texts(read_pdf(press([text(KEEP), turned("DRAFT", degrees=degrees)]))) == [KEEP]
    assert texts(read_pdf(press([turned("DRAFT", degrees=degrees), text(KEEP)]))) == [KEEP]


@pytest.mark.parametrize("degrees", [0, 90, 180, 270])
def test_words_set_straight_are_kept(press: Press, degrees: float) -> None:
    page = [text(KEEP), turned("Schedule", degrees=degrees, size=12)]
    assert sorted(texts(read_pdf(press(page)))) == [KEEP, "Schedule"]


# --- pages without text --------------------------------------------------------------------------

NO_TEXT = "has no readable text; ask for the original file, or run OCR over it"


@pytest.mark.parametrize(
    ("page", "source"),
    [
        ([picture()], PageSource.UNREADABLE),
        ([picture(), text("Received 3 May")], PageSource.UNREADABLE),
        ([picture(), turned("CONFIDENTIAL COPY FOR THE CITY ONLY", degrees=45, size=20)],
         PageSource.UNREADABLE),
        ([outlines(3000)], PageSource.UNREADABLE),
        ([picture(), text(KEEP)], PageSource.TEXT),
        ([outlines(3000), text(KEEP)], PageSource.TEXT),
        ([outlines(20)], PageSource.TEXT),
        ([text("Received 3 May")], PageSource.TEXT),
        ([], PageSource.TEXT),
    ],
)  # fmt: skip
def test_a_page_without_a_text_of_its_own_is_unreadable(
    press: Press, page: Sequence[Draw], source: PageSource
) -> None:
    document = read_pdf(press(page))
    assert document.pages[0].source is source
    unreadable = source is PageSource.UNREADABLE
    assert document.warnings == ((f"page 1 {NO_TEXT}",) if unreadable else ())
    if unreadable:
        assert (document.text, document.lines) == ("", ())


@pytest.mark.parametrize(
    ("named", "source"),
    [("abcdefghiklmnoprstuwy", PageSource.UNREADABLE), ("gk", PageSource.TEXT)],
)
def test_a_page_whose_font_names_no_letters_is_unreadable(
    press: Press, monkeypatch: pytest.MonkeyPatch, named: str, source: PageSource
) -> None:
    names = {letter: chr(0xE000 + ord(letter)) for letter in named}
    document = read_pdf(press([text(KEEP, SHARE, font=misnamed(monkeypatch, names))]))
    assert document.pages[0].source is source
    assert len(document.warnings) == (source is PageSource.UNREADABLE)


def test_unreadable_pages_stand_between_those_that_were_read(press: Press) -> None:
    document = read_pdf(press([text(KEEP)], [picture()], [text(SHARE)], [picture()]))
    assert [page.source for page in document.pages] == [
        PageSource.TEXT,
        PageSource.UNREADABLE,
        PageSource.TEXT,
        PageSource.UNREADABLE,
    ]
    assert document.text == f"{KEEP}\n{SHARE}\n"
    assert document.pages[1].span == Span(len(KEEP) + 1, len(KEEP) + 1)
    assert document.warnings == (unreadable_warning([2, 4]),)


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
    size = (500.0, 200.0) if rotation in (0, 180) else (200.0, 500.0)
    assert (page.width, page.height) == size
    assert 0 <= line.box.x0 <= line.box.x1 <= page.width
    assert 0 <= line.box.top <= line.box.bottom <= page.height


def test_a_cropped_page_is_measured_from_its_visible_corner(press: Press) -> None:
    line = only_line(press([text(KEEP, x=100, top=300), shown(crop=(80, 400, 580, 600))]))
    assert (line.box.x0, line.baseline) == pytest.approx((100 - 80, 300 - 192), abs=1)


def test_text_cropped_away_is_not_read(press: Press) -> None:
    hidden = text("Vendor may sell all Footage to anyone who pays for it.", top=700)
    crop = shown(crop=(0, 200, 612, 792))
    assert texts(read_pdf(press([text(KEEP), hidden, crop]))) == [KEEP]
    assert len(texts(read_pdf(press([text(KEEP), hidden])))) == 2
