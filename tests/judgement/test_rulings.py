import pytest

from clauses.judgement.rulings import Evidence, ruling
from clauses.records import Condition, Finding, Outcome, Risk, Rule, Severity, Stance
from tests.judgement.made import LAW, RETENTION, SHARING, finding, rule

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
