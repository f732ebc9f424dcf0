"""Turn a passage into the names of the features a linear model weighs.

Each name begins with the stream it comes from: `w` the words, `n` the words with parties,
recipients, data and periods replaced by what they are, `c` letters within words, `h` heading,
`p` part, `l` lead-in, `b` the sentence before, `f` facts of drafting (who, may, must not, except).
"""

import re
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import Any

from clauses.classification.passages import Passage
from clauses.language import Mention, folded, phrase_finder, tokens

CHARACTER_LENGTHS = (4, 5)
LONGEST_PASSAGE = (
    4000  # characters; beyond this a "sentence" is a broken page, and only its start counts
)

_NUMBER = (
    r"(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|eighteen|twenty"
    r"|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|\(?\d[\d,]*\)?)"
)
_KINDS = r"(?:calendar |business |working |consecutive )?"
_PERIOD = re.compile(
    rf"\b{_NUMBER}(?:[\s-]{{1,2}}{_NUMBER}){{0,4}}[\s-]{{1,2}}{_KINDS}"
    r"(?:hour|day|week|month|year|hr|yr|mo)s?\b",
    re.IGNORECASE,
)


@cache
def _table(name: str) -> dict[str, Any]:
    source = files("clauses.classification").joinpath(name).read_text("utf-8")
    return tomllib.loads(source)


@cache
def _drafting() -> dict[str, re.Pattern[str]]:
    """The facts of drafting, each as one pattern over lower-case text."""
    return {
        fact: re.compile(rf"\b(?:{'|'.join(alternatives)})\b")
        for fact, alternatives in _table("drafting.toml").items()
    }


@cache
def mention_table() -> dict[str, tuple[str, ...]]:
    """Return the phrases of `mentions.toml` by label."""
    return {
        label: tuple(phrases)
        for group in _table("mentions.toml").values()
        for label, phrases in group.items()
    }


def mentions(text: str) -> tuple[Mention, ...]:
    """Return who and what `text` speaks of, in order."""
    return phrase_finder(mention_table())(text)


def features(passage: Passage) -> tuple[str, ...]:
    """Return the distinct feature names of a passage, sorted."""
    text = folded(passage.text[:LONGEST_PASSAGE])
    said = mentions(text)
    words = tokens(text)
    found = {f"w {w}" for w in words}
    found.update(f"w {a} {b}" for a, b in pairwise(words))
    found.update(_letters(words))
    generic = tokens(_generic(text, said))
    found.update(f"n {' '.join(gram)}" for gram in _grams(generic, (2, 3)))
    found.update(
        f"n {a} .. {c}" for a, _, c in zip(generic, generic[1:], generic[2:], strict=False)
    )
    found.update(_facts(text.lower(), said))
    found.update(f"h {w}" for w in tokens(passage.heading))
    found.update(f"p {w}" for w in tokens(passage.part))
    lead_in = tokens(passage.lead_in)
    found.update(f"l {' '.join(gram)}" for gram in _grams(lead_in, (1, 2)))
    found.update(f"l{fact}" for fact in _facts(folded(passage.lead_in).lower(), ()))
    found.update(f"b {w}" for w in tokens(passage.before[-400:]))
    return tuple(sorted(found))


def _grams(words: Sequence[str], lengths: Sequence[int]) -> Iterator[tuple[str, ...]]:
    for length in lengths:
        yield from zip(*(words[i:] for i in range(length)), strict=False)


def _letters(words: Sequence[str]) -> Iterator[str]:
    for word in words:
        padded = f" {word} "
        for length in CHARACTER_LENGTHS:
            for start in range(len(padded) - length + 1):
                yield f"c {padded[start : start + length]}"


def _generic(text: str, said: Sequence[Mention]) -> str:
    """The text with mentions replaced by their labels and periods by "period"."""
    out, at = [], 0
    for mention in said:
        out += [text[at : mention.start], f" {mention.label.replace('_', '-')} "]
        at = mention.end
    out.append(text[at:])
    return _PERIOD.sub(" period ", "".join(out))


def _facts(lower: str, said: Sequence[Mention]) -> Iterator[str]:
    """Facts of drafting, and each with each recipient class and with each other."""
    here = [fact for fact, pattern in _drafting().items() if pattern.search(lower)]
    if _PERIOD.search(lower):
        here.append("period")
    yield from (f"f {name}" for name in here)
    yield from (f"f {a}+{b}" for i, a in enumerate(here) for b in here[i + 1 :])
    labels = sorted({mention.label for mention in said})
    yield from (f"f {label}" for label in labels)
    yield from (f"f {label}+{name}" for label in labels for name in here)
