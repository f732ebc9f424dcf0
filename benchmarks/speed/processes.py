"""Run commands as whole processes, one after the other in turn, and measure each."""

import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence

from benchmarks.speed.figures import Run

KILOBYTE = 1 if sys.platform == "darwin" else 1024  # what the system counts memory in, in bytes


def interleaved(commands: Mapping[str, Sequence[str]], rounds: int) -> dict[str, tuple[Run, ...]]:
    """Return the runs of each command; each round runs every command once.

    On a machine that others use, what slows one command in a round then slows all.
    """
    runs: dict[str, list[Run]] = {name: [] for name in commands}
    for _ in range(rounds):
        for name, command in commands.items():
            runs[name].append(run(command))
    return {name: tuple(done) for name, done in runs.items()}


def run(command: Sequence[str]) -> Run:
    """Run a command to its end: wall time, CPU time with its children, memory of the largest.

    Ends the benchmark where the command fails; inputs that could not be read (3) are no failure.
    """
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 3):
        sys.exit(f"{' '.join(command)[:200]}: ended with {process.returncode}")
    return Run(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * KILOBYTE / 1e6)
