"""Read calendar dates and lengths of time as contracts write them."""

import datetime
import re
from dataclasses import dataclass

_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip
_ORDINALS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth",
    "eighteenth", "nineteenth", "twentieth", "twenty-first", "twenty-second", "twenty-third",
    "twenty-fourth", "twenty-fifth", "twenty-sixth", "twenty-seventh", "twenty-eighth",
    "twenty-ninth", "thirtieth", "thirty-first",
)  # fmt: skip
_UNITS = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen",
)  # fmt: skip
_TENS = (
    "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
)  # fmt: skip
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
# A raised "th" may come apart in the text of a PDF.
_DAY = r"\d{1,2}\s?(?:s\s?t|n\s?d|r\s?d|t\s?h)?"
_YEAR = r"(?:19|20)\d{2}"
_WORD_DAY = "|".join(sorted(_ORDINALS, key=len, reverse=True))

_DATE = re.compile(
    rf"(?:(?:{_DAY}|{_WORD_DAY})\s+day\s+of\s+{_MONTH}\s*,?\s*(?:in\s+the\s+year\s+)?{_YEAR}"
    rf"|{_MONTH}\s+{_DAY}\s*,?\s*{_YEAR}"
    rf"|{_DAY}\s+(?:of\s+)?{_MONTH}\s*,?\s*{_YEAR}"
    rf"|\d{{1,2}}/\d{{1,2}}/(?:{_YEAR}|\d{{2}})|\d{{1,2}}-\d{{1,2}}-{_YEAR}|{_YEAR}-\d{{2}}-\d{{2}})",
    re.IGNORECASE,
)
# Where a date may end: the long pattern is tried only there, since texts are long and dates few.
_DATE_END = re.compile(
    rf"(?<![\d/-]){_YEAR}(?:-\d{{2}}-\d{{2}})?\b|/{_YEAR}\b|[/-]\d{{2}}\b|-{_YEAR}\b"
)
_LONGEST_DATE = 60

_BELOW_HUNDRED = (
    rf"(?:(?:{'|'.join(_TENS)})(?:[\s-](?:{'|'.join(_UNITS[1:10])}))?"
    rf"|{'|'.join(sorted(_UNITS[1:], key=len, reverse=True))})"
)
_HUNDREDS = rf"(?:{'|'.join(_UNITS[1:10])})\s+hundred(?:\s+and)?"
_WORD_NUMBER = rf"(?:{_HUNDREDS}(?:\s+{_BELOW_HUNDRED})?|{_BELOW_HUNDRED})"
_NUMBER = rf"(?:{_WORD_NUMBER}\s*\(\s*\d{{1,4}}\s*\)|\(\s*\d{{1,4}}\s*\)|\d{{1,4}}|{_WORD_NUMBER})"
_LENGTH = re.compile(
    rf"{_NUMBER}(?:\s*\(\s*{_NUMBER}\s*\))?[\s-]*(?:consecutive\s+|calendar\s+|working\s+"
    r"|business\s+|full\s+|contract\s+)?(?:year|month|week|day)s?$",
    re.IGNORECASE,
)
_LENGTH_END = re.compile(r"(?:year|month|week|day)s?\b", re.IGNORECASE)
_LONGEST_LENGTH = 60

_NUMERIC = re.compile(r"(\d{1,4})[/-](\d{1,2})[/-](\d{1,4})")
_LENGTH_PARTS = re.compile(
    rf"(?:\(?\s*(\d{{1,4}})\s*\)?|({_WORD_NUMBER}))[\s-]*(?:[a-z]+\s+)?(year|month|week|day)s?$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Stated:
    """A date or length of time as it stands from `start` to `end`, with its ISO 8601 value."""

    start: int
    end: int
    value: str


def dates(text: str) -> tuple[Stated, ...]:
    """Return the dates in `text`, in order, without those that do not exist."""
    found: list[Stated] = []
    for ending in _DATE_END.finditer(text):
        low = max(found[-1].end if found else 0, ending.end() - _LONGEST_DATE)
        for m in _DATE.finditer(text, low, ending.end()):
            value = iso_date(m[0]) if m.end() == ending.end() else None
            if value:
                found.append(Stated(m.start(), m.end(), value))
    return tuple(found)


def lengths(text: str) -> tuple[Stated, ...]:
    """Return the lengths of time in `text`, in order."""
    found: list[Stated] = []
    for ending in _LENGTH_END.finditer(text):
        low = max(found[-1].end if found else 0, ending.end() - _LONGEST_LENGTH)
        m = _LENGTH.search(text, low, ending.end())
        value = iso_length(m[0]) if m else None
        if m and value:
            found.append(Stated(m.start(), m.end(), value))
    return tuple(found)


def iso_date(text: str) -> str | None:
    """Return the date `text` spells, as "2026-11-25", or None where there is no such day.

    Numbers between strokes are read as in the United States, month first.
    """
    numeric = _NUMERIC.fullmatch(text.strip())
    if numeric:
        first, second, third = (int(part) for part in numeric.groups())
        if first > 1000:
            return _iso(first, second, third)
        return _iso(third + 2000 if third < 100 else third, first, second)
    words = re.findall(r"[a-z]+(?:-[a-z]+)?|\d+", text.lower())
    month = next((_month(word) for word in words if _month(word)), None)
    year = next((int(word) for word in reversed(words) if word.isdigit() and len(word) == 4), None)
    day = next((_day(word) for word in words if _day(word)), None)
    return _iso(year, month, day) if year and month and day else None


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return datetime.date(year, month, day).isoformat()
    except ValueError:
        return None


def _month(word: str) -> int | None:
    if len(word) < 3:
        return None
    return next((n for n, name in enumerate(_MONTHS, 1) if name.startswith(word[:3])), None)


def _day(word: str) -> int | None:
    if word.isdigit() and len(word) <= 2:
        return int(word)
    return _ORDINALS.index(word) + 1 if word in _ORDINALS else None


def iso_length(text: str) -> str | None:
    """Return the length of time `text` spells, as an ISO 8601 duration in the unit it names."""
    found = _LENGTH_PARTS.search(text.strip())
    if found is None:
        return None
    number = int(found[1]) if found[1] else _number(found[2].lower())
    return f"P{number}{found[3][0].upper()}" if number else None


def _number(words: str) -> int:
    total = 0
    for word in re.split(r"[\s-]+", words):
        if word == "hundred":
            total *= 100
        elif word in _TENS:
            total += 20 + 10 * _TENS.index(word)
        elif word in _UNITS:
            total += _UNITS.index(word)
    return total


def length_between(first: str, last: str) -> str | None:
    """Return the whole months or years from the day `first` to the end of the day `last`.

    Both are ISO dates. Where `last` is the same day of the month as `first`, it is taken as the
    anniversary. None where the days between are no whole number of months.
    """
    start, end = datetime.date.fromisoformat(first), datetime.date.fromisoformat(last)
    for after in (end + datetime.timedelta(days=1), end):
        months = (after.year - start.year) * 12 + after.month - start.month
        if months > 0 and after.day == start.day:
            return f"P{months // 12}Y" if months % 12 == 0 else f"P{months}M"
    return None


def last_day(first: str, length: str) -> str | None:
    """Return the last day of a stretch of whole months or years from the day `first`, as ISO dates.

    None for a length in other units: what is counted in days often begins on another day.
    """
    found = re.fullmatch(r"P(\d{1,3})([YM])", length)
    if found is None:
        return None
    start = datetime.date.fromisoformat(first)
    months = start.month - 1 + int(found[1]) * (12 if found[2] == "Y" else 1)
    year, month = start.year + months // 12, months % 12 + 1
    after = month % 12 + 1
    days_in_month = (datetime.date(year + month // 12, after, 1) - datetime.timedelta(days=1)).day
    anniversary = datetime.date(year, month, min(start.day, days_in_month))
    return (anniversary - datetime.timedelta(days=start.day <= days_in_month)).isoformat()


def impossible_dates(text: str) -> tuple[tuple[int, str], ...]:
    """Return what is written as a date but is no day there is, and where: "February 30, 2026"."""
    found: list[tuple[int, str]] = []
    last = 0
    for ending in _DATE_END.finditer(text):
        m = next(
            (
                m
                for m in _DATE.finditer(text, max(last, ending.end() - _LONGEST_DATE), ending.end())
                if m.end() == ending.end()
            ),
            None,
        )
        if m:
            last = m.end()
            if iso_date(m[0]) is None and _spelled(m[0]):
                found.append((m.start(), " ".join(m[0].split())))
    return tuple(found)


def _spelled(words: str) -> bool:
    """Whether a date names its month: strokes between numbers may be of a contract's number."""
    return any(_month(word) for word in re.findall(r"[a-z]{3,}", words.lower()))
