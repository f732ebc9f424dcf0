"""What must hold of the outline of any document, however odd."""

from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from clauses.records import Clause, Document, Line, Table
from clauses.segmentation import segment
from clauses.segmentation.furniture import body_lines, text_of
from tests.segmentation.conftest import HEIGHT, Row, document, grid

OPENINGS = (
    "", "", "", "4.", "4.1", "4.2.1", "(a)", "(b)", "(i)", "(ii)", "a)", "A.", "II.", "12", "•",
    "-", "Section 4.02", "ARTICLE IV", "ARTICLE IIII", "EXHIBIT A", "Exhibit B:", "§ 3",
    "B-1", "Schedule 1", "TABLE OF CONTENTS", "DocuSign Envelope ID:", "Page 2 of 3", "“Footage”",
    "WHEREAS,",
)  # fmt: skip
WORDS = (
    "Northlight", "shall", "not", "keep", "Footage", "of", "the", "City", "RETENTION", "Section",
    "and", "(a)", "(b)", "third-party", "2.5", "30", "days", "Fees.", "Data:", "Inc.", "",
)  # fmt: skip
ENDINGS = ("", "", "", ".", ";", ":", ",", "; and", "-", "\u00ad", " . . . . . . . 7", " 9", "?")


@st.composite
def rows(draw: st.DrawFn) -> list[Row]:
    """A page of lines, most of them below each other, each with a word of its own."""
    made = []
    top = draw(st.sampled_from([40.0, 110.0]))
    for _ in range(draw(st.integers(0, 14))):
        opening, ending = draw(st.sampled_from(OPENINGS)), draw(st.sampled_from(ENDINGS))
        words = draw(st.lists(st.sampled_from(WORDS), max_size=8))
        text = (
            " ".join(filter(None, [opening, *words, f"q{draw(st.integers(0, 10**9))}q"])) + ending
        )
        size = draw(st.sampled_from([8.0, 11.0, 11.0, 16.0]))
        bold = draw(st.sampled_from([0, 0, len(opening), len(text)]))
        x = draw(st.sampled_from([20.0, 72.0, 72.0, 90.0, 320.0]))
        made.append(Row(text, x, top, size, bold))
        top += draw(st.sampled_from([12.0, 14.0, 14.0, 24.0, 60.0, -200.0]))
        top = min(max(top, 20.0), HEIGHT)
    return made


@st.composite
def documents(draw: st.DrawFn) -> Document:
    pages = draw(st.lists(rows(), max_size=4))
    tables: list[Table] = []
    for number, _ in enumerate(pages, start=1):
        if draw(st.booleans()):
            size = draw(st.integers(1, 4)), draw(st.integers(1, 3))
            top = draw(st.sampled_from([100.0, 300.0]))
            cells = [
                [f"cell q{number}{top:.0f}{a}{b}q" for b in range(size[1])] for a in range(size[0])
            ]
            more, table = grid(*cells, page=number, top=top)
            pages[number - 1] = [*pages[number - 1], *more]
            tables.append(table)
    return document(*pages, tables=tables)


def words_of(clauses: Sequence[Clause]) -> str:
    return "\n".join(f"{c.number or ''} {c.heading or ''} {c.text}" for c in clauses)


def own_word(doc: Document, line: Line) -> str:
    text = text_of(doc, line)
    return text[text.index("q") : text.rindex("q") + 1].split()[-1]


@settings(max_examples=100, deadline=None)
@given(documents())
def test_the_text_of_every_clause_lies_in_the_document(doc: Document) -> None:
    for clause in segment(doc):
        for piece in clause.pieces:
            length = piece.span.end - piece.span.start
            there = doc.text[piece.span.start : piece.span.end]
            assert clause.text[piece.start : piece.start + length] == there
        covered = sum(piece.span.end - piece.span.start for piece in clause.pieces)
        added = len(clause.text) - covered  # a space or a hyphen between two pieces
        assert 0 <= added <= max(len(clause.pieces) - 1, 0)


@settings(max_examples=100, deadline=None)
@given(documents())
def test_every_body_line_lands_in_exactly_one_clause(doc: Document) -> None:
    body = body_lines(doc)
    said = words_of(segment(doc))
    expected = [own_word(doc, line) for line in body]
    assert {word: said.count(word) for word in expected} == {
        word: expected.count(word) for word in expected
    }
    others = {own_word(doc, line) for line in doc.lines if line not in body} - set(expected)
    assert not [word for word in others if word in said]


@settings(max_examples=50, deadline=None)
@given(documents())
def test_an_outline_is_a_tree_in_the_order_of_the_pages(doc: Document) -> None:
    clauses = segment(doc)
    for index, clause in enumerate(clauses):
        if clause.parent is not None:
            assert clause.parent < index
            assert clauses[clause.parent].level < clause.level
        assert 1 <= clause.page <= len(doc.pages)
    assert [c.page for c in clauses] == sorted(c.page for c in clauses)


@settings(max_examples=50, deadline=None)
@given(documents())
def test_outlines_are_deterministic(doc: Document) -> None:
    again = Document(doc.path, doc.sha256, doc.text, doc.pages, doc.lines, doc.tables)
    assert segment(doc) == segment(again)


@settings(max_examples=50, deadline=None)
@given(documents())
def test_no_clause_is_empty(doc: Document) -> None:
    assert not [c for c in segment(doc) if not (c.number or c.heading or c.text)]
