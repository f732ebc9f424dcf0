from dataclasses import replace

from clauses.judgement.rulings import Evidence, ruling
from clauses.judgement.verdicts import verdicts
from clauses.records import (
    Condition,
    Fact,
    FactCondition,
    Family,
    Finding,
    Law,
    LawStatus,
    Level,
    Risk,
    Rule,
    Severity,
    Stance,
    Verdict,
)
from tests.judgement.made import FEDERAL, RETENTION, SHARING, finding, rule

FREELY = finding(SHARING, Stance.PERMITS, page=4)
FAILED = Law("Oak Bill 9", LawStatus.FAILED, "2020", "https://oak.example/9")


def evidence(
    *findings: Finding,
    data: tuple[str, ...] = ("video",),
    all_read: bool = True,
    whole: bool = True,
) -> Evidence:
    return Evidence(findings, data, all_read, whole)


def verdict(family: Family, known: Evidence, *rules: Rule) -> Verdict:
    risks: tuple[Risk, ...] = tuple(made for one in rules if (made := ruling(one, known)))
    return next(one for one in verdicts(risks, known) if one.family is family)


def test_there_is_one_for_each_family() -> None:
    assert [one.family for one in verdicts((), evidence())] == [SHARING, FEDERAL, RETENTION]


def test_the_gravest_risk_gives_level_and_reason() -> None:
    known = evidence(FREELY)
    minor = rule("minor-thing", severity=Severity.LOW)
    grave = rule("grave-thing", severity=Severity.CRITICAL)
    assert verdict(SHARING, known, minor, grave) == Verdict(
        SHARING, Level.CRITICAL, "Grave thing, on page 4; 1 more risk."
    )


def test_of_equals_law_in_force_goes_before_a_bill_that_failed() -> None:
    bill = rule("a-bill", law=(FAILED,))
    law = rule("b-law")
    found = verdict(SHARING, evidence(FREELY), bill, law)
    assert found.reason == "B law, on page 4; 1 more risk."


def test_the_document_is_named_where_there_are_several() -> None:
    other = finding(RETENTION, Stance.CONDITIONS, document="order.pdf")
    found = verdict(SHARING, evidence(FREELY, other), rule("bad-thing"))
    assert found.reason == "Bad thing, on page 4 of deal.pdf."


def test_a_missing_protection() -> None:
    asked = rule("no-ban", family=FEDERAL, when="absent", severity=Severity.MEDIUM)
    assert verdict(FEDERAL, evidence(), asked) == Verdict(
        FEDERAL, Level.MEDIUM, "No ban: the pages read hold no such passage."
    )


def test_an_unsure_finding_alone_leaves_the_level_open() -> None:
    unsure = finding(SHARING, Stance.PERMITS, page=2, probability=0.4)
    assert verdict(SHARING, evidence(unsure), rule("bad-thing")) == Verdict(
        SHARING,
        Level.CANNOT_TELL,
        "Possibly: Bad thing; read the passage on page 2 to decide.",
    )


def test_no_risk() -> None:
    kept = finding(RETENTION, Stance.CONDITIONS)
    asked = rule(
        "no-deletion",
        family=RETENTION,
        when="absent",
        condition=Condition((RETENTION,), stances=(Stance.CONDITIONS,)),
    )
    assert verdict(RETENTION, evidence(kept), asked) == Verdict(
        RETENTION, Level.NONE, "No rule on retention found a risk; protections found: 1."
    )
    assert verdict(FEDERAL, evidence(kept), asked) == Verdict(
        FEDERAL, Level.NONE, "No rule on federal access found a risk."
    )


def test_no_risk_but_pages_unread() -> None:
    assert verdict(RETENTION, evidence(all_read=False)) == Verdict(
        RETENTION,
        Level.CANNOT_TELL,
        "No risk in retention was found, but not every page and document could be read.",
    )
    assert verdict(SHARING, evidence(FREELY, all_read=False), rule()).level is Level.HIGH


def test_no_risk_but_only_a_change_of_the_agreement() -> None:
    assert verdict(RETENTION, evidence(whole=False)) == Verdict(
        RETENTION,
        Level.CANNOT_TELL,
        "No risk in retention was found, but the agreement itself is not among the documents.",
    )


def test_a_deal_without_data() -> None:
    assert verdict(SHARING, evidence(data=()), rule()) == Verdict(
        SHARING,
        Level.NOT_APPLICABLE,
        "The deal does not seem to handle data about people, so sharing with third parties does "
        "not arise.",
    )


def test_rules_for_other_data() -> None:
    asked = rule("plates-kept", family=RETENTION, data_classes=("plates",))
    assert verdict(RETENTION, evidence(), asked) == Verdict(
        RETENTION,
        Level.NOT_APPLICABLE,
        "No rule on retention is meant for the kind of data this deal handles.",
    )


def test_information_does_not_raise_the_level() -> None:
    known = evidence(FREELY)
    assert verdict(SHARING, known, rule("note", severity=Severity.INFO)).level is Level.NONE


def test_a_risk_that_rests_on_a_fact_names_its_page() -> None:
    owned = replace(rule("owned-by-vendor"), condition=FactCondition("data_owner"))
    fact = Fact("data_owner", "vendor", "Vendor owns all data", 7, "deal.pdf")
    known = replace(evidence(), facts=(fact,))
    assert verdict(SHARING, known, owned) == Verdict(
        SHARING, Level.HIGH, "Owned by vendor, on page 7."
    )


def test_a_rule_on_the_deal_counts_for_no_family() -> None:
    renews = replace(rule("renews"), condition=FactCondition("auto_renewal"), family=None)
    known = replace(evidence(), facts=(Fact("auto_renewal", "true", "renews", 2, "deal.pdf"),))
    assert verdict(SHARING, known, renews).level is Level.NONE


def test_a_missing_exhibit_may_hold_what_was_not_found() -> None:
    lacking = replace(
        evidence(), facts=(Fact("missing_exhibit", "Exhibit C", "Exhibit C", 2, "a"),)
    )
    assert verdict(FEDERAL, lacking) == Verdict(
        FEDERAL,
        Level.CANNOT_TELL,
        "No risk in federal access was found, but what the papers refer to is not there: "
        "Exhibit C.",
    )
