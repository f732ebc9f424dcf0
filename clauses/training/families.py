"""Which documents are of one family: copies, versions and templates that repeat each other."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from pathlib import PurePath

from clauses.training.examples import Example

# Documents that share so many sentences word for word are of one family.
SHARED_SENTENCES = 3
# Shorter sentences are the same by chance ("Governing law", "The Agreement is amended as follows").
FEWEST_LETTERS = 40
_LETTERS = re.compile(r"[^a-z0-9]+")


def families(examples: Sequence[Example]) -> tuple[str, ...]:
    """Return for each example the name of its document's family: that of its first document."""
    sentences: dict[str, set[str]] = {}
    for example in examples:
        sentences.setdefault(example.group, set())
        if len(words := same_words(example)) >= FEWEST_LETTERS:
            sentences[example.group].add(words)
    heads = {group: group for group in sentences}
    for one, other in (*_named_alike(sentences), *_repeating(sentences)):
        first, second = _head(heads, one), _head(heads, other)
        heads[max(first, second)] = min(first, second)
    return tuple(_head(heads, example.group) for example in examples)


def same_words(example: Example) -> str:
    """Return the letters and digits of a passage: equal for passages that differ in print only."""
    return _LETTERS.sub("", example.passage.text.lower())


def _named_alike(groups: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Pairs of a PDF and a text of the same name."""
    names = {group: PurePath(group).name.lower() for group in sorted(groups)}
    texts = {
        _LETTERS.sub("", name.removesuffix(".txt")): group
        for group, name in names.items()
        if not name.endswith(".pdf")
    }
    for group, name in names.items():
        text = texts.get(_LETTERS.sub("", name.removesuffix(".pdf")))
        if name.endswith(".pdf") and text is not None:
            yield text, group


def _repeating(sentences: dict[str, set[str]]) -> list[tuple[str, str]]:
    """Pairs of documents that share enough sentences."""
    holders: dict[str, list[str]] = {}
    for group in sorted(sentences):
        for words in sentences[group]:
            holders.setdefault(words, []).append(group)
    shared: dict[tuple[str, str], int] = {}
    for groups in holders.values():
        for one, other in pairwise(groups):
            shared[one, other] = shared.get((one, other), 0) + 1
    return sorted(pair for pair, count in shared.items() if count >= SHARED_SENTENCES)


def _head(heads: dict[str, str], group: str) -> str:
    while heads[group] != group:
        group = heads[group]
    return group
