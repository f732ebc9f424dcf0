import json
from dataclasses import replace

from jsonschema import Draft202012Validator

from clauses.records import (
    Comparison,
    Deal,
    Differences,
    Family,
    Level,
    Outcome,
    PassageChange,
    Refused,
    RiskChange,
    Severity,
    Stance,
    Turn,
    Verdict,
    VerdictChange,
)
from clauses.renderers.comparison_pages import render_differences
from clauses.renderers.schema import differences_schema
from clauses.renderers.sheet import drawn
from clauses.renderers.to_json import differences_json
from clauses.renderers.wording import NOTICE
from tests.renderers.conftest import FEDERAL, KEEPING, SHARING, TOOL, risk


def page(comparison: Comparison, *refused: Refused) -> str:
    found = Differences(TOOL, (comparison,), refused)
    return drawn(lambda console: render_differences(found, console))


BEFORE = risk("S-2", Outcome.RISK, Severity.HIGH)
LONGER = replace(
    KEEPING,
    id="d4e5f60718293a4b",
    page=7,
    page_printed="5",
    quote="Northlight shall delete Footage ninety days after it is recorded.",
    attributes=replace(KEEPING.attributes, period="P90D"),
)
CHANGED = Comparison(
    base="elm",
    amended="elm-2",
    title="Camera agreement",
    verdicts=(
        VerdictChange(
            Family.RETENTION,
            Verdict(Family.RETENTION, Level.LOW, "Thirty days."),
            Verdict(Family.RETENTION, Level.MEDIUM, "Ninety days."),
        ),
    ),
    risks=(
        RiskChange(Turn.NEW, "S-2", None, BEFORE),
        RiskChange(
            Turn.CHANGED,
            "F-9",
            risk("F-9", Outcome.MISSING, Severity.MEDIUM),
            risk("F-9", Outcome.MET, Severity.MEDIUM),
        ),
        RiskChange(Turn.CHANGED, "R-1", BEFORE, replace(BEFORE, findings=("x",))),
    ),
    passages=(
        PassageChange(
            Turn.GONE, Family.THIRD_PARTY_SHARING, (), replace(SHARING, quote="[b]Gone.[/b]"), None
        ),
        PassageChange(Turn.CHANGED, Family.RETENTION, ("period", "wording"), KEEPING, LONGER),
    ),
    same_passages=3,
)


def test_the_whole_page() -> None:
    text = page(CHANGED, Refused("deals/locked.pdf", "it is encrypted", "save a copy"))
    assert text[: text.rindex("-" * 80)] == (
        """\
================================================================================
WHAT CHANGED: Camera agreement
================================================================================
elm (before), elm-2 (after)

VERDICTS
--------------------------------------------------------------------------------
Retention            LOW -> MEDIUM
    before  Thirty days.
    after   Ninety days.

RISKS AND PROTECTIONS (3)
--------------------------------------------------------------------------------
NEW      HIGH Title of S-2 (S-2)
         a risk
CHANGED  MEDIUM Title of F-9 (F-9)
         protection missing (medium) -> protection found (medium)
CHANGED  HIGH Title of S-2 (R-1)
         a risk; rests on other passages now

THIRD-PARTY SHARING: PASSAGES (1)
--------------------------------------------------------------------------------
GONE 5.2 Use of Footage (permits)
    p. 4: "[b]Gone.[/b]"

RETENTION: PASSAGES (1)
--------------------------------------------------------------------------------
CHANGED (b) (period: 30 days -> 90 days)
    before  p. 6: "Northlight shall delete Footage thirty days after it is
            recorded."
    after   p. 7 (printed 5): "Northlight shall delete Footage ninety days after
            it is recorded."

3 passages as before.

COULD NOT BE READ (1)
--------------------------------------------------------------------------------
    deals/locked.pdf: it is encrypted; save a copy

"""
    )
    assert " ".join(text[text.rindex("-" * 80) + 80 :].split()) == NOTICE


def test_nothing_changed() -> None:
    none = Comparison("elm", "elm", "Camera agreement", (), (), (), 4)
    assert ("Nothing: 4 passages on sharing, federal access and retention say the same.\n") in page(
        none
    )


def test_a_deal_of_one_side_and_the_notes() -> None:
    alone = Comparison("elm", None, "", (), (), (), 0, ("Only the base has this deal.",))
    text = page(alone)
    assert "WHAT CHANGED: elm\n" in text
    assert "Only the base has this deal.\n" in text
    assert "say the same" not in text


def test_every_attribute_in_words() -> None:
    other = replace(
        SHARING,
        stance=Stance.PROHIBITS,
        attributes=replace(SHARING.attributes, sale=True, recipients=(), actor=None),
    )
    what = ("stance", "actor", "recipients", "sale")
    change = PassageChange(Turn.CHANGED, Family.THIRD_PARTY_SHARING, what, SHARING, other)
    said = " ".join(page(replace(CHANGED, passages=(change,))).split())
    assert (
        "(stance: permits -> prohibits; who acts: vendor -> not stated; recipients: any "
        "government, private parties -> none named; sale: not stated -> yes)"
    ) in said
    reworded = replace(change, what=("wording",))
    assert "(wording only)" in page(replace(CHANGED, passages=(reworded,)))


def test_a_passage_of_two_families_is_quoted_once() -> None:
    sharing = PassageChange(Turn.NEW, Family.THIRD_PARTY_SHARING, (), None, SHARING)
    federal = PassageChange(Turn.NEW, Family.FEDERAL_ACCESS, (), None, FEDERAL)
    text = page(replace(CHANGED, passages=(sharing, federal)))
    assert text.count("Northlight may give Footage") == 1
    assert "NEW 5.2 Use of Footage (permits)\n    quoted above\n" in text
    elsewhere = replace(federal, after=replace(FEDERAL, page=5))
    text = page(replace(CHANGED, passages=(sharing, elsewhere)))
    assert text.count("Northlight may give Footage") == 2


def test_no_line_is_wider_than_the_page(deal: Deal) -> None:
    assert max(map(len, page(CHANGED).splitlines())) <= 80


def test_as_json() -> None:
    text = differences_json(Differences(TOOL, (CHANGED,), ()))
    found = json.loads(text)
    assert list(Draft202012Validator(differences_schema()).iter_errors(found)) == []
    assert text == differences_json(Differences(TOOL, (CHANGED,), ()))
    assert (found["schema_version"], found["notice"]) == (1, NOTICE)
    (deal,) = found["deals"]
    assert deal["passages"][1]["what"] == ["period", "wording"]
    assert deal["passages"][1]["after"]["page"] == 7
    assert deal["passages"][0]["after"] is None
    assert deal["verdicts"][0]["after"]["level"] == "medium"
