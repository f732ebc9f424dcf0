"""Scans made for the tests: sheets drawn by the press, spoilt, and put into a PDF as pictures."""

import io
from collections.abc import Sequence

import numpy as np
import pypdfium2
from PIL import Image, ImageFilter
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from clauses.readers.ocr.lettering import Seen
from clauses.readers.ocr.picture import Grey, rendered
from tests.readers.conftest import HEIGHT, WIDTH, Draw

DPI = 200
NOTICE = (
    "The vendor shall keep each record for thirty days.",
    "It shall give no record to any other agency without",
    "the written consent of the city clerk in each case.",
    "A request must be answered within ten business days.",
)


def sheet(*drawings: Draw) -> pypdfium2.PdfPage:
    """A page of a born-digital PDF."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(WIDTH, HEIGHT), invariant=True)
    for draw in drawings:
        draw(canvas)
    canvas.showPage()
    canvas.save()
    return pypdfium2.PdfDocument(out.getvalue())[0]


def printed(*drawings: Draw, dpi: int = DPI) -> Grey:
    """The picture of such a page."""
    return rendered(sheet(*drawings), dpi)[0]


def scan(picture: Grey, *over: Draw, dpi: float = DPI) -> pypdfium2.PdfPage:
    """A page that is a picture, with more drawn over it."""
    height, width = (side * 72 / dpi for side in picture.shape)
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(width, height), invariant=True)
    canvas.drawImage(ImageReader(Image.fromarray(picture)), 0, 0, width, height)
    for draw in over:
        draw(canvas)
    canvas.showPage()
    canvas.save()
    return pypdfium2.PdfDocument(out.getvalue())[0]


def hidden(*lines: str, x: float = 72.0, top: float = 100.0, step: float = 14.0) -> Draw:
    """The invisible text of an earlier OCR."""

    def draw(canvas: Canvas) -> None:
        for index, line in enumerate(lines):
            text = canvas.beginText(x, HEIGHT - top - index * step)
            text.setFont("Helvetica", 11)
            text.setTextRenderMode(3)
            text.textOut(line)
            canvas.drawText(text)

    return draw


def askew(picture: Grey, degrees: float) -> Grey:
    """The picture turned clockwise."""
    image = Image.fromarray(picture)
    return np.asarray(image.rotate(-degrees, resample=Image.Resampling.BICUBIC, fillcolor=255))


def speckled(picture: Grey, share: float) -> Grey:
    """The picture in black and white, with so many of its pixels made black or white."""
    chance = np.random.default_rng(7).random(picture.shape)
    spoilt = np.where(picture < 140, 0, 255).astype(np.uint8)
    spoilt[chance < share / 2] = 0
    spoilt[chance > 1 - share / 2] = 255
    return spoilt


def grey_noise(picture: Grey, strength: float) -> Grey:
    """The picture on grey paper, every tone off by about so much."""
    noise = np.random.default_rng(7).normal(0, strength, picture.shape)
    return (picture * 0.8 + 40 + noise).clip(0, 255).astype(np.uint8)


def faxed(picture: Grey) -> Grey:
    """The picture in black and white, thin strokes lost."""
    return np.where(grey_noise(blurred(picture, 1.2), 24) < 112, 0, 255).astype(np.uint8)


def blurred(picture: Grey, radius: float) -> Grey:
    return np.asarray(Image.fromarray(picture).filter(ImageFilter.GaussianBlur(radius)))


def photograph() -> Grey:
    """Soft shapes in all tones, over the whole of a page."""
    coarse = np.random.default_rng(7).integers(20, 235, (11, 9), dtype=np.uint8)
    size = round(WIDTH * DPI / 72), round(HEIGHT * DPI / 72)
    return np.asarray(Image.fromarray(coarse).resize(size, Image.Resampling.BICUBIC))


def seen(
    *words: str, line: int = 1, top: int = 100, left: int = 100, confidence: float = 0.9
) -> tuple[Seen, ...]:
    """Words of a line as Tesseract gives them: 12 pixels a letter, 20 high, 28 with its line."""
    found = []
    for word in words:
        right = left + 12 * len(word)
        baseline = ((left, top + 20.0), (right, top + 20.0))
        box = (left, top, right, top + 20)
        found.append(Seen(word, confidence, box, line, 1, 0, 28.0, baseline))
        left = right + 8
    return tuple(found)


def texts(lines: Sequence[Seen]) -> list[str]:
    return [word.text for word in lines]
