import dataclasses
import tomllib

import pytest

from clauses.judgement.faults import Faults
from clauses.judgement.schema import policy_of
from clauses.records import (
    Condition,
    FactCondition,
    Family,
    PassageCondition,
    Rule,
    RuleExample,
    Severity,
    SeverityWhen,
)

EVERY_FIELD = """
id = "elm"
title = "Elm"
version = 2026-01-01
scope = "Elm."
[law.a]
citation = "A"
status = "proposed"
date = "2024"
source = "https://elm.example"
[[rule]]
id = "a"
title = "A"
family = "retention"
severity = "info"
when = "absent"
protection = "Not A"
law = ["a"]
why = "Why."
advice = "Ask."
[rule.condition]
families = ["retention", "federal_access"]
stances = ["prohibits"]
recipients = ["public"]
without_recipients = ["acquirer"]
triggers = ["notice"]
without_triggers = ["consent"]
data = ["any"]
actors = ["vendor"]
counted_from = ["capture"]
sale = false
longer_than = "P1D"
at_most = "P1Y"
clocks = ["data"]
headings = ["Data"]
mentions = ["log"]
also_mentions = ["search"]
without_mentions = ["logs"]
[[rule.example]]
text = "It fires."
fires = true
[[rule.example]]
text = "It does not."
fires = false
"""


def test_every_field_of_a_condition_can_be_written() -> None:
    faults = Faults("elm.toml")
    policy = policy_of(tomllib.loads(EVERY_FIELD), "0", faults)
    assert faults.found == []
    assert policy.rules[0].protection == "Not A"
    condition = policy.rules[0].condition
    assert isinstance(condition, Condition)
    unset = [
        field.name
        for field in dataclasses.fields(Condition)
        if getattr(condition, field.name) in ((), None)
    ]
    assert unset == []
    assert condition.sale is False


def read(old: str, new: str, text: str = EVERY_FIELD) -> tuple[Rule, list[str]]:
    assert old in text
    faults = Faults("elm.toml")
    policy = policy_of(tomllib.loads(text.replace(old, new)), "0", faults)
    return policy.rules[0], [f"{fault.found}; {fault.advice}" for fault in faults.found]


CONDITION = EVERY_FIELD[EVERY_FIELD.index("[rule.condition]") : EVERY_FIELD.index("[[rule.ex")]


def test_a_rule_may_ask_a_fact() -> None:
    fact = """[rule.fact]
name = "breach_notice"
values = ["P1D", "P9D"]
without_values = ["P5D"]
longer_than = "PT72H"
at_most = "P30D"
"""
    rule, faults = read(CONDITION, fact)
    assert faults == []
    assert rule.condition == FactCondition(
        "breach_notice", ("P1D", "P9D"), ("P5D",), "PT72H", "P30D"
    )


def test_a_rule_may_ask_for_words() -> None:
    words = """[rule.passage]
mentions = ["wall"]
also_mentions = ["border"]
without_mentions = ["never"]
"""
    rule, faults = read(CONDITION, words)
    assert faults == []
    assert rule.condition == PassageCondition(("wall",), ("border",), ("never",))


def test_a_rule_on_the_deal_has_no_family() -> None:
    rule, faults = read('family = "retention"', 'family = "deal"')
    assert (rule.family, faults) == (None, [])
    assert read('family = "retention"', 'family = "retention"')[0].family is Family.RETENTION


def test_for_which_deals_a_rule_is() -> None:
    more = """data_classes = ["plates"]
even_without_data = true
replaces = ["general"]
[[rule.severity_when]]
data_classes = ["plates", "audio"]
severity = "critical"
[rule.deal]
event = ["renewal", "extension"]
[rule.condition]"""
    rule, faults = read("[rule.condition]", more)
    assert faults == []
    assert rule.severities == (SeverityWhen(("plates", "audio"), Severity.CRITICAL),)
    assert rule.deal == (("event", ("renewal", "extension")),)
    assert (rule.even_without_data, rule.replaces) == (True, ("general",))


def test_an_example_may_give_facts() -> None:
    rule, faults = read('text = "It fires."', 'facts = { breach_notice = "P10D" }')
    assert faults == []
    assert rule.examples[0] == RuleExample("", True, (("breach_notice", "P10D"),))


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        (
            "[rule.condition]",
            '[rule.fact]\nname = "term"\n[rule.condition]',
            "a rule has both a condition and a fact; "
            "keep one, and make a rule of its own of the other",
        ),
        (
            CONDITION,
            "",
            "a rule has no condition, fact or passage; "
            "add a table [rule.condition] that says what it looks for",
        ),
        (
            CONDITION,
            '[rule.fact]\nname = "breach_notise"\n',
            "unknown fact 'breach_notise'; did you mean 'breach_notice'?",
        ),
        (CONDITION, "[rule.fact]\n", "a fact has no name; add name = ... to it"),
        (
            CONDITION,
            '[rule.passage]\nalso_mentions = ["wall"]\n',
            "a passage has no mentions; add mentions = ... to it",
        ),
        (
            "[rule.condition]",
            '[rule.deal]\nevents = ["new"]\n[rule.condition]',
            "a deal has no key 'events'; did you mean 'event'?",
        ),
        (
            'text = "It fires."',
            'facts = { events = "new" }',
            "facts has no key 'events'; did you mean 'event'?",
        ),
        (
            "[rule.condition]",
            '[[rule.severity_when]]\nseverity = "high"\n[rule.condition]',
            "a severity_when has no data_classes; add data_classes = ... to it",
        ),
        ('clocks = ["data"]', 'clocks = ["dat"]', "unknown clock 'dat'; did you mean 'data'?"),
    ],
)
def test_mistakes_are_named(old: str, new: str, fault: str) -> None:
    assert read(old, new)[1] == [fault]
