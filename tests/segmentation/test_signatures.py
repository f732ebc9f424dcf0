import pytest

from clauses.records import ClauseKind
from tests.segmentation.conftest import Row, column, segments

WITNESS = "IN WITNESS WHEREOF, the City and Northlight have signed this Agreement."
SAID = (
    "Northlight keeps Footage for thirty days after it was recorded and deletes it then, unless "
    "the City asks in writing that it be kept for longer because a case is pending."
)
NAMES = ("CITY OF ELM HARBOR", "Jo Marlow", "Chief of Police")


def headings(*paragraphs: str, more: list[Row] | None = None) -> list[str | None]:
    pages = [column(*paragraphs, gap=30.0), *([more] if more else [])]
    return [one.heading for one in segments(*pages) if one.kind is ClauseKind.HEADING]


def test_names_among_signatures_are_paragraphs() -> None:
    found = segments(column(WITNESS, *NAMES, gap=30.0))
    assert [(one.kind, one.heading, one.text) for one in found] == [
        (ClauseKind.PARAGRAPH, None, text) for text in (WITNESS, *NAMES)
    ]


@pytest.mark.parametrize(
    "before",
    ["The Agreement has been executed before this Order.", "Northlight signed up last year.", SAID],
)
def test_names_elsewhere_are_headings(before: str) -> None:
    assert headings(before, "ORDER FORM", SAID) == ["ORDER FORM"]


def test_the_heading_of_the_text_after_signatures_is_one() -> None:
    assert headings(WITNESS, "Jo Marlow", "By: ____", "Special Terms", SAID) == ["Special Terms"]


def test_a_heading_on_the_next_page_is_one() -> None:
    more = column("Special Terms", "None.", gap=30.0)
    assert headings(WITNESS, "Jo Marlow", more=more) == ["Special Terms"]


def test_an_exhibit_ends_the_signatures() -> None:
    assert headings(WITNESS, "Jo Marlow", "EXHIBIT B", "Special Terms") == [
        "EXHIBIT B",
        "Special Terms",
    ]


@pytest.mark.parametrize(
    ("text", "heading"), [("Date", False), ("Title", False), ("Print Name", False), ("Dates", True)]
)
def test_a_label_alone_heads_nothing(text: str, heading: bool) -> None:
    assert bool(headings(SAID, text, SAID)) is heading


def test_a_numbered_title_is_a_heading() -> None:
    (found,) = [one for one in segments(column("6.1 Title", SAID)) if one.number]
    assert (found.heading, found.text) == ("Title", SAID)
