"""What a run over an archive has to read: each content once, found as it is needed."""

import re
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from clauses.archive.filed import Filed, FiledStatus
from clauses.archive.items import VANISHED, Item, Other
from clauses.archive.listing import as_it_is_now, items_at, named, placed
from clauses.archive.progress import Progress, Watch
from clauses.archive.reading import CHANGED, Task, content_hash
from clauses.archive.remote import is_address
from clauses.archive.store import Store
from clauses.errors import UnreadableInput
from clauses.records import Refused

TRIES = 3  # for a file that changes while it is read
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_READ = (FiledStatus.OK, FiledStatus.PARTIAL)


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
        """Return whether the item is one of those; one of unknown age is."""
        day = _DAY.match(item.modified)
        if self.since is not None and day is not None and day[0] < self.since:
            return False
        if self.shard is None:
            return True
        number, of = self.shard
        return zlib.crc32(_below_root(item).encode()) % of == number - 1


def _below_root(item: Item) -> str:
    """The path as it is wherever the store is: the stores of two shares may be in two folders."""
    inside = item.path.removeprefix(item.root) if item.path != item.root else ""
    return inside or item.path.rpartition("/")[2]


@dataclass(slots=True)
class Feed:
    """What is to be read, found as it is needed: names in order, each content once.

    `at_work` are the contents being read, `tried` those that failed in this run: 32 bytes each.
    """

    paths: Sequence[str]
    store: Store
    stamp: str
    wanted: Wanted
    progress: Progress
    watch: Watch
    roots: set[str] = field(default_factory=set)
    at_work: set[bytes] = field(default_factory=set)
    tried: set[bytes] = field(default_factory=set)

    @property
    def home(self) -> Path:
        """The folder of the store, from which paths are seen."""
        return self.store.path.resolve().parent

    def count(self) -> int | None:
        """Return how many files there are; None where that means asking somebody far away."""
        if any(map(is_address, self.paths)):
            return None
        found = items_at(self.paths, self.home)
        return sum(isinstance(one, Item) and self.wanted.takes(one) for one in found)

    def tasks(self) -> Iterator[Task]:
        """Yield a task for each content that is not in the store yet."""
        own = {named(Path(f"{self.store.path}{end}"), self.home)
               for end in ("", "-wal", "-shm", "-journal")}  # fmt: skip
        for found in items_at(self.paths, self.home):
            if isinstance(found, Refused):
                self._missing(found)
            elif found.path in own:
                continue
            elif isinstance(found, Other):
                self.roots.add(found.root)
                self._pass_over(found)
            else:
                self.roots.add(found.root)
                task = self._wanted_task(found)
                if task is not None:
                    yield task

    def _missing(self, refused: Refused) -> None:
        """Note a path that leads nowhere; what lay there before has vanished."""
        far = is_address(refused.path) or "\0" in refused.path
        path = refused.path if far else named(Path(refused.path), self.home)
        self.progress.missing += 1
        self.store.note_missing(path, refused.reason, refused.advice)
        self.watch(self.progress, refused)

    def _pass_over(self, other: Other) -> None:
        self.store.note_other(other)
        if other.status == "unreadable":
            self.progress.failed += 1
            self.watch(self.progress, Refused(other.path, other.reason, other.advice))
        else:
            self.progress.others += 1

    def _wanted_task(self, item: Item) -> Task | None:
        if not self.wanted.takes(item):
            self.store.note_again(item.path)
            return None
        self.progress.seen += 1
        task = self._task(item)
        self.watch(self.progress, None)
        return task

    def _task(self, item: Item) -> Task | None:
        """A task for the item; None where there is nothing to read, or it is being read."""
        sha256 = self.store.hash_of(item)
        if sha256 is not None:
            self.store.note_again(item.path)
        elif is_address(item.place):
            return self._far_task(item)
        else:
            sha256 = self._hashed(item)
            if sha256 is None:
                return None
            self.store.note_item(item, sha256)
        if self._is_done(sha256):
            return None
        content = bytes.fromhex(sha256)
        if content in self.at_work or content in self.tried:
            self.progress.same += 1
            return None
        self.at_work.add(content)
        return Task(item, sha256)

    def _is_done(self, sha256: str) -> bool:
        status = self.store.status_of(sha256, self.stamp)
        failed = status not in (None, FiledStatus.OK)
        if status is None or (failed and self.wanted.retry_failed):
            return False
        self.progress.known += 1
        self.progress.failed_before += failed
        return True

    def _far_task(self, item: Item) -> Task | None:
        """A task for what lies far away: its reader tells what content it has."""
        if not self.wanted.retry_failed and self.store.gave_up(item):
            self.store.note_again(item.path)
            self.progress.known += 1
            self.progress.failed_before += 1
            return None
        self.store.note_item(item, None)
        return Task(item, "")

    def _hashed(self, item: Item) -> str | None:
        """The hash of an item's content; None where it cannot be read, which is noted."""
        try:
            return content_hash(item)
        except UnreadableInput as error:
            if _as_now(item) is None:
                self._gone(item)
            else:
                reason = error.found.removeprefix(f"{item.place}: ")
                self.store.note_unreadable(item, reason, error.advice)
                self.progress.failed += 1
                self.watch(self.progress, Refused(item.path, reason, error.advice))
            return None

    def _gone(self, item: Item) -> None:
        self.store.note_other(Other(item.path, item.root, "vanished before it was read",
                                    status=VANISHED))  # fmt: skip

    def end(self, task: Task, filed: Filed) -> None:
        """Note that a task came to its end."""
        if task.sha256:
            content = bytes.fromhex(task.sha256)
            self.at_work.discard(content)
            if self.wanted.retry_failed and filed.status is not FiledStatus.OK:
                self.tried.add(content)

    def is_stale(self, task: Task, filed: Filed, tries: int) -> bool:
        """Return whether this came of a file that vanished, or changed while it was read."""
        if filed.status in _READ or is_address(task.item.place):
            return False
        now = _as_now(task.item)
        changed = filed.reason == CHANGED or now != task.item
        return now is None or (changed and tries < TRIES)

    def instead_of(self, task: Task) -> tuple[Task, ...]:
        """Return what to read instead: the file as it is now, and another of the same content."""
        self.at_work.discard(bytes.fromhex(task.sha256))
        now = _as_now(task.item)
        if now is None:
            self._gone(task.item)
        again = (None if now is None else self._task(now), self._elsewhere(task))
        return tuple(one for one in again if one is not None)

    def _elsewhere(self, task: Task) -> Task | None:
        """A task for the same content at another of its paths, if it has one."""
        content = bytes.fromhex(task.sha256)
        if content in self.at_work or self.store.status_of(task.sha256, self.stamp):
            return None
        for path in self.store.paths_of(task.sha256):
            item = _as_now(placed(path, task.item.root, self.home))
            if item is not None:
                self.at_work.add(content)
                return Task(item, task.sha256)
        return None


def _as_now(item: Item) -> Item | None:
    """The item as it is now, None where it is not there any more."""
    if is_address(item.place):
        return item
    try:
        return as_it_is_now(item)
    except (OSError, ValueError):
        return None
