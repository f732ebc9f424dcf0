import dataclasses
import hashlib
from pathlib import Path

import pytest

from clauses.errors import PolicyError
from clauses.judgement import vocabulary
from clauses.judgement.policy import bundled_policy, load_policies, load_policy, sound_policies
from clauses.records import (
    CLOCKS,
    Condition,
    FactCondition,
    Family,
    Law,
    LawStatus,
    PassageCondition,
    Policy,
    Rule,
    RuleExample,
    Severity,
    Stance,
)

GOOD = """\
id = "elm"
title = "Elm ordinance"
version = 2026-11-25
scope = "For Elm."

[law.elm-4]
citation = "Elm Code 4"
status = "in force"
date = "2024-05-01"
source = "https://elm.example/4"

[[rule]]
id = "kept-too-long"
title = "Kept too long"
family = "retention"
severity = "high"
when = "present"
law = ["elm-4"]
why = \"\"\"
Too long
is long.\"\"\"
advice = "Ask for less."
data_classes = ["plates"]

[rule.condition]
stances = ["conditions"]
longer_than = "P1Y"

[[rule.example]]
text = "Reads are kept for two years."
fires = true

[[rule.example]]
text = "Reads are kept for two days."
fires = false
"""


def faults_of(text: str) -> tuple[str, ...]:
    with pytest.raises(PolicyError) as caught:
        load_policy(text, "elm.toml")
    return caught.value.faults


def changed(old: str, new: str) -> str:
    assert GOOD.count(old) == 1
    return GOOD.replace(old, new)


def test_a_good_file_gives_its_policy_whole() -> None:
    law = Law("Elm Code 4", LawStatus.IN_FORCE, "2024-05-01", "https://elm.example/4")
    rule = Rule(
        id="kept-too-long",
        policy="elm",
        title="Kept too long",
        family=Family.RETENTION,
        severity=Severity.HIGH,
        when="present",
        condition=Condition((Family.RETENTION,), stances=(Stance.CONDITIONS,), longer_than="P1Y"),
        why="Too long is long.",
        advice="Ask for less.",
        law=(law,),
        data_classes=("plates",),
        examples=(
            RuleExample("Reads are kept for two years.", True),
            RuleExample("Reads are kept for two days.", False),
        ),
    )
    sha256 = hashlib.sha256(GOOD.encode()).hexdigest()
    assert load_policy(GOOD, "elm.toml") == Policy(
        "elm", "Elm ordinance", "2026-11-25", "For Elm.", sha256, (rule,)
    )


def test_every_mistake_of_a_file_is_named_at_once() -> None:
    text = """\
id = "Elm City"
title = 4
version = "soon"
scop = "For Elm."

[law.elm-4]
citation = "Elm Code 4"
status = "in forc"
date = "2024-02-30"
source = "elm.example/4"

[[rule]]
id = "kept-too-long"
title = "[[rule]]"
family = "retenton"
when = "always"
law = ["elm-5"]
why = ""
advice = "Ask for less."
data_classes = ["plates", "cars"]

[rule.condition]
stances = ["permits", "forbids"]
recipients = "public"
longer_than = "2 years"
unbounded = true

[[rule.example]]
text = "Reads are kept for two years."
fires = "yes"

[[rule]]
id = "kept-too-long"
title = "Twice"
family = "retention"
severity = "low"
when = "absent"
law = ["elm-4"]
why = "Why."
advice = "Ask."
condition = { sale = "no", triggers = ["subpoena"] }
example = [{ text = "It fires.", fires = true }, { text = "It does not.", fires = false }]
"""
    assert faults_of(text) == (
        "elm.toml:1:1: a policy has no scope; add scope = ... to it",
        "elm.toml:1:6: id 'Elm City' is not in the form of an id; use small letters and digits, "
        "joined by hyphens",
        "elm.toml:2:9: title is a number; write it between quotation marks",
        "elm.toml:3:11: version 'soon' is no date; write it as year-month-day, such as 2026-11-25",
        "elm.toml:4:1: a policy has no key 'scop'; did you mean 'scope'?",
        "elm.toml:8:10: unknown status 'in forc'; did you mean 'in force'?",
        "elm.toml:9:8: date '2024-02-30' is no date; write it as year-month-day, such as "
        "2026-11-25",
        "elm.toml:10:10: source 'elm.example/4' is no web address; begin it with https://",
        "elm.toml:12:1: a rule has no severity; add severity = ... to it",
        "elm.toml:15:10: unknown family 'retenton'; did you mean 'retention'?",
        "elm.toml:16:8: unknown when 'always'; use one of: present, absent",
        "elm.toml:17:8: there is no law 'elm-5' in this file; did you mean 'elm-4'?",
        "elm.toml:18:7: why is empty; write something between the quotation marks",
        "elm.toml:20:27: unknown data class 'cars'; use one of: plates, video, audio, biometric, "
        "records, benefits, health, students, mobility, utility",
        "elm.toml:23:23: unknown stance 'forbids'; use one of: permits, conditions, prohibits",
        'elm.toml:24:14: recipients is a text; write a list of texts: recipients = ["...", "..."]',
        "elm.toml:25:15: longer_than '2 years' is no duration; write an ISO 8601 duration such as "
        '"P30D", "P18M" or "P5Y"',
        "elm.toml:26:1: a condition has no key 'unbounded'; use one of: families, stances, "
        "recipients, without_recipients, triggers, without_triggers, data, actors, counted_from, "
        "sale, longer_than, at_most, clocks, headings, mentions, also_mentions, without_mentions",
        "elm.toml:30:9: fires is a text; write true or false, without quotation marks",
        'elm.toml:32:1: a rule with when = "absent" has no protection; add protection = "..." that '
        "names what is there when it is found",
        "elm.toml:33:6: the rule id 'kept-too-long' is used at elm.toml:13 too; give each rule an "
        "id of its own",
        "elm.toml:41:22: sale is a text; write true or false, without quotation marks",
        "elm.toml:41:40: unknown trigger 'subpoena'; use one of: consent, legal_process, "
        "emergency, notice, purpose, opt_in, termination, request",
    )


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ('severity = "high"', "severity = 1", "16:12: severity is a number; "),
        (
            'severity = "high"',
            'severity = "grave"',
            "16:12: unknown severity 'grave'; use one of: ",
        ),
        ('law = ["elm-4"]', "law = []", "18:7: law is an empty list; "),
        ('law = ["elm-4"]', "", "12:1: a rule has no law; add law = ... to it"),
        ('longer_than = "P1Y"', 'actors = ["seller"]', "27:11: unknown actor 'seller'; "),
        ('longer_than = "P1Y"', 'families = ["federal"]', "27:13: unknown family 'federal'; "),
        ('longer_than = "P1Y"', 'data = ["all"]', "27:9: unknown kind of data 'all'; "),
        ('longer_than = "P1Y"', 'mentions = ["", 3]', "27:13: mentions holds an empty text; "),
        (
            'stances = ["conditions"]\nlonger_than = "P1Y"\n',
            "",
            '25:1: a condition asks nothing; say what it looks for, such as stances = ["permits"]',
        ),
        ('date = "2024-05-01"', "date = 2024-05-01T10:00:00", "9:8: date is a date or time; "),
        ('date = "2024-05-01"', "date = true", "9:8: date is true or false; "),
        ("version = 2026-11-25", 'version = "2026"', "3:11: version '2026' is no date; "),
        ("fires = false", "fires = true", "12:1: a rule has no example that does not fire; add "),
        ("fires = true", "fires = false", "12:1: a rule has no example that fires; add "),
        (
            'when = "present"',
            'when = "absent"',
            '12:1: a rule with when = "absent" has no protection; add protection = "..." that '
            "names what is there when it is found",
        ),
        (
            'when = "present"',
            'when = "absent"\nprotection = " "',
            "18:14: protection is empty; ",
        ),
        (
            'when = "present"',
            'when = "present"\nprotection = "Kept briefly"',
            '18:1: a rule with when = "present" has a protection; take it out, or write when = ',
        ),
        ("[law.elm-4]", "[law.elm-4.deep]", "6:1: law 'elm-4' has no key 'deep'; "),
        (
            "[rule.condition]",
            "[rule.conditon]",
            "25:1: a rule has no key 'conditon'; did you mean ",
        ),
    ],
)
def test_mistake(old: str, new: str, fault: str) -> None:
    found = faults_of(changed(old, new))
    assert any(one.startswith(f"elm.toml:{fault}") for one in found), found


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("version = 2026-11-25", 'version = "2026-11-25"'),
        ('date = "2024-05-01"', "date = 2024"),
        ('date = "2024-05-01"', 'date = "2024-05"'),
        ('date = "2024-05-01"', "date = 2024-05-01"),
        ('data_classes = ["plates"]\n', ""),
        (
            '[[rule.example]]\ntext = "Reads are kept for two days."\nfires = false\n',
            "[[rule.example]]\nfires = false\ntext = 'No read is kept.'\n",
        ),
    ],
)
def test_ways_of_writing_the_same_are_good(old: str, new: str) -> None:
    assert load_policy(changed(old, new), "elm.toml").id == "elm"


def test_a_rule_on_what_is_absent_names_the_protection() -> None:
    text = changed('when = "present"', 'when = "absent"\nprotection = "Kept\\n briefly"')
    assert load_policy(text, "elm.toml").rules[0].protection == "Kept briefly"


def test_a_wrong_when_is_the_only_fault_of_its_rule() -> None:
    text = changed('when = "present"', 'when = "absnt"\nprotection = "Kept briefly"')
    assert faults_of(text) == ("elm.toml:17:8: unknown when 'absnt'; did you mean 'absent'?",)


def test_a_file_without_rules_or_laws() -> None:
    text = 'id = "elm"\ntitle = "Elm"\nversion = 2026-11-25\nscope = "Elm."\n'
    assert faults_of(text) == (
        "elm.toml:1:1: a policy has no law; add a table [law.short-name] with its citation, "
        "status, date and source",
        "elm.toml:1:1: a policy has no rule; add one that begins with [[rule]]",
    )


def test_tables_written_as_something_else() -> None:
    text = GOOD[: GOOD.index("[law.elm-4]")] + 'law = "Elm Code"\nrule = ["one", 2]\n'
    assert faults_of(text) == (
        "elm.toml:6:7: law is a text; begin it with [law]",
        "elm.toml:7:9: rule holds a text; begin each with [[rule]]",
        "elm.toml:7:16: rule holds a number; begin each with [[rule]]",
    )


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (
            'id = "elm"\ntitle = "Elm\n',
            "elm.toml:2:13: this is not TOML: illegal character '\\n'; ",
        ),
        ('id = "elm"\nid = "oak"\n', "elm.toml:2:11: this is not TOML: cannot overwrite a value; "),
        ('id = "elm"\ntitle = """Elm', "elm.toml:2:15: this is not TOML: "),
        (
            "id = " + "[" * 5000,
            "elm.toml:1:1: lists or tables are nested too deeply; nest them less",
        ),
    ],
)
def test_what_is_not_toml(text: str, fault: str) -> None:
    (found,) = faults_of(text)
    assert found.startswith(fault)


def test_a_byte_order_mark_and_windows_line_ends_do_no_harm() -> None:
    text = "\ufeff" + GOOD.replace("\n", "\r\n")
    loaded = load_policy(text, "elm.toml")
    assert loaded.rules == load_policy(GOOD, "elm.toml").rules
    assert loaded.sha256 == hashlib.sha256(text.encode()).hexdigest()


def test_files_load_in_the_order_given(tmp_path: Path) -> None:
    oak = tmp_path / "oak.toml"
    oak.write_text(GOOD.replace('"elm"', '"oak"').replace('"kept-', '"held-'), encoding="utf-8")
    elm = tmp_path / "elm.toml"
    elm.write_text(GOOD, encoding="utf-8")
    loaded = load_policies([oak, elm])
    assert [(one.id, one.rules[0].policy, one.rules[0].id) for one in loaded] == [
        ("oak", "oak", "held-too-long"),
        ("elm", "elm", "kept-too-long"),
    ]
    assert loaded[1].sha256 == hashlib.sha256(elm.read_bytes()).hexdigest()


def test_mistakes_of_all_files_are_named_together(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text(changed('"high"', '"hihg"'), encoding="utf-8")
    (tmp_path / "b.toml").write_text(GOOD.replace('"elm"', '"oak"'), encoding="utf-8")
    (tmp_path / "c.toml").write_text(GOOD, encoding="utf-8")
    (tmp_path / "latin.toml").write_bytes('id = "elm"\ntitle = "Café"\n'.encode("latin-1"))
    (tmp_path / "folder").mkdir()
    names = ["a.toml", "b.toml", "c.toml", "folder", "gone.toml", "latin.toml"]
    with pytest.raises(PolicyError) as caught:
        load_policies([tmp_path / name for name in names])
    assert [fault.removeprefix(f"{tmp_path}/") for fault in caught.value.faults] == [
        "a.toml:16:12: unknown severity 'hihg'; did you mean 'high'?",
        f"b.toml:13:6: the rule id 'kept-too-long' is used at {tmp_path}/a.toml:13 too; give each "
        "rule an id of its own",
        f"c.toml:1:6: the policy id 'elm' is that of {tmp_path}/a.toml too; use each policy once, "
        "under its own id",
        "folder:1:1: this is a folder; name the .toml files in it",
        "gone.toml:1:1: there is no such file; check the name and the folder",
        "latin.toml:2:13: the byte 0xe9 is not UTF-8; save the file as UTF-8",
    ]


def test_a_policy_at_fault_costs_none_of_the_others(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text(GOOD)
    (tmp_path / "b.toml").write_text(GOOD.replace('id = "elm"', 'id = "oak"'))
    (tmp_path / "c.toml").write_text('id = "ash"')
    fir = GOOD.replace('id = "elm"', 'id = "fir"').replace("kept-too-long", "kept-far-too-long")
    (tmp_path / "d.toml").write_text(fir)
    policies, faults = sound_policies([tmp_path / f"{name}.toml" for name in "abcd"])
    assert [policy.id for policy in policies] == ["elm", "fir"]
    assert [(Path(one.file).name, one.line, one.column) for one in faults][:2] == [
        ("b.toml", 13, 6),
        ("c.toml", 1, 1),
    ]
    assert faults[0].found.startswith("the rule id 'kept-too-long' is used at ")


def test_no_paths_give_no_policies() -> None:
    assert load_policies([]) == ()


ASKED = (Condition, FactCondition, PassageCondition)
GUIDE = (Path(__file__).parents[2] / "docs" / "policies.md").read_text(encoding="utf-8")


def test_the_example_of_the_guide_is_good() -> None:
    example = GUIDE.split("```toml\n")[2].split("```")[0]
    condition = load_policy(example, "guide").rules[0].condition
    assert isinstance(condition, Condition)
    assert condition.longer_than == "P30D"


def test_the_guide_shows_an_absent_rule_that_is_good() -> None:
    rule = GOOD.replace('title = "Kept too long"\n', "").replace('when = "present"\n', "")
    shown = GUIDE.split("```toml\n")[3].split("```")[0]
    text = rule.replace('id = "kept-too-long"\n', f'id = "kept-too-long"\n{shown}')
    assert load_policy(text, "guide").rules[0].protection == "Footage is deleted when the deal ends"


@pytest.mark.parametrize(
    "name",
    [
        *(field.name for kind in ASKED for field in dataclasses.fields(kind)),
        *vocabulary.FACTS,
        *vocabulary.DATA_CLASSES,
        *CLOCKS,
    ],
)
def test_the_guide_names_everything_that_can_be_asked(name: str) -> None:
    assert f"`{name}`" in GUIDE or f"{name} = " in GUIDE


def test_a_policy_that_comes_with_clauses_is_found_by_its_id() -> None:
    assert [policy.id for policy in load_policies([bundled_policy("sb34")])] == ["sb34"]
