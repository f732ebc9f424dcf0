import pytest

from clauses.records import Amendment, Change, Clause, ClauseKind, Piece, Span
from clauses.segmentation.amendments import amended
from tests.segmentation.conftest import column, document, segments

AT = 100  # where the text stands in its document


def found(text: str, *, heading: str | None = None) -> list[tuple[str, str, str, str]]:
    """Target, action, new wording and words taken out; each new wording stands where it says."""
    pieces = (Piece(0, Span(AT, AT + len(text))),)
    changes = amended([Clause(ClauseKind.CLAUSE, "1.", heading, text, pieces, 1, 2)])
    for one in changes:
        words = "".join(text[p.span.start - AT : p.span.end - AT] for p in one.pieces)
        assert words == one.quoted_text
    return [(c.target_number, c.action.value, c.quoted_text, c.replaced_text) for c in changes]


NEW = "5.3 Retention. Northlight keeps Footage for ten days. It then deletes it."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"Section 5.3 is deleted and replaced with the following: “{NEW}”",
         ("5.3", "replaces", NEW, "")),
        (f'Section 5.3 (Retention) now reads: "{NEW}"', ("5.3", "replaces", NEW, "")),
        ("Section 5.3 is hereby deleted.", ("5.3", "deletes", "", "")),
        ("In Section 5.3, the words “thirty days” are replaced by “ten days”.",
         ("5.3", "replaces", "ten days", "thirty days")),
        ("Section 2 is amended by striking “may” and inserting “shall” in its place.",
         ("2", "replaces", "shall", "may")),
        ("Section 2 is amended by striking the word “may”.", ("2", "deletes", "", "may")),
        ("A new Section 5.6 is added after Section 5.5: “5.6 Sale. It sells nothing.”",
         ("5.6", "adds", "5.6 Sale. It sells nothing.", "")),
        ("This is added to the Agreement as a new Section 9.1: “9.1 Logs. It keeps logs.”",
         ("9.1", "adds", "9.1 Logs. It keeps logs.", "")),
        ("Section 5.3 is amended by adding at its end: “It sells nothing.”",
         ("5.3", "inserts", "It sells nothing.", "")),
        ("Section 5.3 is amended by deleting the last sentence.",
         ("5.3", "deletes", "", "the last sentence")),
        ("Section 5.4 is renumbered as Section 5.5.", ("5.4", "renumbers", "5.5", "")),
        ("Exhibit B to the Agreement is replaced with the attached Exhibit B.",
         ("Exhibit B", "replaces", "", "")),
        ("The definition of “Footage” in the Agreement is amended to read: “Footage” means all.",
         ("Footage", "replaces", "“Footage” means all.", "")),
    ],
)  # fmt: skip
def test_a_change_to_a_section(text: str, expected: tuple[str, str, str, str]) -> None:
    assert found(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Footage is deleted under Section 5.3.",
        "Section 5.3 may be amended only in writing.",
        "Section 5.3 shall be amended only in writing.",
        "Northlight deletes Footage as Section 5.3 requires, and replaces cameras.",
        "The words “Footage” and “Data” in Section 5.3 mean the same.",
        "The fee, as amended by Section 4 of the First Amendment, is due.",
        "Cameras are added under Exhibit B.",
        "The notice reads: “Section 5.3 is deleted.”",
    ],
)
def test_a_section_that_is_only_named_is_not_changed(text: str) -> None:
    assert found(text) == []


def test_sentences_of_a_clause_change_sections_each_of_its_own() -> None:
    assert found("Section 5 now reads: “5. Fees.” Section 6 is deleted; Section 7 is too.") == [
        ("5", "replaces", "5. Fees.", ""), ("6", "deletes", "", ""),
    ]  # fmt: skip


def test_the_section_may_stand_in_the_heading() -> None:
    assert found("is deleted.", heading="Section 5.3") == [("5.3", "deletes", "", "")]


def test_whose_section_it_is() -> None:
    text = "Section 5.3 of the Master Agreement is deleted."
    assert amended([Clause(ClauseKind.CLAUSE, "1.", None, text, (), 1, 2)]) == (
        Amendment(0, "5.3", "the Master Agreement", Change.DELETES),
    )


def test_new_wording_quoted_below_the_clause() -> None:
    rows = column(
        "1. Section 5.3 of the Agreement is deleted and replaced with the following:",
        "“5.3 Retention. Northlight keeps Footage for thirty days. It shall:",
        "(a) delete Footage after that.”",
        "2. Fees. The fees stay as they are.",
    )
    one = amended(segments(rows))[0]
    assert (one.clause, one.target_number, one.action, one.wording) == (
        0, "5.3", Change.REPLACES, (1, 2),
    )  # fmt: skip
    assert one.quoted_text == (
        "Northlight keeps Footage for thirty days. It shall:\ndelete Footage after that."
    )
    text = document(rows).text
    assert [text[p.span.start : p.span.end] for p in one.pieces] == one.quoted_text.split("\n")


def test_an_exhibit_attached_holds_the_new_wording() -> None:
    made = [
        Clause(ClauseKind.CLAUSE, "1.", None, "Exhibit B is replaced.", (), 1, 2),
        Clause(ClauseKind.HEADING, None, "EXHIBIT B", "", (), 2, 0),
        Clause(ClauseKind.PARAGRAPH, None, None, "It is free.", (), 2, 1, 1),
        Clause(ClauseKind.HEADING, None, "EXHIBIT C", "", (), 2, 0),
    ]
    assert [one.wording for one in amended(made)] == [(1, 2)]
