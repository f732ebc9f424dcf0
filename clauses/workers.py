"""Run a function over many arguments in worker processes that can be killed.

A file can hang or crash the library that reads it; neither may stop a run or lose what is done.
The pools of the standard library lose other tasks when one worker dies, so this keeps one pipe and
one task a worker.
"""

import contextlib
import math
import multiprocessing
import signal
import time
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any

from clauses.worker import READY, Step, failed, work
from clauses.worker import Lost as Lost
from clauses.worker import Steps as Steps

TRIES = 2  # a worker killed from outside, by the system say, is no fault of its task's
STARTING = 60.0  # seconds a new process may take before the clock of its task starts


_CRASHED = Lost("the program reading it crashed, or needed more memory than it may use")
_SURE_TO_CRASH = Lost(_CRASHED.reason)  # again, if it were tried again
# How a process ends that a library of its own brought down; out of memory, they abort.
_OWN_FAULTS = {-signal.SIGABRT, -signal.SIGFPE, -signal.SIGILL, -signal.SIGSEGV}
_STUCK = Lost("too many of its pages took too long")
MOST_GIVEN_UP = 20  # steps of a task; one with more is not worth the time it takes to try again


@dataclass(slots=True)
class _Task:
    """A task with the seconds it has left, how often it was tried, and the steps it gave up."""

    argument: Any
    left: float
    tries: int = 0
    given_up: frozenset[int] = frozenset()

    def gives_up(self, step: int) -> bool:
        """Pass over the step from now on; False where that was no step, or is one too many."""
        if not step or len(self.given_up) >= MOST_GIVEN_UP:
            return False
        self.given_up |= {step}
        self.tries = 0
        return True


@dataclass(slots=True)
class _Worker:
    """One process with its pipe, and the task it is at: its place, and when it must be done.

    `step` is the one the task is at, 0 between them, and `step_deadline` when that must be done.
    """

    process: BaseProcess
    pipe: Connection
    task: int | None = None
    deadline: float = 0.0
    ready: bool = False
    step: int = 0
    step_deadline: float = math.inf


def run(
    call: Callable[..., Any],
    arguments: Sequence[Any],
    *,
    workers: int,
    seconds: float,
    megabytes: int,
    step_seconds: float | None = None,
) -> Iterator[Any]:
    """Yield the result of `call` for each argument, or Lost, in the order of the arguments.

    The rest is as in `run_as_they_end`.
    """
    done: dict[int, Any] = {}
    following = 0
    ended = run_as_they_end(
        call,
        arguments,
        workers=workers,
        seconds=seconds,
        megabytes=megabytes,
        step_seconds=step_seconds,
    )
    for place, result in ended:
        done[place] = result
        while following in done:
            yield done.pop(following)
            following += 1


def run_as_they_end(
    call: Callable[..., Any],
    arguments: Iterable[Any],
    *,
    workers: int,
    seconds: float,
    megabytes: int,
    step_seconds: float | None = None,
    ahead: bool = True,
) -> Generator[tuple[int, Any], None, None]:
    """Yield the place of each argument with the result of `call` for it, or Lost, as they end.

    A task is stopped after `seconds`; a process may use `megabytes` of address space where the
    system can limit that. `call` must be importable by name; what it raises becomes Lost. At least
    one worker runs, and no more than there are arguments. Arguments are drawn as they are needed,
    so that there may be any number of them: one a worker `ahead`, or none before the last result
    was taken.

    With `step_seconds`, `call` is given `Steps` besides, and a step that takes longer, or crashes,
    costs no more than itself: the task begins again in what is left of its time, and passes over
    the step.
    """
    steps = math.inf if step_seconds is None else step_seconds
    drawn = enumerate(arguments)
    tasks: dict[int, _Task] = {}
    queue: list[int] = []  # the last is the next
    crew: list[_Worker] = []
    ended: list[tuple[int, Any]] = []
    workers = max(workers, 1)
    try:
        while True:
            if not ahead:
                yield from ended
                ended = []
            _draw(drawn, tasks, queue, seconds, workers - _busy(crew))
            crew = _fit_for_work(crew)
            while len(crew) < workers and len(crew) < _busy(crew) + len(queue):
                crew.append(_hired(call, megabytes, step_seconds is not None))
            _hand_out(crew, queue, tasks)
            yield from ended  # while the workers are at their next tasks
            ended = []
            if not _busy(crew):
                return
            _draw(drawn, tasks, queue, seconds, workers if ahead else 0)
            for worker, place, result in _collected(crew, tasks, seconds, steps):
                task = tasks[place]
                task.tries += 1
                crashed = result is _CRASHED or result is _SURE_TO_CRASH
                again = result is _CRASHED and task.tries < TRIES
                if again or ((crashed or result is _STUCK) and task.gives_up(worker.step)):
                    queue.append(place)
                else:
                    del tasks[place]
                    ended.append((place, result))
    finally:
        _dismiss(crew)


def _draw(
    drawn: Iterator[tuple[int, Any]],
    tasks: dict[int, _Task],
    queue: list[int],
    seconds: float,
    wanted: int,
) -> None:
    """Draw arguments until so many wait in the queue, or there are no more."""
    while len(queue) < wanted:
        following = next(drawn, None)
        if following is None:
            return
        place, argument = following
        tasks[place] = _Task(argument, seconds)
        queue.insert(0, place)


def _fit_for_work(crew: Sequence[_Worker]) -> list[_Worker]:
    """Dismiss the workers that died idle, and return the others."""
    dead = [worker for worker in crew if worker.task is None and not _lives(worker)]
    _dismiss(dead)
    return [worker for worker in crew if worker not in dead]


def _lives(worker: _Worker) -> bool:
    return worker.process.is_alive()


def _busy(crew: Sequence[_Worker]) -> int:
    return sum(worker.task is not None for worker in crew)


def _hired(call: Callable[..., Any], megabytes: int, in_steps: bool) -> _Worker:
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=work, args=(call, theirs, megabytes, in_steps), daemon=True)
    process.start()
    theirs.close()
    return _Worker(process, ours)


def _hand_out(crew: Sequence[_Worker], queue: list[int], tasks: Mapping[int, _Task]) -> None:
    for worker in crew:
        if worker.task is None and queue:
            worker.task = queue.pop()
            task = tasks[worker.task]
            starting = 0.0 if worker.ready else STARTING
            worker.deadline = time.monotonic() + starting + task.left
            worker.step, worker.step_deadline = 0, math.inf
            with contextlib.suppress(OSError):  # dead already: its pipe says so next
                worker.pipe.send((task.argument, task.given_up))


def _collected(
    crew: Sequence[_Worker], tasks: Mapping[int, _Task], seconds: float, step_seconds: float
) -> Iterator[tuple[_Worker, int, Any]]:
    """Wait for something to happen, and yield what came of which task, and who was at it."""
    busy = [(worker, worker.task) for worker in crew if worker.task is not None]
    deadlines = [min(worker.deadline, worker.step_deadline) for worker, _ in busy]
    patience = min(deadlines) - time.monotonic()
    heard = set(wait([worker.pipe for worker, _ in busy], timeout=max(patience, 0)))
    for worker, task in busy:
        if worker.pipe in heard:
            message = _received(worker)
            if not worker.ready and message == READY:
                worker.ready = True
                worker.deadline = time.monotonic() + tasks[task].left
                continue
            if isinstance(message, Step):
                worker.step = message.number
                worker.step_deadline = time.monotonic() + (
                    step_seconds if worker.step else math.inf
                )
                continue
            _leave(worker, tasks[task])
            yield worker, task, message
        elif (now := time.monotonic()) >= min(worker.deadline, worker.step_deadline):
            lost = Lost(f"reading it took more than {seconds:g} seconds")
            stuck = now < worker.deadline
            _leave(worker, tasks[task])
            _dismiss([worker])
            yield worker, task, _STUCK if stuck else lost


def _leave(worker: _Worker, task: _Task) -> None:
    """The worker is at the task no more, which has used up some of its time."""
    task.left = max(0.0, min(task.left, worker.deadline - time.monotonic()))
    worker.task = None


def _received(worker: _Worker) -> Any:
    try:
        return worker.pipe.recv()
    except (EOFError, OSError):
        worker.process.kill()
        worker.process.join()
        ended = worker.process.exitcode
        _dismiss([worker])
        return _SURE_TO_CRASH if ended in _OWN_FAULTS else _CRASHED
    except Exception as error:  # noqa: BLE001 - unpickling a result can raise anything
        return failed(error)


def _dismiss(crew: Sequence[_Worker]) -> None:
    for worker in crew:
        worker.process.kill()
    for worker in crew:
        worker.process.join()
        worker.pipe.close()
