from clauses.readers.pdf import read_pdf
from clauses.readers.shown import MOST_WARNINGS, listed
from tests.readers.compared import texts
from tests.readers.conftest import Press, text
from tests.readers.marked import annotation, field

KEEP = "The City owns all Data."


def test_what_is_filled_in_and_what_is_struck_out_meet_on_a_page(press: Press) -> None:
    strike = annotation("StrikeOut", (70.0, 90.0, 400.0, 103.0))
    path = press([text(KEEP, "Kept:", step=30), strike, field("a", "a year", (120, 120, 220, 134))])
    document = read_pdf(path)
    assert texts(document) == [KEEP, "Kept: a year"]
    assert document.warnings == (f'page 1: words struck out by an annotation: "{KEEP}"',)


def test_a_plain_page_has_no_warnings(press: Press) -> None:
    document = read_pdf(press([text(KEEP)]))
    assert (texts(document), document.warnings) == ([KEEP], ())


def test_of_many_warnings_the_first_are_listed() -> None:
    many = [f"page {number}: a comment" for number in range(1, MOST_WARNINGS + 3)]
    assert listed(many[:MOST_WARNINGS]) == tuple(many[:MOST_WARNINGS])
    assert listed(many) == (
        *many[:MOST_WARNINGS],
        "2 more warnings of words hidden, struck out or commented on",
    )
