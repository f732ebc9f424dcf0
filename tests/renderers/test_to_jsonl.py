import json
from dataclasses import replace

from clauses.records import Report
from clauses.renderers.to_json import report_json
from clauses.renderers.to_jsonl import report_jsonl


def test_a_line_a_deal_and_one_for_what_was_refused(report: Report) -> None:
    report = replace(report, deals=report.deals * 2)
    whole = json.loads(report_json(report))
    lines = [json.loads(line) for line in report_jsonl(report).splitlines()]
    head = {"schema_version": 1, "tool": whole["tool"]}
    assert lines == [
        *({"record": "deal"} | head | deal for deal in whole["deals"]),
        *({"record": "refused"} | head | refused for refused in whole["refused"]),
    ]


def test_nothing_read_is_no_line(report: Report) -> None:
    assert report_jsonl(replace(report, deals=(), refused=())) == ""
