"""The form of a PDF: what is filled in, and where on the page it stands."""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium

from clauses.readers.frame import Frame
from clauses.records import Box

# As Word writes them, and this tool's other readers give them.
CHECKED, UNCHECKED = "☒", "☐"
# Nobody sees these; a field may also be on the page for printing or on the screen alone.
UNSEEN = pdfium.FPDF_ANNOT_FLAG_HIDDEN | pdfium.FPDF_ANNOT_FLAG_NOVIEW
LONGEST = 10_000  # characters of one value that are read
XFA_FORM = (
    "the file is an XFA form, which only some programs show; what stands in its fields may be "
    "missing here: open it, print it to a new PDF and give that"
)
_CHOICES = (pdfium.FPDF_FORMFIELD_COMBOBOX, pdfium.FPDF_FORMFIELD_LISTBOX)
_MARKS = (pdfium.FPDF_FORMFIELD_CHECKBOX, pdfium.FPDF_FORMFIELD_RADIOBUTTON)


@dataclass(frozen=True, slots=True)
class Written:
    """Words put on a page from outside of it: `mark` is whether it is a box that can be checked.

    `size` is that of the letters in points, 0 where the file leaves it open.
    """

    text: str
    box: Box
    size: float
    mark: bool = False


def with_form(pdf: pypdfium2.PdfDocument) -> tuple[str, ...]:
    """Make the values of the file's form readable, if it has one; return what is in the way.

    Has to be done before the first page is opened. An XFA form that is drawn on the pages as well,
    as most are, is in nobody's way.
    """
    kind = pdfium.FPDF_GetFormType(pdf.raw)
    if kind == pdfium.FORMTYPE_NONE:
        return ()
    config = pdfium.FPDF_FORMFILLINFO(version=2)
    raw = pdfium.FPDFDOC_InitFormFillEnvironment(pdf.raw, config)
    if raw:
        pdf.formenv = pypdfium2.PdfFormEnv(raw, config)  # which closes it with the file
    return (XFA_FORM,) if kind == pdfium.FORMTYPE_XFA_FULL else ()


def filled_in(
    form: pypdfium2.PdfFormEnv | None, annotation: pdfium.FPDF_ANNOTATION, frame: Frame
) -> Iterator[Written]:
    """Yield what a field of the form shows: nothing where it is empty, hidden or a button."""
    if form is None or pdfium.FPDFAnnot_GetFlags(annotation) & UNSEEN:
        return
    kind = pdfium.FPDFAnnot_GetFormFieldType(form.raw, annotation)
    box = place_of(annotation, frame)
    if box is None or not frame.shows(box):
        return
    if kind in _MARKS:
        on = pdfium.FPDFAnnot_IsChecked(form.raw, annotation)
        yield Written(CHECKED if on else UNCHECKED, box, 0.0, mark=True)
        return
    if kind in _CHOICES:
        value = ", ".join(_chosen(form, annotation)) or _value(form, annotation)
    elif kind == pdfium.FPDF_FORMFIELD_TEXTFIELD and not _secret(form, annotation):
        value = _value(form, annotation)
    else:
        return
    if value.strip():
        yield Written(value, box, _size(form, annotation))


def place_of(annotation: pdfium.FPDF_ANNOTATION, frame: Frame) -> Box | None:
    """Return where an annotation is on the page as shown, or None where it has no place."""
    corners = pdfium.FS_RECTF()
    if not pdfium.FPDFAnnot_GetRect(annotation, corners):
        return None
    return frame.box(corners.left, corners.bottom, corners.right, corners.top)


def decoded(buffer: ctypes.Array[ctypes.c_ushort], size: int) -> str:
    """Return the text PDFium wrote in `size` bytes, without the 0 that ends it."""
    end = max(min(size, ctypes.sizeof(buffer)) - 2, 0)
    return bytes(buffer)[:end].decode("utf-16-le", "ignore")


def _value(form: pypdfium2.PdfFormEnv, annotation: pdfium.FPDF_ANNOTATION) -> str:
    buffer = (ctypes.c_ushort * LONGEST)()
    room = ctypes.sizeof(buffer)
    size = pdfium.FPDFAnnot_GetFormFieldValue(form.raw, annotation, buffer, room)
    if size <= room:
        return decoded(buffer, size)
    longer = (ctypes.c_ushort * (size // 2 + 1))()
    pdfium.FPDFAnnot_GetFormFieldValue(form.raw, annotation, longer, size)
    return decoded(longer, size)[:LONGEST]


def _chosen(form: pypdfium2.PdfFormEnv, annotation: pdfium.FPDF_ANNOTATION) -> Iterator[str]:
    """The labels of the options that are chosen, as the page shows them."""
    for index in range(min(pdfium.FPDFAnnot_GetOptionCount(form.raw, annotation), LONGEST)):
        if pdfium.FPDFAnnot_IsOptionSelected(form.raw, annotation, index):
            buffer = (ctypes.c_ushort * 500)()
            size = pdfium.FPDFAnnot_GetOptionLabel(
                form.raw, annotation, index, buffer, ctypes.sizeof(buffer)
            )
            yield decoded(buffer, size)


def _secret(form: pypdfium2.PdfFormEnv, annotation: pdfium.FPDF_ANNOTATION) -> bool:
    flags = pdfium.FPDFAnnot_GetFormFieldFlags(form.raw, annotation)
    return bool(flags & pdfium.FPDF_FORMFLAG_TEXT_PASSWORD)


def _size(form: pypdfium2.PdfFormEnv, annotation: pdfium.FPDF_ANNOTATION) -> float:
    size = ctypes.c_float()
    pdfium.FPDFAnnot_GetFontSize(form.raw, annotation, size)
    return round(abs(size.value), 1)
