import pytest

from clauses.classification.things import is_of_things


@pytest.mark.parametrize(
    "text",
    [
        "Vendor may show the new reader unit to visitors of a fair.",
        "The Town may lend a spare kiosk to its neighbors.",
        "Operator may sell used equipment to third parties.",
    ],
)
def test_equipment_handed_over_is_a_thing(text: str) -> None:
    assert is_of_things(text)


@pytest.mark.parametrize(
    "text",
    [
        "Vendor may show the reader unit and its pictures to visitors of a fair.",
        "Operator may sell used equipment with whatever is stored in it.",
        "Vendor may show clips to visitors of a fair.",
        "Units are shipped within a week.",
        "Vendor may share with its partners.",
    ],
)
def test_what_is_told_or_recorded_is_none(text: str) -> None:
    assert not is_of_things(text)
