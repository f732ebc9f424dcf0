import pytest

from clauses.judgement.renewal import renewal
from clauses.judgement.running_text import running_text
from tests.judgement.made import reviewed


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The term renews automatically for one year unless a party gives sixty days’ notice "
            "before its end.",
            {"auto_renewal": "true", "renewal_notice": "P60D"},
        ),
        ("This Agreement shall renew for successive one-year terms.", {"auto_renewal": "true"}),
        ("This Agreement shall not renew automatically.", {"auto_renewal": "false"}),
        ("There is no automatic renewal.", {"auto_renewal": "false"}),
        ("Vendor may raise Fees for a Renewal Term on ninety days’ notice before it.", {}),
        ("The insurance has sixty days’ notice before its non-renewal.", {}),
        ("The parties may renew this Agreement in writing.", {}),
        ("The obligations of this section shall continue for successive years.", {}),
        (
            "The City may end the contract where a default continues for ten days unless it is "
            "being cured.",
            {},
        ),
        ("The agreement continues for one year at a time.", {"auto_renewal": "true"}),
        (
            "The lease renews for one year unless either party gives twenty days written notice to "
            "the other of non-renewal.",
            {"auto_renewal": "true", "renewal_notice": "P20D"},
        ),
    ],
)
def test_whether_a_deal_renews_by_itself(text: str, expected: dict[str, str]) -> None:
    assert {one.name: one.value for one in renewal(running_text(reviewed(text)))} == expected
