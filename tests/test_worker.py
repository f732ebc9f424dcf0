"""What a worker does with a task; how workers are run is in `test_workers.py`."""

import multiprocessing

from clauses.worker import Lost, Step, Steps, failed


def test_steps_are_told_as_they_begin_and_end() -> None:
    ours, theirs = multiprocessing.Pipe()
    steps = Steps(theirs, frozenset({2}))
    assert [steps.begin(), steps.begin(), steps.begin()] == [True, False, True]
    steps.end()
    # What was given up is no step: its time is not counted.
    assert [ours.recv() for _ in range(4)] == [Step(1), Step(0), Step(3), Step(0)]
    ours.close()
    theirs.close()


def test_a_failure_is_one_line() -> None:
    assert failed(ValueError("page 3\n  makes no sense")) == Lost(
        "reading it failed (ValueError: page 3 makes no sense)"
    )
