import io
import re

import pytest

from clauses.archive.progress import Progress
from clauses.records import Refused
from clauses.renderers.archive_progress import watching


class Clock:
    """Stands for time.monotonic: as late as it is told."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now = 1000.0
        monkeypatch.setattr("clauses.renderers.archive_progress.time.monotonic", lambda: self.now)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    return Clock(monkeypatch)


def test_a_line_now_and_then_and_one_at_the_end(clock: Clock) -> None:
    stream = io.StringIO()
    progress = Progress(total=100)
    with watching(stream) as tell:
        for second in range(1, 71):
            clock.now = 1000.0 + second
            progress.read, progress.pages = second, 10 * second
            tell(progress, None)
    assert stream.getvalue().splitlines() == [
        "clauses: 30 of 100 files, 600 pages a minute, 0 failed, about 1 min left",
        "clauses: 60 of 100 files, 600 pages a minute, 0 failed, about 1 min left",
        "clauses: 70 of 100 files, 600 pages a minute, 0 failed; 70 contents read with 700 pages, "
        "0 known before, 0 the same as another, 0 not documents",
    ]


def test_what_was_refused_has_a_line_at_once_as_plain_text(clock: Clock) -> None:
    stream = io.StringIO()
    fault = Refused("own.toml:1:1", "no such key", "")
    with watching(stream, faulty=(fault,)) as tell:
        clock.now += 60
        tell(Progress(read=1, failed=1), Refused("\x1b[1ma[b].pdf", "bad\u202e", "print it"))
    lines = stream.getvalue().splitlines()
    assert lines[:2] == [
        "clauses: not read: own.toml:1:1: no such key",
        "clauses: not read: [1ma[b].pdf: bad; print it",
    ]
    assert "\x1b" not in stream.getvalue()


def test_what_failed_before_is_said(clock: Clock) -> None:
    stream = io.StringIO()
    with watching(stream) as tell:
        clock.now += 1
        tell(Progress(known=5, failed_before=2), None)
    assert "5 known before, 2 not read before," in stream.getvalue()


def test_a_run_that_is_stopped_says_how_far_it_came(clock: Clock) -> None:
    stream = io.StringIO()

    def stopped() -> None:
        with watching(stream) as tell:
            clock.now += 1
            tell(Progress(read=4), None)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        stopped()
    assert stream.getvalue().startswith("clauses: 4 files, ")


def test_quiet_is_quiet(clock: Clock) -> None:
    stream = io.StringIO()
    with watching(stream, quiet=True) as tell:
        clock.now += 60
        tell(Progress(read=1), Refused("a.pdf", "bad", ""))
    assert stream.getvalue() == ""


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_terminal_has_a_bar(clock: Clock) -> None:
    stream = Terminal()
    with watching(stream) as tell:
        clock.now += 1
        tell(Progress(total=10, read=4, pages=8, failed=1), None)
    plain = re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]", "", stream.getvalue())
    assert "4 of 10 files, 480 pages a minute, 1 failed" in plain
