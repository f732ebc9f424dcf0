"""One run over an archive: find what is there, have the new read, commit each result by itself."""

import hashlib
import json
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Any

from clauses.archive.engines import ENGINES
from clauses.archive.engines.crew import Crew
from clauses.archive.filed import Filed, FiledStatus
from clauses.archive.items import Item, Other
from clauses.archive.listing import as_it_is_now, items_at
from clauses.archive.reading import CHANGED, Task, file_away, local_copy
from clauses.archive.remote import is_address
from clauses.archive.store import Store
from clauses.errors import UnreadableInput
from clauses.pipeline import Setup
from clauses.records import Refused, Tool
from clauses.renderers.layout import as_json
from clauses.workers import Lost

_HASHED_AT_ONCE = 1 << 20
TRIES = 3  # for a file that changes while it is read


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which files a run is to read: all that were not, or less, or more.

    `since` is a day, as 2026-11-25: files changed before it are passed over. `shard` is (i, n) for
    the i-th of n runs, from 1, that share the work by path.
    """

    retry_failed: bool = False
    since: str | None = None
    shard: tuple[int, int] | None = None

    def takes(self, item: Item) -> bool:
        """Return whether the item is one of those."""
        if self.since is not None and item.modified[: len(self.since)] < self.since:
            return False
        if self.shard is None:
            return True
        number, of = self.shard
        return zlib.crc32(item.path.encode("utf-8", "surrogatepass")) % of == number - 1


@dataclass(slots=True)
class Progress:
    """How far a run is. `total` is what there is to see, None before it was counted."""

    total: int | None = None
    seen: int = 0
    read: int = 0
    pages: int = 0
    known: int = 0
    same: int = 0
    failed: int = 0
    others: int = 0
    refused: list[Refused] = field(default_factory=list)


Watch = Callable[[Progress, Refused | None], None]


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
    crew: Crew = Crew(),
    wanted: Wanted = Wanted(),
    watch: Watch = lambda progress, refused: None,
) -> Progress:
    """Read what lies at the paths and is not in the store, and return how far it came.

    `now` gives the time for the record of runs, and for nothing else. Whatever ends the run, what
    was committed stays; the same call goes on from there.
    """
    stamp, what = made_with(tool, setup)
    run = store.begin_run(now(), stamp, what)
    progress = Progress()
    progress.total = _count_of(paths, store, wanted)
    feed = _Feed(paths, store, stamp, wanted, progress, watch)
    call = partial(file_away, setup)
    again: list[Task] = []
    tries: dict[str, int] = {}
    tasks: Iterable[Task] = feed.tasks()
    while True:
        for task, result in ENGINES[engine](call, tasks, crew):
            filed = _as_filed(task, result)
            tries[task.item.path] = tries.get(task.item.path, 0) + 1
            if feed.is_stale(task, filed, tries[task.item.path]):
                again += feed.instead_of(task)
                continue
            tries.pop(task.item.path, None)
            store.commit(filed, stamp, None if task.sha256 else task.item.path)
            _count(progress, task, filed, watch)
        if not again:
            break
        tasks, again = again, []
    if wanted == Wanted(retry_failed=wanted.retry_failed) and not progress.refused:
        store.note_vanished(sorted(feed.roots))
    store.end_run(run, now())
    return progress


def _count_of(paths: Sequence[str], store: Store, wanted: Wanted) -> int | None:
    """How many files there are; None where counting them would mean asking somebody far away."""
    if any(map(is_address, paths)):
        return None
    found = items_at(paths, store.path.resolve().parent)
    return sum(isinstance(one, Item) and wanted.takes(one) for one in found)


@dataclass(slots=True)
class _Feed:
    """What is to be read, found as it is needed: names in order, each content once."""

    paths: Sequence[str]
    store: Store
    stamp: str
    wanted: Wanted
    progress: Progress
    watch: Watch
    roots: set[str] = field(default_factory=set)
    begun: set[bytes] = field(default_factory=set)  # contents of this run: 32 bytes each

    def tasks(self) -> Iterator[Task]:
        """Yield a task for each content that is not in the store yet."""
        for found in items_at(self.paths, self.store.path.resolve().parent):
            if isinstance(found, Refused):
                self.progress.refused.append(found)
                self.watch(self.progress, found)
                continue
            self.roots.add(found.root)
            if isinstance(found, Other):
                self.store.note_other(found, "passed_over")
                self.progress.others += 1
            elif self.wanted.takes(found):
                self.progress.seen += 1
                task = self._task(found)
                self.watch(self.progress, None)
                if task is not None:
                    yield task
            else:
                self.store.note_again(found.path)

    def _task(self, item: Item) -> Task | None:
        known = self.store.hash_of(item)
        sha256 = known if known is not None else self._hashed(item)
        if sha256 is None:
            return None
        if known is None:
            self.store.note_item(item, sha256 or None)
        else:
            self.store.note_again(item.path)
        if not sha256:
            return Task(item, "")
        if self.store.is_done(sha256, self.stamp, retry_failed=self.wanted.retry_failed):
            self.progress.known += 1
            return None
        if bytes.fromhex(sha256) in self.begun:
            self.progress.same += 1
            return None
        self.begun.add(bytes.fromhex(sha256))
        return Task(item, sha256)

    def _hashed(self, item: Item) -> str | None:
        """The hash of an item's content; "" of one far away, which its reader tells; None of one
        that is not there any more."""
        if is_address(item.place):
            return ""
        try:
            return content_hash(item)
        except UnreadableInput as error:
            other = Other(item.path, item.root, error.found.removeprefix(f"{item.place}: "),
                          error.advice)  # fmt: skip
            self.store.note_other(other, "unreadable")
            self.progress.failed += 1
            self.watch(self.progress, Refused(item.path, other.reason, other.advice))
            return None

    def is_stale(self, task: Task, filed: Filed, tries: int) -> bool:
        """Return whether this came of a file that vanished, or changed while it was read."""
        gone = filed.status is FiledStatus.REFUSED and not _is_there(task.item)
        return gone or (filed.reason == CHANGED and tries < TRIES)

    def instead_of(self, task: Task) -> tuple[Task, ...]:
        """Return what to read instead: the file as it is now, or another of the same content."""
        item = task.item
        self.begun.discard(bytes.fromhex(task.sha256))
        if _is_there(item):
            fresh = self._task(as_it_is_now(item))
        else:
            gone = Other(item.path, item.root, "vanished before it was read")
            self.store.note_other(gone, "vanished")
            fresh = self._elsewhere(task)
        return () if fresh is None else (fresh,)

    def _elsewhere(self, task: Task) -> Task | None:
        home = self.store.path.resolve().parent
        for path in self.store.paths_of(task.sha256):
            outer, _, member = path.partition("!/")
            item = replace(task.item, path=path, place=str(home / outer), member=member or None)
            if _is_there(item):
                self.begun.add(bytes.fromhex(task.sha256))
                return Task(item, task.sha256)
        return None


def _is_there(item: Item) -> bool:
    return is_address(item.place) or Path(item.place).is_file()


def content_hash(item: Item) -> str:
    """Return the SHA-256 of an item's content. Raises UnreadableInput where it cannot be read."""
    with local_copy(item) as path:
        told = hashlib.sha256()
        try:
            with path.open("rb") as file:
                while block := file.read(_HASHED_AT_ONCE):
                    told.update(block)
        except OSError as error:
            raise UnreadableInput(error.strerror or str(error),
                                  "check the path and its permissions") from error  # fmt: skip
    return told.hexdigest()


def _as_filed(task: Task, result: Any) -> Filed:
    if isinstance(result, Filed):
        return result
    reason = result.reason if isinstance(result, Lost) else "its reader gave no result"
    sha256 = task.sha256 or hashlib.sha256(task.item.path.encode()).hexdigest()
    return Filed(sha256, FiledStatus.LOST, reason=reason,
                 advice="try again with --retry-failed, or print it to a new PDF")  # fmt: skip


def _count(progress: Progress, task: Task, filed: Filed, watch: Watch) -> None:
    progress.read += 1
    progress.pages += len(filed.pages)
    refused = None
    if filed.status in (FiledStatus.REFUSED, FiledStatus.LOST):
        progress.failed += 1
        refused = Refused(task.item.path, filed.reason, filed.advice)
    elif filed.unread:
        pages = len(filed.unread)
        refused = Refused(task.item.path, f"{pages} of {len(filed.pages)} pages not read", "")
        progress.failed += filed.status is FiledStatus.UNREADABLE
    watch(progress, refused)
