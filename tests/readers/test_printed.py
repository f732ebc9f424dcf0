from pathlib import Path

import pypdfium2
import pytest
from reportlab.pdfbase import pdfmetrics, ttfonts
from reportlab.pdfgen.canvas import Canvas

from clauses.readers.frame import Frame
from clauses.readers.pdf import read_pdf
from clauses.readers.printed import PrintedLine, printed_lines
from clauses.records import Box
from tests.readers.compared import KEEP, SHARE, near, only_line, sides, texts
from tests.readers.conftest import HEIGHT, Draw, Press, misnamed, run_in, text, turned


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


# --- letters without shapes ----------------------------------------------------------------------


def shapeless(path: Path, *lines: str, turn: str = "1 0 0 1 72 692") -> Path:
    """A PDF as OCR makes them: invisible letters in a font of which every shape is empty."""
    shown = " 0 -14 Td ".join(f"({line}) Tj" for line in lines)
    content = f"BT 3 Tr /F 11 Tf {turn} Tm {shown} ET"
    codes = range(32, 127)
    names = " ".join(f"/g{code}" for code in codes)
    shapes = " ".join(f"/g{code} 6 0 R" for code in codes)
    objects = (
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R"
        "/Resources<</Font<</F 5 0 R>>>>>>",
        f"<</Length {len(content)}>>stream\n{content}\nendstream",
        "<</Type/Font/Subtype/Type3/FontBBox[0 0 0 0]/FontMatrix[.001 0 0 .001 0 0]"
        f"/FirstChar 32/LastChar 126/Widths[{'500 ' * len(codes)}]/CharProcs<<{shapes}>>"
        f"/Encoding<</Type/Encoding/Differences[32 {names}]>>/ToUnicode 7 0 R>>",
        "<</Length 8>>stream\n500 0 d0\nendstream",
        f"<</Length {len(CODES)}>>stream\n{CODES}\nendstream",
    )
    made, places = "%PDF-1.4\n", []
    for number, one in enumerate(objects, 1):
        places.append(len(made))
        made += f"{number} 0 obj{one}endobj\n"
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    path.write_text(
        f"{made}xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
        f"trailer<</Size {len(objects) + 1}/Root 1 0 R>>\nstartxref\n{len(made)}\n%%EOF"
    )
    return path


CODES = (
    "/CIDInit /ProcSet findresource begin 12 dict begin begincmap 1 begincodespacerange <00> <FF> "
    "endcodespacerange 1 beginbfrange <20> <7E> <0020> endbfrange endcmap end end"
)


def lines_of(path: Path) -> list[PrintedLine]:
    with pypdfium2.PdfDocument(path) as pdf:
        page = pdf[0]
        textpage = page.get_textpage()
        sheet = Frame(1, 0.0, 0.0, 612.0, 792.0, 0)
        return list(printed_lines(textpage.raw, textpage.get_text_range(), sheet))


def test_letters_without_shapes_have_room_all_the_same(tmp_path: Path) -> None:
    first, second = lines_of(shapeless(tmp_path / "a.pdf", KEEP, SHARE))
    assert (first.text, second.text) == (KEEP, SHARE)
    width = 5.5 * len(KEEP)  # each letter is half as wide as the font is high
    assert sides(first.box) == near(Box(1, 72, 91.2, 72 + width, 102.2))
    assert first.baseline == pytest.approx(100, abs=0.1)


def test_letters_without_shapes_on_their_head_stand_below_their_line(tmp_path: Path) -> None:
    (line,) = lines_of(shapeless(tmp_path / "a.pdf", KEEP, turn="-1 0 0 -1 540 692"))
    assert sides(line.box) == near(Box(1, 540 - 5.5 * len(KEEP), 97.8, 540, 108.8))


@pytest.mark.parametrize(
    ("number", "end"), [("4.", 12), ("4.2.1", 15), ("(a)", 13), ("Northlight", 0)]
)
def test_a_plain_number_counts_with_the_bold_words_after_it(
    press: Press, number: str, end: int
) -> None:
    def draw(canvas: Canvas) -> None:
        x = 72.0
        parts = ((number, ""), ("Retention", "-Bold"), ("as the law asks of it.", ""))
        for words, weight in parts:
            canvas.setFont(f"Helvetica{weight}", 11)
            canvas.drawString(x, HEIGHT - 100, words)
            x += canvas.stringWidth(f"{words} ", f"Helvetica{weight}", 11)

    (line,) = read_pdf(press([draw])).lines
    assert (line.bold, line.bold_end) == (False, end)
