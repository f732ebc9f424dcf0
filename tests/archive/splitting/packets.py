"""Packets of our own words, as a text extraction of them would be."""

from collections.abc import Sequence

from clauses.readers.text import read_text
from clauses.records import Document

PROSE = "The parks of the city are kept by the crew that the city employs for it all year. " * 30


def packet(*pages: Sequence[str]) -> Document:
    """Return a document with these pages, each given as its lines."""
    text = "".join(
        "\n\n".join((f"--- page {number} ---", *lines, "")) for number, lines in enumerate(pages, 1)
    )
    return read_text("packet.txt", text.encode())


def numbered(first: Sequence[str], count: int, foot: str) -> list[list[str]]:
    """Return a document of `count` pages, "Page 1 of 3" at the foot of the first and so on."""
    tops = [list(first), *([] for _ in range(count - 1))]
    return [[*top, PROSE, f"{foot} Page {number} of {count}"] for number, top in enumerate(tops, 1)]
