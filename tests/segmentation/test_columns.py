from collections.abc import Callable, Sequence

import pytest

from clauses.segmentation.columns import columns, in_reading_order, parted
from tests.segmentation.conftest import TOP, Row, column, document, outline, spread

OWNS = (
    "The City owns all Footage that Northlight records for it, and all copies made of that Footage."
)
KEEPS = (
    "Northlight keeps Footage for thirty days after it was recorded, and then deletes all of it."
)
LEFT, RIGHT = 60.0, 320.0


def read(*pages: Sequence[Row]) -> list[str]:
    doc = document(*pages)
    ordered = in_reading_order(doc, doc.lines)
    return [doc.text[line.span.start : line.span.end] for line in ordered]


def side(*paragraphs: str, x: float, top: float = TOP) -> list[Row]:
    return column(*paragraphs, x=x, measure=230, top=top)


def by_rows(left: Sequence[Row], right: Sequence[Row]) -> list[Row]:
    """Two columns as a file draws them that goes row by row, each row a line of its own."""
    return [row for pair in zip(left, right, strict=True) for row in pair]


def merged(left: Sequence[Row], right: Sequence[Row]) -> list[Row]:
    """The same where what stands in a row makes one line."""
    pairs = zip(left, right, strict=True)
    return [spread((LEFT, one.text), (RIGHT, two.text), top=one.top) for one, two in pairs]


LEFTS = side(f"{OWNS} {KEEPS} {OWNS}", x=LEFT)
RIGHTS = side(f"{OWNS} {KEEPS} {OWNS}", x=RIGHT)
COLUMNS = [row.text for row in (*LEFTS, *RIGHTS)]


@pytest.mark.parametrize("drawn", [by_rows, merged])
def test_columns_drawn_row_by_row_are_read_column_by_column(
    drawn: Callable[[Sequence[Row], Sequence[Row]], list[Row]],
) -> None:
    assert read(drawn(LEFTS, RIGHTS)) == COLUMNS


def test_columns_drawn_one_after_the_other_keep_the_order_of_the_file() -> None:
    assert read([*LEFTS, *RIGHTS]) == COLUMNS


def test_a_line_over_both_columns_ends_those_above_it() -> None:
    title = Row("Services Agreement between Northlight and the City of Alder", 140, TOP - 30)
    below = LEFTS[-1].top + 40
    across = Row("Part Two: what the vendor may do with Footage and what not", 140, below)
    lower = (side(f"{KEEPS} {OWNS}", x=LEFT, top=below + 30),
             side(f"{KEEPS} {OWNS}", x=RIGHT, top=below + 30))  # fmt: skip
    page = [title, *by_rows(LEFTS, RIGHTS), across, *by_rows(*lower)]
    assert read(page) == [
        title.text, *COLUMNS, across.text, *(row.text for half in lower for row in half),
    ]  # fmt: skip


def test_the_clauses_of_columns_drawn_row_by_row() -> None:
    left = side(f"1. Ownership. {OWNS}", f"2. Term. {KEEPS}", x=LEFT)
    right = side(f"3. Copies. {OWNS}", f"4. Fees. {KEEPS}", x=RIGHT)
    assert outline(by_rows(left, right)) == [
        ("1.", "Ownership", OWNS), ("2.", "Term", KEEPS),
        ("3.", "Copies", OWNS), ("4.", "Fees", KEEPS),
    ]  # fmt: skip


def test_short_cells_side_by_side_are_no_columns() -> None:
    rows = [
        row
        for at in range(9)
        for row in (Row(f"camera {at}", 60, TOP + 14 * at), Row("yes", 400, TOP + 14 * at))
    ]
    assert read(rows) == [row.text for row in rows]


def test_a_heading_drawn_last_is_read_where_it_stands() -> None:
    page = [*column(OWNS, KEEPS), Row("EXHIBIT B", top=60), Row("Scope of Services", top=74)]
    texts = [row.text for row in column(OWNS, KEEPS)]
    assert read(page) == ["EXHIBIT B", "Scope of Services", *texts]
    assert read(page[:-2], page[-2:]) == [*texts, "EXHIBIT B", "Scope of Services"]


def test_a_number_in_the_margin_is_read_with_the_text_beside_it() -> None:
    one, two = column(OWNS, x=160, measure=380), column(KEEPS, x=160, top=200, measure=380)
    labels = [Row("Section 1", 60, TOP), Row("Section 2", 60, 200)]
    assert outline([*labels, *one, *two]) == [
        ("Section 1", None, OWNS), ("Section 2", None, KEEPS),
    ]  # fmt: skip
    apart = [Row("Section 1", 60, 100), *labels[1:], *one, *two]
    assert read(apart)[:2] == ["Section 1", one[0].text]


def test_a_line_is_parted_at_its_gaps() -> None:
    doc = document([spread((60, "Footage is kept"), (320, "for 30 days"), (480, "and no longer"))])
    (line,) = doc.lines
    cut = parted(doc, line, (line.gaps[0].at,))
    assert [doc.text[one.span.start : one.span.end] for one in cut] == [
        "Footage is kept", "for 30 days and no longer",
    ]  # fmt: skip
    assert [(one.box.x0, one.box.x1) for one in cut] == [(60, 142.5), (320, 551.5)]
    assert [len(one.gaps) for one in cut] == [0, 1]
    assert parted(doc, line, ()) == (line,)


def test_no_lines_have_no_columns() -> None:
    assert columns(()) == {}
    assert read([]) == []


def found_columns(*rows: Row) -> list[int]:
    doc = document(rows)
    found = columns(doc.lines)
    return [found[line.span.start] for line in doc.lines]


def test_columns_are_told_by_the_gutter_between_them() -> None:
    left = column(f"{OWNS} {KEEPS} {OWNS}", x=60, measure=230)
    right = column(f"{OWNS} {KEEPS} {OWNS}", x=320, measure=230)
    title = Row("Services Agreement between Northlight and the City of Alder", 140, 90)
    assert found_columns(title, *left, *right) == [0, *[1] * len(left), *[2] * len(right)]


@pytest.mark.parametrize(
    "rows",
    [
        column(OWNS, KEEPS, OWNS, KEEPS),
        [*column(OWNS, x=60, measure=230), *column(KEEPS, x=320, measure=230)],
        [row for at in range(9)
         for row in (Row(f"camera {at}", 60, 120 + 14 * at), Row("yes", 400, 120 + 14 * at))],
    ],
    ids=["one column", "too few lines", "short cells"],
)  # fmt: skip
def test_other_pages_have_one_column(rows: Sequence[Row]) -> None:
    assert found_columns(*rows) == [0] * len(rows)
