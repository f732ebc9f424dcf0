from clauses.archive.splitting.likeness import Recurring, recurring_tops, shape_of, shared, words_on
from clauses.archive.splitting.looks import Look, looks_of
from tests.archive.splitting.packets import PROSE, TREES, packet

FORM = ["CITY OF ALDER", "APPLICATION FOR A SEAT", "Commission of trees", "Name:"]
SECOND = ["Please hand this form in", "at the office of the clerk", "before noon on Monday", "x"]


def looks(*pages: list[str]) -> tuple[Look, ...]:
    return looks_of(packet(*pages))


def test_the_words_that_pages_share() -> None:
    trees, parks = (words_on(one) for one in looks([TREES], [PROSE]))
    assert shared(trees, trees) == 1.0
    assert 0.0 < shared(trees, parks) < 1.0
    assert shared(trees, frozenset()) == 0.0


def test_the_shape_of_the_lines_of_a_page() -> None:
    table, prose = (shape_of(one) for one in looks(["12", "7.5", "AB"], [PROSE]))
    assert table["short lines"] == 1.0
    assert prose["short lines"] == 0.0
    assert table["figures"] > prose["figures"]
    assert shape_of(looks(["x"], [])[1])["figures"] == 0.0


def test_a_form_follows_now_one_page_now_another_its_second_page_always_its_first() -> None:
    pages = looks([TREES], [*FORM, "Ada"], SECOND, ["Letter of Ada", TREES], [*FORM, "Ben"], SECOND)
    tops = recurring_tops(pages)
    assert tops[1] == tops[4] == Recurring(times=2, ways=2)
    assert tops[2] == tops[5] == Recurring(times=2, ways=1)


def test_a_top_that_tells_little_does_not_recur() -> None:
    tops = recurring_tops(looks(["1", "2", PROSE], ["3", "4", PROSE]))
    assert tops == (Recurring(0, 0), Recurring(0, 0))
