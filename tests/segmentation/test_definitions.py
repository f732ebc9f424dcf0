import pytest

from clauses.records import Clause, ClauseKind, Definition, Piece, Span
from clauses.segmentation.definitions import definitions


def clause(text: str, heading: str | None = None, parent: int | None = None) -> Clause:
    return Clause(ClauseKind.CLAUSE, "1.", heading, text, (), 1, 2, parent)


def terms(*texts: str) -> list[str]:
    return [one.term for one in definitions([clause(text) for text in texts])]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("“Agency Data” means all Footage.", ["Agency Data"]),
        ('"Agency Data" shall mean all Footage.', ["Agency Data"]),
        ("“Agency Data” has the meaning given in Exhibit A.", ["Agency Data"]),
        ("“Agency Data” or “Footage” means what a camera records.", ["Agency Data", "Footage"]),
        ("It records images (“Footage”) all day.", ["Footage"]),
        ("It holds what it records (the “Agency Data”).", ["Agency Data"]),
        ("Prices, plans and code (collectively, “Confidential Information”).",
         ["Confidential Information"]),
        ("Northlight and the City (each, a “Party” and together, the “Parties”).",
         ["Party", "Parties"]),
        ("Northlight, Inc. (hereinafter referred to as “Vendor” or “Northlight”).",
         ["Vendor", "Northlight"]),
        ("Only to solve crimes, (“Permitted Purpose”).", ["Permitted Purpose"]),
        ("“The Service” means the platform.", ["Service"]),
    ],
)  # fmt: skip
def test_terms_that_are_defined(text: str, found: list[str]) -> None:
    assert terms(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "Footage means a lot to the City.",
        "Records are marked “confidential” by whoever sends them.",
        "The sign says “No Entry” (see the picture).",
        "It is kept (as “Footage” that the City asked for is always kept) for a year.",
        "“Footage” is used below.",
        "",
    ],
)
def test_words_that_are_not_defined(text: str) -> None:
    assert terms(text) == []


def test_the_sentence_that_defines_a_term_is_its_quote() -> None:
    text = "The City owns it. “Footage” means what a camera records. It is kept for a year."
    assert definitions([clause(text)]) == (
        Definition("Footage", 0, "“Footage” means what a camera records."),
    )


def test_a_heading_may_be_the_term() -> None:
    assert definitions([clause("means what a camera records. It is kept.", "Footage")]) == (
        Definition("Footage", 0, "means what a camera records."),
    )
    assert definitions([clause("Northlight keeps it for a year.", "Footage")]) == ()


def test_below_a_heading_that_says_so_each_heading_is_a_term() -> None:
    found = definitions(
        [
            clause("", "Definitions"),
            clause("What a camera records.", "Footage", 0),
            clause("Alert: what is sent to an officer. It is short.", None, 0),
            clause("In this Agreement words have these meanings.", None, 0),
            clause("", "Ownership"),
            clause("What the City pays for.", "Title", 4),
        ]
    )
    assert [(one.term, one.clause, one.quote) for one in found] == [
        ("Footage", 1, "What a camera records."),
        ("Alert", 2, "Alert: what is sent to an officer."),
    ]


def row(term: str, rest: str, lead_in: str) -> Clause:
    text = f"{term} {rest}"
    pieces = (Piece(0, Span(0, len(term))), Piece(len(term) + 1, Span(90, 90 + len(rest))))
    return Clause(ClauseKind.TABLE_ROW, None, None, text, pieces, 1, 2, None, lead_in)


def test_a_table_of_terms_defines_them() -> None:
    assert definitions([row("Footage", "what a camera records", "Term Definition")]) == (
        Definition("Footage", 0, "Footage what a camera records"),
    )
    assert definitions([row("Footage", "30 days", "Data Kept for")]) == ()


def test_where_a_term_is_used() -> None:
    (found,) = definitions(
        [
            clause("“Permitted Purpose” means solving crimes."),
            clause("For the Permitted Purpose only."),
            clause("Each of the Permitted Purposes counts."),
            clause("A permitted purpose is another matter."),
            clause("The Permitted Purpose’s end. The Permitted Purpose again."),
            clause("It is Permitted. Purpose is all."),
        ]
    )
    assert found.used_in == (1, 2, 4)


def test_the_longest_term_is_the_one_used() -> None:
    found = definitions(
        [
            clause("“Data” means facts."),
            clause("“Agency Data” means facts of the City."),
            clause("Agency Data is kept."),
        ]
    )
    assert [(one.term, one.used_in) for one in found] == [("Data", ()), ("Agency Data", (2,))]


def test_a_term_defined_twice_is_there_twice() -> None:
    found = definitions([clause("“Term” means a year."), clause("“Term” means two years.")])
    assert [(one.term, one.clause, one.used_in) for one in found] == [
        ("Term", 0, (1,)), ("Term", 1, (0,)),
    ]  # fmt: skip
