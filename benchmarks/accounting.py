"""Scan hostile files as a user would, and account for each: what came of it, and what broke."""

import resource
import shutil
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from clauses.classification import Model
from clauses.pipeline import Limits, scan
from clauses.records import Deal, DealStatus, Policy, Refused

# What becomes of a file, from best to worst.
STOPPED = ("too slow", "too big", "crashed")  # the worker process ended with the file, not the run
FAULTS = ("failed", "unnamed")  # ours: an exception nobody expected, a refusal that says nothing
OUTCOMES = ("ok", "partial", "unreadable", "refused", *STOPPED, *FAULTS)

CLI_LIMITS = Limits()  # those of `clauses scan`

_SIGNS = {
    "took more than": "too slow",
    "MB of memory": "too big",
    "reading it failed (": "failed",
    "crashed": "crashed",
}


@dataclass(frozen=True, slots=True)
class Account:
    """What became of one file; `reason` is why it was not read, where it was not."""

    path: Path
    outcome: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Run:
    """The accounts of all files, how long all took, and the most memory one process held."""

    accounts: tuple[Account, ...]
    seconds: float
    megabytes: float


def accounted(
    paths: Sequence[Path],
    *,
    model: Model,
    policies: Sequence[Policy],
    jobs: int = 2,
    limits: Limits = CLI_LIMITS,
) -> Run:
    """Return what `clauses.pipeline.scan` makes of each file.

    Raises ValueError where a file comes to nothing, or to something that is not its own.
    """
    began = time.monotonic()
    results = scan(paths, model=model, policies=policies, jobs=jobs, limits=limits)
    accounts = tuple(_account(path, one) for path, one in zip(paths, results, strict=True))
    seconds = time.monotonic() - began
    held = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    return Run(accounts, seconds, held)


def _account(path: Path, result: Deal | Refused) -> Account:
    if isinstance(result, Deal):
        if [one.path for one in result.documents] != [str(path)]:
            raise ValueError(f"{path}: its deal is made of {result.documents}")
        return Account(path, _STATUS[result.status])
    if result.path != str(path):
        raise ValueError(f"{path}: refused as {result.path}")
    named = bool(result.reason.strip() and result.advice.strip())
    found = (outcome for sign, outcome in _SIGNS.items() if sign in result.reason)
    return Account(path, next(found, "refused") if named else "unnamed", result.reason)


_STATUS = {
    DealStatus.OK: "ok",
    DealStatus.PARTIAL: "partial",
    DealStatus.UNREADABLE: "unreadable",
}


def table(groups: Mapping[str, Sequence[Account]]) -> Iterator[str]:
    """Yield the lines of a table of outcomes, a row a group and one for all."""
    everyone = [one for group in groups.values() for one in group]
    shown = [name for name in OUTCOMES if any(one.outcome == name for one in everyone)]
    wide = max((len(name) for name in groups), default=0)
    yield "  ".join([" " * max(wide, 5), " files", *(f"{name:>10}" for name in shown)])
    for name, group in (*groups.items(), ("all", everyone)):
        counts = Counter(one.outcome for one in group)
        cells = (f"{counts[one] or '':>10}" for one in shown)
        yield "  ".join([f"{name:<{max(wide, 5)}}", f"{len(group):>6}", *cells])


def reasons(accounts: Sequence[Account], *, most: int = 25) -> Iterator[str]:
    """Yield the reasons given, most frequent first, with how many files each was given for."""
    counts = Counter(one.reason for one in accounts if one.reason)
    for reason, count in sorted(counts.items(), key=lambda one: (-one[1], one[0]))[:most]:
        yield f"{count:>6}  {reason}"
    if len(counts) > most:
        yield f"        and {len(counts) - most} more"


def grouped(accounts: Sequence[Account], names: Mapping[Path, str]) -> dict[str, list[Account]]:
    """Return the accounts by the group each file belongs to, in the order of the names."""
    groups: dict[str, list[Account]] = defaultdict(list)
    for one in accounts:
        groups[names[one.path]].append(one)
    return dict(sorted(groups.items()))


def report(run: Run, groups: Mapping[str, Sequence[Account]], keep: Path | None) -> int:
    """Print the tables; copy what was stopped or broke something to `keep`. Return the faults."""
    print(*table(groups), sep="\n")
    print("\nreasons", *reasons(run.accounts), sep="\n")
    bad = [one for one in run.accounts if one.outcome in (*STOPPED, *FAULTS)]
    for one in bad:
        print(f"{one.outcome}: {one.path.name}: {one.reason}")
        if keep is not None:
            keep.mkdir(parents=True, exist_ok=True)
            shutil.copy(one.path, keep / one.path.name)
    faults = sum(one.outcome in FAULTS for one in bad)
    print(
        f"\n{len(run.accounts)} files, each accounted for; {faults} faults, {len(bad) - faults} "
        f"stopped; {run.seconds:.0f} seconds, at most {run.megabytes:.0f} MB a process"
    )
    return faults
