import io
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from clauses.errors import ExitCode, UnreadableInput
from clauses.readers import READERS, read
from clauses.readers.kinds import kind_of
from tests.readers.made import draft, saved


def zipped(*names: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return buffer.getvalue()


MEMO = b"From: City Clerk\nTo: City Council\nSubject: Plate readers\n\nThe vendor keeps no data.\n"


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7\n", ".pdf"),
        (b"\r\n\r\n%PDF-1.4", ".pdf"),
        (saved(draft()), ".docx"),
        (b"<!DOCTYPE html><p>x", ".html"),
        (b"\xef\xbb\xbf<!-- saved --><HTML><body>x", ".html"),
        (b'<?xml version="1.0"?>\n<html xmlns="http://www.w3.org/1999/xhtml">', ".html"),
        (b"<div><p>Vendor keeps</p><br>data</div>", ".html"),
        (b"a < b and <p> is a tag", ".txt"),
        (b"MIME-Version: 1.0\nFrom: a@example.org\n\nhi", ".eml"),
        (b"From a@example.org Mon\nReceived: by x\nFrom: a@example.org\n\nhi", ".eml"),
        (b"Received: by x\r\n by y\r\nSubject: z\r\n\r\nhi", ".eml"),
        (MEMO, ".txt"),
        (b"# Terms\n\n## Data\n\nx", ".md"),
        (b"| a | b |\n|---|---|\n| 1 | 2 |\n\n**Data.** x", ".md"),
        (b"# Terms\n\n## Data\n\n<table><tr><td>x</td></tr></table>", ".md"),
        (b"<p>x</p>\n# Terms\n## Data\n<p>x</p>", ".html"),
        (b"# of cameras: 5\nNote * and ** here", ".txt"),
        ("Vendor’s data".encode(), ".txt"),
        ("Vendor’s data".encode("cp1252"), ".txt"),
        ("Vendor’s data".encode("utf-16"), ".txt"),
        ("Vendor's data".encode("utf-16-le"), ".txt"),
        ("<html><p>x".encode("utf-16"), ".html"),
    ],
)
def test_kinds_by_content(data: bytes, kind: str) -> None:
    assert kind_of(data) == kind


def test_pages_taken_out_of_a_pdf_are_text_whatever_stands_on_them() -> None:
    table = "# Fees\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n**Due** at once\n"
    assert kind_of(table.encode()) == ".md"
    assert kind_of(f"--- page 1 ---\n{table}--- page 2 ---\n{table}".encode()) == ".txt"


@pytest.mark.parametrize(
    ("data", "found", "advice"),
    [
        (b"", "the file is empty", "ask for it again"),
        (b" \n\t", "the file is empty", "ask for it again"),
        (zipped("xl/workbook.xml"), "an Excel workbook, which is not read",
         "print its sheets to PDF"),
        (zipped("ppt/presentation.xml"), "a PowerPoint presentation, which is not read",
         "save it as PDF"),
        (zipped("a.pdf", "b.pdf"), "a zip archive of 2 files",
         "unpack it and give the documents in it"),
        (b"PK\x03\x04word/document.xml", "a Word or zip file that is cut short or broken",
         "ask for it again"),
        (b"{\\rtf1 x}", "an RTF file, which is not read", "save it as PDF or DOCX and give that"),
        (b"\x89PNG\r\n\x1a\n", "a picture (PNG), which is not read", "make a PDF of it"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"),
         "a Word file of before 2007 (.doc), which is not read",
         "save it as PDF or DOCX and give that"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
         "an Office file that needs a password", "save a copy without one"),
        (b'<?xml version="1.0"?><contract/>', "an XML file, which is not read",
         "save it as PDF or DOCX and give that"),
        (bytes(range(256)) * 4, "neither text nor a known kind of document",
         "give it as PDF, DOCX, HTML, text or e-mail"),
        (b"Vendor\x00\x00\x01\x02 keeps \x93data\x94", "neither text nor a known kind of document",
         "give it as PDF, DOCX, HTML, text or e-mail"),
    ],
)  # fmt: skip
def test_what_is_not_read_is_named(tmp_path: Path, data: bytes, found: str, advice: str) -> None:
    path = tmp_path / "deal.pdf"
    path.write_bytes(data)
    with pytest.raises(UnreadableInput) as refused:
        read(path)
    assert (refused.value.found, refused.value.advice) == (f"{path}: {found}", advice)
    assert refused.value.exit_code is ExitCode.INPUT_UNREADABLE


def test_a_path_that_cannot_be_opened(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "none.docx", Path("a\0b")):
        with pytest.raises(UnreadableInput) as refused:
            read(path)
        assert refused.value.advice == "check the path and its permissions"


def test_a_file_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("clauses.readers.LARGEST_FILE", 2_000_000)
    path = tmp_path / "a.txt"
    path.write_text("Vendor " * 300_000)
    with pytest.raises(UnreadableInput, match="larger than 2 MB"):
        read(path)


def test_every_kind_has_a_reader_and_the_name_does_not_count(tmp_path: Path) -> None:
    assert sorted(READERS) == [".docx", ".eml", ".htm", ".html", ".md", ".pdf", ".txt"]
    path = tmp_path / "terms.docx"
    path.write_bytes(MEMO)
    assert read(path).text.splitlines()[-1] == "The vendor keeps no data."


def test_reading_one_format_does_not_load_the_libraries_of_another(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(MEMO)
    check = (
        "import sys, pathlib; from clauses.readers import read; "
        f"read(pathlib.Path({str(path)!r})); "
        "print({'lxml', 'markdown_it', 'pypdfium2', 'pdfplumber'} & set(sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", check], capture_output=True, text=True, check=True, cwd=Path.cwd()
    )
    assert done.stdout.strip() == "set()"
