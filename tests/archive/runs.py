"""Small archives, and runs over them in this process: no workers, so that a test can see inside."""

from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from clauses.archive.engines import ENGINES
from clauses.archive.engines.crew import Crew
from clauses.archive.feed import Wanted
from clauses.archive.progress import Progress
from clauses.archive.scan import scan_archive
from clauses.archive.store import Store
from clauses.classification import load_model
from clauses.judgement import bundled_policy, load_policies
from clauses.pipeline import Setup, tool
from clauses.records import Refused

SALE = "Northlight may sell the plate reads it collects to any third party."
KEEP = "Images are deleted thirty days after they are taken."


def contract(number: int = 1, words: str = SALE) -> str:
    """A short agreement; each number is another content."""
    return (
        f"# Services Agreement {number}\n\nThis Services Agreement is between Northlight Systems,"
        f" Inc. and the Town of Harrow.\n\n## 1. Data\n\n{words}\n"
    )


def folder_of(root: Path, **words: str) -> Path:
    """A folder with the files named; two strokes in a name stand for a folder, as in `a__b_md`."""
    for name, text in words.items():
        path = root / name.replace("__", "/").replace("_md", ".md").replace("_txt", ".txt")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return root


def setup() -> Setup:
    """What a run judges by here: few rules, so that it is quick."""
    return Setup(load_model().folder, load_policies((bundled_policy("baseline"),)))


Before = Callable[[Any], None]


def inline(before: Before | None = None) -> Any:
    """An engine that reads in this process; `before` is called with each task as it is drawn."""

    def engine(
        call: Callable[..., Any], tasks: Iterable[Any], crew: Crew
    ) -> Generator[tuple[Any, Any], None, None]:
        for task in tasks:
            if before is not None:
                before(task)
            yield task, call(task)

    return engine


@contextmanager
def engine(run: Any) -> Iterator[None]:
    """Have `run` be the engine "local" meanwhile."""
    before = ENGINES["local"]
    ENGINES["local"] = run
    try:
        yield
    finally:
        ENGINES["local"] = before


def read_into(
    store: Path,
    *paths: Path | str,
    wanted: Wanted | None = None,
    before: Before | None = None,
    run: Any = None,
    refused: list[Refused] | None = None,
    made: str = "",
) -> Progress:
    """Scan the paths into the store in this process; `made` stands for another version."""
    told = refused if refused is not None else []

    def watch(progress: Progress, one: Refused | None) -> None:
        if one is not None:
            told.append(one)

    given = setup()
    by = tool(load_model(), given.policies, (made,))
    with closing(Store(store)) as opened, engine(run or inline(before)):
        return scan_archive(
            [str(path) for path in paths], opened, given, by, now=lambda: "2026-11-25T10:00:00Z",
            wanted=wanted or Wanted(), watch=watch,
        )  # fmt: skip


def rows(store: Path, query: str) -> list[tuple[Any, ...]]:
    """What the store answers."""
    with closing(Store(store)) as opened:
        return list(opened._db.execute(query))
