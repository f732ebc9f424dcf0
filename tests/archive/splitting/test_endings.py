from clauses.archive.splitting.endings import endings_at
from clauses.archive.splitting.looks import looks_of
from tests.archive.splitting.packets import PROSE, TREES, packet


def facts(before: list[str], page: list[str]) -> dict[str, float]:
    """The facts of the second page that hold."""
    found = endings_at(*looks_of(packet(before, page)))
    return {name: value for name, value in found.items() if value}


def test_somebody_takes_leave_on_the_page_before() -> None:
    assert "leave taken before" in facts([PROSE, "Best regards,", "Ada Gray"], [TREES])
    assert "leave taken before" in facts([PROSE, "Thank you for your time", "Ada Gray"], [TREES])
    assert "leave taken before" not in facts([PROSE, "Thank them all for it."], [TREES])
    assert "leave taken before" not in facts([PROSE, "Best of all are the trees."], [TREES])
    assert "leave taken before" not in facts(["Best regards,", *["The crew."] * 12], [TREES])


def test_who_signs_holds_an_office() -> None:
    assert "office before" in facts([PROSE, "Ada Gray", "Director of Parks"], [TREES])
    assert "office before" not in facts(["Director of Parks", PROSE, "1", "2", "3", "4"], [TREES])


def test_a_report_ends_with_whom_to_ask() -> None:
    asked = ["STAFF CONTACT", "Ada Gray, Director", "ada@alder.example", "(541) 555-0100"]
    assert "whom to ask before" in facts([PROSE, *asked], [TREES])
    assert "whom to ask before" not in facts([*asked, PROSE, "1", "2", "3", "4", "5"], [TREES])
    assert "whom to ask, no kind" in facts([PROSE], ["NOTICE", *asked])
    assert "whom to ask, no kind" not in facts([PROSE], ["STAFF REPORT", *asked])


def test_the_list_of_papers_of_a_report_on_a_page_of_its_own() -> None:
    papers = ["ATTACHMENTS", "Att 1 - Map of the trees", "Att 2 - Letters"]
    assert "list of papers, no kind" in facts([PROSE], papers)
    assert "list of papers, no kind" not in facts([PROSE], ["STAFF REPORT", *papers])
    assert "list of papers, no kind" not in facts([PROSE], ["The attachments show the trees."])


def test_the_head_of_a_letter() -> None:
    head = ["Society of Trees", "12 River Road, Alder, Oregon 97401", "June 1, 2021", "Dear Ada,"]
    assert facts([PROSE], [*head, TREES])["letterhead"] == 3
    assert facts([PROSE], ["June 1, 2021", TREES])["letterhead"] == 1
    assert "letterhead" not in facts([PROSE], ["On June 1, 2021 the crew came.", TREES])
    assert "somebody spoken to" in facts([PROSE], ["Honorable Mayor and members:", TREES])
    assert "somebody spoken to" not in facts([PROSE], ["The honorable mayor spoke.", TREES])


def test_what_a_recorder_stamps() -> None:
    assert "recorded" in facts([PROSE], ["RECORDING REQUESTED BY", "City of Alder", TREES])
    assert "recorded" not in facts([PROSE], ["A recording was asked for.", TREES])
