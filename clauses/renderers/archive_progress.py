"""How far the scan of an archive is: a bar on a terminal, else a line now and then."""

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Protocol, TextIO

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

from clauses.records import Refused
from clauses.renderers.progress import refused_line
from clauses.renderers.wording import counted

SECONDS_BETWEEN_LINES = 30.0


class Counts(Protocol):
    """What is shown of a run: see `clauses.archive.progress.Progress`."""

    total: int | None
    seen: int
    read: int
    pages: int
    known: int
    same: int
    failed: int
    failed_before: int
    others: int


@contextmanager
def watching(
    stream: TextIO, *, quiet: bool = False, faulty: Sequence[Refused] = ()
) -> Iterator[Callable[[Counts, Refused | None], None]]:
    """Give what is told of each step, with what was refused at it if anything was.

    Each file that could not be read is a line; at the end one line sums up.
    """
    console = Console(file=stream, markup=False, highlight=False, emoji=False, quiet=quiet)
    columns = (
        BarColumn(), TextColumn("{task.fields[said]}"), TimeElapsedColumn(), TimeRemainingColumn(),
    )  # fmt: skip
    shown = stream.isatty() and not quiet
    bar = Progress(*columns, console=console, transient=True, disable=not shown)
    began = time.monotonic()
    last: list[Counts] = []
    spoke = began

    def tell(counts: Counts, refused: Refused | None) -> None:
        nonlocal spoke
        last[:] = [counts]
        if refused is not None:
            console.print(refused_line(refused), soft_wrap=True)
        done = counts.read + counts.known + counts.same
        if shown:
            bar.update(task, completed=done, total=counts.total, said=_said(counts, began))
        elif time.monotonic() - spoke >= SECONDS_BETWEEN_LINES:
            spoke = time.monotonic()
            left = _left(counts, done, began)
            console.print(f"clauses: {_said(counts, began)}{left}", soft_wrap=True)

    for fault in faulty:
        console.print(refused_line(fault), soft_wrap=True)
    try:
        with bar:
            task = bar.add_task("scan", total=None, said="")
            yield tell
    finally:
        if last:
            console.print(f"clauses: {_said(last[0], began)}; {_sum(last[0])}", soft_wrap=True)


def _said(counts: Counts, began: float) -> str:
    minutes = max(time.monotonic() - began, 1e-9) / 60
    of = f" of {counts.total}" if counts.total is not None else ""
    done = counts.read + counts.known + counts.same
    return f"{done}{of} files, {counts.pages / minutes:.0f} pages a minute, {counts.failed} failed"


def _left(counts: Counts, done: int, began: float) -> str:
    if counts.total is None or not counts.read:
        return ""
    seconds = (time.monotonic() - began) / counts.read * max(counts.total - done, 0)
    return f", about {seconds / 60:.0f} min left"


def _sum(counts: Counts) -> str:
    before = f", {counts.failed_before} not read before" if counts.failed_before else ""
    return (
        f"{counted(counts.read, 'content')} read with {counted(counts.pages, 'page')}, "
        f"{counts.known} known before{before}, {counts.same} the same as another, "
        f"{counts.others} not documents"
    )
