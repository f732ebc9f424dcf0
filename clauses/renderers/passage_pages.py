"""One document or passage on the terminal: the outline, and what weighed for a reading."""

from collections.abc import Sequence

from rich.console import Console

from clauses.records import Alike, Clause, ClauseKind, Document, Finding, Links, Standing
from clauses.renderers.outline import Outline, OutlinedClause, outlined
from clauses.renderers.sheet import Sheet
from clauses.renderers.wording import (
    also_words,
    clause_name,
    counted,
    page_words,
    plain,
    reading,
    shortened,
    worded,
)

_STEP = 2
# What the features of the model begin with.
_STREAMS = {
    "w": "words", "n": "pattern", "c": "letters", "h": "heading", "p": "part", "l": "lead-in",
    "lf": "lead-in", "b": "sentence before", "f": "drafting",
}  # fmt: skip
_SECOND_READING = "second reading"  # that of the encoder, which no word of the passage explains
_HEAVIEST = 20
_DEEPEST = 8  # further levels are not indented further, so that text keeps its width


def render_outline(
    document: Document, clauses: tuple[Clause, ...], links: Links, console: Console
) -> None:
    """Draw the document as segmented: number, heading, page and the first words of each clause.

    Below it are the terms it defines, and what it refers to and does not hold.
    """
    sheet = Sheet(console)
    outline = outlined(document, clauses, links)
    head = outline.document
    sheet.title(head.path)
    read = head.pages - head.pages_unreadable
    ocr = f", {head.pages_ocr} of them by OCR" if head.pages_ocr else ""
    pages = f"{read} of {counted(head.pages, 'page')} read{ocr}"
    sheet.write(f"{pages}; {counted(len(clauses), 'segment')}")
    for warning in head.warnings:
        sheet.write(warning, lead=[("Warning", 9, "yellow")])
    sheet.blank()
    for clause in outline.clauses:
        _write_clause(sheet, clause)
    _write_links(sheet, outline)


def _write_links(sheet: Sheet, outline: Outline) -> None:
    """One line of the defined terms, and one of the references to what is missing."""
    terms = [f"{plain(d.term)} (p. {d.page})" for d in outline.definitions]
    missing = [
        f"{plain(r.text)} (p. {r.page})"
        for r in outline.references
        if r.standing is Standing.UNRESOLVED
    ]
    for label, named in (("Defined terms", terms), ("Not in this document", missing)):
        if named:
            sheet.blank()
            sheet.write((label, "bold"), ", ".join(dict.fromkeys(named)))


def _write_clause(sheet: Sheet, clause: OutlinedClause) -> None:
    indent = _STEP * min(max(clause.level - 1, 0), _DEEPEST)
    kind = "" if clause.kind is ClauseKind.CLAUSE else f"{worded(clause.kind)}, "
    name = clause_name(clause.number, clause.heading)
    page = page_words(clause.page, clause.page_printed, clause.page_packet)
    sheet.write((shortened(name, 30), "bold"), (f"({kind}{page})", "dim"), indent=indent)
    if clause.text.strip():
        sheet.write(shortened(clause.text), indent=indent + _STEP)


def render_explanation(
    finding: Finding,
    weights: Sequence[tuple[str, float]],
    nearest: Sequence[Alike],
    console: Console,
) -> None:
    """Draw a finding in full, what weighed for (+) and against (-) it, and passages like it.

    `weights` are names and their contributions to the score, in the model's own units; the heaviest
    are drawn, and the others together.
    """
    sheet = Sheet(console)
    sheet.title(f"Finding {finding.id}")
    name = clause_name(finding.clause_number, finding.clause_heading)
    page = page_words(finding.page, finding.page_printed, finding.page_packet)
    also = also_words(finding)
    place = ", ".join(part for part in (finding.document, page, name) if part)
    sheet.write(f"{place}; {also}" if also else place)
    if finding.lead_in:
        sheet.write(finding.lead_in, lead=[("After", 9, "dim")])
    sheet.blank()
    sheet.write(f'"{finding.quote}"', indent=_STEP)
    sheet.blank()
    sheet.write(reading(finding), lead=[("Read as", 9, "dim")])
    sheet.section("WHAT WEIGHED FOR (+) AND AGAINST (-)")
    ordered = sorted(weights, key=lambda pair: (pair[0] != _SECOND_READING, -abs(pair[1])))
    for feature, weight in ordered[:_HEAVIEST]:
        _write_weight(sheet, shortened(_feature_words(feature), 12), weight)
    if others := ordered[_HEAVIEST:]:
        named = f"{counted(len(others), 'other')} together"
        _write_weight(sheet, named, sum(weight for _, weight in others))
    if nearest:
        sheet.section("MOST LIKE IT AMONG OUR OWN TRAINING DOCUMENTS")
    for one in nearest:
        labels = ", ".join(map(worded, one.labels)) or "no finding"
        sheet.write(f"{labels} ({one.document})", lead=[(f"{one.likeness:.2f}", 10, "")])
        sheet.write(f'"{shortened(one.text, 40)}"', indent=10)


def _write_weight(sheet: Sheet, name: str, weight: float) -> None:
    sheet.write(name, lead=[(f"{weight:+.3f}", 10, "")], indent=_STEP)


def _feature_words(feature: str) -> str:
    """The name of a feature with what kind it is of written out; others as they are."""
    stream, _, rest = feature.partition(" ")
    return f"{_STREAMS[stream]}: {rest}" if rest and stream in _STREAMS else feature


def render_checks(checks: Sequence[tuple[str, bool, str]], console: Console) -> None:
    """Draw the results of the self-check: name, whether it holds, detail."""
    sheet = Sheet(console)
    width = max((len(name) for name, _, _ in checks), default=0) + 2
    for name, holds, detail in checks:
        verdict = ("ok", "green") if holds else ("FAILED", "bold red")
        sheet.write(verdict, detail, lead=[(name, width, "")])
