"""Cut a file into its documents."""

from clauses.archive.filed import Part, PartKind
from clauses.records import Document


def split(document: Document) -> tuple[Part, ...]:
    """Return the documents of a file."""
    return (Part(PartKind.AGREEMENT, document.pages[0].number, document.pages[-1].number, deal=0),)
