import numpy as np

from clauses.classification.word_screen import rules_out
from clauses.training.examples import Example
from clauses.training.word_screen import fit_word_screen
from tests.training.made import example


def documents() -> list[Example]:
    """Ten documents, each with a sentence that shares, one that paints, one on both."""
    made = []
    for place in range(10):
        group = f"document-{place}"
        made += [
            example("Vendor may share data.", "sharing permits", group=group),
            example("Vendor may paint walls.", group=group),
            example("Vendor may share and paint walls.", "sharing permits", group=group),
        ]
    return made


def test_what_findings_say_passes_and_what_the_others_say_does_not() -> None:
    examples = documents()
    screen, ruled_out = fit_word_screen(examples, np.ones(len(examples)))
    for one in examples:
        assert rules_out(screen, one.passage) is not bool(one.labels)
    assert ruled_out == 0.333


def test_a_finding_out_of_reach_of_the_linear_model_does_not_lower_the_threshold() -> None:
    odd = example("Walls.", "sharing permits", group="document-10")
    examples = [*documents(), odd]
    within = np.ones(len(examples))
    beyond = within.copy()
    beyond[-1] = -9.0
    low, _ = fit_word_screen(examples, within)
    high, _ = fit_word_screen(examples, beyond)
    assert low.threshold < high.threshold
    assert not rules_out(high, examples[0].passage)


def test_the_same_examples_give_the_same_screen() -> None:
    examples = documents()
    scores = np.ones(len(examples))
    assert fit_word_screen(examples, scores) == fit_word_screen(examples, scores)
