from dataclasses import replace

from clauses.judgement.clause_of import clause_indexes, parts, section_key, section_keys, subtree
from clauses.records import Clause, ClauseKind, PageSource, Place
from tests.judgement.made import finding, reviewed


def clause(number: str | None, text: str, parent: int | None = None) -> Clause:
    return Clause(ClauseKind.CLAUSE, number, None, text, (), 1, 1, parent)


CLAUSES = (
    clause("Section 4.", "Data."),
    clause("4.1", "Kept.", 0),
    clause("(a)", "Ten days.", 1),
    clause(None, "EXHIBIT A"),
    clause("1.", "Prices."),
    clause(None, "EXHIBIT B"),
    clause("1.", "Places."),
)


def test_sections_are_named_by_their_whole_number() -> None:
    assert section_keys(CLAUSES) == ("4", "4.1", "4.1(a)", "exhibit a", "1", "exhibit b", "1")
    assert [section_key(one) for one in ("Article IV", "§ 4.1 (a)", "Exhibit  B", "12.")] == [
        "iv",
        "4.1(a)",
        "exhibit b",
        "12",
    ]


def test_the_exhibit_a_clause_stands_in() -> None:
    assert parts(CLAUSES) == (None, None, None, "Exhibit A", "Exhibit A", "Exhibit B", "Exhibit B")


def test_all_below_a_section_and_no_more() -> None:
    assert subtree(CLAUSES, 0) == {0, 1, 2}
    assert subtree(CLAUSES, 1) == {1, 2}
    assert subtree(CLAUSES, 3) == {3, 4}


def test_a_finding_leads_back_to_its_clause() -> None:
    here = finding(quote="Footage is kept.", identity="here")
    nowhere = finding(quote="Footage is burnt.", identity="nowhere")
    one = reviewed("It rains.", "Here Footage  is kept. It rains.", findings=(here, nowhere))
    assert clause_indexes(one) == {"here": (1,), "nowhere": (None,)}


def test_a_finding_said_twice_leads_back_to_each_of_its_clauses() -> None:
    words = "Footage is kept."
    one = reviewed(words, "It rains.", words, sources=(PageSource.TEXT,) * 3)
    first, _, last = (clause.pieces[0].span for clause in one.clauses)
    twice = replace(finding(quote=words, identity="twice"), span=first,
                    also=(Place(3, None, None, last),))  # fmt: skip
    once = replace(twice, also=())
    assert clause_indexes(replace(one, findings=(twice,))) == {"twice": (0, 2)}
    assert clause_indexes(replace(one, findings=(once,))) == {"twice": (0,)}
    # Without spans, number and page must do.
    unprinted = replace(twice, span=None, also=(Place(3, None, None),))
    assert clause_indexes(replace(one, findings=(unprinted,))) == {"twice": (0, 2)}
