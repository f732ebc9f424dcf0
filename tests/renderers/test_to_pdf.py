import io
from dataclasses import replace
from typing import Any

import pikepdf
import pypdfium2
import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from clauses.records import Box, Deal, DocumentSummary, Place, Report
from clauses.renderers.to_pdf import annotated, annotated_copies
from tests.renderers.conftest import DEAL, FEDERAL, KEEPING, PATH, SHARING, TOOL

SUMMARY = DEAL.documents[0]
WORDS = "Footage may be given to any agency"


def made(pages: int = 6, rotation: int = 0, password: str | None = None) -> bytes:
    data = io.BytesIO()
    encrypt = StandardEncryption(password, strength=128) if password else None
    canvas = Canvas(data, pagesize=(612, 792), encrypt=encrypt, invariant=True)
    for _ in range(pages):
        canvas.setPageRotation(rotation)
        canvas.drawString(72, 500, WORDS)
        canvas.showPage()
    canvas.save()
    return data.getvalue()


def shown_box(data: bytes, page: int) -> Box:
    """Where the words stand on the page as it is shown, from its top left."""
    pdf = pypdfium2.PdfDocument(data)
    one = pdf[page - 1]
    textpage = one.get_textpage()
    left, bottom, right, top = textpage.get_rect(textpage.count_rects() - 1)
    turn = one.get_rotation()
    width, height = (792, 612) if turn in (90, 270) else (612, 792)  # before it is turned
    found = {
        0: (left, height - top, right, height - bottom),
        90: (bottom, left, top, right),
        180: (width - right, bottom, width - left, top),
        270: (height - top, width - right, height - bottom, width - left),
    }[turn]
    pdf.close()
    return Box(page, *found)


def deal_on(box: Box) -> Deal:
    return replace(DEAL, findings=(replace(SHARING, page=box.page, boxes=(box,)),))


def highlights(data: bytes) -> list[dict[str, Any]]:
    """What each annotation of the file says, and the numbers of its corners."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return [
            {
                "corners": [float(value) for value in one.QuadPoints],
                "note": str(one.Contents),
                "subject": str(one.Subj),
                "drawn": "/N" in one.AP,
            }
            for page in pdf.pages
            for one in page.obj.get("/Annots", [])
        ]


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_a_highlight_lies_on_the_words_however_the_page_is_turned(rotation: int) -> None:
    data = made(rotation=rotation)
    copy = annotated(data, SUMMARY, deal_on(shown_box(data, 2)))
    assert copy is not None
    (one,) = highlights(copy)
    xs, ys = one["corners"][0::2], one["corners"][1::2]
    textpage = pypdfium2.PdfDocument(copy)[1].get_textpage()
    inside = textpage.get_text_bounded(min(xs) - 1, min(ys) - 1, max(xs) + 1, max(ys) + 1)
    assert inside.strip() == WORDS
    assert max(ys) - min(ys) < 20


def test_each_place_of_a_passage_is_highlighted() -> None:
    data = made()
    first, second = shown_box(data, 2), shown_box(data, 5)
    again = replace(first, top=first.top + 100, bottom=first.bottom + 100)
    once = deal_on(first)
    also = (Place(2, None, None, None, (again,)), Place(5, None, None, None, (second,)))
    twice = replace(once, findings=(replace(once.findings[0], also=also),))
    copies = [annotated(data, SUMMARY, deal) for deal in (once, twice)]
    assert copies[0] is not None
    assert copies[1] is not None
    (alone,), (here, there) = map(highlights, copies)  # type: ignore[arg-type]
    assert here["corners"][:8] == alone["corners"]
    assert [len(one["corners"]) for one in (here, there)] == [16, 8]
    assert there["corners"] == alone["corners"]
    said = "These words stand on p. 2; again on the same page; also on page 5"
    assert said in here["note"]
    assert there["note"] == here["note"]
    assert "These words stand" not in alone["note"]


def test_a_note_has_the_reading_the_risk_and_the_law() -> None:
    data = made()
    copy = annotated(data, SUMMARY, deal_on(shown_box(data, 4)))
    assert copy is not None
    (one,) = highlights(copy)
    assert one["note"] == (
        "Third-party sharing: permits (0.97)\n\nHIGH: Title of S-2\nReason of S-2.\n"
        "Question of S-2?\nLaw: Example Code 10.1 (in force, 2016-01-01)"
    )
    assert one["subject"] == "Third-party sharing: permits"
    assert one["drawn"]


def test_bookmarks_go_by_severity_after_those_of_the_document() -> None:
    data = made()
    box = shown_box(data, 4)
    changed = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        with pdf.open_outline() as outline:
            outline.root.append(pikepdf.OutlineItem("Their own", 0))
        pdf.save(changed)
    findings = tuple(replace(one, boxes=(box,)) for one in (SHARING, FEDERAL, KEEPING))
    copy = annotated(changed.getvalue(), SUMMARY, replace(DEAL, findings=findings))
    assert copy is not None
    toc = [(one.level, one.get_title()) for one in pypdfium2.PdfDocument(copy).get_toc()]
    assert [(level, title.split(":")[0]) for level, title in toc] == [
        (0, "Their own"),
        (0, "clauses"),
        (1, "Critical (1)"),
        (2, "p. 4, federal access, permits"),
        (1, "High (1)"),
        (2, "p. 4, third-party sharing, permits"),
        (1, "No risk by any rule (1)"),
        (2, "p. 6, retention, conditions"),
    ]


def test_an_encrypted_document_needs_its_password_and_its_copy_none() -> None:
    data = made(password="elm")
    deal = deal_on(Box(2, 72, 285, 240, 297))
    assert annotated(data, SUMMARY, deal) is None
    copy = annotated(data, SUMMARY, deal, password="elm")
    assert copy is not None
    assert len(highlights(copy)) == 1


def test_equal_input_gives_equal_bytes_and_the_original_is_not_changed() -> None:
    data = made()
    before = bytes(data)
    deal = deal_on(shown_box(data, 2))
    assert annotated(data, SUMMARY, deal) == annotated(data, SUMMARY, deal)
    assert data == before


def test_a_broken_file_has_no_copy() -> None:
    assert annotated(b"%PDF-1.7 and nothing more", SUMMARY, DEAL) is None


def test_a_finding_on_a_page_that_is_not_there_is_passed_over() -> None:
    copy = annotated(made(pages=1), SUMMARY, DEAL)
    assert copy is not None
    assert highlights(copy) == []


def test_each_document_of_a_report_has_one_copy_and_one_that_is_no_pdf_has_none() -> None:
    letter = replace(SUMMARY, path="deals/elm/letter.docx")
    deal = replace(DEAL, documents=(SUMMARY, letter))

    def original(document: DocumentSummary) -> bytes | None:
        return made() if document.path == PATH else None

    copies = annotated_copies(Report(TOOL, (deal, deal), ()), original)
    assert [document.path for document, _ in copies] == [PATH]
