import pytest

from clauses.segmentation.headings import (
    LONGEST_HEADING,
    is_entry,
    is_label,
    is_stopped_title,
    is_title,
    run_in,
)

KEEPS = "Northlight keeps Footage for thirty days."


@pytest.mark.parametrize(
    "text",
    [
        "RETENTION",
        "RETENTION OF FOOTAGE.",
        "FEES",
        "Retention of Footage",
        "Sharing With and by the City",
        "Grant of License",
        "Licenses and Permits",
        "Footage (Recordings) and Data",
        "EXHIBIT A",
        "Exhibit B: Scope of work and price list",
        "Schedule 1-2",
        "ATTACHMENT IV",
    ],
)
def test_titles(text: str) -> None:
    assert is_title(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "30",
        "***",
        "Retention of footage",
        "retention",
        "Northlight Shall Keep Footage",
        "NORTHLIGHT SHALL NOT SELL FOOTAGE",
        "FOOTAGE IS DELETED AFTER THIRTY DAYS.",
        "NORTHLIGHT SELLS FOOTAGE TO NOBODY",
        "NO SALE OF ANY FOOTAGE BY NORTHLIGHT OR ITS PARTNERS.",
        "Footage Means Recordings",
        "Retention of Footage,",
        "Retention of Footage;",
        "Retention of Footage.",
        "By: Northlight, Inc",
        "Date: 3 May",
        "Name: Jo Marlow",
        "Exhibit A is part of this Agreement",
        " ".join(["Data"] * (LONGEST_HEADING + 1)),
    ],
)
def test_what_is_no_title(text: str) -> None:
    assert not is_title(text)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("How long Footage stays", True),
        ("How long Footage stays:", True),
        ("Northlight shall keep Footage", False),
        ("how long Footage stays", False),
        ("Footage gone after thirty days from its recording.", False),
        ("Term of this agreement.", True),
    ],
)
def test_bold_makes_a_title_of_a_phrase_not_of_a_sentence(text: str, title: bool) -> None:
    assert is_title(text, bold=True) is title
    assert not is_title(text)


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        (f"Retention. {KEEPS}", "Retention"),
        (f"Retention of footage. {KEEPS}", "Retention of footage"),
        (f"Retention of Footage: {KEEPS}", "Retention of Footage"),
        (f"RETENTION – {KEEPS}", "RETENTION"),
        (f"Retention. — {KEEPS}", "Retention"),
        (f"“Footage”. {KEEPS}", "“Footage”"),
        ("Retention.", "Retention"),
        (f"Retention - {KEEPS}", "Retention"),
    ],
)
def test_a_heading_ends_at_a_stop(text: str, heading: str) -> None:
    found = run_in(text, 0)
    assert found is not None
    assert found[0] == heading
    assert text[found[1] :] in (KEEPS, "")


@pytest.mark.parametrize(
    "text",
    [
        KEEPS,
        f"{KEEPS} {KEEPS}",
        f"Footage is deleted. {KEEPS}",
        f"retention. {KEEPS}",
        "Retention of Footage",
        "Retention. and more",
        f"Northlight, Inc. {KEEPS}",
        "See No. 4 of the order",
        "Under Minn. Stat. 13.824",
        f"{'Data ' * LONGEST_HEADING}. {KEEPS}",
        "",
    ],
)
def test_what_begins_with_no_heading(text: str) -> None:
    assert run_in(text, 0) is None


@pytest.mark.parametrize(
    ("text", "bold", "heading", "rest"),
    [
        (f"How long Footage stays {KEEPS}", 22, "How long Footage stays", KEEPS),
        (f"How long. {KEEPS}", 9, "How long", KEEPS),
        (f"Footage – {KEEPS}", 7, "Footage", KEEPS),
        (f"Who may see Footage? {KEEPS}", 20, "Who may see Footage?", KEEPS),
    ],
)
def test_a_heading_ends_where_bold_does(text: str, bold: int, heading: str, rest: str) -> None:
    found = run_in(text, bold)
    assert found is not None
    assert (found[0], text[found[1] :]) == (heading, rest)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Retention of Footage.", True),
        ("RETENTION.", True),
        ("Northlight keeps Footage.", False),
        ("Footage Kept. Or Not.", False),
        ("Footage goes after a month.", False),
        ("Retention of Footage", False),
    ],
)
def test_a_stop_may_end_a_title(text: str, title: bool) -> None:
    assert is_stopped_title(text) is title


@pytest.mark.parametrize(
    ("text", "bold"),
    [
        ("WHEREAS, the City records traffic", 8),
        ("(*) see below for more", 3),
        ("Pay-as-you-go footage goes", 4),
        ("Footage goes", 5),
        ("Northlight shall not sell Footage. See below.", 34),
    ],
)
def test_a_bold_word_of_a_sentence_is_no_heading(text: str, bold: int) -> None:
    assert run_in(text, bold) is None


@pytest.mark.parametrize("text", ["Grants", "GRANTS AND FEES", "Means of Payment", "Contains Data"])
def test_a_first_word_is_no_verb(text: str) -> None:
    assert is_title(text)


@pytest.mark.parametrize(
    "text", ["Bids are public", "What the Vendor May Share", "DATA IS THE CITY'S"]
)
def test_a_heading_set_as_one_may_say_something(text: str) -> None:
    assert is_title(text, bold=True, marked=True)
    assert not is_title(text, bold=True)
    assert not is_title(f"{text}.", bold=True, marked=True)
    assert not is_title(f"{text} and all that comes with it, for ever", bold=True, marked=True)


def test_a_run_in_heading_in_bold_may_say_something_after_a_number() -> None:
    text = f"Bids are public. {KEEPS}"
    assert run_in(text, 16, numbered=True) == ("Bids are public", 17)
    assert run_in(text, 16) is None
    assert run_in(f"Bids are public {KEEPS}", 15, numbered=True) is None


def test_a_run_in_heading_may_name_a_section() -> None:
    assert run_in(f"Section 1.6 (Data). {KEEPS}", 0) == ("Section 1.6 (Data)", 20)
    assert run_in(f"Section 1. Data. {KEEPS}", 0) == ("Section 1", 11)


@pytest.mark.parametrize("text", ["Oregon Rule 1370", "Resolution 20245", "California Law"])
def test_a_state_or_a_number_alone_makes_no_address(text: str) -> None:
    assert is_title(text)


@pytest.mark.parametrize(
    "text",
    [
        "Alder, OR 97440",
        "Alder, Oregon 97440",
        "California 94403",
        "clerk@alder.example",
        "Attn: Accounts Payable",
        "ATTN: QUAY FINANCE",
        "PO Box 11",
        "City Clerk 555-0142",
        "3/20/2025",
    ],
)
def test_an_address_is_no_title(text: str) -> None:
    assert not is_title(text)
    assert not is_title(text, bold=True, marked=True)


@pytest.mark.parametrize(
    ("text", "label"),
    [("By:", True), ("Print Name: Jo", True), ("Date", False), ("Byline: Jo", False)],
)
def test_labels(text: str, label: bool) -> None:
    assert is_label(text) is label


def test_no_heading_ends_at_the_abbreviation_of_number() -> None:
    assert run_in("AMENDMENT NO. 1 TO THE AGREEMENT OF NORTHLIGHT", 0) is None
    assert run_in("DATA KEPT. 1 copy is kept.", 0) == ("DATA KEPT", 11)


def test_digits_before_a_subsection_are_no_telephone_number() -> None:
    assert is_title("Alder Rule 12-046-0500(8) Governing Law; Courts", bold=True)
    assert not is_title("Northlight Desk 12-046-0500", bold=True)


def test_a_numbered_block_in_bold_is_a_heading_with_its_full_stop() -> None:
    title = "Code 27.110 Choice of subcontractors for camera work; remedies."
    assert is_title(title, bold=True, marked=True)
    assert not is_title(title, bold=True)
    assert not is_title("The vendor shall choose those who do the work.", bold=True, marked=True)


@pytest.mark.parametrize(
    "text",
    [
        "List Price: 195.99",
        "CONTRACT NO.: 2031-0344",
        "Grant Amount: $1,264.00",
        "2031-12-27 - 8:48:42 PM GMT",
        "HTTP://WWW.NORTHLIGHT.EXAMPLE",
        "12 Elm Street",
        "2701 E Alder Way",
    ],
)
def test_entries(text: str) -> None:
    assert is_entry(text)


@pytest.mark.parametrize(
    "text",
    [
        "List Price: Net",
        "EXHIBIT B: 2031",
        "Rights of Way",
        "Meetings at 8:48 in the morning",
        "Fees for 12 Months",
        "30 Days",
        "Elm Street",
    ],
)
def test_what_is_no_entry(text: str) -> None:
    assert not is_entry(text)


def test_a_numbered_term_before_a_colon_is_a_heading() -> None:
    assert run_in("Sealed offer: Papers handed in shut.", 0, numbered=True) == ("Sealed offer", 14)
    assert run_in("Sealed offer: Papers handed in shut.", 0) is None


@pytest.mark.parametrize(
    "text",
    [
        "Each offer: Papers handed in shut.",
        "The vendor keeps: Papers handed in shut.",
        "Sealed offer: papers handed in shut.",
        "Sealed offer of papers: Handed in shut.",
    ],
)
def test_a_numbered_lead_in_before_a_colon_is_no_heading(text: str) -> None:
    assert run_in(text, 0, numbered=True) is None
