"""A report on the terminal: each deal in sum on one screen, then the evidence, gravest first."""

from functools import partial

from rich.console import Console

from clauses.records import (
    Deal,
    DealStatus,
    DocumentSummary,
    Family,
    Level,
    Outcome,
    Report,
    Verdict,
)
from clauses.renderers.evidence import INDENT, Evidence, pages_read, write_evidence
from clauses.renderers.sheet import PIPE_WIDTH, SEVERITY_STYLES, Cell, Sheet, drawn
from clauses.renderers.wording import (
    FAMILY_NAMES,
    NOTICE,
    counted,
    period_words,
    plain,
    shortened,
    worded,
)

# These stand in the head of the summary already.
HEAD_FACTS = {"vendor", "customer", "event", "title"}
FACT_WORDS = 20
SHORT_HASH = 12
MOST_RULES_NAMED = 6  # more are a list nobody reads; the JSON has them all
_FAMILY_WIDTH = max(map(len, FAMILY_NAMES.values())) + 2
_LEVEL_WIDTH = len("not applicable") + 2
_COLUMN = 13
_NARROW = 60  # below, the levels have no column of their own
_WIDEST_NAME = 24


def render_report(report: Report, console: Console) -> None:
    """Draw the report: a table where there are several deals, each deal, and what was refused."""
    sheet = Sheet(console)
    if len(report.deals) > 1:
        _write_overview(sheet, report.deals)
    for number, deal in enumerate(report.deals):
        if number or len(report.deals) > 1:
            sheet.blank()
        _write_summary(sheet, deal)
        write_evidence(sheet, Evidence(deal))
        _write_not_applicable(sheet, deal)
    if report.refused:
        sheet.section(f"COULD NOT BE READ ({len(report.refused)})")
        for refused in report.refused:
            advice = f"; {refused.advice}" if refused.advice else ""
            sheet.write(f"{refused.path}: {refused.reason}{advice}", indent=INDENT)
    _write_foot(sheet, report)


def report_text(report: Report, width: int = PIPE_WIDTH) -> str:
    """Return what `render_report` draws, without colour, `width` columns wide."""
    return drawn(partial(render_report, report), width)


def _write_overview(sheet: Sheet, deals: tuple[Deal, ...]) -> None:
    sheet.title(counted(len(deals), "deal"))
    name_width = max(_COLUMN, sheet.width - 4 * _COLUMN)
    heads = ("Sharing", "Federal", "Retention", "Pages read")
    sheet.row(("Deal", name_width, "bold"), *((head, _COLUMN, "bold") for head in heads))
    for deal in deals:
        levels = {verdict.family: verdict.level for verdict in deal.verdicts}
        read, pages = pages_read(deal)
        sheet.row(
            (deal.title or deal.id, name_width, ""),
            *(_level_cell(levels.get(family)) for family in Family),
            (f"{read} of {pages}", _COLUMN, "" if read == pages else "bold"),
        )


def _level_cell(level: Level | None) -> Cell:
    if level is None:
        return "-", _COLUMN, ""
    text = "n/a" if level is Level.NOT_APPLICABLE else worded(level)
    return text, _COLUMN, SEVERITY_STYLES[level]


# --- one deal ------------------------------------------------------------------------------------


def _write_summary(sheet: Sheet, deal: Deal) -> None:
    sheet.title(deal.title or deal.id)
    evidence = Evidence(deal)
    lines = [("Vendor", deal.vendor or "not stated"), ("Customer", deal.customer or "not stated")]
    lines.append(("Event", deal.event))
    for fact in deal.facts:
        if fact.name not in HEAD_FACTS:
            value = shortened(period_words(fact.value), FACT_WORDS)
            place = evidence.place(fact.document, fact.page)
            lines.append((worded(fact.name).capitalize(), f"{value} ({place})"))
    lines += [("Document", _document_words(document)) for document in deal.documents]
    width = min(max(len(plain(name)) for name, _ in lines) + 2, _WIDEST_NAME)
    for name, value in lines:
        sheet.write(value, lead=[(name, width, "dim")])
    for document in deal.documents:
        for warning in document.warnings:
            sheet.write(f"{document.path}: {warning}", lead=[("Warning", width, "yellow")])
    if deal.status is not DealStatus.OK:
        sheet.write((_status_words(deal), "bold magenta"))
    sheet.blank()
    for verdict in deal.verdicts:
        _write_verdict(sheet, verdict)
    sheet.write(_counts(deal))
    if _handles_no_data(deal) and evidence.uncited():
        so_far = "The deal" if deal.status is DealStatus.OK else "As far as it was read, the deal"
        sheet.write(
            f"{so_far} appears to handle no data about people; passages that no rule counts are "
            "listed below for completeness."
        )


def _handles_no_data(deal: Deal) -> bool:
    return any(fact.name == "data_class" and fact.value == "none" for fact in deal.facts)


def _document_words(document: DocumentSummary) -> str:
    read = document.pages - document.pages_unreadable
    ocr = f", {document.pages_ocr} of them by OCR" if document.pages_ocr else ""
    return (
        f"{document.path} ({worded(document.kind)}): "
        f"{read} of {counted(document.pages, 'page')} read{ocr}"
    )


def _status_words(deal: Deal) -> str:
    read, pages = pages_read(deal)
    if deal.status is DealStatus.UNREADABLE:
        return "Nothing of this deal could be read."
    return (
        f"Read in part: {pages - read} of {counted(pages, 'page')} could not be read. "
        "What is said to be missing may stand there."
    )


def _write_verdict(sheet: Sheet, verdict: Verdict) -> None:
    level = worded(verdict.level).upper()
    style = SEVERITY_STYLES[verdict.level]
    family = (FAMILY_NAMES[verdict.family], _FAMILY_WIDTH, "")
    if sheet.width < _NARROW:
        sheet.write((level, style), verdict.reason, lead=[family])
    else:
        sheet.write(verdict.reason, lead=[family, (level, _LEVEL_WIDTH, style)])


def _counts(deal: Deal) -> str:
    def number(*outcomes: Outcome) -> int:
        return sum(risk.outcome in outcomes for risk in deal.risks)

    return (
        f"{counted(number(Outcome.RISK), 'risk')}, "
        f"{counted(number(Outcome.MISSING), 'protection')} missing, "
        f"{number(Outcome.MET)} found, "
        f"{number(Outcome.REVIEW, Outcome.CANNOT_TELL)} not judged."
    )


def _write_not_applicable(sheet: Sheet, deal: Deal) -> None:
    rules = [risk.rule for risk in deal.risks if risk.outcome is Outcome.NOT_APPLICABLE]
    if rules:
        does = "does" if len(rules) == 1 else "do"
        named = f": {', '.join(rules)}." if len(rules) <= MOST_RULES_NAMED else "."
        sheet.blank()
        sheet.write(
            f"{counted(len(rules), 'rule')} {does} not apply to this deal{named}", style="dim"
        )


def _write_foot(sheet: Sheet, report: Report) -> None:
    tool = report.tool
    policies = ", ".join(f"{stamp.id} {stamp.version}" for stamp in tool.policies)
    profiles = f"profile {', '.join(tool.profiles)}; " if tool.profiles else ""
    sheet.blank()
    sheet.rule("-")
    if any(deal.findings for deal in report.deals):
        sheet.write(
            "What a rule means: clauses explain RULE. Why a passage was read as it was: "
            "clauses explain ID --of FILE, with the ID that ends its reading."
        )
    sheet.write(
        f"clauses {tool.version}; model {tool.model} {tool.model_sha256[:SHORT_HASH]}; "
        f"{profiles}policies {policies or 'none'}.",
        style="dim",
    )
    sheet.write(NOTICE)
