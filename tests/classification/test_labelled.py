from pathlib import Path

import pytest

from clauses.classification.labelled import Labelled, load_labelled, nearest, save_labelled
from clauses.classification.model import Model
from clauses.classification.passages import Passage
from clauses.errors import ModelError
from clauses.records import Alike

SHARE = Labelled(Passage("Share it."), ("third_party_sharing: permits",), "elm")
NOT = Labelled(Passage("Do not share it."), ("third_party_sharing: prohibits",), "elm")
DELETE = Labelled(
    Passage("Delete “it”.", heading="End", lead_in="Vendor shall:"),
    ("retention: conditions",),
    "oak",
)
PAINT = Labelled(Passage("Paint the fence."), (), "oak")
ALL = (SHARE, NOT, DELETE, PAINT)


def test_passages_come_back_as_they_were_written_and_equal_ones_give_equal_bytes(
    tmp_path: Path,
) -> None:
    for name in ("one", "other"):
        (tmp_path / name).mkdir()
        save_labelled(ALL, tmp_path / name)
    assert load_labelled(tmp_path / "one") == ALL
    written = [(tmp_path / name / "passages.json").read_bytes() for name in ("one", "other")]
    assert written[0] == written[1]
    assert b"\r" not in written[0]


def test_a_model_without_passages_has_none(tmp_path: Path) -> None:
    assert load_labelled(tmp_path) == ()


@pytest.mark.parametrize("damage", ["changed", "cut", "not text"])
def test_passages_that_are_not_those_written_are_refused(tmp_path: Path, damage: str) -> None:
    save_labelled(ALL, tmp_path)
    path = tmp_path / "passages.json"
    whole = path.read_bytes()
    path.write_bytes(
        {
            "changed": whole.replace(b"Paint", b"Saint"),
            "cut": whole[:-20],
            "not text": b"\xff" + whole,
        }[damage]
    )
    with pytest.raises(ModelError, match=r"passages\.json: no usable passages there"):
        load_labelled(tmp_path)


def test_the_nearest_share_what_the_model_weighs(model: Model) -> None:
    found = nearest(model.linear, Passage("Vendor may not share Data."), ALL)
    assert found == (
        Alike("Do not share it.", NOT.labels, "elm", 1.0),
        Alike("Share it.", SHARE.labels, "elm", found[1].likeness),
        Alike("Delete “it”.", DELETE.labels, "oak", 0.0),
    )
    assert 0.3 < found[1].likeness < 0.95


def test_a_passage_unlike_any_comes_with_likeness_nought(model: Model) -> None:
    assert [one.likeness for one in nearest(model.linear, Passage("It rains."), ALL)] == [0.0] * 3
    assert nearest(model.linear, Passage("It rains."), ()) == ()
