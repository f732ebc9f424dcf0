"""Reports and outlines as JSON, and reports back from it; `schema.py` describes the form."""

import json
import re
from typing import Any

from clauses.errors import UsageError
from clauses.records import SCHEMA_VERSION, Clause, Differences, Document, Links, Report
from clauses.renderers.layout import ADVICE, as_json, from_json
from clauses.renderers.outline import NO_LINKS, outlined

# Characters that steer a terminal or reorder a line, and lone surrogates, which UTF-8 cannot carry.
# They occur inside strings only, where the escaped form means the same.
_UNSAFE = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def report_json(report: Report) -> str:
    """Return the report as JSON text that ends in a line break; equal reports give equal text."""
    return json_text(as_json(report))


def read_report(text: str) -> Report:
    """Return the report that `report_json` wrote as `text`.

    Raises UsageError where `text` is not JSON, or not such a report, naming the first fault.
    """
    try:
        found = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise UsageError(f"not JSON: {error}", ADVICE) from error
    if isinstance(found, dict) and found.get("schema_version", SCHEMA_VERSION) != SCHEMA_VERSION:
        raise UsageError(
            f"a report of schema version {found['schema_version']!r}, not {SCHEMA_VERSION}",
            "read it with the version of clauses that wrote it",
        )
    report: Report = from_json(Report, found, "report")
    return report


def differences_json(differences: Differences) -> str:
    """Return what changed as JSON text that ends in a line break."""
    return json_text(as_json(differences))


def outline_json(document: Document, clauses: tuple[Clause, ...], links: Links = NO_LINKS) -> str:
    """Return the document as segmented, as JSON text that ends in a line break."""
    return json_text(as_json(outlined(document, clauses, links)))


def json_text(value: Any, indent: int | None = 2) -> str:
    """Return JSON, not escaped beyond what is unsafe to show, ending in a line break.

    It is indented by `indent`, and on one line where that is None.
    """
    text = json.dumps(value, indent=indent, ensure_ascii=False)
    return _UNSAFE.sub(lambda unsafe: f"\\u{ord(unsafe.group()):04x}", text) + "\n"
