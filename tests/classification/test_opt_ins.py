import pytest

from clauses.classification.opt_ins import is_switched_on, stance_switched_on
from clauses.records import Family, Stance

SHARING, FEDERAL, RETENTION = Family


@pytest.mark.parametrize(
    "text",
    [
        "If Customer enables the regional pool, its reads can be searched by other towns.",
        "Reads are open to other states only after the Agency has switched the lookup on.",
        "When the district administrator turns Nearby on, clips go to neighbors.",
        "Nothing is pooled until the City opts in to the pool.",
        "Where you tick the box, reads go to the state.",
    ],
)
def test_what_the_buyer_must_switch_on_is_a_condition(text: str) -> None:
    assert is_switched_on(text)
    assert stance_switched_on(text, SHARING, Stance.PERMITS) is Stance.CONDITIONS


@pytest.mark.parametrize(
    "text",
    [
        "The regional pool is on unless Customer switches it off.",
        "If Customer opts out, its reads stay in the pool.",
        "If Customer asks for it, Vendor activates the pool.",
        "Vendor may enable the pool when Vendor thinks fit.",
        "The camera turns on when the door opens.",
    ],
)
def test_what_is_on_or_another_switches_on_is_none(text: str) -> None:
    assert not is_switched_on(text)
    assert stance_switched_on(text, SHARING, Stance.PERMITS) is Stance.PERMITS


def test_a_ban_stays_one_and_so_does_what_is_kept() -> None:
    text = "If Customer enables the pool, reads are kept there."
    assert stance_switched_on(text, FEDERAL, Stance.PROHIBITS) is Stance.PROHIBITS
    assert stance_switched_on(text, RETENTION, Stance.PERMITS) is Stance.PERMITS
