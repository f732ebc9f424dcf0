"""JSON Lines: a line for each deal, and one for each input that could not be read."""

from collections.abc import Iterator
from typing import Any

from clauses.records import SCHEMA_VERSION, Report
from clauses.renderers.layout import as_json
from clauses.renderers.to_json import json_text


def report_jsonl(report: Report) -> str:
    """Return the report a deal a line, each as in the JSON report, with what it was made with.

    `record` is "deal", or "refused" for an input that could not be read.
    """
    return "".join(json_text(line, indent=None) for line in _lines(report))


def _lines(report: Report) -> Iterator[dict[str, Any]]:
    tool = as_json(report.tool)
    for record, found in (("deal", report.deals), ("refused", report.refused)):
        for one in found:
            head = {"record": record, "schema_version": SCHEMA_VERSION}
            yield head | as_json(one) | {"tool": tool}
