import pytest

from clauses.segmentation.furniture import body_lines, text_of
from tests.segmentation.conftest import Row, column, document, outline

OWNS = "The City owns all Footage that Northlight records for it."
FILLER = [f"Camera {chr(65 + at)} stands on the corner of Elm Street." for at in range(14)]


def body(*pages: list[Row]) -> list[str]:
    doc = document(*pages)
    return [text_of(doc, line) for line in body_lines(doc)]


def set_aside(*lines: str) -> list[str]:
    """The lines that are no longer there."""
    rows = [Row(line, top=120 + 14 * at) for at, line in enumerate(lines)]
    kept = body(rows)
    return [line for line in lines if line not in kept]


@pytest.mark.parametrize(
    "entries",
    [
        ["1. Data ......... 2", "2. Fees ......... 4", "3. Term ........ 5"],
        ["1. Data . . . . . . . 2", "2. Fees . . . . . . 4", "3. Term . . . . . . 5"],
        ["1. Data ………… 2", "2. Fees ………… 4", "3. Term ………… 5"],
        ["1. Data 2", "2. Fees 4", "3. Term 5"],
        ["ARTICLE I DATA 2", "Section 1.1 Ownership 2", "Section 1.2 Retention 12"],
        ["1. Data", "2", "2. Fees", "4", "3. Term", "5"],
        ["Page", "1. Data 2", "2. Fees and other sums that the City", "has to pay 4", "3. Term 5"],
        ["1. Data 2", "2. Fees 4", "Exhibit A Prices A-1"],
        ["1. Data", "2. Fees", "10. Term"],
        ["1. Data", "1.1 Footage", "1.2 Alerts", "2. Fees"],
    ],
)
@pytest.mark.parametrize(
    "heading", ["TABLE OF CONTENT", "TABLE OF CONTENTS", "Table of Contents", "Contents:"]
)
def test_a_table_of_contents_is_set_aside(entries: list[str], heading: str) -> None:
    assert set_aside(heading, *entries, OWNS, *FILLER) == [heading, *entries]


def test_entries_with_dots_go_without_a_heading() -> None:
    assert set_aside("1. Data ........ 2", OWNS) == ["1. Data ........ 2"]
    assert set_aside("1. Data .... 2", "Signed by: ......", OWNS) == ["Signed by: ......"]


@pytest.mark.parametrize(
    "lines",
    [
        ["Contents of the parcel", "1. Data 2", "2. Fees 4", "3. Term 5"],
        ["Contents", "1. Data 2", "2. Fees 4"],
        ["Contents", "Camera 9", "Camera 5", "Camera 3"],
        ["Contents", "Signed in 2024", "Renewed in 2025", "Ended in 2026"],
        ["Overview", "1. Data 2", "2. Fees 4", "3. Term 5"],
    ],
)
def test_what_is_no_table_of_contents_is_kept(lines: list[str]) -> None:
    assert set_aside(*lines, OWNS) == []


def test_the_text_after_the_contents_is_kept() -> None:
    page = column("CONTENTS", "1. Data 2", "2. Fees 4", "3. Term 5", "1. Data", OWNS, "2. Fees")
    assert outline(page) == [("1.", "Data", OWNS), ("2.", "Fees", "")]


def test_labels_of_an_earlier_printing_are_set_aside() -> None:
    lines = [*FILLER, "1", *FILLER, "2", *FILLER, "- 3 -", *FILLER, "Page 4"]
    rows = [Row(line, top=100 + 9 * at) for at, line in enumerate(lines)]
    assert body(rows) == FILLER * 4


@pytest.mark.parametrize(
    "lines",
    [
        [*FILLER, "1", *FILLER, "2", *FILLER],
        [*FILLER, "7", *FILLER, "2", *FILLER, "5", *FILLER],
        [line for at, name in enumerate(FILLER) for line in (str(at + 1), name)],
    ],
    ids=["two only", "no order", "rows of a table"],
)
def test_other_numbers_alone_on_a_line_are_kept(lines: list[str]) -> None:
    rows = [Row(line, x=300, top=100 + 12 * at) for at, line in enumerate(lines)]
    assert body(rows) == lines


def test_a_sentence_goes_on_over_a_label_in_the_middle_of_a_page() -> None:
    first = (
        "The City owns all Footage and every recording that is made of it by anyone, and by that"
    )
    page: list[Row] = []
    for at in range(3):
        top = 100 + 200 * at
        page += [Row(line, top=top + 14 * n) for n, line in enumerate(FILLER[:9])]
        page += [
            Row(first, top=top + 140), Row(str(at + 1), x=300, top=top + 162),
            Row("Footage is the City's own.", top=top + 184),
        ]  # fmt: skip
    texts = [text for _, _, text in outline(page)]
    assert [t for t in texts if first in t and t.endswith("Footage is the City's own.")]
    assert not [text for text in texts if text.isdigit()]


def test_contents_without_pages_end_where_the_numbers_begin_again() -> None:
    page = column("CONTENTS", "1. Data", "2. Fees", "3. Term", "1. Data", OWNS, "2. Fees", OWNS)
    assert outline(page) == [("1.", "Data", OWNS), ("2.", "Fees", OWNS)]


def footed(*ends: str) -> list[str]:
    """What is left of pages that end so, at another height each."""
    pages = [[Row(f"{OWNS} {at}"), Row(end, top=400 + 30 * at)] for at, end in enumerate(ends)]
    return [text for text in body(*pages) if not text.startswith(OWNS)]


def test_a_footer_in_the_middle_of_pages_is_set_aside() -> None:
    assert footed("Northlight page 1 v2", "Northlight page 2 v2", "Northlight page 3 v2") == []


@pytest.mark.parametrize(
    "ends",
    [
        ("Northlight page 1 v2", "Northlight page 2 v2", "The City pays."),
        ("It is so.", "It is so.", "It is so."),
        ("Section 1 Data", "Section 2 Data", "Section 3 Data"),
        ("(1) Data", "(2) Data", "(3) Data"),
    ],
)
def test_other_ends_of_pages_are_kept(ends: tuple[str, ...]) -> None:
    assert footed(*ends) == list(ends)


def test_entries_of_a_list_that_runs_over_pages_are_no_footers() -> None:
    pages = [
        [Row(f"Discount {at}{down} of it", top=200 + (50 + at) * down) for down in range(4)]
        for at in range(1, 5)
    ]
    assert body(*pages) == [row.text for page in pages for row in page]


def test_contents_without_a_heading_are_a_run_of_numbered_titles_with_pages() -> None:
    entries = [f"{at}. Title {'abcdefghij'[at]} {at + 2}" for at in range(1, 10)]
    assert set_aside(*entries, OWNS, *FILLER) == entries
    assert set_aside(*entries[:7], OWNS, *FILLER) == []
    falling = [f"{at}. Camera {'abcdefghij'[at]} {20 - at}" for at in range(1, 10)]
    assert set_aside(*falling, OWNS, *FILLER) == []
