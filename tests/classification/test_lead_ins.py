import pytest

from clauses.classification.lead_ins import stance_below
from clauses.classification.passages import Passage
from clauses.records import Stance


def below(opening: str, stance: Stance = Stance.PERMITS) -> Stance:
    return stance_below(Passage("sell it to any third party;", lead_in=opening), stance)


@pytest.mark.parametrize(
    "opening",
    [
        "The Operator shall not:",
        "Neither the Town nor its guests will use answers of the interface to:",
        "No employee of the Operator may use the reads to:",
        "The Operator agrees not to:",
        "Users are strictly prohibited from:",
        "The Operator may under this Agreement not:",
    ],
)
def test_what_a_list_forbids_its_items_do_not_permit(opening: str) -> None:
    assert below(opening) is Stance.PROHIBITS


@pytest.mark.parametrize(
    "opening",
    [
        "",
        "The Operator may:",
        "Nothing in this Section shall prevent the Operator from doing any of the following:",
        "The Operator shall not, except with the Town's consent:",
        "These rights include, but are not limited to, the right to:",
        "The ban of Section 4 does not apply where the Operator wants to:",
        "The Operator shall not be late.",
        "The Operator shall not lend readers. It may use the reads to:",
    ],
)
def test_other_openings_leave_the_stance_as_it_was_read(opening: str) -> None:
    assert below(opening) is Stance.PERMITS


def test_a_limit_stays_one() -> None:
    assert below("The Operator shall not:", Stance.CONDITIONS) is Stance.CONDITIONS
