"""`judge`: findings, policies and the facts of a deal to its risks and verdicts."""

from clauses.judgement.conditions import meets
from clauses.judgement.policy import bundled_policies, load_policies, load_policy

__all__ = ["bundled_policies", "load_policies", "load_policy", "meets"]
