from dataclasses import replace

import pytest

from clauses.judgement.rulings import MOST_PASSAGES, Evidence, ruling, rulings
from clauses.judgement.running_text import running_text
from clauses.records import (
    Attributes,
    Condition,
    Fact,
    FactCondition,
    Finding,
    Outcome,
    PassageCondition,
    Risk,
    Rule,
    Severity,
    SeverityWhen,
    Stance,
)
from tests.judgement.made import LAW, RETENTION, SHARING, finding, policy, reviewed, rule

PRESENT = rule("shared-freely")
ABSENT = rule(
    "no-deletion",
    family=RETENTION,
    when="absent",
    condition=Condition((RETENTION,), stances=(Stance.CONDITIONS, Stance.PROHIBITS)),
)
FOR_PLATES = rule("plates-shared", data_classes=("plates",))
FREELY = finding(SHARING, Stance.PERMITS, page=4)
UNSURE = finding(SHARING, Stance.PERMITS, page=5, probability=0.49)
DELETED = finding(RETENTION, Stance.CONDITIONS, page=6)


def outcome(
    asked: Rule,
    *findings: Finding,
    data: tuple[str, ...] = ("video",),
    all_read: bool = True,
    whole: bool = True,
) -> Outcome | None:
    made = ruling(asked, Evidence(findings, data, all_read, whole))
    return made.outcome if made else None


def test_a_risk_with_everything_the_report_needs() -> None:
    assert ruling(PRESENT, Evidence((FREELY, DELETED), ("video",), True)) == Risk(
        rule="shared-freely",
        policy="elm",
        outcome=Outcome.RISK,
        severity=Severity.HIGH,
        family=SHARING,
        title="Shared freely",
        why="Because.",
        advice="Ask.",
        law=(LAW,),
        findings=(FREELY.id,),
    )


@pytest.mark.parametrize(
    ("asked", "findings", "title"),
    [
        (ABSENT, (DELETED,), "Kept: No deletion"),
        (ABSENT, (), "No deletion"),
        (ABSENT, (finding(RETENTION, Stance.CONDITIONS, probability=0.3),), "No deletion"),
        (PRESENT, (FREELY,), "Shared freely"),
    ],
)
def test_a_protection_found_goes_by_its_own_name(
    asked: Rule, findings: tuple[Finding, ...], title: str
) -> None:
    made = ruling(asked, Evidence(findings, ("video",), all_read=True))
    assert made is not None
    assert made.title == title


@pytest.mark.parametrize(
    ("asked", "findings", "came_to"),
    [
        (PRESENT, (FREELY,), Outcome.RISK),
        (PRESENT, (FREELY, UNSURE), Outcome.RISK),
        (PRESENT, (UNSURE,), Outcome.REVIEW),
        (PRESENT, (DELETED,), None),
        (PRESENT, (), None),
        (ABSENT, (DELETED,), Outcome.MET),
        (ABSENT, (finding(RETENTION, Stance.CONDITIONS, probability=0.3),), Outcome.REVIEW),
        (ABSENT, (FREELY,), Outcome.MISSING),
        (ABSENT, (), Outcome.MISSING),
    ],
)
def test_outcome(asked: Rule, findings: tuple[Finding, ...], came_to: Outcome | None) -> None:
    assert outcome(asked, *findings) is came_to


def test_pages_that_could_not_be_read_leave_both_kinds_open() -> None:
    assert outcome(PRESENT, all_read=False) is Outcome.CANNOT_TELL
    assert outcome(ABSENT, all_read=False) is Outcome.CANNOT_TELL
    assert outcome(PRESENT, FREELY, all_read=False) is Outcome.RISK
    assert outcome(ABSENT, DELETED, all_read=False) is Outcome.MET


def test_a_protection_is_not_missed_where_the_agreement_is_not_at_hand() -> None:
    assert outcome(ABSENT, whole=False) is Outcome.CANNOT_TELL
    assert outcome(ABSENT, DELETED, whole=False) is Outcome.MET
    assert outcome(PRESENT, FREELY, whole=False) is Outcome.RISK
    assert outcome(PRESENT, whole=False) is None


def test_a_rule_for_other_data_does_not_apply() -> None:
    assert outcome(FOR_PLATES, FREELY, data=("video",)) is Outcome.NOT_APPLICABLE
    assert outcome(FOR_PLATES, FREELY, data=("video", "plates")) is Outcome.RISK
    assert outcome(FOR_PLATES, data=("plates",)) is None


def test_nothing_applies_to_a_deal_without_data() -> None:
    assert outcome(PRESENT, data=()) is Outcome.NOT_APPLICABLE
    assert outcome(ABSENT, data=()) is Outcome.NOT_APPLICABLE
    assert outcome(ABSENT, DELETED, data=()) is Outcome.NOT_APPLICABLE


def test_a_sure_passage_in_a_deal_without_data_is_for_a_reader() -> None:
    assert outcome(PRESENT, FREELY, data=()) is Outcome.REVIEW
    weaker = finding(SHARING, Stance.PERMITS, probability=0.79)
    assert outcome(PRESENT, weaker, data=()) is Outcome.NOT_APPLICABLE
    assert outcome(FOR_PLATES, FREELY, data=()) is Outcome.NOT_APPLICABLE


def test_unread_pages_may_hold_data_of_any_kind() -> None:
    assert outcome(FOR_PLATES, data=(), all_read=False) is Outcome.CANNOT_TELL
    assert outcome(ABSENT, data=(), all_read=False) is Outcome.CANNOT_TELL


def test_findings_stand_gravest_first_and_once() -> None:
    wide = rule("any", condition=Condition((SHARING,)))
    banned = finding(SHARING, Stance.PROHIBITS, page=1, probability=0.99)
    limited = finding(SHARING, Stance.CONDITIONS, page=2, probability=0.9)
    made = ruling(
        wide, Evidence((banned, limited, UNSURE, FREELY, FREELY), ("video",), all_read=True)
    )
    assert made is not None
    assert made.findings == (FREELY.id, UNSURE.id, limited.id, banned.id)


# --- facts and words -----------------------------------------------------------------------------

RENEWS = replace(rule("renews"), condition=FactCondition("auto_renewal"), family=None)
NO_AUDIT = replace(rule("no-audit", when="absent"), condition=FactCondition("audit_right"))
WALL = replace(rule("wall"), condition=PassageCondition(("border wall",)))
RENEWAL = Fact("auto_renewal", "true", "renews each year", 3, "deal.pdf")
AUDIT = Fact("audit_right", "true", "may audit", 4, "deal.pdf")


def known(
    *facts: Fact,
    data: tuple[str, ...] = ("video",),
    all_read: bool = True,
    texts: tuple[str, ...] = (),
) -> Evidence:
    read = (running_text(reviewed(*texts)),) if texts else ()
    return Evidence((), data, all_read, facts=facts, texts=read)


def came_to(asked: Rule, evidence: Evidence) -> Outcome | None:
    made = ruling(asked, evidence)
    return made.outcome if made else None


def test_a_risk_that_rests_on_a_fact() -> None:
    made = ruling(RENEWS, known(RENEWAL, AUDIT))
    assert made is not None
    assert (made.outcome, made.family) == (Outcome.RISK, None)
    assert (made.findings, made.facts) == ((), (RENEWAL,))


@pytest.mark.parametrize(
    ("asked", "evidence", "outcome"),
    [
        (RENEWS, known(), None),
        (RENEWS, known(RENEWAL, data=()), Outcome.NOT_APPLICABLE),
        (RENEWS, known(all_read=False), Outcome.CANNOT_TELL),
        (NO_AUDIT, known(AUDIT), Outcome.MET),
        (NO_AUDIT, known(), Outcome.MISSING),
        (NO_AUDIT, known(replace(AUDIT, value="false")), Outcome.MISSING),
        (NO_AUDIT, known(all_read=False), Outcome.CANNOT_TELL),
    ],
)
def test_outcome_of_a_fact(asked: Rule, evidence: Evidence, outcome: Outcome | None) -> None:
    assert came_to(asked, evidence) is outcome


def test_a_rule_for_any_deal_needs_no_data() -> None:
    anyway = replace(RENEWS, even_without_data=True)
    assert came_to(anyway, known(RENEWAL, data=())) is Outcome.RISK
    assert came_to(anyway, known(data=())) is None


def test_words_are_searched_in_the_documents() -> None:
    made = ruling(WALL, known(texts=("It built a border wall. It is from Ohio.",)))
    assert made is not None
    assert [fact.quote for fact in made.facts] == ["It built a border wall."]
    assert came_to(WALL, known(texts=("It built a wall.",))) is None
    many = ruling(WALL, known(texts=("A border wall stands here.",) * (MOST_PASSAGES + 5)))
    assert many is not None
    assert len(many.facts) == MOST_PASSAGES


def test_no_list_clears_a_vendor() -> None:
    listed = replace(RENEWS, condition=FactCondition("vendor_status", values=("reported",)))
    assert came_to(listed, known()) is Outcome.CANNOT_TELL
    status = Fact("vendor_status", "not_determined", "", 0, "vendors.toml")
    assert came_to(listed, known(status)) is Outcome.CANNOT_TELL
    assert came_to(listed, known(replace(status, value="reported"))) is Outcome.RISK


def test_a_rule_is_for_deals_with_certain_facts() -> None:
    changes = replace(RENEWS, deal=(("event", ("amendment", "unknown")),))
    new = Fact("event", "new", "", 1, "deal.pdf")
    assert came_to(changes, known(RENEWAL, new)) is Outcome.NOT_APPLICABLE
    assert came_to(changes, known(RENEWAL, replace(new, value="amendment"))) is Outcome.RISK
    assert came_to(changes, known(RENEWAL)) is Outcome.RISK
    renewals = replace(RENEWS, deal=(("event", ("renewal",)),))
    assert came_to(renewals, known()) is Outcome.NOT_APPLICABLE
    assert came_to(renewals, known(all_read=False)) is Outcome.CANNOT_TELL


def test_severity_moves_with_the_data() -> None:
    moving = replace(
        PRESENT,
        severities=(
            SeverityWhen(("plates", "biometric"), Severity.CRITICAL),
            SeverityWhen(("utility",), Severity.LOW),
        ),
    )

    def severity(*data: str) -> Severity:
        made = ruling(moving, Evidence((FREELY,), data, True))
        assert made is not None
        return made.severity

    assert severity("video") is Severity.HIGH
    assert severity("utility") is Severity.LOW
    assert severity("utility", "biometric") is Severity.CRITICAL


@pytest.mark.parametrize(
    ("special", "shown"),
    [
        (rule("special", severity=Severity.CRITICAL), ["special"]),
        (rule("special"), ["special"]),
        (rule("special", severity=Severity.LOW), ["shared-freely", "special"]),
        (rule("special", data_classes=("plates",)), ["shared-freely", "special"]),
        (
            rule("special", condition=Condition((SHARING,), mentions=("never said",))),
            ["shared-freely"],
        ),
    ],
)
def test_a_rule_that_says_the_same_replaces_the_general_one(
    special: Rule, shown: list[str]
) -> None:
    policies = [policy(PRESENT), policy(replace(special, replaces=("shared-freely",)))]
    made = rulings(policies, Evidence((FREELY,), ("video",), True))
    assert [risk.rule for risk in made] == shown


def test_a_general_rule_that_rests_on_more_is_kept() -> None:
    narrow = replace(
        rule("narrow", condition=Condition((SHARING,), mentions=("others",))),
        replaces=("shared-freely",),
    )
    other = finding(SHARING, Stance.PERMITS, page=9, quote="Vendor may sell Footage.")
    made = rulings([policy(PRESENT, narrow)], Evidence((FREELY, other), ("video",), True))
    assert [risk.rule for risk in made] == ["narrow", "shared-freely"]


def test_what_binds_the_buyer_is_a_promise_only_of_its_own_rules() -> None:
    theirs = finding(RETENTION, Stance.CONDITIONS, attributes=Attributes(actor="customer"))
    condition = Condition((RETENTION,), stances=(Stance.CONDITIONS,), actors=("vendor", "both"))
    asked = replace(ABSENT, condition=condition)
    assert came_to(asked, Evidence((theirs,), ("plates",), True)) is Outcome.MISSING
    own = Evidence((theirs,), ("plates",), True, whole=False, own_rules=("policy.pdf",))
    assert came_to(asked, own) is Outcome.MET
    assert came_to(replace(asked, when="present"), own) is None


def test_the_buyers_own_rules_bind_no_vendor() -> None:
    texts = [
        running_text(reviewed("Cameras are sold.", path="agreement.pdf")),
        running_text(reviewed("Recordings are encrypted.", path="policy.pdf")),
    ]
    asked = replace(
        ABSENT,
        family=None,
        condition=PassageCondition(mentions=("encrypted",), actors=("vendor", "both")),
    )
    deal = Evidence((), ("video",), True, texts=tuple(texts), own_rules=("policy.pdf",))
    assert came_to(asked, deal) is Outcome.MISSING
    assert came_to(asked, replace(deal, own_rules=())) is Outcome.MET
    assert came_to(asked, replace(deal, texts=(texts[1],))) is Outcome.MET
    whoever = replace(asked, condition=PassageCondition(mentions=("encrypted",)))
    assert came_to(whoever, deal) is Outcome.MET
