"""Open a PDF, or say what keeps it shut."""

import re
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium

from clauses.errors import UnreadableInput

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
