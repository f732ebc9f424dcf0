"""What reads the files of an archive: an engine a module; the table below is all there is.

An engine draws tasks as it needs them, and yields each with what came of it, as they end: what
`call` returned, or Lost.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from clauses.archive.engines.crew import Crew
from clauses.archive.engines.dask import run_on_dask
from clauses.archive.engines.local import run_locally

Engine = Callable[[Callable[..., Any], Iterable[Any], Crew], Iterator[tuple[Any, Any]]]

ENGINES: dict[str, Engine] = {
    "dask": run_on_dask,
    "local": run_locally,
}
