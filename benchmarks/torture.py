"""Scan a folder or tar archive of broken and odd PDFs, and account for every file.

    python benchmarks/torture.py FOLDER_OR_ARCHIVE [--jobs 2] [--keep FOLDER]

Every file ends as a deal or is refused with a reason and advice: the run fails where one does not,
where one crashes the program reading it, or where the program fails on it. Files that were
stopped for their time or memory are listed, and like those kept in the folder `--keep` names.
"""

import argparse
import sys
import tarfile
import tempfile
from pathlib import Path

from benchmarks.accounting import accounted, grouped, report
from clauses.classification import load_model
from clauses.judgement import bundled_policies, load_policies
from clauses.pipeline import Limits


def main() -> None:
    """Unpack, scan, print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("source", type=Path, help="a folder, or an archive tar can unpack")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--timeout", type=float, default=120.0, help="seconds a file may take")
    parser.add_argument("--page-timeout", type=float, default=60.0, help="seconds a page may take")
    parser.add_argument("--max-memory", type=int, default=4096, help="megabytes a process may use")
    parser.add_argument("--keep", type=Path, help="where files that were stopped or broke it go")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as unpacked:
        folder = arguments.source
        if not folder.exists():
            parser.error(f"{folder}: no such folder or archive")
        if not folder.is_dir():
            with tarfile.open(folder) as archive:
                archive.extractall(unpacked, filter="data")
            folder = Path(unpacked)
        paths = sorted(path for path in folder.rglob("*") if path.is_file())
        limits = Limits(arguments.timeout, arguments.max_memory, arguments.page_timeout)
        policies = load_policies(bundled_policies())
        run = accounted(
            paths, model=load_model(), policies=policies, jobs=arguments.jobs, limits=limits
        )
        suites = {path: path.relative_to(folder).parts[0] for path in paths}
        sys.exit(report(run, grouped(run.accounts, suites), arguments.keep) > 0)


if __name__ == "__main__":
    main()
