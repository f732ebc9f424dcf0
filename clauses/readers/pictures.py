"""Pictures of pages as they were read, for reports that show a passage where it stands.

PDFium is not safe in threads; use one process a document at a time.
"""

import io
from collections.abc import Callable, Sequence
from pathlib import Path

import pypdfium2

from clauses.readers.opening import bytes_of, opened
from clauses.records import PagePicture

RESOLUTION = 110  # dots an inch: letters of nine points are read without strain
SHADES = 8  # of grey; more only keep the specks of a scanner, and take twice the room
LONGEST_SIDE = 1600  # pixels; a plan on a sheet of A0 is shown smaller
_MEDIA_TYPE = "image/webp"


def page_pictures(
    path: Path,
    pages: Sequence[int],
    *,
    document: str,
    password: str | None = None,
    begin: Callable[[], bool] | None = None,
) -> tuple[PagePicture, ...]:
    """Return grey pictures of these pages of the PDF at `path`, as the file shows them.

    Pages that cannot be drawn are left out, as are those before which `begin` returns False.
    Raises UnreadableInput where the file cannot be opened.
    """
    pdf = opened(bytes_of(path), path, password)
    try:
        pdf.init_forms()
        found = []
        for number in pages:
            if number > len(pdf) or (begin is not None and not begin()):
                continue
            picture = _drawn(pdf, number, document)
            if picture is not None:
                found.append(picture)
        return tuple(found)
    finally:
        pdf.close()


def _drawn(pdf: pypdfium2.PdfDocument, number: int, document: str) -> PagePicture | None:
    try:
        page = pdf[number - 1]
        width, height = page.get_size()
        scale = min(RESOLUTION / 72, LONGEST_SIDE / max(width, height, 1.0))
        image = page.render(scale=scale, grayscale=True).to_pil().convert("L")
    except (pypdfium2.PdfiumError, ValueError, MemoryError):
        return None
    data = io.BytesIO()
    step = 255 / (SHADES - 1)
    image.point([round(round(value / step) * step) for value in range(256)]).save(
        data, "WEBP", lossless=True, quality=50, method=3
    )
    return PagePicture(document, number, width, height, _MEDIA_TYPE, data.getvalue())
