import pytest

from clauses.judgement.governing_law import governing_law
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
    ],
)
def test_what_does_not_govern(text: str) -> None:
    assert stated(text) == []
