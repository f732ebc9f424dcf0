"""The verdict on each family: how grave the gravest risk is, and one sentence that names it."""

from collections.abc import Mapping, Sequence
from pathlib import PurePath

from clauses.judgement.rulings import Evidence
from clauses.records import (
    Fact,
    Family,
    Finding,
    LawStatus,
    Level,
    Outcome,
    Risk,
    Severity,
    Verdict,
)

_LEVELS = {
    Severity.CRITICAL: Level.CRITICAL,
    Severity.HIGH: Level.HIGH,
    Severity.MEDIUM: Level.MEDIUM,
    Severity.LOW: Level.LOW,
    Severity.INFO: Level.NONE,
}
_STANDING = (
    LawStatus.IN_FORCE,
    LawStatus.BENCHMARK,
    LawStatus.PROPOSED,
    LawStatus.VETOED,
    LawStatus.FAILED,
)
_MOST_NAMED = 3
_NAMES = {
    Family.THIRD_PARTY_SHARING: "sharing with third parties",
    Family.FEDERAL_ACCESS: "federal access",
    Family.RETENTION: "retention",
}


def verdicts(risks: Sequence[Risk], evidence: Evidence) -> tuple[Verdict, ...]:
    """Return a verdict for each family, from `risks`, the rulings of all policies in use."""
    return tuple(_verdict(family, risks, evidence) for family in Family)


def _verdict(family: Family, risks: Sequence[Risk], evidence: Evidence) -> Verdict:
    own = [risk for risk in risks if risk.family is family]
    findings = {finding.id: finding for finding in evidence.findings}
    grave = [risk for risk in own if risk.outcome in (Outcome.RISK, Outcome.MISSING)]
    if grave:
        gravest = min(grave, key=_rank)
        reason = f"{_reason(gravest, findings)}{_others(gravest, grave)}."
        return Verdict(family, _LEVELS[gravest.severity], reason)
    unsure = [risk for risk in own if risk.outcome is Outcome.REVIEW]
    if unsure:
        return Verdict(family, Level.CANNOT_TELL, f"{_reason(min(unsure, key=_rank), findings)}.")
    return _without_risk(family, own, evidence)


def _rank(risk: Risk) -> tuple[int, int]:
    """Graver first; of equals, one that rests on law in force before one on a bill that failed."""
    standing = min((_STANDING.index(law.status) for law in risk.law), default=len(_STANDING))
    return risk.severity.rank, standing


def _reason(risk: Risk, findings: Mapping[str, Finding]) -> str:
    if risk.outcome is Outcome.MISSING:
        return f"{risk.title}: the pages read hold no such passage"
    where = _where(_shown(risk, findings), findings)
    if risk.outcome is Outcome.REVIEW:
        return f"Possibly: {risk.title}; read the passage on {where} to decide"
    return f"{risk.title}, on {where}"


def _others(gravest: Risk, grave: Sequence[Risk]) -> str:
    """Say how much else weighs on the family: "; 2 more risks, 1 protection missing"."""
    others = [risk for risk in grave if risk is not gravest]
    risks = sum(risk.outcome is Outcome.RISK for risk in others)
    lacks = len(others) - risks
    said = [f"{risks} more risk{'s' * (risks > 1)}"] if risks else []
    more = "more " if gravest.outcome is Outcome.MISSING else ""
    said += [f"{lacks} {more}protection{'s' * (lacks > 1)} missing"] if lacks else []
    return f"; {', '.join(said)}" if said else ""


def _shown(risk: Risk, findings: Mapping[str, Finding]) -> Finding | Fact:
    """Return what the risk rests on first."""
    return findings[risk.findings[0]] if risk.findings else risk.facts[0]


def _where(finding: Finding | Fact, findings: Mapping[str, Finding]) -> str:
    """Name the page, and the document where findings come from more than one."""
    several = len({other.document for other in findings.values()}) > 1
    return f"page {finding.page}" + (f" of {PurePath(finding.document).name}" if several else "")


def _without_risk(family: Family, own: Sequence[Risk], evidence: Evidence) -> Verdict:
    name = _NAMES[family]
    if not evidence.all_read:
        why = f"No risk in {name} was found, but not every page and document could be read."
        return Verdict(family, Level.CANNOT_TELL, why)
    if not evidence.data_classes:
        why = f"The deal does not seem to handle data about people, so {name} does not arise."
        return Verdict(family, Level.NOT_APPLICABLE, why)
    if own and all(risk.outcome is Outcome.NOT_APPLICABLE for risk in own):
        why = f"No rule on {name} is meant for the kind of data this deal handles."
        return Verdict(family, Level.NOT_APPLICABLE, why)
    if not evidence.whole:
        why = f"No risk in {name} was found, but the agreement itself is not among the documents."
        return Verdict(family, Level.CANNOT_TELL, why)
    lacking = tuple(fact.value for fact in evidence.facts if fact.name == "missing_exhibit")
    if lacking:
        named = ", ".join(lacking[:_MOST_NAMED]) + (
            " and more" if len(lacking) > _MOST_NAMED else ""
        )
        why = f"No risk in {name} was found, but what the papers refer to is not there: {named}."
        return Verdict(family, Level.CANNOT_TELL, why)
    met = sum(risk.outcome is Outcome.MET for risk in own)
    kept = f"; protections found: {met}" if met else ""
    return Verdict(family, Level.NONE, f"No rule on {name} found a risk{kept}.")
