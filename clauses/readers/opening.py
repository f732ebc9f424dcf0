"""Open a PDF, or say what keeps it shut."""

import re
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium

from clauses.errors import UnreadableInput
from clauses.readers.forms import with_form

# PDFium keeps some 40 KB of each page it has read until the file is closed: 80 MB of 2,000 pages.
# A file of so many pages, or of so many times as many, is closed and opened again.
PAGES_KEPT = 250
MOST_OPENINGS = 40  # of one file: each reads its table of objects again

_NO_PAGES = re.compile(
    rb"/Type\s*/Pages\b[^>]{0,200}/Count\s+0\b|/Count\s+0\b[^>]{0,200}/Type\s*/Pages\b"
)


def bytes_of(path: Path) -> bytes:
    """Return the bytes of the PDF at `path`. Raises UnreadableInput where it is none."""
    try:
        data = path.read_bytes()
    except (OSError, ValueError) as error:  # ValueError: no path has a null byte in it
        reason = getattr(error, "strerror", None) or str(error)
        raise UnreadableInput(f"{path}: {reason}", "check the path and its permissions") from error
    if not data.strip():
        raise UnreadableInput(f"{path}: the file is empty", "ask for it again")
    if b"%PDF-" not in data[:1024]:
        raise UnreadableInput(f"{path}: not a PDF", "give the document as a PDF")
    return data


def opened(data: bytes, path: Path, password: str | None) -> pypdfium2.PdfDocument:
    """Return the PDF with at least one page. Raises UnreadableInput where it does not open."""
    _forget_last_error()
    try:
        pdf = pypdfium2.PdfDocument(data, password=password)
        count = len(pdf)
    except pypdfium2.PdfiumError as error:
        if error.err_code == pdfium.FPDF_ERR_PASSWORD:
            found = "the password is wrong" if password else "it needs a password"
            raise UnreadableInput(
                f"{path}: {found}", "give the right one with --password or save an unlocked copy"
            ) from error
        if _NO_PAGES.search(data):  # to PDFium, no PDF
            raise UnreadableInput(f"{path}: the PDF has no pages", "ask for it again") from error
        raise UnreadableInput(
            f"{path}: the PDF is broken and cannot be opened", "ask for it again or print it to PDF"
        ) from error
    if not count:
        pdf.close()
        raise UnreadableInput(f"{path}: the PDF has no pages", "ask for it again")
    return pdf


def _forget_last_error() -> None:
    """Let PDFium fail at what is no PDF.

    Where it finds a catalog without pages it notes no error, and the one of the file before would
    be told of this one: that it needs a password, say (`FPDF_GetLastError` of PDFium's fpdfview.h).
    """
    pdfium.FPDF_LoadMemDocument(b"", 0, None)


class Reopened:
    """A PDF that is closed and opened again every so many pages, so that it takes no more memory.

    `troubles` is what is in the way of reading its form.
    """

    def __init__(self, data: bytes, path: Path, password: str | None) -> None:
        """Open the file. Raises UnreadableInput where it does not open."""
        self._source = data, path, password
        self._pdf = opened(*self._source)
        self.troubles = with_form(self._pdf)
        self.count = len(self._pdf)
        self._most = max(PAGES_KEPT, -(-self.count // MOST_OPENINGS))
        self._read = 0

    def before_page(self) -> pypdfium2.PdfDocument:
        """Return the file to read one more page of; no page read before may be open any more."""
        if self._read == self._most:
            self.close()
            self._pdf = opened(*self._source)
            with_form(self._pdf)
            self._read = 0
        self._read += 1
        return self._pdf

    def close(self) -> None:
        """Close the file, and its form."""
        self._pdf.close()
