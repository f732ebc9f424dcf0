"""Read Markdown by way of the HTML it stands for."""

import re

from markdown_it import MarkdownIt
from markdown_it.token import Token

from clauses.readers.decoding import decoded
from clauses.readers.laid_out import laid_out
from clauses.readers.text import paragraphs_of
from clauses.readers.web import contents_of
from clauses.records import Document

# The parser drops what is nested deeper than it may go; such a text is read as plain.
DEEPEST = 60

_TOO_DEEP = re.compile(rf"^(?:[ \t]*(?:>|[*+-][ \t])){{{DEEPEST // 2},}}", re.MULTILINE)


def read_markdown(path: str, data: bytes) -> Document:
    """Return a Markdown text with its headings, lists and tables, all on one page."""
    text = decoded(data) or ""
    if _TOO_DEEP.search(text):
        return laid_out(path, data, paragraphs_of(text))
    # A line end may be where a wrapped line ends or an item begins: kept, segmentation tells.
    parser = MarkdownIt("commonmark", {"maxNesting": DEEPEST, "breaks": True}).enable(
        ["table", "strikethrough"]
    )
    setattr(parser, "normalizeLink", str)  # noqa: B010 - addresses are not shown: spare the work
    environment: dict[str, object] = {}
    tokens = parser.parse(text, environment)
    _number_as_typed(tokens)
    html = parser.renderer.render(tokens, parser.options, environment)
    return laid_out(path, data, contents_of(html), wordless="the file holds no words")


def _number_as_typed(tokens: list[Token]) -> None:
    """Keep the numbers of list items as typed, where they count up: others may refer to them."""
    counts: list[int] = []
    for token in tokens:
        if token.type in ("ordered_list_open", "bullet_list_open"):
            counts.append(0)
        elif token.type in ("ordered_list_close", "bullet_list_close"):
            counts.pop()
        elif token.type == "list_item_open" and token.info.isdigit():
            counts[-1] = max(int(token.info), counts[-1] + 1)
            token.attrSet("value", str(counts[-1]))
