"""Scan an archive while everything goes wrong, and compare the store with that of a quiet run.

    python -m benchmarks.archive_faults [kills workers disk locks changes hostile]
        [--seed N] [--files N]

Each fault prints a line: what was done, and whether the store holds the same as that of an
undisturbed run over the same files, row for row, and passes its integrity check. The exit code is 1
where one does not. `disk` mounts a small file system, and so needs root. It takes half an hour.
"""

import argparse
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from functools import partial
from pathlib import Path

from benchmarks.archive_dumps import differences, dumped, faults_of
from benchmarks.mutations import mutants

ROOT = Path(__file__).parents[1]
KILLS = 100
_STEP = 0.02  # seconds between looks at a store
_WORDS = (
    "Northlight may sell the plate reads it collects to any third party.",
    "The Vendor shall not share resident records with federal immigration authorities.",
    "Images are deleted thirty days after they are taken.",
    "The Vendor may disclose data to any law enforcement agency on request.",
    "Fees are due within forty-five days of an invoice.",
)


class DifferentStoreError(Exception):
    """A store is not what it should be."""


def contract(number: int, chance: random.Random) -> str:
    """Return a short agreement that says a few of the sentences."""
    said = "\n\n".join(f"{n}. {chance.choice(_WORDS)}" for n in range(1, chance.randint(2, 6)))
    return (
        f"# Services Agreement {number}\n\nThis Services Agreement is between Northlight Systems,"
        f" Inc. and the Town of Harrow {number}.\n\n{said}\n"
    )


def fill(folder: Path, count: int, seed: int, *, hostile: int = 0) -> None:
    """Write `count` small files: in folders and a zip, one in twenty the same as another.

    `hostile` of them are broken files.
    """
    chance = random.Random(seed)
    before = contract(0, chance)
    for number in range(count - hostile):
        text = before if number % 20 == 19 else contract(number, chance)
        before = text
        path = folder / f"{number % 37:02}" / f"{number:05}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    with zipfile.ZipFile(folder / "packets.zip", "w") as packed:
        for number in range(min(20, count // 10)):
            packed.writestr(f"june/{number:03}.txt", contract(10**6 + number, chance))
    for mutant in mutants(seed, round(hostile / 1.16)) if hostile else ():
        path = folder / "hostile" / mutant.name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(mutant.data)


def started(folder: Path, store: Path, *options: str) -> subprocess.Popen[str]:
    """Start a scan of the folder into the store."""
    command = [sys.executable, "-m", "clauses", "archive", "scan", str(folder), "--store",
               str(store), "--jobs", "2", "--policy", "baseline", *options]  # fmt: skip
    return subprocess.Popen(
        command, cwd=ROOT, stderr=subprocess.PIPE, text=True, start_new_session=True,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    )  # fmt: skip


def finished(folder: Path, store: Path, *options: str) -> str:
    """Scan to the end and return what was said."""
    process = started(folder, store, *options)
    said = process.communicate()[1]
    if process.returncode not in (0, 3):
        raise DifferentStoreError(f"a scan ended with {process.returncode}: {said[-500:]}")
    return said


def contents_in(store: Path) -> int:
    """Return how many contents a store has, 0 where it is none yet."""
    with suppress(sqlite3.Error), closing(sqlite3.connect(f"file:{store}?mode=ro", uri=True)) as db:
        return int(db.execute("SELECT COUNT(*) FROM contents").fetchone()[0])
    return 0


def compare(store: Path, quiet: tuple[str, ...]) -> None:
    """Raise DifferentStoreError where the store is damaged or not as that of the quiet run."""
    faults = faults_of(store)
    if faults:
        raise DifferentStoreError(f"the store is damaged: {faults[:5]}")
    found = differences(quiet, dumped(store))
    if found:
        raise DifferentStoreError(f"{len(found)} rows differ: " + "\n".join(found[:6]))


def quiet_run(folder: Path, home: Path) -> tuple[str, ...]:
    """Return what an undisturbed run over the folder gives; `home` is where stores lie."""
    store = home / "quiet.db"
    store.unlink(missing_ok=True)
    finished(folder, store)
    return dumped(store)


def kills(home: Path, seed: int) -> str:
    """Kill the main process at random times, a hundred times."""
    chance = random.Random(seed)
    folder = home / "files"
    fill(folder, 1200, seed)
    quiet = quiet_run(folder, home)
    store = home / "killed.db"
    done, rounds = 0, 0
    while done < KILLS:
        process = started(folder, store, "--quiet")
        first, patience = contents_in(store), chance.uniform(0, 4)
        # Some are killed while they start, most a moment after a result was committed.
        end = time.monotonic() + patience
        while process.poll() is None and time.monotonic() < end:
            if patience > 1 and contents_in(store) > first + chance.randint(1, 40):
                break
            time.sleep(_STEP)
        if process.poll() is None:
            time.sleep(chance.uniform(0, 0.05))
            process.kill()
            done += 1
        process.communicate()
        if process.returncode == 0 or done == KILLS:
            finished(folder, store)
            compare(store, quiet)
            rounds += 1
            for path in home.glob("killed.db*"):
                path.unlink()
    return f"killed {done} times over {rounds} scans of {len(quiet)} rows"


def workers(home: Path, seed: int) -> str:
    """Kill workers at random times while the scan goes on."""
    chance = random.Random(seed)
    folder = home / "files"
    fill(folder, 1200, seed)
    quiet = quiet_run(folder, home)
    store = home / "workers.db"
    process = started(folder, store, "--quiet")
    killed = 0
    while process.poll() is None:
        time.sleep(chance.uniform(2, 5))
        found = children_of(process.pid)
        if found and contents_in(store):
            with suppress(ProcessLookupError):
                os.kill(chance.choice(found), signal.SIGKILL)
                killed += 1
    process.communicate()
    lost = contents_in(store)
    finished(folder, store, "--retry-failed")
    compare(store, quiet)
    return f"{killed} workers killed in a scan of {lost} contents"


def children_of(parent: int) -> list[int]:
    """Return the processes that work for the one: spawned, and not the one that tidies up."""
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError, IndexError, ValueError):
            fields = path.read_text().rpartition(")")[2].split()
            words = (path.parent / "cmdline").read_text()
            if int(fields[1]) == parent and "spawn_main" in words:
                found.append(int(path.parent.name))
    return found


def disk(home: Path, seed: int) -> str:
    """Fill the disk the store is on, make room, and go on."""
    folder = home / "files"
    fill(folder, 600, seed)
    mount = home / "small"
    mount.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(mount)], check=True)
    try:
        store = mount / "full.db"
        said, sizes = [], []
        for size in (2, 3, 4, 6):
            subprocess.run(["mount", "-o", f"remount,size={size}m", str(mount)], check=True)
            process = started(folder, store)
            words = process.communicate()[1]
            if process.returncode != 2 or "Traceback" in words:
                raise DifferentStoreError(
                    f"ended with {process.returncode} on a full disk: {words[-500:]}"
                )
            said.append(words.strip().splitlines()[-1])
            sizes.append(contents_in(store))
        subprocess.run(["mount", "-o", "remount,size=200m", str(mount)], check=True)
        finished(folder, store)
        compare(store, quiet_run(folder, mount))
    finally:
        subprocess.run(["umount", str(mount)], check=True)
    return f"full {len(said)} times, at {sizes} contents: {said[0]}"


@contextmanager
def held(store: Path, begin: str) -> Iterator[sqlite3.Connection]:
    """Hold a store as another program might."""
    with closing(sqlite3.connect(store, isolation_level=None)) as db:
        db.execute(begin)
        db.execute("SELECT COUNT(*) FROM contents").fetchone()
        yield db
        db.execute("ROLLBACK")


def locks(home: Path, seed: int) -> str:
    """Read the store all the while, and keep others from writing it now and then."""
    folder = home / "files"
    fill(folder, 600, seed)
    quiet = quiet_run(folder, home)
    store = home / "held.db"
    process = started(folder, store, "--quiet")
    while contents_in(store) < 20 and process.poll() is None:
        time.sleep(_STEP)
    reads = 0
    with held(store, "BEGIN") as reader:
        seen = reader.execute("SELECT COUNT(*) FROM contents").fetchone()
        for _ in range(3):
            with held(store, "BEGIN IMMEDIATE"):
                time.sleep(2)
            time.sleep(0.5)
        while process.poll() is None:
            if reader.execute("SELECT COUNT(*) FROM contents").fetchone() != seen:
                raise DifferentStoreError("a reader saw the store change under its hands")
            reads += 1
            time.sleep(0.2)
    process.communicate()
    if process.returncode:
        raise DifferentStoreError(f"ended with {process.returncode}")
    compare(store, quiet)
    return f"held by a reader throughout ({reads} looks), by a writer three times for 2 s"


def changes(home: Path, seed: int) -> str:
    """Change, add, move and remove files while they are scanned, and scan once more."""
    chance = random.Random(seed)
    folder = home / "files"
    fill(folder, 1000, seed)
    store = home / "changed.db"
    process = started(folder, store)
    count = 0
    while process.poll() is None:
        paths = sorted(folder.rglob("*.md"))
        path = chance.choice(paths)
        what = chance.choice(("change", "remove", "move", "truncate"))
        with suppress(FileNotFoundError):
            if what == "change":
                path.write_text(contract(10**7 + count, chance), "utf-8")
            elif what == "remove":
                path.unlink()
            elif what == "move":
                path.rename(path.with_name(f"moved-{count}.md"))
            else:
                path.write_text("", "utf-8")
        count += 1
        time.sleep(chance.uniform(0, 0.03))
    said = process.communicate()[1]
    if process.returncode not in (0, 3) or "Traceback" in said:
        raise DifferentStoreError(f"ended with {process.returncode}: {said[-800:]}")
    finished(folder, store, "--retry-failed")
    compare(store, quiet_run(folder, home))
    return f"{count} files changed, removed, moved or cut short in a scan"


def hostile(home: Path, seed: int, files: int = 10_000) -> str:
    """Read ten thousand files of which one in ten is broken, killed twenty times on the way."""
    chance = random.Random(seed)
    folder = home / "files"
    fill(folder, files, seed, hostile=files // 10)
    limits = ("--timeout", "60", "--page-timeout", "20", "--max-memory", "2048")
    store, quiet = home / "hostile.db", home / "quiet.db"
    began = time.monotonic()
    said = finished(folder, quiet, *limits)
    seconds = time.monotonic() - began
    for _ in range(20):
        process = started(folder, store, "--quiet", *limits)
        first = contents_in(store)
        while process.poll() is None and contents_in(store) < first + files * 9 // 200:
            time.sleep(_STEP)
        time.sleep(chance.uniform(0, 0.1))
        process.kill()
        process.communicate()
    finished(folder, store, *limits)
    compare(store, dumped(quiet))
    with closing(sqlite3.connect(quiet)) as db:
        ends = dict(db.execute("SELECT status, COUNT(*) FROM contents GROUP BY 1"))
        (silent,) = db.execute("SELECT COUNT(*) FROM contents WHERE status IN"
                               " ('refused', 'lost') AND reason = ''").fetchone()  # fmt: skip
    if silent:
        raise DifferentStoreError(f"{silent} files not read without a reason")
    return f"{ends} in {seconds:.0f} s; {said.strip().splitlines()[-1]}"


FAULTS: dict[str, Callable[[Path, int], str]] = {
    "kills": kills,
    "workers": workers,
    "disk": disk,
    "locks": locks,
    "changes": changes,
    "hostile": hostile,
}


def main() -> int:
    """Run the faults asked for, and say how each ended."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("faults", nargs="*", default=list(FAULTS))
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--files", type=int, default=10_000, help="how many, for hostile")
    asked = parser.parse_args()
    FAULTS["hostile"] = partial(hostile, files=asked.files)
    failed = 0
    for name in asked.faults:
        home = Path(tempfile.mkdtemp(prefix=f"faults-{name}-"))
        began = time.monotonic()
        try:
            print(f"{name}: {FAULTS[name](home, asked.seed)}; the store is the same,"
                  f" {time.monotonic() - began:.0f} s", flush=True)  # fmt: skip
        except DifferentStoreError as error:
            failed += 1
            print(f"{name}: FAILED: {error}\n  (see {home})", flush=True)
        else:
            shutil.rmtree(home)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
