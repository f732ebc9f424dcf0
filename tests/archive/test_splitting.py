from clauses.archive.filed import Part, PartKind
from clauses.archive.splitting import split
from clauses.records import Document
from tests.archive.splitting.packets import PROSE, numbered, packet

REPORT = ["CITY OF ALDER", "City Council Agenda Report", "Subject: Camera contract"]
AGREEMENT = [
    "SERVICES AGREEMENT",
    "This Agreement is made and entered into by and between the City of Alder, a municipal "
    "corporation, and Northlight Optics, Inc., a corporation.",
]


def cut(document: Document) -> list[tuple[PartKind, int, int]]:
    return [(part.kind, part.first_page, part.last_page) for part in split(document)]


def test_a_packet_is_cut_where_its_documents_begin() -> None:
    document = packet(
        ["CITY OF ALDER", "CITY COUNCIL", "REGULAR MEETING AGENDA", PROSE],
        *numbered(REPORT, 2, "Alder"),
        *numbered(AGREEMENT, 3, "Services agreement"),
    )
    assert cut(document) == [
        (PartKind.AGENDA, 1, 1), (PartKind.STAFF_REPORT, 2, 3), (PartKind.AGREEMENT, 4, 6),
    ]  # fmt: skip


def test_a_contract_by_itself_is_one_agreement() -> None:
    document = packet(*numbered(AGREEMENT, 6, "Services agreement"))
    assert split(document) == (
        Part(PartKind.AGREEMENT, 1, 6, title="SERVICES AGREEMENT",
             parties=("Northlight Optics, Inc.", "City of Alder"), deal=0),
    )  # fmt: skip


def test_a_contract_that_repeats_its_title_over_each_page_is_one_agreement() -> None:
    document = packet(*(["SERVICES AGREEMENT", PROSE, f"Page {n} of 5"] for n in range(1, 6)))
    assert cut(document) == [(PartKind.AGREEMENT, 1, 5)]


def test_an_exhibit_number_over_a_whole_file_does_not_make_it_an_exhibit() -> None:
    pages = numbered(["Exhibit 10.3", *AGREEMENT], 3, "Services agreement")
    assert cut(packet(*pages)) == [(PartKind.AGREEMENT, 1, 3)]
    assert split(packet(*pages))[0].title == "SERVICES AGREEMENT"
    untitled = numbered(["Exhibit 10.3"], 3, "")
    assert cut(packet(*untitled)) == [(PartKind.AGREEMENT, 1, 3)]


def test_the_title_repeated_after_a_table_of_contents_begins_no_second_agreement() -> None:
    contents = ["TABLE OF CONTENTS", *(f"{n}. Term of part {n} ........ {n}" for n in range(1, 8))]
    body = numbered(AGREEMENT, 3, "Services agreement")
    assert cut(packet(["SERVICES AGREEMENT", "May 3, 2021"], contents, *body)) == [
        (PartKind.AGREEMENT, 1, 5)
    ]


def test_the_title_repeated_after_a_cover_begins_no_second_agreement() -> None:
    cover = ["SERVICES AGREEMENT", "City of Alder", "Signed by: Ada Gray", "Date: May 3, 2021"]
    body = numbered(AGREEMENT, 3, "Services agreement")
    assert cut(packet(cover, *body)) == [(PartKind.AGREEMENT, 1, 4)]


def test_a_second_agreement_after_the_end_of_the_first_is_cut_from_it() -> None:
    lease = ["FACILITY LEASE", "This Lease is made by and between the City of Alder and Ada Gray."]
    first, second = numbered(AGREEMENT, 3, "Services agreement"), numbered(lease, 3, "Lease")
    assert cut(packet(*first, *second)) == [(PartKind.AGREEMENT, 1, 3), (PartKind.AGREEMENT, 4, 6)]


def test_an_exhibit_number_over_what_is_a_policy_leaves_it_a_policy() -> None:
    document = packet(*numbered(["EXHIBIT A", "RECORDS RETENTION POLICY"], 3, ""))
    assert cut(document) == [(PartKind.POLICY, 1, 3)]


def test_an_exhibit_after_an_agreement_stays_one() -> None:
    document = packet(
        *numbered(AGREEMENT, 3, "Services agreement"),
        *numbered(["EXHIBIT A", "SCOPE OF SERVICES"], 2, "Scope"),
    )
    assert cut(document) == [(PartKind.AGREEMENT, 1, 3), (PartKind.EXHIBIT, 4, 5)]


def test_messages_of_a_release_are_cut_from_each_other() -> None:
    def mail(name: str) -> list[str]:
        sender = f"From: {name} <{name.lower()}@alder.example>"
        sent = "Sent: Monday, May 3, 2021 9:10 AM"
        return [sender, sent, "To: Records", f"Subject: Question of {name}", "Can they be moved?"]

    assert cut(packet(mail("Ada"), mail("Ben"), mail("Cleo"))) == [
        (PartKind.EMAIL, 1, 1), (PartKind.EMAIL, 2, 2), (PartKind.EMAIL, 3, 3),
    ]  # fmt: skip


def test_a_message_that_goes_on_over_the_page_is_not_cut() -> None:
    header = ["From: Ada <ada@alder.example>", "Sent: Monday, May 3, 2021 9:10 AM", "To: Records",
              "Subject: Cameras"]  # fmt: skip
    open_end = PROSE + "What the crew asks is whether the cameras on the bridge"
    document = packet([*header, open_end], ["can be moved before the winter. " + PROSE])
    assert cut(document) == [(PartKind.EMAIL, 1, 2)]


def test_parts_cover_each_page_whatever_stands_on_it() -> None:
    document = packet(["."], [PROSE], ["EXHIBIT A"], ["1"], ["AGENDA"], [PROSE], ["Page 1 of 9"])
    parts = split(document)
    assert [page for part in parts for page in range(part.first_page, part.last_page + 1)] == [
        page.number for page in document.pages
    ]
