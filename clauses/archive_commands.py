"""The commands of `clauses archive` that fill a store; those that ask it are beside them."""

import datetime
import os
import signal
import sys
import tempfile
from contextlib import closing, contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from clauses.archive_queries import STORE, queries_app
from clauses.errors import ExitCode, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from clauses.archive.feed import Wanted

# Options that `clauses scan` has, too.
VendorList = Annotated[
    Path | None,
    typer.Option(metavar="FILE", help="What was reported of vendors (default: ours)."),
]
MinConfidence = Annotated[
    float, typer.Option(min=0, max=1, help="Leave out findings less probable than this.")
]
Timeout = Annotated[
    float, typer.Option(min=1, help="Seconds one file may take before it is stopped.")
]
PageTimeout = Annotated[
    float, typer.Option(min=1, help="Seconds one page may take before it is given up.")
]
MaxMemory = Annotated[
    int, typer.Option(min=512, help="Megabytes the process reading a file may use.")
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Nothing on standard error but errors.")]


class EngineName(StrEnum):
    """What reads the files; a test keeps them those of `clauses.archive.engines`."""

    DASK = "dask"
    LOCAL = "local"


archive_app = typer.Typer(no_args_is_help=True)
archive_app.add_typer(queries_app)
StorePath = Annotated[Path, typer.Option("--store", metavar="FILE", help="The archive.")]


@archive_app.command()
def scan(
    paths: Annotated[
        list[str],
        typer.Argument(
            metavar="PATH...",
            help="Folders, files, zip or tar files, addresses; - for a list of them on "
            "standard input.",
        ),
    ],
    store: StorePath = STORE,
    profile: Annotated[
        list[str] | None,
        typer.Option("--profile", metavar="ID", help="For whom to judge, repeatable."),
    ] = None,
    policy: Annotated[
        list[str] | None,
        typer.Option("--policy", metavar="FILE_OR_ID", help="A policy to judge by, repeatable."),
    ] = None,
    jobs: Annotated[int, typer.Option(min=1, help="Files read at the same time.")] = 1,
    engine: Annotated[EngineName, typer.Option(help="What reads them.")] = EngineName.LOCAL,
    scheduler: Annotated[
        str | None, typer.Option(metavar="ADDRESS", help="Of the Dask cluster: tcp://host:8786.")
    ] = None,
    retry_failed: Annotated[
        bool, typer.Option("--retry-failed", help="Try again what could not be read.")
    ] = False,
    since: Annotated[
        str | None, typer.Option(metavar="DATE", help="Only files changed on that day or later.")
    ] = None,
    shard: Annotated[
        str | None, typer.Option(metavar="I/N", help="Only the I-th of N shares of the files.")
    ] = None,
    vendor_list: VendorList = None,
    min_confidence: MinConfidence = 0.0,
    password: Annotated[
        str | None, typer.Option("--password", help="Opens PDFs that ask for one.")
    ] = None,
    timeout: Timeout = 1800.0,
    page_timeout: PageTimeout = 120.0,
    max_memory: MaxMemory = 4096,
    quiet: Quiet = False,
) -> None:
    """Read an archive into a store: each content once, each result at once.

    Run it again to go on where it stopped, or to read what is new. Exit codes: 0 done,
    3 some input could not be read; `clauses archive status` says which.
    """
    from clauses.archive.engines.crew import Crew
    from clauses.archive.scan import scan_archive
    from clauses.archive.store import Store
    from clauses.classification import load_model
    from clauses.lookup import judged_by, vendors_in
    from clauses.pipeline import Limits, Setup, tool
    from clauses.renderers.archive_progress import watching

    wanted = _wanted(retry_failed, since, shard)
    policies, profiles, faulty = judged_by(profile, policy)
    model = load_model()
    as_of = datetime.date.today().isoformat()
    vendors = tuple(vendors_in(vendor_list))
    setup = Setup(model.folder, policies, min_confidence, password, vendors, as_of)
    crew = Crew(jobs, Limits(timeout, max_memory, page_timeout), scheduler)
    given = _given(paths, sys.stdin)
    opened = Store(store)
    try:
        with (
            watching(sys.stderr, quiet=quiet, faulty=faulty) as watch,
            _room_for_workers(),
            _stopping_on_terminate(),
        ):
            progress = scan_archive(
                given,
                opened,
                setup,
                tool(model, policies, profiles),
                now=_now,
                engine=engine,
                crew=crew,
                wanted=wanted,
                watch=watch,
            )
    except KeyboardInterrupt:
        typer.echo(
            "clauses: stopped; what was read is kept, the same command goes on from there", err=True
        )
        raise
    finally:
        opened.close()
    if faulty or not progress.all_read:
        raise typer.Exit(ExitCode.INPUT_UNREADABLE)


@archive_app.command()
def merge(
    shards: Annotated[
        list[Path], typer.Argument(metavar="STORE...", help="The stores of the shares.")
    ],
    store: StorePath = STORE,
) -> None:
    """Put the stores of several runs (`--shard I/N`) into one; those stay as they are."""
    from clauses.archive.merging import merge_into
    from clauses.archive.store import Store

    opened = Store(store)
    try:
        for shard in shards:
            count = merge_into(opened, shard)
            typer.echo(f"{shard}: {count} contents.")
    finally:
        opened.close()


@archive_app.command()
def forget(store: StorePath = STORE) -> None:
    """Drop the results of files that the last run did not find any more."""
    from clauses.archive.store import Store

    if not store.is_file():
        raise UsageError(f"no archive at {store}", "`clauses archive scan` makes one; see --store")
    with closing(Store(store)) as opened:
        typer.echo(f"{store}: {opened.forget_vanished()} files forgotten.")


def _wanted(retry_failed: bool, since: str | None, shard: str | None) -> "Wanted":
    from clauses.archive.feed import Wanted

    if since is not None:
        try:
            since = datetime.date.fromisoformat(since).isoformat()
        except ValueError as error:
            raise UsageError(f"--since {since}: {error}", "write it as 2026-11-25") from error
    return Wanted(retry_failed, since, None if shard is None else _share(shard))


def _share(shard: str) -> tuple[int, int]:
    number, slash, of = shard.partition("/")
    if not (slash and number.isdecimal() and of.isdecimal() and 1 <= int(number) <= int(of)):
        raise UsageError(f"--shard {shard}: no share", "write the first of four as 1/4")
    return int(number), int(of)


def _given(paths: "Iterable[str]", stream: Any) -> tuple[str, ...]:
    from clauses.archive.listing import listed

    return tuple(one for path in paths for one in (listed(stream) if path == "-" else (path,)))


@contextmanager
def _stopping_on_terminate() -> "Iterator[None]":
    """End as Ctrl-C does when a scheduler of jobs says that the time is up."""

    def stop(number: int, frame: Any) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


@contextmanager
def _room_for_workers() -> "Iterator[None]":
    """A folder for the temporary files of workers: they are killed, and cannot tidy up."""
    with tempfile.TemporaryDirectory(prefix="clauses-", ignore_cleanup_errors=True) as folder:
        before = os.environ.get("TMPDIR")
        os.environ["TMPDIR"] = folder
        try:
            yield
        finally:
            if before is None:
                del os.environ["TMPDIR"]
            else:
                os.environ["TMPDIR"] = before


def _now() -> str:
    return f"{datetime.datetime.now(datetime.UTC):%Y-%m-%dT%H:%M:%SZ}"
