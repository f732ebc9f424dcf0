import pytest

from tests.segmentation.conftest import Row, column, grid, segments

ROWS, TABLE = grid(("Data", "Kept for"), ("Footage", "30 days"))
ABOVE = "The City owns all Footage that Northlight records for it in the streets of Elm Harbor."
BELOW = "Northlight keeps Footage for thirty days after it was recorded, and then deletes it all."
UP, DOWN = column(ABOVE, top=120), column(BELOW, top=500)


@pytest.mark.parametrize(
    "drawn",
    [
        [*UP, *ROWS, *DOWN],
        [*UP, *DOWN, *ROWS],
        [*DOWN, *ROWS, *UP],
    ],
    ids=["in order", "last", "upside down"],
)
def test_a_table_stands_where_the_page_shows_it(drawn: list[Row]) -> None:
    found = segments(drawn, tables=[TABLE])
    assert [one.text for one in found] == [ABOVE, "Data Kept for", "Footage 30 days", BELOW]


def test_a_table_with_no_text_below_it_is_before_the_next_page() -> None:
    found = segments([*ROWS, *UP], column(BELOW), tables=[TABLE])
    assert [one.text for one in found] == [ABOVE, "Data Kept for", "Footage 30 days", BELOW]


def test_a_table_with_nothing_below_it_is_last() -> None:
    found = segments([*ROWS, *UP], tables=[TABLE])
    assert [one.text for one in found] == [ABOVE, "Data Kept for", "Footage 30 days"]


def test_a_table_in_a_column_stays_where_it_is_drawn() -> None:
    said = " ".join(["Northlight keeps Footage for thirty days and then deletes it all."] * 12)
    left, right = column(said, measure=220), column(said, x=320, measure=220)
    rows, table = grid(("Data", "Kept"), ("Footage", "30 days"), top=600, widths=(110, 110))
    found = segments([*left, *rows, *right], tables=[table])
    assert "Footage 30 days" in [one.text for one in found][:3]
