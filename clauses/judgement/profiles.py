"""Profiles: for whom a deal is judged, by which policies, and with which severities of its own."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from clauses.judgement import vocabulary
from clauses.judgement.tables import Table, whole_file
from clauses.records import Policy, Profile, Severity

PROFILES = Path(__file__).parent.parent / "profiles.toml"
DEFAULT = "default"
_KEYS = ("title", "scope", "policies")


def bundled_profiles() -> tuple[Profile, ...]:
    """Return the profiles that come with clauses, in the order of their file."""
    return load_profiles(PROFILES.read_text("utf-8"), PROFILES.name)


def load_profiles(text: str, name: str) -> tuple[Profile, ...]:
    """Return the profiles that `text` spells out; `name` stands for the file in messages.

    Raises PolicyError with every fault of the text.
    """
    top = whole_file(text, name, "a file of profiles", "compare it with docs/policies.md")
    found = tuple(_profile(key, top.table(key, f"profile '{key}'")) for key in top.content)
    top.faults.raise_found()
    return found


def _profile(name: str, table: Table) -> Profile:
    table.allow((*_KEYS, "severity"))
    table.require(_KEYS)
    severity = table.table("severity", "severity")
    return Profile(
        id=name,
        title=table.text("title"),
        scope=table.text("scope"),
        policies=table.texts("policies"),
        severities=tuple(
            (rule, Severity(severity.choice(rule, vocabulary.SEVERITIES, "severity")))
            for rule in severity.content
        ),
    )


def profiled(policies: Iterable[Policy], profiles: Sequence[Profile]) -> tuple[Policy, ...]:
    """Return the policies with the severities the profiles give their rules.

    What a profile says goes before what a rule says of kinds of data; of several profiles that
    speak of one rule, the gravest counts.
    """
    changed: dict[str, Severity] = {}
    for profile in profiles:
        for rule, severity in profile.severities:
            changed[rule] = min(changed.get(rule, severity), severity, key=_rank)
    return tuple(_changed(policy, changed) for policy in policies)


def _rank(severity: Severity) -> int:
    return severity.rank


def _changed(policy: Policy, changed: dict[str, Severity]) -> Policy:
    rules = tuple(
        replace(rule, severity=changed[rule.id], severities=()) if rule.id in changed else rule
        for rule in policy.rules
    )
    return policy if rules == policy.rules else replace(policy, rules=rules)
