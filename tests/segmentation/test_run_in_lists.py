import pytest

from clauses.segmentation.furniture import text_of
from clauses.segmentation.run_in_lists import run_in_lists
from tests.segmentation.conftest import Row, document

BEFORE = "Northlight keeps the Footage for thirty days and deletes it unless:"


def opening(*lines: str) -> list[str]:
    """The lines that are said to open a list inside a paragraph."""
    rows = [Row(line, top=100 + 14 * at) for at, line in enumerate((BEFORE, *lines))]
    set_ = document(rows)
    starts = run_in_lists(set_, set_.lines)
    return [text_of(set_, line) for line in set_.lines if line.span.start in starts]


@pytest.mark.parametrize(
    "lines",
    [
        ("(a) the City asks; (b) a court orders it. It then", "tells the City."),
        ("(A) the City asks for longer keeping,", "or (B) a court orders it."),
        ("(i) the City asks;", "and (ii) a court orders it."),
    ],
)
def test_a_list_whose_second_number_stands_inside_a_line_runs_on(lines: tuple[str, ...]) -> None:
    assert opening(*lines) == [lines[0]]


@pytest.mark.parametrize(
    "lines",
    [
        ("(a) the City asks for longer keeping;", "(b) a court orders it."),
        ("(a) the City asks as paragraph (b) says.", "It then tells the City."),
        ("(a) the City asks; (b) above applies to it.",),
        ("(b) the City asks; (c) a court orders it.",),
        ("the City asks; (b) a court orders it.",),
    ],
)
def test_other_lines_open_none(lines: tuple[str, ...]) -> None:
    assert opening(*lines) == []
