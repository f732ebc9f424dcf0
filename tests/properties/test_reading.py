"""What must hold of any PDF that is read, sound or damaged."""

import random
import string
from collections.abc import Sequence
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reportlab.pdfgen.canvas import Canvas

from clauses.errors import UnreadableInput
from clauses.readers.pdf import read_pdf
from clauses.records import Document
from clauses.segmentation import segment
from clauses.workers import run

WORD = st.text(string.ascii_letters + string.digits + "$%&()'.,;:/", min_size=1, max_size=9)
# Lines of a few letters look to PDFium like a column of upright text.
LINE = st.lists(WORD, min_size=3, max_size=8).map(" ".join)
PLACED = st.tuples(LINE, st.sampled_from([72.0, 90.0, 200.0]), st.sampled_from([9.0, 11.0, 16.0]))
PAGES = st.lists(st.lists(PLACED, max_size=12), min_size=1, max_size=3)


def printed(path: Path, pages: Sequence[Sequence[tuple[str, float, float]]]) -> Path:
    """Each line of a page two font sizes below the one before."""
    canvas = Canvas(str(path), pagesize=(612, 792), invariant=True)
    for page in pages:
        for place, (line, x, size) in enumerate(page):
            canvas.setFont("Helvetica", size)
            canvas.drawString(x, 750 - 40 * place, line)
        canvas.showPage()
    canvas.save()
    return path


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(PAGES)
def test_what_is_printed_is_read(
    tmp_path: Path, pages: Sequence[Sequence[tuple[str, float, float]]]
) -> None:
    document = read_pdf(printed(tmp_path / "a.pdf", pages))
    read = [document.text[line.span.start : line.span.end] for line in document.lines]
    assert read == [line for page in pages for line, _, _ in page]
    check(document)
    assert [page.number for page in document.pages] == list(range(1, len(pages) + 1))


def check(document: Document) -> None:
    """Spans lie end to end; every line is on its page and within its span."""
    at = 0
    for line in document.lines:
        assert line.span.start == at
        at = line.span.end + 1
        text = document.text[line.span.start : line.span.end]
        assert text == " ".join(text.split())
        assert document.text[line.span.end] == "\n"
        assert 0 <= line.bold_end <= len(text)
        page = document.pages[line.box.page - 1]
        assert page.span.start <= line.span.start < line.span.end < page.span.end
        assert line.box.x0 <= line.box.x1
        assert line.box.top <= line.box.bottom
    assert at == len(document.text)
    ends = [page.span.end for page in document.pages]
    assert [page.span.start for page in document.pages] == [0, *ends[:-1]]


def damaged(whole: bytes, chance: random.Random) -> bytes:
    """The file with some bytes changed, cut out or repeated."""
    data = bytearray(whole)
    for _ in range(chance.randint(1, 30)):
        at = chance.randrange(9, len(data))
        match chance.randrange(4):
            case 0:
                data[at] = chance.randrange(256)
            case 1:
                del data[at : at + chance.randint(1, 40)]
            case 2:
                data[at:at] = data[at : at + 40]
            case _:
                data[at : at + 4] = str(chance.randrange(10**9)).encode()
    return bytes(data)


def outcome(path: Path) -> str:
    """Read and segment a file of unknown health."""
    try:
        document = read_pdf(path)
    except UnreadableInput:
        return "refused"
    check(document)
    segment(document)
    return "read"


def test_damaged_files_are_read_or_refused(tmp_path: Path) -> None:
    chance = random.Random(20)
    page = [("1. The City owns Footage.", 72.0, 11.0), ("2. It is kept for a month.", 72.0, 11.0)]
    whole = printed(tmp_path / "whole.pdf", [page] * 3).read_bytes()
    paths = []
    for number in range(60):
        paths.append(tmp_path / f"{number}.pdf")
        paths[-1].write_bytes(damaged(whole, chance))
    found = list(run(outcome, paths, workers=2, seconds=60, megabytes=4096))
    assert set(found) <= {"read", "refused"}
    assert len(found) == len(paths)
