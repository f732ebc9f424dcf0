import hashlib
import json
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from clauses.archive import reading
from clauses.archive.filed import FiledStatus, Part, PartKind
from clauses.archive.items import Item
from clauses.archive.members import close_archive
from clauses.archive.reading import Task, content_hash, file_away, local_copy, read_file, together
from clauses.archive.renaming import renamed
from clauses.pipeline import Setup, assess
from clauses.readers import read
from clauses.records import Deal, PageSource, Span
from clauses.renderers.layout import as_json
from tests.archive.runs import contract, setup

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.pdf"))


@pytest.fixture(scope="module")
def given() -> Setup:
    return setup()


def item(path: Path, member: str | None = None) -> Item:
    return Item(path.name, ".", str(path), member, 0, "")


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_a_file_that_is_one_deal_gives_what_a_scan_of_it_gives(path: Path, given: Setup) -> None:
    filed = file_away(given, Task(item(path), sha256(path.read_bytes())))
    scanned = assess(path, given)
    assert isinstance(scanned, Deal)
    assert filed.status is FiledStatus.OK
    (deal,) = filed.deals
    said = json.loads(renamed(json.dumps(as_json(deal)), path.name, str(path)))
    assert said == json.loads(json.dumps(as_json(scanned)))
    assert len(filed.parts[0].findings) == len(scanned.findings)
    assert [page.number for page in filed.pages] == list(range(1, len(filed.pages) + 1))


def test_an_agreement_and_the_exhibits_by_its_side_are_read_as_one() -> None:
    parts = (
        Part(PartKind.STAFF_REPORT, 1, 2, deal=0),
        Part(PartKind.AGREEMENT, 3, 9, deal=0),
        Part(PartKind.EXHIBIT, 10, 11, deal=0),
        Part(PartKind.EXHIBIT, 12, 12, deal=0),
        Part(PartKind.MINUTES, 13, 14),
        Part(PartKind.EXHIBIT, 15, 15),  # of nothing that is a deal
        Part(PartKind.ORDER_FORM, 16, 16, deal=1),
        Part(PartKind.EXHIBIT, 17, 17, deal=0),  # of another deal than what stands before it
    )
    assert [[part.first_page for part in unit] for unit in together(parts)] == [
        [1], [3, 10, 12], [13], [15], [16], [17],
    ]  # fmt: skip


def test_parts_of_no_deal_have_findings_and_no_verdicts(
    given: Setup, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = read(EXAMPLES[1])
    last = document.pages[-1].number
    found = [one.page for one in assessed(EXAMPLES[1], given).findings]
    page = max(found)
    parts = [Part(PartKind.AGREEMENT, 1, page - 1, deal=0), Part(PartKind.MINUTES, page, page)]
    parts += [Part(PartKind.OTHER, page + 1, last)] if page < last else []
    monkeypatch.setattr(reading, "split", lambda document: tuple(parts))
    filed = read_file(document, given)
    assert len(filed.deals) == 1
    assert filed.parts[1].findings
    assert {one.page for one in filed.parts[1].findings} == {page}
    judged = {finding.id for finding in filed.deals[0].findings}
    assert not judged & {finding.id for finding in filed.parts[1].findings}


def assessed(path: Path, given: Setup) -> Deal:
    deal = assess(path, given)
    assert isinstance(deal, Deal)
    return deal


def test_two_deals_of_a_file_are_judged_apart(
    given: Setup, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = read(EXAMPLES[1])
    monkeypatch.setattr(reading, "split", lambda document: (
        Part(PartKind.AGREEMENT, 1, 1, deal=0), Part(PartKind.ORDER_FORM, 2, 2, deal=1),
        Part(PartKind.OTHER, 3, document.pages[-1].number),
    ))  # fmt: skip
    filed = read_file(document, given)
    assert [[one.path for one in deal.documents] for deal in filed.deals] == [
        [f"{document.path}#page=1"], [f"{document.path}#page=2"],
    ]  # fmt: skip
    assert [deal.id for deal in filed.deals] == [
        f"{document.path}#page=1", f"{document.path}#page=2",
    ]  # fmt: skip


def test_what_changed_since_it_was_hashed_is_not_taken(tmp_path: Path, given: Setup) -> None:
    path = tmp_path / "a.md"
    path.write_text(contract(1))
    filed = file_away(given, Task(item(path), sha256(b"something else")))
    assert (filed.sha256, filed.status, filed.reason) == (
        sha256(b"something else"), FiledStatus.LOST, "changed while it was read",
    )  # fmt: skip


@pytest.mark.parametrize("member", [None, "in/a.pdf"])
def test_what_cannot_be_read_says_why_and_not_where(
    tmp_path: Path, given: Setup, member: str | None
) -> None:
    data = b"%PDF-1.4 nothing"
    path = tmp_path / "a.pdf"
    path.write_bytes(data)
    if member:
        path = tmp_path / "a.zip"
        with zipfile.ZipFile(path, "w") as packed:
            packed.writestr(member, data)
    filed = file_away(given, Task(item(path, member), sha256(data)))
    close_archive()
    assert (filed.status, filed.sha256, filed.parts) == (FiledStatus.REFUSED, sha256(data), ())
    assert filed.reason
    assert "/" not in filed.reason
    assert filed.advice


def test_a_file_far_away_is_told_by_its_content(tmp_path: Path, given: Setup) -> None:
    pytest.importorskip("fsspec")
    path = tmp_path / "a.md"
    path.write_text(contract(1))
    far = Item(f"file://{path}", "file:///", f"file://{path}", None, 0, "")
    filed = file_away(given, Task(far, ""))
    assert (filed.status, filed.sha256) == (FiledStatus.OK, sha256(path.read_bytes()))
    path.write_bytes(b"%PDF-1.4 nothing")
    assert file_away(given, Task(far, "")).sha256 == sha256(path.read_bytes())
    path.unlink()
    gone = file_away(given, Task(far, ""))
    assert (gone.status, gone.sha256) == (FiledStatus.REFUSED, "")


def test_copies_are_gone_when_they_were_read(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("a.md", "words")
    with local_copy(item(path, "a.md")) as copy:
        assert copy.read_text() == "words"
    assert not copy.parent.exists()
    assert content_hash(item(path, "a.md")) == sha256(b"words")
    close_archive()
    with local_copy(item(path)) as itself:
        assert itself == path


def test_pages_not_read_have_their_reason(given: Setup) -> None:
    document = read(EXAMPLES[1])
    unread = [
        replace(document.pages[0], source=PageSource.UNREADABLE, span=Span(0, 0)),
        replace(document.pages[1], source=PageSource.UNREADABLE, width=0.0, span=Span(0, 0)),
    ]
    some = replace(document, pages=(*unread, *document.pages[2:]))
    filed = read_file(some, given)
    assert filed.status is FiledStatus.PARTIAL
    assert [(one.number, one.reason) for one in filed.unread] == [
        (1, "no readable text"), (2, "reading it took too long, or crashed the program"),
    ]  # fmt: skip


def test_a_deal_is_called_by_its_contract_not_by_the_report_before_it(
    given: Setup, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = read(EXAMPLES[1])
    last = document.pages[-1].number
    monkeypatch.setattr(reading, "split", lambda document: (
        Part(PartKind.STAFF_REPORT, 1, 1, deal=0), Part(PartKind.AGREEMENT, 2, last, deal=0),
    ))  # fmt: skip
    (deal,) = read_file(document, given).deals
    assert deal.id == f"{document.path}#page=2"
    assert [one.path for one in deal.documents] == [
        f"{document.path}#page=2", f"{document.path}#page=1",
    ]  # fmt: skip
