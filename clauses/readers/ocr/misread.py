"""Put right what Tesseract misreads in the numbers of clauses, and drop rules it takes for letters.

Its language model knows words, not numbering: II comes out as Il, (iii) as (iti), A.1 as A.l, and
the dot of 1.4 is lost where it is small.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

import numpy as np
import numpy.typing as npt

from clauses.readers.ocr.lettering import Seen
from clauses.readers.ocr.margin import BULLET, is_bullet
from clauses.readers.ocr.picture import Mask

ROMAN = re.compile(r"X{0,3}(?:IX|IV|V?I{0,3})")
PART = re.compile(r"article|section|part|exhibit|schedule|appendix|title", re.IGNORECASE)
RULES = frozenset("|{}[]\\~_=¦")
QUOTES = "\"'“‘"  # before a term that is defined
DOT = 0.35  # of the height of the digits beside it, at most
# The dot of a full stop is up to 0.18 of the height of the line high and ends up to 0.03 below the
# baseline; a comma is 0.19 high at least and ends 0.07 below.
STOP, BELOW = 0.185, 0.05
# What the strokes of I, i and 1 are taken for.
_LARGE = str.maketrans(dict.fromkeys("l1|Ji!", "I"))
_SMALL = str.maketrans(dict.fromkeys("l1|IJt!", "i"))
_DIGIT = str.maketrans(dict.fromkeys("lI|", "1"))

_ITEM = re.compile(r"([({\[]{1,2})([a-zA-Z1|!]{1,5}|\d{1,2})([)}\]]{1,2})([.,:;]?)")
_DECIMAL = re.compile(r"(?:\d{1,2}|[A-Zl|])(?:(?:[.,](?:\d{1,2}|[lI|])|:\d)){1,3}\.?")
_NUMBER = re.compile(r"\d(?:\.\d{1,2})+\.?")
_TWICE = re.compile(r"([A-Z]|\d{1,2})(?:([a-z])\.|\.\.)")
_COMMA = re.compile(r"(\d{1,3}(?:\.\d{1,2})*),")


def mended(seen: Sequence[Seen], ink: Mask) -> tuple[Seen, ...]:
    """Return the words with the numbers at line starts as printed, and without rules."""
    kept: list[Seen] = []
    for _, line in groupby(seen, key=lambda word: word.line):
        words = _with_whole_number(list(_without_rules(list(line))))
        if words:
            following = words[1].text if len(words) > 1 else ""
            kept.append(replace(words[0], text=_first(words[0], following, ink)))
        for before, word in pairwise(words):
            named = word is words[1] and PART.fullmatch(before.text)
            text = _part(word.text, before.text) if named else _item(word.text)
            kept.append(replace(word, text=text))
    stops = {
        at
        for at, (word, following) in enumerate(pairwise(kept))
        if word.text[-1:] == "," and following.text[:1].isupper() and _is_dot(word, ink)
    }
    return tuple(
        replace(word, text=f"{word.text[:-1]}.") if at in stops else word
        for at, word in enumerate(kept)
    )


def _without_rules(words: Sequence[Seen]) -> Iterator[Seen]:
    """A stroke by itself is a rule, save in the label of a page: "Page | of 5"."""
    for before, word in zip(("", *(word.text for word in words)), words, strict=False):
        if word.text == "|" and before.lower() in ("page", "of"):
            yield replace(word, text="1")
        elif not RULES.issuperset(word.text):
            yield replace(word, text=word.text.strip("_") if before else word.text.rstrip("_"))


def _with_whole_number(words: list[Seen]) -> list[Seen]:
    """The words of a line with the first 1 of its number put back: "I 1.4 Term" is 11.4."""
    if len(words) < 3 or words[0].text not in ("I", "l"):
        return words
    one, number, following = words[:3]
    if not _NUMBER.fullmatch(number.text) or not following.text.lstrip(QUOTES)[:1].isupper():
        return words
    (left, top, _, bottom), (_, up, right, down) = one.box, number.box
    box = left, min(top, up), right, max(bottom, down)
    return [replace(number, text=f"1{number.text}", box=box), *words[2:]]


def _first(word: Seen, following: str, ink: Mask) -> str:
    """The first word of a line: its number or bullet, or a word like others."""
    if following and len(word.text) == 1 and is_bullet(ink, word.box, word.height):
        return BULLET
    return _number(_dotted(word, ink), following)


def _number(text: str, following: str) -> str:
    """The first word of a line, as it is printed if it is a number."""
    text = _decimal(_item(text), following)
    if following and not following[0].isupper():
        return text
    if (m := _TWICE.fullmatch(text)) and m[2] in (None, m[1].lower()):
        return f"{m[1]}."  # "8..", "Ff."
    if (m := _COMMA.fullmatch(text)) and len(following) > 2 and following.isupper():
        return m[1] if "." in m[1] else f"{m[1]}."  # "8, TERM" is no list of numbers
    bare = text.rstrip(".")
    return f"{_roman(bare)}." if bare != text and len(bare) > 1 else text


def _decimal(text: str, following: str) -> str:
    """A number of several parts, with dots between them and digits in them: "4,1", "A.l"."""
    if not _DECIMAL.fullmatch(text) or not any(c.isdigit() or c in "lI|" for c in text[1:]):
        return text
    if ("," in text or ":" in text) and not following.lstrip(QUOTES)[:1].isupper():
        return text  # "2,5 mg", "1:3 p.m."
    first, *rest = re.split(r"[.,:]", text)
    if first.isupper():  # after a letter, I is another: "V.I. Smith"
        return ".".join((first, *(part.replace("l", "1").replace("|", "1") for part in rest)))
    return ".".join(part.translate(_DIGIT) for part in (first, *rest))


def _part(text: str, part: str) -> str:
    """The number after "ARTICLE" and its like; exhibits have single letters, articles have not."""
    bare = text.rstrip("._,:")
    if len(bare) == 1 and part.lower() != "article":
        return text
    roman = _roman(bare)
    return text if roman == bare else roman + text[len(bare) :].replace("_", "")


def _roman(text: str) -> str:
    """The Roman number that was taken for `text`; `text` itself if there is none."""
    mended = text.translate(_LARGE)
    if text.isdigit() or not ROMAN.fullmatch(mended):
        return text
    return mended


def _item(text: str) -> str:
    """The letter or number of an item, in parentheses of one kind: "({c)", "(iti)"."""
    m = _ITEM.fullmatch(text)
    if m is None or (m[1], m[3]) == ("[", "]"):
        return text
    inside = m[2]
    small = inside.translate(_SMALL)
    printed = inside.isdigit() or len(inside) == 1 or ROMAN.fullmatch(inside)
    if not printed and ROMAN.fullmatch(small.upper()):
        inside = small
    return f"({inside}){m[4]}"


def _dotted(word: Seen, ink: Mask) -> str:
    """The word with the dots that stand between its digits on the picture."""
    if not re.fullmatch(r"\d{2,4}", word.text):
        return word.text
    left, top, right, bottom = word.box
    box = ink[top:bottom, left:right]
    marks = _marks(box)
    heights = [np.ptp(np.flatnonzero(box[:, mark].any(axis=1))) + 1 for mark in marks]
    dots = [height <= DOT * len(box) and box[len(box) // 2 :, mark].any()
            for height, mark in zip(heights, marks, strict=True)]  # fmt: skip
    if len(marks) - sum(dots) != len(word.text) or not any(dots):
        return word.text
    digits = iter(word.text)
    return "".join("." if dot else next(digits) for dot in dots)


def _is_dot(word: Seen, ink: Mask) -> bool:
    """Whether the last sign of the word is as low as a full stop, whatever it was read as."""
    left, top, right, bottom = word.box
    box = ink[top : bottom + 3, left:right]
    marks = _marks(box)
    if not marks:
        return False
    rows = np.flatnonzero(box[:, marks[-1]].any(axis=1))
    (x0, y0), (x1, y1) = word.baseline
    baseline = y0 + (y1 - y0) * (right - x0) / max(x1 - x0, 1)
    tall, below = rows[-1] + 1 - rows[0], top + rows[-1] + 1 - baseline
    return bool(tall <= STOP * word.height and below <= BELOW * word.height)


def _marks(box: Mask) -> list[npt.NDArray[np.intp]]:
    """The columns of each sign in the box that stands apart from the next."""
    filled = np.flatnonzero(box.any(axis=0))
    return np.split(filled, np.flatnonzero(np.diff(filled) > 1) + 1) if len(filled) else []
