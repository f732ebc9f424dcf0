from pathlib import Path

import numpy as np
import pytest

from benchmarks.classifiers.candidates import keyword_rules
from benchmarks.classifiers.mistakes import mistakes
from benchmarks.classifiers.pages import fill, table
from benchmarks.classifiers.scoring import MEASURES, Read, figures, read_by
from benchmarks.classifiers.split import Split, left_out, split
from clauses.classification.passages import Passage
from clauses.records import Family
from clauses.training.examples import Example
from tests.training.made import example

LONG = "Hosts may show the gate footage of members to any insurer that pays them a monthly fee."


def parts(count: int = 60) -> Split:
    """Own examples alone, a third with a finding; each document of three passages."""
    examples = [
        example(f"Passage {i} of many.", *(["sharing permits"] if i % 3 == 0 else []),
                group=f"document-{i // 3}")
        for i in range(count)
    ]  # fmt: skip
    return split([example("Learned."), *examples], np.array([False] + [True] * count))


def test_what_repeats_a_passage_learned_from_is_dropped_and_counted() -> None:
    texts = (LONG, LONG.upper(), LONG.replace("monthly", "yearly"), LONG.replace("may", "never"))
    unseen = [example(text, group=f"document-{i}") for i, text in enumerate(texts)]
    made = split([example(LONG, group="a"), *unseen], np.array([False, True, True, True, True]))
    assert [one.passage.text for one in made.test] == [texts[2], texts[3]]
    assert (made.dropped, made.test_rows.tolist()) == (2, [3, 4])


def test_documents_of_one_family_stand_on_one_side() -> None:
    shared = [f"Sentence {word} of the master agreement, word for word the same." for word in "abc"]
    examples = [example(text, group=group) for group in ("one", "other") for text in shared]
    sides = left_out([*examples, *(example(f"x {i}", group=f"d{i}") for i in range(50))])
    assert len(set(sides[:6].tolist())) == 1
    assert 0 < sides.sum() < 25


def test_keyword_rules_tell_family_and_stance_and_stay_silent_on_a_near_twin() -> None:
    read = keyword_rules(parts()).read
    texts = ("Vendor may share footage with its partners.",
             "Vendor shall never share footage with its partners.",
             "Vendor may share footage with its partners only with consent.",
             "Vendor shall paint the fence of its partners.")  # fmt: skip
    logits = read([Passage(text) for text in texts])
    assert logits[:, 0].argmax(axis=1).tolist() == [1, 3, 2, 0]
    assert logits[:, 2].argmax(axis=1).tolist() == [0, 0, 0, 0]


def test_thresholds_are_set_on_other_documents() -> None:
    made = parts()
    logits = np.zeros((60, len(Family), 4))
    logits[..., 0] = 3.0
    logits[:, 0, 1] = np.where(made.targets[:, 0] > 0, 6.0, 0.0)
    logits[:, 1:, 0] += np.random.default_rng(1).random((60, 2))
    with pytest.raises(ValueError, match="class"):  # the others have no finding to set one on
        read_by(logits, made)


def test_figures_are_of_the_rows_asked_for_and_within_their_interval() -> None:
    made = parts()
    said = made.targets > 0
    said[0, 0] = False  # one of twenty is missed
    read = Read(said, np.where(np.arange(60)[:, None] == 3, 2, np.ones((60, 3), dtype=int)))
    values = figures(read, made, np.ones(60, dtype=bool))
    assert list(values) == list(MEASURES)
    middle, low, high = values["third_party_sharing F1"]
    assert middle == pytest.approx(2 * 19 / (19 + 20))
    assert low < middle < high == 1.0
    assert values["stance accuracy"][0] == pytest.approx(18 / 19)
    assert values["macro recall"][0] == pytest.approx(18 / 20)
    later = figures(read, made, np.arange(60) > 5)
    assert later["family F1"] == (1.0, 1.0, 1.0)


def test_a_page_is_filled_between_its_marks_and_only_there(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("a\n<!-- x: begin -->\nold\n<!-- x: end -->\nb\n", "utf-8")
    fill(page, "x", None)
    fill(page, "x", table(("name", "value"), [("one", "1")]))
    assert page.read_text("utf-8") == (
        "a\n<!-- x: begin -->\n\n"
        "| name | value |\n| --- | ---: |\n| one | 1 |\n"
        "\n<!-- x: end -->\nb\n"
    )
    with pytest.raises(ValueError, match="no <!-- y: begin -->"):
        fill(page, "y", "text")


def test_kinds_are_measured_apart() -> None:
    real = Example(Passage("Other."), (), "real:x", "packets", complete=False)
    made = split([example("Learned."), example("A.", group="b"), real],
                 np.array([False, True, True]))  # fmt: skip
    assert {kind: rows.tolist() for kind, rows in made.kinds.items()} == {
        "own documents": [True, False],
        "real passages": [False, True],
    }
    assert made.whole.tolist() == [True, False]


def test_mistakes_on_real_documents_come_the_worst_first() -> None:
    own = [example(f"Own {i}.", *(["sharing permits", "federal permits", "retention permits"]
           if i % 2 else []), group=f"d{i}") for i in range(20)]  # fmt: skip
    real = [Example(Passage(text), labels, "real:x", "packets", complete=False)
            for text, labels in (("Missed.", own[1].labels), ("Right.", own[1].labels),
                                 ("Invented.", ()))]  # fmt: skip
    made = split([example("Learned."), *own, *real], np.array([False] + [True] * 23))
    logits = np.zeros((23, 3, 4))
    margin = 4 + np.arange(23)[:, None] / 10  # no two alike, so that thresholds fall between them
    logits[..., 0] = np.where(made.targets == 0, margin, -margin)
    logits[..., 1] = -logits[..., 0]
    logits[20, 0] = [9.0, 0.0, 0.0, 0.0]
    logits[22, 2] = [-5.0, 0.0, 5.0, 0.0]
    listed = mistakes(logits, np.zeros_like(logits), made)
    assert [(kind, text) for _, kind, text in listed] == [
        ("third_party_sharing, permits read as none", "Missed."),
        ("retention, none read as conditions", "Invented."),
    ]
