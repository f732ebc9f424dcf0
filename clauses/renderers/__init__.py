"""`render`: a Report to text or bytes. One `to_*.py` module a file format; the tables are all.

The terminal is no file format: `terminal.py` draws on a console, in colour where there is one.
Modules that need a library of their own are imported when their format is asked for.
"""

from collections.abc import Callable, Sequence

from clauses.records import DocumentSummary, PagePicture, Report
from clauses.renderers.to_csv import report_csv
from clauses.renderers.to_json import report_json
from clauses.renderers.to_jsonl import report_jsonl
from clauses.renderers.to_markdown import report_markdown
from clauses.renderers.to_sarif import report_sarif

Copies = tuple[tuple[DocumentSummary, bytes], ...]


def _html(report: Report, pictures: Sequence[PagePicture] = ()) -> str:
    from clauses.renderers.to_html import report_html

    return report_html(report, pictures)


def _pdf(
    report: Report,
    original: Callable[[DocumentSummary], bytes | None],
    password: str | None = None,
) -> Copies:
    from clauses.renderers.to_pdf import annotated_copies

    return annotated_copies(report, original, password=password)


def _docx(report: Report) -> bytes:
    from clauses.renderers.to_docx import report_docx

    return report_docx(report)


def _xlsx(report: Report) -> bytes:
    from clauses.renderers.to_xlsx import report_xlsx

    return report_xlsx(report)


RENDERERS: dict[str, Callable[[Report], str | bytes]] = {
    "csv": report_csv,
    "docx": _docx,
    "html": _html,
    "json": report_json,
    "jsonl": report_jsonl,
    "markdown": report_markdown,
    "sarif": report_sarif,
    "xlsx": _xlsx,
}
# These are given pictures of the pages too, after the report.
PICTURED: dict[str, Callable[[Report, Sequence[PagePicture]], str | bytes]] = {"html": _html}
# Not one output but a copy of each document: from the report, what gives its bytes, the password.
COPIES: dict[
    str, Callable[[Report, Callable[[DocumentSummary], bytes | None], str | None], Copies]
] = {"pdf": _pdf}
