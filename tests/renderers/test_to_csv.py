import csv
import io
import json

import pytest

from clauses.records import Report
from clauses.renderers.rows import FINDING_COLUMNS
from clauses.renderers.to_csv import harmless, report_csv
from clauses.renderers.to_json import report_json
from clauses.renderers.wording import plain, worded


def test_rows_are_the_findings_of_the_json(report: Report) -> None:
    text = report_csv(report)
    assert text.startswith("\ufeffDeal,Vendor,")
    assert text == report_csv(report)
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))
    (deal,) = json.loads(report_json(report))["deals"]
    assert [
        (r["Finding id"], r["Family"], r["Stance"], r["Quote"], int(r["Page"]),
         float(r["Probability"]), r["Review"], r["Recipients"])
        for r in rows
    ] == [
        (f["id"], worded(f["family"]), f["stance"], plain(f["quote"]), f["page"], f["probability"],
         "false", ", ".join(map(worded, f["attributes"]["recipients"])))
        for f in deal["findings"]
    ]  # fmt: skip
    assert (rows[2]["Period"], rows[2]["Days"], rows[2]["Counted from"]) == (
        "30 days",
        "30",
        "capture",
    )
    assert list(rows[0]) == [column.head for column in FINDING_COLUMNS]


@pytest.mark.parametrize(
    "text", ["=1", "+1", "-1", "@a", "|a", "%a", " \t=1", "\u200b=1", "\uff1d1"]
)
def test_what_begins_a_formula_does_not(text: str) -> None:
    assert harmless(text) == f"'{plain(text)}"


@pytest.mark.parametrize("text", ["a=1", "4.1", "(a)", "\u201c=1\u201d", ""])
def test_other_texts_stay_as_they_are(text: str) -> None:
    assert harmless(text) == text


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("agreed;=1+1", "agreed;'=1+1"),
        ("agreed; @SUM(A1)", "agreed; '@SUM(A1)"),
        ("agreed; in full", "agreed; in full"),
        ("a=b; c", "a=b; c"),
    ],
)
def test_no_formula_starts_where_a_semicolon_parts_cells(text: str, written: str) -> None:
    # Where the comma is the decimal sign, a spreadsheet parts the cells of CSV at semicolons.
    assert harmless(text) == written
