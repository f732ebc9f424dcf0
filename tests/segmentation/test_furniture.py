import pytest

from clauses.segmentation.furniture import body_lines, text_of
from tests.segmentation.conftest import HEIGHT, WIDTH, Row, column, document, spread

TEXTS = (
    "The City owns all Footage that Northlight records for it.",
    "Northlight keeps Footage for thirty days after it was recorded.",
    "Each party bears its own costs of this Agreement.",
    "This Agreement ends three years after the day of its signing.",
)
HEAD, FOOT = 40.0, 765.0


def body(*pages: list[Row]) -> list[str]:
    doc = document(*pages)
    return [text_of(doc, line) for line in body_lines(doc)]


def pages(*furniture: str, top: float, x: float = 72.0) -> list[list[Row]]:
    """One page a line of furniture, each with a text of its own."""
    return [
        [Row(line, x, top), Row(TEXTS[at % len(TEXTS)] + f" ({'x' * at})", top=300)]
        for at, line in enumerate(furniture)
    ]


def texts(count: int) -> list[str]:
    return [TEXTS[at % len(TEXTS)] + f" ({'x' * at})" for at in range(count)]


@pytest.mark.parametrize("top", [HEAD, FOOT])
@pytest.mark.parametrize(
    "lines",
    [
        ["Northlight Services Agreement"] * 3,
        ["Contract 25-114, page 1", "Contract 25-114, page 2", "Contract 25-114, page 3"],
        ["NORTHLIGHT 000001", "NORTHLIGHT 000002", "NORTHLIGHT 000003"],
        ["1", "2", "3"],
        ["Page 1 of 3", "Page 2 of 3", "Page 3 of 3"],
        ["- 1 -", "- 2 -", "- 3 -"],
        ["[1]", "[2]", "[4]"],
        ["i", "ii", "iii"],
        ["A-1", "A-2", "A-3"],
        ["Exhibit 10.3"] * 3,
        ["Schedule 4, page 1", "Schedule 4, page 2", "Schedule 4, page 3"],
        ["Rev. 7 Page 1 of 3 May", "Rev. 7 Page 2 of 3 May", "Rev. 7 Page 3 of 3 May"],
    ],
)
def test_running_headers_and_footers_are_set_aside(lines: list[str], top: float) -> None:
    assert body(*pages(*lines, top=top)) == texts(3)


@pytest.mark.parametrize(
    ("line", "foot", "kept"),
    [
        ("Rev 7/21", FOOT, False),
        ("Rev 7/21", 700.0, True),  # where text may stand too
        ("Exhibit C", HEAD, True),  # what opens a part
    ],
)
def test_the_footer_of_two_pages_of_many(line: str, foot: float, kept: bool) -> None:
    plain = [[Row(text, top=300)] for text in texts(8)]
    first, second = ([*page, Row(line, top=foot)] for page in plain[:2])
    assert (line in body(first, second, *plain[2:])) is kept
    apart = body(first, plain[2], [*plain[3], Row(line, top=foot)], *plain[4:])
    assert line in apart


def test_headers_may_change_from_left_to_right_pages() -> None:
    lines = ["Northlight", "Services Agreement"] * 3
    assert body(*pages(*lines, top=HEAD)) == texts(6)


def test_a_header_of_a_few_pages_of_many_is_set_aside_where_its_place_is_the_same() -> None:
    lines = ["Exhibit A of the order", "Exhibit A of the order", "Exhibit A of the order"]
    others = [f"{word} page" for word in ("first", "second", "third", "fourth", "fifth", "sixth")]
    found = body(*pages(*lines, *others, *[f"{word} one" for word in "abcd"], top=HEAD))
    assert "Exhibit A of the order" not in found
    assert "second page" in found


@pytest.mark.parametrize(
    ("lines", "top"),
    [
        (["Northlight Services Agreement"] * 3, 300.0),
        (["Recitals", "Services", "Retention"], HEAD),
        (["Section 1.1", "Fees of 2024", "Retention"], HEAD),
        (["ARTICLE 5", "ARTICLE 6", "ARTICLE 7"], HEAD),
        (["Exhibit 1", "Exhibit 2", "Exhibit 3"], HEAD),
        (["12 Elm Street", "the City of Alder", "Page 2 of the plan is attached hereto"], HEAD),
    ],
)
def test_what_does_not_come_back_at_the_edge_is_kept(lines: list[str], top: float) -> None:
    found = body(*[page if top == HEAD else [page[0]] for page in pages(*lines, top=top)])
    assert [line for line in found if line in lines] == lines


def test_one_page_has_no_running_header() -> None:
    assert body([Row("Northlight Services Agreement", top=HEAD), Row(TEXTS[0])]) == [
        "Northlight Services Agreement",
        TEXTS[0],
    ]


@pytest.mark.parametrize(
    "stamp",
    [
        "DocuSign Envelope ID: 4F2A-11",
        "Docusign Envelope ID: 4F2A-11",
        "Document Ref: X1-Y2 Page 1",
        "Adobe Sign Transaction Number: 12",
        "• Docusign Envelope ID: 4F2A-11",
        "DocuSigned by:",
        "AC5C931454C24F3...",
        "De ign Env ID: 0F2A91B7-1134-4EG6E-90B2-0123456789AB °",
    ],
)
def test_stamps_of_signing_services_are_set_aside(stamp: str) -> None:
    assert body([Row(stamp, top=300), Row(TEXTS[0], top=320)]) == [TEXTS[0]]


@pytest.mark.parametrize(
    "line",
    [
        "Signed by: M. Okafor",
        "The parties sign by DocuSign Envelope ID alone.",
        "12345678901234",
        "The order 0F2A91B7-1134-4E6E-90B2-0123456789AB is a part of it.",
        "The City and Northlight call this order 0F2A91B7-1134-4E6E-90B2-0123456789AB",
        "DocuSigned by: M. Okafor, City Manager",
        "Initials",
    ],
)
def test_lines_about_signing_are_kept(line: str) -> None:
    assert body([Row(line, top=300), Row(TEXTS[0], top=320)]) == [line, TEXTS[0]]


def test_numbers_beside_the_lines_are_set_aside() -> None:
    lines = [Row(f"{text} {at}", x=100, top=100 + 24 * at) for at, text in enumerate(TEXTS * 3)]
    numbers = [Row(str(at + 1), x=60, top=100 + 24 * at) for at in range(len(lines))]
    mixed = [row for pair in zip(numbers, lines, strict=True) for row in pair]
    assert body(mixed) == [row.text for row in lines]


def test_a_column_of_figures_is_kept() -> None:
    names = [Row(f"camera {at}", x=72, top=150 + 24 * at) for at in range(10)]
    figures = [Row(str(at + 1), x=400, top=150 + 24 * at) for at in range(10)]
    found = body([row for pair in zip(names, figures, strict=True) for row in pair])
    assert found[:4] == ["camera 0", "1", "camera 1", "2"]
    assert len(found) == 20


def test_what_runs_up_the_side_of_every_page_is_set_aside() -> None:
    class Upright(Row):
        @property
        def box(self) -> tuple[float, float, float, float]:
            return self.x, self.top, self.x + self.size, self.top + 6 * len(self.text)

    stamped = [
        [Row(text), Upright("Recorded in Alder County", x=590, top=300)] for text in texts(3)
    ]
    assert body(*stamped) == texts(3)
    inside = [[Row(text), Upright("Kind of data", x=300, top=300)] for text in texts(3)]
    assert body(*inside) == [line for text in texts(3) for line in (text, "Kind of data")]


def test_a_watermark_across_the_pages_is_set_aside() -> None:
    def stamped(*sizes: float) -> list[str]:
        marks = [Row("DRAFT", x=200, top=400, size=size) for size in sizes]
        return body(
            *([mark, *column(text, top=500)] for mark, text in zip(marks, texts(3), strict=True))
        )

    assert "DRAFT" not in stamped(60, 60, 60)
    assert stamped(11, 11, 11).count("DRAFT") == 3


def test_large_titles_of_several_pages_are_kept() -> None:
    titles = ["Exhibit A", "Exhibit B", "Exhibit C"]
    rows = [
        [Row(title, x=200, top=400, size=40), *column(text, top=500)]
        for title, text in zip(titles, texts(3), strict=True)
    ]
    assert [line for line in body(*rows) if line in titles] == titles


def test_a_number_higher_than_wide_is_a_page_label() -> None:
    class Narrow(Row):
        @property
        def box(self) -> tuple[float, float, float, float]:
            return self.x, self.top - 7, self.x + 2, self.top

    labelled = [[Row(text, top=300), Narrow("1", x=300, top=FOOT)] for text in texts(3)]
    assert body(*labelled) == texts(3)
    inside = [[Row(text, top=300), Narrow("1", x=300, top=400)] for text in texts(2)]
    assert body(*inside) == [line for text in texts(2) for line in (text, "1")]


def test_pages_without_a_size_lose_nothing() -> None:
    doc = document(*pages("1", "2", top=HEAD))
    unsized = type(doc)(
        doc.path, doc.sha256, doc.text,
        tuple(type(page)(page.number, 0.0, 0.0, page.source, page.span) for page in doc.pages),
        doc.lines,
    )  # fmt: skip
    assert body_lines(unsized) == doc.lines


def test_body_lines_keep_their_order() -> None:
    rows = column(*TEXTS)
    assert body(rows) == [row.text for row in rows]
    assert (WIDTH, HEIGHT) == (612.0, 792.0)


def test_a_footer_one_page_prints_in_pieces_is_set_aside() -> None:
    """The others print it in one line, with the page's number at its right end."""
    whole = [
        [spread((72, f"Order {at}-7"), (400, f"Sheet {at}"), top=FOOT), Row(text, top=300)]
        for at, text in enumerate(texts(3))
    ]
    pieces = [Row("Order 9-7", top=FOOT), Row("Sheet 9", x=400, top=FOOT), Row(TEXTS[3], top=300)]
    others = [[Row(f"{text} It is so.", top=300)] for text in texts(8)]
    found = body(*whole, pieces, *others)
    assert found == [*texts(3), TEXTS[3], *(page[0].text for page in others)]


def test_a_line_that_is_a_part_of_one_elsewhere_is_kept() -> None:
    dated = [Row("Date: 3 May 2031", top=FOOT), Row(TEXTS[0], top=300)]
    signed = [spread((72, "By: J. Marlow"), (400, "Date: 3 May 2031"), top=FOOT)]
    assert body(dated, [Row(TEXTS[1], top=300), *signed]) == [
        "Date: 3 May 2031",
        TEXTS[0],
        TEXTS[1],
        "By: J. Marlow Date: 3 May 2031",
    ]


def test_entries_of_a_list_that_runs_over_pages_are_kept_at_their_ends() -> None:
    listed = [
        [Row(f"Price: {at}{down}.50", top=FOOT - 60 * down) for down in reversed(range(5))]
        for at in range(1, 4)
    ]
    assert body(*listed) == [row.text for page in listed for row in page]
    ends = [[page[-1], Row(text, top=300)] for page, text in zip(listed, texts(3), strict=True)]
    assert body(*ends) == texts(3)
