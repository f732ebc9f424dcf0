"""Passages nobody has labelled, of documents that are not measured on."""

import random
import tarfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from clauses.classification import load_model
from clauses.classification.passages import Passage
from clauses.classification.word_screen import rules_out
from clauses.language import sentences
from clauses.training.examples import Example

PASSAGES = 8_000
FILES = 90  # of each archive
FEWEST_LETTERS, MOST_LETTERS = 40, 1200
CHARACTERS = 400_000  # of a file; packets of a council run to millions
SEED = 1


def unlabelled(
    shared: Path, examples: Sequence[Example], left_out: NDArray[np.bool_]
) -> tuple[Passage, ...]:
    """Return passages below `shared` that the word screen does not rule out, seeded.

    None is of a file that a left-out example is of.
    """
    closed = {
        Path(example.group.removeprefix("real:")).name.removesuffix(".txt").lower()
        for example, is_out in zip(examples, left_out, strict=True)
        if is_out
    }
    chosen = random.Random(SEED)
    found = [
        passage
        for archive in sorted((shared / "data" / "texts").glob("*.tar.xz"))
        for passage in _passages(archive, closed, chosen)
    ]
    chosen.shuffle(found)
    return tuple(found[:PASSAGES])


def _passages(archive: Path, closed: set[str], chosen: random.Random) -> Iterator[Passage]:
    screen = load_model().linear.screen
    with tarfile.open(archive) as texts:
        names = sorted(
            m.name
            for m in texts.getmembers()
            if m.isfile() and Path(m.name).name.removesuffix(".txt").lower() not in closed
        )
    wanted = set(chosen.sample(names, min(FILES, len(names))))
    with tarfile.open(archive) as texts:
        for member in texts:
            source = texts.extractfile(member) if member.name in wanted else None
            if source is None:
                continue
            text = source.read().decode("utf-8", "replace")[:CHARACTERS]
            before = ""
            for start, end in sentences(text):
                one = " ".join(text[start:end].split())
                passage = Passage(one, before=before)
                before = one
                fits = FEWEST_LETTERS <= len(one) <= MOST_LETTERS
                if fits and not (screen and rules_out(screen, passage)):
                    yield passage
