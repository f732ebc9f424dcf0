import pytest

from tests.segmentation.conftest import column, segments

REPLACED = "Section 5.3 of the Agreement is deleted and replaced with the following:"


def found(*paragraphs: str) -> list[tuple[int, str | None, str | None, str, bool]]:
    """Parent, number, heading and text of each clause, and whether it is quoted."""
    return [
        (-1 if c.parent is None else c.parent, c.number, c.heading, c.text, c.quoted)
        for c in segments(column(*paragraphs))
    ]


@pytest.mark.parametrize(("opens", "closes"), ["“”", '""'])
def test_a_quoted_section_is_a_clause_of_its_own_below_the_amending_one(
    opens: str, closes: str
) -> None:
    assert found(
        f"1. Retention. {REPLACED}",
        f"{opens}5.3 Retention. Northlight keeps Footage for thirty days. It shall:",
        "(a) delete Footage after that; and",
        f"(b) tell the City.{closes}",
        "2. Fees. The fees stay as they are.",
    ) == [
        (-1, "1.", "Retention", REPLACED, False),
        (0, "5.3", "Retention", "Northlight keeps Footage for thirty days. It shall:", True),
        (1, "(a)", None, "delete Footage after that; and", True),
        (1, "(b)", None, f"tell the City.{closes}", True),
        (-1, "2.", "Fees", "The fees stay as they are.", False),
    ]


def test_quoted_words_without_a_number_are_quoted_too() -> None:
    assert found(
        "3. Section 8 is amended by adding at its end:",
        "“Footage is never sold.”",
        "4. All else stays as it is.",
    ) == [
        (-1, "3.", None, "Section 8 is amended by adding at its end:", False),
        (0, None, None, "“Footage is never sold.”", True),
        (-1, "4.", None, "All else stays as it is.", False),
    ]


def test_a_quotation_inside_a_paragraph_stays_in_it() -> None:
    text = "Section 6.1 now reads: “6.1 Sharing. Northlight shares nothing.”"
    assert found(f"2. {text}", "3. All else stays as it is.")[0] == (-1, "2.", None, text, False)


def test_each_paragraph_of_a_quotation_may_open_it_again() -> None:
    assert [quoted for *_, quoted in found(
        f"1. {REPLACED}",
        "“5.3 Retention. Northlight keeps Footage for thirty days.",
        "“5.4 Sharing. Northlight shares nothing.”",
        "2. All else stays as it is.",
    )] == [False, True, True, False]  # fmt: skip


@pytest.mark.parametrize(
    "before", ["Words have these meanings in this Agreement.", "The parties are these:"]
)
def test_a_paragraph_in_quotation_marks_that_nothing_announces_is_not_quoted(before: str) -> None:
    assert [quoted for *_, quoted in found(before, "“Footage” is what a camera records.")] == [
        False, False,
    ]  # fmt: skip


def test_a_quotation_that_is_never_closed_is_one_paragraph() -> None:
    assert [quoted for *_, quoted in found(
        f"1. {REPLACED}", "“5.3 Northlight keeps Footage.", "2. All else stays.", "3. So it is."
    )] == [False, True, False, False]  # fmt: skip
