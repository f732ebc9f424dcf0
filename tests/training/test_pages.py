"""Real passages are found again in the pages they stand in, by a hash."""

import json
from pathlib import Path

import pytest

from clauses.classification.passages import Passage
from clauses.errors import UsageError
from clauses.training.examples import Example, parse_label
from clauses.training.pages import load_pages, passage_hash

TEXT = """1. Pictures

The Keeper shall not:

(a) lend a picture of a boat to anyone; or

(b) paint over a berth number.

2. Logs. The Keeper shall erase the log of the gate after ninety days.
"""
ITEM = Passage(
    "lend a picture of a boat to anyone; or",
    heading="Pictures",
    lead_in="The Keeper shall not:",
)
LOG = Passage("The Keeper shall erase the log of the gate after ninety days.", heading="Logs")


@pytest.fixture
def shared(tmp_path: Path) -> Path:
    folder = tmp_path / "data" / "harbor"
    folder.mkdir(parents=True)
    (folder / "berths.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path


def noted(folder: Path, *rows: dict[str, object]) -> Path:
    path = folder / "noted.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def row(passage: Passage, *labels: str, file: str = "harbor/berths.txt") -> dict[str, object]:
    return {"file": file, "page": 1, "sha256": passage_hash(passage), "labels": list(labels)}


def seen(examples: tuple[Example, ...]) -> list[tuple[str, str, str, tuple[object, ...]]]:
    return [(e.passage.text, e.passage.heading, e.passage.lead_in, e.labels) for e in examples]


def test_passages_come_back_as_the_document_has_them(shared: Path) -> None:
    ban, kept = "sharing prohibits actor=vendor", "retention conditions period=P90D"
    examples = load_pages(noted(shared, row(LOG, kept), row(ITEM, ban)), shared)
    assert seen(examples) == [
        (LOG.text, "Logs", "", (parse_label(kept),)),
        (ITEM.text, "Pictures", ITEM.lead_in, (parse_label(ban),)),
    ]
    assert {(e.group, e.origin, e.complete) for e in examples} == {
        ("real:harbor/berths.txt", "harbor", True)
    }


def test_another_lead_in_is_another_passage(shared: Path) -> None:
    other = Passage(ITEM.text, lead_in="The Keeper may:")
    assert load_pages(noted(shared, row(other)), shared) == ()


def test_a_document_that_is_not_there_is_named(shared: Path) -> None:
    with pytest.raises(UsageError) as raised:
        load_pages(noted(shared, row(LOG, file="harbor/gone.txt")), shared)
    path = shared / "data" / "harbor" / "gone.txt"
    assert str(raised.value) == (
        f"{path}: no such document; use the documents that were labelled, or train without --shared"
    )
