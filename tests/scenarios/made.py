"""Deals written for these tests: fictional names, own words, findings made by hand."""

from dataclasses import replace

from clauses.judgement import Known, judge
from clauses.records import (
    Attributes,
    Box,
    Condition,
    Deal,
    Document,
    Family,
    Finding,
    Line,
    Outcome,
    Page,
    PageSource,
    Policy,
    Reviewed,
    Rule,
    Severity,
    Span,
    Stance,
)
from clauses.segmentation import amended, segment
from tests.judgement.made import policy, rule

SHARING, FEDERAL, RETENTION = Family
PERMITS, CONDITIONS, PROHIBITS = Stance

NOTHING = Known()
SHARED = rule("shared", family=SHARING, severity=Severity.HIGH)
FEDERAL_OPEN = rule("federal-open", family=FEDERAL, severity=Severity.CRITICAL)
KEPT_LONG = rule(
    "kept-long",
    family=RETENTION,
    severity=Severity.MEDIUM,
    condition=Condition((RETENTION,), longer_than="P60D"),
)
NO_LIMIT = rule(
    "no-limit",
    family=RETENTION,
    severity=Severity.MEDIUM,
    when="absent",
    condition=Condition((RETENTION,), stances=(CONDITIONS,)),
)


def rules(*chosen: Rule) -> tuple[Policy, ...]:
    """Return a policy of the rules, all four where none is chosen."""
    return (policy(*(chosen or (SHARED, FEDERAL_OPEN, KEPT_LONG, NO_LIMIT))),)


def said(
    quote: str,
    family: Family,
    stance: Stance,
    *,
    period: str | None = None,
    recipients: tuple[str, ...] = (),
) -> Finding:
    """Return a finding of that quote; its id are its first words. `paper` completes it."""
    return Finding(
        id="-".join(quote.lower().replace(".", "").split()[:5]),
        family=family,
        stance=stance,
        probability=0.95,
        quote=quote,
        document="",
        page=1,
        clause_number=None,
        clause_heading=None,
        lead_in="",
        boxes=(),
        attributes=Attributes(recipients=recipients, period=period),
    )


def paper(
    path: str,
    text: str,
    *findings: Finding,
    kind: str | None = None,
    precedence: int | None = None,
    unreadable: int = 0,
) -> Reviewed:
    """Return a document of a page, a paragraph a line, segmented, with findings of its clauses."""
    lines: list[Line] = []
    at = 0
    paragraphs = [line.strip() for line in text.strip().splitlines() if line.strip()]
    for number, one in enumerate(paragraphs):
        box = Box(1, 72, 72 + 24 * number, 540, 84 + 24 * number)
        bold = one.isupper()
        lines.append(
            Line(Span(at, at + len(one)), box, 11, bold, len(one) * bold, 84 + 24 * number, True)
        )
        at += len(one) + 1
    whole = "\n".join(paragraphs)
    pages = [Page(1, 612, 72 + 24 * (len(lines) + 3), PageSource.TEXT, Span(0, len(whole)))]
    pages += [
        Page(2 + n, 612, 792, PageSource.UNREADABLE, Span(len(whole), len(whole)))
        for n in range(unreadable)
    ]
    document = Document(path, "f" * 64, whole, tuple(pages), tuple(lines))
    clauses = segment(document)
    placed = []
    for finding in findings:
        clause = next(one for one in clauses if finding.quote in one.text)
        placed.append(replace(finding, document=path, clause_number=clause.number))
    return Reviewed(document, clauses, tuple(placed), amended(clauses), kind, precedence)


def judged(*papers: Reviewed, known: Known = NOTHING, by: tuple[Policy, ...] = ()) -> Deal:
    """Return the deal of these papers, judged by the four rules above unless others are given."""
    return judge("deal", papers, by or rules(), known)


def assessment(deal: Deal) -> dict[str, object]:
    """Return what a scenario asserts: the whole of what the deal came to, in short."""
    return {
        "event": str(deal.event),
        "status": str(deal.status),
        "verdicts": {str(v.family): str(v.level) for v in deal.verdicts},
        "risks": {
            risk.rule: str(risk.outcome)
            for risk in deal.risks
            if risk.outcome is not Outcome.NOT_APPLICABLE
        },
        "superseded": {
            one.id: one.superseded_by for one in deal.findings if one.superseded_by is not None
        },
        "amendments": [
            (one.target, one.action, one.amended_document, one.before, one.after)
            for one in deal.amendments
        ],
        "conflicts": [
            (one.subject, one.first.value, one.second.value, one.governs) for one in deal.conflicts
        ],
        "unreviewed": [one.reference for one in deal.unreviewed],
        "vendor": deal.vendor_status.status,
    }
