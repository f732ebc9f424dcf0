"""An Excel workbook: a sheet of deals, of findings and of risks, to filter and sort."""

import datetime
import io
import math
from collections.abc import Iterable
from typing import TYPE_CHECKING

from clauses.records import Report
from clauses.renderers.rows import (
    DEAL_COLUMNS,
    FINDING_COLUMNS,
    RISK_COLUMNS,
    Cell,
    Column,
    Row,
    deal_rows,
    finding_rows,
    risk_rows,
)
from clauses.renderers.wording import NOTICE, OMITTED, plain

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

LONGEST_CELL = 32_767  # the most characters Excel holds in a cell
# A workbook says when it was made; that would make each one other bytes.
CREATED = datetime.datetime(2000, 1, 1)
_HEAD_HEIGHT = 32
_LINE_HEIGHT = 15  # points
_MOST_LINES = 8  # of a row: one long quote should not push all others off the screen
# Of a letter and a capital, in those of the digits that column widths count; and of both margins.
_LETTER_WIDTH, _CAPITAL_WIDTH, _MARGINS = 0.95, 1.25, 2.0
_RULED = {"bottom": 1, "bottom_color": "#DDE3E9"}
_TABLOID = 3  # 11 by 17 inches
_COLOURS = {  # letters and ground; dark enough on their ground for WCAG AA
    "critical": ("#7A0C17", "#F8D7DA"),
    "high": ("#8A3B00", "#FCE4D0"),
    "medium": ("#6B5300", "#FBF1C9"),
    "low": ("#1F4E6B", "#DDEBF3"),
    "none": ("#1E5631", "#DFF0E3"),
    "cannot tell": ("#5B2A77", "#EFE3F5"),
}
_GRADED = {"Severity", "Gravest risk", "Third-party sharing", "Federal access", "Retention"}
_WRAPPED = {"Deal", "Quote", "Why", "Ask", "Law", "Title", "Reason", "After"}
_DATES = {"Accepted until"}
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def report_xlsx(report: Report) -> bytes:
    """Return the report as an Excel workbook; equal reports give equal bytes."""
    from xlsxwriter import Workbook

    stream = io.BytesIO()
    with Workbook(stream, _OPTIONS) as workbook:
        workbook.set_properties(
            {"title": "Findings of clauses", "author": "clauses", "created": CREATED}
        )
        sheets = (
            ("Deals", DEAL_COLUMNS, deal_rows(report)),
            ("Findings", FINDING_COLUMNS, finding_rows(report)),
            ("Risks", RISK_COLUMNS, risk_rows(report)),
        )
        looks = _Looks(workbook)
        for name, columns, rows in sheets:
            _write_sheet(workbook.add_worksheet(name), columns, rows, looks)
        _write_about(workbook.add_worksheet("About"), report, looks)
    return stream.getvalue()


def sheets_xlsx(
    title: str, sheets: Iterable[tuple[str, tuple[Column, ...], Iterable[Row]]]
) -> bytes:
    """Return a workbook of sheets, each with its name, columns and rows; what they mean is last."""
    from xlsxwriter import Workbook

    stream = io.BytesIO()
    with Workbook(stream, _OPTIONS) as workbook:
        workbook.set_properties({"title": title, "author": "clauses", "created": CREATED})
        looks = _Looks(workbook)
        for name, columns, rows in sheets:
            _write_sheet(workbook.add_worksheet(name), columns, rows, looks)
        about = workbook.add_worksheet("About")
        about.set_column(0, 0, 120)
        about.hide_gridlines(2)
        about.write_string(0, 0, NOTICE, looks.wrapped)
    return stream.getvalue()


class _Looks:
    """The formats of a workbook: a head, and for each kind of column a plain and a quoted one.

    A text that begins like a formula is marked as quoted, so that it stays a text when edited.
    """

    def __init__(self, workbook: "Workbook") -> None:
        def look(**properties: object) -> "Format":
            shared = {"font_name": "Calibri", "valign": "top", "align": "left", "indent": 1}
            return workbook.add_format(shared | _RULED | properties)

        self.head = look(
            bold=True, font_color="#FFFFFF", bg_color="#24405C", text_wrap=True, valign="vcenter"
        )
        self.text = look()
        self.wrapped = look(text_wrap=True)
        self.quoted = look(text_wrap=True, quote_prefix=True)
        self.yes_no = look(align="center", indent=0)
        self.whole = look(num_format="#,##0", align="right", indent=0)
        self.share = look(num_format="0.00", align="right", indent=0)
        self.date = look(num_format="yyyy-mm-dd", align="left")
        self.grades = {
            word: look(font_color=letters, bg_color=ground, bold=word == "critical")
            for word, (letters, ground) in _COLOURS.items()
        }


def _write_sheet(
    sheet: "Worksheet", columns: tuple[Column, ...], rows: Iterable[Row], looks: _Looks
) -> None:
    last = 0
    for number, column in enumerate(columns):
        sheet.set_column(number, number, column.width)
        sheet.write_string(0, number, column.head, looks.head)
    for last, row in enumerate(rows, start=1):
        sheet.set_row(last, _LINE_HEIGHT * _lines(row, columns))
        for number, (cell, column) in enumerate(zip(row, columns, strict=True)):
            _write_cell(sheet, (last, number), cell, column.head, looks)
    sheet.set_row(0, _HEAD_HEIGHT)
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, last, len(columns) - 1)
    sheet.hide_gridlines(1)
    sheet.set_landscape()
    sheet.set_paper(_TABLOID)
    sheet.fit_to_pages(2, 0)
    sheet.repeat_rows(0)


def _lines(row: Row, columns: tuple[Column, ...]) -> int:
    """How many lines the row is high: those of its longest wrapped text, within bounds."""
    lines = [
        math.ceil(_width(cell) / (column.width - _MARGINS))
        for cell, column in zip(row, columns, strict=True)
        if isinstance(cell, str) and column.head in _WRAPPED
    ]
    return min(max(lines, default=1), _MOST_LINES) or 1


def _width(text: str) -> float:
    capitals = sum(map(str.isupper, text))
    return capitals * _CAPITAL_WIDTH + (len(text) - capitals) * _LETTER_WIDTH


def _write_cell(
    sheet: "Worksheet", at: tuple[int, int], cell: Cell, head: str, looks: _Looks
) -> None:
    if cell is None:
        sheet.write_blank(*at, None, looks.text)
    elif isinstance(cell, bool):
        sheet.write_boolean(*at, cell, looks.yes_no)
    elif isinstance(cell, int | float):
        sheet.write_number(*at, cell, looks.share if head == "Probability" else looks.whole)
    elif head in _DATES and (day := _date(cell)) is not None:
        sheet.write_datetime(*at, day, looks.date)
    else:
        _write_text(sheet, at, cell, head, looks)


def _write_text(
    sheet: "Worksheet", at: tuple[int, int], text: str, head: str, looks: _Looks
) -> None:
    text = plain(text)
    if len(text) > LONGEST_CELL:
        text = text[: LONGEST_CELL - len(OMITTED)] + OMITTED
    look = looks.wrapped if head in _WRAPPED else looks.text
    if head in _GRADED:
        look = looks.grades.get(text, look)
    if text[:1] and not text[0].isalnum():
        look = looks.quoted
    sheet.write_string(*at, text, look)


def _date(text: str) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        return None


def _write_about(sheet: "Worksheet", report: Report, looks: _Looks) -> None:
    """Write what the workbook was made with and of, and what could not be read."""
    tool = report.tool
    rows = [("Notice", NOTICE), ("clauses", tool.version)]
    rows.append(("Model", f"{tool.model} {tool.model_sha256}"))
    rows += [("Profile", profile) for profile in tool.profiles]
    rows += [("Policy", f"{one.id} {one.version} {one.sha256}") for one in tool.policies]
    rows += [
        ("Document", f"{one.path} {one.sha256}") for deal in report.deals for one in deal.documents
    ]
    rows += [
        ("Note", f"{one.path}: {note}")
        for deal in report.deals
        for one in deal.documents
        for note in one.warnings
    ]
    rows += [("Not read", f"{o.path}: {o.reason}; {o.advice}") for o in report.refused]
    sheet.set_column(0, 0, 14)
    sheet.set_column(1, 1, 120)
    sheet.hide_gridlines(2)
    for number, (label, text) in enumerate(rows):
        sheet.set_row(number, _LINE_HEIGHT * (2 if label == "Notice" else 1))
        sheet.write_string(number, 0, label, looks.text)
        sheet.write_string(number, 1, plain(text)[:LONGEST_CELL], looks.wrapped)
