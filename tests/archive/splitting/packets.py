"""Packets of our own words, as a text extraction of them would be."""

from collections.abc import Mapping, Sequence

from clauses.archive.splitting.facts import facts_in
from clauses.archive.splitting.listed import attached_in
from clauses.archive.splitting.looks import looks_of
from clauses.readers.text import read_text
from clauses.records import Document

PROSE = "The parks of the city are kept by the crew that the city employs for it all year. " * 30

TREES = "The crew keeps the trees along the river and reports to the council each spring. " * 25
RESOLVED = "Whereas lamps on both bridges failed last winter, the clerk may sign what is due. " * 25
FEES = (
    "Forty dollars are owed for every lens and month; mounting and calls at night cost more. " * 25
)
TERMS = "The Vendor keeps the cameras in repair and answers each call of the City in a day. " * 25


def packet(*pages: Sequence[str]) -> Document:
    """Return a document with these pages, each given as its lines."""
    text = "".join(
        "\n\n".join((f"--- page {number} ---", *lines, "")) for number, lines in enumerate(pages, 1)
    )
    return read_text("packet.txt", text.encode())


def numbered(first: Sequence[str], count: int, foot: str) -> list[list[str]]:
    """Return a document of `count` pages, "Page 1 of 3" at the foot of the first and so on."""
    tops = [list(first), *([] for _ in range(count - 1))]
    return [[*top, PROSE, f"{foot} Page {number} of {count}"] for number, top in enumerate(tops, 1)]


def council_packet() -> Document:
    """Return a packet with a document or more of each kind that a council is given."""
    return packet(
        [
            "CITY OF ALDER",
            "CITY COUNCIL",
            "REGULAR MEETING AGENDA",
            "Monday, May 3, 2021",
            "1. Roll call",
            "2. Minutes of April 5, 2021",
            "3. Agreement for camera services",
            "4. Letters",
        ],
        ["CITY OF ALDER", "DRAFT MINUTES", "City Council, April 5, 2021", TREES, "Page 1 of 2"],
        ["Councilor Reed asked about the agreement on the trees.", TREES, "Page 2 of 2"],
        [
            "CITY OF ALDER",
            "City Council Staff Report",
            "May 3, 2021",
            "Subject: Camera services",
            TREES,
            "Submitted by: Ada Gray",
        ],
        [
            "RESOLUTION NO. 21-14",
            "A RESOLUTION OF THE CITY COUNCIL OF THE CITY OF ALDER ON CAMERA SERVICES",
            RESOLVED,
        ],
        [
            "CAMERA SERVICES AGREEMENT",
            "This Agreement is made and entered into on May 4, 2021 by and between the City of "
            "Alder, a municipal corporation, and Northlight Optics, Inc., a corporation.",
            TERMS,
            "Camera Services Agreement Page 1 of 3",
        ],
        [
            "4. Minutes. The Vendor shall keep minutes of each meeting with the City.",
            TERMS,
            "Camera Services Agreement Page 2 of 3",
        ],
        [
            "IN WITNESS WHEREOF the parties have signed.",
            "By: ______",
            "City of Alder",
            "By: ______",
            "Northlight Optics, Inc.",
            "Camera Services Agreement Page 3 of 3",
        ],
        ["EXHIBIT A", "SCOPE OF SERVICES", TERMS, "Scope of services Page 1 of 1"],
        ["EXHIBIT B", "SCHEDULE OF FEES", FEES, "Schedule of fees Page 1 of 1"],
        [
            "FIRST AMENDMENT TO CAMERA SERVICES AGREEMENT",
            "This Amendment is made by and between the City of Alder and Northlight Optics, Inc.",
            TERMS,
            "First Amendment Page 1 of 1",
        ],
        [
            "Northlight Optics, Inc.",
            "April 20, 2021",
            "Ms. Ada Gray",
            "City of Alder",
            "Dear Ms. Gray:",
            "We thank the City for its trust in our cameras, and hope to be of service.",
            "Sincerely,",
            "Ben Reed",
        ],
        [
            "From: Ben Reed <ben@northlight.example>",
            "Sent: Monday, April 26, 2021 9:10 AM",
            "To: Ada Gray",
            "Subject: Cameras on the bridge",
            "Can they be moved before the winter?",
        ],
        [
            "From: Cleo Hart <cleo@alder.example>",
            "Sent: Tuesday, April 27, 2021 8:02 AM",
            "To: Ada Gray",
            "Subject: Trees",
            "The crew asks for another ladder.",
        ],
        ["Cameras in Alder", "City Council", "May 3, 2021"],
        ["Cameras now", "• Where they stand", "• What they see", "• What they cost"],
        ["More about cameras", "• Who asks for reads", "• When they are deleted"],
        [
            "CITY OF ALDER",
            "RECORDS RETENTION POLICY",
            "Effective June 1, 2020",
            TREES,
            "Page 1 of 2",
        ],
        ["3. Records of the council are kept for ten years.", TREES, "Page 2 of 2"],
    )


def facts_told(document: Document) -> tuple[Mapping[str, float], ...]:
    """The facts of each page of a packet."""
    looks = looks_of(document)
    return facts_in(looks, attached_in(looks))
