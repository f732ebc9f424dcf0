"""What a large archive would cost: a simulation from measured costs, with its assumptions.

    python -m benchmarks.archive_plan

Workers read documents of random length, some of them scans, and hand each result to the one process
that writes the store; a result waits while another is written. Costs are those of docs/scale.md.
"""

import heapq
import random

# Measured: docs/scale.md and docs/performance.md say how.
CPU_A_PAGE = 0.024  # seconds: contracts as PDF, read, classified and judged
CPU_A_SCANNED_PAGE = 1.2  # at 200 dpi
COMMIT_A_PAGE = 0.00025  # seconds in the store
BYTES_A_PAGE = 3_400  # of the store, with its indexes
# Assumed.
PAGES = 20  # a document, on average; lengths are exponential
SCANNED = 0.10  # of all pages
PRICE = 0.04  # dollars an hour and core
SIMULATED = 20_000  # documents


def simulated(workers: int, seed: int = 1) -> tuple[float, float]:
    """Return documents a second with so many workers, and the share of time the writer is busy."""
    chance = random.Random(seed)
    reading = [(_seconds(chance), worker) for worker in range(workers)]
    heapq.heapify(reading)
    writer = busy = 0.0
    for _ in range(SIMULATED):
        (seconds, pages), worker = heapq.heappop(reading)
        written = pages * COMMIT_A_PAGE
        writer = max(writer, seconds) + written
        busy += written
        more, following = _seconds(chance)
        heapq.heappush(reading, ((seconds + more, following), worker))
    return SIMULATED / writer, busy / writer


def _seconds(chance: random.Random) -> tuple[float, int]:
    """How long reading a document takes, and how many pages it has."""
    pages = 1 + int(chance.expovariate(1 / PAGES))
    scanned = sum(chance.random() < SCANNED for _ in range(pages))
    return scanned * CPU_A_SCANNED_PAGE + (pages - scanned) * CPU_A_PAGE, pages


def main() -> None:
    """Print both tables."""
    print("| workers, one store | documents a second | writer busy |\n| ---: | ---: | ---: |")
    for workers in (1, 2, 8, 32, 128, 256, 512, 1024):
        rate, busy = simulated(workers)
        print(f"| {workers:,} | {rate:.1f} | {busy:.0%} |")
    pages = PAGES + 0.5
    cpu = pages * (SCANNED * CPU_A_SCANNED_PAGE + (1 - SCANNED) * CPU_A_PAGE)
    print("\n| documents | pages | core hours | dollars | stores of 1 million | all stores, TB "
          "| days on 64 cores | on 1,024 |\n|" + " ---: |" * 8)  # fmt: skip
    for documents in (1_000_000, 10_000_000, 100_000_000):
        hours = documents * cpu / 3600
        size = documents * pages * BYTES_A_PAGE / 1e12
        print(f"| {documents:,} | {documents * pages:,.0f} | {hours:,.0f} | {hours * PRICE:,.0f} "
              f"| {documents // 1_000_000} | {size:.2f} | {hours / 64 / 24:.1f} "
              f"| {hours / 1024 / 24:.1f} |")  # fmt: skip


if __name__ == "__main__":
    main()
