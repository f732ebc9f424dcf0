"""`judge`: findings, policies and the facts of a deal to its risks and verdicts."""

from clauses.judgement.conditions import meets
from clauses.judgement.deals import judge
from clauses.judgement.facts import facts
from clauses.judgement.policy import (
    bundled_policies,
    bundled_policy,
    load_policies,
    load_policy,
    sound_policies,
)
from clauses.judgement.profiles import bundled_profiles, load_profiles, profiled
from clauses.judgement.rulings import REVIEW_BELOW

__all__ = [
    "REVIEW_BELOW",
    "bundled_policies",
    "bundled_policy",
    "bundled_profiles",
    "facts",
    "judge",
    "load_policies",
    "load_policy",
    "load_profiles",
    "meets",
    "profiled",
    "sound_policies",
]
