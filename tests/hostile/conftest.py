"""Scanning as a user does, with limits so low that a test is short."""

from collections.abc import Callable
from pathlib import Path

import pytest

from benchmarks.accounting import Account, accounted
from clauses.classification import Model
from clauses.pipeline import Limits
from tests.classification.made import toy_model

Scan = Callable[..., list[tuple[str, str]]]


@pytest.fixture(scope="session")
def model(tmp_path_factory: pytest.TempPathFactory) -> Model:
    return toy_model(tmp_path_factory.mktemp("toy"))


@pytest.fixture
def scanned(model: Model) -> Scan:
    """What comes of each file: an outcome, and the reason where it was not read."""

    def scan(*paths: Path, seconds: float = 60.0, megabytes: int = 2048) -> list[tuple[str, str]]:
        limits = Limits(seconds, megabytes)
        run = accounted(paths, model=model, policies=(), jobs=2, limits=limits)
        return [(one.outcome, one.reason) for one in run.accounts]

    return scan


def outcomes(accounts: list[Account]) -> set[str]:
    return {one.outcome for one in accounts}
