import dataclasses
import tomllib

from clauses.judgement.faults import Faults
from clauses.judgement.schema import policy_of
from clauses.records import Condition

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
mentions = ["log"]
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
    unset = [
        field.name
        for field in dataclasses.fields(Condition)
        if getattr(condition, field.name) in ((), None)
    ]
    assert unset == []
    assert condition.sale is False
