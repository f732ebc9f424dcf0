"""Find the passages that govern sharing, federal access and retention, and what each one says."""

import hashlib
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from clauses.classification.attributes import attributes
from clauses.classification.labelled import load_labelled, nearest
from clauses.classification.letter_widths import letter_place
from clauses.classification.model import Model
from clauses.classification.passages import Passage, passages
from clauses.classification.scoring import Score, contributions, read_passage
from clauses.records import (
    REVIEW_BELOW,
    Alike,
    Attributes,
    Box,
    Clause,
    Document,
    Finding,
    Line,
    Page,
    Place,
    Span,
)

# A passage with fewer words than this says nothing by itself, unless a lead-in or a table header
# makes a sentence of it.
FEWEST_WORDS = 4


def classify(
    document: Document, clauses: Sequence[Clause], model: Model, *, min_confidence: float = 0.0
) -> tuple[Finding, ...]:
    """Return the findings of a document in reading order.

    Every quote is a stretch of its clause's text; one with a probability below `min_confidence`
    (0 to 1) is left out. What is said twice is found once, with its other places.
    """
    found: dict[str, Finding] = {}
    pages = {page.number: page for page in document.pages}
    for passage, one, details in says(clauses, model):
        if one.probability < min_confidence:
            continue
        finding = _finding(document, pages, clauses[passage.clause], passage, one, details)
        if finding.id in found and found[finding.id].lead_in != finding.lead_in:
            # The same item of another list ("Vendor may: …", "Vendor shall not: …").
            said = f"{finding.lead_in}\0{finding.quote}"
            finding = replace(finding, id=finding_id(document.sha256, finding.family, said))
        first = found.setdefault(finding.id, finding)
        if first is not finding:
            found[finding.id] = replace(first, also=(*first.also, _place(finding)))
    return tuple(found.values())


def _place(finding: Finding) -> Place:
    return Place(
        page=finding.page,
        clause_number=finding.clause_number,
        clause_heading=finding.clause_heading,
        span=finding.span,
        boxes=finding.boxes,
        page_printed=finding.page_printed,
        page_packet=finding.page_packet,
    )


def says(clauses: Sequence[Clause], model: Model) -> Iterator[tuple[Passage, Score, Attributes]]:
    """Yield each passage and family that passes the model's threshold, with its attributes."""
    for passage in passages(clauses):
        if not _says_something(passage):
            continue
        reading = read_passage(model, passage)
        for one in reading.scores:
            if one.found:
                details = attributes(passage.text, one.family, one.stance, reading.answers)
                yield passage, one, details


def explain(
    clauses: Sequence[Clause], finding: Finding, model: Model
) -> tuple[tuple[str, float], ...]:
    """Return what each feature of the finding's passage added to it, largest first."""
    passage = _passage_of(clauses, finding)
    return contributions(model, passage, finding.family, finding.stance) if passage else ()


def alike(clauses: Sequence[Clause], finding: Finding, model: Model) -> tuple[Alike, ...]:
    """Return the labelled passages most like the finding's, nearest first.

    They are of our own training documents; none where the model came without them.
    """
    passage = _passage_of(clauses, finding)
    some = load_labelled(model.folder / "linear")
    return nearest(model.linear, passage, some) if passage else ()


def _passage_of(clauses: Sequence[Clause], finding: Finding) -> Passage | None:
    said = (finding.quote, finding.lead_in)
    return next((one for one in passages(clauses) if (one.text, one.lead_in) == said), None)


def finding_id(document_sha256: str, family: str, quote: str) -> str:
    """Return the id of a finding: the first 12 hex digits of a hash of what it states."""
    return hashlib.sha256("\0".join((document_sha256, family, quote)).encode()).hexdigest()[:12]


def _says_something(passage: Passage) -> bool:
    words = len(passage.text.split())
    return words >= FEWEST_WORDS or (words >= 2 and bool(passage.lead_in))


def _finding(
    document: Document,
    pages: Mapping[int, Page],
    clause: Clause,
    passage: Passage,
    one: Score,
    details: Attributes,
) -> Finding:
    spans = tuple(_spans(clause, passage.start, passage.end))
    boxes = tuple(_boxes(document, pages, spans))
    probability = round(one.probability, 4)
    page = boxes[0].page if boxes else clause.page
    bears = pages.get(page)
    return Finding(
        id=finding_id(document.sha256, one.family, passage.text),
        family=one.family,
        stance=one.stance,
        probability=probability,
        quote=passage.text,
        document=document.path,
        page=page,
        clause_number=clause.number,
        clause_heading=clause.heading or passage.heading or None,
        lead_in=passage.lead_in,
        boxes=boxes,
        attributes=details,
        page_printed=bears.printed if bears else None,
        page_packet=bears.packet if bears else None,
        review=probability < REVIEW_BELOW,
        span=Span(spans[0].start, max(spans[0].end, spans[-1].end)) if spans else None,
    )


def _spans(clause: Clause, start: int, end: int) -> Iterator[Span]:
    """Where in the document a stretch of a clause's text stands."""
    for piece in clause.pieces:
        length = piece.span.end - piece.span.start
        first, last = max(start - piece.start, 0), min(end - piece.start, length)
        if first < last:
            yield Span(piece.span.start + first, piece.span.start + last)


def _boxes(document: Document, pages: Mapping[int, Page], spans: Sequence[Span]) -> Iterator[Box]:
    """A box for each line a span covers, cut to the span by the widths of the line's letters.

    Boxes are those of the page as the file shows it, whichever way it was turned to be read.
    """
    for span in spans:
        after = bisect_right(document.lines, span.start, key=lambda line: line.span.start)
        line = document.lines[after - 1]
        box = _cut(line, span, document.text[line.span.start : line.span.end])
        yield pages[box.page].as_shown(box)


def _cut(line: Line, span: Span, text: str) -> Box:
    x0 = letter_place(line, text, span.start - line.span.start)
    x1 = letter_place(line, text, min(span.end, line.span.end) - line.span.start)
    return Box(line.box.page, round(x0, 2), line.box.top, round(x1, 2), line.box.bottom)
