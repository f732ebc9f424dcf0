"""Measure the cutting of packets, and fit its weights.

    python -m benchmarks.splitting SHARED          the table
    python -m benchmarks.splitting SHARED --fit    weights.json anew, from the development packets

A development packet is cut with weights fitted to the other ones. Those held out were marked by
somebody else than who wrote the rules, who saw none of them. A document counts as found where its
first page and its kind are right; starts that the reader of the marks doubted count neither way.
Intervals are of a bootstrap over packets.
"""

import argparse
import json
import random
from collections.abc import Mapping, Sequence
from pathlib import Path

from benchmarks.splitting.marks import Marked, load_marks, load_packets
from clauses.archive.splitting import split
from clauses.archive.splitting.looks import looks_of
from clauses.archive.splitting.starts import facts_of
from clauses.records import Document

WEIGHTS = Path("clauses/archive/splitting/weights.json")
Counts = tuple[int, int, int, int]  # starts right, with kind right, said, marked


def counted(document: Document, marked: Marked, weights: Mapping[str, float]) -> Counts:
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
    """Print the figures of some packets, and all together."""
    for name, row in rows.items():
        print(f"{name:28} {row[3]:4} marked {row[2]:4} said   start {f1([row], 0):.3f}"
              f"   with kind {f1([row], 1):.3f}")  # fmt: skip
    every = list(rows.values())
    rng = random.Random(1)
    drawn = sorted(f1(rng.choices(every, k=len(every)), 1) for _ in range(2000))
    print(f"{'all':28} {sum(r[3] for r in every):4} marked {sum(r[2] for r in every):4} said   "
          f"start {f1(every, 0):.3f}   with kind {f1(every, 1):.3f}"
          f"   95 % of the draws {drawn[50]:.3f} to {drawn[1949]:.3f}")  # fmt: skip


def fit(packets: Mapping[str, Document], marks: Mapping[str, Marked]) -> dict[str, float]:
    """Return the weight of each fact: a logistic regression over the pages of the packets."""
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression

    facts, targets = [], []
    for name, document in packets.items():
        looks = looks_of(document)
        for at in range(1, len(looks)):
            if looks[at].page not in marks[name].doubtful:
                facts.append(facts_of(looks, at))
                targets.append(looks[at].page in marks[name].starts)
    vectorizer = DictVectorizer(sparse=False)
    model = LogisticRegression(C=0.5, max_iter=3000).fit(vectorizer.fit_transform(facts), targets)
    weights = dict(zip(vectorizer.feature_names_, map(float, model.coef_[0]), strict=True))
    weights["one"] = weights.get("one", 0.0) + float(model.intercept_[0])
    return {name: round(value, 3) for name, value in sorted(weights.items()) if abs(value) >= 0.02}


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
        WEIGHTS.write_text(json.dumps(fit(own, marks), indent=1) + "\n", "utf-8")
    fitted = json.loads(WEIGHTS.read_text("utf-8"))
    for held_out in (False, True):
        print("held out" if held_out else "development")
        table({
            name: counted(document, marks[name], fitted if held_out else fit(
                {other: one for other, one in own.items() if other != name}, marks))
            for name, document in packets.items()
            if marks[name].held_out is held_out
        })  # fmt: skip


main()
