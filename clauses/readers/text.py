"""Read plain text: paragraphs by blank lines, or one a line where no line is wrapped."""

import re

from clauses.readers.decoding import decoded
from clauses.readers.laid_out import Paragraph, laid_out
from clauses.readers.runs import cleaned
from clauses.records import Document

# Nobody wraps lines beyond this; where more than so many lines are longer, each is a paragraph.
WIDEST_WRAP = 120
MOST_LONGER = 0.05

_RULE = re.compile(r"\s*([-=_*~#.])\1{2,}\s*")


def read_text(path: str, data: bytes) -> Document:
    """Return the text file; a form feed begins a page, and nothing else does.

    Bytes that are no text yield a document of one unreadable page: `read` refuses them before.
    """
    text = decoded(data)
    return laid_out(path, data, paragraphs_of(text or ""), wordless="the file holds no words")


def paragraphs_of(text: str) -> list[Paragraph]:
    """Return the paragraphs of a plain text.

    Lines wrapped at a margin stay lines of their paragraph, so that segmentation joins sentences
    and tells a heading from the text right below it. Rules drawn with signs separate as blank
    lines do.
    """
    lines = text.replace("\v", "\n").replace("\x85", "\n").split("\n")
    wrapped = _is_wrapped(lines)
    made: list[Paragraph] = []
    block: list[str] = []
    for line in [*lines, ""]:
        words = _words(line)
        if words.strip("\f"):
            block.append(words)
            if wrapped:
                continue
        elif words:  # nothing but a page break
            block.append(words)
            continue
        if block:
            made.append(Paragraph("\n".join(block)))
        block = []
    return made


def _words(line: str) -> str:
    """The line with white space folded and form feeds kept; nothing for a blank or a rule."""
    if _RULE.fullmatch(line):
        return ""
    return "\f".join(cleaned(part).strip() for part in line.split("\f"))


def _is_wrapped(lines: list[str]) -> bool:
    filled = [len(line) for line in lines if line.strip()]
    return sum(length > WIDEST_WRAP for length in filled) <= MOST_LONGER * len(filled)
