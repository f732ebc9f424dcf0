"""Workers of a Dask cluster (the extra `cluster`), on this machine or on many.

Each Dask worker reads its files in a process of its own beside it, which can be killed; so a file
costs there no more than it does here. All must see the same files at the same paths, or addresses.
"""

import itertools
import queue
import threading
import uuid
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from clauses.archive.engines.crew import Crew
from clauses.errors import UsageError
from clauses.workers import Lost, run_as_they_end

# Tasks in the cluster for each of its workers: one it is at, and two to go on with.
IN_FLIGHT = 3
TRIES = 5  # of a task whose worker left or whose scheduler was started again
REACHED_WITHIN = 60.0  # seconds


def run_on_dask(
    call: Callable[..., Any], tasks: Iterable[Any], crew: Crew
) -> Iterator[tuple[Any, Any]]:
    """Yield each task with the result of `call`, or Lost, as they end.

    A task whose worker left is given to another; where the scheduler was started again, what was
    with it is handed in anew. Raises UsageError where Dask is not installed, no scheduler answers,
    or its workers may not start processes.
    """
    cluster = _Cluster(crew, call)
    drawn = iter(tasks)
    try:
        for task in itertools.islice(drawn, cluster.room()):
            cluster.submit(task)
        while cluster.at_work:
            ended = cluster.next_ended()
            for task in itertools.islice(drawn, cluster.room()):
                cluster.submit(task)
            if ended is not None:
                yield ended
    finally:
        cluster.close()


class _Cluster:
    """A client of the scheduler, and what it was given."""

    def __init__(self, crew: Crew, call: Callable[..., Any]) -> None:
        self._crew, self._call = crew, call
        self._run = uuid.uuid4().hex  # tells the processes of this run from those of another
        self._client = _client(crew.scheduler)
        self.at_work: dict[Any, tuple[Any, int]] = {}
        try:
            _check(self._client)
        except BaseException:
            self.close()
            raise

    def room(self) -> int:
        """How many more tasks the cluster should have at once."""
        try:
            workers = len(self._client.scheduler_info(n_workers=-1)["workers"])
        except (OSError, KeyError, ValueError):  # it is being started again
            workers = 0
        return max(0, IN_FLIGHT * max(1, workers) - len(self.at_work))

    def submit(self, task: Any, tries: int = 1) -> None:
        """Hand a task in; where nobody answers, the scheduler that comes back is waited for."""
        try:
            future = self._submitted(task)
        except Exception:  # noqa: BLE001 - a client whose scheduler is gone fails in many ways
            self._reconnect()
            future = self._submitted(task)
        self.at_work[future] = task, tries

    def _submitted(self, task: Any) -> Any:
        return self._client.submit(
            _read_beside, self._run, self._call, task, self._crew, pure=False, retries=TRIES
        )

    def next_ended(self) -> tuple[Any, Any] | None:
        """Wait for a task to end, and return it with its result; None where it began again."""
        from distributed import wait

        try:
            ended = wait(list(self.at_work), return_when="FIRST_COMPLETED").done
        except Exception:  # noqa: BLE001 - cancelled ones raise; each is looked at below
            ended = {one for one in self.at_work if one.done()}
        if not ended:
            self._begin_again()
            return None
        future = next(one for one in self.at_work if one in ended)
        task, tries = self.at_work.pop(future)
        if future.status == "finished":
            return task, future.result()
        said = future.status
        if said == "error":
            said = " ".join(str(future.exception()).split())
        if tries < TRIES:
            self.submit(task, tries + 1)
            return None
        return task, Lost(f"the cluster lost it {tries} times ({said})")

    def _begin_again(self) -> None:
        self._reconnect()
        old, self.at_work = self.at_work, {}
        for task, tries in old.values():
            self.submit(task, tries)

    def _reconnect(self) -> None:
        self.close()
        self._client = _client(self._crew.scheduler)
        _check(self._client)

    def close(self) -> None:
        """Leave the cluster."""
        self._client.close(timeout=5)


# --- on the worker -------------------------------------------------------------------------------


class _Reader:
    """A process beside a Dask worker, which reads for one run, a file at a time."""

    def __init__(self, run: str, call: Callable[..., Any], crew: Crew) -> None:
        self.run = run
        self._feed: queue.SimpleQueue[Any] = queue.SimpleQueue()
        limits = crew.limits
        self._results = run_as_they_end(
            call,
            iter(self._feed.get, None),
            workers=1,
            seconds=limits.seconds,
            megabytes=limits.megabytes,
            step_seconds=limits.page_seconds,
            ahead=False,
        )

    def read(self, task: Any) -> Any:
        """Return what comes of a task."""
        self._feed.put(task)
        return next(self._results)[1]

    def dismiss(self) -> None:
        """End the process."""
        self._results.close()


_HERE = threading.local()  # a Dask worker with several threads has a process for each


def _read_beside(run: str, call: Callable[..., Any], task: Any, crew: Crew) -> Any:
    reader: _Reader | None = getattr(_HERE, "reader", None)
    if reader is None or reader.run != run:
        if reader is not None:
            reader.dismiss()
        reader = _HERE.reader = _Reader(run, call, crew)
    return reader.read(task)


def _is_daemon() -> bool:
    import multiprocessing

    return bool(multiprocessing.current_process().daemon)


# --- joining the cluster -------------------------------------------------------------------------


def _client(scheduler: str | None) -> Any:
    if not scheduler:
        raise UsageError("the engine dask needs a scheduler", "name it with --scheduler ADDRESS")
    try:
        from distributed import Client
    except ImportError as error:
        raise UsageError("Dask is not installed",
                         'pip install "vendor-clauses[cluster]"') from error  # fmt: skip
    try:
        try:
            return Client(scheduler, timeout=REACHED_WITHIN)
        except AssertionError:  # its thread had not begun in the 10 s it gives it: a busy machine
            return Client(scheduler, timeout=REACHED_WITHIN)
    except (OSError, ValueError, TimeoutError, AssertionError) as error:
        said = " ".join(str(error).split()) or "this machine is too busy to ask it"
        raise UsageError(
            f"no Dask scheduler answers at {scheduler} ({said})",
            "start one with `dask scheduler`, or check the address",
        ) from error


def _check(client: Any) -> None:
    """Raise UsageError where there are no workers, or they are not fit for this."""
    try:
        client.wait_for_workers(1, timeout=REACHED_WITHIN)
    except (OSError, TimeoutError) as error:
        raise UsageError(
            "the Dask cluster has no workers", "start `dask worker ADDRESS`"
        ) from error
    locked = [worker for worker, is_daemon in client.run(_is_daemon).items() if is_daemon]
    if locked:
        raise UsageError(
            f"the Dask worker at {locked[0]} may not start processes of its own",
            "start workers with DASK_DISTRIBUTED__WORKER__DAEMON=False in their environment",
        )
