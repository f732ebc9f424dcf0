"""`read`: a file to a Document. One module a format; the table below is all there is.

Each module is imported when a file of its format is read: together they take half a second.
"""

import stat
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

from clauses.errors import UnreadableInput
from clauses.readers.kinds import PDF_SIGN_WITHIN, kind_of
from clauses.records import Document

Reader = Callable[[str, bytes], Document]
Begin = Callable[[], bool]

# Beyond this a file is no document, and reading it would need more memory than a worker has.
LARGEST_FILE = 200_000_000  # bytes; no limit to a PDF, of which not all is held


def read(path: Path, *, password: str | None = None, begin: Begin | None = None) -> Document:
    """Return the document at `path`, of whatever kind its content is; the name does not matter.

    `password` opens a PDF, also one attached to an e-mail. `begin` is called as each page of a PDF
    begins, and has it given up where it returns False. Raises UnreadableInput where the file cannot
    be read, with what was found and what to do.
    """
    try:
        mode = path.stat().st_mode
        if not stat.S_ISREG(mode) and not stat.S_ISDIR(mode):  # to open a pipe is to wait for it
            raise UnreadableInput(f"{path}: a pipe or device, not a file",
                                  "save what it gives as a file and give that")  # fmt: skip
        with path.open("rb") as file:
            data = file.read(PDF_SIGN_WITHIN)
            if b"%PDF-" not in data:
                data += file.read(LARGEST_FILE + 1 - len(data))
    except (OSError, ValueError) as error:  # ValueError: no path has a null byte in it
        reason = getattr(error, "strerror", None) or str(error)
        raise UnreadableInput(f"{path}: {reason}", "check the path and its permissions") from error
    if b"%PDF-" in data[:PDF_SIGN_WITHIN]:
        from clauses.readers.pdf import read_pdf

        return read_pdf(path, password=password, begin=begin)
    return _read_bytes(str(path), data, password=password, begin=begin)


def _read_bytes(
    name: str,
    data: bytes,
    depth: int = 0,
    *,
    password: str | None = None,
    begin: Begin | None = None,
) -> Document:
    """Read what is at hand already; `depth` is how many messages it is attached within."""
    if len(data) > LARGEST_FILE:
        raise UnreadableInput(f"{name}: larger than {LARGEST_FILE // 1_000_000} MB",
                              "give its parts, or save it as PDF")  # fmt: skip
    try:
        kind = kind_of(data)
    except UnreadableInput as error:
        raise UnreadableInput(f"{name}: {error.found}", error.advice) from error
    if kind == ".eml":
        return _mail(name, data, depth, password=password, begin=begin)
    if kind == ".pdf":
        return _pdf(name, data, password=password, begin=begin)
    return READERS[kind](name, data)


def _pdf(
    name: str, data: bytes, *, password: str | None = None, begin: Begin | None = None
) -> Document:
    """Read a PDF that is no file of its own, by making it one."""
    from dataclasses import replace

    from clauses.readers.pdf import read_pdf

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "attached.pdf"
        path.write_bytes(data)
        try:
            return replace(read_pdf(path, password=password, begin=begin), path=name)
        except UnreadableInput as error:
            found = error.found.removeprefix(f"{path}: ")
            raise UnreadableInput(f"{name}: {found}", error.advice) from error


def _docx(name: str, data: bytes) -> Document:
    from clauses.readers.word import read_docx

    return read_docx(name, data)


def _web(name: str, data: bytes) -> Document:
    from clauses.readers.web import read_web

    return read_web(name, data)


def _markdown(name: str, data: bytes) -> Document:
    from clauses.readers.markdown import read_markdown

    return read_markdown(name, data)


def _text(name: str, data: bytes) -> Document:
    from clauses.readers.text import read_text

    return read_text(name, data)


def _mail(
    name: str,
    data: bytes,
    depth: int = 0,
    *,
    password: str | None = None,
    begin: Begin | None = None,
) -> Document:
    from clauses.readers.mail import read_mail

    attached = partial(_read_bytes, password=password, begin=begin)
    return read_mail(name, data, attached, depth)


# By the suffix files of the kind usually have; folders are searched for these and `OTHERS`.
READERS: dict[str, Reader] = {
    ".docx": _docx,
    ".eml": _mail,
    ".htm": _web,
    ".html": _web,
    ".md": _markdown,
    ".pdf": _pdf,
    ".txt": _text,
}

# What else is a document by its name: read if its content is, refused with advice if not, and never
# passed over in silence.
OTHERS = frozenset({
    ".doc", ".docm", ".dot", ".dotm", ".dotx", ".markdown", ".mht", ".mhtml", ".msg", ".odt",
    ".rtf", ".tif", ".tiff", ".wpd", ".xhtml", ".zip",
})  # fmt: skip
