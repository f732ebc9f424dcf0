"""What a PDF page draws besides plain words: rules, pictures, and words nobody may see."""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium

# A page with few letters that is drawn with more strokes than this: letters turned to outlines.
MOST_STROKES = 1000
MOST_OBJECTS = 5000
DEEPEST = 4  # forms within forms
# Letters this pale (0 to 255, each of red, green, blue) are lost on white paper.
PALEST = 230
FAINTEST = 25  # of 255: letters less opaque than this
# A filled shape of at least this size, in points, may cover words; smaller ones are rules.
COVER_WIDTH, COVER_HEIGHT = 12.0, 5.0
MOST_COVERS = 200

Colour = tuple[int, int, int]
Corners = tuple[float, float, float, float]  # left, bottom, right, top, in the file's points


BLACK: Colour = (0, 0, 0)
WHITE: Colour = (255, 255, 255)
_PATH, _IMAGE = pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_IMAGE
_TEXT, _FORM = pdfium.FPDF_PAGEOBJ_TEXT, pdfium.FPDF_PAGEOBJ_FORM


@dataclass(frozen=True, slots=True)
class Drawn:
    """What a page draws.

    `rules`: enough ruled lines for a table. `pictures`: a picture, or strokes enough for letters
    drawn as outlines. `doubted`: the text objects, by address, that may not be seen.
    """

    rules: bool
    pictures: bool
    doubted: frozenset[int]


@dataclass(frozen=True, slots=True)
class _Shape:
    """A filled shape or picture: when it is drawn, where, and in which colour."""

    order: int
    corners: Corners
    colour: Colour


def drawn(page: pypdfium2.PdfPage) -> Drawn:
    """Return what the page draws, judged by its first 5000 objects."""
    rules, strokes, pictures = _Rules(), 0, False
    doubted: set[int] = set()
    texts: list[tuple[int, pdfium.FPDF_PAGEOBJECT, Colour]] = []
    covers: list[_Shape] = []
    for order in range(min(pdfium.FPDFPage_CountObjects(page.raw), MOST_OBJECTS)):
        one = pdfium.FPDFPage_GetObject(page.raw, order)
        kind = pdfium.FPDFPageObj_GetType(one)
        if kind == _TEXT:
            colour = _colour(one)
            if _unseen(one, colour):
                doubted.add(address_of(one))
            else:
                texts.append((order, one, colour or BLACK))
        elif kind == _FORM:
            pictures = True
            doubted.update(address_of(text) for text in _inner(one) if _unseen(text, _colour(text)))
        elif kind in (_PATH, _IMAGE):
            pictures |= kind == _IMAGE
            strokes += kind == _PATH and pdfium.FPDFPath_CountSegments(one)
            corners = _corners(one)
            if corners is not None and kind == _PATH:
                rules.add(corners)
            if corners is not None and len(covers) < MOST_COVERS and _covers(one, kind, corners):
                covers.append(_Shape(order, corners, _colour(one) or WHITE))
    doubted.update(_lost(texts, covers))
    return Drawn(rules.enough, pictures or strokes > MOST_STROKES, frozenset(doubted))


class _Rules:
    """The ruled lines of a page, counted."""

    def __init__(self) -> None:
        self.horizontal = self.vertical = 0

    def add(self, corners: Corners) -> None:
        width, height = corners[2] - corners[0], corners[3] - corners[1]
        self.horizontal += width > 40 and height < 4
        self.vertical += height > 6 and width < 4
        if width > 40 and 8 < height < 400:  # a box: two of each
            self.horizontal, self.vertical = self.horizontal + 2, self.vertical + 2

    @property
    def enough(self) -> bool:
        """For a table."""
        return self.horizontal >= 3 and self.vertical >= 3


def _covers(one: pdfium.FPDF_PAGEOBJECT, kind: int, corners: Corners) -> bool:
    width, height = corners[2] - corners[0], corners[3] - corners[1]
    return width >= COVER_WIDTH and height >= COVER_HEIGHT and (kind == _IMAGE or _filled(one))


def address_of(one: pdfium.FPDF_PAGEOBJECT) -> int:
    """Return by what an object is told from the others of its page; 0 where there is none."""
    return ctypes.addressof(one.contents) if one else 0


def _unseen(text: pdfium.FPDF_PAGEOBJECT, colour: Colour | None) -> bool:
    """Whether the letters are drawn without ink, or in the colour of paper."""
    mode = pdfium.FPDFTextObj_GetTextRenderMode(text)
    if mode in (pdfium.FPDF_TEXTRENDERMODE_INVISIBLE, pdfium.FPDF_TEXTRENDERMODE_CLIP):
        return True
    return colour is None or min(colour) >= PALEST


def _colour(one: pdfium.FPDF_PAGEOBJECT) -> Colour | None:
    """The colour an object is filled with, or None where it is all but transparent."""
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    if not pdfium.FPDFPageObj_GetFillColor(one, red, green, blue, alpha):
        return BLACK
    if alpha.value < FAINTEST:
        return None
    return red.value, green.value, blue.value


def _corners(one: pdfium.FPDF_PAGEOBJECT) -> Corners | None:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    if not pdfium.FPDFPageObj_GetBounds(one, left, bottom, right, top):
        return None
    return left.value, bottom.value, right.value, top.value


def _filled(path: pdfium.FPDF_PAGEOBJECT) -> bool:
    mode, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(path, mode, stroke)
    return bool(mode.value != pdfium.FPDF_FILLMODE_NONE)


def _inner(form: pdfium.FPDF_PAGEOBJECT, depth: int = DEEPEST) -> Iterator[pdfium.FPDF_PAGEOBJECT]:
    """The text objects within a form object."""
    for index in range(min(pdfium.FPDFFormObj_CountObjects(form), MOST_OBJECTS)):
        one = pdfium.FPDFFormObj_GetObject(form, index)
        kind = pdfium.FPDFPageObj_GetType(one)
        if kind == _TEXT:
            yield one
        elif kind == _FORM and depth:
            yield from _inner(one, depth - 1)


def _lost(
    texts: list[tuple[int, pdfium.FPDF_PAGEOBJECT, Colour]], covers: list[_Shape]
) -> Iterator[int]:
    """The texts over which a shape is drawn, or that have the colour of the shape below them."""
    if not covers:
        return
    colours = {shape.colour for shape in covers}
    last = max(shape.order for shape in covers)
    for order, one, colour in texts:
        if order > last and colour not in colours:
            continue
        corners = _corners(one)
        if corners is None:
            continue
        later = (s for s in covers if order < s.order or colour == s.colour)
        if any(_over(shape.corners, corners) for shape in later):
            yield address_of(one)


def _over(shape: Corners, text: Corners) -> bool:
    """Whether the shape lies over the middle of the line, along a part of it at least."""
    middle = (text[1] + text[3]) / 2
    overlap = min(shape[2], text[2]) - max(shape[0], text[0])
    return shape[1] <= middle <= shape[3] and overlap >= min(COVER_WIDTH, text[2] - text[0])
