from clauses.archive.splitting.facts import facts_in
from tests.archive.splitting.packets import PROSE, TERMS, TREES, facts_told, packet


def facts(*pages: list[str]) -> set[str]:
    """The facts of the last page."""
    return set(facts_told(packet(*pages))[-1])


def test_nothing_is_said_of_the_first_page() -> None:
    assert facts_in((), ()) == ()
    assert facts([PROSE]) == set()


def test_numbers_that_begin_again_and_go_on() -> None:
    first, last = [PROSE, "Page 1 of 2"], [PROSE, "Page 2 of 2"]
    assert {"number restarts", "last page before"} <= facts(first, last, [TREES, "Page 1 of 3"])
    assert "number follows of the same" in facts([TERMS], first, last)
    assert not {"number restarts", "last page before"} & facts([TERMS], first, last)


def test_a_title_that_is_new_and_one_that_runs_on() -> None:
    title = "SERVICES AGREEMENT"
    assert {"title new", "title in capitals"} <= facts([PROSE], [title, TERMS])
    assert "title repeated" in facts([title, PROSE], [title, TERMS])
    assert "title new" not in facts([title, PROSE], [title, TERMS])


def test_a_sentence_goes_on() -> None:
    assert "sentence goes on" in facts([PROSE], ["and of the trees that stand along the river."])
    assert "sentence goes on" not in facts([PROSE], ["The trees that stand along the river."])


def test_slides_begin_after_text() -> None:
    slide = ["Trees", "• Where they stand", "• What they cost"]
    assert "deck begins" in facts([PROSE], slide)
    assert "deck begins" not in facts(slide, slide)
