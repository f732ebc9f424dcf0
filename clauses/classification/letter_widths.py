"""Where in a printed line a letter stands, told by about how wide the letters before it are.

Readers keep a box for a line, not for each letter. The widths are those of common text faces,
rounded, in shares of the size of the type; a line set to full width is stretched to its box.
"""

from clauses.records import Line

_NARROW = dict.fromkeys("iljtfrI.,;:'’‘|!()[]/-", 0.3)
_WIDE = dict.fromkeys("OQGDNHKUAVXY&@%", 0.74) | dict.fromkeys("mwMW", 0.8)
_WIDTHS = {" ": 0.29, "\u00ad": 0.3} | _NARROW | _WIDE  # the soft hyphen is printed as one
_CAPITAL, _OTHER, _BOLD = 0.63, 0.48, 1.09


def letter_place(line: Line, text: str, at: int) -> float:
    """Return how far from the left of the page, in points, the letter at this index begins.

    `text` is that of the line. Wide gaps in the line are where its box says, so a letter is placed
    within the words between two of them.
    """
    start, left = 0, line.box.x0
    for gap in line.gaps:
        if at <= gap.at:
            return _within(line, text, start, min(gap.at, len(text)), at, left, gap.x0)
        start, left = gap.at, gap.x1
        while start < at and text[start : start + 1].isspace():
            start += 1
    return _within(line, text, start, len(text), at, left, line.box.x1)


def _within(
    line: Line, text: str, start: int, end: int, at: int, left: float, right: float
) -> float:
    before = sum(_width(line, text, index) for index in range(start, min(at, end)))
    whole = before + sum(_width(line, text, index) for index in range(min(at, end), end))
    return left + (right - left) * before / whole if whole else left


def _width(line: Line, text: str, index: int) -> float:
    letter = text[index]
    width = _WIDTHS.get(letter) or (_CAPITAL if letter.isupper() else _OTHER)
    bold = line.bold or index < line.bold_end
    return width * _BOLD if bold else width
