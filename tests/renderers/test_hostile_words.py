"""What a document says shows as plain text in every format, and is all there."""

import csv
import html
import io
import json
import re
import zipfile

import docx
import openpyxl
import pytest
from markdown_it import MarkdownIt

from clauses.records import Report
from clauses.renderers.to_csv import report_csv
from clauses.renderers.to_docx import report_docx
from clauses.renderers.to_jsonl import report_jsonl
from clauses.renderers.to_markdown import report_markdown
from clauses.renderers.to_sarif import report_sarif
from clauses.renderers.to_xlsx import report_xlsx
from clauses.renderers.wording import plain
from tests.renderers.hostile import WORDS, hostile_report

UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\ufffe\uffff]")
SHOWN = [plain(word) for word in WORDS]


@pytest.fixture
def hostile(report: Report) -> Report:
    return hostile_report(report)


def test_csv(hostile: Report) -> None:
    text = report_csv(hostile)
    assert not UNSEEN.search(text)
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))
    assert [row["Quote"].removeprefix("'") for row in rows] == SHOWN
    cells = [cell for row in rows for cell in row.values()]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\uff1d"))]


def test_xlsx(hostile: Report) -> None:
    data = report_xlsx(hostile)
    book = openpyxl.load_workbook(io.BytesIO(data))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f" or cell.hyperlink]
    heads = [cell.value for cell in book["Findings"][1]]
    column = heads.index("Quote") + 1
    quotes = [book["Findings"].cell(row, column) for row in range(2, len(WORDS) + 2)]
    assert [cell.value for cell in quotes] == SHOWN
    assert [cell.quotePrefix for cell in quotes if cell.value[0] in "=+-@"] == [True] * 6
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        sheets = [packed.read(name).decode() for name in packed.namelist() if "sheet" in name]
    assert not [sheet for sheet in sheets if "<f>" in sheet]


def test_docx(hostile: Report) -> None:
    data = report_docx(hostile)
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        body = packed.read("word/document.xml").decode()
        links = packed.read("word/_rels/document.xml.rels").decode()
    assert not UNSEEN.search(body)
    assert "<script" not in body
    assert "evil.example" not in links
    assert "<w:hyperlink" not in body
    read = docx.Document(io.BytesIO(data))
    cells = {cell.text for table in read.tables for row in table.rows for cell in row.cells}
    assert set(SHOWN) <= cells


def test_markdown(hostile: Report) -> None:
    text = report_markdown(hostile)
    assert not UNSEEN.search(text)
    page = MarkdownIt("gfm-like", {"linkify": False}).render(text)
    assert set(re.findall(r"</?([a-z0-9]+)", page)) == {
        "h1", "h2", "h3", "h4", "p", "em", "strong", "ul", "li", "blockquote", "table", "thead",
        "tbody", "tr", "th", "td",
    }  # fmt: skip
    assert not re.search(r"(?i)https?://|\bwww\.", text.replace("https://example.org", ""))
    cells = {html.unescape(cell) for cell in re.findall(r"<td>(.*?)</td>", page)}
    assert set(SHOWN) <= cells


def test_sarif(hostile: Report) -> None:
    text = report_sarif(hostile)
    assert not UNSEEN.search(text)
    results = json.loads(text)["runs"][0]["results"]
    snippets = [
        one["locations"][0]["physicalLocation"]["region"]["snippet"]["text"]
        for one in results[: len(WORDS)]
    ]
    assert snippets == SHOWN
    assert not [one for one in results if re.search(r"[\[\]{}]", one["message"]["text"])]


def test_jsonl(hostile: Report) -> None:
    text = report_jsonl(hostile)
    assert text.count("\n") == 2
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e\ud800-\udfff]", text)
    deal, _ = map(json.loads, text.splitlines())
    assert [one["quote"] for one in deal["findings"]] == list(WORDS)
