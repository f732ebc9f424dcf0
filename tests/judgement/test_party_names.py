import pytest

from clauses.judgement.party_names import Party, moved, party_in


@pytest.mark.parametrize(
    ("text", "party"),
    [
        (
            "the City of Marl Bay, a municipal corporation (“City”)",
            Party("City of Marl Bay", ("City",), 4, 54),
        ),
        ("Siskin Optics, Inc. 5 Elm Street", Party("Siskin Optics, Inc.", (), 0, 19)),
        ("the parties agree", None),
        ("Services Agreement of May", None),
    ],
)
def test_a_party_at_the_start_of_a_stretch(text: str, party: Party | None) -> None:
    assert party_in(text, 0, len(text)) == party


def test_a_party_as_it_stands_in_a_longer_text() -> None:
    assert moved(Party("Oak LLC", ("Oak",), 2, 9), 30) == Party("Oak LLC", ("Oak",), 32, 39)
