import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth

from clauses.classification.letter_widths import letter_place
from clauses.records import Box, Gap, Line, Span


def line(text: str, *gaps: Gap, right: float, bold_end: int = 0) -> Line:
    box = Box(1, 72.0, 100.0, right, 112.0)
    return Line(Span(0, len(text)), box, 11, False, bold_end, 110.0, gaps=gaps)


@pytest.mark.parametrize("face", ["Times-Roman", "Helvetica"])
def test_a_letter_is_found_within_a_few_points_of_where_the_face_puts_it(face: str) -> None:
    text = "Willing? MMM WWW illicit: Footage of all VEHICLES will be kept for (30) days"
    printed = line(text, right=72 + stringWidth(text, face, 11))
    for at in range(len(text) + 1):
        true = 72 + stringWidth(text[:at], face, 11)
        assert abs(letter_place(printed, text, at) - true) < 9, text[:at]


def test_bold_words_take_more_room() -> None:
    text = "Hot Lists. The Services compare"
    plain = letter_place(line(text, right=300.0), text, 11)
    assert letter_place(line(text, right=300.0, bold_end=10), text, 11) > plain


def test_words_after_a_gap_begin_where_it_ends() -> None:
    text = "(a) uses Footage only"
    gapped = line(text, Gap(3, 84.0, 140.0), right=240.0)
    assert letter_place(gapped, text, 0) == 72.0
    assert letter_place(gapped, text, 3) == 84.0
    assert letter_place(gapped, text, 4) == 140.0
    assert letter_place(gapped, text, len(text)) == 240.0


def test_an_empty_line_has_its_left_edge() -> None:
    assert letter_place(line("", right=72.0), "", 0) == 72.0
