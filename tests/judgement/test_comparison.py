from dataclasses import replace

import pytest

from clauses.judgement.comparison import compared, differences, graver
from clauses.records import (
    Attributes,
    Comparison,
    Deal,
    DealStatus,
    Family,
    Finding,
    Level,
    Outcome,
    PassageChange,
    Refused,
    Report,
    RiskChange,
    Severity,
    Stance,
    Tool,
    Turn,
    Verdict,
    VerdictChange,
)
from tests.judgement.made import RETENTION, SHARING, deal_of, finding, risk_of

KEEP = replace(
    finding(
        RETENTION,
        Stance.CONDITIONS,
        quote="Vendor deletes Footage thirty (30) days after it was recorded.",
        identity="k1",
        attributes=Attributes(period="P30D", counted_from="capture"),
    ),
    clause_number="4.2",
    clause_heading="Deletion",
)
SHARE = replace(
    finding(quote="Vendor may give Footage to its affiliates.", identity="s1"),
    clause_number="5.",
)
TOOL = Tool("0.1.0", "m", "ab", ())


def changes(before: tuple[Finding, ...], after: tuple[Finding, ...]) -> tuple[PassageChange, ...]:
    return compared(deal_of(findings=before), deal_of(findings=after)).passages


def test_the_same_deal_has_no_changes() -> None:
    deal = deal_of(findings=(KEEP, SHARE), risks=(risk_of("bad-thing", findings=("s1",)),))
    assert compared(deal, deal) == Comparison("deal", "deal", "Elm agreement", (), (), (), 2)


def test_a_moved_page_and_a_new_id_are_no_change() -> None:
    moved = replace(KEEP, page=7, id="k9", clause_number="4.3", quote=KEEP.quote.replace(" ", "  "))
    assert changes((KEEP,), (moved,)) == ()


def test_a_changed_period_is_shown_with_both_quotes() -> None:
    longer = replace(
        KEEP,
        id="k2",
        quote="Vendor deletes Footage ninety (90) days after it was recorded.",
        attributes=Attributes(period="P90D", counted_from="capture"),
    )
    assert changes((KEEP,), (longer,)) == (
        PassageChange(Turn.CHANGED, RETENTION, ("period", "wording"), KEEP, longer),
    )


def test_a_changed_stance_and_recipients() -> None:
    ban = replace(
        SHARE,
        id="s2",
        stance=Stance.PROHIBITS,
        quote="Vendor shall not give Footage to its affiliates.",
        attributes=Attributes(recipients=("affiliates",)),
    )
    (change,) = changes((SHARE,), (ban,))
    assert change.what == ("stance", "recipients", "wording")


def test_recipients_in_another_order_are_the_same() -> None:
    one = replace(SHARE, attributes=Attributes(recipients=("public", "affiliates")))
    other = replace(SHARE, attributes=Attributes(recipients=("affiliates", "public")))
    assert changes((one,), (other,)) == ()


def test_what_is_gone_and_what_is_new() -> None:
    new = finding(quote="Any police department of the country can look plates up.", identity="n1")
    assert changes((SHARE,), (new,)) == (
        PassageChange(Turn.NEW, SHARING, (), None, new),
        PassageChange(Turn.GONE, SHARING, (), SHARE, None),
    )


def test_under_the_same_number_less_likeness_will_do() -> None:
    quote = "Footage older than seven days is erased after it was recorded by Vendor."
    rewritten = replace(KEEP, id="k3", quote=quote)
    assert [one.turn for one in changes((KEEP,), (rewritten,))] == [Turn.CHANGED]
    elsewhere = replace(rewritten, clause_number="9.1", clause_heading="Backups")
    assert {one.turn for one in changes((KEEP,), (elsewhere,))} == {Turn.GONE, Turn.NEW}


def test_each_passage_has_one_partner_the_likest() -> None:
    near = replace(KEEP, id="k4", quote=KEEP.quote.replace("Vendor", "Vendor always"))
    found = compared(deal_of(findings=(KEEP,)), deal_of(findings=(near, KEEP)))
    assert found.same_passages == 1
    assert found.passages == (PassageChange(Turn.NEW, RETENTION, (), None, near),)


def test_superseded_wording_is_not_compared() -> None:
    old = replace(KEEP, superseded_by="Amendment 1, 4.2")
    assert changes((KEEP,), (old,))[0].turn is Turn.GONE


def risks(before: Deal, after: Deal) -> tuple[RiskChange, ...]:
    return compared(before, after).risks


def test_risks_that_changed_gravest_first() -> None:
    kept = risk_of("kept-thing")
    low, grave = risk_of("low-thing", severity=Severity.LOW), risk_of("grave-thing")
    lack = risk_of("no-ban", outcome=Outcome.MISSING)
    met = replace(lack, outcome=Outcome.MET)
    before, after = deal_of(risks=(kept, low, lack)), deal_of(risks=(kept, grave, met))
    assert risks(before, after) == (
        RiskChange(Turn.CHANGED, "no-ban", lack, met),
        RiskChange(Turn.NEW, "grave-thing", None, grave),
        RiskChange(Turn.GONE, "low-thing", low, None),
    )


def test_a_risk_on_the_same_passage_rewritten_is_the_same_risk() -> None:
    reworded = replace(SHARE, id="s3", quote="Vendor may give all Footage to its affiliates.")
    before = deal_of(findings=(SHARE,), risks=(risk_of("bad-thing", findings=("s1",)),))
    after = deal_of(findings=(reworded,), risks=(risk_of("bad-thing", findings=("s3",)),))
    assert risks(before, after) == ()


def test_verdicts_that_changed() -> None:
    high, none = Verdict(SHARING, Level.HIGH, "A."), Verdict(SHARING, Level.NONE, "B.")
    same = Verdict(RETENTION, Level.LOW, "C.")
    found = compared(deal_of(verdicts=(high, same)), deal_of(verdicts=(none, same)))
    assert found.verdicts == (VerdictChange(Family.THIRD_PARTY_SHARING, high, none),)


def test_notes_say_what_to_keep_in_mind() -> None:
    partly = deal_of(status=DealStatus.PARTIAL)
    alone = deal_of(kind="amendment")
    assert compared(partly, alone).notes == (
        "Not every page of the base could be read; what seems gone or new may stand there.",
        "The amended deal is an amendment alone: what it leaves as it was seems gone. Give the "
        "agreement and its amendment together.",
    )


def test_deals_are_paired_by_id_or_alone() -> None:
    elm, oak, ash = (deal_of(path=f"{name}.pdf") for name in ("elm", "oak", "ash"))
    refused = Refused("x.pdf", "it is encrypted", "")
    one = differences(Report(TOOL, (elm,), ()), Report(TOOL, (oak,), (refused,)))
    assert [(deal.base, deal.amended) for deal in one.deals] == [("elm", "oak")]
    assert one.refused == (refused,)
    two = differences(Report(TOOL, (elm, oak), ()), Report(TOOL, (oak, ash), ()))
    assert [(deal.base, deal.amended) for deal in two.deals] == [
        ("elm", None), ("oak", "oak"), (None, "ash"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("before", "after", "worse"),
    [
        (None, risk_of("a"), True),
        (risk_of("a"), None, False),
        (risk_of("a"), risk_of("a"), False),
        (risk_of("a", severity=Severity.LOW), risk_of("a"), True),
        (None, risk_of("a", severity=Severity.LOW), False),
        (risk_of("a", outcome=Outcome.MET), risk_of("a", outcome=Outcome.MISSING), True),
        (risk_of("a", outcome=Outcome.MISSING), risk_of("a", outcome=Outcome.MET), False),
        (risk_of("a"), risk_of("a", findings=("s1",)), True),
    ],
)
def test_graver(before: object, after: object, worse: bool) -> None:
    change = RiskChange(Turn.CHANGED, "a", before, after)  # type: ignore[arg-type]
    assert graver((change,), Severity.HIGH.rank) is worse
