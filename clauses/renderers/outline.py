"""The outline of a document, as `clauses outline` gives it."""

from collections import Counter
from dataclasses import dataclass

from clauses.records import Clause, ClauseKind, Document, PageSource
from clauses.renderers.wording import ancestors


@dataclass(frozen=True, slots=True)
class OutlinedDocument:
    """The file, and how many of its pages were read from text, by OCR, or not at all."""

    path: str
    sha256: str
    pages: int
    pages_text: int
    pages_ocr: int
    pages_unreadable: int
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OutlinedClause:
    """A segment of the document; `path` names the clauses around it, outermost first.

    `number` is as printed and `text` is without number and heading.
    """

    kind: ClauseKind
    number: str | None
    heading: str | None
    text: str
    page: int
    level: int
    path: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Outline:
    """A document as segmented, its clauses in reading order."""

    document: OutlinedDocument
    clauses: tuple[OutlinedClause, ...]


def outlined(document: Document, clauses: tuple[Clause, ...]) -> Outline:
    """Return the outline of a document that was segmented into `clauses`."""
    sources = Counter(page.source for page in document.pages)
    return Outline(
        OutlinedDocument(
            document.path,
            document.sha256,
            len(document.pages),
            sources[PageSource.TEXT],
            sources[PageSource.OCR],
            sources[PageSource.UNREADABLE],
            document.warnings,
        ),
        tuple(
            OutlinedClause(c.kind, c.number, c.heading, c.text, c.page, c.level, path)
            for c, path in zip(clauses, ancestors(clauses), strict=True)
        ),
    )
