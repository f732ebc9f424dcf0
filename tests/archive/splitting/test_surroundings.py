from clauses.archive.splitting.listed import attached_in
from clauses.archive.splitting.looks import looks_of
from clauses.archive.splitting.surroundings import surroundings_in
from tests.archive.splitting.packets import PROSE, TREES, packet

FORM = ["CITY OF ALDER", "APPLICATION FOR A SEAT", "Commission of trees", "Name:"]


def facts(*pages: list[str]) -> set[str]:
    """The facts of the last page."""
    looks = looks_of(packet(*pages))
    return set(surroundings_in(looks, attached_in(looks))[-1])


def test_a_form_that_stands_in_a_packet_more_than_twice() -> None:
    three = [page for name in ("Ada", "Ben", "Cleo") for page in ([*FORM, PROSE], [name, TREES])]
    assert "form" in facts(*three, [*FORM, PROSE])
    assert "form" not in facts(*three[:2], [*FORM, PROSE])
    head = [[*FORM, PROSE] for _ in range(4)]
    assert "form" not in facts(*head)


def test_slides_that_bear_the_day_of_the_meeting() -> None:
    agenda = ["AGENDA", "May 3, 2021"]
    assert "few words, day of packet" in facts(agenda, [PROSE], ["Trees", "May 3, 2021"])
    assert "few words, day of packet" in facts(agenda, [PROSE], ["Trees", "M A Y 3 , 2 0 2 1"])
    assert "few words, day of packet" not in facts(agenda, [PROSE], ["Trees", "May 4, 2021"])


def test_a_sheet_that_says_what_follows() -> None:
    assert "sheet before" in facts([PROSE], ["Attachment 3", "Letters"], ["Dear Ada", PROSE])
    assert "sheet before" not in facts([PROSE], ["Attachment 3", PROSE], ["Dear Ada", PROSE])
    assert "sheet of comments" in facts([PROSE], ["PUBLIC COMMENT"])
    assert "sheet of comments" not in facts([PROSE], ["Public comment was heard.", PROSE])


def test_the_title_of_an_exhibit_and_a_sentence_that_names_one() -> None:
    assert "exhibit titled" in facts([PROSE], ["EXHIBIT B – FEES", PROSE])
    assert "exhibit titled" not in facts([PROSE], ["Exhibit B shows the site of the trees."])
    assert "exhibit titled" not in facts(["EXHIBIT B", PROSE], ["EXHIBIT B", PROSE])
    assert {"appendix new", "exhibit titled"} & facts([PROSE], ["APPENDIX C", PROSE]) == {
        "appendix new"
    }
