"""`read_docx`: a Word document to a Document."""

from clauses.readers.word.body import read_docx

__all__ = ["read_docx"]
