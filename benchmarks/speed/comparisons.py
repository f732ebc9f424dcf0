"""What is compared with what: one function a table."""

import sys
from collections.abc import Sequence
from pathlib import Path

import pypdfium2

from benchmarks.speed.contracts import write_contract, write_scan
from benchmarks.speed.figures import Table, middle, ratio, speed_rows, times
from benchmarks.speed.processes import interleaved

GENERATED, PAGES_EACH = 40, 25  # where no folder of PDFs is at hand
LENGTHS = (10, 100, 500, 2000)
SCANS, SCAN_PAGES = 6, 15
STARTS = 15  # a start takes a tenth of a second
CLAUSES = (sys.executable, "-m", "clauses")
ALONE = (sys.executable, "-m", "benchmarks.speed.alone")
SCAN, READ = "clauses scan", "clauses, reading and segmenting only"
OTHERS = {
    "pypdfium2, bare text": "pypdfium2",
    "pypdf, text": "pypdf",
    "pdfminer.six, text": "pdfminer.six",
    "pdfplumber, words": "pdfplumber",
}


def generated(folder: Path) -> tuple[Path, ...]:
    """Write contracts to compare on into `folder`, and return them."""
    paths = tuple(folder / f"contract-{number:02}.pdf" for number in range(GENERATED))
    for seed, path in enumerate(paths):
        write_contract(path, PAGES_EACH, seed=seed)
    return paths


def speed(paths: Sequence[Path], rounds: int) -> tuple[Table, Table]:
    """Return how fast each reads the PDFs, and what a second worker brings."""
    names = [str(path) for path in paths]
    one = _scan(paths, jobs=1)
    two = f"{SCAN} --jobs 2"
    libraries = {"clauses": READ} | {library: name for name, library in OTHERS.items()}
    commands = {SCAN: one, two: _scan(paths, jobs=2)}
    commands |= {name: (*ALONE, library, *names) for library, name in libraries.items()}
    runs = interleaved(commands, rounds)
    pages = sum(map(_pages, paths))
    second = runs.pop(two)
    columns = (
        f"{len(paths)} PDFs, {pages:,} pages", "CPU s", "clock s", "pages per CPU s",
        "CPU to scan", "CPU to read", "MB",
    )  # fmt: skip
    compared = Table("One process", columns, speed_rows(runs, pages, (SCAN, READ)))
    rows = tuple(
        (name, f"{middle(done).wall:.1f}", times(ratio(runs[SCAN], done, "wall")))
        for name, done in ((f"{SCAN} --jobs 1", runs[SCAN]), (two, second))
    )
    return compared, Table("Workers", ("the same PDFs", "clock s", "speed to one worker"), rows)


def memory(folder: Path, lengths: Sequence[int] = LENGTHS) -> Table:
    """Return how much memory the largest process takes for contracts of these lengths."""
    rows = []
    for pages in lengths:
        path = folder / f"long-{pages}.pdf"
        write_contract(path, pages)
        commands = {SCAN: _scan([path]), READ: (*ALONE, "clauses", str(path))}
        runs = interleaved(commands, 1)
        figures = [f"{runs[name][0].megabytes:.0f}" for name in (SCAN, READ)]
        rows.append((f"{pages:,} pages", *figures, f"{pages / runs[SCAN][0].cpu:,.0f}"))
    columns = ("one contract of", f"{SCAN}, MB", f"{READ}, MB", "pages scanned per CPU s")
    return Table("Memory of the largest process", columns, tuple(rows))


def recognition(folder: Path, rounds: int) -> Table:
    """Return how fast pages that are pictures are read, beside Tesseract and nothing else."""
    paths = [folder / f"scan-{number}.pdf" for number in range(SCANS)]
    for seed, path in enumerate(paths):
        write_scan(path, SCAN_PAGES, seed=seed)
    bare = "tesserocr, text"
    scan = f"{SCAN} --jobs 2"
    commands = {
        scan: _scan(paths, jobs=2), bare: (*ALONE, "tesserocr", *map(str, paths)),
    }  # fmt: skip
    runs = interleaved(commands, rounds)
    pages = SCANS * SCAN_PAGES
    rows = tuple(
        (
            name,
            f"{middle(done).cpu:.1f}",
            f"{middle(done).wall:.1f}",
            f"{60 * pages / middle(done).wall:.0f}",
            times(ratio(runs[bare], done, "wall")),
            f"{middle(done).megabytes:.0f}",
        )
        for name, done in runs.items()
    )
    columns = (
        f"{pages} pages scanned at 200 dpi", "CPU s", "clock s", "pages a minute",
        "speed to tesserocr", "MB",
    )  # fmt: skip
    return Table("OCR, two workers", columns, rows)


def start_up() -> Table:
    """Return how long `clauses --help` takes beside that of a typer program with one command."""
    hello = "typer program with one command, --help"
    runs = interleaved(
        {
            "clauses --help": (*CLAUSES, "--help"),
            hello: (sys.executable, "-m", "benchmarks.speed.hello", "--help"),
        },
        STARTS,
    )
    rows = tuple(
        (name, f"{1000 * middle(done).cpu:.0f}", times(ratio(done, runs[hello])))
        for name, done in runs.items()
    )
    return Table("Start-up", ("command", "CPU ms", "to the one command"), rows)


def _scan(paths: Sequence[Path], jobs: int = 1) -> tuple[str, ...]:
    return (*CLAUSES, "scan", "-q", "--jobs", str(jobs), "--format", "json",
            "--timeout", "3000", *map(str, paths))  # fmt: skip


def _pages(path: Path) -> int:
    pdf = pypdfium2.PdfDocument(path)
    try:
        return len(pdf)
    finally:
        pdf.close()
