"""`render`: a Report to text. One `to_*.py` module a file format; the table below is all there is.

The terminal is no file format: `terminal.py` draws on a console, in colour where there is one.
"""

from collections.abc import Callable

from clauses.records import Report
from clauses.renderers.to_json import report_json

RENDERERS: dict[str, Callable[[Report], str]] = {"json": report_json}
