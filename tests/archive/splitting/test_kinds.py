import pytest

from clauses.archive.filed import PartKind
from clauses.archive.splitting.kinds import (
    below_exhibit,
    is_bare_exhibit,
    kind_at,
    kind_of_filed,
    labels_at,
)


@pytest.mark.parametrize(
    ("top", "kind"),
    [
        (("SERVICES AGREEMENT",), PartKind.AGREEMENT),
        (("The services agreement of last year was a success.",), None),
        (("FIRST AMENDMENT TO LEASE",), PartKind.AMENDMENT),
        (("Contract Amendment", "Page 1 of 2", "TO THE AGREEMENT"), PartKind.AMENDMENT),
        (("Contract Agreement", "Page 1 of 2"), PartKind.AGREEMENT),
        (("ADDENDUM TO LEASE",), PartKind.AMENDMENT),
        (("ADDENDUM A",), PartKind.EXHIBIT),
        (("Amendment of the motion carried.",), None),
        (("RESOLUTION NO. 12 (2021)",), PartKind.RESOLUTION),
        (("We passed the resolution of the matter on to you.",), None),
        (("From: Ada <ada@alder.example>", "Sent: May 3, 2021"), PartKind.EMAIL),
        (("From: the depot, the truck goes north",), None),
        (("RECORDS RETENTION POLICY",), PartKind.POLICY),
        (("Our policy is to answer within ten days.",), None),
        (("GUIDELINES FOR", "SIDEWALK TABLES"), PartKind.POLICY),
        (("Guidelines were handed out to the shops.",), None),
        (("CAMERA USER GUIDE",), PartKind.MANUAL),
        (("a guide to the user of cameras",), None),
        (("May 3, 2021", "Dear Ms. Gray"), PartKind.LETTER),
        (("May 3, 2021", "The truck was late."), None),
        (("MEMORANDUM OF UNDERSTANDING",), PartKind.MOU),
        (("ORDER FORM",), PartKind.ORDER_FORM),
        (("REGULAR MEETING AGENDA",), PartKind.AGENDA),
        (("DRAFT MINUTES",), PartKind.MINUTES),
        (("City Council Agenda Report",), PartKind.STAFF_REPORT),
        (("EXHIBIT A",), PartKind.EXHIBIT),
        (("Exhibit A hereto lists the sites.",), None),
        ((), None),
    ],
)
def test_what_the_top_of_a_page_shows(top: tuple[str, ...], kind: PartKind | None) -> None:
    assert kind_at(top) == kind


def test_what_is_filed_under_the_number_of_an_exhibit() -> None:
    assert kind_of_filed(("Exhibit 10.3", "RECORDS RETENTION POLICY")) is PartKind.POLICY
    assert kind_of_filed(("EX-10.3 2 form.htm", "SUPPLY AGREEMENT")) is PartKind.AGREEMENT
    assert kind_of_filed(("Exhibit 10.3", "Nothing says more.")) is PartKind.AGREEMENT


def test_the_lines_below_the_number_of_an_exhibit() -> None:
    assert below_exhibit(("Exhibit 10.3", "SUPPLY AGREEMENT")) == ("SUPPLY AGREEMENT",)
    assert below_exhibit(("Exhibitions of art", "LEASE")) == ("Exhibitions of art", "LEASE")


def test_labels_of_attachments_and_exhibits() -> None:
    assert labels_at(("ATTACHMENT 3", "EXHIBIT A")) == ("3", "exhibit a")
    assert labels_at(("EXHIBIT A", "EXHIBIT B")) == (None, None)
    assert labels_at(("The attachment 3 is late.",)) == (None, None)


def test_what_a_schedule_is_of_is_no_label() -> None:
    assert labels_at(("EXHIBIT B", "SCHEDULE OF FEES")) == (None, "exhibit b")
    assert labels_at(("EXHIBIT B", "Appendix to the lease")) == (None, "exhibit b")
    assert labels_at(("EXHIBIT B", "SCHEDULE F")) == (None, None)
    assert labels_at(("SCHEDULE OF FEES",)) == (None, None)


def test_an_exhibit_alone_on_its_line() -> None:
    assert is_bare_exhibit(("EXHIBIT A", "Scope"))
    assert not is_bare_exhibit(("EXHIBIT A - Scope of the services",))
