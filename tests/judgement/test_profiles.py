from dataclasses import replace

import pytest

from clauses.errors import PolicyError
from clauses.judgement import bundled_policies, bundled_profiles, load_policies
from clauses.judgement.profiles import DEFAULT, load_profiles, profiled
from clauses.records import Profile, Severity, SeverityWhen
from tests.judgement.made import policy, rule

POLICIES = load_policies(bundled_policies())
ELM = """
[elm]
title = "Elm"
scope = "For Elm."
policies = ["a", "b"]
[elm.severity]
kept-long = "critical"
"""


def test_a_profile_as_written() -> None:
    assert load_profiles(ELM, "profiles.toml") == (
        Profile("elm", "Elm", "For Elm.", ("a", "b"), (("kept-long", Severity.CRITICAL),)),
    )


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ('title = "Elm"\n', "", "2:1: profile 'elm' has no title; add title = ... to it"),
        ("[elm.severity]", "[elm.severities]", "6:1: profile 'elm' has no key 'severities'; "
         "did you mean 'severity'?"),
        ('"critical"', '"grave"', "7:13: unknown severity 'grave'; "
         "use one of: critical, high, medium, low, info"),
        ("[elm]", "[elm", "1:1: this is not TOML: Expected ']' at the end of a table "
         "declaration (at line 2, column 5); compare it with docs/policies.md"),
    ],
)  # fmt: skip
def test_mistakes_are_named(old: str, new: str, fault: str) -> None:
    with pytest.raises(PolicyError) as caught:
        load_profiles(ELM.replace(old, new), "profiles.toml")
    assert caught.value.faults == (f"profiles.toml:{fault}",)


def test_a_profile_changes_severities() -> None:
    moving = (SeverityWhen(("plates",), Severity.INFO),)
    kept = replace(rule("kept-long", severity=Severity.LOW), severities=moving)
    other = rule("other", severity=Severity.LOW)
    elm = Profile("elm", "", "", ("elm",), (("kept-long", Severity.MEDIUM),))
    oak = replace(elm, id="oak", severities=(("kept-long", Severity.HIGH),))
    (changed,) = profiled([policy(kept, other)], [elm])
    assert changed.rules == (replace(kept, severity=Severity.MEDIUM, severities=()), other)
    for both in ([elm, oak], [oak, elm]):
        assert profiled([policy(kept, other)], both)[0].rules[0].severity is Severity.HIGH
    assert profiled([policy(kept, other)], []) == (policy(kept, other),)


def test_the_profiles_that_come_with_clauses() -> None:
    profiles = {profile.id: profile for profile in bundled_profiles()}
    assert list(profiles) == [
        "default",
        "california",
        "california-law-enforcement",
        "ab-1332-screen",
        "ab-2597-screen",
        "richmond",
        "berkeley",
        "oakland",
        "san-francisco",
        "ccpa-benchmark",
        "virginia",
        "washington",
        "illinois",
        "connecticut",
    ]
    assert profiles[DEFAULT].policies == ("baseline",)


def test_profiles_name_what_is_there_and_leave_no_policy_out() -> None:
    named = [name for profile in bundled_profiles() for name in profile.policies]
    assert set(named) == {policy.id for policy in POLICIES}
    for profile in bundled_profiles():
        rules = {
            rule.id: rule.severity
            for one in POLICIES
            if one.id in profile.policies
            for rule in one.rules
        }
        for name, severity in profile.severities:
            assert rules[name] is not severity
        assert profile.scope.endswith(".")


def test_a_screen_for_a_bill_that_failed_says_so() -> None:
    for name in ("ab-1332-screen", "ab-2597-screen"):
        (screen,) = (profile for profile in bundled_profiles() if profile.id == name)
        assert "not enacted" in screen.title
        assert "binds nobody" in screen.scope
