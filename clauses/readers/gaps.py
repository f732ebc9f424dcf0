"""Where the words of a printed line stand wide apart: between columns, cells, a number and text."""

import ctypes
from collections.abc import Callable, Sequence
from itertools import pairwise

import pypdfium2.raw as pdfium

from clauses.readers.frame import Frame
from clauses.records import Gap

# White space of more font sizes than this is no space between words, however justified.
WIDE = 1.0
Rect = tuple[float, float]  # left and right edge, as the page shows it


def gaps(
    raw: pdfium.FPDF_TEXTPAGE,
    rects: Sequence[Rect],
    first: int,
    last: int,
    size: float,
    frame: Frame,
    letters: Callable[[int], int],
) -> tuple[Gap, ...]:
    """Return the wide gaps between the rects of a line, left to right.

    `first` and `last` are the line's characters as PDFium counts them; `letters` tells how many
    characters of the line's text come before one of them.
    """
    if len(rects) < 2:
        return ()
    edges = [(one[1], two[0]) for one, two in pairwise(rects) if two[0] - one[1] > WIDE * size]
    found = []
    index = first
    x, y = ctypes.c_double(), ctypes.c_double()
    for x0, x1 in edges:
        while index < last:
            pdfium.FPDFText_GetCharOrigin(raw, index, x, y)
            printed = pdfium.FPDFText_GetUnicode(raw, index) > 32
            if printed and frame.point(x.value, y.value)[0] >= x1 - 0.3 * size:
                break
            index += 1
        at = letters(index - first)
        if at:
            found.append(Gap(at, round(x0, 2), round(x1, 2)))
    return tuple(found)
