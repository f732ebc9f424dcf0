from dataclasses import replace

import pytest

from clauses.training.examples import Example
from clauses.training.fit import Fitted, fit
from tests.training.made import toy_examples


@pytest.fixture(scope="session")
def examples() -> tuple[Example, ...]:
    return toy_examples()


@pytest.fixture(scope="session")
def fitted(examples: tuple[Example, ...]) -> Fitted:
    return fit(examples)


@pytest.fixture(scope="session")
def eager(fitted: Fitted) -> Fitted:
    """The fitted model with thresholds of 0: the toy's sentences are so plain that its own
    thresholds stand at the lowest score of any finding.
    """
    calibrations = {
        family: values | {"threshold": 0.0}
        for family, values in fitted.model.manifest["calibrations"].items()
    }
    manifest = fitted.model.manifest | {"calibrations": calibrations}
    return replace(fitted, model=replace(fitted.model, manifest=manifest))
