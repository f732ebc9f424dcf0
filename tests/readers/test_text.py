from pathlib import Path

import pytest

from clauses.readers.decoding import decoded
from clauses.readers.text import by_pages
from clauses.records import PageSource
from tests.readers.made import clauses, outline, read_bytes


def test_wrapped_lines_are_joined_and_numbers_begin_clauses(tmp_path: Path) -> None:
    text = b"""                      DATA AGREEMENT

This Agreement is made between the City of Alder and Example
Cameras, Inc., as provided in Section
5.3 of the bid documents of the City.

1. DATA
Vendor may share Plate Data with any agency that asks for it in
writing, and shall:
   (a) keep a log of each request it receives, with the date and
       the name of the officer;
   (b) show the log to the City.

-----------------------------
2. RETENTION
Vendor shall delete Plate Data after thirty (30)
days.
"""
    assert outline(read_bytes(tmp_path, text)) == [
        (None, "DATA AGREEMENT", ""),
        (None, None, "This Agreement is made between the City of Alder and Example Cameras, Inc., "
                     "as provided in Section 5.3 of the bid documents of the City."),
        ("1.", "DATA", "Vendor may share Plate Data with any agency that asks for it in writing, "
                       "and shall:"),
        ("(a)", None, "keep a log of each request it receives, with the date and the name of the "
                      "officer;"),
        ("(b)", None, "show the log to the City."),
        ("2.", "RETENTION", "Vendor shall delete Plate Data after thirty (30) days."),
    ]  # fmt: skip


def test_a_paragraph_a_line_where_no_line_is_wrapped(tmp_path: Path) -> None:
    long = "The vendor shall keep no copy of any image it takes for the City, " * 3 + "and no log"
    text = f"Data\n{long}\nthe City shall own all of it\n{long}\n"
    assert [c.text or c.heading for c in clauses(read_bytes(tmp_path, text.encode()))] == [
        "Data", long, "the City shall own all of it", long,
    ]  # fmt: skip


def test_form_feeds_begin_pages_and_labels_do_not(tmp_path: Path) -> None:
    text = b"The City shall own data.\n--- page 2 ---\nIt may sell none.\n\n\x0c"
    text += b"The term is a year.\n\x0c"
    document = read_bytes(tmp_path, text)
    assert [(line.box.page, document.text[line.span.start : line.span.end])
            for line in document.lines] == [
        (1, "The City shall own data."), (1, "--- page 2 ---"), (1, "It may sell none."),
        (2, "The term is a year."),
    ]  # fmt: skip
    assert [page.number for page in document.pages] == [1, 2]


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252", "utf-32"]
)
def test_encodings_and_line_ends(tmp_path: Path, encoding: str) -> None:
    text = "The vendor’s data\r\nis kept for 30 days.\x1a"
    assert read_bytes(tmp_path, text.encode(encoding)).text == (
        "The vendor’s data\nis kept for 30 days.\n"
    )


def test_one_line_of_a_megabyte(tmp_path: Path) -> None:
    text = "The vendor shall keep no data. " * 33_000
    document = read_bytes(tmp_path, text.encode())
    assert len(document.lines) == 1
    assert document.text == text.strip() + "\n"


def test_rules_alone_are_no_words(tmp_path: Path) -> None:
    document = read_bytes(tmp_path, b"-----\n*****\n")
    assert [page.source for page in document.pages] == [PageSource.UNREADABLE]
    assert document.warnings == ("the file holds no words",)


def test_marks_of_an_extraction_begin_pages() -> None:
    header = "source: drive 3\nfile: lease.pdf\n"
    text = "--- page 1 ---\nRent is due.\n--- page 2 ---\n--- page 3 ---\nThe end.\n"
    assert by_pages(header + text) == "Rent is due.\n\f\fThe end.\n"
    assert by_pages("--- page 1 ---\nRent is due.\n") == "Rent is due.\n"


def test_blank_pages_of_an_extraction_are_pages(tmp_path: Path) -> None:
    text = b"source: drive 3\n--- page 1 ---\n--- page 2 ---\nRent.\n--- page 3 ---\n\n"
    document = read_bytes(tmp_path, text)
    assert [
        (page.number, document.text[page.span.start : page.span.end]) for page in document.pages
    ] == [(1, ""), (2, "Rent.\n"), (3, "")]
    without = read_bytes(tmp_path, text.replace(b"--- page 2 ---", b"--- page two ---"))
    assert len(without.pages) == 1


def test_a_form_feed_within_a_marked_page_begins_none() -> None:
    marked = "--- page 1 ---\nRent\fis due.\n--- page 2 ---\nThe end.\n\f"
    assert by_pages(marked) == "Rent\nis due.\n\fThe end.\n\n"
    assert by_pages("Rent\fis due.\n") == "Rent\fis due.\n"


def test_controls_of_a_broken_font_are_borne_only_in_an_extraction() -> None:
    page = "Rent is due each month. " * 4 + "\x02\x03\x04" * 5 + "\n"
    marked = f"--- page 1 ---\n{page}--- page 2 ---\nThe end.\n"
    assert decoded(marked.encode()) == marked
    assert decoded(page.encode()) is None
    assert decoded(f"The lease says --- page 1 ---\n{page}".encode()) is None
    assert decoded(("--- page 1 ---\n" + "\x02" * 30 + page).encode()) is None  # no text of a PDF


def test_what_stands_before_the_first_mark_stays_where_it_is_no_header() -> None:
    text = "The lease follows.\n--- page 1 ---\nRent is due.\n--- page 2 ---\nThe end.\n"
    assert by_pages(text) == "The lease follows.\nRent is due.\n\fThe end.\n"


@pytest.mark.parametrize(
    "text",
    [
        "LEASE\n\nRent is due.\n--- page 2 ---\nThe end.\n",  # a printed line of a contract
        "The lease follows.\n--- page 1 ---\nRent is due.\n",  # one mark, and other text before it
        "--- page 2 ---\nRent is due.\n--- page 3 ---\nThe end.\n",  # not from 1
        "--- page 1 ---\nRent is due.\n--- page 3 ---\nThe end.\n",  # not in order
        "See --- page 1 --- and\nsee --- page 2 --- for rent.\n",  # within lines
    ],
)
def test_lines_that_only_look_like_marks_are_text(text: str) -> None:
    assert by_pages(text) == text
