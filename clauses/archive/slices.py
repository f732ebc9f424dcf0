"""Take pages out of a document as a document of their own."""

import hashlib
from bisect import bisect_left
from dataclasses import replace
from typing import TypeVar

from clauses.records import Document, Line, Page, Span, Table

Placed = TypeVar("Placed", Page, Line)


def pages_of(document: Document, first: int, last: int) -> Document:
    """Return pages `first` to `last`, both within, as a document; page numbers stay the file's.

    It is named as a place within the file (`packet.pdf#page=12`), and its hash is of the file's
    with the pages, so that a sentence that two documents of a file share is two findings. All
    pages are the document itself. Warnings stay with the file.
    """
    if (first, last) == (document.pages[0].number, document.pages[-1].number):
        return document
    pages = [page for page in document.pages if first <= page.number <= last]
    start, end = pages[0].span.start, max(page.span.end for page in pages)
    starts = [line.span.start for line in document.lines]
    lines = document.lines[bisect_left(starts, start) : bisect_left(starts, end)]
    told = hashlib.sha256(f"{document.sha256} {first}-{last}".encode()).hexdigest()
    return Document(
        path=f"{document.path}#page={first}",
        sha256=told,
        text=document.text[start:end] + ("\n" if end > start else ""),
        pages=tuple(_moved(page, start) for page in pages),
        lines=tuple(_moved(line, start) for line in lines),
        tables=tuple(_within(document.tables, first, last)),
    )


def _within(tables: tuple[Table, ...], first: int, last: int) -> list[Table]:
    return [table for table in tables if first <= table.box.page <= last]


def _moved(placed: Placed, by: int) -> Placed:
    return replace(placed, span=Span(placed.span.start - by, placed.span.end - by))
