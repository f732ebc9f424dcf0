"""A scheduler and a worker in processes of their own, as an administrator would start them."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Generator, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from benchmarks.archive_dumps import dumped
from clauses.archive.engines import dask
from clauses.archive.engines.crew import Crew
from clauses.archive.engines.dask import run_on_dask
from clauses.archive.engines.local import run_locally
from clauses.errors import UsageError
from clauses.pipeline import Limits
from clauses.workers import Lost
from tests.archive.runs import KEEP, SALE, contract, folder_of, read_into

ROOT = Path(__file__).parents[3]
PATIENT = Limits(60.0, 4096, 60.0)


@contextmanager
def started(*command: str, daemon: bool = False) -> Iterator[subprocess.Popen[str]]:
    """Run a module of Dask meanwhile; `daemon` is what its workers are without any setting."""
    environment = {name: value for name, value in os.environ.items() if name[:5] != "DASK_"}
    environment |= {"PYTHONPATH": str(ROOT)}
    if not daemon:
        environment["DASK_DISTRIBUTED__WORKER__DAEMON"] = "False"
    with subprocess.Popen(
        [sys.executable, "-m", *command], stderr=subprocess.PIPE, stdout=subprocess.DEVNULL,
        env=environment, text=True, start_new_session=True,
    ) as process:  # fmt: skip
        try:
            yield process
        finally:
            os.killpg(process.pid, signal.SIGKILL)


@contextmanager
def scheduler(port: int = 0) -> Iterator[str]:
    """Give the address of a scheduler on that port, or on a free one."""
    pytest.importorskip("distributed", reason="the extra `cluster` is not installed")
    with started(
        "distributed.cli.dask_scheduler",
        *("--host", "127.0.0.1", "--port", str(port), "--dashboard-address", "127.0.0.1:0"),
    ) as process:
        assert process.stderr is not None
        said = (re.search(r"Scheduler at:\s+(\S+)", line) for line in process.stderr)
        yield next(found[1] for found in said if found)


@contextmanager
def cluster(port: int = 0, *, daemon: bool = False) -> Iterator[str]:
    """Give the address of a scheduler with one worker."""
    with ExitStack() as stack:
        address = stack.enter_context(scheduler(port))
        stack.enter_context(
            started(
                "distributed.cli.dask_worker",
                *(address, "--host", "127.0.0.1", "--nthreads", "1"),
                *("--dashboard-address", "127.0.0.1:0"),
                daemon=daemon,
            )
        )
        yield address


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with cluster() as found:
        yield found


def worked(number: int, steps: object) -> int:
    """Double a number; three is an error and four the end of the process."""
    if number == 3:
        raise ValueError("no third")
    if number == 4:
        os._exit(3)
    return number * 2


def test_a_store_is_the_same_as_that_of_the_engine_on_this_machine(
    address: str, tmp_path: Path
) -> None:
    county = folder_of(tmp_path / "county", a_md=contract(1, SALE), b_txt=contract(2, KEEP))

    def on_dask(
        call: Any, tasks: Iterable[Any], crew: Crew
    ) -> Generator[tuple[Any, Any], None, None]:
        yield from run_on_dask(call, tasks, replace(crew, scheduler=address))

    there, here = tmp_path / "there.db", tmp_path / "here.db"
    assert read_into(there, county, run=on_dask).read == 2
    assert read_into(here, county, run=run_locally).read == 2
    assert dumped(there) == dumped(here)


def test_what_fails_or_crashes_is_lost_and_the_rest_is_not(address: str) -> None:
    crew = Crew(limits=PATIENT, scheduler=address)
    found = dict(run_on_dask(worked, range(7), crew))
    assert found == dict(run_locally(worked, range(7), crew))
    assert found == {
        0: 0, 1: 2, 2: 4, 5: 10, 6: 12,
        3: Lost("reading it failed (ValueError: no third)"),
        4: Lost("the program reading it crashed, or needed more memory than it may use"),
    }  # fmt: skip


def ends_its_worker_at_first(mark: Path, steps: object) -> str:
    """End the worker that the process reading for it stands beside, but not when tried again."""
    if not mark.exists():
        mark.touch()
        os.kill(os.getppid(), signal.SIGKILL)
    return mark.name


def test_a_task_whose_worker_left_is_read_by_another(address: str, tmp_path: Path) -> None:
    mark = tmp_path / "mark"
    crew = Crew(limits=PATIENT, scheduler=address)
    assert list(run_on_dask(ends_its_worker_at_first, [mark], crew)) == [(mark, "mark")]


def test_a_scheduler_that_is_killed_and_started_again_loses_no_task() -> None:
    tasks = range(20, 32)
    with ExitStack() as first:
        address = first.enter_context(cluster())
        results = iter(run_on_dask(worked, tasks, Crew(limits=PATIENT, scheduler=address)))
        found = [next(results)]
    with cluster(int(address.rpartition(":")[2])) as again:
        assert again == address
        found += results
    assert sorted(found) == [(number, 2 * number) for number in tasks]


def test_tasks_are_drawn_as_they_are_needed(address: str) -> None:
    drawn = iter(range(100))
    results = run_on_dask(worked, drawn, Crew(limits=PATIENT, scheduler=address))
    assert next(iter(results))[0] in {0, 1, 2}
    assert next(drawn) <= 2 * dask.IN_FLIGHT
    results.close()  # type: ignore[attr-defined]


def test_without_tasks_there_is_nothing_to_do(address: str) -> None:
    assert list(run_on_dask(worked, (), Crew(scheduler=address))) == []


def refused(scheduler: str | None) -> tuple[str, str]:
    """What is said of a cluster that cannot be used, and what to do."""
    with pytest.raises(UsageError) as raised:
        list(run_on_dask(worked, (1,), Crew(scheduler=scheduler)))
    return raised.value.found, raised.value.advice


def test_a_scheduler_must_be_named() -> None:
    for nothing in (None, ""):
        assert refused(nothing) == (
            "the engine dask needs a scheduler", "name it with --scheduler ADDRESS",
        )  # fmt: skip


def test_without_dask_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    assert refused("tcp://127.0.0.1:1") == (
        "Dask is not installed", 'pip install "vendor-clauses[cluster]"',
    )  # fmt: skip


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:1", "nonsense://127.0.0.1:1"])
def test_a_scheduler_that_does_not_answer(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("distributed", reason="the extra `cluster` is not installed")
    monkeypatch.setattr(dask, "REACHED_WITHIN", 0.2)
    reason, advice = refused(address)
    assert reason.startswith(f"no Dask scheduler answers at {address} (")
    assert "\n" not in reason
    assert advice == "start one with `dask scheduler`, or check the address"


def test_a_client_whose_thread_began_late_is_made_again(
    address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    import distributed

    made: list[str] = []

    def late(scheduler: str, **settings: Any) -> Any:
        made.append(scheduler)
        if len(made) == 1:
            raise AssertionError
        return real(scheduler, **settings)

    real = distributed.Client
    monkeypatch.setattr(distributed, "Client", late)
    assert list(run_on_dask(worked, (1,), Crew(limits=PATIENT, scheduler=address))) == [(1, 2)]
    assert made == [address, address]


def test_a_machine_too_busy_to_ask_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    distributed = pytest.importorskip("distributed", reason="`cluster` is not installed")

    def never(scheduler: str, **settings: Any) -> Any:
        raise AssertionError

    monkeypatch.setattr(distributed, "Client", never)
    assert refused("tcp://127.0.0.1:1") == (
        "no Dask scheduler answers at tcp://127.0.0.1:1 (this machine is too busy to ask it)",
        "start one with `dask scheduler`, or check the address",
    )


def test_a_scheduler_without_workers(monkeypatch: pytest.MonkeyPatch) -> None:
    with scheduler() as address:
        monkeypatch.setattr(dask, "REACHED_WITHIN", 1.0)
        assert refused(address) == (
            "the Dask cluster has no workers", "start `dask worker ADDRESS`",
        )  # fmt: skip


def test_workers_that_may_start_no_processes_are_told_from_others() -> None:
    with cluster(daemon=True) as address:
        reason, advice = refused(address)
    assert re.fullmatch(
        r"the Dask worker at tcp://127\.0\.0\.1:\d+ may not start processes of its own", reason
    )
    assert advice == (
        "start workers with DASK_DISTRIBUTED__WORKER__DAEMON=False in their environment"
    )
