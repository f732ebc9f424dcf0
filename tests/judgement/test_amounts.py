import pytest

from clauses.judgement.amounts import amount
from clauses.judgement.running_text import running_text
from tests.judgement.made import reviewed


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Total compensation shall not exceed $48,250.00.", "$48,250.00"),
        ("The City pays a fee of $9,000 per year.", "$9,000 per year"),
        ("The City pays $2,000 a year, in all $10,000, for the service.", "$10,000"),
        ("Vendor carries insurance of $2,000,000 per occurrence.", None),
        ("Liability is limited to $500,000.", None),
        ("The fee is $12 per report.", None),
        ("The fee is as agreed.", None),
        ("A bond is due where the contract price exceeds $10,000.", None),
        ("Camera, annual subscription 22 $2,850 $62,700", None),
        ("The City pays Consultant $7351.20 for the service.", "$7351.20"),
        ("Contract Total: $51,400.00", "$51,400.00"),
        ("Total Contract Commit - $66,000.00 plus tax", "$66,000.00"),
        ("We commit to a camera of $66,000.00 or so.", None),
        ("Discounts: $1,400.00", None),
        ("Grant Amount: $88,000.00", "$88,000.00"),
        ("First-year total $41,900", "$41,900"),
        ("A copy costs the City $6, and more copies are made at cost.", None),
    ],
)
def test_the_price_of_the_whole(text: str, expected: str | None) -> None:
    found = amount(running_text(reviewed(text)))
    assert (found.value if found else None) == expected
