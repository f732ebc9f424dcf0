from pathlib import Path

import pytest

from clauses.errors import PolicyError
from clauses.judgement.baseline import baseline_text, load_baseline, parse_baseline
from clauses.records import Acceptance

HOSTILE = 'Say "yes" \\ no \u202e\x1b[1m \ud800 ’ end'
ENTRY = Acceptance("bad-thing", "deals/elm.pdf", "ab" * 32, HOSTILE, "Known.", "2027-06-30")
PLAIN = Acceptance("no-ban", "deals/elm.pdf", "", "", "Known.", "2027-06-30")


def test_what_is_written_is_read_back() -> None:
    assert parse_baseline(baseline_text((ENTRY, PLAIN)), "b.toml") == (
        Acceptance(
            "bad-thing",
            "deals/elm.pdf",
            "ab" * 32,
            'Say "yes" \\ no \u202e\x1b[1m \ufffd ’ end',
            "Known.",
            "2027-06-30",
        ),
        PLAIN,
    )


def test_entries_are_put_after_what_is_there() -> None:
    before = "# Ours.\n[[accepted]]\nrule = 'a'\ndocument = 'd'\nreason = 'r'\nuntil = 2027-01-01"
    text = baseline_text((PLAIN,), before)
    assert text.startswith(before + "\n\n[[accepted]]\n")
    assert [one.rule for one in parse_baseline(text, "b.toml")] == ["a", "no-ban"]


def test_text_is_for_people() -> None:
    assert baseline_text((PLAIN,)).endswith(
        """
[[accepted]]
rule = "no-ban"
document = "deals/elm.pdf"
reason = "Known."
until = 2027-06-30
"""
    )


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("[[accepted]]\nrule = 'a'\n", "b.toml:1:1: an accepted risk has no document"),
        ("[[acepted]]\n", "b.toml:1:1: a list of accepted risks has no key 'acepted'"),
        (
            "[[accepted]]\nrule='a'\ndocument='d'\nreason=' '\nuntil=2027-01-01\n",
            "b.toml:4:8: reason is empty",
        ),
        (
            "[[accepted]]\nrule='a'\ndocument='d'\nreason='r'\nuntil='2027-02-31'\n",
            "b.toml:5:7: until '2027-02-31' is no date",
        ),
        ("[[accepted]]\nuntil = 2027-02-31\n", "b.toml:1:1: this is not TOML: "),
    ],
)
def test_faults_are_named_with_their_line(text: str, fault: str) -> None:
    with pytest.raises(PolicyError) as raised:
        parse_baseline(text, "b.toml")
    assert any(one.startswith(fault) for one in raised.value.faults), raised.value.faults


def test_an_expired_entry_is_no_fault() -> None:
    text = "[[accepted]]\nrule='a'\ndocument='d'\nreason='r'\nuntil=2020-01-01\n"
    assert parse_baseline(text, "b.toml")[0].until == "2020-01-01"


def test_a_file_that_is_no_text(tmp_path: Path) -> None:
    path = tmp_path / "b.toml"
    path.write_bytes(b"\xff\xfe")
    with pytest.raises(PolicyError, match="not UTF-8"):
        load_baseline(path)
    path.write_text(baseline_text((PLAIN,)), "utf-8")
    assert load_baseline(path) == (PLAIN,)
