"""Whatever stops a run, the next goes on from there: nothing lost, nothing doubled."""

import multiprocessing
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from functools import partial
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import pytest

from benchmarks.archive_dumps import differences, dumped, faults_of
from clauses.archive.engines.crew import Crew
from clauses.archive.engines.local import run_locally
from tests.archive.runs import contract, folder_of, read_into, rows

ROOT = Path(__file__).parents[2]
KILLS = 10
SEED = 7


def county_of(root: Path, count: int) -> Path:
    words = {f"{n % 3}__{n:03}_md": contract(n - (n % 7 == 6)) for n in range(count)}
    return folder_of(root / "county", **words)


def scans(pipe: Connection, store: Path, county: Path, fatal: int | None) -> None:
    """Scan in this process, which may kill itself as it draws or commits a given task."""
    count = 0

    def before(task: Any) -> None:
        nonlocal count
        count += 1
        if count == fatal:
            os.kill(os.getpid(), signal.SIGKILL)

    pipe.send("begins")
    read_into(store, county, before=before)


def test_a_run_killed_at_random_points_is_resumed_to_the_same_store(tmp_path: Path) -> None:
    chance = random.Random(SEED)
    county = county_of(tmp_path, 40)
    store, quiet = tmp_path / "x.db", tmp_path / "quiet.db"
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.archive.runs", "clauses.archive.reading"])
    died = 0
    for number in range(KILLS):
        ours, theirs = context.Pipe()
        # Half die at a task, half at any moment within a second.
        fatal = chance.randint(1, 5) if number % 2 else None
        process = context.Process(target=scans, args=(theirs, store, county, fatal))
        process.start()
        theirs.close()
        assert ours.recv() == "begins"
        process.join(60 if fatal else chance.uniform(0.1, 1.0))
        process.kill()
        process.join()
        died += process.exitcode == -signal.SIGKILL
        ours.close()
    assert died > KILLS // 2
    read_into(store, county)
    read_into(quiet, county)
    assert faults_of(store) == ()
    assert differences(dumped(store), dumped(quiet)) == ()
    assert rows(store, "SELECT COUNT(*) FROM runs WHERE ended IS NULL")[0][0] >= died - KILLS // 2


def dies(task: Any, steps: Any, *, mark: Path, read: Any) -> Any:
    """Be killed from outside at one file, once."""
    if task.item.path.endswith("003.md") and not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return read(task, steps)


def test_a_worker_that_is_killed_costs_nothing(tmp_path: Path) -> None:
    county = county_of(tmp_path, 8)
    store, quiet = tmp_path / "x.db", tmp_path / "quiet.db"

    def engine(call: Any, tasks: Any, crew: Crew) -> Any:
        deadly = partial(dies, mark=tmp_path / "mark", read=call)
        yield from run_locally(deadly, tasks, Crew(2))

    progress = read_into(store, county, run=engine)
    read_into(quiet, county)
    assert (tmp_path / "mark").exists()
    assert (progress.failed, progress.all_read) == (0, True)
    assert faults_of(store) == ()
    assert differences(dumped(store), dumped(quiet)) == ()


def begun(store: Path) -> bool:
    """Whether a run has read something into the store."""
    try:
        with closing(sqlite3.connect(f"file:{store}?mode=ro", uri=True)) as db:
            return db.execute("SELECT 1 FROM contents").fetchone() is not None
    except sqlite3.Error:  # there is no store yet
        return False


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
def test_a_run_that_is_asked_to_stop_says_how_to_go_on(tmp_path: Path, how: signal.Signals) -> None:
    county = county_of(tmp_path, 200)
    store = tmp_path / "x.db"
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    command = [sys.executable, "-m", "clauses", "archive", "scan", str(county), "--store",
               str(store), "--policy", "baseline"]  # fmt: skip
    ours = signal.signal(how, signal.SIG_DFL)  # a shell's background job ignores SIGINT, inherited
    process = subprocess.Popen(
        command, cwd=ROOT, stderr=subprocess.PIPE, text=True,
        env=os.environ | {"PYTHONPATH": str(ROOT), "TMPDIR": str(temporary)},
    )  # fmt: skip
    signal.signal(how, ours)
    while not begun(store) and process.poll() is None:
        time.sleep(0.01)
    process.send_signal(how)
    said = process.communicate(timeout=60)[1]
    assert process.returncode == 130, said
    assert "the same command goes on from there" in said
    assert "Traceback" not in said
    assert not list((tmp_path / "temporary").iterdir())
    assert faults_of(store) == ()
