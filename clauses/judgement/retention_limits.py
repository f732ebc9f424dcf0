"""The periods beyond which the rules in force hold data to be kept too long."""

from collections.abc import Sequence

from clauses.judgement.durations import days
from clauses.records import Condition, Family, Policy, RetentionLimit, Rule


def retention_limits(policies: Sequence[Policy]) -> tuple[RetentionLimit, ...]:
    """Return the limits that rules of the policies set to how long data is kept, shortest first.

    Rules on logs, backups or what is left after the contract ends have clocks of their own, and
    set no limit to the data itself.
    """
    found = (
        RetentionLimit(rule.id, rule.policy, rule.title, rule.severity, period, rule.data_classes)
        for policy in policies
        for rule in policy.rules
        if (period := _limit(rule))
    )
    return tuple(sorted(found, key=lambda one: (days(one.period) or 0, one.policy, one.rule)))


def _limit(rule: Rule) -> str | None:
    asked = rule.condition
    if rule.when != "present" or not isinstance(asked, Condition) or not asked.longer_than:
        return None
    on_data = asked.clocks in ((), ("data",)) and asked.families == (Family.RETENTION,)
    return asked.longer_than if on_data and days(asked.longer_than) else None
