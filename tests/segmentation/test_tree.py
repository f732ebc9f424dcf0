from collections.abc import Sequence

import pytest

from clauses.records import Clause, ClauseKind
from clauses.segmentation.numbering import number_at
from clauses.segmentation.text import Joined
from clauses.segmentation.tree import LONGEST_LEAD_IN, Draft, placed


def draft(
    printed: str = "", text: str = "", heading: str | None = None, *, bullet: bool = False
) -> Draft:
    number = number_at(f"{printed} X") if printed else None
    if number is not None:
        kind = ClauseKind.CLAUSE
    else:
        kind = ClauseKind.PARAGRAPH if text else ClauseKind.HEADING
    whole = f"{printed} {heading or ''}{text}".strip()
    return Draft(kind, number, heading, Joined(text, ()), Joined(whole, ()), 1, bullet)


def levels(*drafts: Draft) -> list[int]:
    return [clause.level for clause in placed(drafts)]


def numbered(*printed: str) -> list[Draft]:
    return [draft(one, "Text.") for one in printed]


def lead_ins(clauses: Sequence[Clause]) -> list[str]:
    return [clause.lead_in for clause in clauses]


def test_nothing_makes_no_tree() -> None:
    assert placed([]) == ()


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        (["1.", "2.", "3."], [2, 2, 2]),
        (["1.", "(a)", "(b)", "2."], [2, 3, 3, 2]),
        (["1.", "1.1", "1.1.1", "1.2", "2.", "2.1"], [2, 3, 4, 3, 2, 3]),
        (["1.1", "1.2", "2.1", "2.2"], [2, 2, 2, 2]),
        (["1.1", "1.2", "2.", "2.1"], [2, 2, 2, 3]),
        (["ARTICLE I", "1.1", "ARTICLE II", "2.1"], [2, 3, 2, 3]),
        (["A.", "B.", "ARTICLE I"], [2, 2, 2]),
        (["1.", "(a)", "(i)", "(ii)", "(b)", "(i)"], [2, 3, 4, 4, 3, 4]),
        (["(h)", "(i)", "(j)"], [2, 2, 2]),
        (["(h)", "(i)", "(ii)", "(i)", "(j)"], [2, 3, 3, 2, 2]),
        (["(iv)", "(v)", "(vi)"], [2, 2, 2]),
        (["(a)", "(d)", "(e)"], [2, 2, 2]),
        (["1.", "(a)", "1.", "2."], [2, 3, 2, 2]),
        (["3.", "4."], [2, 2]),
    ],
)
def test_levels_follow_the_styles(printed: list[str], expected: list[int]) -> None:
    assert levels(*numbered(*printed)) == expected


def test_a_list_begins_again_below_the_words_that_lead_in_to_it() -> None:
    assert levels(draft("1.", "Text."), draft("(a)", "These:"), *numbered("1.", "2.")) == [
        2,
        3,
        4,
        4,
    ]


def test_headings_stand_above_numbers_and_parts_above_headings() -> None:
    drafts = [draft(heading="RECITALS"), *numbered("1."), draft(heading="EXHIBIT A")]
    assert levels(*drafts, draft(heading="PRICES"), *numbered("1.")) == [1, 2, 0, 1, 2]


def test_a_style_keeps_its_level_after_a_heading_but_not_in_another_part() -> None:
    before = [*numbered("1.", "1.1"), draft(heading="NOTICES")]
    assert levels(*before, *numbered("1.2"))[-1] == 3
    part = [*numbered("1.", "1.1"), draft(heading="EXHIBIT A")]
    assert levels(*part, *numbered("1.2"))[-1] == 2


def test_paragraphs_stand_below_the_last_clause() -> None:
    found = placed(
        [draft(text="Before."), *numbered("1."), draft(text="After."), draft(text="More.")]
    )
    assert [(clause.level, clause.parent) for clause in found] == [
        (2, None), (2, None), (3, 1), (3, 1),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("above", "lead_in"),
    [
        ("Northlight shall:", "Northlight shall:"),
        ("It is agreed. Northlight shall:", "Northlight shall:"),
        ("Northlight shall not", "Northlight shall not"),
        ("Northlight shall,", "Northlight shall,"),
        ("Northlight shall, and", "Northlight shall, and"),
        ("Northlight shall —", "Northlight shall —"),
        ("Northlight shall pay.", ""),
        ("Shall Northlight pay?", ""),
        ("“Footage”", ""),
        ("", ""),
    ],
)
def test_an_item_continues_what_is_not_finished(above: str, lead_in: str) -> None:
    assert lead_ins(placed([draft("1.", above), *numbered("(a)")])) == ["", lead_in]


@pytest.mark.parametrize(
    ("before", "text", "lead_in"),
    [
        ("Northlight shall:", "Pay its staff.", "Northlight shall:"),
        ("Northlight shall", "pay its staff.", "Northlight shall"),
        ("Northlight, Inc", "Pay its staff.", ""),
        ("Northlight shall pay.", "Pay its staff.", ""),
    ],
)
def test_a_paragraph_continues_the_one_before(before: str, text: str, lead_in: str) -> None:
    assert lead_ins(placed([draft(text=before), draft(text=text)])) == ["", lead_in]


def test_unnumbered_items_continue_the_same_words_to_the_last() -> None:
    drafts = [draft(text=one) for one in ("It keeps:", "plates;", "places;", "times.", "The end.")]
    assert lead_ins(placed(drafts)) == ["", "It keeps:", "It keeps:", "It keeps:", ""]


def test_headed_clauses_and_headings_continue_nothing() -> None:
    drafts = [draft("1.", "It shall:"), draft("(a)", "Text.", "Data"), draft(heading="NOTICES")]
    assert lead_ins(placed(drafts)) == ["", "", ""]


def test_a_lead_in_has_an_end() -> None:
    long = "and it shall keep " * 400
    (_, item) = placed([draft("1.", f"{long}:"), *numbered("(a)")])
    assert 0 < len(item.lead_in) <= LONGEST_LEAD_IN
    assert item.lead_in.endswith(":")
