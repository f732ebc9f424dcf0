"""The forms of the report on an archive besides the terminal."""

from collections.abc import Callable

from clauses.answers import ArchiveReport
from clauses.renderers.archive_files import (
    answer_json,
    archive_csv,
    archive_markdown,
    archive_xlsx,
)


def _html(report: ArchiveReport) -> str:
    from clauses.renderers.archive_html import archive_html

    return archive_html(report)


REPORT_FORMS: dict[str, Callable[[ArchiveReport], str | bytes]] = {
    "json": answer_json,
    "html": _html,
    "markdown": archive_markdown,
    "csv": archive_csv,
    "xlsx": archive_xlsx,
}
