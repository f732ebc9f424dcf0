import pytest

from clauses.records import Piece, Span
from clauses.segmentation.text import Joined, joined
from tests.segmentation.conftest import Row, document


def joined_lines(*lines: str, elsewhere: str = "") -> Joined:
    """The lines as one text, in a document that says `elsewhere` on another page."""
    page = [Row(line, top=100 + 14 * at) for at, line in enumerate(lines)]
    doc = document(page, [Row(elsewhere)] if elsewhere else [])
    return joined(doc, doc.lines[: len(lines)])


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (["no lines broken"], "no lines broken"),
        (["one line", "and another"], "one line and another"),
        (["no informa\u00ad", "tion at all"], "no information at all"),
        (["a third\u00ad", "party reader"], "a third-party reader"),
        (["a non\u00ad", "exclusive right"], "a non-exclusive right"),
        (["in the 24\u00ad", "hour period"], "in the 24-hour period"),
        (["a third-", "party reader"], "a third-party reader"),
        (["a third\u2011", "party reader"], "a third\u2011party reader"),
        (["the Alder-", "Birch line"], "the Alder- Birch line"),
        (["fees -", "none"], "fees -none"),
        (["the last word\u00ad"], "the last word"),
        (["data\u00ad", "\u00ad", "bases"], "databases"),
        (["data\u00ad", "(bases)"], "data(bases)"),
    ],
)
def test_lines_become_running_text(lines: list[str], text: str) -> None:
    assert joined_lines(*lines).text == text


def test_the_documents_own_spelling_decides_about_a_hyphen() -> None:
    lines = ("the plate\u00ad", "reader data")
    assert joined_lines(*lines).text == "the plate-reader data"
    assert joined_lines(*lines, elsewhere="a platereader").text == "the platereader data"
    other = ("the cloud\u00ad", "based data")
    assert joined_lines(*other).text == "the cloudbased data"
    assert joined_lines(*other, elsewhere="Cloud-based data").text == "the cloud-based data"


def test_pieces_say_where_each_line_stands() -> None:
    found = joined_lines("no informa\u00ad", "tion", "at all")
    assert found == Joined(
        "no information at all",
        (Piece(0, Span(0, 10)), Piece(10, Span(12, 16)), Piece(15, Span(17, 23))),
    )


def test_text_may_begin_after_a_number() -> None:
    found = joined_lines("4. The City", "owns it")
    assert found.after(2) == Joined(
        "The City owns it", (Piece(0, Span(3, 11)), Piece(9, Span(12, 19)))
    )
    assert found.after(12) == Joined("owns it", (Piece(0, Span(12, 19)),))
    assert found.after(len(found.text)) == Joined("", ())
    assert found.after(0) == found


def test_no_lines_are_no_text() -> None:
    assert joined_lines() == Joined("", ())
