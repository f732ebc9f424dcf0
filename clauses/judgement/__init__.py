"""`judge`: findings, policies and the facts of a deal to its risks and verdicts."""

from clauses.judgement.conditions import meets
from clauses.judgement.deals import judge
from clauses.judgement.facts import facts
from clauses.judgement.policy import bundled_policies, load_policies, load_policy
from clauses.judgement.rulings import REVIEW_BELOW

__all__ = [
    "REVIEW_BELOW",
    "bundled_policies",
    "facts",
    "judge",
    "load_policies",
    "load_policy",
    "meets",
]
