"""The clauses of a document as one text to search, with the way back to clause and page."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from clauses.records import Clause, Document, Reviewed


@dataclass(frozen=True, slots=True)
class Stretch:
    """A heading or the text of a clause, from `start` of the running text on."""

    start: int
    clause: Clause
    heading: bool


@dataclass(frozen=True, slots=True)
class RunningText:
    """Headings and texts of all clauses of a document, each on a line of its own."""

    text: str
    stretches: tuple[Stretch, ...]
    document: Document

    def page(self, at: int) -> int:
        """Return the page on which the character at `at` stands."""
        stretch = self._stretch(at)
        if stretch is None:
            return 1
        if stretch.heading:
            return stretch.clause.page
        return _page_in_clause(self.document, stretch.clause, at - stretch.start)

    def quote(self, start: int, end: int, kept: int) -> str:
        """Return the text from `start` to `end`, cut to the heading or clause that holds `kept`."""
        first = self.text.rfind("\n", 0, kept) + 1
        last = self.text.find("\n", kept)
        last = len(self.text) if last < 0 else last
        return self.text[max(start, first) : min(end, last)].strip()

    def heading_above(self, at: int) -> str:
        """Return the heading of the clause that holds the character at `at`, or an empty one."""
        stretch = self._stretch(at)
        return (stretch.clause.heading or "") if stretch else ""

    def lead_in(self, at: int) -> str:
        """Return what the clause that holds the character at `at` continues, or nothing."""
        stretch = self._stretch(at)
        return stretch.clause.lead_in if stretch and not stretch.heading else ""

    def _stretch(self, at: int) -> Stretch | None:
        index = bisect_right(self.stretches, at, key=lambda stretch: stretch.start) - 1
        return self.stretches[index] if index >= 0 else None


def running_text(reviewed: Reviewed) -> RunningText:
    """Return the running text of one document, in reading order."""
    parts: list[str] = []
    stretches: list[Stretch] = []
    length = 0
    for clause in reviewed.clauses:
        for part, heading in ((clause.heading or "", True), (clause.text, False)):
            if part:
                stretches.append(Stretch(length, clause, heading))
                parts.append(part.replace("\n", " "))
                length += len(part) + 1
    return RunningText("\n".join(parts), tuple(stretches), reviewed.document)


def _page_in_clause(document: Document, clause: Clause, at: int) -> int:
    before = [piece for piece in clause.pieces if piece.start <= at]
    if not before:
        return clause.page
    piece = before[-1]
    return _page_at(document, min(piece.span.start + at - piece.start, piece.span.end), clause.page)


def _page_at(document: Document, offset: int, otherwise: int) -> int:
    pages: Sequence[int] = [
        page.number for page in document.pages if page.span.start <= offset < page.span.end
    ]
    return pages[0] if pages else otherwise
