"""The tables as Markdown, and the page they stand in."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.classifiers.scoring import MEASURES
from benchmarks.classifiers.split import Split

Figures = Mapping[str, tuple[float, ...]]


@dataclass(frozen=True, slots=True)
class Row:
    """A candidate: what it needs and weighs, passages a second of one core, and its figures."""

    name: str
    needs: str
    megabytes: float
    speed: float
    figures: Mapping[str, Figures]


def shown(parts: Split, rows: Sequence[Row]) -> str:
    """Return what was split how, a table for each kind of passages, and one of costs."""
    return "\n\n".join([
        f"Learned from {len(parts.train):,} passages; measured on {len(parts.test):,} of "
        f"{len(set(parts.documents))} families of documents, none of them learned from. "
        f"{parts.dropped} more were dropped: they repeat a passage learned from, or nearly.",
        *(part for kind in parts.kinds for part in (_title(kind, parts), _figures(rows, kind))),
        "**What they cost**",
        table(
            ("classifier", "passages a second, one core", "size, MB", "needs"),
            [(r.name, f"{r.speed:,.0f}", f"{r.megabytes:.0f}", r.needs) for r in rows],
        ),
    ])  # fmt: skip


def _title(kind: str, parts: Split) -> str:
    here = parts.kinds[kind]
    found = int((parts.targets[here] > 0).sum())
    return f"**{kind.capitalize()}**: {here.sum():,} passages, {found:,} findings"


def _figures(rows: Sequence[Row], kind: str) -> str:
    return table(
        ("classifier", *(name.replace("_", " ") for name in MEASURES)),
        [(row.name, *(_interval(row.figures[kind][m]) for m in MEASURES)) for row in rows],
    )


def _interval(value: tuple[float, ...]) -> str:
    middle, low, high = (f"{one:.2f}".lstrip("0") for one in value)
    return f"**{middle}** {low}–{high}"


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return a table in Markdown, figures to the right."""
    ruler = ["---", *("---:" for _ in head[1:])]
    return "\n".join(f"| {' | '.join(row)} |" for row in (head, ruler, *rows))


def fill(page: Path, name: str, text: str | None) -> None:
    """Put `text` between the marks of that name in a page; None only proves that they are there.

    Raises ValueError where they are not.
    """
    begin, end = f"<!-- {name}: begin -->", f"<!-- {name}: end -->"
    before, found, rest = page.read_text("utf-8").partition(begin)
    _, closed, after = rest.partition(end)
    if not found or not closed:
        raise ValueError(f"{page}: no {begin} before {end}")
    if text is not None:
        page.write_text(f"{before}{begin}\n\n{text.strip()}\n\n{end}{after}", "utf-8")
