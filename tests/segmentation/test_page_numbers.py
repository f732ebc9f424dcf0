from dataclasses import replace

import pytest

from clauses.segmentation import with_page_numbers
from tests.segmentation.conftest import Row, document

HEAD, FOOT = 40.0, 765.0
BODY = "Northlight keeps Footage for thirty days after it was recorded."

Numbers = list[tuple[str | None, int | None]]


def numbers(*feet: str, heads: tuple[str, ...] = ()) -> Numbers:
    """What the pages print and their packet's numbers; one page a foot, with a head if given."""
    pages = []
    for at, foot in enumerate(feet):
        head = [Row(heads[at], top=HEAD)] if heads else []
        pages.append([*head, Row(BODY, top=300), *([Row(foot, top=FOOT)] if foot else [])])
    found = with_page_numbers(document(*pages))
    return [(page.printed, page.packet) for page in found.pages]


@pytest.mark.parametrize(
    ("feet", "printed"),
    [
        (["1", "2", "3"], ["1", "2", "3"]),
        (["- 1 -", "- 2 -", "- 3 -"], ["1", "2", "3"]),
        (["-4-", "-5-", "-6-"], ["4", "5", "6"]),
        (["Page 3 of 12", "Page 4 of 12"], ["3", "4"]),
        (["Page | 1", "Contract 25-114 Page | 2"], ["1", "2"]),
        (["i", "ii", "iii", "iv"], ["i", "ii", "iii", "iv"]),
        (["A-1", "A-2", "A-3"], ["A-1", "A-2", "A-3"]),
        (["Retention of Footage - 46", "Retention of Footage - 47", "Retention of Footage - 48"],
         ["46", "47", "48"]),
        (["7", "", "9"], ["7", None, "9"]),
        (["ii", "iii", "iv", "1", "2"], ["ii", "iii", "iv", "1", "2"]),
    ],
)  # fmt: skip
def test_numbers_that_count_on_are_the_pages_own(feet: list[str], printed: list[str]) -> None:
    assert numbers(*feet) == [(one, None) for one in printed]


@pytest.mark.parametrize(
    "feet",
    [
        ["2025", "2025", "2025"],
        ["Rev. 3/30/2026", "Rev. 3/30/2026", "Rev. 3/30/2026"],
        ["12", "7", "31"],
        ["ARTICLE 5", "ARTICLE 6", "ARTICLE 7"],
        ["NORTHLIGHT 000001", "NORTHLIGHT 000002", "NORTHLIGHT 000003"],
        ["Section 4.1", "Section 4.2", "Section 4.3"],
        ["We pay $1", "We pay $2", "We pay $3"],
        ["1", "", "", "", "5"],
        ["Camera 1", "Camera 2"],
        ["3"],
    ],
)
def test_other_numbers_at_the_edge_are_not(feet: list[str]) -> None:
    assert numbers(*feet) == [(None, None)] * len(feet)


@pytest.mark.parametrize(
    "heads",
    [
        ("108 of 162", "109 of 162", "110 of 162"),
        ("Page 108 of 162", "Page 109 of 162", "Page 110 of 162"),
        ("Packet Pg. 108", "Packet Pg. 109", "Packet Pg. 110"),
        ("108", "109", "110"),
    ],
)
def test_beside_the_pages_own_stands_the_packets(heads: tuple[str, ...]) -> None:
    assert numbers("3", "4", "5", heads=heads) == [("3", 108), ("4", 109), ("5", 110)]


def test_a_packet_counts_on_where_its_documents_begin_anew() -> None:
    heads = tuple(f"Agenda packet page {number}" for number in range(41, 47))
    feet = ["Page 1 of 3", "Page 2 of 3", "Page 3 of 3", "1", "2", "3"]
    assert numbers(*feet, heads=heads) == [
        ("1", 41), ("2", 42), ("3", 43), ("1", 44), ("2", 45), ("3", 46),
    ]  # fmt: skip


def test_more_pages_than_the_file_has_are_a_packets() -> None:
    assert numbers("108 of 162", "109 of 162") == [(None, 108), (None, 109)]
    assert numbers("1 of 2", "2 of 2") == [("1", None), ("2", None)]


def test_a_page_that_prints_no_number_keeps_the_label_of_the_file() -> None:
    doc = document([Row(BODY)], [Row(BODY)], [Row(BODY)])
    labels = ("iv", None, "3")
    pages = tuple(
        replace(page, printed=label) for page, label in zip(doc.pages, labels, strict=True)
    )
    found = with_page_numbers(replace(doc, pages=pages))
    assert [page.printed for page in found.pages] == ["iv", None, None]


def test_nothing_else_of_the_document_changes() -> None:
    doc = document([Row(BODY, top=300), Row("1", top=FOOT)], [Row(BODY), Row("2", top=FOOT)])
    found = with_page_numbers(doc)
    assert (found.text, found.lines) == (doc.text, doc.lines)
