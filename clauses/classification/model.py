"""The model a scan uses: the linear model, and the encoder that re-reads what it is unsure of."""

import hashlib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from clauses.classification.artefact import LinearModel, load_linear
from clauses.classification.encoder import Encoder, load_encoder


@dataclass(frozen=True, slots=True)
class Model:
    """What passages are judged with; `folder` is where it was loaded from."""

    linear: LinearModel
    encoder: Encoder | None
    folder: Path

    @property
    def name(self) -> str:
        """The names of its parts."""
        return self.linear.name + (f"+{self.encoder.name}" if self.encoder else "")

    @property
    def sha256(self) -> str:
        """The hash of its parts: with the input and the policies it fixes a report."""
        if self.encoder is None:
            return self.linear.sha256
        return hashlib.sha256((self.linear.sha256 + self.encoder.sha256).encode()).hexdigest()


def models_folder() -> Path:
    """Return the folder that holds the models: in the installed package, else in the checkout."""
    package = Path(__file__).parents[1]
    installed = package / "_models"
    return installed if installed.is_dir() else package.parent / "models"


def load_model(folder: Path | None = None) -> Model:
    """Return the model whose parts are in `folder`, or the one `clauses` comes with.

    Raises ModelError where a part is damaged or of another format, or the linear one missing.
    """
    return _load(folder or models_folder())


@lru_cache(maxsize=2)
def _load(folder: Path) -> Model:
    return Model(load_linear(folder / "linear"), load_encoder(folder / "encoder"), folder)
