"""Whole outlines of small documents in the styles contracts are written in."""

from dataclasses import replace

import pytest

from clauses.records import ClauseKind, Document
from clauses.segmentation import segment
from tests.segmentation.conftest import (
    TOP,
    Row,
    column,
    document,
    grid,
    levels,
    outline,
    outline_of,
    parents,
    segments,
    spread,
)

OWNS = "The City owns all Footage, and nothing in this Agreement gives Northlight any title to it."
KEEPS = (
    "Northlight shall keep Footage for no longer than thirty days after it was recorded, unless "
    "the City asks in writing that a recording be kept for a case it names, and shall delete it "
    "from every copy after that."
)
SHARES = "Northlight shall give Footage to nobody but the City and those the City names in writing."


def test_an_empty_document_has_no_clauses() -> None:
    assert segment(Document("deal.pdf", "ab", "", (), ())) == ()
    assert segment(document([], [])) == ()


def test_plain_paragraphs_are_paragraphs() -> None:
    found = segments(column(OWNS, KEEPS))
    assert [(c.kind, c.number, c.heading, c.text) for c in found] == [
        (ClauseKind.PARAGRAPH, None, None, OWNS),
        (ClauseKind.PARAGRAPH, None, None, KEEPS),
    ]


# --- styles of numbering -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "two", "three"),
    [
        ("1.", "2.", "3."),
        ("1)", "2)", "3)"),
        ("1.1", "1.2", "1.3"),
        ("4.2.1", "4.2.2", "4.2.3"),
        ("4.01", "4.02", "4.03"),
        ("(a)", "(b)", "(c)"),
        ("(A)", "(B)", "(C)"),
        ("(1)", "(2)", "(3)"),
        ("(i)", "(ii)", "(iii)"),
        ("a)", "b)", "c)"),
        ("a.", "b.", "c."),
        ("A.", "B.", "C."),
        ("I.", "II.", "III."),
        ("i.", "ii.", "iii."),
        ("Section 4.01", "Section 4.02", "Section 4.03"),
        ("Article I", "Article II", "Article III"),
        ("§ 1", "§ 2", "§ 3"),
        ("A.1", "A.2", "A.3"),
        ("B-1", "B-2", "B-3"),
    ],
)
@pytest.mark.parametrize("gap", [0.0, 10.0], ids=["tight", "spaced"])
def test_numbers_begin_clauses(one: str, two: str, three: str, gap: float) -> None:
    page = column(f"{one} {OWNS}", f"{two} {KEEPS}", f"{three} {SHARES}", gap=gap)
    assert outline(page) == [(one, None, OWNS), (two, None, KEEPS), (three, None, SHARES)]


def test_a_number_with_a_stop_may_come_without_one_in_the_outline() -> None:
    assert outline_of(f"Section 4.02. {OWNS}", f"1.1. {KEEPS}") == [
        ("Section 4.02", None, OWNS),
        ("1.1", None, KEEPS),
    ]


def test_a_bare_number_begins_a_clause_where_it_is_the_next() -> None:
    assert outline_of(f"1 {OWNS}", f"2 {KEEPS}") == [("1", None, OWNS), ("2", None, KEEPS)]


@pytest.mark.parametrize("line", ["30 Days", "20 Quarry Street", "12 Cameras on Elm Street"])
def test_a_figure_is_no_number_of_a_clause(line: str) -> None:
    assert [clause.number for clause in segments(column(OWNS, line, KEEPS))] == [None] * 3


def test_a_letter_with_a_stop_may_be_an_initial() -> None:
    assert outline_of(OWNS, f"J. Marlow, for the City, signs below. {OWNS}")[1][0] is None


def test_items_may_begin_in_small_letters() -> None:
    assert outline_of(
        "Northlight shall:", "a. keep Footage safe;", "b. delete it; and", "c. tell the City."
    ) == [
        (None, None, "Northlight shall:"),
        ("a.", None, "keep Footage safe;"),
        ("b.", None, "delete it; and"),
        ("c.", None, "tell the City."),
    ]


def test_letters_go_on_after_h_and_numerals_begin_below_it() -> None:
    letters = [f"({letter}) {SHARES}" for letter in "abcdefghij"]
    assert [level for _, level in levels(segments(column(f"1. {OWNS}", *letters, gap=0)))] == [
        2,
        *[3] * 10,
    ]
    numerals = [*letters[:8], f"(i) {SHARES}", f"(ii) {SHARES}", f"(i) {SHARES}", f"(j) {SHARES}"]
    found = segments(column(f"1. {OWNS}", *numerals, gap=0))
    assert levels(found)[8:] == [("(h)", 3), ("(i)", 4), ("(ii)", 4), ("(i)", 3), ("(j)", 3)]


def test_v_and_x_and_c_are_numerals_or_letters_by_their_neighbours() -> None:
    numerals = [f"({n}) {SHARES}" for n in ("i", "ii", "iii", "iv", "v")]
    page = column(f"(a) {OWNS}", f"(b) {OWNS}", *numerals, f"(c) {OWNS}", gap=0)
    assert [level for _, level in levels(segments(page))] == [2, 2, 3, 3, 3, 3, 3, 2]


def test_numbers_nest() -> None:
    page = column(
        "ARTICLE IV DATA",
        f"Section 4.01 Ownership. {OWNS}",
        "Section 4.02 Sharing. Northlight shall not:",
        "(a) give Footage to anyone who is:",
        "(i) an agency of another state; or",
        "(ii) a company; or",
        "(b) sell Footage.",
        f"Section 4.03 Retention. {KEEPS}",
        "ARTICLE V FEES",
    )
    assert list(parents(segments(page))) == [
        ("ARTICLE IV", None),
        ("Section 4.01", "ARTICLE IV"),
        ("Section 4.02", "ARTICLE IV"),
        ("(a)", "Section 4.02"),
        ("(i)", "(a)"),
        ("(ii)", "(a)"),
        ("(b)", "Section 4.02"),
        ("Section 4.03", "ARTICLE IV"),
        ("ARTICLE V", None),
    ]


def test_a_number_goes_under_the_one_it_continues() -> None:
    page = column("4. Data", "4.1 Footage", f"4.1.1 {OWNS}", f"4.2 {KEEPS}", "5. Fees")
    assert levels(segments(page)) == [("4.", 2), ("4.1", 3), ("4.1.1", 4), ("4.2", 3), ("5.", 2)]


# --- headings ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("paragraph", "heading"),
    [
        (f"4.2 Retention. {KEEPS}", "Retention"),
        (f"4.2 Retention of Footage: {KEEPS}", "Retention of Footage"),
        (f"4.2 Retention. – {KEEPS}", "Retention"),
        (f"4.2 Retention — {KEEPS}", "Retention"),
        (f"4.2 RETENTION. {KEEPS}", "RETENTION"),
        (f"4.2 Retention; Deletion. {KEEPS}", "Retention; Deletion"),
    ],
)
def test_a_heading_may_run_into_the_text(paragraph: str, heading: str) -> None:
    assert outline_of(paragraph) == [("4.2", heading, KEEPS)]


@pytest.mark.parametrize(
    "text",
    [
        "Northlight keeps Footage. " + KEEPS,
        "Footage is deleted. " + KEEPS,
        "Under Minn. Stat. 13.824 the City keeps Footage for sixty days.",
        "See Sec. 4 for the time that Footage is kept.",
    ],
)
def test_a_sentence_is_no_heading(text: str) -> None:
    ((number, heading, found),) = outline_of(f"4.2 {text}")
    assert number == "4.2"
    assert heading in (None, "Northlight keeps Footage")
    assert found in (text, KEEPS)


def test_a_numbered_heading_on_its_own_line_has_the_paragraph_that_follows() -> None:
    assert outline_of("4. Retention", KEEPS, SHARES, "5. Ownership", OWNS) == [
        ("4.", "Retention", KEEPS),
        (None, None, SHARES),
        ("5.", "Ownership", OWNS),
    ]


def test_a_number_on_its_own_line_has_the_heading_that_follows() -> None:
    assert outline_of("ARTICLE IV", "RETENTION OF FOOTAGE", f"4.1 {KEEPS}") == [
        ("ARTICLE IV", "RETENTION OF FOOTAGE", ""),
        ("4.1", None, KEEPS),
    ]


def test_a_heading_in_capitals_stands_above_what_follows() -> None:
    found = segments(column("RETENTION OF FOOTAGE", KEEPS, "OWNERSHIP", OWNS))
    assert [(c.kind, c.heading, c.parent) for c in found] == [
        (ClauseKind.HEADING, "RETENTION OF FOOTAGE", None),
        (ClauseKind.PARAGRAPH, None, 0),
        (ClauseKind.HEADING, "OWNERSHIP", None),
        (ClauseKind.PARAGRAPH, None, 2),
    ]


def test_a_bold_line_is_a_heading_and_a_plain_one_a_sentence() -> None:
    bold = column("How long Footage stays", bold=True)
    plain = column("How long Footage stays", size=11)
    below = column(KEEPS, top=TOP + 24)
    assert outline([*bold, *below])[0] == (None, "How long Footage stays", "")
    assert outline([*plain, *below])[0] == (None, None, "How long Footage stays")


def test_a_bold_heading_runs_into_its_text() -> None:
    page = [Row("4.2 How long Footage stays Northlight deletes it soon.", bold=26)]
    assert outline(page) == [("4.2", "How long Footage stays", "Northlight deletes it soon.")]


def test_a_bold_word_before_a_comma_is_no_heading() -> None:
    page = [Row("WHEREAS, the City wishes to record traffic;", bold=8)]
    assert outline(page) == [(None, None, "WHEREAS, the City wishes to record traffic;")]


def test_a_heading_may_take_two_lines() -> None:
    page = column("RETENTION OF FOOTAGE AND\nOTHER RECORDS OF THE CITY", KEEPS)
    assert outline(page)[0] == (None, "RETENTION OF FOOTAGE AND OTHER RECORDS OF THE CITY", "")


def test_a_heading_is_cut_off_from_the_text_right_below_it() -> None:
    page = column("OWNERSHIP\n" + OWNS)
    assert outline(page) == [(None, "OWNERSHIP", ""), (None, None, OWNS)]


# --- lines that only look like the start of a clause ----------------------------------------------


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("as it is set out in full in Section", "7.3 of this Agreement, which goes before it."),
        ("as it is set out in full in", "Section 7.3 of this Agreement, which goes before."),
        ("and shall be kept for no longer than", "30. It may be kept for longer by order."),
        ("under the order made by the judge in No.", "12. It may be kept for longer then."),
        ("as the City asked under items (a) and", "(b) of the list, and it shall be deleted."),
        ("as the City asked under item (a),", "(b) and (c) of the list, and is then deleted."),
        ("under the rules of Minn. Stat. 13.824, Subd.", "6. It is then deleted from all copies."),
        ("which, notwithstanding what else is agreed,", "Section 4 Fees shall not limit at all."),
        ("and that it costs no more each month than", "2.5 times the fee that was agreed first."),
    ],
)
def test_a_number_a_sentence_mentions_begins_no_clause(first: str, second: str) -> None:
    before = "Footage that Northlight recorded for the City shall be kept "
    start = (before + first).rjust(0)
    page = column(f"7.1 {OWNS}", f"7.2 {start}", gap=0, measure=len(f"7.2 {start}") * 5.5 + 3)
    last = Row(second, top=page[-1].top + 14)
    assert outline([*page, last])[-1] == ("7.2", None, f"{start} {second}")


def test_a_paragraph_about_a_section_is_not_that_section() -> None:
    found = outline_of("Section 5.7 is deleted and replaced by the words below.", KEEPS)
    assert [number for number, _, _ in found] == [None, None]


def test_a_list_within_a_sentence_is_one_clause() -> None:
    text = (
        "Northlight shall tell the City of every request for Footage that it receives from (a) an "
        "agency of another state, (b) an agency of the United States, or (c) a company, and shall "
        "tell it (d) what was asked for and (e) by whom."
    )
    for more in range(0, 80, 5):  # so that each letter comes to stand at the start of a line
        longer = f"{'x' * more} {text}".strip()
        assert outline(column(f"3. {longer}")) == [("3.", None, longer)]


# --- lists ---------------------------------------------------------------------------------------

MUST_NOT = "Northlight shall not:"


def test_items_get_the_words_they_continue() -> None:
    page = column(
        f"4. {OWNS} {MUST_NOT}",
        "(a) sell Footage; or",
        "(b) give Footage to:",
        "(i) any company; or",
        "(ii) any agency.",
        f"5. {KEEPS}",
    )
    assert [clause.lead_in for clause in segments(page)] == [
        "",
        MUST_NOT,
        MUST_NOT,
        f"{MUST_NOT} give Footage to:",
        f"{MUST_NOT} give Footage to:",
        "",
    ]


def test_items_below_a_finished_sentence_continue_nothing() -> None:
    page = column(f"4. {OWNS}", f"(a) {KEEPS}", f"(b) {SHARES}")
    assert [clause.lead_in for clause in segments(page)] == ["", "", ""]


def test_every_bullet_of_a_list_gets_the_same_words() -> None:
    found = segments(
        column(
            "Footage holds:", "• plate images", "• places and times", "• other data", OWNS, gap=0
        )
    )
    assert [(c.kind, c.heading, c.text, c.lead_in) for c in found] == [
        (ClauseKind.PARAGRAPH, None, "Footage holds:", ""),
        (ClauseKind.PARAGRAPH, None, "plate images", "Footage holds:"),
        (ClauseKind.PARAGRAPH, None, "places and times", "Footage holds:"),
        (ClauseKind.PARAGRAPH, None, "other data", "Footage holds:"),
        (ClauseKind.PARAGRAPH, None, OWNS, ""),
    ]


def test_an_item_of_a_list_is_text_though_it_looks_like_a_heading() -> None:
    found = segments(column("4. Northlight keeps:", "(a) Plate Images", "(b) Places and Times"))
    assert [(c.heading, c.text) for c in found] == [
        (None, "Northlight keeps:"),
        (None, "Plate Images"),
        (None, "Places and Times"),
    ]


def test_a_lead_in_is_a_sentence_and_not_its_last_abbreviation() -> None:
    page = column(
        f"4. {OWNS} The log that is required (Minn. Stat. § 13.824):", "(a) names each user;"
    )
    assert segments(page)[1].lead_in == "The log that is required (Minn. Stat. § 13.824):"


def test_a_list_may_begin_again_inside_a_clause() -> None:
    page = column(
        "4. Duties",
        "(a) Northlight shall:",
        "1. record traffic; and",
        "2. keep Footage.",
        "(b) The City shall:",
        "1. pay.",
        "5. Fees",
    )
    assert levels(segments(page)) == [
        ("4.", 2),
        ("(a)", 3),
        ("1.", 4),
        ("2.", 4),
        ("(b)", 3),
        ("1.", 4),
        ("5.", 2),
    ]


def test_the_next_clause_is_told_from_the_next_item_by_its_heading() -> None:
    items = [f"{n}. {SHARES}" for n in range(1, 5)]
    page = column(
        *["1. Parties", "2. Purpose", "3. Term", "4. Duties", "(a) The City shall:"],
        *items,
        "5. Fees",
        gap=0,
    )
    assert levels(segments(page))[-2:] == [("4.", 4), ("5.", 2)]


# --- exhibits ------------------------------------------------------------------------------------


def test_an_exhibit_begins_its_own_numbering() -> None:
    page = column(
        f"1. {OWNS}",
        f"2. {KEEPS}",
        "EXHIBIT A",
        "SERVICES",
        f"1. {SHARES}",
        "EXHIBIT B",
        f"1. {OWNS}",
    )
    found = segments(page)
    assert list(parents(found)) == [
        ("1.", None),
        ("2.", None),
        ("EXHIBIT A", None),
        ("SERVICES", "EXHIBIT A"),
        ("1.", "SERVICES"),
        ("EXHIBIT B", None),
        ("1.", "EXHIBIT B"),
    ]
    assert [clause.level for clause in found] == [2, 2, 0, 1, 2, 0, 2]


def test_a_list_of_exhibits_opens_none_of_them() -> None:
    page = column(
        "1. Parts of this Agreement",
        "1.1 These are part of it:",
        "Exhibit A: Scope of Work",
        "Exhibit B: Prices",
        "Exhibit C: Privacy Terms",
        f"1.2 {OWNS}",
        "Exhibit A",
        SHARES,
    )
    found = segments(page)
    assert list(parents(found))[-3:] == [("1.2", "1."), ("Exhibit A", None), (None, "Exhibit A")]
    assert [c.text for c in found[2:5]] == [
        "Exhibit A: Scope of Work",
        "Exhibit B: Prices",
        "Exhibit C: Privacy Terms",
    ]


# --- pages and columns ---------------------------------------------------------------------------


def test_a_clause_goes_on_over_a_page_break_with_furniture_in_between() -> None:
    rows = column(f"4. {KEEPS}", top=660)
    first, second = rows[:2], rows[2:]
    header = "Northlight Services Agreement"
    pages = [
        [Row(header, top=40), *first, Row("Page 1 of 2", top=760)],
        [
            Row(header, top=40),
            *[Row(row.text, top=100 + 14 * at) for at, row in enumerate(second)],
            Row("Page 2 of 2", top=760),
        ],
    ]
    (found,) = segments(*pages)
    assert (found.number, found.text, found.page) == ("4.", KEEPS, 1)


def test_a_page_may_begin_with_a_new_clause() -> None:
    assert outline(column(f"4. {KEEPS}"), column(f"5. {SHARES}")) == [
        ("4.", None, KEEPS),
        ("5.", None, SHARES),
    ]


def test_a_full_last_line_does_not_hide_the_title_of_the_next_page() -> None:
    ends = "Northlight shall keep Footage for no longer than thirty days, and deletes it " + "then "
    sentence = ends + "at once."
    first = [Row(sentence)]
    assert outline(first, [Row("ORDER FORM"), *column(OWNS, top=160)]) == [
        (None, None, sentence),
        (None, "ORDER FORM", ""),
        (None, None, OWNS),
    ]


def test_two_columns_are_read_one_after_the_other() -> None:
    left = column(f"1. {KEEPS}", f"2. {OWNS}", x=60, measure=230)
    right = column(f"3. {SHARES}", f"4. {KEEPS}", x=320, measure=230)
    assert outline([*left, *right]) == [
        ("1.", None, KEEPS),
        ("2.", None, OWNS),
        ("3.", None, SHARES),
        ("4.", None, KEEPS),
    ]


def test_a_clause_goes_on_in_the_next_column() -> None:
    rows = column(f"1. {OWNS}", f"2. {KEEPS} {KEEPS}", x=60, measure=230)
    left, right = rows[:12], rows[12:]
    moved = [Row(row.text, 320, TOP + 14 * at) for at, row in enumerate(right)]
    assert outline([*left, *moved]) == [("1.", None, OWNS), ("2.", None, f"{KEEPS} {KEEPS}")]


def test_a_clause_is_on_the_page_where_it_begins() -> None:
    found = segments(column(f"1. {OWNS}"), column(f"2. {KEEPS}", f"3. {SHARES}"))
    assert [(clause.number, clause.page) for clause in found] == [("1.", 1), ("2.", 2), ("3.", 2)]


# --- spans ---------------------------------------------------------------------------------------


def test_the_text_of_a_clause_lies_in_the_document_piece_by_piece() -> None:
    doc = document(column(f"4.2 Retention. {KEEPS}", "Kept is what is infor\u00ad\nmation."))
    for clause in segment(doc):
        assert clause.pieces
        for piece in clause.pieces:
            length = piece.span.end - piece.span.start
            assert length > 0
            assert (
                clause.text[piece.start : piece.start + length]
                == doc.text[piece.span.start : piece.span.end]
            )


def test_segmenting_twice_gives_the_same() -> None:
    doc = document(column("4. Data", f"4.1 {OWNS}", f"(a) {KEEPS}", SHARES))
    assert segment(doc) == segment(doc)


# --- set as printed ------------------------------------------------------------------------------


def test_a_large_bold_heading_may_have_a_verb() -> None:
    page = [Row("What Northlight may share", size=16, bold=25), *column(OWNS, KEEPS, top=TOP + 30)]
    assert outline(page)[0] == (None, "What Northlight may share", "")
    small = [Row("What Northlight may share", bold=25), *column(OWNS, KEEPS, top=TOP + 30)]
    assert outline(small)[0] == (None, None, "What Northlight may share")


def test_the_lines_of_an_address_are_no_headings() -> None:
    address = ("Northlight Recording", "Howell Mill Road", "City of Alder")
    assert outline_of(OWNS, *address) == [(None, None, text) for text in (OWNS, *address)]
    assert outline_of(OWNS, "Howell Mill Road", KEEPS)[1] == (None, "Howell Mill Road", "")


def test_words_that_stand_wide_apart_are_no_heading() -> None:
    form = spread((72, "Customer"), (300, "City of Alder"), top=TOP)
    assert outline([form, *column(OWNS, top=TOP + 40)])[0] == (None, None, "Customer City of Alder")
    numbered = spread((72, "4."), (108, "Retention"), top=TOP)
    assert outline([numbered, *column(OWNS, top=TOP + 40)])[0] == ("4.", "Retention", OWNS)


def test_items_below_a_headed_paragraph_continue_it() -> None:
    found = segments(column("INSURANCE", "Kinds. Northlight keeps:", "(i) one; and", "(ii) two."))
    assert [(c.number, c.lead_in) for c in found][2:] == [
        ("(i)", "Northlight keeps:"), ("(ii)", "Northlight keeps:"),
    ]  # fmt: skip
    found = segments(column("INSURANCE", "It is kept.", "(i) One;", "(ii) two."))
    assert [clause.lead_in for clause in found] == [""] * 4


def test_the_labels_of_a_signature_lead_in_to_nothing() -> None:
    found = segments(column("By:", "Print Name:", "the clerk", "Northlight shall:", "keep it"))
    assert [clause.lead_in for clause in found] == ["", "", "", "", "Northlight shall:"]


def test_a_list_begins_below_a_heading_alone_though_its_numbers_are_in_use() -> None:
    page = column(
        "1. Rules", "2. Bids", "B. Notices", "1. Times", "2. Places", "C. Fees", "3. Ends"
    )
    assert levels(segments(page)) == [
        ("1.", 2), ("2.", 2), ("B.", 3), ("1.", 4), ("2.", 4), ("C.", 3), ("3.", 2),
    ]  # fmt: skip


def test_margins_are_those_of_the_whole_page_though_a_table_parts_it() -> None:
    rows, table = grid(("Data", "Kept for", "By"), ("Footage", "30 days", "it"), top=300)
    last = [Row("It is kept for the City, and for", top=500), Row("A city of its own.", top=514)]
    made = segments([*column(OWNS, KEEPS), *rows, *last], tables=[table])
    assert [clause.text for clause in made[-2:]] == [row.text for row in last]


def test_a_table_that_ends_a_page_stands_before_all_of_the_next() -> None:
    rows, table = grid(("Data", "Kept for", "By"), ("Footage", "30 days", "it"), top=600)
    later = [*column(OWNS), Row("EXHIBIT B", top=60)]
    made = segments([*column(KEEPS), *rows], later, tables=[table])
    assert [(c.page, c.text or c.heading) for c in made] == [
        (1, KEEPS), (1, "Data Kept for By"), (1, "Footage 30 days it"), (2, "EXHIBIT B"), (2, OWNS),
    ]  # fmt: skip


def test_a_bold_heading_after_a_plain_number_may_run_over_its_line() -> None:
    heading = "ADMINISTRATION, CONFIDENTIALITY, SAFEGUARDING, CLASSIFICATION, INTERPRETATION OF"
    first = Row(f"4. {heading}", bold=len(heading) + 3)
    doc = document([first, Row("INFORMATION. It is kept for a year.", top=TOP + 14, bold=12)])
    plain = replace(doc, lines=(replace(doc.lines[0], bold=False), *doc.lines[1:]))
    assert [(c.heading, c.text) for c in segment(plain)] == [
        (f"{heading} INFORMATION", "It is kept for a year."),
    ]  # fmt: skip


REPEATED = "Attachment A – Services"


def test_a_heading_printed_again_on_the_next_page_is_one() -> None:
    first = [*column(KEEPS), Row(REPEATED, top=400, size=14.0, bold=len(REPEATED))]
    again = Row(REPEATED, top=120, size=14.0, bold=len(REPEATED))
    found = outline(first, [again, *column(KEEPS, top=160)])
    assert found == [(None, None, KEEPS), (None, REPEATED, ""), (None, None, KEEPS)]


@pytest.mark.parametrize("between", ["", KEEPS])
def test_a_heading_twice_on_a_page_or_with_a_text_between_is_two(between: str) -> None:
    bold = len(REPEATED)
    first = [Row(REPEATED, top=120, size=14.0, bold=bold), *column(between, top=160)]
    again = Row(REPEATED, top=300, size=14.0, bold=bold)
    pages = [first, [again]] if between else [[*first, again]]
    assert [heading for _, heading, _ in outline(*pages)].count(REPEATED) == 2


def test_what_is_set_like_a_heading_three_times_on_a_page_is_an_entry() -> None:
    keeps = "Northlight keeps it for thirty days."
    twice = ["ALDER FRAMEWORK", keeps, "ALDER FRAMEWORK", f"{keeps} It is so."]
    assert outline_of(*twice) == [
        (None, "ALDER FRAMEWORK", ""),
        (None, None, keeps),
        (None, "ALDER FRAMEWORK", ""),
        (None, None, f"{keeps} It is so."),
    ]
    assert outline_of(*twice, "ALDER FRAMEWORK", "It ends.") == [
        (None, None, "ALDER FRAMEWORK"),
        (None, None, keeps),
        (None, None, "ALDER FRAMEWORK"),
        (None, None, f"{keeps} It is so."),
        (None, None, "ALDER FRAMEWORK"),
        (None, None, "It ends."),
    ]


def test_a_label_with_its_figure_is_no_heading_and_one_of_a_part_is() -> None:
    assert outline_of("LIST PRICE: 195.99", "It is in dollars.") == [
        (None, None, "LIST PRICE: 195.99"),
        (None, None, "It is in dollars."),
    ]
    assert outline_of("EXHIBIT B: 2031", "It is in dollars.") == [
        (None, "EXHIBIT B: 2031", ""),
        (None, None, "It is in dollars."),
    ]
