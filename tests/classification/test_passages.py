from clauses.classification.passages import Passage, passages
from clauses.records import ClauseKind
from tests.classification.made import clause, heading


def test_each_sentence_is_a_passage_read_after_the_one_before() -> None:
    text = "Vendor keeps Footage.  It may share Footage with affiliates. Nobody else sees it."
    found = tuple(passages([clause(text, heading="Footage")]))
    assert found == (
        Passage("Vendor keeps Footage.", "Footage", "", "", "", 0, 0, 21),
        Passage("It may share Footage with affiliates.", "Footage", "", "",
                "Vendor keeps Footage.", 0, 23, 60),
        Passage("Nobody else sees it.", "Footage", "", "",
                "It may share Footage with affiliates.", 0, 61, 81),
    )  # fmt: skip
    assert [text[one.start : one.end] for one in found] == [one.text for one in found]


def test_a_list_inside_a_sentence_does_not_break_it() -> None:
    text = "Vendor may share it with (a) the Sheriff; (b) the County; and (c) the State."
    assert [one.text for one in passages([clause(text)])] == [text]


def test_abbreviations_do_not_end_a_sentence() -> None:
    text = "Lanternfish, Inc. may give reads to the U.S. Marshals Service. Nobody else has them."
    assert [one.text for one in passages([clause(text)])] == [
        "Lanternfish, Inc. may give reads to the U.S. Marshals Service.",
        "Nobody else has them.",
    ]


def test_only_the_first_sentence_of_an_item_continues_the_lead_in() -> None:
    item = clause("to its affiliates. They are listed.", number="(a)", lead_in="Vendor may:")
    assert [(one.text, one.lead_in, one.before) for one in passages([item])] == [
        ("to its affiliates.", "Vendor may:", ""),
        ("They are listed.", "", "to its affiliates."),
    ]


def test_a_table_row_is_one_passage_however_many_sentences_it_holds() -> None:
    row = clause("Audio. Kept. 30 days.", kind=ClauseKind.TABLE_ROW, lead_in="Record Kept for")
    assert tuple(passages([row])) == (
        Passage("Audio. Kept. 30 days.", lead_in="Record Kept for", clause=0, start=0, end=21),
    )


def test_headings_carry_no_passage() -> None:
    assert not list(passages([heading("SHARING OF DATA"), clause("", heading="Sharing")]))


def test_heading_and_part_are_found_upward_past_clauses_without_one() -> None:
    clauses = [
        heading("EXHIBIT B"),
        clause("Vendor keeps logs.", heading="Logs", parent=0),
        clause("It keeps them here.", parent=1),
        clause("It keeps them there.", parent=2),
        clause("It keeps none.", heading="None", parent=0),
        clause("Kept apart."),
    ]
    assert [(one.clause, one.heading, one.part) for one in passages(clauses)] == [
        (1, "Logs", "EXHIBIT B"),
        (2, "Logs", "EXHIBIT B"),
        (3, "Logs", "EXHIBIT B"),
        (4, "None", "EXHIBIT B"),
        (5, "", ""),
    ]


def test_only_the_two_nearest_headings_count() -> None:
    clauses = [
        heading("EXHIBIT B"),
        heading("Article 2", parent=0),
        clause("Kept.", heading="Logs", parent=1),
    ]
    (found,) = passages(clauses)
    assert (found.heading, found.part) == ("Logs", "Article 2")


def test_nothing_comes_of_nothing() -> None:
    assert not list(passages([]))
    assert not list(passages([clause("  \n ")]))
