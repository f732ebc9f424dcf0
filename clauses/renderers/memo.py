"""A report as a memo for a staff report: its parts, of which Word and Markdown draw their own."""

from collections.abc import Iterator

from clauses.records import Deal, Family, Outcome, Report
from clauses.renderers.evidence import pages_read
from clauses.renderers.memo_deal import deal_parts, number_of
from clauses.renderers.memo_parts import Bullets, Heading, Paragraph, Part, Table
from clauses.renderers.wording import FAMILY_NAMES, NOTICE, counted, worded

SHORT_HASH = 12
MOST_NAMED = 3


def memo_parts(report: Report) -> Iterator[Part]:
    """Yield the parts of the memo on a report in their order; where a deal begins, a heading 2."""
    yield Heading(1, "Memorandum")
    yield Table(("", ""), _addressing(report), (0.16, 0.84))
    yield Paragraph(NOTICE, small=True)
    if len(report.deals) != 1:
        yield Heading(2, counted(len(report.deals), "deal") + " reviewed")
    if len(report.deals) > 1:
        yield _deals_table(report)
    for number, deal in enumerate(report.deals):
        yield Heading(2, deal.title or deal.id, new_page=number > 0)
        yield from deal_parts(deal, report.tool.retention_limits)
    yield Heading(2, "Basis of this memo")
    yield from _laws(report)
    yield from _reading(report)
    yield from _refused(report)
    yield Paragraph(_provenance(report), "Made with", small=True)


def _addressing(report: Report) -> tuple[tuple[str, ...], ...]:
    subjects = [_name(deal) for deal in report.deals[:MOST_NAMED]]
    more = len(report.deals) - len(subjects)
    subject = "; ".join(subjects) + (f"; and {more} more" if more else "")
    return (
        ("To", "[name and office]"),
        ("From", "[name and department]"),
        ("Date", "[date]"),
        ("Subject", f"What the vendor's terms do with people's data: {subject}"),
    )


def _name(deal: Deal) -> str:
    return f"{deal.title or deal.id} ({deal.vendor})" if deal.vendor else deal.title or deal.id


def _deals_table(report: Report) -> Table:
    return Table(
        ("Deal", *(FAMILY_NAMES[family] for family in Family), "Risks", "Not found", "Pages read"),
        tuple(_deal_row(deal) for deal in report.deals),
        (0.28, 0.14, 0.14, 0.14, 0.08, 0.09, 0.13),
    )


def _deal_row(deal: Deal) -> tuple[str, ...]:
    levels = {verdict.family: worded(verdict.level) for verdict in deal.verdicts}
    read, pages = pages_read(deal)
    return (
        _name(deal),
        *(levels.get(family, "-") for family in Family),
        *(str(number_of(deal, outcome)) for outcome in (Outcome.RISK, Outcome.MISSING)),
        f"{read} of {pages}",
    )


def _laws(report: Report) -> Iterator[Part]:
    """The laws of whatever was told above, each once, with its standing and date."""
    told = (Outcome.RISK, Outcome.MISSING, Outcome.REVIEW, Outcome.MET)
    laws = dict.fromkeys(
        (law.citation, str(law.status), law.date, law.source)
        for deal in report.deals
        for risk in deal.risks
        if risk.outcome in told
        for law in risk.law
    )
    if laws:
        yield Heading(3, "Laws and yardsticks cited")
        yield Table(
            ("Citation", "Status", "Date", "Source"), tuple(sorted(laws)), (0.4, 0.13, 0.13, 0.34)
        )


def _reading(report: Report) -> Iterator[Part]:
    documents = [document for deal in report.deals for document in deal.documents]
    if not documents:
        return
    yield Heading(3, "Papers read")
    yield Table(
        ("Document", "Kind", "Pages read", "By OCR", "SHA-256"),
        tuple(
            (
                one.path,
                worded(one.kind),
                f"{one.pages - one.pages_unreadable} of {one.pages}",
                str(one.pages_ocr),
                one.sha256[:SHORT_HASH],
            )
            for one in documents
        ),
        (0.4, 0.17, 0.14, 0.1, 0.19),
    )
    notes = tuple(f"{one.path}: {note}" for one in documents for note in one.warnings)
    if notes:
        yield Paragraph("", "Notes on the reading")
        yield Bullets(notes)


def _refused(report: Report) -> Iterator[Part]:
    if report.refused:
        yield Heading(3, "Could not be read")
        yield Table(
            ("File", "What was found", "What to do"),
            tuple((one.path, one.reason, one.advice) for one in report.refused),
            (0.34, 0.33, 0.33),
        )


def _provenance(report: Report) -> str:
    tool = report.tool
    policies = ", ".join(f"{stamp.id} {stamp.version}" for stamp in tool.policies) or "none"
    profiles = f"profile {', '.join(tool.profiles)}; " if tool.profiles else ""
    model = f"model {tool.model} {tool.model_sha256[:SHORT_HASH]}"
    return f"clauses {tool.version}; {model}; {profiles}policies {policies}."
