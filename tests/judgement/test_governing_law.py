import pytest

from clauses.judgement.governing_law import governing_law, venue
from clauses.judgement.running_text import running_text
from tests.judgement.made import reviewed


def stated(text: str) -> list[str]:
    return [fact.value for fact in governing_law(running_text(reviewed(text)))]


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("This Agreement is governed by the laws of the State of New Mexico.", "New Mexico"),
        (
            "It shall be construed in accordance with the laws of the Commonwealth of Virginia.",
            "Virginia",
        ),
        ("GOVERNED BY THE LAWS OF THE STATE OF WEST VIRGINIA", "West Virginia"),
        ("California law governs, and venue lies in Fenn County.", "California"),
        ("This contract is governed by Texas law.", "Texas"),
        ("The law of California governs this Agreement.", "California"),
        ("The laws of the State of Ohio shall govern the validity of this Lease.", "Ohio"),
        (
            "The internal laws of the Commonwealth of Kentucky, without regard to its rules on "
            "conflicts of laws, will exclusively govern any dispute between us.",
            "Kentucky",
        ),
        ("The laws of Iowa and of the United States apply to these Terms.", "Iowa"),
        ("The law of Maine as applied to contracts made there controls.", "Maine"),
        ("In all respects Oregon's laws shall apply to the Agreement.", "Oregon"),
        ("Both agree that the law of Kansas shall govern their rights.", "Kansas"),
        ("Governing law: State of Utah.", "Utah"),
        ("The governing law of this Contract shall be that of Idaho.", "Idaho"),
    ],
)
def test_state(text: str, state: str) -> None:
    assert stated(text) == [state]


@pytest.mark.parametrize(
    "text",
    [
        "Contractor shall follow all laws of the State of Oregon.",
        "Nothing here shall be construed as a waiver of immunity. The laws of Ohio are many.",
        "Disputes are governed by the rules of the association in New York.",
        "Provider is a corporation under the laws of Delaware.",
        "The Authority is a local government formed under the laws of the State of Nevada.",
        "Law enforcement shall search plates in accordance with the laws of Texas.",
        "Contractor shall perform all construction in accordance with the laws of Oregon.",
        "The laws of Ohio that govern this Agreement's records are listed below.",
        "The laws of the State of Ohio governing public records are many.",
        "The laws of California govern the use of drones.",
        "Bidder shall observe the laws of Maine and shall apply for all permits.",
        "Where California law applies, the City shall be told.",
        "Vendor shall comply with applicable law. California agencies shall post a policy.",
    ],
)
def test_what_does_not_govern(text: str) -> None:
    assert stated(text) == []


def test_a_heading_and_the_state_below_it() -> None:
    one = reviewed(("Governing Law", "State of Vermont."))
    (fact,) = governing_law(running_text(one))
    assert (fact.value, fact.quote) == ("Vermont", "State of Vermont")


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Exclusive venue is in the courts of Fenn County, Ohio.", "courts of Fenn County, Ohio"),
        (
            "Any suit shall be brought in the state courts located in Fenn County.",
            "the state courts located in Fenn County",
        ),
        (
            "Each may bring suit only in the Circuit Court of the State of Ohio for Fenn County.",
            "Circuit Court of the State of Ohio for Fenn County",
        ),
        ("Suits are brought exclusively within the Fenn County Court.", "Fenn County Court"),
        (
            "Venue lies in the courts of the State in which Customer is. Paper for Ohio is out.",
            None,
        ),
        ("No suit is brought before any court or authority of Recipient.", None),
        ("The courts of Fenn County are closed on Monday.", None),
        ("A claim is filed under the Code of Civil Procedure.", None),
    ],
)
def test_venue(text: str, place: str | None) -> None:
    found = [fact.value for fact in venue(running_text(reviewed(text)))]
    assert found == ([place] if place else [])
