"""The memo as Markdown, for pasting; what a document says is never read as markup."""

import re
from collections.abc import Iterator

from clauses.records import Report
from clauses.renderers.memo import memo_parts
from clauses.renderers.memo_parts import (
    Bullets,
    Heading,
    Paragraph,
    Part,
    Quotation,
    Table,
)
from clauses.renderers.wording import plain

# What Markdown reads as markup inside a line, and the signs by which its dialects make links,
# mentions, mathematics and struck words of their own.
_MARKS = re.compile(r"[\\`*_\[\]|~$^@]")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_MARKUP = re.compile("[&<>]")
# An address becomes a link without being asked to: https:// and www. are broken by an escape.
_SCHEME = re.compile(r":(?=//)")
_WEB = re.compile(r"(?i)\b(www)\.")
# At the beginning of a line these make lists, headings, rules and quotations.
_LINE_START = re.compile(r"^([-+#=]|\d+(?=[.)]))")


def report_markdown(report: Report) -> str:
    """Return the memo on the report as Markdown (CommonMark, with tables as in GFM)."""
    return "\n\n".join("\n".join(_lines(part)) for part in _drawn(report)) + "\n"


def _drawn(report: Report) -> Iterator[Part]:
    """The parts that Markdown can show: the table below a picture says what it shows."""
    for part in memo_parts(report):
        if isinstance(part, Heading | Paragraph | Quotation | Bullets | Table):
            yield part


def _lines(part: Part) -> Iterator[str]:
    if isinstance(part, Heading):
        yield f"{'#' * part.level} {literal(part.text)}"
    elif isinstance(part, Paragraph):
        yield _paragraph(part)
    elif isinstance(part, Quotation):
        before = f"[{plain(part.before)}] " if part.before else ""
        yield f"> {literal(before)}\u201c{literal(part.text)}\u201d"
        yield ">"
        yield f"> \u2014 {literal(part.place)}"
    elif isinstance(part, Bullets):
        yield from (f"- {literal(item)}" for item in part.items)
    elif isinstance(part, Table):
        yield _row(part.head)
        yield "| " + " | ".join("---" for _ in part.head) + " |"
        yield from (_row(row) for row in part.rows)


def _paragraph(part: Paragraph) -> str:
    text = literal(part.text)
    if part.label:
        text = f"**{literal(part.label)}:** {text}".rstrip()
    return f"_{text}_" if part.small and not part.label else text


def _row(cells: tuple[str, ...]) -> str:
    return "| " + " | ".join(literal(cell) for cell in cells) + " |"


def literal(text: str) -> str:
    """Return Markdown that shows `text`, made plain, letter for letter."""
    text = _MARKS.sub(lambda mark: f"\\{mark.group()}", plain(text))
    text = _MARKUP.sub(lambda mark: _ENTITIES[mark.group()], text)
    text = _WEB.sub(r"\1\\.", _SCHEME.sub(r"\\:", text))
    return _LINE_START.sub(_escaped_start, text)


def _escaped_start(start: re.Match[str]) -> str:
    found = start.group()
    return f"{found[:-1]}\\{found[-1]}" if not found[-1].isdigit() else f"{found}\\"
