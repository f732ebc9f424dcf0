import pytest

from clauses.classification.lead_ins import stance_below, stance_in_row
from clauses.classification.passages import Passage
from clauses.records import Family, Stance


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


def in_row(header: str, row: str, family: Family = Family.THIRD_PARTY_SHARING) -> Stance:
    return stance_in_row(Passage(row, lead_in=header), family, Stance.PERMITS)


@pytest.mark.parametrize("header", ["Subprocessor Task Data", "Sub-contractor Purpose Place"])
def test_who_helps_with_a_task_has_data_for_that_task(header: str) -> None:
    assert in_row(header, "Elm Mail Co. Letters to riders Names, addresses") is Stance.CONDITIONS


@pytest.mark.parametrize(
    ("header", "row", "family"),
    [
        ("Subprocessor Task Data", "Elm Mail Co. Any purpose of its own Names", "sharing"),
        ("Recipient Data", "Elm Mail Co. Names, addresses", "sharing"),
        ("Subprocessor Task:", "Elm Mail Co. Letters to riders", "sharing"),
        ("Subprocessor Task Kept for", "Elm Mail Co. Letters As long as it likes", "retention"),
    ],
)
def test_other_rows_keep_the_stance_they_were_read_with(header: str, row: str, family: str) -> None:
    families = {"sharing": Family.THIRD_PARTY_SHARING, "retention": Family.RETENTION}
    assert in_row(header, row, families[family]) is Stance.PERMITS
