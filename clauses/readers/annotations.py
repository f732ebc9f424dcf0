"""What was put on a PDF page after it was printed: fields filled in, notes, marks on its words.

Words written on the page are its text. Comments are not: they stand in the warnings, with the words
that were struck out, or marked to be taken out, by an annotation.
"""

import ctypes
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium

from clauses.readers.forms import UNSEEN, Written, decoded, filled_in, place_of
from clauses.readers.frame import Frame
from clauses.readers.hidden import named

MOST_ANNOTATIONS = 5000
NOTHING = named("")
INSET = 0.25  # of the height of a marked stretch
LONGEST = 10_000  # characters of one note
_MARKUP = {
    pdfium.FPDF_ANNOT_STRIKEOUT: "words struck out by an annotation",
    pdfium.FPDF_ANNOT_REDACT: "words an annotation marks to be blacked out",
}
_COVERS = (pdfium.FPDF_ANNOT_SQUARE, pdfium.FPDF_ANNOT_CIRCLE, pdfium.FPDF_ANNOT_POLYGON)
_COMMENTED = (
    pdfium.FPDF_ANNOT_TEXT,
    pdfium.FPDF_ANNOT_HIGHLIGHT,
    pdfium.FPDF_ANNOT_UNDERLINE,
    pdfium.FPDF_ANNOT_SQUIGGLY,
    pdfium.FPDF_ANNOT_CARET,
    *_MARKUP,
    *_COVERS,
)


@dataclass(frozen=True, slots=True)
class Annotated:
    """What the annotations of a page add to it: words on it, and words about it."""

    written: tuple[Written, ...] = ()
    warnings: tuple[str, ...] = ()


def annotated(
    page: pypdfium2.PdfPage,
    textpage: pypdfium2.PdfTextPage,
    form: pypdfium2.PdfFormEnv | None,
    frame: Frame,
) -> Annotated:
    """Return what was written on the page, and what a reader should know of the annotations."""
    written: list[Written] = []
    warnings: list[str] = []
    for index in range(min(pdfium.FPDFPage_GetAnnotCount(page.raw), MOST_ANNOTATIONS)):
        one = pdfium.FPDFPage_GetAnnot(page.raw, index)
        if not one:
            continue
        try:
            kind = pdfium.FPDFAnnot_GetSubtype(one)
            if kind == pdfium.FPDF_ANNOT_WIDGET:
                written += filled_in(form, one, frame)
            elif kind == pdfium.FPDF_ANNOT_FREETEXT:
                written += _free_text(one, frame)
            elif kind in _COMMENTED and not pdfium.FPDFAnnot_GetFlags(one) & UNSEEN:
                found = _of_markup(one, kind, textpage)
                warnings += (f"page {frame.number}: {words}" for words in found)
        finally:
            pdfium.FPDFPage_CloseAnnot(one)
    return Annotated(tuple(written), tuple(warnings))


def _free_text(one: pdfium.FPDF_ANNOTATION, frame: Frame) -> Iterator[Written]:
    box, words = place_of(one, frame), _contents(one)
    hidden = pdfium.FPDFAnnot_GetFlags(one) & UNSEEN
    if words.strip() and box is not None and frame.shows(box) and not hidden:
        yield Written(words, box, 0.0)


def _of_markup(
    one: pdfium.FPDF_ANNOTATION, kind: int, textpage: pypdfium2.PdfTextPage
) -> Iterator[str]:
    """What to say of a mark or a note: the words it lies on, and the comment made on them."""
    under = named(_under(one, textpage))
    if kind in _MARKUP and under != NOTHING:
        yield f"{_MARKUP[kind]}: {under}"
    elif kind in _COVERS and under != NOTHING and _opaque(one):
        yield f"words covered by an annotation: {under}"
    comment = _contents(one)
    if comment.strip():
        yield f"a comment, which is not read as text of the document: {named(comment, 25)}"


def _under(one: pdfium.FPDF_ANNOTATION, textpage: pypdfium2.PdfTextPage) -> str:
    """The words of the page an annotation lies on, stretch by stretch."""
    found = []
    for left, bottom, right, top in _stretches(one):
        inset = INSET * (top - bottom)  # or the tails of the line above count too
        words = textpage.get_text_bounded(left + 0.5, bottom + inset, right - 0.5, top - inset)
        found.append(" ".join(words.split()))
    return " ".join(found)


def _stretches(one: pdfium.FPDF_ANNOTATION) -> Sequence[tuple[float, float, float, float]]:
    """Left, bottom, right and top of each stretch it marks, in the file's own coordinates."""
    points = pdfium.FS_QUADPOINTSF()
    found = []
    for index in range(min(pdfium.FPDFAnnot_CountAttachmentPoints(one), MOST_ANNOTATIONS)):
        if pdfium.FPDFAnnot_GetAttachmentPoints(one, index, points):
            x = points.x1, points.x2, points.x3, points.x4
            y = points.y1, points.y2, points.y3, points.y4
            found.append((min(x), min(y), max(x), max(y)))
    if not found:
        whole = pdfium.FS_RECTF()
        pdfium.FPDFAnnot_GetRect(one, whole)
        found.append((whole.left, whole.bottom, whole.right, whole.top))
    return found


def _opaque(one: pdfium.FPDF_ANNOTATION) -> bool:
    """Whether the shape is filled: its inner colour is set, and is not transparent."""
    if not pdfium.FPDFAnnot_HasKey(one, b"IC"):
        return False
    opacity = ctypes.c_float(1.0)
    return not pdfium.FPDFAnnot_GetNumberValue(one, b"CA", opacity) or opacity.value > 0.7


def _contents(one: pdfium.FPDF_ANNOTATION) -> str:
    buffer = (ctypes.c_ushort * LONGEST)()
    size = pdfium.FPDFAnnot_GetStringValue(one, b"Contents", buffer, ctypes.sizeof(buffer))
    return decoded(buffer, size) if size <= ctypes.sizeof(buffer) else ""
