import pytest

from clauses.judgement.online_terms import online_terms
from clauses.judgement.running_text import running_text
from tests.judgement.made import reviewed

URL, POSTED = "incorporates_url_terms", "amend_by_posting"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Use is subject to the terms at https://siskin.example/terms.", [URL]),
        ("The policy at www.siskin.example/aup applies; Siskin may change it by posting.",
         [URL, POSTED]),
        ("Siskin may amend these terms by posting them on its website.", [POSTED]),
        ("Write to us at www.siskin.example for help.", []),
        ("No terms at www.siskin.example are part of this Agreement.", []),
        ("Siskin shall not change these terms by posting on its website.", []),
    ],
)  # fmt: skip
def test_terms_that_stand_on_a_page(text: str, expected: list[str]) -> None:
    assert [one.name for one in online_terms(running_text(reviewed(text)))] == expected
