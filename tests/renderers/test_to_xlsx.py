import datetime
import io
import json
from dataclasses import replace

import openpyxl
import pytest

from clauses.records import AcceptanceState, Accepted, Report
from clauses.renderers.rows import Column
from clauses.renderers.to_json import report_json
from clauses.renderers.to_xlsx import LONGEST_CELL, report_xlsx, sheets_xlsx
from clauses.renderers.wording import plain, worded


@pytest.fixture
def accepted(report: Report) -> Report:
    (deal,) = report.deals
    note = Accepted("The council knows.", "2027-01-31", AcceptanceState.HOLDS)
    risks = (replace(deal.risks[0], accepted=note), *deal.risks[1:])
    return replace(report, deals=(replace(deal, risks=risks),))


def records(report: Report, name: str) -> list[dict[str, object]]:
    sheet = openpyxl.load_workbook(io.BytesIO(report_xlsx(report)))[name]
    head, *rows = sheet.iter_rows(values_only=True)
    return [dict(zip(map(str, head), row, strict=True)) for row in rows]


def test_sheets_hold_what_the_json_holds(accepted: Report) -> None:
    (deal,) = json.loads(report_json(accepted))["deals"]
    (row,) = records(accepted, "Deals")
    assert (row["Deal"], row["Vendor"], row["Risks"], row["Critical"], row["Not found"]) == (
        deal["title"], deal["vendor"], 2, 1, 1,
    )  # fmt: skip
    assert (row["Federal access"], row["Pages read"], row["Accepted"]) == ("critical", 7, 1)
    assert [(r["Finding id"], r["Quote"], r["Page"], r["Probability"], r["Review"])
            for r in records(accepted, "Findings")] == [
        (f["id"], plain(f["quote"]), f["page"], f["probability"], False) for f in deal["findings"]
    ]  # fmt: skip
    assert [(r["Rule"], r["Outcome"], r["Severity"], r["Finding ids"])
            for r in records(accepted, "Risks")] == [
        (r["rule"], worded(r["outcome"]), r["severity"], ", ".join(r["findings"]) or None)
        for r in deal["risks"]
    ]  # fmt: skip
    first = records(accepted, "Risks")[0]
    assert first["Accepted until"] == datetime.datetime(2027, 1, 31)
    assert first["Law"] == "Example Code 10.1 (in force, 2016-01-01)"


def test_heads_are_frozen_and_filtered(report: Report) -> None:
    book = openpyxl.load_workbook(io.BytesIO(report_xlsx(report)))
    assert book.sheetnames == ["Deals", "Findings", "Risks", "About"]
    assert [(s.freeze_panes, s.auto_filter.ref) for s in book.worksheets[:3]] == [
        ("B2", "A1:AB2"), ("B2", "A1:AB4"), ("B2", "A1:T7"),
    ]  # fmt: skip


def test_a_long_text_fits_a_cell(report: Report) -> None:
    (deal,) = report.deals
    long = replace(deal.findings[0], quote="word " * 20_000)
    row = records(replace(report, deals=(replace(deal, findings=(long,)),)), "Findings")[0]
    assert len(str(row["Quote"])) == LONGEST_CELL
    assert str(row["Quote"]).endswith("[...]")


def test_rows_are_as_high_as_their_longest_text_up_to_a_limit(report: Report) -> None:
    (deal,) = report.deals
    findings = tuple(replace(deal.findings[2], quote="word " * count) for count in (5, 40, 4000))
    changed = replace(report, deals=(replace(deal, findings=findings),))
    sheet = openpyxl.load_workbook(io.BytesIO(report_xlsx(changed)))["Findings"]
    assert [sheet.row_dimensions[row].height for row in (2, 3, 4)] == [None, 45, 120]


@pytest.mark.parametrize(
    ("title", "height"),
    [("MASTER SUBSCRIPTION AGREEMENT", 30), ("Master services agreement", None)],
)
def test_a_row_holds_the_whole_title_of_its_deal(
    report: Report, title: str, height: int | None
) -> None:
    (deal,) = report.deals
    short = replace(deal.findings[2], quote="Deleted.")
    changed = replace(deal, title=title, findings=(short,))
    book = openpyxl.load_workbook(io.BytesIO(report_xlsx(replace(report, deals=(changed,)))))
    assert book["Findings"].row_dimensions[2].height == height


def test_same_report_same_bytes(report: Report) -> None:
    assert report_xlsx(report) == report_xlsx(report)
    book = openpyxl.load_workbook(io.BytesIO(report_xlsx(report)))
    assert book.properties.created == datetime.datetime(2000, 1, 1)


def test_sheets_by_name_hold_their_rows_and_no_formula() -> None:
    columns = (Column("Name", 20), Column("Deals", 9))
    made = sheets_xlsx("Sums", [("Vendors", columns, [("=1+1", 3), (None, 0.5)])])
    book = openpyxl.load_workbook(io.BytesIO(made))
    assert book.sheetnames == ["Vendors", "About"]
    rows = [[cell.value for cell in row] for row in book["Vendors"].rows]
    assert rows == [["Name", "Deals"], ["=1+1", 3], [None, 0.5]]
    assert book["Vendors"]["A2"].data_type == "s"
