"""Where a page shows pictures, and whether its letters are drawn for the eye or under a scan."""

import ctypes
from collections.abc import Iterator

import numpy as np
import pypdfium2
import pypdfium2.raw as pdfium

Corners = tuple[float, float, float, float]  # left, bottom, right, top, as the file counts

# A page is taken for a scan where pictures cover this much of it.
SCAN_SHARE = 0.6
CELLS = 64  # by as many: the grid on which pictures are added up
MOST_OBJECTS = 5000
DEEPEST = 3  # forms within forms
_UNSEEN = (pdfium.FPDF_TEXTRENDERMODE_INVISIBLE, pdfium.FPDF_TEXTRENDERMODE_CLIP)


def pictures(page: pypdfium2.PdfPage) -> tuple[Corners, ...]:
    """Return the corners of every picture on the page, those within forms cut to their form."""
    return tuple(corners for _, corners, _ in _pictures(page))


def pictures_and_forms(page: pypdfium2.PdfPage) -> tuple[tuple[Corners, Corners], ...]:
    """Return the corners of every picture, and of the form that draws it: its own where none."""
    return tuple((corners, form) for _, corners, form in _pictures(page))


def picture_share(page: pypdfium2.PdfPage) -> float:
    """Return the share of the page that pictures cover, overlaps counted once."""
    return _share(page, pictures(page))


def is_under_scan(page: pypdfium2.PdfPage) -> bool:
    """Return whether most letters have no ink, or a picture the size of the page drawn over them.

    That is how OCR leaves its words in the scan it read. Words over a picture are a background's.
    """
    scans = [order for order, one, _ in _pictures(page) if _share(page, (one,)) >= SCAN_SHARE]
    last = max(scans, default=-1)
    seen = unseen = 0
    for order, one in _objects(page):
        for text in _texts(one):
            hidden = order < last or pdfium.FPDFTextObj_GetTextRenderMode(text) in _UNSEEN
            seen, unseen = seen + (not hidden), unseen + hidden
    return unseen > seen


def _share(page: pypdfium2.PdfPage, some: tuple[Corners, ...]) -> float:
    left, bottom, right, top = page.get_bbox()
    width, height = right - left, top - bottom
    if width <= 0 or height <= 0:
        return 0.0
    grid = np.zeros((CELLS, CELLS), dtype=np.bool_)
    for x0, y0, x1, y1 in some:
        columns = (x0 - left) / width * CELLS, (x1 - left) / width * CELLS
        rows = (y0 - bottom) / height * CELLS, (y1 - bottom) / height * CELLS
        (first, end), (low, high) = (
            (max(0, round(min(pair))), max(0, round(max(pair)))) for pair in (columns, rows)
        )
        grid[low:high, first:end] = True
    return float(grid.mean())


def _objects(page: pypdfium2.PdfPage) -> Iterator[tuple[int, pdfium.FPDF_PAGEOBJECT]]:
    for order in range(min(pdfium.FPDFPage_CountObjects(page.raw), MOST_OBJECTS)):
        yield order, pdfium.FPDFPage_GetObject(page.raw, order)


def _pictures(page: pypdfium2.PdfPage) -> Iterator[tuple[int, Corners, Corners]]:
    """When each is drawn, its corners, and those of its form."""
    for order, one in _objects(page):
        kind = pdfium.FPDFPageObj_GetType(one)
        if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            yield from ((order, corners, corners) for corners in _bounds(one))
        elif kind == pdfium.FPDF_PAGEOBJ_FORM:
            held = tuple(_held(one))
            yield from ((order, corners, form) for form in _bounds(one) for corners in held)


def _bounds(one: pdfium.FPDF_PAGEOBJECT) -> Iterator[Corners]:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    if pdfium.FPDFPageObj_GetBounds(one, left, bottom, right, top):
        yield left.value, bottom.value, right.value, top.value


def _held(form: pdfium.FPDF_PAGEOBJECT, depth: int = DEEPEST) -> Iterator[Corners]:
    """The pictures in a form, where it puts them on what holds it: the whole page is often one."""
    matrix = pdfium.FS_MATRIX()
    known = pdfium.FPDFPageObj_GetMatrix(form, matrix)
    for room in _bounds(form):
        for one in _inner(form):
            kind = pdfium.FPDFPageObj_GetType(one)
            if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
                found = _bounds(one)
            elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth:
                found = _held(one, depth - 1)
            else:
                continue
            for corners in found:
                placed = _cut(_put(corners, matrix) if known else room, room)
                if placed[0] < placed[2] and placed[1] < placed[3]:
                    yield placed


def _put(corners: Corners, by: pdfium.FS_MATRIX) -> Corners:
    left, bottom, right, top = corners
    points = [(x, y) for x in (left, right) for y in (bottom, top)]
    xs = [by.a * x + by.c * y + by.e for x, y in points]
    ys = [by.b * x + by.d * y + by.f for x, y in points]
    return min(xs), min(ys), max(xs), max(ys)


def _cut(one: Corners, room: Corners) -> Corners:
    low = max(one[0], room[0]), max(one[1], room[1])
    return *low, min(one[2], room[2]), min(one[3], room[3])


def _inner(form: pdfium.FPDF_PAGEOBJECT) -> Iterator[pdfium.FPDF_PAGEOBJECT]:
    for index in range(min(pdfium.FPDFFormObj_CountObjects(form), MOST_OBJECTS)):
        yield pdfium.FPDFFormObj_GetObject(form, index)


def _texts(one: pdfium.FPDF_PAGEOBJECT, depth: int = DEEPEST) -> Iterator[pdfium.FPDF_PAGEOBJECT]:
    """The text objects that an object is or holds."""
    kind = pdfium.FPDFPageObj_GetType(one)
    if kind == pdfium.FPDF_PAGEOBJ_TEXT:
        yield one
    elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth:
        for inner in _inner(one):
            yield from _texts(inner, depth - 1)
