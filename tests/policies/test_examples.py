"""Each rule fires on its own must-fire texts and on no other, with the committed model."""

from clauses.classification import load_model
from clauses.judgement import bundled_policies, load_policies
from clauses.pipeline import example_faults


def test_every_rule_decides_its_own_examples_as_they_say() -> None:
    policies = load_policies(bundled_policies())
    assert example_faults(policies, load_model()) == ()
