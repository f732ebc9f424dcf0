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

    It names each file `refused` before the scan or in it, and each with pages that were not read.
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
            else:
                for line in unread_lines(result):
                    console.print(line, soft_wrap=True)
            bar.advance(task)
            yield result


def unread_lines(deal: Deal) -> Iterator[str]:
    """Yield a line for each document of which pages could not be read."""
    for document in deal.documents:
        if document.pages_unreadable:
            how = "not read" if document.pages_unreadable == document.pages else "read in part"
            why = "; ".join(document.warnings)
            yield plain(f"clauses: {how}: {document.path}: {why}")


def refused_line(refused: Refused) -> str:
    """Return one line that says which file was refused, why, and what to do."""
    advice = f"; {refused.advice}" if refused.advice else ""
    return plain(f"clauses: not read: {refused.path}: {refused.reason}{advice}")
