"""Rules and policies on the terminal, for those who want to know what is asked and by which law."""

from collections.abc import Sequence

from rich.console import Console

from clauses.records import (
    Condition,
    FactCondition,
    PassageCondition,
    Policy,
    Profile,
    Rule,
    RuleExample,
)
from clauses.renderers.sheet import SEVERITY_STYLES, Sheet
from clauses.renderers.wording import FAMILY_NAMES, counted, law_words, period_words, worded

_LABEL = 10


def render_rule(rule: Rule, console: Console) -> None:
    """Draw one rule: what it asks, why, what to ask for, the law with its standing, examples."""
    sheet = Sheet(console)
    sheet.title(f"{rule.id}: {rule.title}")
    _write(sheet, "Policy", rule.policy)
    severity = (rule.severity.upper(), SEVERITY_STYLES[rule.severity])
    sheet.write(severity, lead=[("Severity", _LABEL, "dim")])
    for other in rule.severities:
        classes = " or ".join(map(worded, other.data_classes))
        _write(sheet, "", f"{other.severity.upper()} for {classes}")
    _write(sheet, "Asks", _question(rule))
    for phrase in condition_words(rule.condition):
        sheet.write(phrase, indent=_LABEL, lead=[("-", 2, "")])
    _write(sheet, "Applies", _applies_to(rule))
    if rule.protection:
        _write(sheet, "If found", rule.protection)
    _write(sheet, "Why", rule.why)
    _write(sheet, "Ask", rule.advice)
    for law in rule.law:
        _write(sheet, "Law", law_words(law))
        _write(sheet, "", law.source)
    for example in rule.examples:
        _write(sheet, "Fires" if example.fires else "Silent", _example_words(example))


def _example_words(example: RuleExample) -> str:
    facts = ", ".join(f"{worded(name)}: {value}" for name, value in example.facts)
    text = f'"{example.text}"' if example.text else ""
    return " with ".join(part for part in (text, facts) if part) or "no facts"


def _write(sheet: Sheet, label: str, text: str) -> None:
    sheet.write(text, lead=[(label, _LABEL, "dim")])


def _applies_to(rule: Rule) -> str:
    classes = ", ".join(map(worded, rule.data_classes))
    data = "any data, or none" if rule.even_without_data else classes or "any data"
    such = "".join(
        f"; where {worded(name)} is {' or '.join(map(worded, values))}"
        for name, values in rule.deal
    )
    return f"to deals that handle {data}{such}"


def _question(rule: Rule) -> str:
    noun = "fact" if isinstance(rule.condition, FactCondition) else "passage"
    if rule.when == "absent":
        return f"is there a {noun} as below? None is a missing protection."
    return f"is there a {noun} as below? Each is a risk."


def condition_words(
    condition: Condition | FactCondition | PassageCondition,
) -> tuple[str, ...]:
    """Return what a passage or fact must be like, a phrase for each thing the condition asks."""
    if isinstance(condition, FactCondition):
        return _fact_words(condition)
    if isinstance(condition, PassageCondition):
        bound = f"that binds {' or '.join(map(worded, condition.actors))}"
        return (*((bound,) if condition.actors else ()), *_mention_words(condition))
    phrases = _label_words(condition)
    if condition.sale is not None:
        phrases.append("for value" if condition.sale else "not for value")
    return (*phrases, *_period_words(condition), *_mention_words(condition))


def _fact_words(condition: FactCondition) -> tuple[str, ...]:
    phrases = [f"called {worded(condition.name)}"]
    for head, values in (("that is", condition.values), ("other than", condition.without_values)):
        if values:
            phrases.append(f"{head} {' or '.join(map(worded, values))}")
    return (*phrases, *_period_words(condition))


def _mention_words(condition: Condition | PassageCondition) -> tuple[str, ...]:
    lists = (
        ("that mentions", condition.mentions),
        ("that mentions too", condition.also_mentions),
        ("that does not mention", condition.without_mentions),
    )
    return tuple(f"{head} {' or '.join(words)}" for head, words in lists if words)


def _period_words(condition: Condition | FactCondition) -> list[str]:
    phrases = []
    if condition.longer_than:
        phrases.append(f"for longer than {period_words(condition.longer_than)}")
    if condition.at_most:
        phrases.append(f"for at most {period_words(condition.at_most)}")
    return phrases


def _label_words(condition: Condition) -> list[str]:
    lists = (
        ("about", tuple(FAMILY_NAMES[family].lower() for family in condition.families)),
        ("that", condition.stances),
        ("to", condition.recipients),
        ("that does not name", condition.without_recipients),
        ("on", condition.triggers),
        ("that does not depend on", condition.without_triggers),
        ("of data that is", condition.data),
        ("by", condition.actors),
        ("counted from", condition.counted_from),
        ("on the clock of", condition.clocks),
        ("under a heading with", condition.headings),
    )
    return [f"{head} {' or '.join(map(worded, values))}" for head, values in lists if values]


def render_profiles(profiles: Sequence[Profile], console: Console) -> None:
    """Draw the list of profiles: id, title, for whom each is, and the policies it judges by."""
    sheet = Sheet(console)
    sheet.section(f"PROFILES ({len(profiles)})")
    width = max((len(profile.id) for profile in profiles), default=0) + 2
    for profile in profiles:
        sheet.write((profile.title, "bold"), lead=[(profile.id, width, "")])
        sheet.write(profile.scope, indent=width)
        sheet.write(f"Policies: {', '.join(profile.policies)}", indent=width, style="dim")


def render_policies(policies: Sequence[Policy], console: Console) -> None:
    """Draw the list of policies: id, version, number of rules, title, and the laws' standing."""
    sheet = Sheet(console)
    width = max((len(policy.id) for policy in policies), default=0) + 2
    for policy in policies:
        standing = dict.fromkeys(str(law.status) for rule in policy.rules for law in rule.law)
        sheet.write(
            (policy.title, "bold"),
            f"({', '.join([policy.version, counted(len(policy.rules), 'rule'), *standing])})",
            lead=[(policy.id, width, "")],
        )


def render_policy(policy: Policy, console: Console) -> None:
    """Draw one policy: what it covers, and its rules gravest first."""
    sheet = Sheet(console)
    sheet.title(policy.title)
    _write(sheet, "Id", policy.id)
    _write(sheet, "Version", policy.version)
    _write(sheet, "Scope", policy.scope)
    _write(sheet, "SHA-256", policy.sha256)
    laws = dict.fromkeys(law for rule in policy.rules for law in rule.law)
    for law in laws:
        _write(sheet, "Law", law_words(law))
    sheet.section(f"RULES ({len(policy.rules)})")
    width = max((len(rule.id) for rule in policy.rules), default=0) + 2
    for rule in sorted(policy.rules, key=lambda rule: rule.severity.rank):
        sheet.write(
            (rule.severity.upper(), SEVERITY_STYLES[rule.severity]),
            rule.title,
            lead=[(rule.id, width, "")],
        )
        if rule.protection:
            sheet.write(f"If found: {rule.protection}", indent=width, style="dim")
