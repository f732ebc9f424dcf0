import csv
import io
import json
from dataclasses import replace

from openpyxl import load_workbook

from clauses.answers import Hits, Snip
from clauses.renderers.archive_files import (
    answer_json,
    archive_csv,
    archive_markdown,
    archive_xlsx,
    csv_cell,
    hits_csv,
    hits_jsonl,
    in_sum,
    shown,
)
from tests.renderers.archived import DEAL, FINDING_HIT, HIT, HITS, REPORT
from tests.renderers.hostile import WORDS


def test_an_answer_is_json_with_dollars_and_cents() -> None:
    report = json.loads(answer_json(REPORT))
    assert (report["schema_version"], report["notice"][:16]) == (1, "Not legal advice")
    assert report["deals"][0]["value"] == 12500.5
    assert report["reach"][0]["value"] == 12600.5
    assert report["levels"][1] == ["federal_access", [{"name": "cannot_tell", "number": 12}]]
    hits = json.loads(answer_json(HITS))
    assert hits["hits"][0]["snippet"][1] == {"text": "sell", "hit": True}


def test_hits_are_a_line_or_a_row_each() -> None:
    hits = Hits("sell", findings=True, hits=(HIT, FINDING_HIT), more=False)
    lines = hits_jsonl(hits).splitlines()
    assert [json.loads(line)["finding"] is None for line in lines] == [True, False]
    head, first, second = csv.reader(io.StringIO(hits_csv(hits).lstrip("\ufeff")))
    assert head[:3] == ["File", "Page", "Document page"]
    assert first == [
        "b/packet.pdf", "15", "2", "agreement", "Camera agreement", "Northlight Optics, Inc.",
        "City of Elm", "2021-06-30", "may sell, or not.", "", "", "", "", "", "",
    ]  # fmt: skip
    assert second[9:] == [
        "third_party_sharing", "permits", "critical", "any", "public", "0123456789abcdef",
    ]  # fmt: skip


def test_no_cell_of_csv_is_a_formula() -> None:
    deals = tuple(replace(DEAL, title=words, path=words) for words in WORDS)
    rows = list(csv.reader(io.StringIO(archive_csv(replace(REPORT, deals=deals)).lstrip("\ufeff"))))
    assert len(rows) == len(WORDS) + 1
    for row in rows[1:]:
        assert not row[0].startswith(tuple("=+-@\t\r|%"))
        assert row[4] == "12500.5"
    hit = replace(HIT, snippet=(Snip("=1+1", False),))
    assert "'=1+1" in hits_csv(replace(HITS, hits=(hit,)))


def test_cells_keep_their_kind() -> None:
    cells = (None, True, False, 3, 1234567.25, "text", -2)
    assert [csv_cell(cell) for cell in cells] == [
        "",
        "true",
        "false",
        "3",
        "1234567.25",
        "text",
        "-2",
    ]
    assert [shown(cell) for cell in (None, True, 1234567.25, "text")] == [
        "",
        "yes",
        "1,234,567",
        "text",
    ]


def test_markdown_has_every_table_and_no_markup_of_a_contract() -> None:
    text = archive_markdown(REPORT)
    assert text.startswith("# 12 deals in 2 files\n\n2 files of 1 different content, 3 documents")
    for name in ("Gravest findings", "Laws and bills", "Rules", "Vendors", "Not read", "Deals"):
        assert f"## {name}\n" in text
    hostile = archive_markdown(replace(REPORT, deals=(replace(DEAL, title="# a | <b> [x](y)"),)))
    assert "| # a \\| &lt;b&gt; \\[x\\](y) |" in hostile.replace("\\#", "#")


def test_long_tables_are_cut_in_markdown_and_it_says_so() -> None:
    text = archive_markdown(replace(REPORT, deals=(DEAL,) * 60, deals_left_out=0))
    assert text.count("| Camera agreement |") == 50
    assert "10 more rows in the other forms." in text


def test_a_workbook_has_a_sheet_for_each_table_and_always_the_same_bytes() -> None:
    made = archive_xlsx(REPORT)
    assert made == archive_xlsx(REPORT)
    book = load_workbook(io.BytesIO(made))
    assert book.sheetnames == [
        "Gravest findings", "Laws and bills", "Rules", "Vendors", "Agencies", "Years", "Recipients",
        "Agencies named", "Reasons", "Not read", "Deals", "About",
    ]  # fmt: skip
    deals = book["Deals"]
    assert [cell.value for cell in deals[2]][:5] == [
        "Camera agreement", "Northlight Optics, Inc.", "City of Elm", "2021-06-30", 12500.5,
    ]  # fmt: skip


def test_the_archive_in_sentences() -> None:
    assert in_sum(REPORT) == (
        "12 deals in 2 files",
        "2 files of 1 different content, 3 documents in them.",
        "8 of 9 pages read.",
        "7 passages on sharing, federal access and retention.",
    )
