"""Rule on one question of a policy: what was found of it in the deal, and what that makes it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice

from clauses.judgement.conditions import fact_meets, meets, passages
from clauses.judgement.running_text import RunningText
from clauses.records import (
    REVIEW_BELOW,
    Condition,
    Fact,
    FactCondition,
    Finding,
    Outcome,
    Policy,
    Risk,
    Rule,
    Severity,
    Stance,
)

SURE = 0.8
# More passages with a rule's words than this say no more than these do.
MOST_PASSAGES = 20
_GRAVEST_FIRST = (Stance.PERMITS, Stance.CONDITIONS, Stance.PROHIBITS)
# What a fact is held to be where the documents, and the lists of the user, do not say.
_VENDOR_STATUS = "vendor_status"
_NOT_SAID = {"event": "unknown", _VENDOR_STATUS: "not_determined"}


@dataclass(frozen=True, slots=True)
class Evidence:
    """What rulings rest on.

    `data_classes` are the kinds of data the deal handles. `all_read` tells whether every page of
    every document could be read, `whole` whether the documents hold the terms of the deal rather
    than changes to them or reports on them. `facts` are those of the deal, its event, what is
    known of the vendor and what is missing from the papers among them, under the names of
    `vocabulary.FACTS`; a name may occur more than once. `texts` are searched for words. `own_rules`
    are the paths of the documents that are the buyer's own rules: they bind no vendor, but by
    themselves they promise what the buyer shall do.
    """

    findings: tuple[Finding, ...]
    data_classes: tuple[str, ...]
    all_read: bool
    whole: bool = True
    facts: tuple[Fact, ...] = ()
    texts: tuple[RunningText, ...] = ()
    own_rules: tuple[str, ...] = ()

    def may_lack(self, name: str) -> bool:
        """Whether a fact of that name that is not among the facts is not in the deal either.

        Never so of a vendor's status: that no list names a vendor does not clear it.
        """
        return self.all_read and name != _VENDOR_STATUS

    def buyer_alone(self) -> bool:
        """Whether the papers are nothing but the buyer's own rules."""
        return bool(self.own_rules) and not self.of_the_vendor()

    def of_the_vendor(self) -> tuple[RunningText, ...]:
        """The texts that may bind the vendor."""
        return tuple(one for one in self.texts if one.document.path not in self.own_rules)


@dataclass(frozen=True, slots=True)
class _Found:
    """What met the condition of a rule: findings, or facts."""

    findings: tuple[Finding, ...] = ()
    facts: tuple[Fact, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.findings or self.facts)

    def unsure(self) -> bool:
        """Whether it is all findings held less likely than not."""
        return not self.facts and all(one.probability < REVIEW_BELOW for one in self.findings)


def ruling(rule: Rule, evidence: Evidence) -> Risk | None:
    """Return what the rule came to, or None where a risk it asks after was looked for in vain.

    It is titled by the bad thing the rule names, or, where that is met, by the protection found.
    Its findings stand gravest first: permissions, conditions, bans, and the surest of each.
    """
    found = _found(rule, evidence)
    outcome = _outcome(rule, found, evidence)
    if outcome is None:
        return None
    shown = found if outcome in (Outcome.RISK, Outcome.MET, Outcome.REVIEW) else _Found()
    return Risk(
        rule=rule.id,
        policy=rule.policy,
        outcome=outcome,
        severity=_severity(rule, evidence.data_classes),
        family=rule.family,
        title=rule.protection if outcome is Outcome.MET else rule.title,
        why=rule.why,
        advice=rule.advice,
        law=rule.law,
        findings=tuple(dict.fromkeys(one.id for one in sorted(shown.findings, key=_gravity))),
        facts=shown.facts,
    )


def rulings(policies: Sequence[Policy], evidence: Evidence) -> tuple[Risk, ...]:
    """Return what every rule came to, gravest first; of equals, in the order of their ids.

    A rule is left out where one that replaces it came to the same, rests on all it rests on, and
    is no less grave.
    """
    rules = [rule for policy in policies for rule in policy.rules]
    made = {rule.id: risk for rule in rules if (risk := ruling(rule, evidence)) is not None}
    covered = {
        general
        for rule in rules
        for general in rule.replaces
        if rule.id in made and general in made and _covers(made[rule.id], made[general])
    }
    kept = (risk for name, risk in made.items() if name not in covered)
    return tuple(sorted(kept, key=lambda risk: (risk.severity.rank, risk.policy, risk.rule)))


def _covers(risk: Risk, general: Risk) -> bool:
    return (
        risk.outcome is general.outcome
        and risk.severity.rank <= general.severity.rank
        and set(general.findings) <= set(risk.findings)
        and set(general.facts) <= set(risk.facts)
    )


def _found(rule: Rule, evidence: Evidence) -> _Found:
    asked = rule.condition
    if isinstance(asked, Condition):
        if evidence.buyer_alone() and rule.when == "absent":
            asked = replace(asked, actors=())
        return _Found(findings=tuple(one for one in evidence.findings if meets(asked, one)))
    if isinstance(asked, FactCondition):
        return _Found(facts=tuple(one for one in evidence.facts if fact_meets(asked, one)))
    if not _applies(rule, _Found(), evidence):
        return _Found()
    texts = evidence.texts
    if asked.actors and "customer" not in asked.actors and not evidence.buyer_alone():
        texts = evidence.of_the_vendor()
    return _Found(facts=tuple(islice(passages(asked, texts), MOST_PASSAGES)))


def _severity(rule: Rule, handled: Sequence[str]) -> Severity:
    """Return the severity for the data handled: of several kinds, that of the first that fits."""
    fitting = (one for one in rule.severities if any(name in one.data_classes for name in handled))
    return next((one.severity for one in fitting), rule.severity)


def _gravity(finding: Finding) -> tuple[int, float, str, int, str]:
    stance = _GRAVEST_FIRST.index(finding.stance)
    return stance, -finding.probability, finding.document, finding.page, finding.id


def _outcome(rule: Rule, found: _Found, evidence: Evidence) -> Outcome | None:
    if not _in_such_a_deal(rule, evidence) or not _applies(rule, found, evidence):
        return Outcome.NOT_APPLICABLE
    without_data = not evidence.data_classes and not rule.even_without_data
    if found and (found.unsure() or without_data):
        return Outcome.REVIEW
    if found:
        return Outcome.RISK if rule.when == "present" else Outcome.MET
    asked = rule.condition
    complete = (
        evidence.may_lack(asked.name) if isinstance(asked, FactCondition) else evidence.all_read
    )
    if not complete:
        return Outcome.CANNOT_TELL
    if rule.when == "present":
        return None
    return Outcome.MISSING if evidence.whole else Outcome.CANNOT_TELL


def _in_such_a_deal(rule: Rule, evidence: Evidence) -> bool:
    """Whether each fact the rule names has, in this deal, one of the values it names.

    What was not read may state any value.
    """
    for name, values in rule.deal:
        said = {fact.value.casefold() for fact in evidence.facts if fact.name == name}
        if not said and not evidence.all_read:
            continue
        said = said or {_NOT_SAID.get(name, "not_stated")}
        if said.isdisjoint(value.casefold() for value in values):
            return False
    return True


def _applies(rule: Rule, found: _Found, evidence: Evidence) -> bool:
    """Whether the deal handles data the rule is about.

    Where nothing shows that it handles data about people, a passage counts only if it is read as
    one with certainty, and no protection is asked for. What was not read may be of any kind.
    """
    if evidence.data_classes:
        wanted = rule.data_classes
        return not wanted or any(name in wanted for name in evidence.data_classes)
    if rule.even_without_data or not evidence.all_read:
        return True
    sure = any(finding.probability >= SURE for finding in found.findings)
    return rule.when == "present" and sure and not rule.data_classes
