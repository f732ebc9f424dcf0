from dataclasses import replace

from clauses.records import Box, ClauseKind, Table, TableRow
from tests.segmentation.conftest import Row, column, grid, segments, spread

RULED, TABLE = grid(("Item", "Cost", "Number"), ("Cameras", "", ""))
RULED = [row for row in RULED if row.text]
BODY = "Northlight bills the City for each year of the term, at the prices that are given above."
HEADER = "Item Cost Number"


def row(*texts: str, top: float) -> Row:
    cells = tuple((x, text) for x, text in zip((76, 232, 388), texts, strict=False) if text)
    return spread(*cells, top=top)


def rows(*more: Row, table: Table = TABLE) -> list[tuple[str, str]]:
    found = segments([*RULED, *more, *column(BODY, top=500)], tables=[table])
    kinds = (ClauseKind.TABLE_ROW, ClauseKind.TABLE_HEADER)
    return [(one.text, one.lead_in) for one in found if one.kind in kinds][1:]


def test_rows_in_the_columns_below_the_rules_belong_to_the_table() -> None:
    found = rows(
        row("Falcon", "Included", "13", top=354),
        row("Video", top=374),
        row("Condor", "Included", "2", top=394),
    )
    assert found == [
        ("Cameras", HEADER),
        ("Falcon Included 13", HEADER),
        ("Video", HEADER),
        ("Condor Included 2", HEADER),
    ]


def test_a_line_goes_with_the_row_it_is_nearer_to() -> None:
    found = rows(
        row("Falcon", "Included", "13", top=354),
        row("Setting up on", top=376),
        row("poles", "$150.00", "12", top=388),
        row("Setting up", "$50.00", "2", top=410),
        row("on walls", top=422),
        row("Condor", "Included", "2", top=444),
    )
    assert [text for text, _ in found[2:]] == [
        "Setting up on poles $150.00 12",
        "Setting up $50.00 2 on walls",
        "Condor Included 2",
    ]


def test_rows_drawn_before_the_rules_are_below_them_all_the_same() -> None:
    title = Row("Exhibit C", 250, 140, size=20.0, bold=9)
    found = segments([row("Falcon", "Included", "13", top=354), *RULED, title], tables=[TABLE])
    assert [one.heading or one.text for one in found] == [
        "Exhibit C",
        HEADER,
        "Cameras",
        "Falcon Included 13",
    ]


def test_a_row_that_is_far_below_is_no_row() -> None:
    assert rows(row("Falcon", "Included", "13", top=374)) == [("Cameras", HEADER)]


def test_a_row_across_the_columns_is_no_row() -> None:
    assert rows(spread((76, "Falcon"), (190, "Included as well"), (388, "13"), top=354)) == [
        ("Cameras", HEADER)
    ]


def test_a_heading_below_is_no_row() -> None:
    found = rows(row("Falcon", "Included", "13", top=354), row("Services", top=378))
    assert found == [("Cameras", HEADER), ("Falcon Included 13", HEADER)]


def test_a_clause_below_is_no_row() -> None:
    assert rows(row("2. Fees", top=354), row("Falcon", "Included", "13", top=374)) == [
        ("Cameras", HEADER)
    ]


def test_two_columns_are_none() -> None:
    def left(one: TableRow) -> TableRow:
        return TableRow(one.cells[:2])

    two = replace(TABLE, box=Box(1, 72, 300, 384, 340), rows=tuple(map(left, TABLE.rows)))
    inside = [one for one in RULED if one.x < 300]
    below = spread((76, "Falcon"), (232, "Included"), top=354)
    found = segments([*inside, below, *column(BODY, top=500)], tables=[two])
    assert [one.text for one in found if one.kind is ClauseKind.TABLE_ROW] == ["Cameras"]
