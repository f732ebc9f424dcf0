from dataclasses import replace

import pytest

from clauses.judgement.readings import promises_notice_of_process, recipients, triggers
from clauses.records import Attributes, Stance
from tests.judgement.made import FEDERAL, RETENTION, finding


@pytest.mark.parametrize(
    ("quote", "named"),
    [
        ("Vendor may show trip counts to the general public.", ("affiliates", "public")),
        ("Vendor may make trip counts publicly available.", ("affiliates", "public")),
        ("Vendor may give out what is already publicly available.", ("affiliates",)),
        ("Vendor may give trip counts to public agencies.", ("affiliates",)),
    ],
)
def test_the_public_is_a_recipient_where_the_words_say_so(
    quote: str, named: tuple[str, ...]
) -> None:
    told = finding(quote=quote, attributes=Attributes(recipients=("affiliates",)))
    assert recipients(told) == named


@pytest.mark.parametrize(
    ("quote", "found"),
    [
        ("Vendor may answer a law enforcement request.", ("legal_process", "request")),
        ("Vendor may answer inquiries from any federal agency.", ("legal_process", "request")),
        ("Vendor may act at the request of Customer.", ("legal_process",)),
        ("Customer may opt in to the shared search.", ("legal_process", "opt_in")),
        ("Customer may opt for the larger camera in May.", ("legal_process",)),
        ("Vendor may comply on reasonable prior notice to us.", ("legal_process", "notice")),
        ("Vendor may comply without prior notice to us.", ("legal_process",)),
    ],
)
def test_a_request_a_notice_and_an_opt_in_are_told_by_their_words(
    quote: str, found: tuple[str, ...]
) -> None:
    told = finding(quote=quote, attributes=Attributes(trigger=("legal_process",)))
    assert triggers(told) == found


def test_who_is_told_of_process() -> None:
    told = Attributes(trigger=("legal_process", "notice"), actor="vendor")
    one = finding(FEDERAL, Stance.CONDITIONS, attributes=told)
    assert promises_notice_of_process(one)
    for other in (
        replace(one, stance=Stance.PERMITS),
        replace(one, family=RETENTION),
        replace(one, probability=0.4),
        replace(one, attributes=replace(told, trigger=("legal_process",))),
        replace(one, attributes=replace(told, actor="customer")),
    ):
        assert not promises_notice_of_process(other)
