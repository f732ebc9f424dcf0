"""A report on the terminal: each deal in sum on one screen, then the evidence, gravest first."""

from functools import partial

from rich.console import Console

from clauses.records import Deal, DealStatus, Family, Level, Report
from clauses.renderers.deal_terms import (
    write_amendments,
    write_conflicts,
    write_facts,
    write_laws,
    write_not_read,
    write_vendor,
)
from clauses.renderers.evidence import pages_read, write_evidence, write_others
from clauses.renderers.passages import INDENT, Passages
from clauses.renderers.sheet import PIPE_WIDTH, SEVERITY_STYLES, Cell, Sheet, drawn
from clauses.renderers.summary import write_summary
from clauses.renderers.wording import NOTICE, counted, worded

SHORT_HASH = 12
_COLUMN = 13


def render_report(report: Report, console: Console) -> None:
    """Draw the report: a table where there are several deals, each deal, and what was refused."""
    sheet = Sheet(console)
    if len(report.deals) > 1:
        _write_overview(sheet, report.deals)
    for number, deal in enumerate(report.deals):
        if number or len(report.deals) > 1:
            sheet.blank()
        _write_deal(sheet, deal)
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


def _write_deal(sheet: Sheet, deal: Deal) -> None:
    passages = Passages(deal)
    write_summary(sheet, passages)
    if deal.status is DealStatus.UNREADABLE:
        write_not_read(sheet, passages)
        return
    write_evidence(sheet, passages)
    write_conflicts(sheet, passages)
    write_amendments(sheet, passages)
    write_vendor(sheet, deal)
    write_others(sheet, passages)
    write_not_read(sheet, passages)
    write_facts(sheet, passages)
    write_laws(sheet, deal)


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
