import json
import os
import shutil
import sqlite3
from collections.abc import Callable, Generator, Iterable
from pathlib import Path
from typing import Any

import pytest

from benchmarks.archive_dumps import differences, dumped, faults_of
from clauses.archive.engines.crew import Crew
from clauses.archive.feed import Wanted
from clauses.archive.progress import Progress
from clauses.archive.rows import unpacked_report
from clauses.archive.scan import made_with
from clauses.classification import load_model
from clauses.pipeline import tool
from clauses.records import Refused
from clauses.workers import Lost
from tests.archive.runs import KEEP, contract, folder_of, read_into, rows, setup

FILES = "SELECT path, status, reason FROM files ORDER BY path"
TITLES = "SELECT path, title FROM files LEFT JOIN deals USING (sha256) ORDER BY path"


@pytest.fixture
def county(tmp_path: Path) -> Path:
    return folder_of(tmp_path / "county", a_md=contract(1), b__c_md=contract(2), d_md=contract(3))


def test_a_run_reads_each_file_and_the_next_none(county: Path, tmp_path: Path) -> None:
    store = tmp_path / "x.db"
    first = read_into(store, county)
    assert (first.read, first.known, first.total, first.all_read) == (3, 0, 3, True)
    before = dumped(store)
    second = read_into(store, county)
    assert (second.read, second.known, second.all_read) == (0, 3, True)
    assert dumped(store) == before
    assert [path for path, _, _ in rows(store, FILES)] == [
        "county/a.md", "county/b/c.md", "county/d.md",
    ]  # fmt: skip
    assert faults_of(store) == ()
    assert rows(store, "SELECT family FROM findings GROUP BY 1") == [("third_party_sharing",)]


def test_only_what_is_new_or_changed_is_read(county: Path, tmp_path: Path) -> None:
    store = tmp_path / "x.db"
    read_into(store, county)
    (county / "a.md").write_text(contract(1, KEEP), "utf-8")
    folder_of(county, e_md=contract(5))
    assert (read_into(store, county).read, rows(store, "SELECT COUNT(*) FROM contents")) == (
        2, [(4,)],
    )  # fmt: skip
    fresh = tmp_path / "fresh.db"
    read_into(fresh, county)
    assert differences(dumped(store), dumped(fresh)) == ()


def test_a_content_is_read_once_at_its_smallest_path(tmp_path: Path) -> None:
    text = contract(1)
    county = folder_of(tmp_path / "county", b_md=text, a__z_md=text, c_md=contract(2))
    store = tmp_path / "x.db"
    progress = read_into(store, county)
    assert (progress.read, progress.known + progress.same) == (2, 1)
    assert [
        [one["path"] for one in json.loads(unpacked_report(report))["documents"]]
        for (report,) in rows(store, "SELECT report FROM deal_reports ORDER BY deal_id")
    ] == [["county/a/z.md"], ["county/c.md"]]


def test_another_version_reads_again_and_replaces(county: Path, tmp_path: Path) -> None:
    store = tmp_path / "x.db"
    read_into(store, county)
    before = rows(store, "SELECT COUNT(*), COUNT(DISTINCT made_with) FROM contents")
    assert read_into(store, county, made="another").read == 3
    assert rows(store, "SELECT COUNT(*), COUNT(DISTINCT made_with) FROM contents") == before
    assert faults_of(store) == ()


def test_what_decides_a_result_is_in_its_stamp() -> None:
    from dataclasses import replace

    base = setup()
    by = tool(load_model(), base.policies)
    stamp, what = made_with(by, base)
    assert made_with(by, replace(base, password="secret")) == (stamp, what)
    assert made_with(by, replace(base, min_confidence=0.5))[0] != stamp
    assert made_with(replace(by, version="9"), base)[0] != stamp
    assert "secret" not in what


def test_a_file_that_is_no_document_is_counted_not_read(county: Path, tmp_path: Path) -> None:
    (county / "photo.JPG").write_bytes(b"\xff\xd8")
    (county / "LICENSE").write_text("words")
    store = tmp_path / "x.db"
    progress = read_into(store, county)
    assert (progress.others, progress.read, progress.all_read) == (2, 3, True)
    assert [row for row in rows(store, FILES) if row[1] != "found"] == [
        ("county/LICENSE", "passed_over", "no document by its name"),
        ("county/photo.JPG", "passed_over", "no document by its name (.jpg)"),
    ]


def test_the_store_itself_is_no_file_of_the_archive(county: Path) -> None:
    store = county / "x.db"
    assert read_into(store, county).others == 0
    assert read_into(store, county).others == 0
    assert [path for path, _, _ in rows(store, FILES)] == ["a.md", "b/c.md", "d.md"]


def test_what_cannot_be_read_has_its_reason_and_is_tried_again_when_asked(tmp_path: Path) -> None:
    county = folder_of(tmp_path / "county", a_md=contract(1))
    (county / "bad.pdf").write_bytes(b"%PDF-1.4 nothing")
    (county / "same.pdf").write_bytes(b"%PDF-1.4 nothing")
    store = tmp_path / "x.db"
    refused: list[Refused] = []
    first = read_into(store, county, refused=refused)
    assert (first.failed, first.all_read) == (1, False)
    assert [one.path for one in refused] == ["county/bad.pdf"]
    ((status, reason),) = rows(store, "SELECT status, reason FROM contents WHERE status <> 'ok'")
    assert status == "refused"
    assert str(tmp_path) not in reason
    second = read_into(store, county)
    assert (second.read, second.failed_before, second.all_read) == (0, 2, False)
    third = read_into(store, county, wanted=Wanted(retry_failed=True))
    assert (third.read, third.failed, third.same) == (1, 1, 1)


def test_a_path_that_leads_nowhere_is_noted_and_hides_nothing(county: Path, tmp_path: Path) -> None:
    store = tmp_path / "x.db"
    read_into(store, county)
    shutil.rmtree(county / "b")
    progress = read_into(store, county, tmp_path / "no.pdf", county / "a\0b")
    assert (progress.missing, progress.all_read) == (2, False)
    status = {path: status for path, status, _ in rows(store, FILES)}
    # An archive that is not mounted must not look as if all its files were gone.
    assert status["county/b/c.md"] == "found"
    assert status["no.pdf"] == "unreadable"
    folder_of(tmp_path, no_pdf="x")
    (tmp_path / "no.pdf").write_text(contract(9))
    read_into(store, county, tmp_path / "no.pdf")
    assert {path: status for path, status, _ in rows(store, FILES)}["no.pdf"] == "found"


def test_what_vanished_is_marked_and_its_results_stay(county: Path, tmp_path: Path) -> None:
    store = tmp_path / "x.db"
    (county / "photo.jpg").write_bytes(b"x")
    read_into(store, county)
    (county / "a.md").unlink()
    (county / "photo.jpg").unlink()
    read_into(store, county)
    assert rows(store, FILES) == [
        ("county/a.md", "vanished", ""), ("county/b/c.md", "found", ""),
        ("county/d.md", "found", ""),
    ]  # fmt: skip
    assert rows(store, "SELECT COUNT(*) FROM contents") == [(3,)]
    folder_of(county, a_md=contract(1))
    assert read_into(store, county).known == 3
    assert {status for _, status, _ in rows(store, FILES)} == {"found"}


def test_a_run_over_a_share_or_since_a_day_does_not_make_others_vanish(
    county: Path, tmp_path: Path
) -> None:
    store = tmp_path / "x.db"
    read_into(store, county)
    for wanted in (Wanted(shard=(1, 3)), Wanted(since="2999-01-01")):
        read_into(store, county, wanted=wanted)
        assert {status for _, status, _ in rows(store, FILES)} == {"found"}


def test_since_takes_what_changed_on_that_day_or_later(county: Path, tmp_path: Path) -> None:
    os.utime(county / "a.md", (1_000_000_000, 1_000_000_000))  # 2001-09-09
    os.utime(county / "d.md", (1_000_100_000, 1_000_100_000))  # 2001-09-10
    store = tmp_path / "x.db"
    assert read_into(store, county, wanted=Wanted(since="2001-09-10")).read == 2
    assert read_into(store, county, wanted=Wanted(since="2001-09-09")).read == 1


def test_shares_are_the_whole_wherever_their_stores_are(tmp_path: Path) -> None:
    words = {f"f{number}_md": contract(number) for number in range(12)}
    county = folder_of(tmp_path / "county", **words)
    (tmp_path / "deep" / "er").mkdir(parents=True)
    homes = (tmp_path / "1.db", tmp_path / "deep" / "2.db", tmp_path / "deep" / "er" / "3.db")
    read = [
        read_into(home, county, wanted=Wanted(shard=(number, 3))).read
        for number, home in enumerate(homes, 1)
    ]
    assert sum(read) == 12
    assert min(read) > 0


def test_a_file_that_changes_before_it_is_read_is_read_as_it_is(
    county: Path, tmp_path: Path
) -> None:
    changed: list[str] = []

    def change(task: Any) -> None:
        if task.item.path == "county/d.md" and not changed:
            changed.append(task.item.path)
            (county / "d.md").write_text(contract(33), "utf-8")

    store, fresh = tmp_path / "x.db", tmp_path / "fresh.db"
    progress = read_into(store, county, before=change)
    assert (progress.read, progress.failed, changed) == (3, 0, ["county/d.md"])
    read_into(fresh, county)
    assert differences(dumped(store), dumped(fresh)) == ()


def test_a_file_that_never_keeps_still_is_said_to(county: Path, tmp_path: Path) -> None:
    count = iter(range(1000))

    def change(task: Any) -> None:
        if task.item.path == "county/d.md":
            (county / "d.md").write_text(contract(100 + next(count)), "utf-8")

    store = tmp_path / "x.db"
    refused: list[Refused] = []
    progress = read_into(store, county, before=change, refused=refused)
    assert (progress.failed, next(count)) == (1, 3)
    assert [(one.path, one.reason) for one in refused] == [
        ("county/d.md", "changed while it was read")
    ]
    fresh = tmp_path / "fresh.db"
    read_into(store, county)
    read_into(fresh, county)
    assert differences(dumped(store), dumped(fresh)) == ()


def test_the_content_of_a_file_that_changed_is_read_where_else_it_lies(tmp_path: Path) -> None:
    text = contract(1)
    county = folder_of(tmp_path / "county", a_md=text, b_md=text, c_md=contract(3))

    def change(task: Any) -> None:
        # When c is drawn, a has been read; so change a as it is drawn, after b could be seen.
        if task.item.path == "county/a.md" and task.sha256 == first[0]:
            (county / "a.md").write_text(contract(2), "utf-8")

    import hashlib

    first = [hashlib.sha256(text.encode()).hexdigest()]
    store, fresh = tmp_path / "x.db", tmp_path / "fresh.db"
    assert read_into(store, county, before=change).failed == 0
    read_into(fresh, county)
    assert differences(dumped(store), dumped(fresh)) == ()


def test_a_file_that_vanishes_before_it_is_read_is_no_failure(county: Path, tmp_path: Path) -> None:
    store = tmp_path / "x.db"

    def vanish(task: Any) -> None:
        if task.item.path == "county/d.md":
            (county / "d.md").unlink()

    progress = read_into(store, county, before=vanish)
    assert (progress.read, progress.failed) == (2, 0)
    assert rows(store, FILES)[-1] == (
        "county/d.md", "vanished", "vanished before it was read",
    )  # fmt: skip
    assert len(rows(store, FILES)) == 3
    read_into(store, county)
    assert len(rows(store, FILES)) == 2  # it had no content: nothing is left to tell


def all_at_once(
    before: Callable[[], None],
) -> Any:
    """An engine that draws every task before it reads the first."""

    def engine(
        call: Callable[..., Any], tasks: Iterable[Any], crew: Crew
    ) -> Generator[tuple[Any, Any], None, None]:
        drawn = list(tasks)
        before()
        for task in reversed(drawn):
            yield task, call(task)

    return engine


def test_what_vanished_is_read_at_another_of_its_paths(tmp_path: Path) -> None:
    text = contract(1)
    county = folder_of(tmp_path / "county", a_md=text, b_md=text)
    store, fresh = tmp_path / "x.db", tmp_path / "fresh.db"
    gone = [lambda: (county / "a.md").unlink()]
    progress = read_into(store, county, run=all_at_once(lambda: gone.pop()() if gone else None))
    assert (progress.read, progress.failed) == (1, 0)
    read_into(fresh, county)
    assert differences(dumped(store), dumped(fresh)) == ()


def test_results_do_not_depend_on_the_order_in_which_they_come(tmp_path: Path) -> None:
    text = contract(1)
    county = folder_of(
        tmp_path / "county", a_md=text, b_md=text, c_md=contract(2), d__e_md=contract(3)
    )
    store, fresh = tmp_path / "x.db", tmp_path / "fresh.db"
    read_into(store, county, run=all_at_once(lambda: None))
    read_into(fresh, county)
    assert dumped(store) == dumped(fresh)


def test_a_lost_task_is_a_failure_with_its_reason(county: Path, tmp_path: Path) -> None:
    def engine(
        call: Callable[..., Any], tasks: Iterable[Any], crew: Crew
    ) -> Generator[tuple[Any, Any], None, None]:
        for task in tasks:
            lost = task.item.path == "county/d.md"
            yield task, Lost("reading it took more than 5 seconds") if lost else call(task)

    store, fresh = tmp_path / "x.db", tmp_path / "fresh.db"
    assert read_into(store, county, run=engine).failed == 1
    assert rows(store, "SELECT status, reason FROM contents WHERE status <> 'ok'") == [
        ("lost", "reading it took more than 5 seconds")
    ]
    assert read_into(store, county).read == 0
    again = read_into(store, county, wanted=Wanted(retry_failed=True))
    assert (again.read, again.all_read) == (1, True)
    read_into(fresh, county)
    assert differences(dumped(store), dumped(fresh)) == ()


def test_a_run_that_ends_early_keeps_what_it_has(county: Path, tmp_path: Path) -> None:
    def stop(task: Any) -> None:
        if task.item.path == "county/d.md":
            raise KeyboardInterrupt

    store, fresh = tmp_path / "x.db", tmp_path / "fresh.db"
    with pytest.raises(KeyboardInterrupt):
        read_into(store, county, before=stop)
    assert rows(store, "SELECT COUNT(*) FROM contents") == [(2,)]
    assert rows(store, "SELECT ended FROM runs") == [(None,)]
    assert faults_of(store) == ()
    assert read_into(store, county).read == 1
    read_into(fresh, county)
    assert differences(dumped(store), dumped(fresh)) == ()


def test_names_that_are_no_text_are_read_and_noted(tmp_path: Path) -> None:
    county = folder_of(tmp_path / "county")
    county.mkdir()
    odd = os.fsdecode(b"caf\xe9.md")
    try:
        (county / odd).write_text(contract(1), "utf-8")
    except OSError:
        pytest.skip("this file system has no such names")
    store = tmp_path / "x.db"
    progress = read_into(store, county)
    assert (progress.read, progress.failed) == (1, 0)
    assert rows(store, FILES) == [("county/caf\\udce9.md", "found", "")]


def test_a_store_of_another_program_is_left_alone(county: Path, tmp_path: Path) -> None:
    from clauses.errors import UsageError

    store = tmp_path / "x.db"
    with sqlite3.connect(store) as db:
        db.execute("CREATE TABLE films (title)")
    db.close()
    before = store.read_bytes()
    with pytest.raises(UsageError, match="no archive of ours"):
        read_into(store, county)
    assert store.read_bytes() == before


def test_progress_knows_whether_all_was_read() -> None:
    assert Progress().all_read
    assert not Progress(failed=1).all_read
    assert not Progress(failed_before=1).all_read
    assert not Progress(missing=1).all_read
