from clauses.judgement.running_text import running_text
from clauses.records import Clause, ClauseKind, Document, Page, PageSource, Piece, Reviewed, Span
from tests.judgement.made import reviewed


def test_headings_and_texts_stand_on_lines_of_their_own() -> None:
    text = running_text(reviewed("# TITLE", ("Term", "It runs."), "It ends."))
    assert text.text == "TITLE\nTerm\nIt runs.\nIt ends."
    assert text.heading_above(text.text.index("runs")) == "Term"
    assert text.heading_above(text.text.index("ends")) == ""


def test_a_clause_over_a_page_break_has_the_page_of_each_word() -> None:
    whole = "It begins\n12\nand ends."
    pages = (
        Page(1, 612, 792, PageSource.TEXT, Span(0, 10)),
        Page(2, 612, 792, PageSource.TEXT, Span(10, 22)),
    )
    clause = Clause(
        ClauseKind.CLAUSE,
        "1.",
        "Term",
        "It begins and ends.",
        (Piece(0, Span(0, 9)), Piece(10, Span(13, 22))),
        1,
        2,
    )
    text = running_text(Reviewed(Document("a.pdf", "", whole, pages, ()), (clause,), ()))
    assert text.text == "Term\nIt begins and ends."
    assert [text.page(text.text.index(word)) for word in ("Term", "begins", "ends")] == [1, 1, 2]


def test_a_quote_stays_within_its_line() -> None:
    text = running_text(reviewed(("Term", "It runs.")))
    assert text.quote(0, 99, text.text.index("runs")) == "It runs."
    assert text.quote(0, 99, 0) == "Term"


def test_an_empty_document() -> None:
    text = running_text(reviewed())
    assert (text.text, text.page(0), text.heading_above(0)) == ("", 1, "")
