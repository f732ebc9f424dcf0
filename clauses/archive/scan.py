"""One run over an archive: find what is there, have the new read, commit each result by itself."""

import hashlib
import json
from collections.abc import Callable, Generator, Iterable, Sequence
from contextlib import closing
from functools import partial
from typing import Any

from clauses.archive.engines import ENGINES
from clauses.archive.engines.crew import Crew
from clauses.archive.feed import Feed, Wanted
from clauses.archive.filed import Filed, FiledStatus
from clauses.archive.listing import in_order
from clauses.archive.progress import Progress, Watch
from clauses.archive.reading import Task, file_away
from clauses.archive.store import Store
from clauses.pipeline import Setup
from clauses.records import Refused, Tool
from clauses.renderers.layout import as_json
from clauses.workers import Lost

_ALL = Wanted()
_ALONE = Crew()


def _unwatched(progress: Progress, refused: Refused | None) -> None:
    """Tell nobody."""


def made_with(tool: Tool, setup: Setup) -> tuple[str, str]:
    """Return the hash of all that decides what comes of a content, and what it is of, as JSON."""
    said = as_json(tool) | {
        "min_confidence": setup.min_confidence,
        "vendors": hashlib.sha256(repr(setup.vendors).encode()).hexdigest(),
    }
    text = json.dumps(said, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest(), text


def scan_archive(
    paths: Sequence[str],
    store: Store,
    setup: Setup,
    tool: Tool,
    *,
    now: Callable[[], str],
    engine: str = "local",
    crew: Crew = _ALONE,
    wanted: Wanted = _ALL,
    watch: Watch = _unwatched,
) -> Progress:
    """Read what lies at the paths and is not in the store, and return how far it came.

    `now` gives the time for the record of runs, and for nothing else. Whatever ends the run, what
    was committed stays; the same call goes on from there. Raises UsageError where the store cannot
    be written, or the engine cannot run.
    """
    stamp, what = made_with(tool, setup)
    run = store.begin_run(now(), stamp, what)
    progress = Progress()
    feed = Feed(in_order(paths, store.path), store, stamp, wanted, progress, watch)
    progress.total = feed.count()
    call = partial(file_away, setup)
    tasks: Iterable[Task] = feed.tasks()
    tries: dict[str, int] = {}
    while True:
        again: list[Task] = []
        with closing(_run(engine, call, tasks, crew)) as results:
            for task, result in results:
                filed = _as_filed(task, result)
                path = task.item.path
                tries[path] = tries.get(path, 0) + 1
                if feed.is_stale(task, filed, tries[path]):
                    again += feed.instead_of(task)
                    continue
                del tries[path]
                filed = _committed(store, task, filed, stamp)
                feed.end(task, filed)
                _count(progress, task, filed, watch)
        if not again:
            break
        tasks = again
    if not progress.missing:
        store.note_vanished(sorted(feed.roots))
    store.call_by_smallest_paths()
    store.end_run(run, now())
    return progress


def _run(
    engine: str, call: Callable[..., Any], tasks: Iterable[Task], crew: Crew
) -> Generator[tuple[Task, Any], None, None]:
    """What the engine gives; to close this stops its workers."""
    yield from ENGINES[engine](call, tasks, crew)


def _as_filed(task: Task, result: Any) -> Filed:
    if isinstance(result, Filed):
        return result
    reason = result.reason if isinstance(result, Lost) else "its reader gave no result"
    return Filed(task.sha256, FiledStatus.LOST, reason=reason,
                 advice="try again with --retry-failed, or print it to a new PDF")  # fmt: skip


def _committed(store: Store, task: Task, filed: Filed, stamp: str) -> Filed:
    """What now stands in the store: of a content nobody knows, only that it cannot be read."""
    if filed.sha256:
        return store.commit(filed, stamp, task.item.path, known=bool(task.sha256))
    store.note_unreadable(task.item, filed.reason, filed.advice)
    return filed


def _count(progress: Progress, task: Task, filed: Filed, watch: Watch) -> None:
    progress.read += 1
    progress.pages += len(filed.pages)
    refused = None
    if filed.status in (FiledStatus.REFUSED, FiledStatus.LOST):
        progress.failed += 1
        refused = Refused(task.item.path, filed.reason, filed.advice)
    elif filed.unread:
        progress.failed += 1
        pages = len(filed.unread)
        refused = Refused(task.item.path, f"{pages} of {len(filed.pages)} pages not read", "")
    watch(progress, refused)
