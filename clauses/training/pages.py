"""Real passages as they stand in the pages of a document, found again by a hash of their text."""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from clauses.classification.passages import Passage, passages
from clauses.errors import UsageError
from clauses.readers import read
from clauses.segmentation import segment
from clauses.training.examples import Example, parse_label

DOCUMENTS = Path("data")
HASH_LENGTH = 16


def load_pages(noted: Path, shared: Path) -> tuple[Example, ...]:
    """Return the passages of real documents of which we keep file, hash and labels only.

    Each is read with its heading and lead-in, as the product reads it. One that the present
    segmentation cuts otherwise is not found again and is left out. Raises UsageError where a
    document is not there.
    """
    by_file: dict[str, list[dict[str, Any]]] = {}
    for line in noted.read_text("utf-8").splitlines():
        row = json.loads(line)
        by_file.setdefault(row["file"], []).append(row)
    return tuple(
        example
        for name, rows in sorted(by_file.items())
        for example in _found_again(rows, name, shared / DOCUMENTS / name)
    )


def passage_hash(passage: Passage) -> str:
    """Return the hash a passage is noted by: of its lead-in and its text."""
    said = f"{passage.lead_in}\0{passage.text}"
    return hashlib.sha256(said.encode()).hexdigest()[:HASH_LENGTH]


def _found_again(rows: Sequence[Mapping[str, Any]], name: str, path: Path) -> Iterator[Example]:
    if not path.is_file():
        found = f"{path}: no such document"
        raise UsageError(found, "use the documents that were labelled, or train without --shared")
    there = {passage_hash(one): one for one in passages(segment(read(path)))}
    for row in rows:
        if row["sha256"] in there:
            labels = tuple(map(parse_label, row["labels"]))
            passage = there[row["sha256"]]
            yield Example(passage, labels, f"real:{name}", path.parent.name, complete=True)
