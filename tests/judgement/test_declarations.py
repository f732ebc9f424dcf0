import pytest

from clauses.judgement.declarations import declarations, own_use_policy
from clauses.judgement.running_text import running_text
from tests.judgement.made import reviewed


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Vendor certifies that it has no contract with ICE for data broker services.",
            {"vendor_declaration": "true"},
        ),
        ("Vendor certifies that its invoices are true and that nobody else is paid.", {}),
        ("An officer may serve warrants issued for immigration offenses at any service desk.", {}),
        (
            "The City’s use is governed by the Plate Reader Use Policy that the council adopted.",
            {"use_policy": "Plate Reader Use Policy"},
        ),
        ("The City shall keep to the Acceptable Use Policy.", {}),
    ],
)
def test_what_the_papers_declare(text: str, expected: dict[str, str]) -> None:
    assert {one.name: one.value for one in declarations(running_text(reviewed(text)))} == expected


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        (
            "Officers may use a plate reader on duty. Personnel log each ALPR search. The chief "
            "names who may use an ALPR.",
            True,
        ),
        ("Staff buy cameras by bid. Staff keep receipts. Staff ask three shops.", False),
        ("A plate reader, an ALPR and an LPR are sold with a camera.", False),
    ],
)
def test_a_policy_of_the_buyers_own_is_the_one_on_use(text: str, rules: bool) -> None:
    assert [fact.value for fact in own_use_policy(running_text(reviewed(text)))] == (
        ["true"] if rules else []
    )
