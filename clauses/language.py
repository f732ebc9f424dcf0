"""What is said about words alone: sentences, tokens, and mentions from a table of phrases.

The only module that knows spaCy. It is imported inside the functions that need it: it takes half a
second, which `clauses --help` should not.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

_WORD = re.compile(r"[a-z]+(?:['-][a-z]+)*|\d[\d.,:/-]*|[$%§;:()]")
_QUOTES = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\u00a0": " "})


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of text that a phrase of the table `label` stands for; half-open offsets."""

    label: str
    start: int
    end: int


def folded(text: str) -> str:
    """Return `text` with compatibility characters, curly quotes and dashes made plain.

    Not of the same length as `text` where it holds compatibility characters.
    """
    if text.isascii():
        return text
    return unicodedata.normalize("NFKC", text).translate(_QUOTES)


def tokens(text: str) -> list[str]:
    """Return the lower-case words, numbers and telling signs of `text`, in order."""
    return _WORD.findall(folded(text).lower())


def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Return the half-open spans of the sentences of `text`, white space trimmed, in order.

    A list inside a sentence ("(a) …; (b) …") does not break it.
    """
    import nupunkt

    found = []
    for start, end in nupunkt.sent_spans(text):
        while end > start and text[end - 1].isspace():
            end -= 1
        while start < end and text[start].isspace():
            start += 1
        if end > start:
            found.append((start, end))
    return tuple(found)


def phrase_finder(
    table: Mapping[str, Sequence[str]],
) -> Callable[[str], tuple[Mention, ...]]:
    """Return a function that finds the phrases of `table` in a text, by label, in order.

    A phrase matches whole words in any capitals, except that words written in capitals in the
    table ("ICE") match only so. The longest phrase wins where two overlap.
    """
    return _phrase_finder(tuple((label, tuple(phrases)) for label, phrases in table.items()))


@lru_cache(maxsize=4)
def _phrase_finder(
    table: tuple[tuple[str, tuple[str, ...]], ...],
) -> Callable[[str], tuple[Mention, ...]]:
    import spacy
    from spacy.matcher import PhraseMatcher
    from spacy.util import filter_spans

    nlp = spacy.blank("en")
    exact = PhraseMatcher(nlp.vocab, attr="ORTH")
    loose = PhraseMatcher(nlp.vocab, attr="LOWER")
    for label, phrases in table:
        capitals = [p for p in phrases if p.isupper()]
        others = [p for p in phrases if not p.isupper()]
        if capitals:
            exact.add(label, [nlp.make_doc(p) for p in capitals])
        if others:
            loose.add(label, [nlp.make_doc(p) for p in others])

    def find(text: str) -> tuple[Mention, ...]:
        doc = nlp.make_doc(text)
        spans = [*exact(doc, as_spans=True), *loose(doc, as_spans=True)]
        return tuple(
            Mention(span.label_, span.start_char, span.end_char) for span in filter_spans(spans)
        )

    return find
