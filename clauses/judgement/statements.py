"""Find the first sentence of a document that says a thing in certain words and denies it not."""

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from clauses.judgement.running_text import RunningText
from clauses.language import sentences
from clauses.records import Fact

Pattern = re.Pattern[str]
_MOST = 400  # occurrences of a gate looked at, so that a hostile text costs little
_LONGEST = 6_000  # characters of a line that is split into sentences
_LEAD_IN = 240  # characters of a lead-in that count as part of the sentence it leads to


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence from `start` of the running text on; `context` is it with its lead-in before."""

    start: int
    text: str
    context: str


@dataclass(frozen=True, slots=True)
class Sign:
    """What says that the fact `name` has `value`: all of `words` in a sentence, none of `refused`.

    `gate` is a cheap pattern that must occur for the sentence to be looked at. With `in_parts`,
    what semicolons part is looked at by itself.
    """

    name: str
    value: str
    gate: Pattern
    words: tuple[Pattern, ...]
    refused: tuple[Pattern, ...] = ()
    in_parts: bool = False


def compiled(*words: str) -> tuple[Pattern, ...]:
    """Return the patterns, capitals not counting."""
    return tuple(re.compile(one, re.IGNORECASE) for one in words)


def sentences_with(text: RunningText, gate: Pattern) -> Iterator[Sentence]:
    """Yield the sentences in which `gate` matches, each once, in order."""
    last = -1
    for m in itertools.islice(gate.finditer(text.text), _MOST):
        if m.start() < last:
            continue
        found = _around(text, m.start())
        last = found.start + len(found.text)
        yield found


def _around(text: RunningText, at: int) -> Sentence:
    start = max(text.text.rfind("\n", 0, at) + 1, at - _LONGEST)
    end = text.text.find("\n", at)
    end = min(len(text.text) if end < 0 else end, at + _LONGEST)
    line = text.text[start:end]
    for first, last in sentences(line):
        if first <= at - start < last:
            words = line[first:last]
            return Sentence(start + first, words, f"{text.lead_in(at)[-_LEAD_IN:]} {words}".strip())
    return Sentence(start, line, line)


def first_stated(text: RunningText, signs: Sequence[Sign]) -> Fact | None:
    """Return the fact of the first sign that a sentence of the text shows, or None."""
    for sign in signs:
        for sentence in sentences_with(text, sign.gate):
            parts = sentence.context.split(";") if sign.in_parts else (sentence.context,)
            if any(shows(part, sign.words, sign.refused) for part in parts):
                return fact(text, sign.name, sign.value, sentence)
    return None


def shows(sentence: str, words: Sequence[Pattern], refused: Sequence[Pattern]) -> bool:
    """Return whether the sentence holds all of `words` and none of `refused`."""
    return all(one.search(sentence) for one in words) and not any(
        one.search(sentence) for one in refused
    )


def fact(text: RunningText, name: str, value: str, sentence: Sentence) -> Fact:
    """Return a fact that rests on a sentence of the text."""
    page = text.page(sentence.start)
    return Fact(name, value, sentence.text, page, text.document.path)
