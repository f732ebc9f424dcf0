import datetime
from dataclasses import replace
from pathlib import Path

import pytest

from clauses.accepting import (
    BASELINE,
    accepted_in,
    add_to_baseline,
    found_risk,
    given_reason,
    last_day,
    with_baseline,
)
from clauses.errors import PolicyError, UsageError
from clauses.judgement.acceptance import acceptances
from clauses.records import AcceptanceState, Outcome, Report, Tool
from tests.judgement.made import deal_of, finding, risk_of

TODAY = datetime.date(2026, 11, 25)
UNTIL = datetime.date(2027, 6, 30)
SHARE = finding(identity="aaaa11")
RISK = risk_of("bad-thing", findings=("aaaa11",))
DEAL = deal_of(findings=(SHARE,), risks=(RISK, risk_of("good-thing", outcome=Outcome.MET)))
ENTRIES = acceptances(DEAL, RISK, "", "Known.", UNTIL)
KNOWN = ("bad-thing", "good-thing", "worse-thing")


def test_last_day() -> None:
    assert last_day("2026-11-25", TODAY) == TODAY
    with pytest.raises(UsageError, match=r"--until 2026-11-24 has passed; give a day from 2026"):
        last_day("2026-11-24", TODAY)
    for text in ("2027-02-31", "soon", "2027", ""):
        with pytest.raises(UsageError, match=rf"--until {text} is no date"):
            last_day(text, TODAY)
    assert last_day("2028-03-01", datetime.date(2024, 2, 29)).year == 2028


def test_the_advice_is_a_date_even_on_the_29th_of_february() -> None:
    with pytest.raises(UsageError, match="such as 2029-02-01"):
        last_day("soon", datetime.date(2028, 2, 29))


def test_reason() -> None:
    assert given_reason("  The council \n decided. ") == "The council decided."
    with pytest.raises(UsageError, match="--reason is empty"):
        given_reason(" \n")


def test_found_risk() -> None:
    assert found_risk((DEAL,), "BAD-thing", "", KNOWN) == (DEAL, RISK)
    assert found_risk((DEAL,), "bad-thing", "aaaa", KNOWN) == (DEAL, RISK)


@pytest.mark.parametrize(
    ("rule", "finding", "message"),
    [
        ("bad-thng", "", "no rule is called bad-thng; did you mean bad-thing"),
        ("zzz", "", "no rule is called zzz; `clauses policies show ID` lists them"),
        ("worse-thing", "", "worse-thing found no risk or lack in deal"),
        ("good-thing", "", "good-thing found no risk or lack in deal"),
        ("bad-thing", "bbbb", "no finding of bad-thing in deal has an id that begins bbbb"),
    ],
)
def test_what_is_not_there_is_named(rule: str, finding: str, message: str) -> None:
    with pytest.raises(UsageError) as raised:
        found_risk((DEAL,), rule, finding, KNOWN)
    assert str(raised.value).startswith(message)


def test_one_of_several_deals_has_to_be_named() -> None:
    with pytest.raises(UsageError, match="found a risk in 2 deals: deal, oak; name one"):
        found_risk((DEAL, replace(DEAL, id="oak")), "bad-thing", "", KNOWN)


def test_the_file_is_kept_and_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert accepted_in(None) == ()
    add_to_baseline(Path(BASELINE), ENTRIES)
    Path(BASELINE).write_text("# Ours.\n" + Path(BASELINE).read_text("utf-8"), "utf-8")
    add_to_baseline(Path(BASELINE), ENTRIES)
    assert Path(BASELINE).read_text("utf-8").startswith("# Ours.\n")
    assert accepted_in(None) == ENTRIES + ENTRIES
    assert accepted_in(Path(BASELINE)) == ENTRIES + ENTRIES
    with pytest.raises(UsageError, match=r"no list of accepted risks gone\.toml"):
        accepted_in(Path("gone.toml"))
    Path(BASELINE).write_text("rule = 1\n", "utf-8")
    before = Path(BASELINE).read_text("utf-8")
    with pytest.raises(PolicyError):
        add_to_baseline(Path(BASELINE), ENTRIES)
    assert Path(BASELINE).read_text("utf-8") == before
    with pytest.raises(UsageError, match="cannot write"):
        add_to_baseline(tmp_path / "no" / "such.toml", ENTRIES)


def test_a_report_is_marked_and_stale_entries_named() -> None:
    report = Report(Tool("0", "m", "ab", ()), (DEAL,), ())
    assert with_baseline(report, (), TODAY) == (report, ())
    marked, notes = with_baseline(report, ENTRIES, TODAY)
    taken = marked.deals[0].risks[0].accepted
    assert taken is not None
    assert (taken.state, notes) == (AcceptanceState.HOLDS, ())
    gone = replace(report, deals=(replace(DEAL, risks=()),))
    assert with_baseline(gone, ENTRIES, TODAY)[1] == (
        "deal.pdf: bad-thing was accepted until 2027-06-30, but no such risk rests on that "
        "passage any more",
    )
