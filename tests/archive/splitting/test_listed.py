import pytest

from clauses.archive.filed import PartKind
from clauses.archive.splitting.listed import attached_in, titles_on
from clauses.archive.splitting.looks import Look, looks_of
from tests.archive.splitting.packets import PROSE, packet

REPORT = ["CITY OF ALDER", "Agenda Report", "Subject: Trees", PROSE]
CONTACT = ["STAFF CONTACT", "Ada Gray", "ada@alder.example"]


def look(*lines: str) -> Look:
    return looks_of(packet(lines))[0]


@pytest.mark.parametrize(
    ("lines", "titles"),
    [
        (("ATTACHMENTS", "Att 1 - Tree list", "Att 2 – Map", *CONTACT), ("Tree list", "Map")),
        (("Attachments:", "1. List of the", "trees", "2. Map"), ("List of the trees", "Map")),
        (("EXHIBITS", "Exhibit A: Fees"), ("Fees",)),
        (("ATTACHMENTS", "Tree list", "Map", *CONTACT), ("Tree list", "Map")),
        (("ATTACHMENTS", "None", *CONTACT), ()),
        (("The attachments are late.", PROSE), None),
        (("Attachment 1", PROSE), None),
    ],
)  # fmt: skip
def test_the_titles_of_a_list(lines: tuple[str, ...], titles: tuple[str, ...] | None) -> None:
    assert titles_on(look(*lines)) == titles


def test_a_page_that_bears_a_listed_title_for_the_first_time() -> None:
    report = [*REPORT, "ATTACHMENTS", "Att 1 - Map of the trees", "Att 2 - Resolution", *CONTACT]
    pages = packet(
        report, ["MAP OF TREES"], ["More", PROSE], ["RESOLUTION NO. 4"], ["MAP OF TREES", "two"]
    )
    found = attached_in(looks_of(pages))
    assert found[0] is None
    told = [(one.place, one.fresh, one.kind) for one in found if one]
    assert told == [
        (1, True, None), (2, False, None), (3, True, PartKind.RESOLUTION), (4, False, None),
    ]  # fmt: skip
    assert {(one.papers, one.pages) for one in found if one} == {(2, 4)}


def test_a_list_that_goes_on_over_the_page_and_a_page_of_contacts() -> None:
    report = [*REPORT, "ATTACHMENTS", "Att 1 - Map"]
    more = ["CITY OF ALDER", "Att 2 - Resolution", *CONTACT]
    found = attached_in(looks_of(packet(report, more, ["Map"], ["Resolution"])))
    assert [one and one.place for one in found] == [None, None, 1, 2]
    assert found[2] is not None
    assert found[2].papers == 2
    spilled = attached_in(looks_of(packet(report, CONTACT, ["Map"])))
    assert [one and one.place for one in spilled] == [None, None, 1]


def test_a_report_without_a_list_has_nothing_attached() -> None:
    assert attached_in(looks_of(packet(REPORT, ["Map"]))) == (None, None)
    none = attached_in(looks_of(packet([*REPORT, "ATTACHMENTS", "None"], ["Slides"])))
    assert none[1] is not None
    assert none[1].papers == 0
