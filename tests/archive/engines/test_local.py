import itertools
from pathlib import Path

from clauses.archive import engines
from clauses.archive.engines import ENGINES
from clauses.archive.engines.crew import Crew
from clauses.archive.engines.local import run_locally
from clauses.archive_commands import EngineName
from clauses.pipeline import Limits
from clauses.workers import Lost


def doubled(number: int, steps: object) -> int:
    return number * 2


def fails_at_three(number: int, steps: object) -> int:
    if number == 3:
        raise ValueError("no third")
    return number


def test_each_task_comes_with_its_result() -> None:
    for workers in (1, 2):
        assert sorted(run_locally(doubled, iter(range(6)), Crew(workers))) == [
            (0, 0), (1, 2), (2, 4), (3, 6), (4, 8), (5, 10),
        ]  # fmt: skip


def test_what_fails_is_lost_and_the_rest_is_not() -> None:
    assert dict(run_locally(fails_at_three, range(5), Crew(1, Limits(60.0, 4096, 60.0)))) == {
        0: 0, 1: 1, 2: 2, 4: 4, 3: Lost("reading it failed (ValueError: no third)"),
    }  # fmt: skip


def test_tasks_are_drawn_as_they_are_needed() -> None:
    drawn = itertools.count()
    results = run_locally(doubled, drawn, Crew(1))
    assert [next(results) for _ in range(3)] == [(0, 0), (1, 2), (2, 4)]
    assert next(drawn) <= 5  # of a number without end
    results.close()  # type: ignore[attr-defined]


def test_the_table_has_each_engine_and_so_has_the_command_line() -> None:
    here = Path(engines.__file__).parent
    modules = {path.stem for path in here.glob("*.py")} - {"__init__", "crew"}
    assert modules == set(ENGINES) == {str(name) for name in EngineName}
