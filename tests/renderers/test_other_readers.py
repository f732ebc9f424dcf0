"""What LibreOffice, which shares no code with what writes them, reads in the Word and Excel files.

Skipped where `soffice` is not installed: its packages are larger than all of the rest together.
"""

import csv
import io
import json
import re
import shutil
import subprocess
from pathlib import Path

import pypdfium2
import pytest

from clauses.records import Report
from clauses.renderers.memo import memo_parts
from clauses.renderers.memo_parts import Heading, Picture, Quotation, Table
from clauses.renderers.to_docx import report_docx
from clauses.renderers.to_json import report_json
from clauses.renderers.to_xlsx import report_xlsx
from clauses.renderers.wording import plain
from tests.renderers.hostile import hostile_report

OFFICE = shutil.which("soffice")
pytestmark = pytest.mark.skipif(
    OFFICE is None, reason="no soffice: install libreoffice-writer and libreoffice-calc"
)
# Commas, double quotes, UTF-8, from the first row, values in full, every sheet.
ALL_SHEETS = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
MOST_SECONDS = 120


def converted(data: bytes, suffix: str, to: str, folder: Path) -> None:
    """Let LibreOffice read a file and write it in another form beside it."""
    source = folder / f"report.{suffix}"
    source.write_bytes(data)
    profile = (folder / "profile").as_uri()
    subprocess.run(
        [str(OFFICE), f"-env:UserInstallation={profile}", "--headless", "--convert-to", to,
         "--outdir", str(folder), str(source)],
        check=True, capture_output=True, timeout=MOST_SECONDS,
    )  # fmt: skip


def letters(text: str) -> str:
    """A text without white space and hyphens, which lines of a page break differently."""
    return re.sub(r"[\s\u00ad\u2010-]|\ufffe", "", text)


@pytest.fixture(params=["sample", "hostile"])
def told(request: pytest.FixtureRequest, report: Report) -> Report:
    return report if request.param == "sample" else hostile_report(report)


def test_the_memo_shows_all_its_words_and_pictures(report: Report, tmp_path: Path) -> None:
    converted(report_docx(report), "docx", "pdf", tmp_path)
    pdf = pypdfium2.PdfDocument(tmp_path / "report.pdf")
    text = letters("".join(page.get_textpage().get_text_range() for page in pdf))
    words: list[str] = []
    pictures = 0
    for part in memo_parts(report):
        if isinstance(part, Heading):
            words.append(part.text)
        elif isinstance(part, Quotation):
            words += [part.text, part.place]
        elif isinstance(part, Table):
            words += [cell for row in part.rows for cell in row]
        pictures += isinstance(part, Picture)
    assert [one for one in words if letters(plain(one)) not in text] == []
    drawn = [one for page in pdf for one in page.get_objects() if one.type == 3]
    assert len(drawn) == pictures > 0


def test_the_matrix_holds_the_values_of_the_json(told: Report, tmp_path: Path) -> None:
    converted(report_xlsx(told), "xlsx", ALL_SHEETS, tmp_path)
    (deal,) = json.loads(report_json(told))["deals"]
    sheets = {
        name: list(csv.DictReader(io.StringIO((tmp_path / f"report-{name}.csv").read_text())))
        for name in ("Deals", "Findings", "Risks")
    }
    (row,) = sheets["Deals"]
    assert (row["Deal"], row["Vendor"], row["Pages"]) == (
        plain(deal["title"]), plain(deal["vendor"]), str(deal["documents"][0]["pages"]),
    )  # fmt: skip
    assert [(one["Finding id"], one["Quote"], one["Page"], float(one["Probability"]))
            for one in sheets["Findings"]] == [
        (one["id"], plain(one["quote"]), str(one["page"]), one["probability"])
        for one in deal["findings"]
    ]  # fmt: skip
    assert [(one["Rule"], one["Title"], one["Finding ids"]) for one in sheets["Risks"]] == [
        (one["rule"], plain(one["title"]), ", ".join(one["findings"])) for one in deal["risks"]
    ]
