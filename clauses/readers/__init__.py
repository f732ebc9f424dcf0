"""`read`: a file to a Document. One module a format; the table below is all there is."""

from collections.abc import Callable
from pathlib import Path

from clauses.readers.pdf import read_pdf
from clauses.records import Document

READERS: dict[str, Callable[[Path], Document]] = {".pdf": read_pdf}


def read(path: Path) -> Document:
    """Return the document at `path`. Raises UnreadableInput where it cannot be read."""
    return READERS.get(path.suffix.lower(), read_pdf)(path)
