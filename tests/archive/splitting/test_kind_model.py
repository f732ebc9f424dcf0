from clauses.archive.filed import PartKind
from clauses.archive.splitting.fitted import fitted_weights
from clauses.archive.splitting.kind_model import kind_facts, kinds_in
from clauses.archive.splitting.listed import attached_in
from clauses.archive.splitting.looks import looks_of
from tests.archive.splitting.packets import PROSE, TERMS, packet

REPORT = ["CITY OF ALDER", "City Council Agenda Report", "Subject: Cameras", PROSE]


def kinds(*documents: list[list[str]]) -> list[PartKind]:
    pages = [page for document in documents for page in document]
    starts = [sum(map(len, documents[:at])) for at in range(len(documents))]
    looks = looks_of(packet(*pages))
    return list(kinds_in(looks, starts, attached_in(looks), fitted_weights().kinds))


def test_an_exhibit_below_the_running_head_of_its_agreement_is_one() -> None:
    def page(*lines: str) -> list[str]:
        return ["Services Contract", *lines, TERMS]

    body = [page("Page 1 of 3", "CAMERA SERVICES AGREEMENT"), page("Page 2 of 3")]
    assert kinds([REPORT], body, [page("Page 3 of 3", "EXHIBIT A", "SCOPE OF SERVICES")]) == [
        PartKind.STAFF_REPORT, PartKind.AGREEMENT, PartKind.EXHIBIT,
    ]  # fmt: skip


def test_a_sheet_before_messages_is_of_their_kind() -> None:
    mail = ["From: Ada", "Sent: Monday, May 3, 2021 9:10 AM", "To: Clerk", "Subject: Trees", "Hi"]
    assert kinds([REPORT], [["PUBLIC COMMENT"], mail])[1] is PartKind.EMAIL
    assert kinds([REPORT], [["PUBLIC WORKS"], ["Trees now", "• Where", "• When"]])[1] is (
        PartKind.OTHER
    )


def test_the_facts_that_tell_a_kind() -> None:
    looks = looks_of(packet(["Head", "EXHIBIT A", PROSE], ["Head", "EXHIBIT B", PROSE]))
    facts = kind_facts(looks, 1, 2, PartKind.EXHIBIT, None)
    assert {"after exhibit", "one page", "exhibit alone", "shown below the head exhibit"} <= set(
        facts
    )
    assert not {"first", "listed", "header first"} & set(facts)
