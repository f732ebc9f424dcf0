"""Answers of an archive on the terminal: hits, what it holds, the report."""

import re
from collections.abc import Sequence

from rich.console import Console

from clauses.answers import (
    ArchiveReport,
    Count,
    Hit,
    Hits,
    Status,
)
from clauses.records import Family
from clauses.renderers.archive_files import in_sum, shown
from clauses.renderers.archive_tables import ArchiveTable, archive_tables
from clauses.renderers.rows import Cell
from clauses.renderers.sheet import SEVERITY_STYLES, Sheet
from clauses.renderers.wording import (
    FAMILY_NAMES,
    LONGEST_WORD,
    NOTICE,
    OMITTED,
    counted,
    shortened,
    worded,
)

INDENT = 4
_MOST_ROWS = 10
_MOST_REASONS = 20
_LONG_WORD = re.compile(rf"\S{{{LONGEST_WORD + 1},}}")
# The columns of a table that a terminal has room for: the first, and these.
_SHOWN = {
    "Vendors": ("Deals", "Value", "Critical deals", "Risks", "Missing"),
    "Agencies": ("Deals", "Value", "Critical deals", "Risks", "Missing"),
    "Years": ("Deals", "Value", "Critical deals", "Risks", "Missing"),
    "Rules": ("Severity", "Risk", "Missing", "Found"),
    "Laws and bills": ("What it is", "Deals judged", "Deals reached", "With a risk", "Value"),
    "Agencies named": ("Permitted", "On conditions", "Prohibited", "Deals"),
    "Recipients": ("Permitted", "On conditions", "Prohibited", "Deals"),
}


# --- search --------------------------------------------------------------------------------------


def render_hits(hits: Hits, console: Console) -> None:
    """Draw the hits, best first, with the words found marked."""
    sheet = Sheet(console)
    noun = "finding" if hits.findings else "page"
    if not hits.hits:
        sheet.write(f"No {noun} found.")
        return
    for number, hit in enumerate(hits.hits):
        if number:
            sheet.blank()
        _write_hit(sheet, hit)
    sheet.blank()
    more = "; there are more: see --limit" if hits.more else ""
    sheet.write(f"{counted(len(hits.hits), noun)}{more}.", style="dim")


def _write_hit(sheet: Sheet, hit: Hit) -> None:
    kind = "document" if hit.kind == "other" else worded(hit.kind)
    own = f", p. {hit.document_page} of the {kind}" if _in_packet(hit) else ""
    sheet.write((f"{hit.path} p. {hit.page}{own}", "bold"))
    about = (hit.title, hit.vendor, hit.agency, hit.date)
    sheet.write("; ".join(text for text in about if text) or worded(hit.kind), indent=INDENT)
    found = hit.finding
    if found is not None:
        grave = (found.severity.upper(), SEVERITY_STYLES[found.severity]) if found.severity else ""
        named = ", ".join(map(worded, found.recipients))
        read_as = f"{FAMILY_NAMES[Family(found.family)]}: {found.stance}"
        sheet.write(grave, read_as, f"to {named}" if named else "", f"[{found.id[:12]}]",
                    indent=INDENT)  # fmt: skip
    pieces = [(_LONG_WORD.sub(_cut, snip.text), snip.hit) for snip in hit.snippet]
    sheet.marked(pieces, "bold yellow", indent=INDENT)


def _cut(word: re.Match[str]) -> str:
    """What a hostile page has without a space can be megabytes."""
    return word[0][:LONGEST_WORD] + OMITTED


def _in_packet(hit: Hit) -> bool:
    return hit.page != hit.document_page


# --- status --------------------------------------------------------------------------------------


def render_status(status: Status, console: Console) -> None:
    """Draw what an archive holds, what was not read, and what is left to do; with times of runs."""
    sheet = Sheet(console)
    sheet.title("ARCHIVE")
    _write_counts(sheet, "Files", status.files)
    _write_counts(sheet, "Contents", status.contents)
    if status.same_content:
        sheet.write(f"{counted(status.same_content, 'path')} more with a content already counted",
                    indent=INDENT)  # fmt: skip
    _write_counts(sheet, "Documents", status.documents)
    _write_counts(sheet, "Deals", status.deals)
    sheet.write(
        f"{counted(status.pages, 'page')}: {status.pages_text} text, {status.pages_ocr} by OCR, "
        f"{status.pages_unread} not read. {counted(status.findings, 'finding')}."
    )
    for name, counts in (
        ("FILES NOT READ", status.file_reasons),
        ("CONTENTS NOT READ", status.content_reasons),
        ("PAGES NOT READ", status.page_reasons),
    ):
        if counts:
            sheet.section(f"{name} ({sum(one.number for one in counts)})")
            _write_reasons(sheet, counts)
    _write_left(sheet, status)


def _write_counts(sheet: Sheet, name: str, counts: Sequence[Count]) -> None:
    parts = ", ".join(f"{one.number} {worded(one.name)}" for one in counts)
    total = sum(one.number for one in counts)
    sheet.write(f"{total} ({parts})" if parts else "0", lead=[(name, 12, "")])


def _write_reasons(sheet: Sheet, counts: Sequence[Count]) -> None:
    for one in counts[:_MOST_REASONS]:
        sheet.write(one.name or "no reason given", lead=[(str(one.number), 8, "")])
    rest = counts[_MOST_REASONS:]
    if rest:
        sheet.write(f"{len(rest)} other reasons, for {sum(one.number for one in rest)}; see "
                    "--format json")  # fmt: skip


def _write_left(sheet: Sheet, status: Status) -> None:
    sheet.section("LEFT TO DO")
    left = (
        (status.unscanned, "content", "not scanned yet: run `clauses archive scan` again"),
        (status.outdated, "content", "read with another version, model or policies"),
        (status.lost, "content", "lost while it was read: --retry-failed tries again"),
    )
    for number, noun, words in left:
        if number:
            sheet.write(f"{counted(number, noun)} {words}")
    if not any(number for number, *_ in left):
        sheet.write("Nothing.")
    if status.runs:
        sheet.section(f"RUNS ({len(status.runs)})")
    for run in status.runs[-_MOST_ROWS:]:
        ended = f"to {run.ended}" if run.ended else "not ended"
        sheet.write(f"{run.started} {ended}", f"({run.made_with[:12]})")


# --- report --------------------------------------------------------------------------------------


def render_archive_report(report: ArchiveReport, console: Console) -> None:
    """Draw the report, each table cut to its first rows."""
    sheet = Sheet(console)
    first, *rest = in_sum(report)
    sheet.title(first)
    sheet.write(*rest)
    for family, counts in report.levels:
        levels = ", ".join(f"{one.number} {worded(one.name)}" for one in counts)
        sheet.write(levels, lead=[(FAMILY_NAMES[Family(family)], 22, "bold")])
    for number, one in enumerate(report.gravest, start=1):
        if number == 1:
            sheet.section(f"GRAVEST FINDINGS ({len(report.gravest)})")
        copies = f"and {counted(one.copies, 'copy', 'copies')}" if one.copies else ""
        sheet.write(
            (one.severity.upper(), SEVERITY_STYLES[one.severity]),
            (f"{one.path} p. {one.page}", "bold"),
            copies,
            lead=[(f"{number}.", INDENT, "")],
        )
        sheet.write("; ".join(text for text in (one.vendor, one.agency) if text), indent=INDENT)
        sheet.write(f'"{shortened(one.quote)}"', indent=INDENT)
        sheet.write("; ".join(one.titles), indent=INDENT, style="dim")
    for table in archive_tables(report):
        _write_table(sheet, table)
    _write_unread(sheet, report)
    sheet.blank()
    sheet.rule("-")
    sheet.write("All rows: --format html, xlsx or json. All data: `clauses archive export`.")
    sheet.write(NOTICE)


def _write_table(sheet: Sheet, table: ArchiveTable) -> None:
    names = [column.head for column in table.columns]
    places = [names.index(name) for name in _SHOWN.get(table.name, ())]
    rows = [
        row
        for row in table.rows
        if any(isinstance(row[at], int | float) and row[at] for at in places)
    ]
    if not places or not rows:
        return
    sheet.section(table.name.upper())
    shown_rows = [(str(row[0]), *(_figure(row[at]) for at in places)) for row in rows[:_MOST_ROWS]]
    heads = (names[0], *(_short(names[at]) for at in places))
    widths = [max(map(len, column)) + 2 for column in zip(heads, *shown_rows, strict=True)]
    widths[0] = min(widths[0], sheet.width - sum(widths[1:]))
    sheet.row(*((head, width, "bold") for head, width in zip(heads, widths, strict=True)))
    for row in shown_rows:
        sheet.row(*((cell, width, "") for cell, width in zip(row, widths, strict=True)))
    if len(rows) > _MOST_ROWS:
        sheet.write(f"and {len(rows) - _MOST_ROWS} more", style="dim")


def _short(head: str) -> str:
    return {"Critical deals": "Critical", "On conditions": "Conditions", "Deals judged": "Judged",
            "Deals reached": "Reached"}.get(head, head)  # fmt: skip


def _figure(cell: Cell) -> str:
    return shown(cell) or "-"


def _write_unread(sheet: Sheet, report: ArchiveReport) -> None:
    if not report.reasons:
        return
    sheet.section(f"NOT READ ({sum(one.number for one in report.reasons)})")
    _write_reasons(sheet, report.reasons)
    for one in report.not_read[:_MOST_ROWS]:
        pages = f" p. {one.pages}" if one.pages else ""
        sheet.write(f"{one.path}{pages}: {one.reason}", indent=INDENT)
    rest = len(report.not_read) - _MOST_ROWS + report.not_read_left_out
    if rest > 0:
        sheet.write(f"and {rest} more", indent=INDENT)
