import pytest

from clauses.archive.splitting.looks import looks_of, masked, own_number
from tests.archive.splitting.packets import PROSE, packet


@pytest.mark.parametrize(
    ("lines", "number"),
    [
        (["Lease Page 2 of 7"], (2, 7)),
        (["Page 4"], (4, None)),
        (["- 3 -"], (3, None)),
        (["3 of 8"], (3, 8)),
        (["Section 3"], (None, None)),
        (["2021"], (None, None)),
        (["5", "Page 1 of 2"], (1, 2)),
    ],
)
def test_the_number_a_page_bears(lines: list[str], number: tuple[int | None, int | None]) -> None:
    assert own_number(lines) == number


def test_words_without_numbers_and_signs() -> None:
    assert masked("Page 3 of 18 – Lease No. 7") == "page of lease no"


def test_the_number_of_the_packet_is_not_the_pages_own() -> None:
    document = packet(*([f"Sheet of item {n}", f"{n} of 3"] for n in (1, 2, 3)))
    assert [look.number for look in looks_of(document)] == [None] * 3
    other = packet(*([f"Sheet of item {n}", f"{n} of 9"] for n in (1, 2, 3)))
    assert [look.number for look in looks_of(other)] == [1, 2, 3]


def test_the_number_that_each_page_of_a_packet_bears_though_some_were_put_in_later() -> None:
    pages = [[PROSE, f"{number + (number > 4)} of 13"] for number in range(1, 13)]
    assert all(look.number is None for look in looks_of(packet(*pages)))
    own = [[PROSE, f"{number} of 13"] for number in range(1, 4)]
    assert [look.number for look in looks_of(packet(*own, *[[PROSE]] * 9))][:3] == [1, 2, 3]
