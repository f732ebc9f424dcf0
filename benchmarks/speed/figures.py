"""What the runs come to: medians, ratios, rows of a table, and the page they stand in."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter
from statistics import median
from typing import Literal

BEGIN, END = "<!-- measured: begin -->", "<!-- measured: end -->"


@dataclass(frozen=True, slots=True)
class Run:
    """One run of a process: seconds by the clock, seconds of CPU, megabytes of its largest part."""

    wall: float
    cpu: float
    megabytes: float


@dataclass(frozen=True, slots=True)
class Table:
    """A table: title, names of its columns, and its rows, the first cell of each a name."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def middle(runs: Sequence[Run]) -> Run:
    """Return the median of each figure over the runs."""
    return Run(
        median(run.wall for run in runs),
        median(run.cpu for run in runs),
        median(run.megabytes for run in runs),
    )


def ratio(
    runs: Sequence[Run], others: Sequence[Run], figure: Literal["cpu", "wall"] = "cpu"
) -> float:
    """Return the median over the rounds of what `runs` took for each 1 that `others` took.

    Both were run in the same rounds, so that each is compared with its neighbour in time.
    """
    took: Callable[[Run], float] = attrgetter(figure)
    return median(took(one) / took(other) for one, other in zip(runs, others, strict=True))


def speed_rows(
    runs: Mapping[str, tuple[Run, ...]], pages: int, beside: Sequence[str]
) -> tuple[tuple[str, ...], ...]:
    """Return a row a command: seconds of CPU and by the clock, pages a second, ratios to `beside`.

    A ratio is how many times the CPU time of the command named is what this one takes.
    """
    rows = []
    for name, done in runs.items():
        mid = middle(done)
        ratios = [times(ratio(done, runs[other])) for other in beside]
        figures = (f"{mid.cpu:.1f}", f"{mid.wall:.1f}", f"{pages / mid.cpu:,.0f}", *ratios)
        rows.append((name, *figures, f"{mid.megabytes:.0f}"))
    return tuple(rows)


def times(value: float) -> str:
    """Return a ratio as it is printed: two figures that count."""
    return f"{value:.0f} ×" if value >= 10 else f"{value:.2g} ×"


def markdown(tables: Sequence[Table]) -> str:
    """Return the tables as Markdown."""
    parts = []
    for table in tables:
        ruler = ["---", *("---:" for _ in table.columns[1:])]
        rows = [table.columns, ruler, *table.rows]
        parts.append(f"**{table.title}**\n\n" + "\n".join(f"| {' | '.join(r)} |" for r in rows))
    return "\n\n".join(parts) + "\n"


def filled(page: str, measured: str) -> str:
    """Return the page with what stands between its two marks replaced. Raises ValueError."""
    before, begin, rest = page.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"no {BEGIN} before {END}")
    return f"{before}{BEGIN}\n\n{measured.strip()}\n\n{END}{after}"
