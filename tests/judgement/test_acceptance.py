import datetime
from dataclasses import replace

import pytest

from clauses.judgement.acceptance import acceptances, unmatched, with_accepted
from clauses.records import (
    Acceptance,
    AcceptanceState,
    Accepted,
    Deal,
    Outcome,
    Risk,
    Severity,
)
from tests.judgement.made import SHARING, deal_of, finding, risk_of

TODAY = datetime.date(2026, 11, 25)
UNTIL = datetime.date(2027, 6, 30)
FIRST = finding(quote="Vendor may give Footage to others.", identity="aaaa11", page=3)
SECOND = finding(quote="Vendor may sell Footage.", identity="bbbb22", page=4)
RISK = risk_of("bad-thing", findings=("aaaa11", "bbbb22"))
DEAL = deal_of(findings=(FIRST, SECOND), risks=(RISK,))


def listed(risk: Risk = RISK, finding: str = "", deal: Deal = DEAL) -> tuple[Acceptance, ...]:
    return acceptances(deal, risk, finding, "The council knows.", UNTIL)


def accepted(deal: Deal, entries: tuple[Acceptance, ...]) -> Accepted | None:
    return with_accepted(deal, entries, TODAY).risks[0].accepted


def test_an_entry_for_each_passage() -> None:
    assert listed() == (
        Acceptance(
            "bad-thing", "deal.pdf", "f" * 64, FIRST.quote, "The council knows.", "2027-06-30"
        ),
        Acceptance(
            "bad-thing", "deal.pdf", "f" * 64, SECOND.quote, "The council knows.", "2027-06-30"
        ),
    )
    assert [one.quote for one in listed(finding="bbbb")] == [SECOND.quote]


def test_what_is_missing_has_no_quote() -> None:
    lack = risk_of("no-ban", outcome=Outcome.MISSING)
    deal = replace(DEAL, risks=(lack,))
    entries = listed(lack, deal=deal)
    assert [one.quote for one in entries] == [""]
    assert accepted(deal, entries) == Accepted(
        "The council knows.", "2027-06-30", AcceptanceState.HOLDS
    )


def test_all_passages_accepted_holds() -> None:
    assert accepted(DEAL, listed()) == Accepted(
        "The council knows.", "2027-06-30", AcceptanceState.HOLDS
    )


def test_one_new_passage_and_the_risk_counts_again() -> None:
    found = accepted(DEAL, listed(finding="aaaa"))
    assert found is not None
    assert found.state is AcceptanceState.PARTLY


@pytest.mark.parametrize(
    ("until", "state"),
    [
        ("2026-11-24", AcceptanceState.EXPIRED),
        ("2026-11-25", AcceptanceState.HOLDS),
    ],
)
def test_the_last_day_still_counts(until: str, state: AcceptanceState) -> None:
    entries = tuple(replace(one, until=until) for one in listed())
    found = accepted(DEAL, entries)
    assert found is not None
    assert found.state is state


def test_a_new_scan_of_the_same_words_on_another_page_is_still_accepted() -> None:
    moved = replace(FIRST, page=9, quote="Vendor  may give Foot age to others", id="cccc33")
    again = deal_of(findings=(moved,), risks=(risk_of("bad-thing", findings=("cccc33",)),))
    assert accepted(replace(again, documents=DEAL.documents), listed()) is not None


def test_other_words_another_rule_or_another_document_are_not() -> None:
    changed = replace(FIRST, quote="Vendor may give Footage to any others.")
    for deal in (
        replace(DEAL, findings=(changed,), risks=(replace(RISK, findings=("aaaa11",)),)),
        replace(DEAL, risks=(replace(RISK, rule="worse-thing"),)),
        deal_of(
            findings=(replace(FIRST, document="other.pdf"), replace(SECOND, document="other.pdf")),
            risks=(RISK,),
            path="other.pdf",
            sha256="0" * 64,
        ),
    ):
        assert accepted(deal, listed()) is None


def test_the_hash_or_the_path_will_do() -> None:
    renamed = deal_of(
        findings=(replace(FIRST, document="new.pdf"), replace(SECOND, document="new.pdf")),
        risks=(RISK,),
        path="new.pdf",
    )
    assert accepted(renamed, listed()) is not None
    rescanned = deal_of(findings=(FIRST, SECOND), risks=(RISK,), sha256="0" * 64)
    assert accepted(rescanned, listed()) is not None


def test_of_two_entries_on_a_passage_the_later_counts() -> None:
    shorter = tuple(replace(one, until="2026-01-01", reason="No more.") for one in listed())
    assert accepted(DEAL, listed() + shorter) == Accepted(
        "No more.", "2026-01-01", AcceptanceState.EXPIRED
    )


def test_only_what_counts_can_be_accepted() -> None:
    met = replace(DEAL, risks=(replace(RISK, outcome=Outcome.MET),))
    assert accepted(met, listed()) is None
    assert with_accepted(DEAL, (), TODAY) is DEAL


def test_entries_that_no_risk_rests_on_any_more() -> None:
    assert unmatched((DEAL,), listed()) == ()
    assert unmatched((replace(DEAL, risks=()),), listed()) == listed()
    elsewhere = tuple(replace(one, document="x.pdf", sha256="1" * 64) for one in listed())
    assert unmatched((DEAL,), elsewhere) == ()  # on a deal that was not read today


def test_made_risk_is_of_its_family() -> None:
    assert (RISK.family, RISK.severity) == (SHARING, Severity.HIGH)
