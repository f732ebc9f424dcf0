import pytest

from clauses.readers.forms import XFA_FORM
from clauses.readers.pdf import read_pdf
from tests.readers.compared import texts
from tests.readers.conftest import Press, text
from tests.readers.marked import check_box, choice, field, made_xfa

KEEP = "The vendor keeps footage for "
BLANK = "__________"


def width(words: str) -> float:
    from reportlab.pdfbase.pdfmetrics import stringWidth

    return float(stringWidth(words, "Helvetica", 11))


def test_a_value_stands_in_its_sentence_in_place_of_the_blank(press: Press) -> None:
    start = 72 + width(KEEP)
    blank = (start, 90.0, start + width(BLANK), 104.0)
    path = press([text(f"{KEEP}{BLANK} after it was recorded."), field("a", "30 days", blank)])
    assert texts(read_pdf(path)) == [f"{KEEP}30 days after it was recorded."]


def test_an_empty_field_leaves_the_blank(press: Press) -> None:
    start = 72 + width(KEEP)
    blank = (start, 90.0, start + width(BLANK), 104.0)
    path = press([text(f"{KEEP}{BLANK} after it was recorded."), field("a", "", blank)])
    assert texts(read_pdf(path)) == [f"{KEEP}{BLANK} after it was recorded."]


def test_a_value_beside_its_label_makes_one_line_with_it(press: Press) -> None:
    first = field("a", "30 days", (200, 90, 300, 104))
    second = field("b", "Northlight Inc.", (200, 110, 300, 124))
    path = press([text("Retention:", "Vendor:", step=20), first, second])
    assert texts(read_pdf(path)) == ["Retention: 30 days", "Vendor: Northlight Inc."]


def test_a_value_far_from_any_words_is_a_line_of_its_own(press: Press) -> None:
    path = press([text(KEEP, "thirty days.", step=200), field("a", "Alder", (72, 190, 200, 204))])
    assert texts(read_pdf(path)) == [KEEP.strip(), "Alder", "thirty days."]


def test_a_long_value_is_read_line_by_line(press: Press) -> None:
    value = "No copies are kept.\nNo footage of a march is kept anywhere by anyone."
    notes = field("a", value, (72, 110, 272, 160), flags="multiline")
    assert texts(read_pdf(press([text("Notes"), notes]))) == [
        "Notes",
        "No copies are kept.",
        "No footage of a march is kept anywhere",
        "by anyone.",
    ]


def test_a_box_shows_whether_it_is_checked(press: Press) -> None:
    first, second = "The vendor may sell footage.", "The vendor sells no footage."
    words = text(first, second, x=92, step=20)
    yes = check_box("a", (72, 90, 84, 102), on=True)
    no = check_box("b", (72, 110, 84, 122), on=False)
    assert texts(read_pdf(press([words, yes, no]))) == [f"☒ {first}", f"☐ {second}"]


def test_a_choice_is_read_as_its_label(press: Press) -> None:
    plans = [("Thirty days", "A"), ("One year", "B")]
    path = press([text("Retention:"), choice("a", "B", plans, (140, 88, 240, 104))])
    assert texts(read_pdf(path)) == ["Retention: One year"]


def test_a_password_is_not_read(press: Press) -> None:
    secret = field("a", "elm street", (140, 90, 240, 104), flags="password")
    assert texts(read_pdf(press([text("Key:"), secret]))) == ["Key:"]


@pytest.mark.parametrize(("drawn", "warnings"), [(None, ()), (True, ()), (False, (XFA_FORM,))])
def test_an_xfa_form_that_is_not_drawn_is_named_in_the_warnings(
    press: Press, drawn: bool | None, warnings: tuple[str, ...]
) -> None:
    path = press([text("Please wait..."), field("a", "", (72, 200, 200, 214))])
    document = read_pdf(path if drawn is None else made_xfa(path, drawn=drawn))
    assert (texts(document), document.warnings) == (["Please wait..."], warnings)
