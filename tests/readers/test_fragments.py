import pytest

from clauses.readers.fragments import LONGEST, rejoined
from clauses.readers.printed import SOFT_HYPHEN, PrintedLine
from clauses.records import Box, Gap

WIDTH = 5.0


def part(text: str, x: float, base: float = 100.0, *, bold: bool = False) -> PrintedLine:
    box = Box(1, x, base - 8, x + WIDTH * len(text), base + 2)
    return PrintedLine(text, box, 10.0, bold, len(text) if bold else 0, base)


def texts(*parts: PrintedLine) -> list[str]:
    return [line.text for line in rejoined(parts)]


def test_a_hyphen_that_is_a_line_of_its_own_breaks_a_word() -> None:
    parts = part("no infor", 72), part("-", 112), part("mation", 72, 114)
    assert texts(*parts) == [f"no infor{SOFT_HYPHEN}", "mation"]


def test_parts_of_a_word_are_one() -> None:
    parts = part("end", 72), part("-users of it", 87), part("next", 72, 114)
    assert texts(*parts) == ["end-users of it", "next"]


def test_a_hyphen_before_a_word_is_the_words_own() -> None:
    assert texts(part("end", 72), part("-", 87), part("users", 92)) == ["end-users"]


def test_parts_a_space_apart_are_parted_by_one() -> None:
    assert texts(part("Retention", 72), part("- Footage", 121)) == ["Retention - Footage"]


@pytest.mark.parametrize(
    "parts",
    [
        (part("Retention", 72), part("Footage", 140)),
        (part("Retention", 72), part("Footage", 117, 112)),
        (part("Retention", 72), part("14", 121)),
        (part("14", 72), part("Retention", 86)),
        (part(f"infor{SOFT_HYPHEN}", 72), part("mation", 102)),
        (part("Footage", 140), part("Retention", 72)),
    ],
    ids=["wide apart", "next line", "line number", "number before", "broken", "to the left"],
)
def test_other_lines_stay_apart(parts: tuple[PrintedLine, ...]) -> None:
    assert tuple(rejoined(parts)) == parts


def test_what_is_known_of_the_parts_is_known_of_the_whole() -> None:
    one = PrintedLine("a b", Box(1, 72, 92, 87, 102), 10.0, True, 3, 100.0, 1.0, (Gap(1, 77, 82),))
    other = PrintedLine("c d", Box(1, 87, 90, 102, 101), 9.0, False, 1, 100.5, 1.0,
                        (Gap(1, 92, 97),))  # fmt: skip
    assert list(rejoined([one, other])) == [
        PrintedLine("a bc d", Box(1, 72, 90, 102, 102), 10.0, False, 4, 100.0, 1.0,
                    (Gap(1, 77, 82), Gap(4, 92, 97))),
    ]  # fmt: skip


def test_a_row_without_end_is_not_put_together() -> None:
    parts = [part("x", 72 + WIDTH * at) for at in range(2 * LONGEST)]
    assert [len(text) for text in texts(*parts)] == [LONGEST, LONGEST]


def test_nothing_is_nothing() -> None:
    assert texts() == []
