"""Answers of an archive as files: JSON, JSON Lines, CSV, Markdown, Excel."""

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Any

from clauses.answers import ArchiveReport, Hit, Hits
from clauses.renderers.archive_tables import ArchiveTable, archive_tables
from clauses.renderers.layout import as_json
from clauses.renderers.rows import Cell
from clauses.renderers.to_csv import BYTE_ORDER_MARK, harmless
from clauses.renderers.to_json import json_text
from clauses.renderers.to_markdown import literal
from clauses.renderers.wording import NOTICE, counted

_HIT_COLUMNS = (
    "File", "Page", "Document page", "Kind", "Title", "Vendor", "Agency", "Date", "Words",
    "Family", "Stance", "Severity", "Data", "Recipients", "Finding id",
)  # fmt: skip


def answer_json(answer: Any) -> str:
    """Return any answer as JSON text that ends in a line break."""
    return json_text(as_json(answer))


def hits_jsonl(hits: Hits) -> str:
    """Return a line of JSON for each hit."""
    return "".join(json_text(as_json(hit), indent=None) for hit in hits.hits)


def hits_csv(hits: Hits) -> str:
    """Return a row for each hit, UTF-8 with a byte order mark; no cell is taken for a formula."""
    return _csv(_HIT_COLUMNS, map(_hit_row, hits.hits))


def _hit_row(hit: Hit) -> tuple[Cell, ...]:
    words = "".join(snip.text for snip in hit.snippet)
    place = (hit.path, hit.page, hit.document_page, hit.kind, hit.title, hit.vendor, hit.agency)
    found = hit.finding
    if found is None:
        return (*place, hit.date, words, None, None, None, None, None, None)
    recipients = ", ".join(found.recipients) or None
    read_as = (found.family, found.stance, found.severity, found.data, recipients, found.id)
    return (*place, hit.date, words, *read_as)


def archive_csv(report: ArchiveReport) -> str:
    """Return a row for each deal listed."""
    deals = archive_tables(report)[-1]
    return _csv([column.head for column in deals.columns], deals.rows)


def _csv(head: Sequence[str], rows: Iterable[Sequence[Cell]]) -> str:
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(head)
    writer.writerows([csv_cell(cell) for cell in row] for row in rows)
    return BYTE_ORDER_MARK + stream.getvalue()


def csv_cell(cell: object) -> str:
    """Return a cell as CSV has it: numbers as they are, texts so that none is a formula."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, float):
        return format(cell, ".10g")
    return str(cell) if isinstance(cell, int) else harmless(str(cell))


def archive_xlsx(report: ArchiveReport) -> bytes:
    """Return a workbook with a sheet for each table; equal reports give equal bytes."""
    from clauses.renderers.to_xlsx import sheets_xlsx

    tables = archive_tables(report)
    return sheets_xlsx("Report of an archive", ((t.name, t.columns, t.rows) for t in tables))


# --- Markdown ------------------------------------------------------------------------------------

_MOST_ROWS = 50


def archive_markdown(report: ArchiveReport) -> str:
    """Return the report as Markdown (CommonMark, with tables as in GFM), tables cut to 50 rows."""
    parts = [f"# {in_sum(report)[0]}", " ".join(map(literal, in_sum(report)[1:]))]
    for table in archive_tables(report):
        if table.rows:
            parts += [f"## {literal(table.name)}", literal(table.lead), _markdown_table(table)]
        rest = len(table.rows) - _MOST_ROWS
        notes = [f"{counted(rest, 'more row')} in the other forms"] if rest > 0 else []
        notes += [table.left_out] if table.left_out else []
        parts += [literal(". ".join(notes) + ".")] if notes else []
    return "\n\n".join((*parts, literal(NOTICE))) + "\n"


def in_sum(report: ArchiveReport) -> tuple[str, ...]:
    """Return the archive in sentences, the first of them fit for a heading."""
    files = grouped(report.files, "file")
    return (
        f"{grouped(report.deals_total, 'deal')} in {files}",
        f"{files} of {grouped(report.contents, 'different content')}, "
        f"{grouped(report.documents, 'document')} in them.",
        f"{report.pages_read:,} of {grouped(report.pages, 'page')} read.",
        f"{grouped(report.findings, 'passage')} on sharing, federal access and retention.",
    )


def grouped(number: int, noun: str) -> str:
    """Return "1 page" or "3,000 pages"."""
    return f"{number:,} {noun if number == 1 else noun + 's'}"


def _markdown_table(table: ArchiveTable) -> str:
    head = [literal(column.head) for column in table.columns]
    lines = ["| " + " | ".join(head) + " |", "|" + " --- |" * len(head)]
    for row in table.rows[:_MOST_ROWS]:
        lines.append("| " + " | ".join(literal(shown(cell)) for cell in row) + " |")
    return "\n".join(lines)


def shown(cell: Cell) -> str:
    """Return a cell as a person reads it: numbers in groups of three digits."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    return f"{cell:,.0f}" if isinstance(cell, int | float) else cell
