"""What the page is made of is tested with the forms; here, where in a line the words go."""

import pytest
from reportlab.pdfgen.canvas import Canvas

from clauses.readers.pdf import read_pdf
from tests.readers.compared import texts
from tests.readers.conftest import HEIGHT, Press, run_in, shown, text
from tests.readers.marked import Corners, field
from tests.readers.test_forms import width


def over(line: str, blank: str, *, which: int = 0, top: float = 100.0) -> Corners:
    """Where a blank of the line is printed."""
    start = -1
    for _ in range(which + 1):
        start = line.index(blank, start + 1)
    left = 72 + width(line[:start])
    return left, top - 10, left + width(blank), top + 4


def test_two_blanks_of_a_line_are_filled_each(press: Press) -> None:
    line = "From _______ on, for no less than _______, at $_______."
    fields = [
        field(name, value, over(line, "_______", which=at))
        for at, (name, value) in enumerate([("a", "May 3"), ("b", "a year"), ("c", "900")])
    ]
    document = read_pdf(press([text(line), *fields]))
    assert texts(document) == ["From May 3 on, for no less than a year, at $900."]


def test_a_blank_longer_than_its_field_goes_with_it(press: Press) -> None:
    line = "Kept for ______________ days."
    left, top, right, bottom = over(line, "______________")
    document = read_pdf(
        press([text(line), field("a", "ten", (left + 20, top, right - 20, bottom))])
    )
    assert texts(document) == ["Kept for ten days."]


def test_a_field_over_words_takes_none_of_them_away(press: Press) -> None:
    line = "Kept for thirty days."
    document = read_pdf(press([text(line), field("a", "ten", over(line, "thirty"))]))
    assert texts(document) == ["Kept for ten thirty days."]


def test_the_bold_words_before_a_value_stay_a_heading(press: Press) -> None:
    path = press([run_in("Retention.", ""), field("a", "30 days", (140, 90, 240, 104))])
    (line,) = read_pdf(path).lines
    assert (line.bold, line.bold_end) == (False, len("Retention."))


def test_the_box_of_the_line_holds_the_value(press: Press) -> None:
    document = read_pdf(press([text("Retention:"), field("a", "30 days", (200, 90, 300, 104))]))
    assert document.lines[0].box.x0 == pytest.approx(72, abs=1)
    assert document.lines[0].box.x1 == pytest.approx(300, abs=1)
    assert document.lines[0].gaps == ()


def test_a_gap_beyond_the_value_keeps_its_place(press: Press) -> None:
    page = [
        text("Term: ____"),
        text("Fee: none", x=400),
        field("a", "one year", (101, 90, 126, 104)),
    ]
    (line,) = read_pdf(press(page)).lines
    found = read_pdf(press(page)).text.strip()
    assert found == "Term: one year Fee: none"
    assert [gap.at for gap in line.gaps] == [len("Term: one year")]


def test_on_a_turned_page_a_value_finds_its_line(press: Press) -> None:
    def upright(canvas: Canvas) -> None:
        """Stands 150 points below the top and begins 90 from the left once the page is turned."""
        canvas.saveState()
        canvas.translate(150, 90)
        canvas.rotate(90)
        canvas.setFont("Helvetica", 11)
        canvas.drawString(0, 0, "Kept for ____ days.")
        canvas.restoreState()

    start = 90 + width("Kept for ")
    blank = 140.0, HEIGHT - start - width("____"), 154.0, HEIGHT - start
    path = press([upright, field("a", "ten", blank), shown(90)])
    assert texts(read_pdf(path)) == ["Kept for ten days."]
