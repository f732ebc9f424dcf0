from collections.abc import Sequence
from pathlib import Path

import pytest
from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFString
from reportlab.pdfgen.canvas import Canvas

from clauses.readers.pdf import read_pdf
from tests.readers.conftest import Draw, Press, text

KEEP = "The City owns all Data."


def labelled(first: str, style: str, prefix: str = "") -> Draw:
    """The first page has the label `first`; from the second on they are counted in a style."""

    def draw(canvas: Canvas) -> None:
        one = PDFDictionary({"P": PDFString(first)})
        rest = PDFDictionary({"S": PDFName(style), "P": PDFString(prefix)})
        numbers = PDFDictionary({"Nums": PDFArray([0, one, 1, rest])})
        canvas._doc.Catalog.PageLabels = numbers
        canvas._doc.Catalog.__NoDefault__ = [*canvas._doc.Catalog.__NoDefault__, "PageLabels"]

    return draw


def labels(path: Path) -> list[str | None]:
    return [page.printed for page in read_pdf(path).pages]


@pytest.mark.parametrize(
    ("made", "found"),
    [
        (labelled("Cover", "r"), ["Cover", "i", "ii"]),
        (labelled("1", "D", "A-"), [None, "A-1", "A-2"]),
        (labelled("a label that is no number", "D"), [None, "1", "2"]),
    ],
)
def test_labels_are_those_of_the_file(press: Press, made: Draw, found: Sequence[str]) -> None:
    assert labels(press([text(KEEP), made], [text(KEEP)], [text(KEEP)])) == found


def test_a_file_without_labels_has_none(press: Press) -> None:
    assert labels(press([text(KEEP)], [text(KEEP)])) == [None, None]
