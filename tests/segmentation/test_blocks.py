from collections.abc import Sequence
from dataclasses import replace

import pytest

from clauses.segmentation.blocks import PART_TITLE, blocks
from tests.segmentation.conftest import TOP, Row, column, document

OWNS = (
    "The City owns all Footage that Northlight records for it, and all copies made of that Footage."
)
KEEPS = (
    "Northlight keeps Footage for thirty days after it was recorded, and then deletes all of it."
)


def grouped(*pages: Sequence[Row]) -> list[list[str]]:
    """The lines of each block."""
    doc = document(*pages)
    return [
        [doc.text[line.span.start : line.span.end] for line in block.lines]
        for block in blocks(doc, doc.lines)
    ]


def sizes(*pages: Sequence[Row]) -> list[int]:
    return [len(group) for group in grouped(*pages)]


def test_no_lines_make_no_blocks() -> None:
    assert grouped([]) == []


def test_white_space_parts_paragraphs() -> None:
    assert sizes(column(OWNS, KEEPS, gap=10)) == [2, 2]
    assert sizes(column(OWNS, KEEPS, gap=3)) == [2, 2]


def test_a_short_last_line_ends_a_paragraph_without_white_space() -> None:
    assert sizes(column(OWNS, KEEPS, gap=0)) == [2, 2]


def test_a_full_last_line_does_not() -> None:
    sentence = "Footage is kept. " * 5  # fills the measure
    assert sizes(column(sentence, sentence, gap=0)) == [2]


def test_double_spaced_text_is_told_by_the_lines_that_wrap() -> None:
    rows = column(f"{OWNS} {KEEPS} {OWNS}", f"{KEEPS} {OWNS} {KEEPS}", gap=14)
    spaced = [Row(row.text, top=TOP + 2 * (row.top - TOP)) for row in rows]
    assert sizes(spaced) == [4, 4]


def test_lines_that_do_not_wrap_are_paragraphs_however_far_apart() -> None:
    labels = ["Customer:", "The City of Alder", "Term:", "Two years"]
    assert sizes([Row(text, top=TOP + 28 * at) for at, text in enumerate(labels)]) == [1, 1, 1, 1]


@pytest.mark.parametrize(
    ("step", "following", "blocks"),
    [(22, "and all copies.", 1), (22, "All copies.", 2), (60, "and all copies.", 2)],
)
def test_a_sentence_goes_on_over_uneven_steps_but_not_over_a_wide_gap(
    step: float, following: str, blocks: int
) -> None:
    text = column(f"{OWNS} {KEEPS}", KEEPS)
    first = Row("The City owns all Footage that Northlight records for it", top=400)
    assert len(sizes([*text, first, Row(following, top=400 + step)])) == 2 + blocks


def test_another_font_size_parts_blocks() -> None:
    page = [Row("Footage and Data", size=16), *column(OWNS, top=TOP + 20)]
    assert sizes(page) == [1, 2]


def test_small_type_within_a_sentence_does_not() -> None:
    page = [*column(OWNS)[:1], Row("and all copies made of it by anyone.", top=TOP + 14, size=9)]
    assert sizes(page) == [2]


@pytest.mark.parametrize("sign", ["•", "–", "o"])
def test_bullets_part_blocks(sign: str) -> None:
    page = column(f"Footage holds: {OWNS}", f"{sign} Plate images", f"{sign} Places", gap=0)
    assert sizes(page) == [2, 1, 1]


def opened(*texts: str, opens: bool | None = None) -> list[str | None]:
    """The numbers of paragraphs, where the file says where they begin, or does not."""
    doc = document(column(*texts))
    lines = [replace(line, opens=opens) for line in doc.lines]
    numbers = [block.number for block in blocks(doc, lines)]
    return [number.printed if number else None for number in numbers]


@pytest.mark.parametrize("opens", [True, None])
def test_an_item_may_begin_with_a_word_that_goes_on(opens: bool | None) -> None:
    items = ("(a) keeps Footage;", "(b) and the City pays for it;", "(c) or deletes it.")
    assert opened(*items, opens=opens) == ["(a)", "(b)", "(c)"]
    mentioned = ("(a) keeps Footage under clauses (a),", "(d) and (e) above.")
    assert opened(*mentioned, opens=opens) == ["(a)", None] if opens else ["(a)"]


def test_a_list_within_a_paragraph_begins_nothing_where_its_first_number_starts_a_line() -> None:
    opening = (
        "Under this Agreement and any order that is made under it Northlight is not liable for:"
    )
    first, more = (
        "(a) lost Footage, whoever",
        "lost it; (b) late alerts; or (c) a camera out of order.",
    )
    page = [Row(text, top=TOP + 14 * at) for at, text in enumerate((opening, first, more))]
    assert sizes(page) == [3]
    # Items that are paragraphs, and one that stands apart.
    items = (
        "(a) lost Footage, whoever lost it;",
        "(b) late alerts; or",
        "(c) a camera out of order.",
    )
    page = [Row(text, top=TOP + 14 * at) for at, text in enumerate((opening, *items))]
    assert sizes(page) == [1, 1, 1, 1]
    assert sizes([Row(opening), Row(f"{first} {more}", top=TOP + 34)]) == [1, 1]
    assert sizes([Row(opening), Row(f"{first} {more}", x=90, top=TOP + 14)]) == [1, 1]


def test_a_number_written_twice_is_none() -> None:
    long = "Northlight may end this Agreement at any time, for any cause or for none, after sixty"
    again = "(60) days have gone by."
    page = [Row(long), Row(again, top=TOP + 14)]
    assert sizes(page) == [2]
    assert sizes(page[:1], page[1:]) == [2]
    assert grouped([Row(long[:60]), Row("(1) days of rest;", top=TOP + 14)]) == [
        [long[:60]], ["(1) days of rest;"],
    ]  # fmt: skip


def test_a_part_title_at_the_top_of_a_page_begins_a_block() -> None:
    date = [Row("Signed on the third of March for the City of Alder by its manager, E. Quill")]
    assert sizes(date, [Row("EXHIBIT C: FEES")]) == [1, 1]
    assert sizes([Row(f"{date[0].text} under")], [Row("EXHIBIT C: FEES")]) == [2]


def test_blocks_do_not_go_on_over_a_table() -> None:
    doc = document(column(OWNS, gap=0))
    assert [len(block.lines) for block in blocks(doc, doc.lines)] == [2]
    breaks = {doc.lines[1].span.start}
    assert [len(block.lines) for block in blocks(doc, doc.lines, breaks)] == [1, 1]


def test_a_part_title_parts_blocks() -> None:
    assert sizes(column(OWNS, "EXHIBIT A", KEEPS, gap=0)) == [2, 1, 2]
    mentioned = "Northlight keeps Footage for as long as the City may ask for it in writing under"
    assert sizes([Row(mentioned), Row("Exhibit A of this Agreement.", top=TOP + 14)]) == [2]


def test_a_broken_word_is_never_parted() -> None:
    rows = [Row("no informa\u00ad"), Row("tion", top=TOP + 60), Row("here", top=TOP + 120)]
    assert grouped(rows)[0] == ["no informa\u00ad", "tion"]
    assert grouped(rows[:1], [rows[1]]) == [["no informa\u00ad", "tion"]]


@pytest.mark.parametrize(
    "title",
    ["EXHIBIT A", "Exhibit 4", "SCHEDULE 1-2", "Appendix IV", "ATTACHMENT B.1", "Annex C – Prices"],
)
def test_part_titles(title: str) -> None:
    assert PART_TITLE.match(title)


@pytest.mark.parametrize(
    "text", ["Exhibits", "Exhibit hall", "exhibit A", "Scheduled 4", "EXHIBIT"]
)
def test_what_is_no_part_title(text: str) -> None:
    assert not PART_TITLE.match(text)
