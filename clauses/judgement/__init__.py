"""`judge`: findings, policies and the facts of a deal to its risks and verdicts."""

from clauses.judgement.conditions import meets
from clauses.judgement.deals import Known, judge
from clauses.judgement.facts import facts
from clauses.judgement.manifest import Manifest, load_manifest
from clauses.judgement.policy import (
    bundled_policies,
    bundled_policy,
    load_policies,
    load_policy,
    sound_policies,
)
from clauses.judgement.profiles import bundled_profiles, load_profiles, profiled
from clauses.judgement.vendors import bundled_vendors, load_vendors

__all__ = [
    "Known",
    "Manifest",
    "bundled_policies",
    "bundled_policy",
    "bundled_profiles",
    "bundled_vendors",
    "facts",
    "judge",
    "load_manifest",
    "load_policies",
    "load_policy",
    "load_profiles",
    "load_vendors",
    "meets",
    "profiled",
    "sound_policies",
]
