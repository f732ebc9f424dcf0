"""Run a function over many arguments in worker processes that can be killed.

A file can hang or crash the library that reads it; neither may stop a run or lose what is done.
The pools of the standard library lose other tasks when one worker dies, so this keeps one pipe and
one task a worker.
"""

import contextlib
import multiprocessing
import os
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any

TRIES = 2  # a worker killed from outside, by the system say, is no fault of its task's
STARTING = 60.0  # seconds a new process may take before the clock of its task starts


@dataclass(frozen=True, slots=True)
class Lost:
    """A task without a result, and why."""

    reason: str


_CRASHED = Lost("the program reading it crashed, or needed more memory than it may use")
_READY = "ready"


@dataclass(slots=True)
class _Worker:
    """One process with its pipe, and the task it is at: its place, and when it must be done."""

    process: BaseProcess
    pipe: Connection
    task: int | None = None
    deadline: float = 0.0
    ready: bool = False


def run(
    call: Callable[[Any], Any],
    arguments: Sequence[Any],
    *,
    workers: int,
    seconds: float,
    megabytes: int,
) -> Iterator[Any]:
    """Yield the result of `call` for each argument, or Lost, in the order of the arguments.

    A task is stopped after `seconds`; a process may use `megabytes` of address space where the
    system can limit that. `call` must be importable by name; what it raises becomes Lost. At least
    one worker runs, and no more than there are arguments.
    """
    queue = list(range(len(arguments)))[::-1]
    tries = [0] * len(arguments)
    done: dict[int, Any] = {}
    crew: list[_Worker] = []
    following = 0
    try:
        while following < len(arguments):
            _dismiss([worker for worker in crew if worker.task is None and not _lives(worker)])
            crew = [worker for worker in crew if worker.task is not None or _lives(worker)]
            while len(crew) < max(workers, 1) and len(crew) < _busy(crew) + len(queue):
                crew.append(_hired(call, megabytes))
            _hand_out(crew, queue, arguments, seconds)
            for place, result in _collected(crew, seconds):
                tries[place] += 1
                if result is _CRASHED and tries[place] < TRIES:
                    queue.append(place)
                else:
                    done[place] = result
            while following in done:
                yield done.pop(following)
                following += 1
    finally:
        _dismiss(crew)


def _lives(worker: _Worker) -> bool:
    return worker.process.is_alive()


def _busy(crew: Sequence[_Worker]) -> int:
    return sum(worker.task is not None for worker in crew)


def _hired(call: Callable[[Any], Any], megabytes: int) -> _Worker:
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_work, args=(call, theirs, megabytes), daemon=True)
    process.start()
    theirs.close()
    return _Worker(process, ours)


def _hand_out(
    crew: Sequence[_Worker], queue: list[int], arguments: Sequence[Any], seconds: float
) -> None:
    for worker in crew:
        if worker.task is None and queue:
            worker.task = queue.pop()
            starting = 0.0 if worker.ready else STARTING
            worker.deadline = time.monotonic() + starting + seconds
            with contextlib.suppress(OSError):  # dead already: its pipe says so next
                worker.pipe.send(arguments[worker.task])


def _collected(crew: Sequence[_Worker], seconds: float) -> Iterator[tuple[int, Any]]:
    """Wait for something to happen, and yield what came of which task."""
    busy = [(worker, worker.task) for worker in crew if worker.task is not None]
    patience = min(worker.deadline for worker, _ in busy) - time.monotonic()
    heard = set(wait([worker.pipe for worker, _ in busy], timeout=max(patience, 0)))
    for worker, task in busy:
        if worker.pipe in heard:
            message = _received(worker)
            if not worker.ready and message == _READY:
                worker.ready = True
                worker.deadline = time.monotonic() + seconds
                continue
            worker.task = None
            yield task, message
        elif time.monotonic() >= worker.deadline:
            worker.task = None
            _dismiss([worker])
            yield task, Lost(f"reading it took more than {seconds:g} seconds")


def _received(worker: _Worker) -> Any:
    try:
        return worker.pipe.recv()
    except (EOFError, OSError):
        _dismiss([worker])
        return _CRASHED
    except Exception as error:  # noqa: BLE001 - unpickling a result can raise anything
        return _failed(error)


def _dismiss(crew: Sequence[_Worker]) -> None:
    for worker in crew:
        worker.process.kill()
    for worker in crew:
        worker.process.join()
        worker.pipe.close()


def _work(call: Callable[[Any], Any], pipe: Connection, megabytes: int) -> None:
    """The life of a worker process: take an argument, send back a result."""
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _limit_memory(megabytes)
    with contextlib.suppress(EOFError, OSError, KeyboardInterrupt):
        pipe.send(_READY)
        while True:
            result = _result(call, pipe.recv(), megabytes)
            try:
                pipe.send(result)
            except OSError:
                raise
            except Exception as error:  # noqa: BLE001 - pickling can, too
                pipe.send(_failed(error))


def _result(call: Callable[[Any], Any], argument: Any, megabytes: int) -> Any:
    try:
        return call(argument)
    except MemoryError:
        return Lost(f"reading it needed more than {megabytes} MB of memory")
    except Exception as error:  # noqa: BLE001 - so can a hostile file
        return _failed(error)


def _failed(error: Exception) -> Lost:
    said = " ".join(str(error).split())
    return Lost(f"reading it failed ({type(error).__name__}: {said})")


def _end_with_parent() -> None:
    """Leave no orphan reading on when the process that asked is gone."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _limit_memory(megabytes: int) -> None:
    try:
        import resource
    except ImportError:  # Windows has no such limit
        return
    limit = megabytes * 1024 * 1024
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    if hard == resource.RLIM_INFINITY or limit <= hard:
        resource.setrlimit(resource.RLIMIT_AS, (limit, hard))
