"""Measure the cutting of packets, and fit its weights.

    python -m benchmarks.splitting SHARED          the table
    python -m benchmarks.splitting SHARED --fit    weights.json anew, from the development packets

A development packet is cut with weights fitted to other ones, nine tenths of them. Those held out
were marked by somebody else than who wrote the rules, who saw none of them. A document counts as
found where its first page and its kind are right; starts that the reader of the marks doubted
count neither way. Intervals are of a bootstrap over packets.
"""

import argparse
import json
import random
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path

from benchmarks.splitting.fit import fit
from benchmarks.splitting.marks import Marked, load_marks, load_packets
from clauses.archive.splitting import split
from clauses.archive.splitting.fitted import Weights, fitted_weights
from clauses.records import Document

PARTS = 10
WEIGHTS = Path("clauses/archive/splitting/weights.json")
Counts = tuple[int, int, int, int]  # starts right, with kind right, said, marked


def counted(document: Document, marked: Marked, weights: Weights) -> Counts:
    """Return how many starts are right, how many with their kind, are said, and are marked."""
    said = {part.first_page: str(part.kind) for part in split(document, weights)}
    said = {page: kind for page, kind in said.items() if page not in marked.doubtful}
    right = [page for page in said if page in marked.starts]
    kinds = sum(said[page] == marked.starts[page] for page in right)
    return len(right), kinds, len(said), len(marked.starts)


def f1(rows: Sequence[Counts], of: int) -> float:
    """Return the F1 of starts (0) or of starts with kinds (1) over the packets."""
    sums = [sum(row[at] for row in rows) for at in range(4)]
    return 2 * sums[of] / max(1, sums[2] + sums[3])


def table(rows: Mapping[str, Counts]) -> None:
    """Print the figures of some packets, and of all together."""
    for name, row in rows.items():
        print(f"{name:28} {row[3]:4} marked {row[2]:4} said   start {f1([row], 0):.3f}"
              f"   with kind {f1([row], 1):.3f}")  # fmt: skip
    every = list(rows.values())
    right, _, said, marked = (sum(row[at] for row in every) for at in range(4))
    print(f"{'all':28} {marked:4} marked {said:4} said   of these right {right / max(1, said):.3f}"
          f"   of those found {right / max(1, marked):.3f}")  # fmt: skip
    for of, what in enumerate(("start", "with kind")):
        least, most = interval(every, of)
        print(f"{what:>28} {f1(every, of):.3f}   95 % of the draws {least:.3f} to {most:.3f}")


def interval(rows: Sequence[Counts], of: int) -> tuple[float, float]:
    """Return between which F1 95 of 100 draws of as many packets lie."""
    rng = random.Random(1)
    drawn = sorted(f1(rng.choices(rows, k=len(rows)), of) for _ in range(2000))
    return drawn[50], drawn[1949]


def cross_measured(
    packets: Mapping[str, Document], marks: Mapping[str, Marked]
) -> dict[str, Counts]:
    """Return the counts of packets, each cut with weights fitted without its tenth of them."""
    names = random.Random(1).sample(sorted(packets), len(packets))
    found = {}
    for part in (names[at::PARTS] for at in range(PARTS)):
        weights = fit({name: one for name, one in packets.items() if name not in part}, marks)
        found |= {name: counted(packets[name], marks[name], weights) for name in part}
    return {name: found[name] for name in packets}


def main() -> None:
    """Parse the command line and do what it asks."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--fit", action="store_true")
    asked = parser.parse_args()
    marks = load_marks()
    packets = load_packets(asked.shared, marks)
    own = {name: one for name, one in packets.items() if not marks[name].held_out}
    if asked.fit:
        WEIGHTS.write_text(json.dumps(asdict(fit(own, marks)), indent=0) + "\n", "utf-8")
        fitted_weights.cache_clear()
    fitted = fitted_weights()
    print("development")
    table(cross_measured(own, marks))
    held_out = {name: one for name, one in packets.items() if marks[name].held_out}
    if held_out:
        print("held out")
        table({name: counted(one, marks[name], fitted) for name, one in held_out.items()})


main()
