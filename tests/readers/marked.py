"""PDFs with annotations and forms that the press cannot print: added to a printed page by hand."""

from collections.abc import Sequence
from pathlib import Path

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFString
from reportlab.pdfgen.canvas import Canvas

from tests.readers.conftest import HEIGHT, Draw

Corners = tuple[float, float, float, float]  # left, top, right, bottom, from the top of the page


def annotation(kind: str, corners: Corners, contents: str = "", **more: object) -> Draw:
    """An annotation on the page being drawn; `more` are further entries of its dictionary."""

    def draw(canvas: Canvas) -> None:
        left, top, right, bottom = corners
        low, high = HEIGHT - bottom, HEIGHT - top
        entries = {
            "Type": PDFName("Annot"),
            "Subtype": PDFName(kind),
            "Rect": PDFArray([left, low, right, high]),
            "F": 4,
        }
        if contents:
            entries["Contents"] = PDFString(contents)
        if kind in ("StrikeOut", "Highlight", "Underline", "Redact"):
            entries["QuadPoints"] = PDFArray([left, high, right, high, left, low, right, low])
        entries |= {
            key: PDFArray(value) if isinstance(value, list) else value
            for key, value in more.items()
        }
        canvas._addAnnotation(PDFDictionary(entries))

    return draw


def field(name: str, value: str, corners: Corners, flags: str = "") -> Draw:
    """A text field with a value."""

    def draw(canvas: Canvas) -> None:
        left, top, right, bottom = corners
        canvas.acroForm.textfield(
            name=name, value=value, x=left, y=HEIGHT - bottom, width=right - left,
            height=bottom - top, fontSize=10, borderWidth=0, fieldFlags=flags,
        )  # fmt: skip

    return draw


def check_box(name: str, corners: Corners, *, on: bool) -> Draw:
    """A box that is checked or not."""

    def draw(canvas: Canvas) -> None:
        left, _, right, bottom = corners
        canvas.acroForm.checkbox(
            name=name, checked=on, x=left, y=HEIGHT - bottom, size=right - left
        )

    return draw


def choice(name: str, value: str, options: Sequence[tuple[str, str]], corners: Corners) -> Draw:
    """A list of (label, value) of which one is chosen."""

    def draw(canvas: Canvas) -> None:
        left, top, right, bottom = corners
        canvas.acroForm.choice(
            name=name, value=value, options=list(options), x=left, y=HEIGHT - bottom,
            width=right - left, height=bottom - top, fontSize=10,
        )  # fmt: skip

    return draw


def made_xfa(path: Path, *, drawn: bool) -> Path:
    """The PDF at `path`, which has a form, turned into an XFA form, which may be drawn as well."""
    data = path.read_bytes()
    changes = [(b"/DA (/Helv 0 Tf 0 g)", b"/XFA (x) /D (0 Tf 0)")]
    if not drawn:
        changes += [(b"/PageMode /UseNone ", b"/NeedsRendering true"),
                    (b"/Type /Catalog", b"/Type/Catalog")]  # fmt: skip
    for before, after in changes:
        assert data.count(before) == 1
        data = data.replace(before, after)
    path.write_bytes(data)
    return path
