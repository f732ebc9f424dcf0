import pytest

from clauses.judgement.parties import named_parties, parties
from clauses.judgement.running_text import running_text
from tests.judgement.made import reviewed


def named(*texts: str | tuple[str, str]) -> dict[str, str]:
    return {fact.name: fact.value for fact in parties(running_text(reviewed(*texts)))}


@pytest.mark.parametrize(
    ("text", "vendor", "customer"),
    [
        (
            "This Agreement is made by and between Northlight Optics, Inc., a Delaware corporation "
            "(“Vendor”), and the City of Marl Bay, a municipal corporation (“City”).",
            "Northlight Optics, Inc.",
            "City of Marl Bay",
        ),
        (
            "THIS AGREEMENT is entered into between the COUNTY OF FENN, hereinafter called "
            "“County”, and TIDEMARK RECORDS LLC, hereinafter called “Contractor”.",
            "TIDEMARK RECORDS LLC",
            "COUNTY OF FENN",
        ),
        (
            'This contract, between the Dunlin Unified School District ("LEA") and Larkspur '
            'Learning Corp. ("Provider"), begins July 1, 2025.',
            "Larkspur Learning Corp.",
            "Dunlin Unified School District",
        ),
        (
            "This Order is made on May 2, 2025 by Harrier Data Systems (the “Consultant”) and the "
            "Port of Saltmere, a special district (the “Authority”).",
            "Harrier Data Systems",
            "Port of Saltmere",
        ),
        (
            "This Licence is among Grebe & Wren, Ltd. (“Licensor”) and Marl State University, for "
            "its Department of Public Safety (“Licensee”).",
            "Grebe & Wren, Ltd.",
            "Marl State University",
        ),
        (
            "BETWEEN: The Town of Ousel, (Town) a Vermont municipal corporation AND: Plover Fleet "
            "Services Inc, (Contractor) a corporation of the State of Maine.",
            "Plover Fleet Services Inc",
            "Town of Ousel",
        ),
        (
            "WHEREAS, the City of Marl Bay (“City”), a charter city, and Siskin Video, "
            "Inc.(“CONTRACTOR”), entered into an agreement for cameras;",
            "Siskin Video, Inc.",
            "City of Marl Bay",
        ),
        (
            "Curlew Analytics Corporation (“Curlew”) and the Township of Lower Rail Police "
            "Department (“Agency”) agree to the terms that follow.",
            "Curlew Analytics Corporation",
            "Township of Lower Rail Police Department",
        ),
        (
            "The Fenn County Department of Parks and Recreation (“Department”) engages Swift "
            "Booking Partners (“Consultant”) on the terms below.",
            "Swift Booking Partners",
            "Fenn County Department of Parks and Recreation",
        ),
        (
            "This Agreement is between the City and County of Marl (“City”) and Teal Water "
            "Metering, L.L.C. (“Company”).",
            "Teal Water Metering, L.L.C.",
            "City and County of Marl",
        ),
        (
            "This Memorandum is among the Sheriff of the County of Fenn (“Host”) and the Cities of "
            "Ousel, Marl Bay and Dunlin (each an “Agency”).",
            "Sheriff of the County of Fenn",
            "Cities of Ousel, Marl Bay and Dunlin",
        ),
        (
            "This Addendum is part of the agreement between Knot Telematics Corp. and the Fenn "
            "Transit Authority.",
            "Knot Telematics Corp.",
            "Fenn Transit Authority",
        ),
    ],
)
def test_vendor_and_customer(text: str, vendor: str, customer: str) -> None:
    assert named(text) == {"vendor": vendor, "customer": customer}


def test_an_order_form_names_them_in_its_fields() -> None:
    found = named("# ORDER FORM", "Customer: Village of Merle Creek", "Vendor: Avocet Sound, LLC")
    assert found == {"vendor": "Avocet Sound, LLC", "customer": "Village of Merle Creek"}


def test_parties_parted_over_headings() -> None:
    found = named(
        "# BETWEEN: The City of Ousel, (City) an Oregon municipal corporation",
        ("AND", "Plover Fleet Inc, (Contractor) a corporation of the State of Maine."),
    )
    assert found == {"vendor": "Plover Fleet Inc", "customer": "City of Ousel"}


@pytest.mark.parametrize(
    "text",
    [
        "The office is open between 8 a.m. and 5 p.m. on weekdays.",
        "Differences between the parties and their agents are settled by mediation.",
        "This Memorandum is between the City of Ousel and the City of Marl Bay.",
        "This Agreement is between Heron Supply, Inc. and Egret Supply, Inc.",
        "Any conflict between this Contract and the Exhibits is resolved in favor of the Contract.",
        "Provider shall coordinate between City and Contractor.",
        "",
    ],
)
def test_what_does_not_tell_them_apart_names_nobody(text: str) -> None:
    assert named(text) == {}


def test_the_quote_is_the_party_with_its_role_and_the_page_its_own() -> None:
    one = reviewed(
        "# AGREEMENT FOR CAMERAS",
        "This Agreement is between Siskin Video, Inc., a Nevada corporation (“Provider”), and "
        "the City of Marl Bay (“City”).",
        sources=("text", "text"),  # type: ignore[arg-type]
    )
    facts = parties(running_text(one))
    assert [(fact.quote, fact.page, fact.document) for fact in facts] == [
        ("Siskin Video, Inc., a Nevada corporation (“Provider”)", 2, "deal.pdf"),
        ("City of Marl Bay (“City”)", 2, "deal.pdf"),
    ]


@pytest.mark.parametrize(
    ("text", "vendor"),
    [
        (
            "This Agreement is between Siskin Optics, Inc. with offices in Marl (“Siskin”) and the "
            "entity identified in the signature block (“Customer”).",
            "Siskin Optics, Inc.",
        ),
        ("These terms are between Siskin Optics, Inc. and the undersigned.", "Siskin Optics, Inc."),
        ("A quarrel between Siskin Optics, Inc. and the entity it left is no part of this.", None),
    ],
)
def test_the_vendor_of_a_form_that_anyone_may_sign(text: str, vendor: str | None) -> None:
    assert named(text) == ({"vendor": vendor} if vendor else {})


def test_two_public_bodies_are_both_named_though_neither_sells() -> None:
    text = (
        "This grant agreement is between the State of Oregon (“State”) and the City of Marl Bay "
        "(“Recipient”)."
    )
    found = named_parties(running_text(reviewed(text)))
    assert {fact.value for fact in found.named} == {"State of Oregon", "City of Marl Bay"}
