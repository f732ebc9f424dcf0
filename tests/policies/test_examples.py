"""Each rule is tried on its own must-fire and must-not-fire texts, with the committed model."""

from pathlib import Path

from clauses.classification import load_model
from clauses.judgement import bundled_policies, load_policies
from clauses.pipeline import example_faults

MISREAD = Path(__file__).with_name("misread.txt")


def test_every_rule_decides_its_own_examples_but_for_those_known_to_be_misread() -> None:
    """The list of texts the model still misreads may only get shorter."""
    policies = load_policies(bundled_policies())
    known = MISREAD.read_text("utf-8").splitlines()
    assert list(example_faults(policies, load_model())) == known
