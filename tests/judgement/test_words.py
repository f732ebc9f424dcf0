import pytest

from clauses.judgement.words import holds, letters


@pytest.mark.parametrize(
    ("passage", "mentions", "found"),
    [
        ("given to ICE or CBP", ("ICE",), True),
        ("an office with an ice rink and a notice", ("ICE",), False),
        ("a Nationwide\nNetwork", ("nationwide network",), True),
        ("networks", ("network",), False),
        ("the vendor’s policy", ("vendor's policy",), True),
        ("anything", (), True),
    ],
)
def test_words_match_whole(passage: str, mentions: tuple[str, ...], found: bool) -> None:
    assert holds(passage, mentions) is found


def test_one_of_each_list_is_needed_and_none_of_the_refused() -> None:
    assert holds("the wall at the border", ("wall",), ("border", "fence"))
    assert not holds("the wall of the school", ("wall",), ("border", "fence"))
    assert not holds("no wall at the border", ("wall",), ("border",), ("no", "never"))


def test_letters() -> None:
    assert letters("Thirty (30) Days’ No-\ntice") == "thirty30daysnotice"
