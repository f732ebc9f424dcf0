"""What the tests of PDFs read, and how they look at it."""

from pathlib import Path

import pytest

from clauses.readers.pdf import read_pdf
from clauses.records import Box, Document, Line

KEEP = "Northlight shall delete Footage thirty days after recording it."
SHARE = "Northlight may give Footage to any agency that asks for it."
SECOND = "Each party keeps a copy of this Agreement for its records."


def texts(document: Document) -> list[str]:
    return [line_text(document, line) for line in document.lines]


def line_text(document: Document, line: Line) -> str:
    return document.text[line.span.start : line.span.end]


def only_line(path: Path) -> Line:
    (line,) = read_pdf(path).lines
    return line


def near(box: Box) -> object:
    """Equal to within what a letter's own shape adds or takes."""
    return pytest.approx((box.x0, box.top, box.x1, box.bottom), abs=1.5)


def sides(box: Box) -> tuple[float, float, float, float]:
    return box.x0, box.top, box.x1, box.bottom
