import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner, Result

from benchmarks.archive_dumps import differences, dumped
from clauses.archive_commands import archive_app
from clauses.exits import OneLineErrors
from tests.archive.runs import contract, engine, folder_of, inline, rows

app = typer.Typer(cls=OneLineErrors)
app.add_typer(archive_app, name="archive")


@app.callback()
def main() -> None:
    """Commands as `clauses` has them."""


@pytest.fixture(autouse=True)
def _in_this_process() -> Iterator[None]:
    with engine(inline()):
        yield


@pytest.fixture
def county(tmp_path: Path) -> Path:
    return folder_of(tmp_path / "county", a_md=contract(1), b_md=contract(2), c_md=contract(3))


def run(*words: str | Path, given: str | None = None) -> Result:
    return CliRunner().invoke(app, ["archive", *map(str, words)], input=given)


def scan(store: Path, *words: str | Path, given: str | None = None) -> Result:
    return run("scan", *words, "--store", store, "--policy", "baseline", given=given)


def test_a_scan_of_all_ends_with_0_and_says_what_it_read(county: Path, tmp_path: Path) -> None:
    store = tmp_path / "x.db"
    first, second = scan(store, county), scan(store, county)
    assert (first.exit_code, second.exit_code) == (0, 0)
    assert first.stdout == ""
    assert "3 contents read with 3 pages, 0 known before" in first.stderr
    assert "0 contents read with 0 pages, 3 known before" in second.stderr
    assert rows(store, "SELECT COUNT(*) FROM runs WHERE ended IS NOT NULL") == [(2,)]


def test_what_cannot_be_read_ends_with_3_now_and_later(county: Path, tmp_path: Path) -> None:
    (county / "bad.pdf").write_bytes(b"%PDF-1.4 nothing")
    store = tmp_path / "x.db"
    first = scan(store, county)
    assert first.exit_code == 3
    assert "clauses: not read: county/bad.pdf: " in first.stderr
    assert rows(store, "SELECT COUNT(*) FROM contents WHERE status = 'ok'") == [(3,)]
    assert scan(store, county).exit_code == 3
    quiet = scan(store, county, "--retry-failed", "--quiet")
    assert (quiet.exit_code, quiet.output) == (3, "")
    (county / "bad.pdf").unlink()
    assert scan(store, county).exit_code == 0


def test_a_path_that_leads_nowhere_ends_with_3_and_the_rest_is_read(
    county: Path, tmp_path: Path
) -> None:
    result = scan(tmp_path / "x.db", county, tmp_path / "no.pdf")
    assert result.exit_code == 3
    assert "no.pdf: no such file or folder; check the path" in result.stderr
    assert "3 contents read" in result.stderr


def test_a_list_comes_on_standard_input(county: Path, tmp_path: Path) -> None:
    store = tmp_path / "x.db"
    given = f"{county / 'a.md'}\n{county / 'c.md'}\n"
    assert scan(store, "-", given=given).exit_code == 0
    assert rows(store, "SELECT path FROM files ORDER BY 1") == [("county/a.md",), ("county/c.md",)]


def test_shares_are_merged_to_what_one_run_gives(county: Path, tmp_path: Path) -> None:
    one, two = tmp_path / "1.db", tmp_path / "2.db"
    whole, alone = tmp_path / "whole.db", tmp_path / "alone.db"
    for number, share in enumerate((one, two), 1):
        assert scan(share, county, "--shard", f"{number}/2").exit_code == 0
    result = run("merge", one, two, "--store", whole)
    assert result.exit_code == 0
    assert [line.rpartition(": ")[0] for line in result.stdout.splitlines()] == [str(one), str(two)]
    assert scan(alone, county).exit_code == 0
    assert differences(dumped(whole), dumped(alone)) == ()


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        (("--shard", "0/4"), "--shard 0/4: no share; write the first of four as 1/4"),
        (("--shard", "5/4"), "--shard 5/4: no share"),
        (("--shard", "half"), "--shard half: no share"),
        (("--since", "yesterday"), "--since yesterday: "),
        (("--profile", "nobody"), "no profile is called nobody"),
        (("--policy", "no.toml"), "no policy file or id no.toml"),
        (("--engine", "dask"), "scheduler"),
        (("--vendor-list", "no.toml"), "no.toml"),
    ],
)
def test_what_makes_no_sense_ends_with_2_and_one_line(
    county: Path, tmp_path: Path, words: tuple[str, ...], fault: str
) -> None:
    result = scan(tmp_path / "x.db", county, *words)
    assert result.exit_code == 2
    assert fault in result.stderr
    assert len([line for line in result.stderr.splitlines() if "error" in line]) == 1


def test_a_file_that_is_no_store_is_left_alone(county: Path, tmp_path: Path) -> None:
    notes = tmp_path / "notes.txt"
    notes.write_text("my notes " * 100)
    result = scan(notes, county)
    assert result.exit_code == 2
    assert result.stderr == (
        f"clauses: error: {notes} is no archive (file is not a database); name another file with"
        " --store\n"
    )
    assert notes.read_text() == "my notes " * 100
    assert run("merge", notes, "--store", tmp_path / "x.db").exit_code == 2


def test_since_is_a_day_however_it_is_written(county: Path, tmp_path: Path) -> None:
    os.utime(county / "a.md", (1_000_000_000, 1_000_000_000))  # 2001-09-09
    store = tmp_path / "x.db"
    assert "2 contents read" in scan(store, county, "--since", "20010910").stderr
    assert "1 content read" in scan(store, county, "--since", "2001-09-09").stderr


def test_a_run_that_is_stopped_ends_with_130_and_says_how_to_go_on(
    county: Path, tmp_path: Path
) -> None:
    def stop(task: object) -> None:
        if "/b.md" in str(task):
            os.kill(os.getpid(), signal.SIGTERM)

    store, before = tmp_path / "x.db", signal.getsignal(signal.SIGTERM)
    with engine(inline(stop)):
        result = scan(store, county)
    assert result.exit_code == 130
    assert "clauses: stopped; what was read is kept, the same command goes on" in result.stderr
    assert rows(store, "SELECT COUNT(*) FROM contents") == [(1,)]
    assert signal.getsignal(signal.SIGTERM) == before
    assert "2 contents read" in scan(store, county).stderr


def test_the_folder_for_workers_is_gone_after(
    county: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[str] = []
    monkeypatch.delenv("TMPDIR", raising=False)
    with engine(inline(lambda task: seen.append(os.environ["TMPDIR"]))):
        scan(tmp_path / "x.db", county)
    assert len(set(seen)) == 1
    assert not Path(seen[0]).exists()
    assert "TMPDIR" not in os.environ
