import pytest

from clauses.judgement.declarations import declarations
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
