import pytest

from clauses.readers.pdf import read_pdf
from tests.readers.compared import texts
from tests.readers.conftest import Press, text
from tests.readers.marked import annotation

KEEP = "The City owns all Data."
SELL = "The vendor may sell all footage to anyone."
ON_SELL = (70.0, 102.0, 400.0, 117.0)


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("StrikeOut", "words struck out by an annotation"),
        ("Redact", "words an annotation marks to be blacked out"),
    ],
)
def test_words_taken_out_by_an_annotation_are_named(press: Press, kind: str, said: str) -> None:
    document = read_pdf(press([text(KEEP, SELL), annotation(kind, ON_SELL)]))
    assert texts(document) == [KEEP, SELL]
    assert document.warnings == (f'page 1: {said}: "{SELL}"',)


def test_a_mark_on_no_words_is_nothing(press: Press) -> None:
    mark = annotation("StrikeOut", (70.0, 402.0, 400.0, 417.0))
    assert read_pdf(press([text(KEEP), mark])).warnings == ()


@pytest.mark.parametrize("kind", ["Highlight", "Underline", "Link", "Square"])
def test_words_only_stressed_are_no_matter(press: Press, kind: str) -> None:
    document = read_pdf(press([text(KEEP, SELL), annotation(kind, ON_SELL)]))
    assert (texts(document), document.warnings) == ([KEEP, SELL], ())


def test_words_below_a_filled_shape_are_named(press: Press) -> None:
    cover = annotation("Square", ON_SELL, IC=[1, 1, 1])
    document = read_pdf(press([text(KEEP, SELL), cover]))
    assert document.warnings == (f'page 1: words covered by an annotation: "{SELL}"',)
    glass = annotation("Square", ON_SELL, IC=[1, 1, 0], CA=0.3)
    assert read_pdf(press([text(KEEP, SELL), glass], name="glass.pdf")).warnings == ()


@pytest.mark.parametrize("kind", ["Text", "Highlight"])
def test_a_comment_is_a_warning_and_no_text(press: Press, kind: str) -> None:
    note = annotation(kind, ON_SELL, "Ask the vendor to take this out.")
    document = read_pdf(press([text(KEEP)], [text(KEEP, SELL), note]))
    assert texts(document) == [KEEP, KEEP, SELL]
    assert document.warnings == (
        "page 2: a comment, which is not read as text of the document: "
        '"Ask the vendor to take this out."',
    )


def test_a_hidden_comment_is_nothing(press: Press) -> None:
    note = annotation("Text", ON_SELL, "Ask the vendor to take this out.", F=2)
    assert read_pdf(press([text(KEEP), note])).warnings == ()


def test_free_text_is_a_line_where_it_is_drawn(press: Press) -> None:
    note = annotation("FreeText", (72, 120, 300, 134), "Footage is kept for ten days.")
    document = read_pdf(press([text(KEEP, SELL, step=60), note]))
    assert texts(document) == [KEEP, "Footage is kept for ten days.", SELL]
    assert document.warnings == ()


def test_hidden_free_text_is_not_read(press: Press) -> None:
    note = annotation("FreeText", (72, 120, 300, 134), "Footage is kept for ten days.", F=2)
    assert texts(read_pdf(press([text(KEEP), note]))) == [KEEP]
