"""Workers of a Dask cluster (the extra `cluster`), on this machine or on many.

Each Dask worker reads its files in a process of its own beside it, which can be killed; so a file
costs there no more than it does here. All must see the same files at the same paths, or addresses.
"""

import itertools
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from clauses.archive.engines.crew import Crew
from clauses.errors import UsageError
from clauses.workers import Lost, run

# Tasks a worker takes at once: the process that reads them starts once for all of them.
TOGETHER = 8
# Tasks in the cluster for each worker: one lot it is at, and one to go on with.
_LOTS_A_WORKER = 2
_REACHED_WITHIN = 30.0  # seconds


def run_on_dask(
    call: Callable[..., Any], tasks: Iterable[Any], crew: Crew
) -> Iterator[tuple[Any, Any]]:
    """Yield each task with the result of `call`, or Lost, as they end.

    A lot whose worker left is given to another by the scheduler. Raises UsageError where Dask is
    not installed, no scheduler answers, or its workers may not start processes.
    """
    client = _client(crew.scheduler)
    try:
        _check(client)
        yield from _as_they_end(client, call, tasks, crew)
    finally:
        client.close()


def _as_they_end(
    client: Any, call: Callable[..., Any], tasks: Iterable[Any], crew: Crew
) -> Iterator[tuple[Any, Any]]:
    from distributed import as_completed

    drawn = iter(tasks)
    lots: dict[str, list[Any]] = {}
    ended = as_completed()

    def submit() -> None:
        while len(lots) < _LOTS_A_WORKER * max(1, _workers(client)):
            lot = list(itertools.islice(drawn, TOGETHER))
            if not lot:
                return
            future = client.submit(_read_lot, call, lot, crew, pure=False, retries=3)
            lots[future.key] = lot
            ended.add(future)

    submit()
    while lots:
        future = next(ended)
        lot = lots.pop(future.key)
        if future.status == "finished":
            results = future.result()
        else:
            said = " ".join(str(future.exception()).split())
            results = [Lost(f"the cluster lost it ({said})")] * len(lot)
        future.release()
        submit()
        yield from zip(lot, results, strict=True)


def _workers(client: Any) -> int:
    return len(client.scheduler_info(n_workers=-1)["workers"])


def _read_lot(call: Callable[..., Any], lot: list[Any], crew: Crew) -> list[Any]:
    """Read a lot in a process beside the Dask worker; what it may cost is as on one machine."""
    limits = crew.limits
    return list(
        run(
            call,
            lot,
            workers=1,
            seconds=limits.seconds,
            megabytes=limits.megabytes,
            step_seconds=limits.page_seconds,
        )
    )


def _client(scheduler: str | None) -> Any:
    if not scheduler:
        raise UsageError("the engine dask needs a scheduler", "name it with --scheduler ADDRESS")
    try:
        from distributed import Client
    except ImportError as error:
        raise UsageError("Dask is not installed",
                         'pip install "vendor-clauses[cluster]"') from error  # fmt: skip
    try:
        return Client(scheduler, timeout=_REACHED_WITHIN)
    except (OSError, ValueError, TimeoutError) as error:
        said = " ".join(str(error).split())
        raise UsageError(f"no Dask scheduler answers at {scheduler} ({said})",
                         "start one with `dask scheduler`, or check the address") from error  # fmt: skip


def _check(client: Any) -> None:
    """Raise UsageError where the workers are not fit for this."""
    client.wait_for_workers(1, timeout=_REACHED_WITHIN)
    locked = [worker for worker, is_daemon in client.run(_is_daemon).items() if is_daemon]
    if locked:
        raise UsageError(
            f"the Dask worker at {locked[0]} may not start processes of its own",
            "start workers with DASK_DISTRIBUTED__WORKER__DAEMON=False in their environment",
        )


def _is_daemon() -> bool:
    import multiprocessing

    return bool(multiprocessing.current_process().daemon)
