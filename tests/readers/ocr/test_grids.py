import numpy as np
import pytest

from clauses.readers.ocr.grids import Grid, grids_on
from clauses.readers.ocr.picture import Grey
from tests.readers.ocr.made import askew


def drawn(
    columns: tuple[int, ...], rows: tuple[int, ...], *, thick: int = 3, height: int = 1000
) -> Grey:
    """Rules between the outer ones of these places, in pixels."""
    picture = np.full((height, 1000), 255, dtype=np.uint8)
    for x in columns:
        picture[rows[0] : rows[-1] + thick, x : x + thick] = 0
    for y in rows:
        picture[y : y + thick, columns[0] : columns[-1] + thick] = 0
    return picture


def close(grid: Grid, columns: tuple[int, ...], rows: tuple[int, ...]) -> bool:
    return grid.columns == pytest.approx(columns, abs=4) and grid.rows == pytest.approx(rows, abs=4)


def test_the_edges_of_rows_and_columns() -> None:
    (grid,) = grids_on(drawn((100, 400, 800), (200, 260, 330, 500)), 128, 200, 0.0)
    assert close(grid, (100, 400, 800), (200, 260, 330, 500))


def test_a_page_that_leans_is_made_level_first() -> None:
    picture = askew(drawn((100, 400, 800), (200, 260, 330, 500)), 2.0)
    (grid,) = grids_on(picture, 128, 200, 2.0)
    assert close(grid, (100, 400, 800), (200, 260, 330, 500))


def test_tables_come_from_top_to_bottom() -> None:
    low, high = drawn((100, 300, 500), (700, 760, 820)), drawn((100, 400, 800), (100, 160, 220))
    found = grids_on(np.minimum(low, high), 128, 200, 0.0)
    assert [round(grid.rows[0], -2) for grid in found] == [100, 700]


def test_cells_may_span_columns() -> None:
    picture = drawn((100, 400, 800), (200, 260, 330, 500))
    picture[204:258, 395:410] = 255  # a title over both
    (grid,) = grids_on(picture, 128, 200, 0.0)
    assert close(grid, (100, 400, 800), (200, 260, 330, 500))


@pytest.mark.parametrize(
    "picture",
    [
        np.full((1000, 1000), 255, dtype=np.uint8),
        drawn((100, 800), (200, 500)),  # a box around text
        drawn((100, 800), (200, 300, 400, 500)),  # lines to write on, in a box
        drawn((100, 130, 160), (200, 230, 260)),  # a box to tick
        drawn((100, 400, 800), (20, 26, 32), height=40),  # a strip of a page
    ],
    ids=["blank", "box", "one column", "tick box", "strip"],
)
def test_what_is_no_table(picture: Grey) -> None:
    assert grids_on(picture, 128, 200, 0.0) == ()
