import pytest

from clauses.classification.model import Model
from tests.classification.made import toy_model


@pytest.fixture(scope="session")
def model(tmp_path_factory: pytest.TempPathFactory) -> Model:
    """The toy model, in a folder of its own."""
    return toy_model(tmp_path_factory.mktemp("toy"))
