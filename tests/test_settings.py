from pathlib import Path

import pytest

from clauses.errors import PolicyError, UsageError
from clauses.settings import KEYS, NAME, parse_settings, settings

FORMATS = ("terminal", "json")


def test_every_key() -> None:
    text = """
profile = ["california-law-enforcement"]
policy = ["ours.toml"]
format = ["json"]
output = ["r.json"]
jobs = 2
min-confidence = 0.5
timeout = 60
page-timeout = 1.5
max-memory = 1024
fail-on = "high"
baseline = "known.toml"
vendor-list = "vendors.toml"
deal-per = "folder"
quiet = true
"""
    assert parse_settings(text, NAME, FORMATS) == {
        "profile": ["california-law-enforcement"],
        "policy": ["ours.toml"],
        "formats": ["json"],
        "outputs": ["r.json"],
        "jobs": 2,
        "min_confidence": 0.5,
        "timeout": 60.0,
        "page_timeout": 1.5,
        "max_memory": 1024,
        "fail_on": "high",
        "baseline": "known.toml",
        "vendor_list": "vendors.toml",
        "deal_per": "folder",
        "quiet": True,
    }
    assert all(f"\n{key} = " in text for key in KEYS)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (
            "# x\njobz = 2\n",
            "c.toml:2:1: a file of settings has no key 'jobz'; did you mean 'jobs'?",
        ),
        ("jobs = 0\n", "c.toml:1:8: jobs is 0; write a number of at least 1"),
        ("jobs = 1.5\n", "c.toml:1:8: jobs is a number; write a whole number, such as 1"),
        ("jobs = true\n", "c.toml:1:8: jobs is true or false; write a whole number, such as 1"),
        ("timeout = nan\n", "c.toml:1:11: timeout is nan; write a number of at least 1"),
        ("fail-on = 'hihg'\n", "c.toml:1:11: unknown value 'hihg'; did you mean 'high'?"),
        ("format = ['jsn']\n", "c.toml:1:11: unknown format 'jsn'; did you mean 'json'?"),
        (
            "quiet = 1\n",
            "c.toml:1:9: quiet is a number; write true or false, without quotation marks",
        ),
    ],
)
def test_faults_are_named_with_their_line(text: str, fault: str) -> None:
    with pytest.raises(PolicyError) as raised:
        parse_settings(text, "c.toml", FORMATS)
    assert raised.value.faults == (fault,)


def test_what_is_no_toml_is_named() -> None:
    with pytest.raises(PolicyError, match=r"c\.toml: this is not TOML: .*line 1"):
        parse_settings("jobs = \n", "c.toml", FORMATS)


def test_the_file_of_the_working_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert settings(None, FORMATS) == {}
    Path(NAME).write_text("jobs = 3\n", "utf-8")
    assert settings(None, FORMATS) == {"jobs": 3}
    Path("other.toml").write_text("quiet = true\n", "utf-8")
    assert settings(Path("other.toml"), FORMATS) == {"quiet": True}
    with pytest.raises(UsageError, match=r"no file of settings gone\.toml"):
        settings(Path("gone.toml"), FORMATS)
    Path("other.toml").write_bytes(b"\xff")
    with pytest.raises(PolicyError, match="not UTF-8"):
        settings(Path("other.toml"), FORMATS)


def test_settings_nested_too_deeply_are_refused() -> None:
    with pytest.raises(PolicyError) as raised:
        parse_settings("jobs = " + "[" * 2000, "c.toml", ())
    assert raised.value.faults == ("c.toml: lists or tables are nested too deeply; nest them less",)
