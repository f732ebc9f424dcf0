"""The sample report with hostile words wherever a document or a file name can put them."""

from dataclasses import replace

from clauses.records import (
    AcceptanceState,
    Accepted,
    Box,
    Conflict,
    DealStatus,
    Event,
    Fact,
    Finding,
    Outcome,
    Refused,
    Report,
    Risk,
    Span,
    Unreviewed,
)

WORDS = (
    "<script>alert(1)</script>",
    "=cmd|' /C calc'!A0",
    "+1+1",
    "-2+3",
    "@SUM(A1:A9)",
    "\t=1+1",
    '\r\n=HYPERLINK("https://evil.example")',
    "\uff1d1+1",
    "\u202egnihton syap rodneV\u202c",
    "\x1b[31mred\x1b[0m\x07\x00",
    "zero\u200bwidth\ufffe\uffff\ud800",
    "[link](javascript:alert(1)) ![i](https://evil.example/x.png) www.evil.example",
    "# Title\n* item\n| cell | `code` | **bold** _it_ ~~no~~ $x$ &lt; &amp; <b>",
    "1. one\n---\n</w:t></w:r> ]]> {{ 7*7 }} {0}",
)


def hostile_report(report: Report) -> Report:
    """Return the report with a finding for each of the words, and the words elsewhere too."""
    (deal,) = report.deals
    first = deal.findings[0]
    findings = tuple(_finding(first, number, word) for number, word in enumerate(WORDS))
    risk = deal.risks[0]
    risks = tuple(_risk(risk, one) for one in findings) + deal.risks[2:]
    fact = Fact("venue", WORDS[1], WORDS[0], 2, first.document)
    return replace(
        report,
        deals=(
            replace(
                deal,
                title=WORDS[0],
                vendor=WORDS[1],
                customer=WORDS[9],
                event=Event.NEW,
                status=DealStatus.OK,
                facts=tuple(replace(fact, name=f"n{i}", value=w) for i, w in enumerate(WORDS)),
                findings=findings,
                risks=risks,
                unreviewed=tuple(Unreviewed(w, "url", first.document, 3) for w in WORDS),
                conflicts=(Conflict("venue", fact, replace(fact, value=WORDS[12]), WORDS[11]),),
            ),
        ),
        refused=(Refused(WORDS[2], WORDS[6], WORDS[11]),),
    )


def _finding(first: Finding, number: int, word: str) -> Finding:
    return replace(
        first,
        id=f"{number:016x}",
        quote=word,
        lead_in=WORDS[number - 1],
        clause_number=word,
        clause_heading=WORDS[12],
        page_printed=word,
        boxes=(Box(4, 1.0, 2.0, 3.0, 4.0),),
        span=Span(10 * number, 10 * number + 5),
    )


def _risk(risk: Risk, finding: Finding) -> Risk:
    accepted = Accepted(finding.quote, "2027-01-31", AcceptanceState.HOLDS)
    return replace(risk, findings=(finding.id,), outcome=Outcome.RISK, accepted=accepted)
