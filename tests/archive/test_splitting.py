from pathlib import Path

import pytest

from clauses.archive.filed import Part, PartKind
from clauses.archive.splitting import split
from clauses.readers import read
from clauses.records import Document
from tests.archive.splitting.packets import PROSE, TERMS, TREES, council_packet, numbered, packet

EXAMPLES = Path(__file__).parents[2] / "examples"

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


def test_a_packet_with_a_document_of_each_kind() -> None:
    named = [
        (part.kind, part.first_page, part.last_page, part.date, part.deal)
        for part in split(council_packet())
    ]
    assert named == [
        (PartKind.AGENDA, 1, 1, "2021-05-03", None),
        (PartKind.MINUTES, 2, 3, "2021-04-05", None),
        (PartKind.STAFF_REPORT, 4, 4, "2021-05-03", 0),
        (PartKind.RESOLUTION, 5, 5, None, None),
        (PartKind.AGREEMENT, 6, 8, "2021-05-04", 0),
        (PartKind.EXHIBIT, 9, 9, None, 0),
        (PartKind.EXHIBIT, 10, 10, None, 0),
        (PartKind.AMENDMENT, 11, 11, None, 0),
        (PartKind.LETTER, 12, 12, "2021-04-20", None),
        (PartKind.EMAIL, 13, 13, "2021-04-26", None),
        (PartKind.EMAIL, 14, 14, "2021-04-27", None),
        (PartKind.OTHER, 15, 17, "2021-05-03", None),  # slides
        (PartKind.POLICY, 18, 19, "2020-06-01", None),
    ]


def test_the_documents_of_a_packet_have_their_titles_and_parties() -> None:
    both = ("Northlight Optics, Inc.", "City of Alder")
    named = {part.first_page: (part.title, part.parties) for part in split(council_packet())}
    assert named[5] == ("RESOLUTION NO. 21-14", ())
    assert named[6] == ("CAMERA SERVICES AGREEMENT", both)
    assert named[11] == ("FIRST AMENDMENT TO CAMERA SERVICES AGREEMENT", both)
    assert named[13] == ("Cameras on the bridge", ())
    assert named[18] == ("RECORDS RETENTION POLICY", ())


@pytest.mark.parametrize(
    "page",
    [
        ["4. Minutes", "The Vendor shall keep minutes of each meeting with the City.", TERMS],
        ["Exhibit B to this Agreement lists the sites, and the fees of each of them.", TERMS],
        ["4.2 Fees", "As Exhibit A says, the City pays by the month.", TERMS],
        ["IN WITNESS WHEREOF the parties have signed.", "By: ______", "By: ______"],
        ["SIGNATURE PAGE", "City of Alder", "By: ______", "Date: May 4, 2021"],
        ["(b) the staff report of the City, the resolution, and the agenda", TERMS],
        ["4. Policy. The Vendor keeps to the records retention policy of the City.", TERMS],
    ],
    ids=lambda page: page[0],
)
@pytest.mark.parametrize("numbers", [True, False], ids=["numbered", "not numbered"])
def test_a_page_that_names_other_documents_is_no_start(page: list[str], numbers: bool) -> None:
    foot = [f"Camera services Page {at} of 4" if numbers else "Camera services" for at in range(5)]
    pages = [[*AGREEMENT, TERMS], ["2. Term", TERMS], ["3. Care", TERMS], page]
    footed = [[*one, foot[at]] for at, one in enumerate(pages, 1)]
    document = packet(*footed)
    assert cut(document) == [(PartKind.AGREEMENT, 1, 4)]
    in_packet = packet(
        [
            "CITY OF ALDER",
            "CITY COUNCIL",
            "REGULAR MEETING AGENDA",
            TREES,
            "Submitted by: Ada Gray",
        ],
        *footed,
    )
    assert cut(in_packet) == [(PartKind.AGENDA, 1, 1), (PartKind.AGREEMENT, 2, 5)]


def test_contents_and_what_follows_them_in_a_packet_are_of_their_agreement() -> None:
    contents = ["CONTENTS", *(f"Exhibit {n} ............ {n}" for n in "ABCDEFG")]
    body = numbered(AGREEMENT, 3, "Services agreement")
    document = packet(
        ["CITY OF ALDER", "CITY COUNCIL", "REGULAR MEETING AGENDA", TREES],
        ["SERVICES AGREEMENT", "City of Alder", "Northlight Optics, Inc."],
        contents,
        *body,
    )
    assert cut(document) == [(PartKind.AGENDA, 1, 1), (PartKind.AGREEMENT, 2, 6)]


@pytest.mark.parametrize(
    "name", ["plate-reader-network.pdf", "permitting-saas.pdf", "street-sweeping.pdf"]
)
def test_each_example_is_one_deal(name: str) -> None:
    parts = split(read(EXAMPLES / name))
    assert {part.deal for part in parts} == {0}
    assert parts[0].kind is PartKind.AGREEMENT
    assert all(part.kind is PartKind.EXHIBIT for part in parts[1:])
