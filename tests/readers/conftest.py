"""A small press: PDFs drawn line by line, measured in points from the top left of the page."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt
import pytest
from PIL import Image
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics, ttfonts
from reportlab.pdfgen.canvas import Canvas

WIDTH, HEIGHT = 612.0, 792.0
Draw = Callable[[Canvas], None]


class Press(Protocol):
    def __call__(
        self, *pages: Sequence[Draw], password: str | None = None, name: str = "a.pdf"
    ) -> Path: ...


@pytest.fixture
def press(tmp_path: Path) -> Press:
    """Print pages, each a sequence of drawings, to a PDF in the test's folder."""

    def printed(*pages: Sequence[Draw], password: str | None = None, name: str = "a.pdf") -> Path:
        path = tmp_path / name
        encrypt = StandardEncryption(password, "owner", strength=128) if password else None
        canvas = Canvas(
            str(path), pagesize=(WIDTH, HEIGHT), encrypt=encrypt, invariant=True, pageCompression=0
        )
        for drawings in pages:
            for draw in drawings:
                draw(canvas)
            canvas.showPage()
        canvas.save()
        return path

    return printed


def text(
    *lines: str,
    x: float = 72.0,
    top: float = 100.0,
    step: float = 14.0,
    size: float = 11.0,
    font: str = "Helvetica",
) -> Draw:
    """Lines below each other, the first standing on `top`."""

    def draw(canvas: Canvas) -> None:
        canvas.setFont(font, size)
        for index, line in enumerate(lines):
            canvas.drawString(x, HEIGHT - top - index * step, line)

    return draw


def run_in(heading: str, rest: str, *, x: float = 72.0, top: float = 100.0) -> Draw:
    """A bold heading with text going on in the same line."""

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica-Bold", 11)
        canvas.drawString(x, HEIGHT - top, heading)
        width = canvas.stringWidth(heading + " ", "Helvetica-Bold", 11)
        canvas.setFont("Helvetica", 11)
        canvas.drawString(x + width, HEIGHT - top, rest)

    return draw


def turned(words: str, *, degrees: float, size: float = 48.0) -> Draw:
    """Words across the middle of the page, at an angle."""

    def draw(canvas: Canvas) -> None:
        canvas.saveState()
        canvas.setFont("Helvetica-Bold", size)
        canvas.translate(WIDTH / 2, HEIGHT / 2)
        canvas.rotate(degrees)
        canvas.drawCentredString(0, 0, words)
        canvas.restoreState()

    return draw


def table(
    *rows: Sequence[str],
    x: float = 72.0,
    top: float = 200.0,
    widths: Sequence[float] = (150.0, 150.0),
    height: float = 24.0,
) -> Draw:
    """A grid with a rule around every cell."""

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 11)
        for down in range(len(rows) + 1):
            y = HEIGHT - top - down * height
            canvas.line(x, y, x + sum(widths), y)
        for across in range(len(widths) + 1):
            left = x + sum(widths[:across])
            canvas.line(left, HEIGHT - top, left, HEIGHT - top - len(rows) * height)
        for down, row in enumerate(rows):
            for across, cell in enumerate(row):
                y = HEIGHT - top - (down + 1) * height + 8
                canvas.drawString(x + sum(widths[:across]) + 6, y, cell)

    return draw


def picture(*, x: float = 72.0, top: float = 100.0, size: float = 300.0) -> Draw:
    """A picture that fills part of the page, as a scan does."""

    def draw(canvas: Canvas) -> None:
        image = ImageReader(Image.new("L", (40, 40), 200))
        canvas.drawImage(image, x, HEIGHT - top - size, size, size)

    return draw


def outlines(strokes: int) -> Draw:
    """Strokes as letters turned to outlines leave them: shapes without a text."""

    def draw(canvas: Canvas) -> None:
        path = canvas.beginPath()
        for index in range(strokes):
            path.moveTo(72 + index % 50, 100 + index // 50)
            path.lineTo(74 + index % 50, 101 + index // 50)
        canvas.drawPath(path)

    return draw


def shown(rotation: int = 0, crop: tuple[float, float, float, float] | None = None) -> Draw:
    """Turn the page clockwise by `rotation`; show only `crop`, in the file's own coordinates."""

    def draw(canvas: Canvas) -> None:
        canvas.setPageRotation(rotation)
        if crop is not None:
            canvas.setCropBox(crop)

    return draw


def pasted(
    pixels: npt.NDArray[np.uint8],
    x: float = 0.0,
    top: float = 0.0,
    width: float = WIDTH,
    height: float = HEIGHT,
) -> Draw:
    """A picture of these pixels; over the whole page, as a scan is, unless told where."""

    def draw(canvas: Canvas) -> None:
        image = ImageReader(Image.fromarray(pixels))
        canvas.drawImage(image, x, HEIGHT - top - height, width, height)

    return draw


def misnamed(monkeypatch: pytest.MonkeyPatch, names: dict[str, str]) -> str:
    """A font whose file says its letters are others: how symbol and subset fonts arrive."""
    named = ttfonts.makeToUnicodeCMap
    table = {ord(letter): ord(name) for letter, name in names.items()}

    def renamed(font: str, subset: list[int]) -> Any:
        return named(font, [table.get(code, code) for code in subset])

    monkeypatch.setattr(ttfonts, "makeToUnicodeCMap", renamed)
    pdfmetrics.registerFont(ttfonts.TTFont("Misnamed", "Vera.ttf"))
    return "Misnamed"
