"""What an archive costs: packets as text, as PDFs and as scans, on one worker and two.

    python -m benchmarks.archive_scale SHARED [--packets 341] [--parts text1 text2 pdf1 pdf2 store]

Whole processes are timed; each row is one run, in turn, so the ratios are what counts. The PDFs are
made from the text of the packets of SHARED, page by page.
"""

import argparse
import os
import resource
import sqlite3
import subprocess
import sys
import tarfile
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from clauses.archive.store import Store

LINES_A_PAGE, LONGEST_LINE = 78, 118


def packets(shared: Path, count: int) -> Iterator[tuple[str, bytes]]:
    """Yield the names and the text of so many packets, in the order of the archive."""
    with tarfile.open(shared / "data/texts/san-mateo-packets.tar.xz") as archive:
        for member in archive:
            source = archive.extractfile(member) if member.name.endswith(".txt") else None
            if source is not None and count > 0:
                count -= 1
                yield Path(member.name).name, source.read()


def write_pdf(text: str, path: Path) -> int:
    """Write the pages of a text as a PDF, and return how many there are."""
    from reportlab.pdfgen.canvas import Canvas

    from clauses.readers.text import by_pages

    pages = by_pages(text).split("\f")
    canvas = Canvas(str(path), pagesize=(612, 792), pageCompression=1, invariant=1)
    for page in pages:
        canvas.setFont("Times-Roman", 9)
        for at, line in enumerate(page.split("\n")[:LINES_A_PAGE]):
            shown = "".join(one if 31 < ord(one) < 256 else " " for one in line[:LONGEST_LINE])
            canvas.drawString(45, 760 - 9.2 * at, shown)
        canvas.showPage()
    canvas.save()
    return len(pages)


def scanned(folder: Path, store: Path, *options: str) -> dict[str, Any]:
    """Scan a folder into a store as a user would, and return what it took."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    began = time.monotonic()
    command = [sys.executable, "-m", "clauses", "archive", "scan", str(folder), "--store",
               str(store), "--quiet", *options]  # fmt: skip
    surroundings = {**os.environ, "PYTHONPATH": str(Path.cwd())}
    done = subprocess.run(command, check=False, cwd=store.parent, env=surroundings)
    clock = time.monotonic() - began
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    with closing(sqlite3.connect(store)) as db:
        counts = {
            name: db.execute(f"SELECT COUNT(*) FROM {name}").fetchone()[0]
            for name in ("files", "pages", "documents", "deals", "findings", "unread_pages")
        }
    with closing(Store(store)) as opened:
        faults = opened.faults()
    return {"exit": done.returncode, "clock": clock, "cpu": cpu, **counts, "faults": faults,
            "bytes": store.stat().st_size}  # fmt: skip


def in_process(folder: Path, store: Path) -> tuple[float, float]:
    """Return the seconds a scan of a folder takes, and those of them spent in the store."""
    from clauses.archive.scan import scan_archive
    from clauses.classification import load_model
    from clauses.lookup import judged_by
    from clauses.pipeline import Setup, tool

    spent = 0.0

    class Timed(Store):
        """A store that says how long its commits take."""

        @contextmanager
        def transaction(self) -> Iterator[None]:
            nonlocal spent
            began = time.monotonic()
            with super().transaction():
                yield
            spent += time.monotonic() - began

    policies, profiles, _ = judged_by(None, None)
    model = load_model()
    began = time.monotonic()
    with closing(Timed(store)) as opened:
        scan_archive(
            [str(folder)], opened, Setup(model.folder, policies), tool(model, policies, profiles),
            now=lambda: "2026-01-01T00:00:00Z",
        )  # fmt: skip
    return time.monotonic() - began, spent


def row(name: str, run: dict[str, Any]) -> str:
    """Return a row of the table."""
    pages = max(1, run["pages"])
    return (
        f"| {name} | {run['files']:,} | {run['pages']:,} | {run['documents']:,} | {run['deals']:,} "
        f"| {run['clock']:.0f} | {run['cpu']:.0f} | {1000 * run['cpu'] / pages:.1f} "
        f"| {60 * pages / run['clock']:,.0f} | {run['bytes'] / 1e6:.0f} "
        f"| {'none' if not run['faults'] else run['faults']} |"
    )


def main() -> None:
    """Parse the command line and do what it asks."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--packets", type=int, default=341)
    parser.add_argument("--parts", nargs="*", default=["text1", "text2", "pdf1", "pdf2", "store"])
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="scale-") as name:
        work = Path(name)
        (work / "text").mkdir()
        (work / "pdf").mkdir()
        for file, data in packets(asked.shared, asked.packets):
            (work / "text" / file).write_bytes(data)
            if any(part.startswith("pdf") for part in asked.parts):
                write_pdf(data.decode("utf-8", "replace"), work / "pdf" / f"{file[:-4]}.pdf")
        print("| run | files | pages | documents | deals | clock s | CPU s | CPU s a 1,000 pages "
              "| pages a minute | store MB | faults |\n" + "| --- |" + " ---: |" * 10)  # fmt: skip
        for part in asked.parts:
            if part == "store":
                whole, spent = in_process(work / "text", work / "store.db")
                print(f"\nIn the store: {spent:.1f} s of {whole:.1f} s ({spent / whole:.1%}).")
                continue
            kind, jobs = part[:-1], part[-1]
            store = work / f"{part}.db"
            print(row(f"{kind}, {jobs} worker(s)", scanned(work / kind, store, "--jobs", jobs)))
            again = scanned(work / kind, store, "--jobs", jobs)
            print(row(f"{kind}, all done before", again), flush=True)


if __name__ == "__main__":
    main()
