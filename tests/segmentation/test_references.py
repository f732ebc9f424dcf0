import pytest

from clauses.records import Clause, ClauseKind, Reference, Standing
from clauses.segmentation.references import references

Found = list[tuple[str, Standing, tuple[int, ...]]]
RESOLVED, OUTSIDE, UNRESOLVED = Standing.RESOLVED, Standing.OUTSIDE, Standing.UNRESOLVED


def clause(
    number: str | None, text: str = "", parent: int | None = None, *, level: int = 2,
    heading: str | None = None, quoted: bool = False,
) -> Clause:  # fmt: skip
    kind = ClauseKind.CLAUSE if number else ClauseKind.PARAGRAPH
    if number is None and heading:
        kind = ClauseKind.HEADING
    return Clause(kind, number, heading, text, (), 1, level, parent, "", quoted)


AGREEMENT = [
    clause("4.", heading="Data"),  # 0
    clause("4.1", "Text.", 0, level=3),
    clause("4.2", "Northlight shall:", 0, level=3),  # 2
    clause("(a)", "keep Footage; and", 2, level=4),
    clause("(b)", "delete it.", 2, level=4),  # 4
    clause("4.3", "Either (i) it asks, or (ii) it is asked.", 0, level=3),
    clause("ARTICLE V", heading="FEES"),  # 6
    clause("Section 5.01", "Text.", 6, level=3),
    clause(None, heading="EXHIBIT B", level=0),  # 8
    clause("1.", "Text.", 8),
    clause("4.", "Text of the exhibit.", 8),  # 10
]


def found(text: str, *, at: int | None = None, before: tuple[Clause, ...] = ()) -> Found:
    """The references of a text that stands in the clause `at`, or in one after all others."""
    made = [*before, *AGREEMENT]
    if at is None:
        made.append(clause("6.", text))
    else:
        old = made[at]
        made[at] = Clause(old.kind, old.number, old.heading, text, (), 1, old.level, old.parent)
    place = len(made) - 1 if at is None else at
    return [(r.text, r.standing, r.targets) for r in references(made) if r.clause == place]


@pytest.mark.parametrize(
    ("text", "reference", "targets"),
    [
        ("as provided in Section 4.2.", "Section 4.2", (2,)),
        ("subject to Section 4.2(b) above", "Section 4.2(b)", (4,)),
        ("under Section 4.2 (b)", "Section 4.2 (b)", (4,)),
        ("under § 4.3", "§ 4.3", (5,)),
        ("under section 5.1", "section 5.1", (7,)),
        ("as Article V says", "Article V", (6,)),
        ("as Article 5 says", "Article 5", (6,)),
        ("Sections 4.1 and 4.3 survive", "Sections 4.1 and 4.3", (1, 5)),
        ("Sections 4.1 through 4.3 survive", "Sections 4.1 through 4.3", (1, 2, 5)),
        ("Sections 4.2(a) and (b) survive", "Sections 4.2(a) and (b)", (3, 4)),
        ("Section 4.3(ii) holds", "Section 4.3(ii)", (5,)),
        ("Section 4 of this Agreement", "Section 4", (0,)),
        ("Section 4 of Exhibit B governs", "Section 4", (10,)),
        ("described in Exhibit B.", "Exhibit B", (8,)),
        ("each of Sections 4.1, (ii) the plan", "Sections 4.1", (1,)),
    ],
)
def test_references_that_are_resolved(text: str, reference: str, targets: tuple[int, ...]) -> None:
    assert found(text)[0] == (reference, RESOLVED, targets)


@pytest.mark.parametrize(
    ("text", "at", "reference", "targets"),
    [
        ("nothing in this Section shall", 3, "this Section", (2,)),
        ("nothing in this Article shall", 7, "this Article", (6,)),
        ("this paragraph ends", 3, "this paragraph", (3,)),
        ("as this Exhibit says", 9, "this Exhibit", (8,)),
        ("as this Section 4.3 says", 1, "this Section 4.3", (5,)),
        ("but not under paragraph (b) above", 3, "paragraph (b)", (4,)),
        ("as clause (a) says", 2, "clause (a)", (3,)),
        ("if (x) it asks, or (y) it is asked; clause (x) prevails", 1, "clause (x)", (1,)),
        ("Section 4 holds", 9, "Section 4", (10,)),
        ("Section 4 holds", 1, "Section 4", (0,)),
    ],
)  # fmt: skip
def test_references_from_where_they_stand(
    text: str, at: int, reference: str, targets: tuple[int, ...]
) -> None:
    assert found(text, at=at) == [(reference, RESOLVED, targets)]


@pytest.mark.parametrize(
    ("text", "reference"),
    [
        ("under Section 1798.90.5 of the Civil Code", "Section 1798.90.5"),
        ("Civil Code section 12 applies", "section 12"),
        ("Section 4 of the Public Records Act", "Section 4"),
        ("as 8 U.S.C. § 1373 says", "§ 1373"),
        ("FAR section 12.212 applies", "section 12.212"),
        ("Section 9-102 of the UCC", "Section 9-102"),
        ("Section 4.2 of the Master Agreement", "Section 4.2"),
        ("Section 4.2 of the Indenture", "Section 4.2"),
        ("Exhibit C to the Master Agreement", "Exhibit C"),
    ],
)
def test_references_to_what_is_elsewhere(text: str, reference: str) -> None:
    assert found(text) == [(reference, OUTSIDE, ())]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Section 9.9 applies", ("Section 9.9", UNRESOLVED, ())),
        ("Sections 4.1 and 9.9 apply", ("Sections 4.1 and 9.9", UNRESOLVED, (1,))),
        ("Section 9.9 of this Agreement", ("Section 9.9", UNRESOLVED, ())),
        ("Section 4.2(z) applies", ("Section 4.2(z)", UNRESOLVED, ())),
        ("Exhibit C applies", ("Exhibit C", UNRESOLVED, ())),
        ("Exhibits B and C apply", ("Exhibits B and C", UNRESOLVED, (8,))),
        ("Exhibits A through C apply", ("Exhibits A through C", UNRESOLVED, (8,))),
        ("Section 4 of Exhibit D", ("Section 4", UNRESOLVED, ())),
        ("this Section 12 ends", ("this Section 12", UNRESOLVED, ())),
    ],
)
def test_references_to_what_is_missing(text: str, expected: object) -> None:
    assert found(text)[0] == expected


@pytest.mark.parametrize(
    "text", ["The section on fees.", "Sectional plans", "Exhibit hall", "an exhibit of 4 cameras"]
)
def test_what_is_no_reference(text: str) -> None:
    assert found(text) == []


def test_an_amendment_speaks_of_the_agreement_it_amends() -> None:
    title = clause(None, heading="FIRST AMENDMENT", level=1)
    assert found("Section 4.2 is deleted.", before=(title,)) == [("Section 4.2", OUTSIDE, ())]
    assert found("Section 4.2 of this Amendment", before=(title,)) == [
        ("Section 4.2", RESOLVED, (3,))
    ]
    quoted = clause("7.7", "New words.", quoted=True)
    assert found("Section 7.7 as amended", before=(title, quoted)) == [
        ("Section 7.7", RESOLVED, (1,))
    ]


def test_where_a_reference_starts() -> None:
    assert references([clause("1.", "See Section 1 of this Agreement.")]) == (
        Reference("Section 1", 0, 4, RESOLVED, (0,)),
    )
    assert references(()) == ()
