"""Say what a Word file holds beside its text: comments, page headers, embedded files."""

from collections.abc import Iterator, Mapping, Sequence

from clauses.readers.runs import cleaned, shortened
from clauses.readers.word.elements import Element, attribute, children, local
from clauses.readers.word.package import Package

LONGEST_COMMENT = 300
MOST_COMMENTS = 100
# A header or footer with fewer is a page number or a date.
FEWEST_WORDS = 3


def aside(package: Package, authors: set[str], met: Mapping[str, int]) -> Iterator[str]:
    """Yield a line for each thing that is not in the text.

    `authors` made the tracked changes; `met` counts what the body holds that cannot be read.
    """
    if authors:
        yield (
            f"the draft has tracked changes by {', '.join(sorted(authors))}: read as if all were "
            "accepted, both wordings follow"
        )
    yield from _comments(package.parts.get("comments"))
    yield from _margins(package.margins)
    embedded = sum(name.startswith("word/embeddings/") for name in package.names)
    if embedded:
        yield f"files embedded in the document that were not read: {embedded}"
    if met["fields"]:
        yield (
            "numbers Word makes anew each time (LISTNUM or AUTONUM fields) are missing: "
            f"{met['fields']}; a PDF of the document has them"
        )


def _comments(root: Element | None) -> Iterator[str]:
    comments = list(children(root, "comment"))
    if comments:
        yield f"comments in the margin, not part of the text: {len(comments)}"
    for comment in comments[:MOST_COMMENTS]:
        author = cleaned(attribute(comment, "author") or "").strip()
        if words := _words(comment):
            yield f"comment{f' by {author}' if author else ''}: {shortened(words, LONGEST_COMMENT)}"


def _margins(roots: Sequence[Element]) -> Iterator[str]:
    """The words of headers and footers, and of watermarks, which are drawn in headers."""
    said = dict.fromkeys(_words(root) for root in roots)
    told = [words for words in said if sum(any(c.isalpha() for c in one) for one in words.split())
            >= FEWEST_WORDS]  # fmt: skip
    if told:
        shown = "; ".join(f'"{shortened(words, LONGEST_COMMENT)}"' for words in told)
        yield f"page headers and footers, not part of the text: {shown}"
    drawn = (one for root in roots for one in root.iter("{*}textpath"))
    for words in dict.fromkeys(cleaned(attribute(one, "string") or "").strip() for one in drawn):
        if words:
            yield f'a watermark across the pages says "{words}"'


def _words(root: Element) -> str:
    """The words of all paragraphs inside, deleted ones and codes of fields left out."""
    parts: list[str] = []
    for element in root.iter():
        if local(element) == "t":
            parts.append(element.text or "")
        elif local(element) in ("p", "tab", "br", "cr", "tc"):
            parts.append(" ")
    return cleaned("".join(parts)).strip()
