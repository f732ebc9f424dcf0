import pytest

from clauses.judgement.actors import actor
from clauses.records import Attributes
from tests.judgement.made import finding


@pytest.mark.parametrize(
    ("quote", "who"),
    [
        ("Customer shall delete the recordings after thirty days.", "customer"),
        ("The City may request deletion at any time.", "customer"),
        ("The Authorized Users shall not share recordings and shall not copy them.", "customer"),
        ("Vendor shall delete the recordings after thirty days.", "vendor"),
        ("The City may request deletion, and Vendor shall delete within a week.", "vendor"),
        ("Citywide recordings shall be deleted after thirty days.", "vendor"),
        ("Customer data shall be deleted after thirty days.", "vendor"),
    ],
)
def test_who_is_bound(quote: str, who: str) -> None:
    assert actor(finding(quote=quote, attributes=Attributes(actor="vendor"))) == who


def test_the_lead_in_names_who_is_bound() -> None:
    listed = finding(quote="(b) share recordings with others.", lead_in="Customer shall not:")
    assert actor(listed) == "customer"
    assert actor(finding(quote="(b) share recordings.", lead_in="Vendor shall not:")) is None


@pytest.mark.parametrize(
    ("quote", "who"),
    [
        ("Plate data may not be used for immigration enforcement.", None),
        ("Plate data may not be used by the agency for immigration enforcement.", "customer"),
        ("Our members do not use plate data for immigration enforcement.", "customer"),
        ("Plate data may be used for investigations.", "customer"),
    ],
)
def test_a_ban_that_names_nobody_binds_all(quote: str, who: str | None) -> None:
    assert actor(finding(quote=quote, attributes=Attributes(actor="customer"))) == who
