"""Workers on this machine."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from clauses.archive.engines.crew import Crew
from clauses.workers import run_as_they_end


def run_locally(
    call: Callable[..., Any], tasks: Iterable[Any], crew: Crew
) -> Iterator[tuple[Any, Any]]:
    """Yield each task with the result of `call`, or Lost, as they end."""
    at_work: dict[int, Any] = {}

    def drawn() -> Iterator[Any]:
        for place, task in enumerate(tasks):
            at_work[place] = task
            yield task

    limits = crew.limits
    for place, result in run_as_they_end(
        call,
        drawn(),
        workers=crew.workers,
        seconds=limits.seconds,
        megabytes=limits.megabytes,
        step_seconds=limits.page_seconds,
    ):
        yield at_work.pop(place), result
