"""How the letters of a PDF page are set, as PDFium tells: their angle, size and weight."""

import ctypes
import math
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache, partial

import pypdfium2.raw as pdfium

BOLD_WEIGHT = 600
# Text is of few sizes: one number for all lines of a size.
_tenths: Callable[[float], float] = lru_cache(maxsize=256)(partial(round, ndigits=1))


@dataclass(frozen=True, slots=True)
class Style:
    """How letters are set: turned by degrees clockwise, their size in points, their weight."""

    angle: float
    size: float
    bold: bool


class Letters:
    """The letters of a page, and how they are set: asked of PDFium once for each text object.

    Whether they are bold is asked once for each font. Objects are told apart by their addresses,
    which hold while the page is open.
    """

    def __init__(self, raw: pdfium.FPDF_TEXTPAGE) -> None:
        self.raw = raw
        self._of_letters: dict[int, Style] = {}
        self._of_objects: dict[int, Style] = {}
        self._bold_fonts: dict[int, bool] = {}

    def style(self, index: int) -> Style:
        """Return how the letter is set, as all letters of its text object are."""
        found = self._of_letters.get(index)
        if found is None:
            found = self._of_letters[index] = self._of_object(index)
        return found

    def _of_object(self, index: int) -> Style:
        owner = pdfium.FPDFText_GetTextObject(self.raw, index)
        if not owner:  # a space PDFium put in
            return self._asked(index, _bold(self.raw, index))
        key = ctypes.addressof(owner.contents)
        found = self._of_objects.get(key)
        if found is None:
            bold = self._is_bold(index, pdfium.FPDFTextObj_GetFont(owner))
            found = self._of_objects[key] = self._asked(index, bold)
        return found

    def _is_bold(self, index: int, font: pdfium.FPDF_FONT) -> bool:
        if not font:
            return _bold(self.raw, index)
        key = ctypes.addressof(font.contents)
        found = self._bold_fonts.get(key)
        if found is None:
            found = self._bold_fonts[key] = _bold(self.raw, index)
        return found

    def _asked(self, index: int, bold: bool) -> Style:
        return Style(angle_of(self.raw, index), size_of(self.raw, index), bold)


def angle_of(raw: pdfium.FPDF_TEXTPAGE, index: int) -> float:
    """Return how far a letter is turned clockwise on the sheet of the file, in degrees."""
    return math.degrees(pdfium.FPDFText_GetCharAngle(raw, index))


def size_of(raw: pdfium.FPDF_TEXTPAGE, index: int) -> float:
    """Return the font size in points: what the font says times what the text matrix makes of it."""
    matrix = pdfium.FS_MATRIX()
    size = abs(float(pdfium.FPDFText_GetFontSize(raw, index)))
    if pdfium.FPDFText_GetMatrix(raw, index, matrix):
        scale = math.hypot(matrix.c, matrix.d)
        if scale > 0:
            size *= scale
    return _tenths(size)


def _bold(raw: pdfium.FPDF_TEXTPAGE, index: int) -> bool:
    if pdfium.FPDFText_GetFontWeight(raw, index) >= BOLD_WEIGHT:
        return True
    flags = ctypes.c_int()
    name = ctypes.create_string_buffer(128)
    pdfium.FPDFText_GetFontInfo(raw, index, name, 128, flags)
    return b"bold" in name.value.lower() or b"black" in name.value.lower()
