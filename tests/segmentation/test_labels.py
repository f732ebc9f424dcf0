import pytest

from clauses.records import Clause, ClauseKind
from clauses.segmentation.labels import Labels, steps


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("5.3", ("5.3",)),
        ("Section 5.3(a)(ii)", ("5.3", "(a)", "(ii)")),
        ("ARTICLE IV.", ("iv",)),
        ("§ 12", ("12",)),
        ("(B)", ("(b)",)),
        ("A.1", ("a.1",)),
        ("", ()),
    ],
)
def test_steps(label: str, expected: tuple[str, ...]) -> None:
    assert steps(label) == expected


def clause(number: str | None, level: int, parent: int | None, heading: str = "") -> Clause:
    kind = ClauseKind.CLAUSE if number else ClauseKind.HEADING
    return Clause(kind, number, heading or None, "", (), 1, level, parent)


CLAUSES = [
    clause("1.", 2, None),
    clause("1.1", 3, 0),
    clause("(a)", 4, 1),
    clause(None, 0, None, "Exhibit A: Fees"),
    clause("1.", 2, 3),
    clause("4.02", 2, 3),
    clause(None, 0, None, "Exhibit B"),
    clause("2.", 2, 6),
]


def test_of_two_with_the_same_number_the_one_in_the_same_part_is_meant() -> None:
    labels = Labels(CLAUSES)
    assert [labels.find("1", at) for at in (0, 2, 4, 5, 7)] == [0, 0, 4, 4, 0]
    assert labels.find("1", 0, within=3) == 4
    assert labels.find("1", 0, within=6) is None


def test_a_number_may_be_written_without_its_zero() -> None:
    assert Labels(CLAUSES).find("4.2", 0) == 5


def test_parts() -> None:
    labels = Labels(CLAUSES)
    assert (labels.exhibit("Exhibit", "A"), labels.exhibit("exhibit", "b")) == (3, 6)
    assert labels.exhibit("exhibit", "c") is None
    assert [labels.part(at) for at in (0, 2, 3, 5, 7)] == [None, None, 3, 3, 6]


def test_the_numbered_clause_above() -> None:
    labels = Labels(CLAUSES)
    assert [labels.numbered_above(at) for at in (0, 1, 2, 3)] == [0, 1, 1, None]
    assert labels.numbered_above(2, worded="article") is None
