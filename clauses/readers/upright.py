"""Turn a page so that most of its letters stand upright: a landscape table on a portrait page.

PDFium puts words and lines in order by how the page is shown; those that stand on their side or
their head come out backwards.
"""

import sys
from collections import Counter

import pypdfium2
import pypdfium2.raw as pdfium

from clauses.readers.letters import angle_of

FEWEST_LETTERS = 25  # fewer are a stamp on the side of an empty page
LOOKS = 400  # letters looked at, spread over the page
GLANCE = 40  # letters; where all of these stand upright, so do most


def set_upright(page: pypdfium2.PdfPage, textpage: pypdfium2.PdfTextPage) -> int:
    """Turn the page where most letters do not stand upright, and return by how much.

    That is 0, 90, 180 or 270 degrees clockwise, beyond what the file turns it by already; the text
    of a page that was turned has to be loaded again.
    """
    rotation: int = page.get_rotation()
    upright = {-rotation // 90 % 4}
    if textpage.count_chars() < FEWEST_LETTERS or _turns(textpage, GLANCE).keys() == upright:
        return 0
    turns = _turns(textpage, LOOKS)
    if not turns:
        return 0
    quarters, votes = turns.most_common(1)[0]
    turn = (-90 * quarters - rotation) % 360
    if 2 * votes > turns.total() and turn:
        page.set_rotation((rotation + turn) % 360)
        return turn
    return 0


def _turns(textpage: pypdfium2.PdfTextPage, looks: int) -> Counter[int]:
    """By how many right angles so many letters are turned."""
    count = textpage.count_chars()
    turns = Counter[int]()
    for index in range(0, count, max(1, count // looks)):
        code = pdfium.FPDFText_GetUnicode(textpage.raw, index)
        if code <= sys.maxunicode and chr(code).isalnum():  # a broken map gives any number
            turns[round(angle_of(textpage.raw, index) / 90) % 4] += 1
    return turns
