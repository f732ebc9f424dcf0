"""Rule on one question of a policy: what was found of it in the deal, and what that makes it."""

from collections.abc import Sequence
from dataclasses import dataclass

from clauses.judgement.conditions import meets
from clauses.records import Finding, Outcome, Risk, Rule, Stance

# Findings the model holds less likely than not are for a reader to decide.
REVIEW_BELOW = 0.5
SURE = 0.8
_GRAVEST_FIRST = (Stance.PERMITS, Stance.CONDITIONS, Stance.PROHIBITS)


@dataclass(frozen=True, slots=True)
class Evidence:
    """What rulings rest on.

    `data_classes` are the kinds of data the deal handles. `all_read` tells whether every page of
    every document could be read, `whole` whether the documents hold the terms of the deal rather
    than changes to them or reports on them.
    """

    findings: tuple[Finding, ...]
    data_classes: tuple[str, ...]
    all_read: bool
    whole: bool = True


def ruling(rule: Rule, evidence: Evidence) -> Risk | None:
    """Return what the rule came to, or None where a risk it asks after was looked for in vain.

    It is titled by the bad thing the rule names, or, where that is met, by the protection found.
    Its findings stand gravest first: permissions, conditions, bans, and the surest of each.
    """
    found = [finding for finding in evidence.findings if meets(rule.condition, finding)]
    outcome = _outcome(rule, found, evidence)
    if outcome is None:
        return None
    shown = found if outcome in (Outcome.RISK, Outcome.MET, Outcome.REVIEW) else []
    return Risk(
        rule=rule.id,
        policy=rule.policy,
        outcome=outcome,
        severity=rule.severity,
        family=rule.family,
        title=rule.protection if outcome is Outcome.MET else rule.title,
        why=rule.why,
        advice=rule.advice,
        law=rule.law,
        findings=tuple(dict.fromkeys(finding.id for finding in sorted(shown, key=_gravity))),
    )


def _gravity(finding: Finding) -> tuple[int, float, str, int, str]:
    stance = _GRAVEST_FIRST.index(finding.stance)
    return stance, -finding.probability, finding.document, finding.page, finding.id


def _outcome(rule: Rule, found: Sequence[Finding], evidence: Evidence) -> Outcome | None:
    if not _applies(rule, found, evidence):
        return Outcome.NOT_APPLICABLE
    if found and (_is_unsure(found) or not evidence.data_classes):
        return Outcome.REVIEW
    if found:
        return Outcome.RISK if rule.when == "present" else Outcome.MET
    if not evidence.all_read:
        return Outcome.CANNOT_TELL
    if rule.when == "present":
        return None
    return Outcome.MISSING if evidence.whole else Outcome.CANNOT_TELL


def _is_unsure(found: Sequence[Finding]) -> bool:
    return all(finding.probability < REVIEW_BELOW for finding in found)


def _applies(rule: Rule, found: Sequence[Finding], evidence: Evidence) -> bool:
    """Whether the deal handles data the rule is about.

    Where nothing shows that it handles data about people, a passage counts only if it is read as
    one with certainty, and no protection is asked for. What was not read may be of any kind.
    """
    if evidence.data_classes:
        wanted = rule.data_classes
        return not wanted or any(name in wanted for name in evidence.data_classes)
    if not evidence.all_read:
        return True
    sure = any(finding.probability >= SURE for finding in found)
    return rule.when == "present" and sure and not rule.data_classes
