from pathlib import Path

from clauses.classification.labelled import Labelled, load_labelled
from clauses.classification.passages import Passage
from clauses.training.examples import Example
from clauses.training.labelled import write_labelled
from tests.training.made import example


def test_only_our_own_passages_are_kept_beside_the_model(tmp_path: Path) -> None:
    own = example("Vendor keeps Data for ever.", "retention permits", "sharing conditions")
    real = Example(Passage("Someone else wrote this."), (), "real:packet", "packets", complete=True)
    plain, short = example("It rains on the fence."), example("Vendor may keep:")
    write_labelled([own, real, plain, short], tmp_path)
    assert load_labelled(tmp_path) == (
        Labelled(
            Passage("Vendor keeps Data for ever."),
            ("retention: permits", "third_party_sharing: conditions"),
            "document-1",
        ),
        Labelled(Passage("It rains on the fence."), (), "document-1"),
    )
