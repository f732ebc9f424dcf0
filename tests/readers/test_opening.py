from pathlib import Path

import pypdfium2
import pytest
from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFString
from reportlab.pdfgen.canvas import Canvas

from clauses.errors import ExitCode, UnreadableInput
from clauses.readers import opening
from clauses.readers.opening import Reopened, opened
from clauses.readers.pdf import read_pdf
from clauses.records import Document
from tests.readers.compared import KEEP, SECOND, SHARE, texts
from tests.readers.conftest import Press, text
from tests.readers.marked import field

NO_PAGES = (
    b"%PDF-1.4\n"
    b"1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    b"2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n"
    b"xref\n0 3\n0000000000 65535 f \n0000000009 00000 n \n0000000052 00000 n \n"
    b"trailer<</Size 3/Root 1 0 R>>\nstartxref\n97\n%%EOF\n"
)


# --- files that cannot be read -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "found", "advice"),
    [
        (b"", "the file is empty", "ask for it again"),
        (b" \r\n\t ", "the file is empty", "ask for it again"),
        (b"<html>404</html>", "not a PDF", "give the document as a PDF"),
        (b"PK\x03\x04word/document.xml", "not a PDF", "give the document as a PDF"),
        (b"x" * 1024 + b"%PDF-1.7", "not a PDF", "give the document as a PDF"),
        (b"%PDF-1.7", "the PDF is broken and cannot be opened",
         "ask for it again or print it to PDF"),
        (b"%PDF-1.7\n" + b"\x00\xff" * 500, "the PDF is broken and cannot be opened",
         "ask for it again or print it to PDF"),
        (NO_PAGES, "the PDF has no pages", "ask for it again"),
    ],
)  # fmt: skip
def test_a_file_that_is_no_readable_pdf_is_refused(
    tmp_path: Path, content: bytes, found: str, advice: str
) -> None:
    path = tmp_path / "deal.pdf"
    path.write_bytes(content)
    with pytest.raises(UnreadableInput) as refused:
        read_pdf(path)
    assert (refused.value.found, refused.value.advice) == (f"{path}: {found}", advice)
    assert refused.value.exit_code is ExitCode.INPUT_UNREADABLE


def test_a_pdf_without_pages_is_refused(press: Press, monkeypatch: pytest.MonkeyPatch) -> None:
    path = press([text(KEEP)])
    monkeypatch.setattr(pypdfium2.PdfDocument, "__len__", lambda _: 0)
    with pytest.raises(UnreadableInput) as refused:
        read_pdf(path)
    assert str(refused.value) == f"{path}: the PDF has no pages; ask for it again"


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("missing.pdf", "No such file or directory"),
        ("", "Is a directory"),
        ("null\0byte.pdf", "embedded null byte"),
        ("x" * 300 + ".pdf", "File name too long"),
    ],
)
def test_a_path_that_leads_to_no_file_is_refused(tmp_path: Path, name: str, reason: str) -> None:
    path = tmp_path / name
    with pytest.raises(UnreadableInput) as refused:
        read_pdf(path)
    assert refused.value.found == f"{path}: {reason}"
    assert refused.value.advice == "check the path and its permissions"


def read_or_refusal(path: Path) -> Document | str:
    try:
        return read_pdf(path)
    except UnreadableInput as error:
        return error.found


def test_a_pdf_cut_short_is_refused_or_read_as_far_as_it_goes(press: Press) -> None:
    path = press([text(KEEP)], [text(SHARE)], [text(SECOND)])
    whole = path.read_bytes()
    outcomes = []
    for kept in range(9, len(whole), len(whole) // 40):
        path.write_bytes(whole[:kept])
        outcomes.append(read_or_refusal(path))
    refused = {outcome for outcome in outcomes if isinstance(outcome, str)}
    assert refused == {f"{path}: the PDF is broken and cannot be opened"}
    for document in outcomes:
        if isinstance(document, Document):
            assert set(texts(document)) <= {KEEP, SHARE, SECOND}
            assert len(document.pages) <= 3


# --- passwords -----------------------------------------------------------------------------------


def test_a_locked_pdf_asks_for_its_password(press: Press) -> None:
    path = press([text(KEEP)], password="elm street")
    advice = "give the right one with --password or save an unlocked copy"
    with pytest.raises(UnreadableInput) as refused:
        read_pdf(path)
    assert str(refused.value) == f"{path}: it needs a password; {advice}"
    with pytest.raises(UnreadableInput) as refused:
        read_pdf(path, password="oak street")
    assert str(refused.value) == f"{path}: the password is wrong; {advice}"


def test_what_kept_another_file_shut_is_not_told_of_this_one(press: Press, tmp_path: Path) -> None:
    broken = tmp_path / "broken.pdf"  # a catalog without pages: PDFium fails, and does not say why
    broken.write_bytes(
        b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\n"
        b"xref\n0 2\n0000000000 65535 f \n0000000009 00000 n \n"
        b"trailer<</Size 2/Root 1 0 R>>\nstartxref\n40\n%%EOF\n"
    )
    locked = press([text(KEEP)], password="elm street")
    with pytest.raises(UnreadableInput):
        read_pdf(locked)
    with pytest.raises(UnreadableInput) as refused:
        read_pdf(broken)
    assert str(refused.value) == (
        f"{broken}: the PDF is broken and cannot be opened; ask for it again or print it to PDF"
    )


def test_a_locked_pdf_is_read_with_its_password(press: Press) -> None:
    assert texts(read_pdf(press([text(KEEP)], password="elm street"), password="elm street")) == [
        KEEP
    ]


def test_a_password_that_is_not_needed_does_no_harm(press: Press) -> None:
    assert texts(read_pdf(press([text(KEEP)]), password="elm street")) == [KEEP]


# --- files opened again --------------------------------------------------------------------------


def labelled(canvas: Canvas) -> None:
    """The pages are labelled A-1, 7, 8."""
    first = PDFDictionary({"P": PDFString("A-1")})
    rest = PDFDictionary({"S": PDFName("D"), "St": 7})
    numbers = PDFDictionary({"Nums": PDFArray([0, first, 1, rest])})
    canvas._doc.Catalog.PageLabels = numbers
    canvas._doc.Catalog.__NoDefault__ = [*canvas._doc.Catalog.__NoDefault__, "PageLabels"]


def test_a_file_opened_again_after_every_page_reads_the_same(
    press: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    agency = field("agency", "City of Elm", (72, 190, 200, 204))
    vendor = field("vendor", "Ashlar Data", (72, 190, 200, 204))
    path = press([labelled, text(KEEP), agency], [text(SHARE)], [text(SECOND), vendor])
    once = read_pdf(path)
    counted: list[int] = []

    def counting(data: bytes, path: Path, password: str | None) -> pypdfium2.PdfDocument:
        counted.append(1)
        return opened(data, path, password)

    monkeypatch.setattr(opening, "PAGES_KEPT", 1)
    monkeypatch.setattr(opening, "opened", counting)
    assert read_pdf(path) == once
    assert len(counted) == 3
    assert [page.printed for page in once.pages] == ["A-1", "7", "8"]
    assert texts(once) == [KEEP, "City of Elm", SHARE, SECOND, "Ashlar Data"]


def test_a_file_of_very_many_pages_is_opened_again_as_often_as_any(
    press: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "PAGES_KEPT", 1)
    monkeypatch.setattr(opening, "MOST_OPENINGS", 2)
    path = press(*[[text(KEEP)]] * 5)
    pdf = Reopened(path.read_bytes(), path, None)
    handles = [pdf.before_page() for _ in range(5)]
    pdf.close()
    assert [one is handles[0] for one in handles] == [True, True, True, False, False]
    assert handles[3] is handles[4]
