"""Keep the passages of our own documents beside the model, to show with what it finds."""

from collections.abc import Sequence
from pathlib import Path

from clauses.classification.labelled import Labelled, save_labelled
from clauses.training.examples import OWN, Example

# Shorter ones are like anything and show nothing.
FEWEST_WORDS = 5


def write_labelled(examples: Sequence[Example], folder: Path) -> None:
    """Write to the model's folder the passages we wrote ourselves, but for the shortest."""
    save_labelled(
        [
            Labelled(
                example.passage,
                tuple(f"{label.family}: {label.stance}" for label in example.labels),
                example.group,
            )
            for example in examples
            if example.origin == OWN and len(example.passage.text.split()) >= FEWEST_WORDS
        ],
        folder,
    )
