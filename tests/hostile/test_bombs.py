"""Files made to cost more than they may: each ends as something said, and costs only itself."""

import io
import json
import zipfile
from collections.abc import Sequence
from pathlib import Path
from random import Random

import pytest
from typer.testing import CliRunner

from benchmarks.accounting import STOPPED
from benchmarks.mutations.pdf_file import stream, written
from benchmarks.mutations.pdf_streams import drawing, form
from benchmarks.mutations.seeds import drafts, pdfs
from benchmarks.mutations.word import deep_nesting, entity_bomb, zip_bomb
from benchmarks.mutations.word_file import MAIN, members_of, zipped
from clauses.classification import Model
from clauses.cli import app
from clauses.errors import UnreadableInput
from clauses.pipeline import scan
from clauses.readers import read
from clauses.records import Deal, DealStatus, Refused
from tests.hostile.conftest import Scan

SAYS = b"BT /F1 11 Tf 72 700 Td (Vendor must delete Data within 30 days.) Tj ET\n"
FONT = b"/Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >>"
MANY = 100_000


def file(folder: Path, data: bytes, name: str = "a.pdf") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def pages(real: int, claimed: int) -> bytes:
    """A PDF of `real` pages in groups of a thousand, that says it has `claimed`."""
    objects = {1: b"<< /Type /Catalog /Pages 2 0 R >>", 3: stream(SAYS)}
    groups, number = [], 10
    for start in range(0, real, 1000):
        count, group = min(1000, real - start), number
        kids = range(group + 1, group + 1 + count)
        for kid in kids:
            objects[kid] = b"<</Type/Page/Parent %d 0 R/Contents 3 0 R>>" % group
        objects[group] = b"<</Type/Pages/Parent 2 0 R/Count %d/Kids[%s]>>" % (count, refer(kids))
        groups.append(group)
        number = kids[-1] + 1
    objects[2] = b"<</Type/Pages/Count %d/Kids[%s]/MediaBox[0 0 612 792]/Resources<<%s>>>>" % (
        claimed, refer(groups), FONT
    )  # fmt: skip
    return written(objects)


def refer(numbers: Sequence[int]) -> bytes:
    return b" ".join(b"%d 0 R" % number for number in numbers)


# --- PDF -----------------------------------------------------------------------------------------


def test_a_page_count_that_lies(tmp_path: Path, model: Model) -> None:
    path = file(tmp_path, pages(1, MANY))
    (deal,) = scan([path], model=model, policies=())
    assert isinstance(deal, Deal)
    (summary,) = deal.documents
    assert (summary.pages, summary.pages_text, summary.pages_unreadable) == (MANY, 1, MANY - 1)
    assert [(one.quote, one.page) for one in deal.findings] == [
        ("Vendor must delete Data within 30 days.", 1)
    ]


def test_a_file_of_a_hundred_thousand_pages_is_stopped(tmp_path: Path, scanned: Scan) -> None:
    """It takes half a minute at best, so that the deadline always comes first."""
    path = file(tmp_path, pages(MANY, MANY))
    assert scanned(path, seconds=0.5) == [("too slow", "reading it took more than 0.5 seconds")]


def test_forms_that_draw_forms_without_end(tmp_path: Path, scanned: Scan) -> None:
    circles = {
        "itself.pdf": {10: form(b"/A Do", {"A": 10})},
        "other.pdf": {10: form(b"/A Do", {"A": 11}), 11: form(b"/A Do", {"A": 10})},
        "deep.pdf": {10 + at: form(b"/A Do", {"A": 11 + at}) for at in range(3000)},
    }
    paths = [
        file(tmp_path, drawing(SAYS + b"/A Do", forms, b"/XObject << /A 10 0 R >>"), name)
        for name, forms in circles.items()
    ]
    assert scanned(*paths) == [("ok", "")] * 3


def test_forms_that_multiply_are_stopped_by_one_limit_or_another(
    tmp_path: Path, scanned: Scan
) -> None:
    forms = {10 + at: form(b"/A Do " * 10, {"A": 11 + at}) for at in range(30)}
    bomb = file(tmp_path, drawing(SAYS + b"/A Do", forms, b"/XObject << /A 10 0 R >>"))
    ((outcome, _),) = scanned(bomb, seconds=2)
    assert outcome in (*STOPPED, "unreadable")


def test_page_trees_that_hold_themselves(tmp_path: Path, scanned: Scan) -> None:
    tree = {
        1: b"<< /Type /Catalog /Pages 2 0 R >>",
        2: b"<< /Type /Pages /Count 1 /Kids [2 0 R] /Parent 2 0 R >>",
    }
    no_pages = tree | {2: b"<< /Type /Pages /Count 0 /Kids [] >>"}
    paths = file(tmp_path, written(tree)), file(tmp_path, written(no_pages), "b.pdf")
    (cycle, empty) = scanned(*paths)
    assert cycle[0] in ("unreadable", "refused")
    assert empty == ("refused", "the PDF has no pages")


# --- Word ----------------------------------------------------------------------------------------


def test_bombs_in_word_files_are_refused_for_what_they_are(tmp_path: Path, model: Model) -> None:
    """Where the part that bursts is not needed, the file is read without it."""
    made = [zip_bomb(Random(seed), drafts()[0]) for seed in range(5)]
    made += [entity_bomb(Random(seed), drafts()[0]) for seed in range(5)]
    paths = [file(tmp_path, data, f"{number}.docx") for number, data in enumerate(made)]
    results = list(scan(paths, model=model, policies=()))
    refused = {one.advice for one in results if isinstance(one, Refused)}
    read = [one.status for one in results if isinstance(one, Deal)]
    assert refused == {"do not open it; ask where it comes from"}
    assert set(read) == {DealStatus.OK}


def test_a_word_file_within_itself_is_one_file(tmp_path: Path, scanned: Scan) -> None:
    members = members_of(drafts()[0])
    nested = zipped(members | {"word/embeddings/a.docx": zipped(members)})
    swapped = zipped(members | {MAIN: zipped(members)})
    (read, refused) = scanned(file(tmp_path, nested), file(tmp_path, swapped, "b.docx"))
    assert read == ("ok", "")
    assert refused[0] == "refused"


def test_zip_tables_that_promise_more_than_there_is(tmp_path: Path, scanned: Scan) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(20_000):
            archive.writestr(f"word/media/{number}.xml", "")
    assert scanned(file(tmp_path, buffer.getvalue())) == [
        ("refused", "the Word file has no document in it")
    ]


def test_deep_nesting(tmp_path: Path, scanned: Scan) -> None:
    paths = [
        file(tmp_path, deep_nesting(Random(seed), drafts()[1]), f"{seed}.docx") for seed in range(8)
    ]
    assert {outcome for outcome, _ in scanned(*paths)} <= {"ok", "refused"}


# --- content, not name; passwords ----------------------------------------------------------------


def test_the_name_does_not_count(tmp_path: Path, scanned: Scan) -> None:
    paths = (
        file(tmp_path, drafts()[0], "word.pdf"),
        file(tmp_path, drafts()[0], "word.docm"),
        file(tmp_path, pdfs()[0], "pdf.docx"),
        file(tmp_path, pdfs()[0], "pdf.txt"),
        file(tmp_path, b"", "empty.pdf"),
        file(tmp_path, b"\x00\x01\x02\x03", "noise.docx"),
    )
    assert scanned(*paths) == [
        *[("ok", "")] * 4, ("refused", "the file is empty"),
        ("refused", "neither text nor a known kind of document"),
    ]  # fmt: skip


def test_encrypted_files(tmp_path: Path) -> None:
    path = file(tmp_path, encrypted("elm"))
    assert read(path, password="elm").text == "Vendor must delete Data within 30 days.\n"
    advice = "give the right one with --password or save an unlocked copy"
    for password, found in ((None, "it needs a password"), ("oak", "the password is wrong")):
        with pytest.raises(UnreadableInput) as refused:
            read(path, password=password)
        assert (refused.value.found, refused.value.advice) == (f"{path}: {found}", advice)


def encrypted(password: str) -> bytes:
    from reportlab.lib.pdfencrypt import StandardEncryption
    from reportlab.pdfgen.canvas import Canvas

    buffer = io.BytesIO()
    canvas = Canvas(buffer, encrypt=StandardEncryption(password, "owner", strength=128))
    canvas.drawString(72, 700, "Vendor must delete Data within 30 days.")
    canvas.save()
    return buffer.getvalue()


# --- the whole command ---------------------------------------------------------------------------


def test_the_report_is_whole_whatever_happens_to_one_file(tmp_path: Path) -> None:
    names = {
        "bomb.docx": zip_bomb(Random(1), drafts()[0]),
        "broken.pdf": pdfs()[0][:700],
        "deal.pdf": pdfs()[0],
        "empty.pdf": b"",
        "long.pdf": pages(MANY, MANY),
        "terms.txt": b"Vendor must delete Data within 30 days.\n",
    }
    for name, data in names.items():
        file(tmp_path, data, name)
    done = CliRunner().invoke(app, ["scan", str(tmp_path), "--format", "json", "--timeout", "1"])
    assert done.exit_code == 3
    report = json.loads(done.stdout)
    read = [Path(one["documents"][0]["path"]).name for one in report["deals"]]
    refused = {Path(one["path"]).name: one["reason"] for one in report["refused"]}
    assert sorted([*read, *refused]) == sorted(names)
    assert refused["long.pdf"] == "reading it took more than 1 seconds"
    assert all(one["advice"] for one in report["refused"])
