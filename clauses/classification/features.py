"""Turn a passage into the names of the features a linear model weighs.

Each name begins with the stream it comes from: `w` the words, `n` the words with parties,
recipients, data and periods replaced by what they are, `c` letters within words, `h` heading,
`p` part, `l` lead-in, `b` the sentence before, `f` facts of drafting (who, may, must not, except).
"""

import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
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
# Letters one of which stands in every match, tried before the pattern: much cheaper.
_Phrases = tuple[tuple[str, ...], re.Pattern[str]]
_UNIT = re.compile(r"\b(?:hour|day|week|month|year|hr|yr|mo)s?\b", re.IGNORECASE)
# An alternative of the drafting facts that is one word: it matches a whole word or none.
_ONE_WORD = re.compile(r"[a-z?*+()|:\[\]]+(?:\\w[a-z?*+()|:\[\]]*)*")
# What of a pattern need not stand in a text it matches, letter for letter.
_NOT_LITERAL = re.compile(r"\((?:[^()]|\([^()]*\))*\)[?*+]?|\[[^]]*\][?*+]?|\\?.[?*+]|\\.")
_LONGEST_WORD = 40  # characters; longer ones are not kept in memory


@cache
def _table(name: str) -> dict[str, Any]:
    source = files("clauses.classification").joinpath(name).read_text("utf-8")
    return tomllib.loads(source)


@cache
def _drafting() -> tuple[dict[str, re.Pattern[str]], dict[str, _Phrases]]:
    """The facts of drafting as patterns over lower-case text: of single words, and of phrases."""
    words, phrases = {}, {}
    for fact, alternatives in _table("drafting.toml").items():
        single = [one for one in alternatives if _ONE_WORD.fullmatch(one)]
        others = [one for one in alternatives if not _ONE_WORD.fullmatch(one)]
        if single:
            words[fact] = re.compile("|".join(single))
        if others:
            literals = tuple({max(_NOT_LITERAL.split(one), key=len) for one in others})
            phrases[fact] = (literals, re.compile(rf"\b(?:{'|'.join(others)})\b"))
    return words, phrases


@lru_cache(maxsize=8192)
def _facts_of(word: str) -> tuple[str, ...]:
    return tuple(fact for fact, pattern in _drafting()[0].items() if pattern.fullmatch(word))


def _facts_in(lower: str) -> list[str]:
    """The facts of drafting in lower-case text, in the order of the table."""
    seen: set[str] = set()
    for word in set(re.findall(r"\w+", lower)):
        if len(word) <= _LONGEST_WORD:
            seen.update(_facts_of(word))
        else:
            seen.update(_facts_of.__wrapped__(word))
    for fact, (literals, pattern) in _drafting()[1].items():
        if fact not in seen and any(one in lower for one in literals) and pattern.search(lower):
            seen.add(fact)
    return [fact for fact in _table("drafting.toml") if fact in seen]


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
    return tuple(sorted(feature_set(passage)))


def feature_set(passage: Passage) -> set[str]:
    """Return the feature names of a passage."""
    text = folded(passage.text[:LONGEST_PASSAGE])
    said = mentions(text)
    words = tokens(text)
    found = _named("w", words)
    found.update([f"w {a} {b}" for a, b in pairwise(words)])
    for word in set(words):
        found.update(_letters(word) if len(word) <= _LONGEST_WORD else _letters.__wrapped__(word))
    generic = tokens(_generic(text, said))
    threes = tuple(zip(generic, generic[1:], generic[2:], strict=False))
    found.update([f"n {a} {b}" for a, b in pairwise(generic)])
    found.update([f"n {a} {b} {c}" for a, b, c in threes])
    found.update([f"n {a} .. {c}" for a, _, c in threes])
    found.update(_facts(text.lower(), said))
    found |= _context("h", passage.heading)
    found |= _context("p", passage.part)
    if passage.lead_in:
        found |= _lead_in(passage.lead_in)
    found |= _context("b", passage.before[-400:])
    return found


def _named(stream: str, words: Iterable[str]) -> set[str]:
    return {f"{stream} {word}" for word in words}


# Headings and lead-ins are those of many passages in a row.
@lru_cache(maxsize=64)
def _context(stream: str, text: str) -> frozenset[str]:
    return frozenset(_named(stream, tokens(text)))


@lru_cache(maxsize=64)
def _lead_in(text: str) -> frozenset[str]:
    words = tokens(text)
    found = _named("l", words)
    found.update([f"l {a} {b}" for a, b in pairwise(words)])
    found.update([f"l{fact}" for fact in _facts(folded(text).lower(), ())])
    return frozenset(found)


@lru_cache(maxsize=8192)
def _letters(word: str) -> tuple[str, ...]:
    padded = f" {word} "
    return tuple(
        f"c {padded[start : start + length]}"
        for length in CHARACTER_LENGTHS
        for start in range(len(padded) - length + 1)
    )


def _generic(text: str, said: Sequence[Mention]) -> str:
    """The text with mentions replaced by their labels and periods by "period"."""
    out, at = [], 0
    for mention in said:
        out += [text[at : mention.start], f" {mention.label.replace('_', '-')} "]
        at = mention.end
    out.append(text[at:])
    generic = "".join(out)
    return _PERIOD.sub(" period ", generic) if _UNIT.search(generic) else generic


def _facts(lower: str, said: Sequence[Mention]) -> Iterator[str]:
    """Facts of drafting, and each with each recipient class and with each other."""
    here = _facts_in(lower)
    if _UNIT.search(lower) and _PERIOD.search(lower):
        here.append("period")
    yield from (f"f {name}" for name in here)
    yield from (f"f {a}+{b}" for i, a in enumerate(here) for b in here[i + 1 :])
    labels = sorted({mention.label for mention in said})
    yield from (f"f {label}" for label in labels)
    yield from (f"f {label}+{name}" for label in labels for name in here)
