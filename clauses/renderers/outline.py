"""The outline of a document, as `clauses outline` gives it."""

from collections import Counter
from dataclasses import dataclass

from clauses.records import Clause, ClauseKind, Document, Links, PageSource, Standing
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

    `number` is as printed and `text` is without number and heading. `page_printed` and
    `page_packet` are the numbers its page bears: its own, and that of a packet it was put into.
    `quoted` is whether an amendment quotes it as the new wording of another agreement.
    """

    kind: ClauseKind
    number: str | None
    heading: str | None
    text: str
    page: int
    level: int
    path: tuple[str, ...]
    page_printed: str | None
    page_packet: int | None
    quoted: bool


@dataclass(frozen=True, slots=True)
class OutlinedDefinition:
    """A defined term, and the words that define it; clauses are given by their place, from 0."""

    term: str
    quote: str
    clause: int
    page: int
    used_in: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class OutlinedReference:
    """A mention of a section, exhibit or the like in the clause at this place, counted from 0.

    `standing` is "resolved" where `targets` are the places of all it names, "outside" where it
    names a part of a law or of another document, "unresolved" where some of it is missing here.
    """

    text: str
    clause: int
    page: int
    standing: Standing
    targets: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Outline:
    """A document as segmented: its clauses, defined terms and references, in reading order."""

    document: OutlinedDocument
    clauses: tuple[OutlinedClause, ...]
    definitions: tuple[OutlinedDefinition, ...]
    references: tuple[OutlinedReference, ...]


NO_LINKS = Links()


def outlined(document: Document, clauses: tuple[Clause, ...], links: Links = NO_LINKS) -> Outline:
    """Return the outline of a document that was segmented into `clauses`, with their `links`."""
    pages = {page.number: page for page in document.pages}
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
            OutlinedClause(
                c.kind, c.number, c.heading, c.text, c.page, c.level, path,
                pages[c.page].printed, pages[c.page].packet, c.quoted,
            )
            for c, path in zip(clauses, ancestors(clauses), strict=True)
        ),
        tuple(
            OutlinedDefinition(d.term, d.quote, d.clause, clauses[d.clause].page, d.used_in)
            for d in links.definitions
        ),
        tuple(
            OutlinedReference(r.text, r.clause, clauses[r.clause].page, r.standing, r.targets)
            for r in links.references
        ),
    )  # fmt: skip
