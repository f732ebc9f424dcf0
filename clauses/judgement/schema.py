"""What a policy file may hold: its tables to records, and every rule of their shape."""

import re
from collections.abc import Sequence
from typing import Any

from clauses.judgement import vocabulary
from clauses.judgement.faults import Faults, suggestion
from clauses.judgement.tables import Table
from clauses.records import (
    ACTORS,
    CLOCKS,
    COUNTED_FROM,
    DATA,
    RECIPIENTS,
    TRIGGERS,
    Condition,
    FactCondition,
    Family,
    Law,
    LawStatus,
    PassageCondition,
    Policy,
    Rule,
    RuleExample,
    Severity,
    SeverityWhen,
    Stance,
)

_TOP = ("id", "title", "version", "scope")
_LAW = ("citation", "status", "date", "source")
_RULE = ("id", "title", "family", "severity", "when", "law", "why", "advice")
_RULE_MAY = (
    "protection",
    "data_classes",
    "even_without_data",
    "replaces",
    "severity_when",
    "deal",
    "example",
)
# What a rule may look for: exactly one of these tables.
_LOOKS_FOR = ("condition", "fact", "passage")
_FACT = ("name", "values", "without_values", "longer_than", "at_most")
_PASSAGE = ("mentions", "also_mentions", "without_mentions", "actors")
_SEVERITY_WHEN = ("data_classes", "severity")
_EXAMPLE = ("text", "facts", "fires")
_CONDITION = (
    "families",
    "stances",
    "recipients",
    "without_recipients",
    "triggers",
    "without_triggers",
    "data",
    "actors",
    "counted_from",
    "sale",
    "longer_than",
    "at_most",
    "clocks",
    "headings",
    "mentions",
    "also_mentions",
    "without_mentions",
)
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def policy_of(content: dict[str, Any], sha256: str, faults: Faults) -> Policy:
    """Return the policy a file's `content` spells out, noting every mistake in `faults`.

    Where there is any, the policy is not to be used: it holds stand-ins.
    """
    top = Table(faults, (), content, "a policy")
    top.allow((*_TOP, "law", "rule"))
    top.require(_TOP)
    top.require(("law",), "add a table [law.short-name] with its citation, status, date and source")
    top.require(("rule",), "add one that begins with [[rule]]")
    name = _id(top)
    laws = _laws(top)
    rules = tuple(_rule(table, name, laws) for table in top.tables("rule", "a rule"))
    return Policy(
        id=name,
        title=top.text("title"),
        version=top.date("version", whole=True),
        scope=top.text("scope"),
        sha256=sha256,
        rules=rules,
    )


def _id(table: Table) -> str:
    value = table.text("id")
    if value and not _ID.fullmatch(value):
        advice = "use small letters and digits, joined by hyphens"
        table.fault("id", f"id '{value}' is not in the form of an id", advice)
    return value


def _laws(top: Table) -> dict[str, Law]:
    table = top.table("law", "law")
    return {key: _law(table.table(key, f"law '{key}'")) for key in table.content}


def _law(table: Table) -> Law:
    table.allow(_LAW)
    table.require(_LAW)
    source = table.text("source")
    if source and not source.startswith(("https://", "http://")):
        table.fault("source", f"source '{source}' is no web address", "begin it with https://")
    return Law(
        citation=table.text("citation"),
        status=LawStatus(table.choice("status", vocabulary.LAW_STATUSES)),
        date=table.date("date", whole=False),
        source=source,
    )


def _rule(table: Table, policy: str, laws: dict[str, Law]) -> Rule:
    table.allow((*_RULE, *_RULE_MAY, *_LOOKS_FOR))
    table.require(_RULE)
    family = table.choice("family", (*vocabulary.FAMILIES, vocabulary.DEAL))
    return Rule(
        id=_id(table),
        policy=policy,
        title=table.text("title"),
        family=None if family == vocabulary.DEAL else Family(family),
        severity=Severity(table.choice("severity", vocabulary.SEVERITIES)),
        when=table.choice("when", vocabulary.WHEN),
        condition=_looked_for(table, family),
        why=table.text("why"),
        advice=table.text("advice"),
        law=_cited(table, laws),
        data_classes=table.choices("data_classes", vocabulary.DATA_CLASSES, "data class"),
        examples=_examples(table),
        protection=_protection(table),
        severities=tuple(map(_severity_when, table.tables("severity_when", "a severity_when"))),
        deal=_deal(table.table("deal", "a deal")),
        even_without_data=table.flag("even_without_data") or False,
        replaces=table.texts("replaces"),
    )


def _looked_for(table: Table, family: str) -> Condition | FactCondition | PassageCondition:
    named = [key for key in _LOOKS_FOR if key in table.content]
    if not named:
        advice = "add a table [rule.condition] that says what it looks for"
        table.fault("condition", "a rule has no condition, fact or passage", advice)
    for key in named[1:]:
        place = table.faults.places.key((*table.path, key))
        found = f"a rule has both a {named[0]} and a {key}"
        table.faults.at(place, found, "keep one, and make a rule of its own of the other")
    if named[:1] == ["fact"]:
        return _fact(table.table("fact", "a fact"))
    if named[:1] == ["passage"]:
        return _passage(table.table("passage", "a passage"))
    return _condition(table.table("condition", "a condition"), family)


def _fact(table: Table) -> FactCondition:
    table.allow(_FACT)
    table.require(("name",))
    return FactCondition(
        name=table.choice("name", vocabulary.FACTS, "fact"),
        values=table.texts("values"),
        without_values=table.texts("without_values"),
        longer_than=table.duration("longer_than"),
        at_most=table.duration("at_most"),
    )


def _passage(table: Table) -> PassageCondition:
    table.allow(_PASSAGE)
    table.require(("mentions",))
    return PassageCondition(
        mentions=table.texts("mentions"),
        also_mentions=table.texts("also_mentions"),
        without_mentions=table.texts("without_mentions"),
        actors=table.choices("actors", ACTORS, "actor"),
    )


def _severity_when(table: Table) -> SeverityWhen:
    table.allow(_SEVERITY_WHEN)
    table.require(_SEVERITY_WHEN)
    return SeverityWhen(
        data_classes=table.choices("data_classes", vocabulary.DATA_CLASSES, "data class"),
        severity=Severity(table.choice("severity", vocabulary.SEVERITIES)),
    )


def _deal(table: Table) -> tuple[tuple[str, tuple[str, ...]], ...]:
    table.allow(vocabulary.FACTS)
    return tuple((name, table.texts(name)) for name in table.content)


def _protection(table: Table) -> str:
    """Return how the protection an "absent" rule looks for is called; a "present" rule has none."""
    there, when = "protection" in table.content, table.content.get("when")
    if when == "absent" and not there:
        advice = 'add protection = "..." that names what is there when it is found'
        table.fault("protection", 'a rule with when = "absent" has no protection', advice)
    elif when == "present" and there:
        place = table.faults.places.key((*table.path, "protection"))
        found = 'a rule with when = "present" has a protection'
        table.faults.at(place, found, 'take it out, or write when = "absent"')
    return table.text("protection")


def _cited(table: Table, laws: dict[str, Law]) -> tuple[Law, ...]:
    cited = []
    for index, key in enumerate(table.texts("law")):
        if key in laws:
            cited.append(laws[key])
        else:
            place = table.faults.places.value((*table.path, "law", index))
            advice = suggestion(key, laws) if laws else f"add a table [law.{key}]"
            table.faults.at(place, f"there is no law '{key}' in this file", advice)
    return tuple(cited)


def _condition(table: Table, family: str) -> Condition:
    table.allow(_CONDITION)
    if not table.content and table.there:
        advice = 'say what it looks for, such as stances = ["permits"]'
        table.faults.at(table.faults.places.value(table.path), "a condition asks nothing", advice)
    own = vocabulary.FAMILIES if family == vocabulary.DEAL else (family,)
    families = table.choices("families", vocabulary.FAMILIES, "family") or own
    return Condition(
        families=tuple(map(Family, families)),
        stances=tuple(map(Stance, table.choices("stances", vocabulary.STANCES, "stance"))),
        recipients=table.choices("recipients", RECIPIENTS, "recipient"),
        without_recipients=table.choices("without_recipients", RECIPIENTS, "recipient"),
        triggers=table.choices("triggers", TRIGGERS, "trigger"),
        without_triggers=table.choices("without_triggers", TRIGGERS, "trigger"),
        data=table.choices("data", DATA, "kind of data"),
        actors=table.choices("actors", ACTORS, "actor"),
        counted_from=table.choices("counted_from", COUNTED_FROM, "start of a period"),
        sale=table.flag("sale"),
        longer_than=table.duration("longer_than"),
        at_most=table.duration("at_most"),
        mentions=table.texts("mentions"),
        without_mentions=table.texts("without_mentions"),
        also_mentions=table.texts("also_mentions"),
        clocks=table.choices("clocks", CLOCKS, "clock"),
        headings=table.texts("headings"),
    )


def _examples(table: Table) -> tuple[RuleExample, ...]:
    made = []
    unclear = False
    for one in table.tables("example", "an example"):
        one.allow(_EXAMPLE)
        one.require(("fires",) if "facts" in one.content else ("text", "fires"))
        fires = one.flag("fires")
        unclear = unclear or fires is None
        facts = _example_facts(one.table("facts", "facts"))
        made.append(RuleExample(text=one.text("text"), fires=bool(fires), facts=facts))
    if not unclear:
        _require_both_kinds(table, made)
    return tuple(made)


def _example_facts(table: Table) -> tuple[tuple[str, str], ...]:
    table.allow(vocabulary.FACTS)
    return tuple((name, table.text(name)) for name in table.content)


def _require_both_kinds(table: Table, made: Sequence[RuleExample]) -> None:
    for fires, kind in ((True, "fires"), (False, "does not fire")):
        if not any(example.fires is fires for example in made):
            advice = f"add [[rule.example]] with text = ... and fires = {str(fires).lower()}"
            place = table.faults.places.key(table.path)
            table.faults.at(place, f"a rule has no example that {kind}", advice)
