from clauses.renderers.archive_tables import archive_tables, deal_row, left_out
from tests.renderers.archived import DEAL, REPORT


def test_every_row_has_a_cell_for_each_column() -> None:
    for table in archive_tables(REPORT):
        assert table.rows, table.name
        assert {len(row) for row in table.rows} == {len(table.columns)}, table.name


def test_a_deal_is_one_row() -> None:
    assert deal_row(DEAL) == (
        "Camera agreement", "Northlight Optics, Inc.", "City of Elm", "2021-06-30", 12500.5,
        "critical", "cannot tell", "none", 2, 0, 3, "ok", "b/packet.pdf", 5,
    )  # fmt: skip


def test_a_value_that_no_deal_states_is_empty_not_nothing() -> None:
    vendors = next(table for table in archive_tables(REPORT) if table.name == "Vendors")
    assert [row[:4] for row in vendors.rows] == [
        ("Northlight Optics, Inc.", 1, 12500.5, 1),
        ("not stated", 1, None, 0),
    ]


def test_what_is_not_listed_is_said() -> None:
    said = {table.name: table.left_out for table in archive_tables(REPORT) if table.left_out}
    assert said == {
        "Vendors": "3 more names not listed: `clauses archive export` has all",
        "Not read": "1 more entry not listed: `clauses archive export` has all",
        "Deals": "11 more deals not listed: `clauses archive export` has all",
    }
    assert left_out(0, "deal") == ""
