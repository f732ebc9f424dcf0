"""Compare `clauses` with the libraries others read PDFs with, in one run, and print the tables.

    python -m benchmarks.speed [FOLDER] [--rounds 3] [--write docs/performance.md]

FOLDER holds the PDFs to compare on; without it, contracts are made up. Every figure is the median
of whole processes run in turn, and every ratio the median of the ratios within a round, so that a
busy machine changes them little. About ten minutes. Needs the optional dependencies `bench`, and a
system that tells what an ended process took (Linux, macOS).
"""

import argparse
import os
import platform
import tempfile
from importlib.metadata import version
from pathlib import Path

from rich.console import Console
from rich.table import Table as Drawn

from benchmarks.speed.comparisons import generated, memory, recognition, speed, start_up
from benchmarks.speed.figures import Table, filled, markdown

LIBRARIES = ("pypdfium2", "pypdf", "pdfminer.six", "pdfplumber", "tesserocr")


def main() -> None:
    """Compare, print, write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path, nargs="?", help="PDFs to compare on")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--write", type=Path, help="a page to put the tables in, between its marks")
    arguments = parser.parse_args()
    console, tables = Console(), list[Table]()
    if arguments.write:  # no ten minutes for a page that cannot take them
        filled(arguments.write.read_text("utf-8"), "")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        paths = _pdfs(arguments.folder) or generated(folder)
        for table in (
            *speed(paths, arguments.rounds),
            memory(folder),
            recognition(folder, arguments.rounds),
            start_up(),
        ):
            console.print(drawn(table))
            tables.append(table)
    if arguments.write:
        page = arguments.write.read_text("utf-8")
        measured = f"{_circumstances(arguments.rounds)}\n\n{markdown(tables)}"
        arguments.write.write_text(filled(page, measured), "utf-8")


def drawn(table: Table) -> Drawn:
    """Return the table as the terminal shows it."""
    shown = Drawn(title=table.title, title_justify="left")
    for number, column in enumerate(table.columns):
        shown.add_column(column, justify="right" if number else "left")
    for row in table.rows:
        shown.add_row(*row)
    return shown


def _pdfs(folder: Path | None) -> tuple[Path, ...]:
    if folder is None or not folder.is_dir():
        return ()
    return tuple(sorted(path for path in folder.rglob("*") if path.suffix.lower() == ".pdf"))


def _circumstances(rounds: int) -> str:
    libraries = ", ".join(f"{name} {version(name)}" for name in LIBRARIES)
    return (
        f"Medians of {rounds} rounds (memory: one), Python {platform.python_version()}, "
        f"{os.cpu_count()} cores, {libraries}."
    )


if __name__ == "__main__":
    main()
