from collections import Counter

import pytest

from clauses.judgement import bundled_policies, load_policies
from clauses.records import Condition, FactCondition, Family, LawStatus, Policy, Rule

POLICIES = load_policies(bundled_policies())
RULES = [rule for policy in POLICIES for rule in policy.rules]
FEWEST_WORDS = 4  # of an example: fewer say nothing by themselves


def test_the_policies_that_come_with_clauses() -> None:
    assert [policy.id for policy in POLICIES] == [
        "ab1332-2019",
        "ab2597-2020",
        "baseline",
        "berkeley",
        "california-public-contracts",
        "ccpa-service-provider",
        "connecticut",
        "illinois",
        "oakland",
        "richmond",
        "san-francisco",
        "sb34",
        "sb54",
        "virginia",
        "washington",
    ]
    assert [path.stem for path in bundled_policies()] == [policy.id for policy in POLICIES]


def test_rule_ids_are_used_once() -> None:
    assert [name for name, count in Counter(rule.id for rule in RULES).items() if count > 1] == []


def test_every_family_is_asked_about() -> None:
    assert {rule.family for rule in RULES} == {*Family, None}


@pytest.mark.parametrize("name", ["ab1332-2019", "ab2597-2020"])
def test_a_bill_that_failed_is_called_so(name: str) -> None:
    (bill,) = (policy for policy in POLICIES if policy.id == name)
    assert {law.status for rule in bill.rules for law in rule.law} == {LawStatus.FAILED}
    assert "not enacted" in bill.title
    assert "never became law" in " ".join(bill.scope.split())
    assert all("not enacted" in rule.why for rule in bill.rules)


def test_what_did_not_become_law_says_so_wherever_it_is_cited() -> None:
    dead = {
        law.citation
        for rule in RULES
        for law in rule.law
        if law.status in (LawStatus.FAILED, LawStatus.VETOED)
    }
    assert dead
    assert [citation for citation in dead if "not enacted" not in citation] == []


@pytest.mark.parametrize("name", ["virginia", "washington", "connecticut", "richmond"])
def test_laws_read_in_summaries_only_say_so(name: str) -> None:
    (policy,) = (policy for policy in POLICIES if policy.id == name)
    assert "to be verified" in policy.scope


def test_rules_replace_rules_that_are_there_and_general() -> None:
    families = {rule.id: rule.family for rule in RULES}
    general = {rule.id for policy in POLICIES if policy.id == "baseline" for rule in policy.rules}
    for rule in RULES:
        for name in rule.replaces:
            assert name in general
            assert rule.id not in general
            assert isinstance(families[name], type(rule.family))


def test_a_protection_is_not_met_by_what_binds_the_customer_alone() -> None:
    for rule in RULES:
        if rule.when == "absent" and isinstance(rule.condition, Condition):
            logs = rule.condition.clocks == ("logs",)
            assert logs or rule.condition.actors == ("vendor", "both", "recipient"), rule.id


def test_good_practice_does_not_pose_as_law() -> None:
    (baseline,) = (policy for policy in POLICIES if policy.id == "baseline")
    in_force = {
        law.citation.split(" (")[0]
        for rule in baseline.rules
        for law in rule.law
        if law.status is LawStatus.IN_FORCE
    }
    assert in_force == {"SB 580"}


@pytest.mark.parametrize("policy", POLICIES, ids=lambda policy: policy.id)
def test_scope_is_one_sentence(policy: Policy) -> None:
    assert policy.scope.endswith(".")
    assert policy.scope.count(". ") == 0


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
class TestRule:
    def test_every_law_has_a_standing_a_date_and_a_source(self, rule: Rule) -> None:
        assert rule.law
        for law in rule.law:
            assert law.citation
            assert law.status in LawStatus
            assert law.date[:4].isdigit()
            assert law.source.startswith("https://")

    def test_examples_are_plausible_passages(self, rule: Rule) -> None:
        kinds = Counter(example.fires for example in rule.examples)
        assert kinds[True] >= 2
        assert kinds[False] >= 2
        for example in rule.examples:
            if isinstance(rule.condition, FactCondition):
                assert not example.text
                continue
            assert len(example.text.split()) >= FEWEST_WORDS
            assert example.text.endswith(".")
        said = {(example.text, example.facts) for example in rule.examples}
        assert len(said) == len(rule.examples)

    def test_a_protection_is_named_by_what_is_there(self, rule: Rule) -> None:
        assert bool(rule.protection) is (rule.when == "absent")
        assert not rule.protection.startswith("No ")
        assert rule.protection != rule.title
        assert not rule.protection.endswith(".")

    def test_words_never_judge(self, rule: Rule) -> None:
        said = f"{rule.title} {rule.protection} {rule.why} {rule.advice}".lower()
        for word in ("complies", "compliant", "violates", "violation", "illegal"):
            assert word not in said

    def test_why_and_advice_are_for_people(self, rule: Rule) -> None:
        assert rule.why.endswith(".")
        assert rule.why.rstrip(".").count(". ") == 0
        assert rule.advice.endswith((".", "?"))
