from contextlib import closing
from pathlib import Path

import pytest

from benchmarks.archive_dumps import differences, dumped, faults_of
from clauses.archive.feed import Wanted
from clauses.archive.filed import Filed, FiledStatus
from clauses.archive.merging import merge_into
from clauses.archive.store import Store
from clauses.errors import UsageError
from tests.archive.runs import contract, folder_of, read_into, rows


def merged(whole: Path, *parts: Path) -> list[int]:
    with closing(Store(whole)) as store:
        return [merge_into(store, part) for part in parts]


@pytest.fixture
def county(tmp_path: Path) -> Path:
    text = contract(1)
    return folder_of(
        tmp_path / "county", a_md=text, b_md=contract(2), c__d_md=contract(3), e_md=text,
        f_md=contract(4), photo_jpg="x",
    )  # fmt: skip


def test_shares_put_together_are_what_one_run_gives(county: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere" / "deep").mkdir(parents=True)
    parts = (tmp_path / "1.db", tmp_path / "elsewhere" / "2.db", tmp_path / "elsewhere/deep/3.db")
    for number, part in enumerate(parts, 1):
        read_into(part, county, wanted=Wanted(shard=(number, 3)))
    before = [dumped(part) for part in parts]
    alone, whole, other = tmp_path / "alone.db", tmp_path / "whole.db", tmp_path / "other.db"
    read_into(alone, county)
    assert sum(merged(whole, *parts)) == 4
    merged(other, *reversed(parts))
    assert differences(dumped(whole), dumped(alone)) == ()
    assert differences(dumped(other), dumped(alone)) == ()
    assert (faults_of(whole), faults_of(other)) == ((), ())
    assert [dumped(part) for part in parts] == before
    assert read_into(whole, county).read == 0


def test_to_merge_again_changes_nothing(county: Path, tmp_path: Path) -> None:
    part, whole = tmp_path / "1.db", tmp_path / "whole.db"
    read_into(part, county)
    assert merged(whole, part, part) == [4, 0]
    once = dumped(whole)
    assert merged(whole, part) == [0]
    assert dumped(whole) == once
    assert rows(whole, "SELECT COUNT(*) FROM runs") == [(1,)]


def test_what_was_lost_in_one_share_is_taken_from_another(county: Path, tmp_path: Path) -> None:
    good, bad, whole = tmp_path / "good.db", tmp_path / "bad.db", tmp_path / "whole.db"
    for part in (good, bad):
        read_into(part, county)
    ((sha256, path),) = rows(bad, "SELECT sha256, path FROM contents ORDER BY 1 LIMIT 1")
    ((stamp,),) = rows(bad, "SELECT DISTINCT made_with FROM contents")
    with closing(Store(bad)) as store:
        store.commit(Filed(sha256, FiledStatus.LOST, reason="crashed"), stamp, path)
    assert merged(whole, bad, good, bad) == [4, 1, 0]
    assert differences(dumped(whole), dumped(good)) == ()
    assert faults_of(whole) == ()


def test_what_vanished_from_one_share_may_be_there_in_another(county: Path, tmp_path: Path) -> None:
    early, late, whole = tmp_path / "early.db", tmp_path / "late.db", tmp_path / "whole.db"
    read_into(early, county)
    text = (county / "b.md").read_text()
    (county / "b.md").unlink()
    read_into(early, county)
    (county / "b.md").write_text(text)
    read_into(late, county)
    merged(whole, late, early)
    assert rows(whole, "SELECT DISTINCT status FROM files ORDER BY 1") == [
        ("found",), ("passed_over",),
    ]  # fmt: skip


def test_what_cannot_be_merged_is_said(tmp_path: Path) -> None:
    whole = tmp_path / "whole.db"
    Store(whole).close()
    notes = tmp_path / "notes?.db"
    notes.write_text("no database " * 100)
    for part, fault in (
        (whole, "cannot be put into itself"),
        (tmp_path / "no.db", "no archive at"),
        (notes, "is no archive"),
    ):
        with pytest.raises(UsageError, match=fault):
            merged(whole, part)
