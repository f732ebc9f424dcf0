"""Recognise the printed number a clause begins with: "4.2", "Section 4.02", "(a)", "ARTICLE IV"."""

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

Reading = tuple[str, tuple[int, ...]]  # style and ordinals
WORDS = ("article", "section", "clause", "paragraph", "sec", "§")
ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


@dataclass(frozen=True, slots=True)
class Number:
    """A number as printed, and the readings it can have.

    `readings` are pairs of style and ordinals, e.g. (("letter)", (9,)), ("roman)", (1,))) for
    "(i)"; styles of one list are equal. `end` is where the text after it starts. `firm` numbers
    hardly ever begin a line by accident; others need a line of their own or the next in order.
    """

    printed: str
    readings: tuple[Reading, ...]
    end: int
    firm: bool

    @property
    def worded(self) -> bool:
        """Whether a word names it: "Section 4"."""
        return self.readings[0][0].startswith(WORDS)

    @property
    def decimal(self) -> bool:
        """Whether it is made of plain figures: "4.", "4.2"."""
        return self.readings[0][0].startswith("decimal")


_WORDED = re.compile(
    r"((ARTICLE|Article|SECTION|Section|CLAUSE|Clause|PARAGRAPH|Paragraph|Sec\.|§§?)\s*"
    r"(\d{1,3}(?:\.\d{1,3})*|[IVXLC]{1,6}|[A-Z])(?![\w-]))\s*[.:)–—-]?(?=\s|$)"
)
# Where the text has no space after the number: "5.MANUFACTURING", "2.10Change Orders".
_GLUED = r"(?![KMG]bps|[MG][Hh]z)[A-Z](?:[A-Z]{2}|[a-z]{2})"
_DECIMAL = re.compile(rf"(\d{{1,3}}(?:\.\d{{1,3}}){{1,5}})\s?[.)]?(?=[\s“\"]|$|{_GLUED})")
# A manual's chapters count in thousands: "1204.3 PURPOSE", and no amount of money.
_CHAPTER = re.compile(
    r"([1-9]\d{3}(?:\.[1-9]\d?){1,3})[.)]?(?=\s+(?!(?:USD|EUR|GBP|CAD)\b)[A-Z][^a-z]*[A-Z]{3}[^a-z]*$)"
)
_WHOLE = re.compile(rf"(\d{{1,3}})([.)])(?=\s|$|{_GLUED})")
_BARE = re.compile(r"(\d{1,2})(?=\s+[A-Z“\"])")
_PAREN = re.compile(r"\(\s?([a-z]{1,2}|[A-Z]{1,2}|\d{1,2}|[ivxl]{1,5}|[IVXL]{1,5})\s?\)")
_LETTER = re.compile(r"([A-Z]|[a-z])([.)])(?=\s)")
_ROMAN_DOT = re.compile(r"([IVXL]{1,6}|[ivxl]{1,6})([.)])(?=\s)")
_COMPOUND = re.compile(r"([A-Z]{1,2}-?\d{1,2}(?:\.\d{1,2})*|[A-Z](?:\.\d{1,2}){1,3})\.?(?=\s|$)")
BULLET = re.compile(r"[•▪●◦‣∙·○■□➢✓*–—-](?=\s)|o(?=\s+[A-Z])")


def follows(before: Reading, after: Reading) -> bool:
    """Whether `after` is the very next number of the same style."""
    return before[0] == after[0] and after[1] == (*before[1][:-1], (before[1] or (0,))[-1] + 1)


class Counted:
    """The last number met of each kind: the next in order is no accident."""

    def __init__(self) -> None:
        self._last: dict[str, tuple[int, ...]] = {}

    def add(self, number: Number) -> None:
        """Take note of a clause's number, in the readings that were due."""
        due = [reading for reading in number.readings if self._due(*reading)]
        self._last.update(due or number.readings)

    def expects(self, number: Number, *, within: int = 1) -> bool:
        """Whether the number is the first of a list, or follows the last one met.

        It may skip some, where they were not recognised: `within` is how far it may be on.
        """
        return any(self._due(style, value, within) for style, value in number.readings)

    def _due(self, style: str, value: tuple[int, ...], within: int = 1) -> bool:
        if value[-1] <= 1:
            return True
        last = self._last.get(style, ())
        return last[:-1] == value[:-1] and 0 < value[-1] - (last or (0,))[-1] <= within


@lru_cache(maxsize=4096)  # a line is asked for its number by several
def number_at(text: str) -> Number | None:
    """Return the number `text` begins with, or None."""
    for find in (_worded, _compound, _decimal, _whole, _paren, _roman_dot, _letter, _bare):
        number = find(text)
        if number is not None:
            return number
    return None


def roman(text: str) -> int | None:
    """Return the value of a Roman numeral, or None where `text` is not one in standard form."""
    total = 0
    for letter, following in pairwise(f"{text.lower()} "):
        value = ROMAN.get(letter)
        if value is None:
            return None
        total += -value if ROMAN.get(following, 0) > value else value
    return total if text and _as_roman(total) == text.lower() else None


def _as_roman(value: int) -> str:
    out = ""
    for step, sign in ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"),
                       (5, "v"), (4, "iv"), (1, "i")):  # fmt: skip
        while value >= step:
            out, value = out + sign, value - step
    return out


def _skip(text: str, end: int) -> int:
    return end + len(text[end:]) - len(text[end:].lstrip())


def _worded(text: str) -> Number | None:
    if not (m := _WORDED.match(text)):
        return None
    word, value = m[2].lower().rstrip("."), m[3]
    if value[0].isdigit():
        ordinals = tuple(int(part) for part in value.split("."))
        reading = (f"{word} {len(ordinals)}", ordinals)
    elif (ordinal := roman(value)) is not None:
        reading = (f"{word} roman", (ordinal,))
    elif len(value) == 1:
        reading = (f"{word} letter", (ord(value) - ord("A") + 1,))
    else:  # "ARTICLE IIII"
        return None
    return Number(m[1], (reading,), _skip(text, m.end()), firm=False)


def _decimal(text: str) -> Number | None:
    if not (m := _DECIMAL.match(text) or _CHAPTER.match(text)):
        return None
    ordinals = tuple(int(part) for part in m[1].split("."))
    firm = m.re is _DECIMAL and not text[_skip(text, m.end()) :][:1].islower()
    return Number(m[1], ((f"decimal {len(ordinals)}", ordinals),), _skip(text, m.end()), firm)


def _whole(text: str) -> Number | None:
    if not (m := _WHOLE.match(text)):
        return None
    style = "decimal 1" if m[2] == "." else "digit)"
    return Number(m[0], ((style, (int(m[1]),)),), _skip(text, m.end()), firm=True)


def _bare(text: str) -> Number | None:
    if not (m := _BARE.match(text)):
        return None
    return Number(m[1], (("decimal 1", (int(m[1]),)),), _skip(text, m.end()), firm=False)


def _paren(text: str) -> Number | None:
    if not (m := _PAREN.match(text)):
        return None
    readings = _letter_readings(m[1], "(%s)")
    if not readings:
        return None
    return Number(m[0], readings, _skip(text, m.end()), firm=True)


def _letter_readings(value: str, form: str) -> tuple[Reading, ...]:
    if value.isdigit():
        return ((form % "digit", (int(value),)),)
    case = "upper" if value.isupper() else "lower"
    readings: list[Reading] = []
    if len(value) == 1 or (len(value) == 2 and value[0] == value[1]):  # (z), (aa), (bb)
        ordinal = ord(value[0].lower()) - ord("a") + 1 + 26 * (len(value) - 1)
        readings.append((form % f"{case} letter", (ordinal,)))
    if (ordinal_or_none := roman(value)) is not None:
        readings.append((form % f"{case} roman", (ordinal_or_none,)))
    return tuple(readings)


def _letter(text: str) -> Number | None:
    if not (m := _LETTER.match(text)):
        return None
    readings = _letter_readings(m[1], f"%s{m[2]}")
    return Number(m[0], readings, _skip(text, m.end()), firm=m[2] == ")")


def _roman_dot(text: str) -> Number | None:
    m = _ROMAN_DOT.match(text)
    if m is None or not (readings := _letter_readings(m[1], f"%s{m[2]}")):
        return None
    return Number(m[0], readings, _skip(text, m.end()), firm=len(m[1]) > 1)


def _compound(text: str) -> Number | None:
    if not (m := _COMPOUND.match(text)):
        return None
    parts = tuple(int(part) for part in re.findall(r"\d+", m[1]))
    letters = re.match(r"[A-Z]+", m[1])
    style = f"compound {letters[0] if letters else ''} {len(parts)}"
    return Number(m[1], ((style, parts),), _skip(text, m.end()), firm=False)
