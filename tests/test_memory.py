import ctypes

import pytest

from clauses.memory import give_back_memory


def test_memory_is_given_back_without_a_word() -> None:
    give_back_memory()


@pytest.mark.parametrize("trouble", [OSError, TypeError])
def test_where_no_c_library_is_found_nothing_happens(
    monkeypatch: pytest.MonkeyPatch, trouble: type[Exception]
) -> None:
    def missing(name: str | None) -> object:
        raise trouble

    monkeypatch.setattr(ctypes, "CDLL", missing)
    give_back_memory()


def test_a_c_library_that_cannot_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ctypes, "CDLL", lambda name: object())
    give_back_memory()
