"""The report on an archive as one HTML page: an index that asks for nothing from outside.

The deals are held as data, of which the page shows a hundred at a time, so that ten thousand open
as fast as ten; without scripts the first hundred are there to read.
"""

import json

from markupsafe import Markup

from clauses.answers import ArchiveReport
from clauses.records import Family, Level
from clauses.renderers.archive_files import in_sum, shown
from clauses.renderers.archive_tables import archive_tables
from clauses.renderers.rows import Cell, Column, Row
from clauses.renderers.to_html import html_asset, html_environment, security_policy
from clauses.renderers.wording import FAMILY_NAMES, plain

PAGE = 100
# Beyond so many rows of another table the page says how many there are, and where they are.
_MOST_ROWS = 200


def archive_html(report: ArchiveReport) -> str:
    """Return the report as a page; equal reports give equal text."""
    _, *tables, deals = archive_tables(report)  # the gravest findings are drawn, not a table
    style = Markup(html_asset("report.css") + html_asset("archive.css"))
    script = Markup(html_asset("archive.js"))
    title, *sentences = in_sum(report)
    heads = [column.head for column in deals.columns]
    verdicts = [heads.index(FAMILY_NAMES[family]) for family in Family]
    template = html_environment().get_template("archive.html")
    return template.render(
        report=report,
        tables=[table for table in tables if table.rows],
        deals=deals,
        data=_data(deals.rows),
        first_rows=deals.rows[:PAGE],
        verdicts=verdicts,
        levels=_levels(report),
        most=_MOST_ROWS,
        page=PAGE,
        shown=shown,
        is_number=_is_number,
        width=_width,
        widths=list(map(_width, deals.columns)),
        style=style,
        script=script,
        policy=security_policy(style, script),
        title=title,
        sentences=sentences,
    )


def _data(rows: tuple[Row, ...]) -> Markup:
    """The rows as JSON that no text can end: the signs of markup are escaped."""
    held = [[plain(cell) if isinstance(cell, str) else cell for cell in row] for row in rows]
    text = json.dumps(held, ensure_ascii=False, separators=(",", ":"))
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return Markup(text)


def _levels(report: ArchiveReport) -> dict[str, tuple[tuple[Level, int], ...]]:
    return {
        family: tuple((Level(one.name), one.number) for one in counts)
        for family, counts in report.levels
    }


def _width(column: Column) -> str:
    """The class of a cell: a long text needs room, a date should stand on one line."""
    return f"cell-{'long' if column.width >= 40 else 'middle' if column.width >= 20 else 'short'}"


def _is_number(cell: Cell) -> bool:
    return isinstance(cell, int | float)
