"""Break valid PDF, Word, web, Markdown and mail files in every way known, and scan them all.

    python benchmarks/fuzz.py --seed 1 --count 2000 [--jobs 2] [--keep FOLDER] [--only KIND]

`--count` is how many PDF and Word files; some of the other kinds come on top. The same seed makes
the same files. Every file ends as a deal or is refused with a reason and advice: the run fails
where one does not, where one crashes the program reading it, or where the program fails on it.
Files that were stopped for their time or memory are listed, and like those kept in `--keep`. The
limits are lower than those of `clauses scan`, so that the run is short.
"""

import argparse
import sys
import tempfile
from pathlib import Path

from benchmarks.accounting import accounted, grouped, report
from benchmarks.mutations import MUTATIONS, mutants
from clauses.classification import load_model
from clauses.judgement import bundled_policies, load_policies
from clauses.pipeline import Limits


def main() -> None:
    """Make the files, scan them, print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=2000)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--timeout", type=float, default=20.0, help="seconds a file may take")
    parser.add_argument("--page-timeout", type=float, default=8.0, help="seconds a page may take")
    parser.add_argument("--max-memory", type=int, default=2048, help="megabytes a process may use")
    parser.add_argument("--only", choices=MUTATIONS, help="scan only files of this kind")
    parser.add_argument("--keep", type=Path, help="where files that were stopped or broke it go")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        names: dict[Path, str] = {}
        for mutant in mutants(arguments.seed, arguments.count):
            if arguments.only in (None, mutant.kind):
                path = Path(folder) / mutant.name
                path.write_bytes(mutant.data)
                names[path] = f"{mutant.kind:<5}{mutant.mutation}"
        limits = Limits(arguments.timeout, arguments.max_memory, arguments.page_timeout)
        policies = load_policies(bundled_policies())
        run = accounted(
            list(names), model=load_model(), policies=policies, jobs=arguments.jobs, limits=limits
        )
        sys.exit(report(run, grouped(run.accounts, names), arguments.keep) > 0)


if __name__ == "__main__":
    main()
