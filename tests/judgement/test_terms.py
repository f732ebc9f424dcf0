import pytest

from clauses.judgement.running_text import running_text
from clauses.judgement.terms import terms
from tests.judgement.made import reviewed


def stated(*texts: str | tuple[str, str]) -> dict[str, str]:
    return {fact.name: fact.value for fact in terms(running_text(reviewed(*texts)))}


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("This Agreement is made as of March 1, 2024 (the “Effective Date”).", "2024-03-01"),
        ("“Effective Date” means the 5th day of May, 2025.", "2025-05-05"),
        ("Effective Date: 7/1/2024", "2024-07-01"),
        ("THIS CONTRACT is entered into on July 15, 2025 by the parties.", "2025-07-15"),
        ("This Agreement is between A and B and takes effect on September 3, 2024.", "2024-09-03"),
        ("This MOU begins on October 1, 2023 and has no end.", "2023-10-01"),
        ("The term of this lease shall commence on January 2, 2026.", "2026-01-02"),
        ("The parties wish to amend the contract effective March 4, 2024.", "2024-03-04"),
    ],
)
def test_effective(text: str, date: str) -> None:
    assert stated(text)["effective"] == date


@pytest.mark.parametrize(
    "text",
    [
        "This Amendment changes the Master Agreement dated July 6, 2021.",
        "This Agreement supersedes that certain Lease dated July 6, 2021.",
        "This Agreement is made on February 30, 2024.",
        "This Agreement is made this ____ day of ________, 2024.",
        "The Council opened bids on April 29, 2025.",
        "The rates in force were last changed on May 1, 2024.",
    ],
)
def test_other_dates_are_not_the_effective_date(text: str) -> None:
    assert "effective" not in stated(text)


def test_a_date_defined_goes_before_the_date_of_making() -> None:
    text = "This Agreement, made May 1, 2024, is in force from June 1, 2024 (the “Effective Date”)."
    assert stated(text)["effective"] == "2024-06-01"


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("The term begins on the Effective Date and ends on February 28, 2027.", "2027-02-28"),
        ("Unless extended, this Agreement shall expire December 31, 2025.", "2025-12-31"),
        ("Expiration Date: June 30, 2026", "2026-06-30"),
        ("This Contract remains in effect through June 30, 2026.", "2026-06-30"),
    ],
)
def test_expires(text: str, date: str) -> None:
    assert stated(text)["expires"] == date


def test_other_ends_are_not_the_end_of_the_deal() -> None:
    assert stated("Each viewing link expires on May 1, 2024.") == {}
    assert stated("The policy of insurance ran to a claim of May, 2024.") == {}


def test_an_amendment_moves_the_end_in_its_clause_on_the_term() -> None:
    found = stated(("Term", "“July 5, 2025” is struck out and “July 5, 2027” takes its place."))
    assert found == {"expires": "2027-07-05"}


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("The initial term is three (3) years.", "P3Y"),
        ("This Agreement runs for five (5) years and does not renew.", "P5Y"),
        ("The Provider is engaged for a two-year term.", "P2Y"),
        ("The total shall not exceed $90,000 over the 36-month term.", "P36M"),
        ("Initial Term: 24 Months", "P24M"),
        ("Work shall be complete within one hundred eighty (180) days after notice.", "P180D"),
    ],
)
def test_term(text: str, term: str) -> None:
    assert stated(text)["term"] == term


@pytest.mark.parametrize(
    "text",
    [
        "The term may be extended for two further terms of one year.",
        "Either party may end the term on sixty (60) days' notice.",
        "Invoices under the terms of payment are due within thirty days.",
        "The renewal term is one year.",
        "Confidentiality survives the term for five years.",
        "Contractor shall keep records during the term and for three years.",
        "The long-term plan covers ten years.",
    ],
)
def test_other_lengths_are_not_the_term(text: str) -> None:
    assert "term" not in stated(text)


def test_the_term_is_worked_out_from_both_days() -> None:
    found = stated(
        "This Agreement takes effect on March 1, 2024.", "The term ends on February 28, 2027."
    )
    assert found == {"effective": "2024-03-01", "expires": "2027-02-28", "term": "P3Y"}


def test_a_clause_headed_term_goes_before_another_mention() -> None:
    found = stated(
        "Provider offers a one-year term to its usual customers.",
        ("Term and Renewal", "This Agreement continues for thirty-six (36) months."),
    )
    assert found["term"] == "P36M"


def test_the_quote_stands_in_the_clause() -> None:
    one = reviewed(("Term", "This Agreement runs for five (5) years."))
    (fact,) = terms(running_text(one))
    assert fact.quote == "This Agreement runs for five (5) years"


def test_an_end_worked_out_from_the_first_day_and_the_term() -> None:
    made = "This Agreement is made as of March 1, 2024 (the “Effective Date”)."
    assert stated(made, "The initial term is two years.")["expires"] == "2026-02-28"
    assert "expires" not in stated("The initial term is two years.")


def test_a_term_that_runs_from_an_unknown_day_has_no_end_by_date() -> None:
    opening = "This Agreement is effective March 1, 2024. The initial term is two years."
    assert stated(opening)["expires"] == "2026-02-28"
    assert "expires" not in stated(opening, "The term begins upon installation of the cameras.")
    assert "expires" in stated(opening, "The term begins at once. Installation is in May.")


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("This Contract is effective on the latest date of signature below.", "2025-04-09"),
        ("This Contract takes effect when signed by both parties.", "2025-04-09"),
        ("This Contract is effective on mutual execution.", "2025-04-09"),
        ("This Contract binds heirs of the parties.", None),
    ],
)
def test_effective_when_the_last_has_signed(text: str, date: str | None) -> None:
    signed = ("Ann Lee, Mayor", "04/02/2025", "Siskin Optics, Inc.", "Date: April 9, 2025")
    assert stated(text, *signed).get("effective") == date


def test_a_day_that_is_no_signature_does_not_make_a_deal_effective() -> None:
    rule = "This Contract is effective on the latest date of signature below."
    assert "effective" not in stated(rule, "Invoices are due on April 9, 2025 at the latest.")
