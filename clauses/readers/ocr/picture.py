"""The picture of a page, made fit for OCR: upright, straight, without specks.

Pictures are arrays of grey, a byte a pixel, 0 black and 255 white, rows from the top.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pypdfium2
from PIL import Image, ImageFilter

from clauses.records import Box

Grey = npt.NDArray[np.uint8]
Mask = npt.NDArray[np.bool_]

WHITE = 255
# A page larger than a tabloid sheet is rendered smaller: Tesseract needs ten times these bytes.
MOST_PIXELS = 16_000_000
SMALLER = 4  # the side of the squares a picture is surveyed in
STEEPEST = 7.0  # degrees; beyond, a page was put on the glass askew on purpose
MOST_POINTS = 20_000  # of ink, for finding the skew; a full page has three times as many
# Specks are looked for in the emptier half of the page, in squares of this side: what lies there
# is dirt, while small dots among words may be all a fax has left of thin strokes.
SQUARE = 32
SPECKLED = 0.05  # specks in such a square; clean scans have 0.00 to 0.04, dirty ones 1 and more
ENLARGED = 1.5
LARGEST_SPECK = 3  # pixels; the dots of 8 point type have six at 200 dpi
BAND = 512  # rows in which specks are looked for at a time
REACH = 2  # pixels around one on which it depends whether it is a speck
TWO_TONE = 0.5  # the share of pixels that are black or white from which on a scan is not grey


@dataclass(frozen=True, slots=True)
class Survey:
    """What a picture looks like from afar.

    `threshold` is the tone that divides ink from paper, `ink` the share of the picture darker than
    that. `skew` is by how many degrees clockwise its lines lean; `sideways` says that they run from
    top to bottom. `lined` is how many times as sharply ink and paper alternate across the lines as
    along them.
    """

    threshold: int
    ink: float
    skew: float
    sideways: bool
    lined: float


@dataclass(frozen=True, slots=True)
class Part:
    """What of a page is looked at: the inside of some boxes without that of others, in points."""

    inside: tuple[Box, ...]
    without: tuple[Box, ...]

    def cut(self, picture: Grey, dpi: float) -> Grey:
        """Return the picture of the page with everything else made white."""
        result = np.full_like(picture, WHITE)
        for box in self.inside:
            area = _pixels(box, dpi)
            result[area] = picture[area]
        for box in self.without:
            result[_pixels(box, dpi)] = WHITE
        return result


def _pixels(box: Box, dpi: float) -> tuple[slice, slice]:
    left, top, right, bottom = (
        max(0, round(edge * dpi / 72)) for edge in (box.x0, box.top, box.x1, box.bottom)
    )
    return slice(top, bottom), slice(left, right)


def rendered(page: pypdfium2.PdfPage, dpi: float) -> tuple[Grey, float]:
    """Return the page as shown, and at how many dots an inch: fewer than asked for huge pages."""
    width, height = page.get_size()
    dpi = min(dpi, 72 * (MOST_PIXELS / max(width * height, 1.0)) ** 0.5)
    bitmap = page.render(scale=dpi / 72, grayscale=True)
    try:
        pixels = bitmap.to_numpy()
        return np.ascontiguousarray(pixels.reshape(pixels.shape[:2])), dpi
    finally:
        bitmap.close()


def surveyed(picture: Grey) -> Survey:
    """Return what the picture looks like, from a copy a sixteenth of its size."""
    small = np.asarray(Image.fromarray(picture).reduce(SMALLER))
    threshold = _threshold(small)
    ink = small < threshold
    share = float(ink.mean())
    down, across = _points(ink if share < 0.5 else ~ink)  # white on black, else
    (lines, skew), (columns, lean) = _sharpest(down, across), _sharpest(across, down)
    sideways = columns > lines
    lined = max(lines, columns) / max(min(lines, columns), 1.0)
    return Survey(threshold, share, -lean if sideways else skew, sideways, lined)


def peaks(ink: Mask) -> int:
    """Return how many strokes begin on the picture, seen from above: a letter has one or two.

    They are the runs of ink in a row with no ink right above them.
    """
    height, width = ink.shape
    edges = np.diff(np.pad(ink.view(np.int8), ((0, 0), (1, 1))), axis=1)
    rows, starts = np.nonzero(edges == 1)
    ends = np.nonzero(edges == -1)[1]
    above = np.zeros((height + 1, width + 1), dtype=np.int32)  # summed along the row above
    np.cumsum(ink, axis=1, out=above[1:, 1:])
    left, right = np.maximum(starts - 1, 0), np.minimum(ends + 1, width)
    return int((above[rows, left] == above[rows, right]).sum())


def without_rules(picture: Grey, threshold: int) -> Grey:
    """Return the picture in black and white, a sixteenth of its size, with only broad strokes."""
    ink = np.asarray(Image.fromarray(picture).reduce(SMALLER)) < threshold
    for _ in range(2):  # what is three squares of ink high, and as wide
        core = ink[:-2] & ink[1:-1] & ink[2:]
        ink = np.zeros_like(ink)
        ink[:-2], ink[1:-1], ink[2:] = core, ink[1:-1] | core, ink[2:] | core
        ink = ink.T
    return np.where(ink, 0, WHITE).astype(np.uint8)


def turned(picture: Grey, quarters: int) -> Grey:
    """Return the picture turned clockwise by so many right angles."""
    return np.ascontiguousarray(np.rot90(picture, -quarters)) if quarters % 4 else picture


def straightened(picture: Grey, skew: float) -> Grey:
    """Return the picture turned counterclockwise by `skew` degrees, its size kept."""
    image = Image.fromarray(picture)
    return np.asarray(image.rotate(skew, resample=Image.Resampling.BILINEAR, fillcolor=WHITE))


def cleaned(picture: Grey, threshold: int) -> Grey:
    """Return the picture without specks, or as it is where it has none.

    Grey scans get a median of three by three; it would thin the strokes of black and white ones,
    where specks are wiped out one by one and pinholes filled.
    """
    ink = picture < threshold
    if _dirt(ink) < SPECKLED:
        return picture
    specks, holes = _specks_and_holes(ink)
    if _dirt(specks) < SPECKLED:
        return picture
    if np.mean((picture < 16) | (picture > 239)) < TWO_TONE:
        return np.asarray(Image.fromarray(picture).filter(ImageFilter.MedianFilter(3)))
    result = picture.copy()
    result[specks] = WHITE
    result[holes] = 0
    return result


def thickened(picture: Grey) -> tuple[Grey, float]:
    """Return the picture enlarged, with broken thin strokes run together, and how many times.

    The blur and the curve are those that gave most words right on contracts made into hard faxes;
    they also did on blurred pages and on those scanned at 75 dpi.
    """
    image = Image.fromarray(picture).filter(ImageFilter.GaussianBlur(1.2))
    image = image.point([round(WHITE * (tone / WHITE) ** 2.5) for tone in range(WHITE + 1)])
    size = round(ENLARGED * image.width), round(ENLARGED * image.height)
    return np.asarray(image.resize(size, Image.Resampling.BICUBIC)), ENLARGED


def stroke(ink: Mask) -> float:
    """Return how wide the strokes are from left to right, in pixels; 0 without ink.

    It is the mean of the shorter three quarters of the runs of ink: the others are bars, feet and
    arches.
    """
    height, width = ink.shape
    rows = np.zeros((height, width + 1), dtype=np.bool_)
    rows[:, 1:] = ink
    flat = np.append(rows.ravel(), False)
    edges = np.flatnonzero(flat[1:] != flat[:-1])
    runs = np.sort(edges[1::2] - edges[::2])
    return float(runs[: (3 * len(runs) + 3) // 4].mean()) if len(runs) else 0.0


def _threshold(picture: Grey) -> int:
    """The tone that divides the picture best into two (Otsu), kept off either end."""
    weights = np.bincount(picture.ravel(), minlength=256).astype(np.float64)
    below = np.cumsum(weights)
    tones = np.cumsum(weights * np.arange(256))
    above = below[-1] - below
    with np.errstate(divide="ignore", invalid="ignore"):
        apart = tones / below - (tones[-1] - tones) / above
        spread = np.nan_to_num(below * above * apart**2)
    return int(np.clip(np.argmax(spread) + 1, 64, 208))


def _points(ink: Mask) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    """Where the ink is, from the middle; on the edges of a scan it is often the scanner's own."""
    height, width = ink.shape
    inside = ink[height // 30 : height - height // 30, width // 30 : width - width // 30]
    y, x = np.nonzero(inside)
    every = max(1, len(y) // MOST_POINTS)
    return y[::every] - inside.shape[0] // 2.0, x[::every] - inside.shape[1] // 2.0


def _sharpest(
    across: npt.NDArray[np.float64], along: npt.NDArray[np.float64]
) -> tuple[float, float]:
    """How sharply lines and gaps alternate at the best angle, and that angle in degrees."""
    if len(across) == 0:
        return 0.0, 0.0

    def sharpness(degrees: float) -> float:
        at = np.rint(across - along * np.tan(np.radians(degrees))).astype(np.int64)
        profile = np.bincount(at - at.min()).astype(np.float64)
        return float((np.diff(profile, prepend=0.0, append=0.0) ** 2).sum())

    coarse = np.arange(-STEEPEST, STEEPEST + 0.01, 0.5)
    best = max(coarse.tolist(), key=lambda degrees: (sharpness(degrees), -abs(degrees)))
    fine = np.arange(best - 0.4, best + 0.41, 0.1)
    score, angle = max((sharpness(degrees), degrees) for degrees in fine.tolist())
    return score, round(angle, 1) + 0.0


def _dirt(ink: Mask) -> float:
    """How many pixels of ink a square has on average in the emptier half of the page."""
    height, width = (side // SQUARE * SQUARE for side in ink.shape)
    if not height or not width:
        return 0.0
    rows = ink[:height, :width].reshape(height // SQUARE, SQUARE, width // SQUARE, SQUARE)
    squares = np.sort(rows.sum(axis=(1, 3)), axis=None)
    return float(squares[: max(1, len(squares) // 2)].mean())


def _counts(ink: Mask, reach: int) -> npt.NDArray[np.uint8]:
    """For each pixel how many around it, itself among them, are ink, up to `reach` away."""
    height, width = ink.shape
    padded = np.pad(ink.view(np.uint8), reach)
    rows = sum(padded[:, at : at + width] for at in range(1, 2 * reach + 1)) + padded[:, :width]
    counts: npt.NDArray[np.uint8] = rows[:height].copy()
    for at in range(1, 2 * reach + 1):
        counts += rows[at : at + height]
    return counts


def _specks_and_holes(ink: Mask) -> tuple[Mask, Mask]:
    """The pixels of specks, and pinholes; by bands, as counting takes many times their bytes."""
    specks, holes = np.zeros_like(ink), np.zeros_like(ink)
    for top in range(0, len(ink), BAND):
        first = max(0, top - REACH)
        band = ink[first : top + BAND + REACH]
        counts, own = _counts(band, 1), slice(top - first, top - first + BAND)
        specks[top : top + BAND] = _specks(band, counts)[own]
        holes[top : top + BAND] = (~band & (counts == 8))[own]
    return specks, holes


def _specks(ink: Mask, counts: npt.NDArray[np.uint8]) -> Mask:
    """The pixels of ink that hang together with at most two others."""
    alone = ink & (counts == 1)
    paired = ink & (counts == 2) & (_counts(ink & (counts > 2), 1) == 0)
    apart = ink & (counts <= LARGEST_SPECK) & (counts == _counts(ink, 2))
    specks: Mask = alone | paired | apart
    return specks
