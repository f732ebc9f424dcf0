"""The life of a worker process: take an argument, send back a result; see `workers.py`."""

import contextlib
import multiprocessing
import os
import threading
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from multiprocessing.connection import Connection
from typing import Any

from clauses.memory import give_back_memory

READY = "ready"


@dataclass(frozen=True, slots=True)
class Lost:
    """A task without a result, and why."""

    reason: str


@dataclass(frozen=True, slots=True)
class Step:
    """A worker's word that the task begins its step of this number; 0 ends the last one."""

    number: int


class Steps:
    """The steps of a task, a page each: what hangs at one is begun again, and passes over it.

    A task must take the same steps in the same order each time.
    """

    def __init__(self, pipe: Connection, given_up: frozenset[int]) -> None:
        """Tell of each step through `pipe`; steps count from 1."""
        self._pipe = pipe
        self._given_up = given_up
        self._number = 0

    def begin(self) -> bool:
        """Begin the next step; return False where it was given up and must be passed over."""
        self._number += 1
        taken = self._number not in self._given_up
        self._pipe.send(Step(self._number if taken else 0))
        return taken

    def end(self) -> None:
        """End the last step: what follows has only the time limit of the task."""
        self._pipe.send(Step(0))


def work(call: Callable[..., Any], pipe: Connection, megabytes: int, in_steps: bool) -> None:
    """Take arguments from the pipe, one by one, and send back what `call` returns, or Lost."""
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _silence()
    _limit_memory(megabytes)
    with contextlib.suppress(EOFError, OSError, KeyboardInterrupt):
        pipe.send(READY)
        while True:
            argument, given_up = pipe.recv()
            steps = (Steps(pipe, given_up),) if in_steps else ()
            result = _result(partial(call, argument, *steps), megabytes)
            try:
                pipe.send(result)
            except OSError:
                raise
            except Exception as error:  # noqa: BLE001 - pickling can, too
                pipe.send(failed(error))
            del result, argument
            give_back_memory()


def _result(call: Callable[[], Any], megabytes: int) -> Any:
    try:
        return call()
    except MemoryError:
        return Lost(f"reading it needed more than {megabytes} MB of memory")
    except Exception as error:  # noqa: BLE001 - so can a hostile file
        return failed(error)


def failed(error: Exception) -> Lost:
    """Return that a task failed with an error."""
    said = " ".join(str(error).split())
    return Lost(f"reading it failed ({type(error).__name__}: {said})")


def _end_with_parent() -> None:
    """Leave no orphan reading on when the process that asked is gone."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _silence() -> None:
    """Keep what libraries print, and their last words, out of the report and the user's sight."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (1, 2):
        os.dup2(nowhere, stream)
    os.close(nowhere)


def _limit_memory(megabytes: int) -> None:
    try:
        import resource
    except ImportError:  # Windows has no such limit
        return
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))  # a crash leaves no contract on the disk
    limit = megabytes * 1024 * 1024
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    if hard == resource.RLIM_INFINITY or limit <= hard:
        resource.setrlimit(resource.RLIMIT_AS, (limit, hard))
