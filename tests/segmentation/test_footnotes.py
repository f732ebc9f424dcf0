import pytest

from clauses.segmentation import segment
from clauses.segmentation.footnotes import footnotes
from tests.segmentation.conftest import Row, column, document, segments

REST = "It is deleted thirty days after the City has asked for it."
KEEP = "1. Retention. Northlight keeps the Footage of the City no longer than it needs it."
SHARE = "2. Sharing. Northlight may share Footage{} with an agency of the State for as long as"
ENDS = "the agency needs it to look into a crime."
NOTE = "Footage is what the cameras record."
SIZE, SMALL = 11.0, 9.0

Found = list[tuple[str | None, str]]


def outline(*pages: list[Row]) -> Found:
    return [(clause.number, clause.text) for clause in segments(*pages)]


def first_page(reference: str, *small: str, size: float = SMALL) -> list[Row]:
    text = column(KEEP, SHARE.format(reference), top=400)
    return [*text, *(Row(line, top=690 + 11 * at, size=size) for at, line in enumerate(small))]


def second_page() -> list[Row]:
    return column(ENDS, REST, top=120)


SHARED = "Northlight may share Footage{} with an agency of the State for as long as " + ENDS


@pytest.mark.parametrize(
    ("reference", "line", "marker"),
    [
        ("1", f"1 {NOTE}", "1"),
        ("1", f"1. {NOTE}", "1."),
        ("*", f"* {NOTE}", "*"),
        ("†", f"† {NOTE}", "†"),
        ("(1)", f"(1) {NOTE}", "(1)"),
        ("¹", f"1 {NOTE}", "1"),
    ],
)
def test_a_note_comes_after_the_clause_that_refers_to_it(
    reference: str, line: str, marker: str
) -> None:
    assert outline(first_page(reference, line), second_page()) == [
        ("1.", KEEP.removeprefix("1. Retention. ")),
        ("2.", SHARED.format(reference)),
        (marker, NOTE),
        (None, REST),
    ]


def test_a_marker_on_a_line_of_its_own_belongs_to_its_note() -> None:
    found = outline(first_page("1", "1", NOTE), second_page())
    assert found[1:3] == [("2.", SHARED.format("1")), ("1", NOTE)]


def test_a_note_is_below_its_clause_and_others_keep_their_parents() -> None:
    rest = column(ENDS, "(a) The State pays nothing for it.", "3. Term. One year.", top=120)
    found = segment(document(first_page("1", f"1 {NOTE}"), rest))
    parents = [(one.number, found[one.parent].number if one.parent is not None else None)
               for one in found]  # fmt: skip
    assert parents == [("1.", None), ("2.", None), ("1", "2."), ("(a)", "2."), ("3.", None)]


def test_notes_of_a_page_are_told_apart_by_their_markers() -> None:
    text = column(f"{KEEP[:-1]}1 and the law2 allows.", REST, top=400)
    notes = ["1 The first note goes on", "in a second line.", "2 The second note."]
    page = [*text, *(Row(line, top=690 + 11 * at, size=SMALL) for at, line in enumerate(notes))]
    assert [row for row in outline(page) if row[0] in ("1", "2")] == [
        ("1", "The first note goes on in a second line."),
        ("2", "The second note."),
    ]


def test_a_note_may_go_on_at_the_foot_of_the_next_page() -> None:
    first = first_page("1", f"1 {NOTE[:-1]} by day and")
    second = [*second_page(), Row("by night.", top=690, size=SMALL)]
    found = outline(first, second)
    assert ("1", f"{NOTE[:-1]} by day and by night.") in found
    assert found[-1] == (None, REST)


@pytest.mark.parametrize(
    ("reference", "line", "size"),
    [
        ("1", f"1 {NOTE}", SIZE),  # as large as the text
        ("", f"1 {NOTE}", SMALL),  # no marker leads to it
        (" 1", f"1 {NOTE}", SMALL),  # a number, not a marker
        ("1", NOTE, SMALL),  # small print without a marker
    ],
)
def test_other_lines_at_the_foot_stay_in_the_text(reference: str, line: str, size: float) -> None:
    doc = document(first_page(reference, line, size=size))
    assert footnotes(doc, doc.lines) == (doc.lines, ())


def test_small_print_above_text_is_text() -> None:
    rows = [
        *column(SHARE.format("1"), ENDS, top=400),
        Row(f"1 {NOTE}", top=560, size=SMALL),
        *column(REST, top=640),
    ]
    assert [text for _, text in outline(rows)][-1] == REST


def test_small_print_that_outweighs_the_text_is_text() -> None:
    text = column("It sells nothing1 at all.", "It keeps nothing either.", top=120)
    small = column("1 The vendor sells nothing.", *[REST] * 4, top=400, size=SMALL)
    pages = column(*[KEEP, REST] * 6, top=120), [*text, *small]
    doc = document(*pages)
    assert footnotes(doc, doc.lines) == (doc.lines, ())


def test_a_page_of_small_print_is_text() -> None:
    small = column("1 The vendor sells1 nothing.", "1 It keeps nothing.", top=500, size=SMALL)
    large = column(*[KEEP, REST] * 6, top=120)
    assert "It keeps nothing." in [text for _, text in outline(large, small)]
