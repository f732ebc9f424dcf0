"""Read plain text: paragraphs by blank lines, or one a line where no line is wrapped."""

import re

from clauses.readers.decoding import decoded
from clauses.readers.laid_out import Paragraph, laid_out
from clauses.readers.runs import cleaned
from clauses.records import Document

# Nobody wraps lines beyond this; where more than so many lines are longer, each is a paragraph.
WIDEST_WRAP = 120
MOST_LONGER = 0.05

_MARK = re.compile(r"^[ \t]*-{2,5} ?page (\d{1,5}) ?-{2,5}[ \t]*\n?", re.IGNORECASE | re.MULTILINE)
_NAMED = re.compile(r"\s*(?:[\w -]{1,40}:.*|-{3,})?\s*")
_RULE = re.compile(r"\s*([-=_*~#.])\1{2,}\s*")


def read_text(path: str, data: bytes) -> Document:
    """Return the text file; a form feed begins a page, and so do the marks of an extraction.

    Bytes that are no text yield a document of one unreadable page: `read` refuses them before.
    """
    text = by_pages((decoded(data) or "").rstrip(" \n").removesuffix("\f"))
    wordless = "the file holds no words"
    return laid_out(path, data, paragraphs_of(text), wordless=wordless, with_blank=True)


def by_pages(text: str) -> str:
    """Return a text with form feeds in place of lines such as "--- page 2 ---".

    Programs that take the text out of a scan or a PDF write them; they count from 1. What such a
    program says of the file before the first is left out: names with values, no text of a page.
    One mark alone counts only where nothing else stands before it.
    """
    marks = list(_MARK.finditer(text))
    if [int(mark[1]) for mark in marks] != list(range(1, len(marks) + 1)):
        return text
    before = text[: marks[0].start()] if marks else text
    named = all(_NAMED.fullmatch(line) for line in before.splitlines())
    if not marks or (len(marks) == 1 and not named):
        return text
    first = "" if named else before
    ends = [*(mark.start() for mark in marks[1:]), len(text)]
    pages = [text[mark.end() : end] for mark, end in zip(marks, ends, strict=True)]
    return first + "\f".join(page.replace("\f", "\n") for page in pages)


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
    parts = line.split("\f")
    return "\f".join("" if _RULE.fullmatch(part) else cleaned(part).strip() for part in parts)


def _is_wrapped(lines: list[str]) -> bool:
    filled = [len(line) for line in lines if line.strip()]
    return sum(length > WIDEST_WRAP for length in filled) <= MOST_LONGER * len(filled)
