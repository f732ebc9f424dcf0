"""How long `clauses archive search` takes in a large store, against a bare query of its index.

    python -m benchmarks.archive_search [--documents 100000] [--store FILE] [--rounds 5]

makes a store of synthetic documents, or takes the one that is there, asks the questions below and
prints for each the median of the search, that of a bare FTS5 query for the same words, and their
ratio. Words follow Zipf's law, those of contracts spread from its head down to rank 4,000; every
document has two pages, 500 words on average, and ten findings.
"""

import argparse
import random
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import partial
from pathlib import Path

from clauses.archive.query import full_text_query
from clauses.archive.questions import opened
from clauses.archive.search import Filters, search
from clauses.records import Family, Severity, Stance

SCHEMA = Path(__file__).parent.parent / "clauses" / "archive" / "schema.sql"
# From what is on nearly every page of contracts to what is on one in a hundred.
TERMS = (
    *("data", "customer", "vendor", "agreement", "share", "notice", "term", "law", "third", "fee"),
    *("license", "party", "city", "county", "state", "disclose", "breach", "agency", "image"),
    *("enforcement", "consent", "federal", "store", "retention", "days", "delete", "purpose"),
    *("plate", "reader", "subpoena", "warrant", "audit", "affiliate", "list", "immigration"),
    *("subcontractor", "sell", "hot"),
)
QUESTIONS: tuple[tuple[str, Filters], ...] = (
    ("immigration", Filters()),
    ("sell third party data", Filters()),
    ('"plate reader"', Filters()),
    ("subpoen* OR warrant NOT consent", Filters()),
    ("w4711", Filters()),
    ("immigration", Filters(vendor="Vendor 12")),
    ("immigration", Filters(since="2021", until="2021")),
    ("data", Filters(vendor="Vendor 12,")),
    ("share data", Filters(family="federal_access", stance="permits")),
    ("share", Filters(severity="critical")),
    ("", Filters(family="federal_access", stance="permits")),
    ("", Filters(severity="critical", rule="rule-3")),
)
_FEWEST, _MOST = 300, 700  # words of a document


def make_store(path: Path, documents: int) -> None:
    """Write a store of so many synthetic documents, each of another content."""
    rng = random.Random(7)
    words = [f"w{number}" for number in range(20_000)]
    for place, term in enumerate(TERMS):
        words[3 * place * place] = term
    weights = [1 / (rank + 12) for rank in range(len(words))]
    with closing(sqlite3.connect(path, isolation_level=None)) as store:
        store.execute("PRAGMA synchronous = OFF")
        store.executescript(SCHEMA.read_text("utf-8"))
        store.execute("BEGIN")
        for number in range(documents):
            text = rng.choices(words, weights, k=rng.randint(_FEWEST, _MOST))
            if number % 50 == 0:
                text[40:42] = ["plate", "reader"]
            _put_document(store, number, text, rng)
        store.execute("COMMIT")


def _put_document(
    store: sqlite3.Connection, number: int, text: list[str], rng: random.Random
) -> None:
    sha = f"{number * 2654435761 % 2**64:064x}"
    path, date = f"county/{number % 977:03}/{number:07}.pdf", f"{2015 + number % 11}-06-30"
    store.execute("INSERT INTO files VALUES (?, 'made', ?, 1000, '', 'found', '', '')", (path, sha))
    store.execute(
        "INSERT INTO contents (sha256, made_with, status, reason, advice, pages, pages_text,"
        " pages_ocr, pages_unreadable, warnings, seconds)"
        " VALUES (?, '', 'ok', '', '', 2, 2, 0, 0, '[]', 0)",
        (sha,),
    )
    deal = store.execute(
        "INSERT INTO deals VALUES (NULL, ?, 0, ?, ?, ?, 'new', ?, ?, 'plates', ?, 'high', 'low',"
        " 'none', 'ok')",
        (sha, f"Deal {number}", f"Vendor {number % 5000}, Inc.", f"City of {number % 900}", date,
         2015 + number % 11, float(number % 100_000)),
    ).lastrowid  # fmt: skip
    document = store.execute(
        "INSERT INTO documents VALUES (NULL, ?, 0, ?, 'agreement', 1, 2, ?, '[]', ?, 500, NULL)",
        (sha, deal, f"Agreement {number}", date),
    ).lastrowid
    middle = rng.randint(len(text) // 3, len(text) * 2 // 3)
    for page, part in ((1, text[:middle]), (2, text[middle:])):
        own = " ".join(part)
        store.execute("INSERT INTO pages VALUES (NULL, ?, ?, ?, ?)", (document, page, page, own))
    risks = [
        store.execute(
            "INSERT INTO risks VALUES (NULL, ?, ?, 'baseline', 'risk', ?, NULL, 'A risk')",
            (deal, f"rule-{rng.randrange(40)}", rng.choice(tuple(Severity))),
        ).lastrowid
        for _ in range(3)
    ]
    for at in range(10):
        quote = " ".join(text[at * 28 : at * 28 + rng.randint(12, 28)])
        finding = store.execute(
            "INSERT INTO findings VALUES (NULL, ?, ?, ?, ?, ?, 0.9, 0, 0, ?, 1, 1, NULL, NULL,"
            " 'any', 0, NULL, NULL)",
            (f"{number:08x}{at}", document, deal, rng.choice(tuple(Family)),
             rng.choice(tuple(Stance)), quote),
        ).lastrowid  # fmt: skip
        if at < len(risks):
            store.execute("INSERT INTO risk_findings VALUES (?, ?)", (risks[at], finding))


def measured(path: Path, rounds: int) -> Iterator[tuple[str, float, float]]:
    """Yield each question with the seconds of the search and of the bare query, medians."""
    with opened(path) as store:
        for words, filters in QUESTIONS:
            seconds = _median(partial(search, store, words, filters), rounds)
            bare = _median(partial(_bare, store, words, filters), rounds) if words else 0.0
            asked = {name: getattr(filters, name) for name in Filters.__slots__}
            said = [f"{name}={value}" for name, value in asked.items() if value]
            yield " ".join((words, *said)).strip(), seconds, bare


def _bare(store: sqlite3.Connection, words: str, filters: Filters) -> None:
    table = "findings_text" if filters.of_findings else "pages_text"
    statement = f"SELECT rowid FROM {table} WHERE {table} MATCH ? ORDER BY rank LIMIT 20"
    store.execute(statement, (full_text_query(words),)).fetchall()


def _median(work: Callable[[], object], rounds: int) -> float:
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def main() -> None:
    """Make the store where there is none, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--documents", type=int, default=100_000)
    parser.add_argument("--store", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = given.store or Path(folder) / "archive.db"
        if not path.exists():
            print(f"making {given.documents} documents in {path}", file=sys.stderr)
            make_store(path, given.documents)
        print(f"{'question':50} {'search ms':>10} {'bare ms':>9} {'ratio':>6}")
        rows = list(measured(path, given.rounds))
        for question, seconds, bare in rows:
            ratio = f"{seconds / bare:6.2f}" if bare else "     -"
            print(f"{question[:50]:50} {1000 * seconds:10.1f} {1000 * bare:9.1f} {ratio}")
        both = [(seconds, bare) for _, seconds, bare in rows if bare]
        print(f"{'median of all':50} {1000 * statistics.median(s for _, s, _ in rows):10.1f} "
              f"{1000 * statistics.median(b for _, b in both):9.1f} "
              f"{statistics.median(s / b for s, b in both):6.2f}")  # fmt: skip


if __name__ == "__main__":
    main()
