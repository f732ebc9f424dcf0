"""Put together the lines PDFium breaks within a row, at a hyphen or where the font changes."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from clauses.readers.printed import SOFT_HYPHEN, PrintedLine
from clauses.records import Box

# In font sizes: how far apart the baselines of one row may be, the letters of one word, and words.
SAME_ROW = 0.15
TOUCHING = 0.12
SPACE = 0.6
LONGEST = 2000  # characters of a row that is put together
HYPHENS = ("-", "\u2010")


def rejoined(lines: Iterable[PrintedLine]) -> Iterator[PrintedLine]:
    """Yield the lines with those parts joined that stand next to each other in a row.

    A hyphen that PDFium takes for a line of its own, and that ends its row, marks a broken word:
    the line ends in a soft hyphen then, as in `records.Line`.
    """
    held: PrintedLine | None = None
    hyphen = False  # whether what was last joined is a hyphen alone
    for line in lines:
        if held is not None and _goes_on(held, line):
            hyphen = line.text in HYPHENS and _touches(held, line)
            held = _one(held, line)
            continue
        if held is not None:
            yield _broken(held) if hyphen else held
        held, hyphen = line, False
    if held is not None:
        yield _broken(held) if hyphen else held


def _goes_on(one: PrintedLine, other: PrintedLine) -> bool:
    """Whether no more than a space parts them; the number beside a line is none of its words."""
    near = TOUCHING if one.text.isdigit() or other.text.isdigit() else SPACE
    return (
        abs(other.baseline - one.baseline) < SAME_ROW * one.size
        and -TOUCHING * one.size < other.box.x0 - one.box.x1 < near * one.size
        and not one.text.endswith(SOFT_HYPHEN)
        and len(one.text) < LONGEST
    )


def _touches(one: PrintedLine, other: PrintedLine) -> bool:
    return other.box.x0 - one.box.x1 < TOUCHING * one.size


def _one(one: PrintedLine, other: PrintedLine) -> PrintedLine:
    a, b = one.box, other.box
    start = one.text if _touches(one, other) else f"{one.text} "
    box = Box(a.page, a.x0, min(a.top, b.top), b.x1, max(a.bottom, b.bottom))
    bold_end = len(start) + other.bold_end if one.bold and other.bold_end else one.bold_end
    return replace(
        one,
        text=start + other.text,
        box=box,
        bold=one.bold and other.bold,
        bold_end=bold_end,
        gaps=one.gaps + tuple(replace(g, at=g.at + len(start)) for g in other.gaps),
    )


def _broken(line: PrintedLine) -> PrintedLine:
    whole = line.text[:-1]
    return replace(line, text=whole + SOFT_HYPHEN, bold_end=min(line.bold_end, len(whole)))
