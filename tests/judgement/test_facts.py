from clauses.judgement.facts import facts
from clauses.judgement.vocabulary import STATED_FACTS
from clauses.records import Attributes, Fact, Stance
from tests.judgement.made import FEDERAL, PLATES, finding, reviewed

AGREEMENT = reviewed(
    "# PLATE READER SERVICES AGREEMENT",
    "This Agreement is made as of March 1, 2024 (the “Effective Date”) between Siskin Optics, "
    "Inc., a Nevada corporation (“Vendor”), and the City of Marl Bay (“City”).",
    ("Term", "The initial term is three (3) years and ends on February 28, 2027."),
    ("Service", PLATES),
    ("Law", "California law governs this Agreement."),
    path="agreement.pdf",
)
AMENDMENT = reviewed(
    "# FIRST AMENDMENT TO SERVICES AGREEMENT",
    "This Amendment is made January 5, 2026 between Siskin Optics, Inc. (“Vendor”) and the City "
    "of Marl Bay (“City”).",
    path="amendment.pdf",
)


def test_all_facts_of_an_agreement() -> None:
    assert facts([AGREEMENT]) == (
        Fact("kind", "agreement", "PLATE READER SERVICES AGREEMENT", 1, "agreement.pdf"),
        Fact("event", "new", "PLATE READER SERVICES AGREEMENT", 1, "agreement.pdf"),
        Fact(
            "parties",
            "Siskin Optics, Inc.; City of Marl Bay",
            "Siskin Optics, Inc., a Nevada corporation (“Vendor”)",
            1,
            "agreement.pdf",
        ),
        Fact(
            "vendor",
            "Siskin Optics, Inc.",
            "Siskin Optics, Inc., a Nevada corporation (“Vendor”)",
            1,
            "agreement.pdf",
        ),
        Fact("customer", "City of Marl Bay", "City of Marl Bay (“City”)", 1, "agreement.pdf"),
        Fact("effective", "2024-03-01", "March 1, 2024 (the “Effective Date”)", 1, "agreement.pdf"),
        Fact(
            "expires",
            "2027-02-28",
            "The initial term is three (3) years and ends on February 28, 2027",
            1,
            "agreement.pdf",
        ),
        Fact("term", "P3Y", "initial term is three (3) years", 1, "agreement.pdf"),
        Fact("governing_law", "California", "California law governs", 1, "agreement.pdf"),
        Fact("data_class", "plates", "PLATE READER SERVICES AGREEMENT", 1, "agreement.pdf"),
    )


def test_one_fact_a_name_the_agreement_first_and_the_last_step_as_event() -> None:
    found = facts([AMENDMENT, AGREEMENT])
    names = [fact.name for fact in found]
    assert names == [name for name in STATED_FACTS if name in names]
    known = {fact.name: (fact.value, fact.document) for fact in found}
    assert known["effective"] == ("2024-03-01", "agreement.pdf")
    assert known["kind"] == ("agreement", "agreement.pdf")
    assert known["expires"] == ("2027-02-28", "agreement.pdf")
    assert known["event"] == ("amendment", "amendment.pdf")


def test_what_is_not_said_is_not_there() -> None:
    assert [fact.name for fact in facts([reviewed("Chairs are delivered on Monday.")])] == [
        "data_class"
    ]
    assert facts([reviewed()]) == ()
    assert facts([]) == ()


def test_what_an_amendment_states_of_the_term_counts() -> None:
    longer = reviewed(
        "# SECOND AMENDMENT TO SERVICES AGREEMENT",
        ("Term", "The term of the Agreement ends on February 28, 2029."),
        path="second.pdf",
    )
    found = {one.name: (one.value, one.document) for one in facts([AGREEMENT, AMENDMENT, longer])}
    assert found["expires"] == ("2029-02-28", "second.pdf")
    assert found["term"] == ("P3Y", "agreement.pdf")


def test_the_parties_are_those_of_all_papers() -> None:
    terms = reviewed(
        "# SERVICES AGREEMENT",
        "These terms are between Siskin Optics, Inc. (“Siskin”) and the entity that signs below.",
        path="terms.pdf",
    )
    order = reviewed("# ORDER FORM", "Customer: City of Marl Bay", path="order.pdf")
    found = {fact.name: fact.value for fact in facts([terms, order])}
    assert found["parties"] == "Siskin Optics, Inc.; City of Marl Bay"


def test_a_threshold_in_a_policy_is_no_price() -> None:
    text = "The total price shall not exceed $4,000 without three bids."
    policy = reviewed("# PURCHASING POLICY", text)
    assert "value" not in {fact.name for fact in facts([policy])}
    assert "value" in {fact.name for fact in facts([reviewed("# AGREEMENT", text)])}


def test_notice_of_process_may_be_told_by_the_findings() -> None:
    words = "Who is served with a subpoena holds still until all have been told."
    told = finding(
        FEDERAL,
        Stance.CONDITIONS,
        quote=words,
        attributes=Attributes(trigger=("legal_process", "notice")),
    )
    with_it = facts([reviewed("# AGREEMENT", words, findings=(told,))])
    assert Fact("notice_of_legal_process", "true", words, 1, "deal.pdf") in with_it
    without = facts([reviewed("# AGREEMENT", words)])
    assert "notice_of_legal_process" not in {fact.name for fact in without}
