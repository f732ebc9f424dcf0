"""Write out the number of a list item: letters, Roman numerals, words."""

from collections.abc import Callable

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
    (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_CARDINALS = (
    "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "Eleven",
    "Twelve", "Thirteen", "Fourteen", "Fifteen", "Sixteen", "Seventeen", "Eighteen", "Nineteen",
    "Twenty",
)  # fmt: skip
_ORDINALS = (
    "First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth", "Ninth", "Tenth",
    "Eleventh", "Twelfth", "Thirteenth", "Fourteenth", "Fifteenth", "Sixteenth", "Seventeenth",
    "Eighteenth", "Nineteenth", "Twentieth",
)  # fmt: skip
_LARGEST_ROMAN = 3999
_MOST_LETTERS = 26 * 20  # "tttt...": beyond this nobody counts in letters


def roman(value: int) -> str:
    """Return the lower-case Roman numeral; figures for what has none (0, negative, 4000 up)."""
    if not 0 < value <= _LARGEST_ROMAN:
        return str(value)
    out = ""
    for step, sign in _ROMAN:
        out, value = out + sign * (value // step), value % step
    return out


def repeated_letter(value: int) -> str:
    """Return a, b, ... z, aa, bb, ...: how word processors and drafters count on after z."""
    if not 0 < value <= _MOST_LETTERS:
        return str(value)
    turn, place = divmod(value - 1, 26)
    return chr(ord("a") + place) * (turn + 1)


def counted_letters(value: int) -> str:
    """Return a, b, ... z, aa, ab, ...: how browsers count on after z."""
    if value <= 0:
        return str(value)
    out = ""
    while value:
        value, place = divmod(value - 1, 26)
        out = chr(ord("a") + place) + out
    return out


def cardinal(value: int) -> str:
    """Return "One" to "Twenty", figures beyond."""
    return _word(_CARDINALS, value) or str(value)


def ordinal(value: int) -> str:
    """Return "First" to "Twentieth", "21st" and so on beyond."""
    return _word(_ORDINALS, value) or ordinal_figure(value)


def ordinal_figure(value: int) -> str:
    """Return "1st", "2nd", "3rd", "11th"."""
    ending = "th" if value % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(value % 10)
    return f"{value}{ending or 'th'}"


def two_figures(value: int) -> str:
    """Return "01", "02", ..., "10"."""
    return f"{value:02d}"


def capital(form: Callable[[int], str]) -> Callable[[int], str]:
    """Return `form` in capitals."""
    return lambda value: form(value).upper()


def _word(words: tuple[str, ...], value: int) -> str:
    return words[value - 1] if 0 < value <= len(words) else ""
