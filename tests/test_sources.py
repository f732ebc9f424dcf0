import hashlib
import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from clauses.records import Box, Deal, DocumentSummary, Finding, Report
from clauses.sources import Copies, copies, original, pictures
from tests.renderers.conftest import DEAL, FEDERAL, KEEPING, SHARING, TOOL


@pytest.fixture
def agreement(tmp_path: Path) -> Path:
    path = tmp_path / "agreement.pdf"
    canvas = Canvas(str(path), pagesize=(612, 792), invariant=True)
    for number in range(1, 7):
        canvas.drawString(72, 500, f"This is page {number}")
        canvas.showPage()
    canvas.save()
    return path


def deal_of(path: Path) -> Deal:
    sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
    document = replace(DEAL.documents[0], path=str(path), sha256=sha256)

    def placed(finding: Finding, *pages: int) -> Finding:
        boxes = tuple(Box(page, 72, 280, 200, 294) for page in pages)
        return replace(finding, document=str(path), page=pages[0], boxes=boxes)

    findings = (placed(SHARING, 4), placed(FEDERAL, 2, 3), placed(KEEPING, 6))
    return replace(DEAL, documents=(document,), findings=findings)


def test_each_page_with_a_passage_has_a_picture(agreement: Path) -> None:
    found = pictures(Report(TOOL, (deal_of(agreement),), ()))
    assert [(one.document, one.page) for one in found] == [
        (str(agreement), page) for page in (2, 3, 4, 6)
    ]


def test_of_too_many_pages_those_with_the_gravest_risks_are_shown(agreement: Path) -> None:
    found = pictures(Report(TOOL, (deal_of(agreement),), ()), most=3)
    assert [one.page for one in found] == [2, 3, 4]  # 6 has a protection only


def test_a_file_that_has_changed_or_gone_is_not_shown(agreement: Path) -> None:
    deal = deal_of(agreement)
    assert original(deal.documents[0]) == agreement.read_bytes()
    agreement.write_bytes(agreement.read_bytes() + b"\n")
    assert original(deal.documents[0]) is None
    assert pictures(Report(TOOL, (deal,), ())) == ()
    agreement.unlink()
    assert original(deal.documents[0]) is None
    assert pictures(Report(TOOL, (deal,), ())) == ()


def test_a_document_that_is_no_pdf_or_is_broken_has_no_picture(tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("Footage is deleted.", "utf-8")
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"%PDF-1.7 and nothing more")
    assert original(deal_of(letter).documents[0]) is None
    report = Report(TOOL, (deal_of(letter), deal_of(broken)), ())
    assert pictures(report) == ()


def copy_or_crash(
    report: Report, given: Callable[[DocumentSummary], bytes | None], password: str | None
) -> Copies:
    (deal,) = report.deals
    (document,) = deal.documents
    if deal.id == "bad":
        os.abort()
    return ((document, given(document) or b""),)


def test_each_document_is_copied_once_and_one_that_crashes_has_no_copy(agreement: Path) -> None:
    deal = deal_of(agreement)
    bad = replace(deal, id="bad", documents=(replace(deal.documents[0], path="bad.pdf"),))
    found = copies(Report(TOOL, (bad, deal, deal), ()), copy_or_crash)
    assert found == ((deal.documents[0], agreement.read_bytes()),)
