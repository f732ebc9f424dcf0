import pypdfium2

from clauses.readers.letters import Letters, Style, angle_of, size_of
from tests.readers.conftest import Press, run_in, text, turned


def test_letters_of_one_line_have_each_the_weight_of_their_font(press: Press) -> None:
    with pypdfium2.PdfDocument(press([run_in("Term.", "It ends in May.")])) as pdf:
        textpage = pdf[0].get_textpage()
        letters = Letters(textpage.raw)
        words = textpage.get_text_range()
        found = [letters.style(words.index(word)) for word in ("Term", "ends", "May")]
    size = found[0].size
    assert found == [Style(0.0, size, True), Style(0.0, size, False), Style(0.0, size, False)]


def test_a_letter_is_asked_once(press: Press) -> None:
    with pypdfium2.PdfDocument(press([text("It ends in May.", size=9)])) as pdf:
        textpage = pdf[0].get_textpage()
        letters = Letters(textpage.raw)
        assert letters.style(3) is letters.style(3)


def test_angle_and_size_of_a_turned_letter(press: Press) -> None:
    with pypdfium2.PdfDocument(press([turned("Recorded in May", degrees=90, size=8)])) as pdf:
        textpage = pdf[0].get_textpage()
        found = round(angle_of(textpage.raw, 0)) % 360, size_of(textpage.raw, 0)
    assert found == (270, 8.0)
