"""Each task is a function of this module: a worker process imports it by name."""

import contextlib
import multiprocessing
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from clauses import workers
from clauses.workers import Lost, Steps, run

ROOT = Path(__file__).parents[1]
CRASHED = Lost("the program reading it crashed, or needed more memory than it may use")
PATIENT = 60.0  # a deadline that is not what the test is about
ROOMY = 4096


def ran(
    call: Callable[[Any], Any], *arguments: Any, workers: int = 2, seconds: float = PATIENT
) -> list[Any]:
    return list(run(call, arguments, workers=workers, seconds=seconds, megabytes=ROOMY))


def doubled(number: int) -> int:
    return number * 2


def unless_told(word: str) -> str:
    """Do what the word says; every other word comes back."""
    if word == "hang":
        time.sleep(3600)
    if word == "exit":
        os._exit(3)
    if word == "die":
        os.kill(os.getpid(), signal.SIGKILL)
    if word == "raise":
        raise ValueError("page 3\nmakes no sense")
    return word


def first_waits_for_second(mark: Path, *, meeting: Path) -> str:
    """Two of these run side by side: "first" ends only after "second" has."""
    if mark.name == "first":
        while not meeting.exists():
            time.sleep(0.001)
    else:
        meeting.touch()
    return mark.name


def dies_at_first(mark: Path) -> str:
    """Die, but not when tried again."""
    if not mark.exists():
        mark.touch()
        os._exit(3)
    return "read"


def counted_death(tally: Path) -> None:
    with tally.open("a") as file:
        file.write("tried\n")
    os._exit(3)


def counted_abort(tally: Path) -> None:
    with tally.open("a") as file:
        file.write("tried\n")
    os.abort()


def allocated(megabytes: int) -> int:
    return len(bytearray(megabytes * 1024 * 1024)) // (1024 * 1024)


def nothing(_: int) -> None:
    return None


class Unreadable:
    """Comes out of its pickle as an error."""

    def __reduce__(self) -> tuple[type, tuple[str]]:
        return int, ("no number",)


def unreadable(_: int) -> Unreadable:
    return Unreadable()


def unwritable(_: int) -> Callable[[], int]:
    return lambda: 1


def loud(_: int) -> str:
    os.write(1, b"a library's words")
    os.write(2, b"terminate called")
    return "read"


def own_pid(_: int) -> int:
    return os.getpid()


def pid_and_hang(file: Path) -> None:
    """Write down the process id, in one step, and hang."""
    draft = file.with_suffix(".draft")
    draft.write_text(str(os.getpid()))
    draft.rename(file)
    time.sleep(3600)


def is_gone(pid: int) -> bool:
    """Whether no process has this id; a zombie still has it."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    return False


def page_by_page(words: str, steps: Steps) -> list[str]:
    """Each word is a step; a dash stands for one that was passed over."""
    done = [unless_told(word) if steps.begin() else "-" for word in words.split()]
    steps.end()
    return done


def hangs_after_its_steps(words: str, steps: Steps) -> str:
    page_by_page(words, steps)
    return unless_told("hang")


@pytest.mark.parametrize("workers", [1, 2, 5])
def test_results_come_in_the_order_of_the_arguments(workers: int) -> None:
    assert ran(doubled, *range(7), workers=workers) == [0, 2, 4, 6, 8, 10, 12]


def test_the_first_result_comes_first_even_when_it_is_done_last(tmp_path: Path) -> None:
    call = partial(first_waits_for_second, meeting=tmp_path / "meeting")
    assert ran(call, Path("first"), Path("second")) == ["first", "second"]


def test_without_arguments_there_is_nothing_to_do() -> None:
    assert ran(doubled) == []


def test_one_worker_runs_where_none_is_asked_for() -> None:
    assert ran(doubled, 4, workers=0) == [8]


def test_a_task_that_hangs_is_stopped_and_the_others_finish() -> None:
    lost = Lost("reading it took more than 0.5 seconds")
    assert ran(unless_told, "a", "hang", "b", "c", seconds=0.5) == ["a", lost, "b", "c"]


@pytest.mark.parametrize("workers", [1, 2])
@pytest.mark.parametrize("word", ["exit", "die"])
def test_a_task_that_crashes_is_lost_and_the_others_finish(word: str, workers: int) -> None:
    assert ran(unless_told, word, "a", "b", word, workers=workers) == [CRASHED, "a", "b", CRASHED]


def test_every_one_of_many_crashes_is_accounted_for() -> None:
    assert ran(unless_told, *["exit"] * 6, "a") == [*[CRASHED] * 6, "a"]


def test_a_crashed_task_is_tried_twice_and_no_more(tmp_path: Path) -> None:
    tally = tmp_path / "tally"
    assert ran(counted_death, tally) == [CRASHED]
    assert tally.read_text() == "tried\ntried\n"


def test_a_task_that_brings_its_own_process_down_is_not_tried_again(tmp_path: Path) -> None:
    tally = tmp_path / "tally"
    assert ran(counted_abort, tally) == [CRASHED]
    assert tally.read_text() == "tried\n"


def test_a_task_whose_worker_is_killed_once_is_read_the_second_time(tmp_path: Path) -> None:
    assert ran(dies_at_first, tmp_path / "mark") == ["read"]


def test_an_exception_is_lost_in_one_line() -> None:
    lost = Lost("reading it failed (ValueError: page 3 makes no sense)")
    assert ran(unless_told, "raise", "a") == [lost, "a"]


def test_none_is_a_result_like_any_other() -> None:
    assert ran(nothing, 1, 2) == [None, None]


def test_a_result_that_cannot_travel_is_lost_and_said_so() -> None:
    (unsent,) = ran(unwritable, 1)
    assert isinstance(unsent, Lost)
    assert unsent.reason.startswith("reading it failed (")
    bad_number = "ValueError: invalid literal for int() with base 10: 'no number'"
    assert ran(unreadable, 1) == [Lost(f"reading it failed ({bad_number})")]


def test_memory_is_limited() -> None:
    pytest.importorskip("resource")
    results = run(allocated, (5000, 1), workers=1, seconds=PATIENT, megabytes=2000)
    assert list(results) == [Lost("reading it needed more than 2000 MB of memory"), 1]


def test_what_libraries_print_stays_out_of_the_report(capfd: pytest.CaptureFixture[str]) -> None:
    assert ran(loud, 1) == ["read"]
    assert capfd.readouterr() == ("", "")


def test_one_worker_and_two_give_the_same() -> None:
    words = ("a", "raise", "b", "exit", "c")
    assert ran(unless_told, *words, workers=1) == ran(unless_told, *words, workers=2)


def test_no_worker_is_left_when_all_is_done() -> None:
    pids = ran(own_pid, 1, 2, 3)
    assert [is_gone(pid) for pid in pids] == [True] * 3
    assert multiprocessing.active_children() == []


def test_no_more_workers_run_than_are_asked_for_or_needed() -> None:
    assert len(set(ran(own_pid, *range(9), workers=2))) <= 2
    assert len(set(ran(own_pid, 1, workers=8))) == 1


def test_a_worker_that_hung_is_not_left_as_a_zombie(tmp_path: Path) -> None:
    (lost,) = ran(pid_and_hang, tmp_path / "pid", seconds=0.5)
    assert lost == Lost("reading it took more than 0.5 seconds")
    assert is_gone(int((tmp_path / "pid").read_text()))


def test_leaving_early_stops_the_workers() -> None:
    results = run(unless_told, ("a", "hang"), workers=2, seconds=PATIENT, megabytes=ROOMY)
    with contextlib.closing(results):  # type: ignore[type-var]
        assert next(results) == "a"
    assert multiprocessing.active_children() == []


@pytest.mark.skipif(sys.platform == "win32", reason="kills the way Unix does")
def test_a_hanging_worker_ends_with_the_process_that_started_it(tmp_path: Path) -> None:
    script = (
        "from pathlib import Path\n"
        "from tests.test_workers import pid_and_hang, ran\n"
        f"if __name__ == '__main__': ran(pid_and_hang, Path({str(tmp_path / 'pid')!r}))\n"
    )
    asking = tmp_path / "asking.py"
    asking.write_text(script)
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        [sys.executable, str(asking)], env=environment, stdout=subprocess.PIPE
    ) as parent:
        while not (tmp_path / "pid").exists():
            assert parent.poll() is None
            time.sleep(0.001)
        parent.kill()
        # The worker holds the other end of this pipe: it closes when the last of them is gone.
        assert parent.communicate(timeout=PATIENT)[0] == b""


def stepped(call: Callable[..., Any], *arguments: str, seconds: float = PATIENT) -> list[Any]:
    options = {"workers": 2, "megabytes": ROOMY, "step_seconds": 0.5}
    return list(run(call, arguments, seconds=seconds, **options))  # type: ignore[arg-type]


@pytest.mark.parametrize("word", ["hang", "die", "exit"])
def test_a_step_that_hangs_or_crashes_costs_no_more_than_itself(word: str) -> None:
    made = stepped(page_by_page, f"a {word} b", "c d")
    assert made == [["a", "-", "b"], ["c", "d"]]


def test_each_step_that_hangs_is_passed_over() -> None:
    assert stepped(page_by_page, "hang a hang") == [["-", "a", "-"]]


def test_a_task_of_which_too_many_steps_hang_is_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "MOST_GIVEN_UP", 1)
    assert stepped(page_by_page, "hang a hang", "b") == [
        Lost("too many of its pages took too long"),
        ["b"],
    ]


def test_steps_that_hang_use_up_the_time_of_their_task() -> None:
    lost = Lost("reading it took more than 1.2 seconds")
    assert stepped(page_by_page, "hang hang hang hang", seconds=1.2) == [lost]


def test_what_follows_the_steps_has_the_time_of_the_task() -> None:
    lost = Lost("reading it took more than 2 seconds")
    assert stepped(hangs_after_its_steps, "a b", seconds=2.0) == [lost]


def test_what_a_step_raises_is_the_task_s_loss() -> None:
    lost = Lost("reading it failed (ValueError: page 3 makes no sense)")
    assert stepped(page_by_page, "a raise") == [lost]
