from dataclasses import replace
from pathlib import Path

import pytest

from clauses.archive.slices import pages_of
from clauses.classification import load_model
from clauses.pipeline import review_document
from clauses.readers import read
from clauses.records import Document, Span
from clauses.segmentation import segment

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.pdf"))


@pytest.fixture(scope="module")
def example() -> Document:
    return read(EXAMPLES[1])


def test_all_pages_are_the_document_itself(example: Document) -> None:
    assert pages_of(example, 1, len(example.pages)) is example


def test_a_slice_has_the_pages_lines_and_tables_at_their_places(example: Document) -> None:
    part = pages_of(example, 2, 3)
    assert part.path == f"{example.path}#page=2"
    assert [page.number for page in part.pages] == [2, 3]
    for page, whole in zip(part.pages, example.pages[1:3], strict=True):
        assert (
            part.text[page.span.start : page.span.end]
            == (example.text[whole.span.start : whole.span.end])
        )
        assert (page.width, page.source) == (whole.width, whole.source)
    lines = [line for line in example.lines if line.box.page in (2, 3)]
    assert [part.text[line.span.start : line.span.end] for line in part.lines] == [
        example.text[line.span.start : line.span.end] for line in lines
    ]
    assert [line.box for line in part.lines] == [line.box for line in lines]
    assert part.tables == tuple(one for one in example.tables if one.box.page in (2, 3))
    assert part.text.endswith("\n")


def test_the_slices_of_a_document_are_all_of_it(example: Document) -> None:
    middle = len(example.pages) // 2
    parts = (pages_of(example, 1, middle), pages_of(example, middle + 1, len(example.pages)))
    assert "".join(part.text for part in parts).split() == example.text.split()
    assert sum(len(part.lines) for part in parts) == len(example.lines)
    assert sum(len(part.pages) for part in parts) == len(example.pages)


def test_two_slices_are_two_documents_and_the_same_slice_is_one(example: Document) -> None:
    one, other = pages_of(example, 1, 2), pages_of(example, 2, 2)
    assert len({one.sha256, other.sha256, example.sha256}) == 3
    assert pages_of(example, 1, 2) == one


def test_a_slice_can_be_cut_into_clauses(example: Document) -> None:
    part = pages_of(example, 2, 2)
    clauses = segment(part)
    assert clauses
    assert {clause.page for clause in clauses} == {2}


def test_pages_without_text_make_a_document_without_text(example: Document) -> None:
    blank = replace(example.pages[0], span=Span(0, 0))
    after = replace(example.pages[1], span=Span(0, len(example.text)))
    document = replace(example, pages=(blank, after))
    part = pages_of(document, 1, 1)
    assert (part.text, part.lines) == ("", ())
    assert segment(part) == ()


def test_what_a_slice_says_is_found_on_its_page(example: Document) -> None:
    model = load_model()
    whole = review_document(example, model)
    last = max(finding.page for finding in whole.findings)
    part = review_document(pages_of(example, last, last), model)
    assert {finding.page for finding in part.findings} == {last}
