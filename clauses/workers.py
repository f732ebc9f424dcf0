"""Run a function over many arguments in worker processes that can be killed.

A file can hang or crash the library that reads it; neither may stop a run or lose what is done.
The pools of the standard library lose other tasks when one worker dies, so this keeps one pipe and
one task a worker.
"""

import contextlib
import multiprocessing
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any

from clauses.errors import ClausesError

TRIES = 2  # a worker killed from outside, by the system say, is no fault of its task's


@dataclass(frozen=True, slots=True)
class Lost:
    """A task without a result, and why."""

    reason: str


@dataclass(slots=True)
class _Worker:
    """One process with its pipe, and the task it is at: place, tries so far, deadline."""

    process: BaseProcess
    pipe: Connection
    task: int | None = None
    deadline: float = 0.0


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
    system can limit that. `call` must be importable by name; what it raises becomes Lost.
    """
    queue = list(range(len(arguments)))[::-1]
    tries = [0] * len(arguments)
    done: dict[int, Any] = {}
    crew: list[_Worker] = []
    following = 0
    try:
        crew += [_hired(call, megabytes) for _ in range(min(workers, len(arguments)))]
        while following < len(arguments):
            _hand_out(crew, queue, arguments, seconds)
            for place, result in _collected(crew, seconds):
                tries[place] += 1
                if result is None and tries[place] < TRIES:
                    queue.append(place)
                else:
                    done[place] = Lost(_CRASHED) if result is None else result
            crew = [w if w.process.is_alive() else _hired(call, megabytes) for w in crew]
            while following in done:
                yield done.pop(following)
                following += 1
    finally:
        for worker in crew:
            _dismiss(worker)


_CRASHED = "the program reading it crashed, or needed more memory than it may use"


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
            worker.deadline = time.monotonic() + seconds
            with contextlib.suppress(OSError):  # dead already: its pipe says so next
                worker.pipe.send(arguments[worker.task])


def _collected(crew: Sequence[_Worker], seconds: float) -> Iterator[tuple[int, Any]]:
    """Wait for something to happen, and yield what came of it; None is a crash."""
    busy = {worker.pipe: worker for worker in crew if worker.task is not None}
    patience = min(worker.deadline for worker in busy.values()) - time.monotonic()
    ready = set(wait(list(busy), timeout=max(patience, 0)))
    for pipe, worker in busy.items():
        if pipe in ready:
            yield _finished(worker)
        elif time.monotonic() >= worker.deadline:
            task = _taken_from(worker)
            _dismiss(worker)
            yield task, Lost(f"reading it took more than {seconds:g} seconds")


def _finished(worker: _Worker) -> tuple[int, Any]:
    task = _taken_from(worker)
    try:
        return task, worker.pipe.recv()
    except (EOFError, OSError):
        _dismiss(worker)
        return task, None


def _taken_from(worker: _Worker) -> int:
    task, worker.task = worker.task, None
    if task is None:
        raise ClausesError("a worker answered without a task")
    return task


def _dismiss(worker: _Worker) -> None:
    worker.process.kill()
    worker.process.join()
    worker.pipe.close()


def _work(call: Callable[[Any], Any], pipe: Connection, megabytes: int) -> None:
    """The life of a worker process: take an argument, send back a result."""
    _limit_memory(megabytes)
    with contextlib.suppress(EOFError, OSError, KeyboardInterrupt):
        while True:
            argument = pipe.recv()
            try:
                result = call(argument)
            except MemoryError:
                result = Lost(f"reading it needed more than {megabytes} MB of memory")
            except Exception as error:  # noqa: BLE001 - a hostile file can raise anything
                result = Lost(f"reading it failed ({type(error).__name__}: {error})")
            pipe.send(result)


def _limit_memory(megabytes: int) -> None:
    try:
        import resource
    except ImportError:  # Windows has no such limit
        return
    limit = megabytes * 1024 * 1024
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    if hard == resource.RLIM_INFINITY or limit <= hard:
        resource.setrlimit(resource.RLIMIT_AS, (limit, hard))
