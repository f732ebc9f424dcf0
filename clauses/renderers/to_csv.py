"""CSV for a spreadsheet: a row a finding, nothing in it that a spreadsheet would reckon with."""

import csv
import io
import re

from clauses.records import Report
from clauses.renderers.rows import FINDING_COLUMNS, Cell, finding_rows
from clauses.renderers.wording import plain

# By this mark a spreadsheet tells UTF-8; without it curly quotes are garbled.
BYTE_ORDER_MARK = "\ufeff"
# What makes a spreadsheet take a text for a formula, in halfwidth and fullwidth forms.
_FORMULA_STARTS = tuple("=+-@|%\uff1d\uff0b\uff0d\uff20")
# Where the comma is the decimal sign, a semicolon parts the cells, even inside quotation marks.
_PARTED_START = re.compile(r"(;\s*)(?=[=+\-@|%\uff1d\uff0b\uff0d\uff20])")


def report_csv(report: Report) -> str:
    """Return the findings of the report as CSV (RFC 4180), UTF-8 with a byte order mark."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow([column.head for column in FINDING_COLUMNS])
    writer.writerows([_cell(cell) for cell in row] for row in finding_rows(report))
    return BYTE_ORDER_MARK + stream.getvalue()


def _cell(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return harmless(cell) if isinstance(cell, str) else format(cell, "g")


def harmless(text: str) -> str:
    """Return `text` made plain, after an apostrophe where a spreadsheet would see a formula.

    As OWASP advises on CSV injection: https://owasp.org/www-community/attacks/CSV_Injection
    """
    text = _PARTED_START.sub(r"\1'", plain(text))
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text
