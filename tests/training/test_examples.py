"""Labels as readers write them."""

import pytest

from clauses.classification.passages import Passage
from clauses.records import Family, Stance
from clauses.training.examples import OWN, Example, Label, parse_label

SHARING, _, RETENTION = Family


def test_a_label_is_family_stance_attributes_and_period() -> None:
    text = "retention conditions recipients=affiliates,public trigger=notice period=P30D"
    assert parse_label(text) == Label(
        RETENTION,
        Stance.CONDITIONS,
        frozenset({"recipients=affiliates", "recipients=public", "trigger=notice"}),
        "P30D",
    )
    assert parse_label("sharing permits") == Label(SHARING, Stance.PERMITS, frozenset())
    assert parse_label("federal prohibits period=PT72H").period == "PT72H"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "sharing",
        "selling permits",
        "sharing allows",
        "sharing permits recipients=everyone",
        "sharing permits recipient=public",
        "sharing permits sale=false",
        "sharing permits sale",
        "sharing permits recipients=public,",
        "retention conditions period=30",
        "retention conditions period=thirty days",
        "retention conditions period=P30",
    ],
)
def test_words_that_are_not_the_guides_are_no_label(text: str) -> None:
    with pytest.raises(ValueError, match=r"not a (label|valid Stance)"):
        parse_label(text)


@pytest.mark.parametrize(
    ("origin", "complete", "kind"),
    [
        (OWN, True, "own documents"),
        ("harbor", True, "real pages"),
        ("harbor", False, "real passages"),
    ],
)
def test_what_is_measured_apart(origin: str, complete: bool, kind: str) -> None:
    assert Example(Passage("x"), (), "one", origin, complete).kind == kind
