import pytest

from clauses.records import ClauseKind
from tests.segmentation.conftest import Row, column, segments, spread

FORM = (
    spread((72, "Customer:"), (150, "Elm Harbor"), (330, "First Term:"), (430, "2 Years"), top=200),
    spread((72, "Legal Name:"), (150, "Elm Harbor"), (330, "Payment:"), (430, "Net 30"), top=218),
    spread((72, "Address:"), (150, "12 Quay Street,"), top=236),
    Row("Elm Harbor", 150, 248),
    spread((330, "Billing:"), (430, "half at signing"), top=236),
    Row("Retention Period:", 330, 260),
    Row("half in a year", 430, 248),
    Row("30 Days", 430, 260),
)  # fmt: skip
BELOW = (
    "Northlight sends the City an invoice for each year of the term, as said above in this form."
)


def texts(*rows: Row) -> list[str]:
    found = segments([*rows, *column(BELOW, top=400)])
    return [one.text for one in found if one.kind is ClauseKind.TABLE_ROW]


def test_each_label_of_a_form_is_a_row_with_all_of_its_value() -> None:
    found = segments([*FORM, *column(BELOW, top=400)])
    assert [(one.kind, one.heading, one.text, one.lead_in) for one in found] == [
        (ClauseKind.TABLE_ROW, None, "Customer: Elm Harbor", ""),
        (ClauseKind.TABLE_ROW, None, "First Term: 2 Years", ""),
        (ClauseKind.TABLE_ROW, None, "Legal Name: Elm Harbor", ""),
        (ClauseKind.TABLE_ROW, None, "Payment: Net 30", ""),
        (ClauseKind.TABLE_ROW, None, "Address: 12 Quay Street, Elm Harbor", ""),
        (ClauseKind.TABLE_ROW, None, "Billing: half at signing half in a year", ""),
        (ClauseKind.TABLE_ROW, None, "Retention Period: 30 Days", ""),
        (ClauseKind.PARAGRAPH, None, BELOW, ""),
    ]


def pairs(*labels: str, apart: float = 18.0) -> list[Row]:
    return [
        spread((72, label), (180, f"value {at}"), top=200 + apart * at)
        for at, label in enumerate(labels)
    ]


@pytest.mark.parametrize(
    "labels",
    [
        ("Term:", "Keeps:"),
        ("By:", "Name:", "Title:", "Date:"),
        ("Term", "Keeps", "Pays"),
        ("1. Term:", "2. Keeps:", "3. Pays:"),
    ],
    ids=["two", "signature", "no colon", "numbered"],
)
def test_what_is_no_form(labels: tuple[str, ...]) -> None:
    assert not [text for text in texts(*pairs(*labels)) if ":" in text]


def test_a_label_of_a_signature_among_others_is_one_of_the_form() -> None:
    assert texts(*pairs("Term:", "Date:", "Keeps:", "Pays:")) == [
        "Term: value 0",
        "Date: value 1",
        "Keeps: value 2",
        "Pays: value 3",
    ]


def test_labels_far_apart_are_paragraphs() -> None:
    assert texts(*pairs("Term:", "Keeps:", "Pays:", apart=70)) == []


def test_a_line_with_words_of_no_pair_is_left_whole() -> None:
    rows = pairs("Term:", "Keeps:", "Pays:")
    stray = spread((72, "Ships:"), (180, "value 3"), (480, "see note"), top=254)
    found = segments([*rows, stray, *column(BELOW, top=400)])
    assert "Ships: value 3" not in [one.text for one in found]
    assert " ".join(one.text for one in found).count("see note") == 1


def test_a_run_in_heading_before_a_text_is_no_label() -> None:
    said = "Northlight keeps Footage for thirty days and then deletes it."
    rows = [
        spread((72, label), (150, said), top=200 + 18 * at)
        for at, label in enumerate(("Term:", "Keeps:", "Pays:"))
    ]
    assert texts(*rows) == []
