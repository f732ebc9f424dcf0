"""Read retention periods: "thirty (30) days", "72 hours", "a five-year period", "18 mo."."""

import re
from collections.abc import Sequence

from clauses.classification.features import LONGEST_PASSAGE
from clauses.language import folded

_UNITS = {
    "minute": ("T", "M"), "min": ("T", "M"), "hour": ("T", "H"), "hr": ("T", "H"), "day": ("", "D"),
    "week": ("", "W"), "month": ("", "M"), "mo": ("", "M"), "year": ("", "Y"), "yr": ("", "Y"),
    "anniversary": ("", "Y"),
}  # fmt: skip
_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_WORDS = {word: value for value, word in enumerate(_SMALL.split())}
_WORDS |= {word: 20 + 10 * place for place, word in enumerate(_TENS.split())}
_WORDS |= {"a": 1, "an": 1, "single": 1, "dozen": 12, "couple": 2}
_SCALES = {"hundred": 100, "hundredth": 100, "thousand": 1000}
_ORDINALS = {word + "th": value for word, value in _WORDS.items() if 5 < value < 20}
_ORDINALS |= {word[:-1] + "ieth": _WORDS[word] for word in _TENS.split()}
_ORDINALS |= {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5}
_ORDINALS |= {"eighth": 8, "ninth": 9, "twelfth": 12}


def _any_of(*words: str) -> str:
    return r"(?:" + "|".join(sorted(words, key=len, reverse=True)) + r")"


_NUMBER_WORD = _any_of(*_WORDS, "hundred", "thousand")
_ORDINAL_WORD = _any_of(*_ORDINALS, "hundredth")
_WORDED = rf"(?P<words>{_NUMBER_WORD}(?:[ -](?:and[ -])?{_NUMBER_WORD})*)"
_FIGURES = r"(?:\d{1,3},\d{3}|\d{1,4})"
_AMOUNT = (
    rf"(?:{_WORDED}(?:[\s-]*\(\s*(?P<both>{_FIGURES})\s*\))?"
    rf"|(?P<figures>{_FIGURES})\s*(?:\([a-z -]+\))?)"
)
_APART = r"(?<![\w$.-])(?<!\d,)(?<!\bhalf )"
_KINDS = r"(?:full |calendar |business |working |consecutive |fiscal |whole |court )*"
_UNIT = r"(?P<unit>minute|min|hour|hr|day|week|month|mo|year|yr)s?(?![a-z]|-to-)\.?(?! and a half)"
_PERIOD = re.compile(rf"{_APART}{_AMOUNT}[ -]*{_KINDS}{_UNIT}", re.IGNORECASE)
# "the thirtieth (30th) day after", "the third anniversary of", but not a day of the month.
_NTH = re.compile(
    rf"{_APART}(?!first (?:\w+ )?day)"
    rf"(?:(?P<words>(?:{_NUMBER_WORD}[ -](?:and[ -])?)*{_ORDINAL_WORD})"
    r"(?:\s*\(\s*(?P<both>\d{1,4})(?:st|nd|rd|th)\s*\))?|(?P<figures>\d{1,4})(?:st|nd|rd|th))"
    rf"[ -]{_KINDS}(?P<unit>day\b(?! of\b)|anniversary\b)",
    re.IGNORECASE,
)
# The upper end governs a range: "30 to 60 days", "60-90 days".
_RANGE = re.compile(
    r"(?<![\w$.])\d{1,4}\s*(?:-|to|or)\s*(?=\d{1,4}[ -]*(?:hour|day|week|month|year))",
    re.IGNORECASE,
)
_NOTICE = re.compile(
    r"\b(?:notice|notify|notif|written request|invoice|advance|prior|business hours|cure|respond)",
    re.IGNORECASE,
)
_NOTICE_OF = re.compile(r"\bnotice of (?:at least |not less than |no less than )?$", re.IGNORECASE)
_KEEPING = re.compile(
    r"\b(?:ret(?:ain|ention)|keep|kept|stor|delet|eras|purg|destr|overwrit|expung|remov|return|maintain"
    r"|preserv|archiv|held|hold|wip|discard|dispos|aged?|roll|scrub|expir|remain|sav(?:e|ed)|shred|drop)",
    re.IGNORECASE,
)


def period_in(text: str) -> str | None:
    """Return the period a retention passage states as an ISO 8601 duration, or None.

    Where several are stated, the one nearest to a word of keeping or deleting counts; periods of
    notice do not count if there is another.
    """
    text = _RANGE.sub("", folded(text[:LONGEST_PASSAGE]))
    found = [m for m in _PERIOD.finditer(text) if not _is_rate(text, m) and not _is_age(text, m)]
    found += _NTH.finditer(text)
    if not found:
        return None
    keeping = [(k.start(), k.end()) for k in _KEEPING.finditer(text)]
    best = min(found, key=lambda m: (_about_notice(text, m), _distance(keeping, m), m.start()))
    return _iso(best)


def _is_rate(text: str, m: re.Match[str]) -> bool:
    """Whether it is a rate, as in "twenty-four hours a day" or "$500 a year"."""
    after = text[m.end() : m.end() + 12].lower()
    if m["words"] in ("a", "an", "A", "An"):
        before = text[max(0, m.start() - 12) : m.start()].lower()
        return re.search(r"(?:hours|days|times|once|twice|per|\$[\d.,]+)\s*$", before) is not None
    return re.match(r"\s*(?:a|per|each) (?:day|week|year|month)\b", after) is not None


def _is_age(text: str, m: re.Match[str]) -> bool:
    """Whether it is how old someone is, as in "under thirteen years of age"."""
    after = text[m.end() : m.end() + 12].lower()
    return re.match(r"[ -](?:of age|olds?|or older)\b", after) is not None


def _about_notice(text: str, m: re.Match[str]) -> bool:
    after = re.split(r"[;.]", text[m.end() : m.end() + 25])[0]
    before = text[max(0, m.start() - 30) : m.start()]
    return _NOTICE.search(after) is not None or _NOTICE_OF.search(before) is not None


def _distance(keeping: Sequence[tuple[int, int]], m: re.Match[str]) -> int:
    """Characters to the nearest word of keeping; the same for all far away."""
    return min((min(abs(s - m.end()), abs(m.start() - e)) for s, e in keeping), default=400)


def _iso(m: re.Match[str]) -> str:
    figures = m["both"] or m["figures"]
    amount = int(figures.replace(",", "")) if figures else _value(m["words"].lower())
    time, letter = _UNITS[m["unit"].lower()]
    return f"P{time}{amount}{letter}"


def _value(words: str) -> int:
    """The number the words name; "a" is one only by itself: "a year", but "a five-year period"."""
    parts = [word for word in re.split(r"[ -]+", words) if word != "and"]
    if len(parts) > 1 and parts[0] in ("a", "an"):
        parts = parts[1:]
    total = part = 0
    for word in parts:
        if word in _SCALES:
            part = max(part, 1) * _SCALES[word]
        else:
            part += _WORDS.get(word) or _ORDINALS.get(word, 0)
        if word == "thousand":
            total, part = total + part, 0
    return total + part
