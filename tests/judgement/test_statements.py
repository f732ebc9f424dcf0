import re

from clauses.judgement.running_text import running_text
from clauses.judgement.statements import Sign, compiled, first_stated, sentences_with
from clauses.records import Fact
from tests.judgement.made import reviewed

TEXT = running_text(reviewed("The elm is old. The oak, however, is young.", "The oak is not old."))


def test_each_sentence_with_the_gate_once() -> None:
    found = [one.text for one in sentences_with(TEXT, re.compile("o"))]
    assert found == ["The elm is old.", "The oak, however, is young.", "The oak is not old."]


def test_the_first_sentence_that_says_it_and_does_not_deny_it() -> None:
    old = Sign("old", "true", re.compile("old"), compiled("oak|elm"), compiled(r"\bnot\b"))
    assert first_stated(TEXT, (old,)) == Fact("old", "true", "The elm is old.", 1, "deal.pdf")
    oak = Sign("old", "true", re.compile("old"), compiled("oak"), compiled(r"\bnot\b"))
    assert first_stated(TEXT, (oak,)) is None


def test_in_parts_a_denial_after_a_semicolon_is_another_matter() -> None:
    text = running_text(reviewed("The elm is old; the oak is not."))
    whole = Sign("old", "true", re.compile("old"), compiled("elm"), compiled(r"\bnot\b"))
    parts = Sign("old", "true", whole.gate, whole.words, whole.refused, in_parts=True)
    assert first_stated(text, (whole,)) is None
    assert first_stated(text, (parts,)) is not None
