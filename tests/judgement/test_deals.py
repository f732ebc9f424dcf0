import dataclasses

import pytest

from clauses.judgement import bundled_policies, bundled_policy, judge, load_policies
from clauses.records import (
    Condition,
    DealStatus,
    DocumentSummary,
    Event,
    Level,
    Outcome,
    PageSource,
    Severity,
    Stance,
)
from tests.judgement.made import PLATES, RETENTION, SHARING, finding, policy, reviewed, rule

TEXTS = (
    "# PLATE READER SERVICES AGREEMENT",
    "This Agreement is between Siskin Optics, Inc. (“Vendor”) and the City of Marl Bay (“City”).",
    ("Service", PLATES),
    ("Footage", "Vendor may give Footage to others. Prices stand in Exhibit B."),
)
FREELY = finding(SHARING, Stance.PERMITS, page=1)
SHARED = rule("shared-freely")
KEPT = rule("no-deletion", family=RETENTION, when="absent", severity=Severity.CRITICAL)
WAS_PLATES = rule(
    "plates-shared", data_classes=("plates",), severity=Severity.CRITICAL, policy="oak"
)


def test_everything_known_of_a_deal() -> None:
    one = reviewed(*TEXTS, findings=(FREELY,))
    deal = judge("7", [one], [policy(SHARED, KEPT), policy(WAS_PLATES, identity="oak")])
    assert (deal.id, deal.title, deal.vendor, deal.customer, deal.event, deal.status) == (
        "7",
        "PLATE READER SERVICES AGREEMENT",
        "Siskin Optics, Inc.",
        "City of Marl Bay",
        Event.NEW,
        DealStatus.OK,
    )
    assert deal.documents == (DocumentSummary("deal.pdf", "f" * 64, "agreement", 1, 1, 0, 0, ()),)
    assert deal.findings == (FREELY,)
    assert [(risk.rule, risk.outcome) for risk in deal.risks] == [
        ("no-deletion", Outcome.MISSING),
        ("plates-shared", Outcome.RISK),
        ("shared-freely", Outcome.RISK),
    ]
    # Federal access may be a matter of the exhibit that is not there.
    assert [one.level for one in deal.verdicts] == [
        Level.CRITICAL,
        Level.CANNOT_TELL,
        Level.CRITICAL,
    ]
    assert [one.reference for one in deal.unreviewed] == ["Exhibit B"]


@pytest.mark.parametrize(
    ("heading", "lines", "title"),
    [
        (
            "SERVICES AGREEMENT WITH SISKIN VIDEO, INC",
            ("SERVICES AGREEMENT WITH SISKIN VIDEO, INC.",),
            "SERVICES AGREEMENT WITH SISKIN VIDEO, INC.",
        ),
        (
            "SERVICES AGREEMENT WITH SISKIN VIDEO, INC",
            ("SERVICES AGREEMENT WITH", "SISKIN VIDEO, INC."),
            "SERVICES AGREEMENT WITH SISKIN VIDEO, INC.",
        ),
        (
            "SERVICES AGREEMENT WITH SISKIN VIDEO, INC",
            ("SERVICES AGREEMENT WITH SISKIN VIDEO, INC", "Sold by Knot Paving, INC."),
            "SERVICES AGREEMENT WITH SISKIN VIDEO, INC",
        ),
        ("SERVICES AGREEMENT", ("SERVICES AGREEMENT.",), "SERVICES AGREEMENT"),
    ],
)
def test_a_title_keeps_the_full_stop_of_a_name(
    heading: str, lines: tuple[str, ...], title: str
) -> None:
    printed = reviewed(*lines)
    clauses = reviewed(f"# {heading}").clauses
    assert judge("7", [dataclasses.replace(printed, clauses=clauses)], []).title == title


def test_the_same_input_gives_the_same_deal() -> None:
    one = reviewed(*TEXTS, findings=(FREELY,))
    policies = load_policies(bundled_policies())
    assert judge("7", [one], policies) == judge("7", [one], policies)


def test_risks_stand_by_severity_policy_and_rule() -> None:
    rules = [
        rule("b", severity=Severity.LOW),
        rule("a", severity=Severity.LOW),
        rule("z", severity=Severity.HIGH, policy="oak"),
        rule("y", severity=Severity.HIGH),
    ]
    deal = judge("7", [reviewed(*TEXTS, findings=(FREELY,))], [policy(*rules)])
    assert [risk.rule for risk in deal.risks] == ["y", "z", "a", "b"]


def test_a_paving_contract_comes_out_clean() -> None:
    paving = reviewed(
        "# CONTRACT FOR STREET PAVING",
        "This Contract is made May 20, 2025 between the City of Marl Bay (“City”) and Knot Paving, "
        "Inc. (“Contractor”).",
        "Contractor shall lay asphalt on Elm Street and retain its payroll records for an audit.",
    )
    general = [bundled_policy(name) for name in ("baseline", "sb34", "sb54")]
    deal = judge("7", [paving], load_policies(general))
    assert {one.level for one in deal.verdicts} == {Level.NOT_APPLICABLE}
    assert {risk.outcome for risk in deal.risks} == {Outcome.NOT_APPLICABLE}
    assert {fact.name: fact.value for fact in deal.facts}["data_class"] == "none"


def test_a_scan_nobody_could_read() -> None:
    blank = reviewed(sources=(PageSource.UNREADABLE, PageSource.UNREADABLE), path="in/scan.pdf")
    deal = judge("7", [blank], load_policies(bundled_policies()))
    assert deal.status is DealStatus.UNREADABLE
    assert (deal.title, deal.vendor, deal.event, deal.facts) == (
        "scan.pdf",
        None,
        Event.UNKNOWN,
        (),
    )
    assert {one.level for one in deal.verdicts} == {Level.CANNOT_TELL}
    assert {risk.outcome for risk in deal.risks} == {Outcome.CANNOT_TELL}


def test_one_unreadable_page_leaves_open_what_was_not_found() -> None:
    sources = (PageSource.TEXT, PageSource.TEXT, PageSource.OCR, PageSource.TEXT)
    partial = reviewed(*TEXTS, findings=(FREELY,), sources=(*sources, PageSource.UNREADABLE))
    deal = judge("7", [partial], [policy(SHARED, KEPT)])
    assert deal.status is DealStatus.PARTIAL
    assert [(risk.rule, risk.outcome) for risk in deal.risks] == [
        ("no-deletion", Outcome.CANNOT_TELL),
        ("shared-freely", Outcome.RISK),
    ]
    summary = deal.documents[0]
    assert (summary.pages, summary.pages_text, summary.pages_ocr, summary.pages_unreadable) == (
        5,
        3,
        1,
        1,
    )


def test_a_protection_in_one_document_counts_for_the_whole_deal() -> None:
    deleted = finding(RETENTION, Stance.CONDITIONS, document="order.pdf")
    asked = rule(
        "no-deletion",
        family=RETENTION,
        when="absent",
        condition=Condition((RETENTION,), stances=(Stance.CONDITIONS,)),
    )
    order = reviewed(
        "# ORDER FORM", "Deleted after 30 days.", findings=(deleted,), path="order.pdf"
    )
    deal = judge("7", [reviewed(*TEXTS), order], [policy(asked)])
    assert [(risk.outcome, risk.findings) for risk in deal.risks] == [(Outcome.MET, (deleted.id,))]
    assert [one.kind for one in deal.documents] == ["agreement", "order_form"]


def test_an_amendment_alone_does_not_miss_what_the_agreement_may_say() -> None:
    amendment = reviewed("# FIRST AMENDMENT TO SERVICES AGREEMENT", ("Service", PLATES))
    assert judge("7", [amendment], [policy(KEPT)]).risks[0].outcome is Outcome.CANNOT_TELL
    with_agreement = judge("7", [amendment, reviewed(*TEXTS)], [policy(KEPT)])
    assert with_agreement.risks[0].outcome is Outcome.MISSING
    assert with_agreement.event is Event.AMENDMENT


@pytest.mark.parametrize(
    ("title", "outcome"),
    [
        ("# PLATE READER POLICY", Outcome.CANNOT_TELL),
        ("# Request for Proposals", Outcome.CANNOT_TELL),
        ("# ORDER FORM", Outcome.MISSING),
        ("# SERVICES AGREEMENT", Outcome.MISSING),
    ],
)
def test_what_is_no_agreement_misses_nothing_an_agreement_may_say(
    title: str, outcome: Outcome
) -> None:
    assert judge("7", [reviewed(title, PLATES)], [policy(KEPT)]).risks[0].outcome is outcome


@pytest.mark.parametrize(
    "under",
    ["It is part of the Services Agreement.", "The terms are found at www.siskin.example/terms."],
)
def test_an_order_under_terms_that_are_not_here_misses_nothing_either(under: str) -> None:
    order = reviewed("# ORDER FORM", PLATES, under)
    assert judge("7", [order], [policy(KEPT)]).risks[0].outcome is Outcome.CANNOT_TELL
    both = judge("7", [order, reviewed(*TEXTS)], [policy(KEPT)])
    assert both.risks[0].outcome is Outcome.MISSING


def test_a_deal_without_documents() -> None:
    deal = judge("7", [], [policy(SHARED)])
    assert (deal.title, deal.status, deal.documents) == ("7", DealStatus.UNREADABLE, ())
