"""Read retention periods: "thirty (30) days", "72 hours", "a five-year period", "18 mo."."""

import re

from clauses.language import folded

_UNITS = {
    "minute": ("T", "M"), "min": ("T", "M"), "hour": ("T", "H"), "hr": ("T", "H"), "day": ("", "D"),
    "week": ("", "W"), "month": ("", "M"), "mo": ("", "M"), "year": ("", "Y"), "yr": ("", "Y"),
}  # fmt: skip
_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_WORDS = {word: value for value, word in enumerate(_SMALL.split())}
_WORDS |= {word: 20 + 10 * place for place, word in enumerate(_TENS.split())}
_WORDS |= {"a": 1, "an": 1, "hundred": 100, "single": 1, "dozen": 12, "couple": 2}

_NUMBER_WORD = r"(?:" + "|".join(sorted(_WORDS, key=len, reverse=True)) + r")"
_WORDED = rf"(?P<words>{_NUMBER_WORD}(?:[ -](?:and[ -])?{_NUMBER_WORD})*)"
_AMOUNT = (
    rf"(?:{_WORDED}\s*(?:\(\s*(?P<both>\d+)\s*\))?|(?P<figures>\d{{1,4}})\s*(?:\([a-z -]+\))?)"
)
_KINDS = r"(?:full |calendar |business |working |consecutive |fiscal |whole |court )*"
_UNIT = r"(?P<unit>minute|min|hour|hr|day|week|month|mo|year|yr)s?(?![a-z])\.?"
_PERIOD = re.compile(rf"(?<![\w$.-]){_AMOUNT}[ -]*{_KINDS}{_UNIT}", re.IGNORECASE)
# The upper end governs a range: "30 to 60 days", "60-90 days".
_RANGE = re.compile(
    r"(?<![\w$.])\d{1,4}\s*(?:-|to|or)\s*(?=\d{1,4}[ -]*(?:hour|day|week|month|year))",
    re.IGNORECASE,
)
_NOTICE = re.compile(
    r"\b(?:notice|notify|notif|written request|invoice|advance|prior|business hours|cure|respond)",
    re.IGNORECASE,
)
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
    text = _RANGE.sub("", folded(text))
    found = [m for m in _PERIOD.finditer(text) if not _is_rate(text, m)]
    if not found:
        return None
    best = min(found, key=lambda m: (_about_notice(text, m), _distance(text, m), m.start()))
    return _iso(best)


def _is_rate(text: str, m: re.Match[str]) -> bool:
    """Whether it is a rate, as in "twenty-four hours a day"."""
    after = text[m.end() : m.end() + 12].lower()
    if m["words"] in ("a", "an", "A", "An"):
        before = text[max(0, m.start() - 12) : m.start()].lower()
        return re.search(r"(?:hours|days|times|once|twice|per)\s*$", before) is not None
    return re.match(r"\s*(?:a|per|each) (?:day|week|year|month)\b", after) is not None


def _about_notice(text: str, m: re.Match[str]) -> bool:
    return _NOTICE.search(text[m.end() : m.end() + 25]) is not None


def _distance(text: str, m: re.Match[str]) -> int:
    """Characters to the nearest word of keeping; the same for all far away."""
    near = [
        min(abs(k.start() - m.end()), abs(m.start() - k.end())) for k in _KEEPING.finditer(text)
    ]
    return min(near, default=400)


def _iso(m: re.Match[str]) -> str:
    figures = m["both"] or m["figures"]
    amount = int(figures) if figures else _value(m["words"].lower())
    time, letter = _UNITS[m["unit"].lower()]
    return f"P{time}{amount}{letter}"


def _value(words: str) -> int:
    """The number the words name; "a" is one only by itself: "a year", but "a five-year period"."""
    parts = [word for word in re.split(r"[ -]+", words) if word != "and"]
    if len(parts) > 1 and parts[0] in ("a", "an"):
        parts = parts[1:]
    total = 0
    for word in parts:
        total = max(total, 1) * 100 if word == "hundred" else total + _WORDS[word]
    return total
