import pytest

from clauses.judgement.precedence import Part, first_of, orders
from clauses.judgement.running_text import running_text
from tests.judgement.made import reviewed

BODY = Part("deal.pdf", "agreement")
EXHIBIT = Part("deal.pdf", "agreement", "Exhibit A")
ORDER = Part("order.pdf", "order_form")
POLICY = Part("policy.pdf", "policy")


@pytest.mark.parametrize(
    ("text", "one", "other", "first"),
    [
        ("If they conflict, Exhibit A prevails over this Agreement.", BODY, EXHIBIT, EXHIBIT),
        ("If they conflict, this Agreement controls over the exhibits.", BODY, EXHIBIT, BODY),
        ("In case of inconsistency, the Order Form shall govern.", BODY, ORDER, ORDER),
        (
            "Conflicts are settled in this order of precedence: (1) the Order Form, (2) this "
            "Agreement, (3) Exhibit A.",
            EXHIBIT,
            ORDER,
            ORDER,
        ),
        ("Conflicts are settled in this order of precedence: the Order Form, then this Agreement.",
         POLICY, ORDER, None),
        ("Ohio law governs, without regard to its conflicts of laws.", BODY, ORDER, None),
        ("Exhibit A prevails in beauty.", BODY, EXHIBIT, None),
    ],
)  # fmt: skip
def test_what_goes_first(text: str, one: Part, other: Part, first: Part | None) -> None:
    stated = orders([running_text(reviewed(text))])
    assert first_of(one, other, stated) == first
    assert first_of(other, one, stated) == first


def test_the_users_order_goes_before_that_of_the_text() -> None:
    stated = orders([running_text(reviewed("If they conflict, the Order Form shall govern."))])
    body, order = Part("deal.pdf", "agreement", None, 1), Part("order.pdf", "order_form", None, 2)
    assert first_of(body, order, stated) == body
