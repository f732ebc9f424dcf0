from clauses.archive.splitting.facts import facts_in
from clauses.archive.splitting.fitted import fitted_weights
from clauses.archive.splitting.looks import looks_of
from clauses.archive.splitting.starts import (
    is_after_contents,
    is_contents_of_cover,
    is_left_page,
    score,
)
from tests.archive.splitting.packets import PROSE, council_packet, facts_told, numbered, packet


def facts(*pages: list[str]) -> set[str]:
    return set(facts_told(packet(*pages))[-1])


def test_numbering_that_begins_again_and_that_goes_on() -> None:
    one, two, three = numbered(["Lease"], 3, "")
    again = numbered(["Map"], 2, "")[0]
    assert {"number restarts", "last page before"} <= facts(one, two, three, again)
    assert "number follows of the same" in facts(again, one, two)
    assert "number restarts" not in facts(again, one, two)


def test_a_sentence_that_goes_on_over_the_page() -> None:
    ends = "The crew keeps the parks of the city and"
    assert {"sentence goes on", "sentence open"} <= facts([ends], ["the trees along its streets."])
    assert not {"sentence goes on", "sentence open"} & facts(
        [ends + " trees."], ["The trees along its streets are old."]
    )


def test_a_label_that_is_new_and_one_that_stays() -> None:
    assert "attachment new" in facts(["ATTACHMENT 1", PROSE], ["ATTACHMENT 2", PROSE])
    assert "attachment same" in facts(["ATTACHMENT 2", PROSE], ["ATTACHMENT 2", PROSE])


def test_an_appendix_named_over_every_other_page_goes_on() -> None:
    book = looks_of(packet(["APPENDIX 1", PROSE], ["Trees", PROSE], ["APPENDIX 1", PROSE]))
    next_one = looks_of(packet(["APPENDIX 1", PROSE], ["Trees", PROSE], ["APPENDIX 2", PROSE]))
    assert [is_left_page(book, at) for at in (1, 2)] == [False, True]
    assert [is_left_page(next_one, at) for at in (1, 2)] == [False, False]


def test_a_title_repeated_after_the_contents_goes_on() -> None:
    contents = ["CONTENTS", *(f"{n}. Part {n} ............ {n}" for n in range(1, 8))]
    title = ["SERVICES AGREEMENT"]
    book = looks_of(packet(title, contents, [*title, PROSE]))
    other = looks_of(packet(["FACILITY LEASE"], contents, [*title, PROSE]))
    without = looks_of(packet(title, [PROSE], [*title, PROSE]))
    assert [is_after_contents(one, 2) for one in (book, other, without)] == [True, False, False]
    assert not is_after_contents(book, 1)


def test_contents_after_a_cover_and_after_a_page_of_prose() -> None:
    contents = ["CONTENTS", *(f"{n}. Part {n} ............ {n}" for n in range(1, 8))]
    assert is_contents_of_cover(looks_of(packet(["SERVICES AGREEMENT"], contents)), 1)
    assert not is_contents_of_cover(looks_of(packet([PROSE], contents)), 1)
    assert not is_contents_of_cover(looks_of(packet(["SERVICES AGREEMENT"], [PROSE])), 1)


def test_the_score_is_the_sum_of_the_weights_of_what_holds() -> None:
    facts = {"one": 1.0, "attachment new": 1.0, "words": 0.5}
    assert score(facts, {"one": -2.0, "attachment new": 3.5, "words": 2.0, "blank": 9.0}) == 2.5
    assert score(facts, {}) == 0.0


def test_each_weight_is_of_a_fact_that_is_told() -> None:
    told = set().union(*facts_told(council_packet()))
    assert {"one", "attached unknown", "shared with last", "day of packet"} <= told
    assert told - {name for name in told if name.startswith("kind ")} <= set(
        fitted_weights().starts
    )


def test_no_facts_without_pages() -> None:
    assert facts_in((), ()) == ()
    assert facts_told(packet([PROSE])) == ({},)
