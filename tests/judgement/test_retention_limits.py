from dataclasses import replace

from clauses.judgement import bundled_policies, load_policies
from clauses.judgement.retention_limits import retention_limits
from clauses.records import Condition, Family, Policy, RetentionLimit, Rule, Severity

RULE = Rule(
    id="kept-long",
    policy="sample",
    title="Kept long",
    family=Family.RETENTION,
    severity=Severity.HIGH,
    when="present",
    condition=Condition(families=(Family.RETENTION,), longer_than="P60D", clocks=("data",)),
    why="",
    advice="",
    law=(),
    data_classes=("plates",),
    examples=(),
)


def policy(*rules: Rule) -> Policy:
    return Policy("sample", "Sample", "1", "", "", rules)


def asking(longer_than: str | None, *clocks: str) -> Condition:
    return Condition(families=(Family.RETENTION,), longer_than=longer_than, clocks=clocks)


def test_limits_of_present_rules_on_the_data_stand_shortest_first() -> None:
    year = replace(RULE, id="kept-a-year", condition=asking("P1Y"), data_classes=())
    assert retention_limits([policy(year, RULE)]) == (
        RetentionLimit("kept-long", "sample", "Kept long", Severity.HIGH, "P60D", ("plates",)),
        RetentionLimit("kept-a-year", "sample", "Kept long", Severity.HIGH, "P1Y", ()),
    )


def test_rules_on_logs_on_what_is_missing_or_on_any_period_at_all_set_no_limit() -> None:
    others = (
        replace(RULE, condition=asking("P1Y", "logs")),
        replace(RULE, condition=asking("P90D", "after_termination")),
        replace(RULE, condition=asking("P0D", "data")),
        replace(RULE, condition=asking(None, "data")),
        replace(RULE, when="absent"),
    )
    assert retention_limits([policy(*others)]) == ()


def test_the_bundled_policies_set_limits() -> None:
    found = {one.rule: one.period for one in retention_limits(load_policies(bundled_policies()))}
    assert found["retention-over-a-year"] == "P1Y"
