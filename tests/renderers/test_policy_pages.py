from dataclasses import replace
from functools import partial

import pytest

from clauses.records import (
    Condition,
    FactCondition,
    Family,
    Law,
    LawStatus,
    PassageCondition,
    Policy,
    Profile,
    Rule,
    RuleExample,
    Severity,
    SeverityWhen,
    Stance,
)
from clauses.renderers.policy_pages import (
    condition_words,
    render_policies,
    render_policy,
    render_profiles,
    render_rule,
)
from clauses.renderers.sheet import drawn

ACT = Law("Example Code 10.1", LawStatus.IN_FORCE, "2016-01-01", "https://example.org/10-1")
BILL = Law("Example Bill 7", LawStatus.FAILED, "2020", "https://example.org/b7")


@pytest.fixture
def policy() -> Policy:
    kept = Rule(
        id="R-1",
        policy="sample",
        title="Footage is kept for long",
        family=Family.RETENTION,
        severity=Severity.MEDIUM,
        when="present",
        condition=Condition(
            (Family.RETENTION,),
            (Stance.CONDITIONS,),
            counted_from=("last_use",),
            longer_than="P60D",
        ),
        why="What is kept can be asked for.",
        advice="Ask for [bold]sixty days[/bold] at most.",
        law=(ACT,),
        data_classes=("plate_reads",),
        examples=(RuleExample("Kept for a year.", True), RuleExample("Kept for a day.", False)),
    )
    absent = Rule(
        id="F-9",
        policy="sample",
        title="No word on federal use",
        family=Family.FEDERAL_ACCESS,
        severity=Severity.CRITICAL,
        when="absent",
        condition=Condition((Family.FEDERAL_ACCESS,), (Stance.PROHIBITS,)),
        why="Silence allows it.",
        advice="Ask for a ban.",
        law=(ACT, BILL),
        data_classes=(),
        examples=(),
        protection="Federal use is ruled out",
    )
    return Policy("sample", "Sample ordinance", "2026-11", "Cities.", "ef" * 4, (kept, absent))


def test_rule(policy: Policy) -> None:
    assert drawn(partial(render_rule, policy.rules[0])) == (
        """\
================================================================================
R-1: Footage is kept for long
================================================================================
Policy    sample
Severity  MEDIUM
Asks      is there a passage as below? Each is a risk.
          - about retention
          - that conditions
          - counted from last use
          - for longer than 60 days
Applies   to deals that handle plate reads
Why       What is kept can be asked for.
Ask       Ask for [bold]sixty days[/bold] at most.
Law       Example Code 10.1 (in force, 2016-01-01)
          https://example.org/10-1
Fires     "Kept for a year."
Silent    "Kept for a day."
"""
    )


def test_rule_on_what_is_absent(policy: Policy) -> None:
    text = drawn(partial(render_rule, policy.rules[1]))
    assert "Asks      is there a passage as below? None is a missing protection.\n" in text
    assert "Applies   to deals that handle any data\nIf found  Federal use is ruled out\n" in text
    assert "Law       Example Bill 7 (failed, 2020)\n" in text


def test_policies(policy: Policy) -> None:
    assert drawn(partial(render_policies, (policy,))) == (
        "sample  Sample ordinance (2026-11, 2 rules, in force, failed)\n"
    )
    assert drawn(partial(render_policies, ())) == ""


def test_policy(policy: Policy) -> None:
    assert drawn(partial(render_policy, policy)) == (
        """\
================================================================================
Sample ordinance
================================================================================
Id        sample
Version   2026-11
Scope     Cities.
SHA-256   efefefef
Law       Example Code 10.1 (in force, 2016-01-01)
Law       Example Bill 7 (failed, 2020)

RULES (2)
--------------------------------------------------------------------------------
F-9  CRITICAL No word on federal use
     If found: Federal use is ruled out
R-1  MEDIUM Footage is kept for long
"""
    )


def test_every_part_of_a_condition_has_words() -> None:
    condition = Condition(
        families=(Family.RETENTION, Family.FEDERAL_ACCESS),
        stances=(Stance.PERMITS,),
        recipients=("public",),
        without_recipients=("acquirer",),
        triggers=("consent",),
        without_triggers=("notice",),
        data=("any",),
        actors=("vendor",),
        counted_from=("capture",),
        sale=True,
        longer_than="P1Y",
        at_most="P2Y",
        mentions=("ICE", "CBP"),
        also_mentions=("camera",),
        without_mentions=("notice",),
        clocks=("logs", "after_termination"),
        headings=("data",),
    )
    assert condition_words(condition) == (
        "about retention or federal access",
        "that permits",
        "to public",
        "that does not name acquirer",
        "on consent",
        "that does not depend on notice",
        "of data that is any",
        "by vendor",
        "counted from capture",
        "on the clock of logs or after termination",
        "under a heading with data",
        "for value",
        "for longer than 1 year",
        "for at most 2 years",
        "that mentions ICE or CBP",
        "that mentions too camera",
        "that does not mention notice",
    )


def test_facts_and_mere_words_have_words() -> None:
    fact = FactCondition("breach_notice", ("P5D", "P6D"), ("P9D",), "PT72H", "P30D")
    assert condition_words(fact) == (
        "called breach notice",
        "that is P5D or P6D",
        "other than P9D",
        "for longer than 72 hours",
        "for at most 30 days",
    )
    assert condition_words(PassageCondition(("wall",), ("border",), ("no",))) == (
        "that mentions wall",
        "that mentions too border",
        "that does not mention no",
    )
    bound = PassageCondition(("wall",), actors=("vendor", "both"))
    assert condition_words(bound) == ("that binds vendor or both", "that mentions wall")


def test_rule_that_moves_with_the_deal(policy: Policy) -> None:
    moving = replace(
        policy.rules[0],
        condition=FactCondition("term"),
        severities=(SeverityWhen(("plates", "audio"), Severity.CRITICAL),),
        deal=(("event", ("renewal", "extension")),),
        even_without_data=True,
        examples=(RuleExample("", True, (("term", "P5Y"),)), RuleExample("", False)),
    )
    text = drawn(partial(render_rule, moving))
    assert "Severity  MEDIUM\n          CRITICAL for plates or audio\n" in text
    assert "Asks      is there a fact as below? Each is a risk.\n          - called term\n" in text
    assert (
        "Applies   to deals that handle any data, or none; where event is renewal or\n"
        "          extension\n"
    ) in text
    assert "Fires     term: P5Y\nSilent    no facts\n" in text


def test_profiles() -> None:
    profile = Profile("elm", "City of Elm", "For Elm.", ("baseline", "elm"))
    assert drawn(partial(render_profiles, (profile,))) == (
        """\

PROFILES (1)
--------------------------------------------------------------------------------
elm  City of Elm
     For Elm.
     Policies: baseline, elm
"""
    )
