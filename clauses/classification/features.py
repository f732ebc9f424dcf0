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

from clauses.classification.passages import Passage
from clauses.language import Mention, folded, phrase_finder, tokens

CHARACTER_LENGTHS = (4, 5)
LONGEST_PASSAGE = 4000  # characters; beyond this a "sentence" is a broken page, and only its start counts

RECIPIENTS = (
    "federal_immigration",
    "federal_other",
    "any_government",
    "state_local_agencies",
    "subcontractors",
    "affiliates",
    "acquirer",
    "private_parties",
    "public",
)

_PERIOD = re.compile(
    r"\b(?:[a-z]+(?:-[a-z]+)?|\d+)?\s*\(?\d*\)?[ -]*"
    r"(?:calendar |business |working |consecutive )?(?:hour|day|week|month|year|hr|yr|mo)s?\b",
    re.IGNORECASE,
)
_FACTS = {
    "may": r"\b(?:may|can|is (?:free|entitled|permitted|authori[sz]ed|at liberty) to|are (?:free|entitled|permitted|authori[sz]ed)|has the right to|reserves the right|is allowed)\b",
    "maynot": r"\b(?:may|can|shall|will|must|does|do|is|are|has|have|need|would|should)(?:\s+(?:at no time|under no circumstances|in no event|never|neither))?\s*(?:not|n't|never)\b|\bcannot\b|\bwon't\b|\bdon't\b|\bneither\b|\bno \w+(?: \w+)? (?:shall|may|will|is|are)\b|\bnor\b|\bin no (?:event|case)\b|\bunder no circumstances?\b|\bprohibit|\bforbid|\bbarred?\b|\brefuses?\b|\bnever\b",
    "must": r"\b(?:shall|must|will|agrees? to|is required to|are required to|undertakes? to|is to|are to)\b(?!\s+not)",
    "except": r"\b(?:except|unless|other than|save|only if|only when|only where|only to|only as|only for|only with|provided that|subject to|solely|but for|until|without (?:the )?(?:prior|first|written|express)|apart from|excluding|so long as|on condition)\b",
    "without": r"\bwithout\b",
    "consent": r"\b(?:consent|approval|approves?|approved|permission|authori[sz]ation|agreed in writing|written instruction|instructions?|sign-off|opt(?:s|ed)?[ -]?in|switch(?:es|ed)? on|enabl|elects? in writing)\b",
    "process": r"\b(?:subpoena|warrant|court order|order of (?:a|the) court|legal process|judicial|required by law|compelled|lawful (?:request|demand|order)|as (?:the )?law requires|compulsory|discovery request|process)\b",
    "discretion": r"\b(?:discretion|deems?|sees? fit|judg(?:es?|ment)|considers?|believes?|belief|good[- ]faith|opinion|thinks?|satisfied|elects?|chooses?|wish(?:es)?|convenient|whatever|whomever|whoever|whichever|any purpose|any reason|business reasons?|legitimate|from time to time|useful|own policy|own policies|then-current|at (?:its|their|our) option)\b",
    "endless": r"\b(?:perpetual(?:ly)?|perpetuity|indefinite(?:ly)?|irrevocabl[ey]|for ever|forever|permanent(?:ly)?|no (?:scheduled|fixed|stated|set|expiry|expiration|end|limit)|for as long as|as long as|so long as|without limit|no obligation to (?:delete|return|erase|purge|destroy)|not (?:be )?(?:obliged|required|obligated) to|not less than|at least|no less than|no fewer than|minimum|survive[sd]?|open-ended|lifetime|life of|historical|archive[sd]?)\b",
    "delete": r"\b(?:delet\w*|eras\w*|purg\w*|destroy\w*|destruct\w*|overwrit\w*|expung\w*|wip(?:e|ed|es|ing)|shred\w*|dispos\w+|discard\w*|scrub\w*|return(?:ed|s)?|hand(?:ed)? back|drop(?:s|ped)?|remov\w+|expir\w+|flush\w*|aged? off|roll(?:s|ed)? off)\b",
    "keep": r"\b(?:retain\w*|retention|keep\w*|kept|stor(?:e|es|ed|ing|age)|maintain\w*|preserv\w*|archiv\w*|held|hold|holds|remain\w*|sav(?:e|es|ed)|backups?|back-ups?)\b",
    "give": r"\b(?:shar(?:e|es|ed|ing)|disclos\w*|releas\w*|transfer\w*|provid\w*|furnish\w*|suppl(?:y|ies|ied)|sell\w*|sold|sale|licens\w*|distribut\w*|disseminat\w*|transmit\w*|send\w*|sent|giv(?:e|es|en|ing)|gave|pass(?:ed|es)?|forward\w*|mak(?:e|es|ing) available|made available|publish\w*|export\w*|contribut\w*|pool\w*|exchang\w*|hand\w*|show\w*|reveal\w*|communicat\w*|convey\w*|rent\w*|lend\w*|divulg\w*|expos\w*|feed|feeds|open(?:s|ed)? to|post(?:s|ed)?|report(?:s|ed)? to|deliver\w*)\b",
    "access": r"\b(?:access\w*|log-?ins?|log in|view\w*|quer(?:y|ies|ied)|search\w*|look[- ]?ups?|credential\w*|connect\w*|link\w*|see|sees|seen|inspect\w*|consult\w*)\b",
    "sale": r"\b(?:sell|sells|sold|sale|sales|rent|rents|rented|trade|traded|barter\w*|moneti[sz]\w*|for value|consideration|commerciali[sz]\w*|revenue|royalt\w*|licens\w*)\b",
    "after": r"\b(?:terminat\w*|expir\w*|end of (?:the|this)|upon completion|after (?:the|this)|wind(?:s|ing)?[- ]?(?:up|down)|leaves?|close-?out|off-?board\w*|cancel\w*|cessation)\b",
    "now": r"\b(?:immediately|at once|forthwith|promptly|without delay|as soon as|on the spot|instantly|in memory|not (?:be )?(?:stored|saved|recorded|retained|written|kept)|no cop(?:y|ies)|without (?:keeping|retaining|saving|storing|recording))\b",
    "notice": r"\b(?:notice|notif\w+|inform\w*|tell|advance|beforehand|in advance|alert)\b",
    "emergency": r"\b(?:emergenc\w*|imminent|exigen\w*|life-threatening|danger|serious (?:injury|harm))\b",
    "lawonly": r"\b(?:as permitted by law|as allowed by law|to the extent (?:permitted|allowed)|in accordance with (?:applicable )?law)\b",
    "nothing": r"\bnothing (?:in|herein|here)\b|\bnotwithstanding\b",
    "onlythat": r"\b(?:only|solely|exclusively|strictly|limited to|restricted to)\b",
    "means": r"\b(?:means|includes?|including)\b",
    "flowdown": r"\b(?:bound by|same (?:terms|duties|obligations|restrictions)|no less (?:strict|protective)|at least as (?:strict|protective)|written agreement|confidentiality agreement|flow|equivalent|need to know|need-to-know)\b",
}
_FACT = {name: re.compile(pattern) for name, pattern in _FACTS.items()}


@cache
def mention_table() -> dict[str, tuple[str, ...]]:
    """Return the phrases of `mentions.toml` by label."""
    source = files("clauses.classification").joinpath("mentions.toml").read_text("utf-8")
    return {
        label: tuple(phrases)
        for group in tomllib.loads(source).values()
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
    found.update(f"n {a} .. {c}" for a, _, c in zip(generic, generic[1:], generic[2:], strict=False))
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
    here = [name for name, pattern in _FACT.items() if pattern.search(lower)]
    if _PERIOD.search(lower):
        here.append("period")
    yield from (f"f {name}" for name in here)
    yield from (f"f {a}+{b}" for i, a in enumerate(here) for b in here[i + 1 :])
    labels = sorted({mention.label for mention in said})
    yield from (f"f {label}" for label in labels)
    yield from (f"f {label}+{name}" for label in labels for name in here)
