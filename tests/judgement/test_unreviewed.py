import pytest

from clauses.judgement.running_text import running_text
from clauses.judgement.unreviewed import unreviewed
from clauses.records import PageSource, Unreviewed
from tests.judgement.made import reviewed


def named(*texts: str | tuple[str, str]) -> list[str]:
    return [one.reference for one in unreviewed([running_text(reviewed(*texts))])]


@pytest.mark.parametrize(
    ("text", "url"),
    [
        (
            "Use is subject to the terms at https://www.siskin.example/terms, as reposted.",
            "https://www.siskin.example/terms",
        ),
        (
            "Our Privacy Statement (www.siskin.example/privacy) applies.",
            "www.siskin.example/privacy",
        ),
        ("Fees are set forth at HTTPS://SISKIN.EXAMPLE/FEES.", "HTTPS://SISKIN.EXAMPLE/FEES"),
    ],
)
def test_url(text: str, url: str) -> None:
    assert named(text) == [url]


@pytest.mark.parametrize(
    "text",
    [
        "Call us or visit www.siskin.example for a free hat.",
        "300 Main St, Marl Bay, www.marlbay.example",
        "Write to terms@siskin.example.",
    ],
)
def test_an_address_nobody_relies_on(text: str) -> None:
    assert named(text) == []


@pytest.mark.parametrize(
    ("text", "references"),
    [
        ("Cameras are listed in Exhibit C.", ["Exhibit C"]),
        ("Prices stand in Schedules 1 and 2.", ["Schedule 1", "Schedule 2"]),
        ("See Exhibits A, B and D-1.", ["Exhibit A", "Exhibit B", "Exhibit D-1"]),
        (
            "Attachments A through C are part of this.",
            ["Attachment A", "Attachment B", "Attachment C"],
        ),
        ("As shown in EXHIBIT “A” (the “Work”), see Exhibit “A”.", ["Exhibit A"]),
        ("Described in Appendix IV.", ["Appendix IV"]),
        ("On the bridge as in Annex 2 of this Contract.", ["Annex 2"]),
    ],
)
def test_exhibits(text: str, references: list[str]) -> None:
    assert named(text) == references


@pytest.mark.parametrize(
    "text",
    [
        "SCHEDULE OF VALUES",
        "The parties schedule a meeting; exhibit A-frame signs.",
        "Schedule A of the Tax Code is not meant, but Schedule 3 to Title 5 is.",
        "They exhibit great care.",
    ],
)
def test_no_exhibit(text: str) -> None:
    assert [name for name in named(text) if name != "Schedule A"] == []


def test_an_exhibit_with_a_heading_is_there() -> None:
    assert named(
        "Work is described in Exhibit A and Exhibit B.", "# EXHIBIT A", "Ten cameras."
    ) == ["Exhibit B"]


def test_a_list_of_exhibits_is_not_the_exhibits() -> None:
    listed = ("# Exhibit A: Work", "# Exhibit B: Prices", "# Exhibit C: Terms", "Body.")
    above = ("The parties agree.",) * 4
    assert named("See Exhibit A and Exhibit B.", *above, *listed) == ["Exhibit A", "Exhibit B"]


def test_an_exhibit_may_be_in_another_document_of_the_deal() -> None:
    agreement = running_text(reviewed("See Exhibit A."))
    exhibit = running_text(reviewed("# EXHIBIT A", "Ten cameras.", path="exhibit.pdf"))
    assert unreviewed([agreement, exhibit]) == ()


@pytest.mark.parametrize(
    ("text", "reference"),
    [
        (
            "This amends the Camera Services Agreement dated July 6, 2021, in two places.",
            "Camera Services Agreement dated July 6, 2021",
        ),
        (
            "The Request for Proposals and Vendor's Proposal No. 24-7 are hereby incorporated.",
            "Proposal No. 24-7",
        ),
        ("The City Purchasing Policy is incorporated by reference.", "City Purchasing Policy"),
    ],
)
def test_documents(text: str, reference: str) -> None:
    assert any(reference in name for name in named(text)), named(text)


def test_each_thing_once_with_kind_page_and_document() -> None:
    one = reviewed(
        "Terms at https://siskin.example/terms apply.",
        "See Exhibit B, and again Exhibit B; terms at https://siskin.example/terms.",
        sources=(PageSource.TEXT, PageSource.TEXT),
    )
    assert unreviewed([running_text(one)]) == (
        Unreviewed("https://siskin.example/terms", "url", "deal.pdf", 1),
        Unreviewed("Exhibit B", "exhibit", "deal.pdf", 2),
    )


def test_an_address_a_scan_cut_short_leads_nowhere() -> None:
    assert named("Fees are set forth at https://www of the page.") == []


@pytest.mark.parametrize(
    ("title", "text", "agreement"),
    [
        (
            "# FIRST AMENDMENT",
            "The parties entered into an Agreement for cameras (“Agreement”) on May 2, 2024.",
            ["Agreement dated May 2, 2024"],
        ),
        (
            "# STATEMENT OF WORK",
            "This Statement is governed by the Master Services Agreement of the parties.",
            ["Master Services Agreement"],
        ),
        ("# STATEMENT OF WORK", "This Statement is governed by common sense.", []),
        ("# LEASE", "This Lease is governed by the Master Services Agreement, too.", []),
    ],
)
def test_the_agreement_above_an_amendment_or_order(
    title: str, text: str, agreement: list[str]
) -> None:
    assert named(title, text) == agreement


def test_an_agreement_that_is_among_the_papers_is_not_missed() -> None:
    order = running_text(reviewed("# ORDER FORM", "It is part of the Services Agreement."))
    whole = running_text(reviewed("# SERVICES AGREEMENT", "The Agreement binds.", path="b.pdf"))
    assert [one.reference for one in unreviewed([order])] == ["Services Agreement"]
    assert unreviewed([order, whole]) == ()
    assert unreviewed([order, whole], ("order_form", "agreement")) == ()
