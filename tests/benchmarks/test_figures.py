import pytest

from benchmarks.speed.figures import (
    BEGIN,
    END,
    Run,
    Table,
    filled,
    markdown,
    middle,
    ratio,
    speed_rows,
    times,
)

SLOWED = (Run(2.0, 1.0, 50.0), Run(9.0, 8.0, 54.0), Run(3.0, 2.0, 52.0))
BESIDE = (Run(1.0, 0.5, 10.0), Run(3.0, 2.0, 10.0), Run(2.0, 0.5, 10.0))


def test_the_middle_of_each_figure_is_taken_by_itself() -> None:
    assert middle(SLOWED) == Run(3.0, 2.0, 52.0)


def test_a_ratio_is_that_of_neighbours_in_time_not_of_medians() -> None:
    assert ratio(SLOWED, BESIDE) == 4.0  # of 2, 4 and 4
    assert ratio(SLOWED, BESIDE, "wall") == 2.0  # of 2, 3 and 1.5


def test_commands_of_different_rounds_are_not_compared() -> None:
    with pytest.raises(ValueError, match="shorter"):
        ratio(SLOWED, BESIDE[:2])


def test_a_row_a_command_with_its_ratio_to_each_named() -> None:
    runs = {"one": SLOWED, "other": BESIDE}
    assert speed_rows(runs, 3000, ("one", "other")) == (
        ("one", "2.0", "3.0", "1,500", "1 ×", "4 ×", "52"),
        ("other", "0.5", "2.0", "6,000", "0.25 ×", "1 ×", "10"),
    )


@pytest.mark.parametrize(
    ("value", "printed"), [(23.4, "23 ×"), (9.96, "10 ×"), (3.14, "3.1 ×"), (0.0312, "0.031 ×")]
)
def test_two_figures_of_a_ratio_are_printed(value: float, printed: str) -> None:
    assert times(value) == printed


def test_tables_are_written_with_figures_to_the_right() -> None:
    table = Table("Memory", ("pages", "MB"), (("10", "90"), ("2,000", "240")))
    assert markdown([table, table]).split("\n\n**Memory**")[0] == (
        "**Memory**\n\n| pages | MB |\n| --- | ---: |\n| 10 | 90 |\n| 2,000 | 240 |"
    )


def test_only_what_stands_between_the_marks_is_replaced() -> None:
    page = f"# Speed\n\n{BEGIN}\nold\n{END}\n\nWords.\n"
    once = filled(page, "new\n")
    assert once == f"# Speed\n\n{BEGIN}\n\nnew\n\n{END}\n\nWords.\n"
    assert filled(once, "new") == once


@pytest.mark.parametrize("page", ["", BEGIN, END, f"{END}\n{BEGIN}\n"])
def test_a_page_without_both_marks_in_order_is_refused(page: str) -> None:
    with pytest.raises(ValueError, match="measured: begin"):
        filled(page, "new")
