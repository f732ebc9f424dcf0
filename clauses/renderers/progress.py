"""Progress of a scan on standard error: a bar on a terminal, else a line for each refused file."""

from collections.abc import Iterable, Iterator
from typing import TextIO

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeElapsedColumn

from clauses.records import Deal, Refused
from clauses.renderers.wording import plain


def watched(
    refused: Iterable[Refused], results: Iterable[Deal | Refused], total: int, stream: TextIO
) -> Iterator[Deal | Refused]:
    """Yield `results` unchanged; `stream` shows how many of `total` are done.

    It names each file `refused` before the scan or in it.
    """
    columns = (BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    console = Console(file=stream, markup=False, highlight=False, emoji=False)
    bar = Progress(*columns, console=console, transient=True, disable=not stream.isatty())
    for early in refused:
        console.print(refused_line(early), soft_wrap=True)
    with bar:
        task = bar.add_task("scan", total=total)
        for result in results:
            if isinstance(result, Refused):
                console.print(refused_line(result), soft_wrap=True)
            bar.advance(task)
            yield result


def refused_line(refused: Refused) -> str:
    """Return one line that says which file was refused, why, and what to do."""
    advice = f"; {refused.advice}" if refused.advice else ""
    return plain(f"clauses: not read: {refused.path}: {refused.reason}{advice}")
