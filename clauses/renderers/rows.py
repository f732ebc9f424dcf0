"""A report as rows of typed cells: a row a deal, a finding, a risk. Excel and CSV share them."""

from collections.abc import Iterator
from dataclasses import dataclass

from clauses.records import Deal, Family, Finding, Law, Outcome, Report, Risk, Severity
from clauses.renderers.evidence import pages_read
from clauses.renderers.retention_line import period_days
from clauses.renderers.wording import FAMILY_NAMES, law_words, period_words, worded

Cell = str | int | float | bool | None
Row = tuple[Cell, ...]
_COUNTED = (Outcome.RISK, Outcome.MISSING, Outcome.REVIEW)


@dataclass(frozen=True, slots=True)
class Column:
    """The head of a column, and how wide it is in characters."""

    head: str
    width: int


DEAL_COLUMNS = (
    Column("Deal", 34), Column("Vendor", 28), Column("Customer", 28), Column("Event", 12),
    Column("Status", 11), *(Column(FAMILY_NAMES[family], 19) for family in Family),
    Column("Risks", 8), Column("Critical", 9), Column("High", 8), Column("Medium", 9),
    Column("Low", 8), Column("Not found", 11), Column("Found", 9), Column("To decide", 11),
    Column("Cannot tell", 12), Column("Accepted", 11), Column("Findings", 10),
    Column("Conflicts", 11), Column("Amended sections", 18), Column("Not among the papers", 22),
    Column("Vendor status", 16), Column("Pages", 8), Column("Pages read", 12),
    Column("By OCR", 9), Column("Documents", 12), Column("Deal id", 34),
)  # fmt: skip
FINDING_COLUMNS = (
    Column("Deal", 30), Column("Vendor", 24), Column("Document", 32), Column("Page", 7),
    Column("Printed", 9), Column("Packet", 9), Column("Also on pages", 13), Column("Clause", 11),
    Column("Heading", 26), Column("Family", 19), Column("Stance", 12), Column("Probability", 12),
    Column("Review", 9), Column("Quote", 90), Column("After", 30), Column("Recipients", 26),
    Column("Data", 13), Column("Sale", 7), Column("Trigger", 20), Column("Period", 13),
    Column("Days", 8), Column("Counted from", 14), Column("Actor", 11),
    Column("Gravest risk", 13), Column("Rules", 34), Column("Replaced by", 22),
    Column("Finding id", 15), Column("Deal id", 30),
)  # fmt: skip
RISK_COLUMNS = (
    Column("Deal", 30), Column("Vendor", 24), Column("Outcome", 13), Column("Severity", 11),
    Column("Family", 19), Column("Title", 46), Column("Rule", 34), Column("Policy", 26),
    Column("Page", 7), Column("Document", 30), Column("Quote", 70), Column("Passages", 10),
    Column("Why", 56), Column("Ask", 56), Column("Law", 46), Column("Accepted", 12),
    Column("Accepted until", 15), Column("Reason", 30), Column("Finding ids", 30),
    Column("Deal id", 30),
)  # fmt: skip


def deal_rows(report: Report) -> Iterator[Row]:
    """Yield a row for each deal, in the order of `DEAL_COLUMNS`."""
    for deal in report.deals:
        yield _deal_row(deal)


def _deal_row(deal: Deal) -> Row:
    levels = {verdict.family: worded(verdict.level) for verdict in deal.verdicts}
    outcomes = [risk.outcome for risk in deal.risks]
    grave = [risk.severity for risk in deal.risks if risk.outcome is Outcome.RISK]
    read, pages = pages_read(deal)
    return (
        deal.title or deal.id,
        deal.vendor,
        deal.customer,
        str(deal.event),
        str(deal.status),
        *(levels.get(family) for family in Family),
        len(grave),
        *(
            grave.count(severity)
            for severity in (Severity.CRITICAL, Severity.HIGH, Severity.MEDIUM, Severity.LOW)
        ),
        outcomes.count(Outcome.MISSING),
        outcomes.count(Outcome.MET),
        outcomes.count(Outcome.REVIEW),
        outcomes.count(Outcome.CANNOT_TELL),
        sum(risk.accepted is not None for risk in deal.risks),
        len(deal.findings),
        len(deal.conflicts),
        len(deal.amendments),
        len(deal.unreviewed),
        worded(deal.vendor_status.status),
        pages,
        read,
        sum(document.pages_ocr for document in deal.documents),
        len(deal.documents),
        deal.id,
    )


def finding_rows(report: Report) -> Iterator[Row]:
    """Yield a row for each finding of each deal, in the order of `FINDING_COLUMNS`."""
    for deal in report.deals:
        resting: dict[str, list[Risk]] = {}
        for risk in deal.risks:
            for identity in risk.findings if risk.outcome in _COUNTED else ():
                resting.setdefault(identity, []).append(risk)
        for finding in deal.findings:
            yield _finding_row(deal, finding, resting.get(finding.id, []))


def _finding_row(deal: Deal, finding: Finding, risks: list[Risk]) -> Row:
    details = finding.attributes
    gravest = min((risk.severity for risk in risks), key=lambda one: one.rank, default=None)
    return (
        deal.title or deal.id,
        deal.vendor,
        finding.document,
        finding.page,
        finding.page_printed,
        finding.page_packet,
        _other_pages(finding),
        finding.clause_number,
        finding.clause_heading,
        worded(finding.family),
        str(finding.stance),
        finding.probability,
        finding.review,
        finding.quote,
        finding.lead_in or None,
        ", ".join(map(worded, details.recipients)) or None,
        details.data,
        details.sale,
        ", ".join(map(worded, details.trigger)) or None,
        period_words(details.period) if details.period else None,
        period_days(details.period) if details.period else None,
        worded(details.counted_from) if details.counted_from else None,
        details.actor,
        str(gravest) if gravest else None,
        ", ".join(dict.fromkeys(risk.rule for risk in risks)) or None,
        finding.superseded_by,
        finding.id,
        deal.id,
    )


def _other_pages(finding: Finding) -> str | None:
    """The pages of the other places that are in force, or not, as the finding is."""
    in_force = finding.superseded_by is None
    pages = {one.page for one in finding.also if (one.superseded_by is None) is in_force}
    return ", ".join(map(str, sorted(pages))) or None


def risk_rows(report: Report) -> Iterator[Row]:
    """Yield a row for each rule that was put to each deal, in the order of `RISK_COLUMNS`."""
    for deal in report.deals:
        findings = {finding.id: finding for finding in reversed(deal.findings)}
        for risk in deal.risks:
            yield _risk_row(deal, risk, findings)


def _risk_row(deal: Deal, risk: Risk, findings: dict[str, Finding]) -> Row:
    places = [(f.page, f.document, f.quote) for i in risk.findings if (f := findings.get(i))]
    places += [(fact.page, fact.document, fact.quote) for fact in risk.facts]
    page, document, quote = places[0] if places else (None, None, None)
    accepted = risk.accepted
    return (
        deal.title or deal.id,
        deal.vendor,
        worded(risk.outcome),
        str(risk.severity),
        worded(risk.family) if risk.family else None,
        risk.title,
        risk.rule,
        risk.policy,
        page or None,
        document,
        quote or None,
        len(places),
        risk.why or None,
        risk.advice or None,
        laws_words(risk.law),
        str(accepted.state) if accepted else None,
        accepted.until if accepted else None,
        accepted.reason if accepted else None,
        ", ".join(risk.findings) or None,
        deal.id,
    )


def laws_words(laws: tuple[Law, ...]) -> str | None:
    """Return the citations with status and date, or None where there is none."""
    return "; ".join(map(law_words, laws)) or None
