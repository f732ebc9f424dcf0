"""`clauses accept`, `diff` and the file of settings, on reports in JSON: no stage is needed."""

import datetime
import json
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from clauses.cli import app
from clauses.errors import ExitCode
from clauses.exits import FailOn, exit_code
from clauses.records import (
    AcceptanceState,
    Accepted,
    DealStatus,
    Outcome,
    Report,
    Severity,
    Tool,
)
from clauses.renderers.to_json import report_json
from tests.judgement.made import deal_of, finding, risk_of

RULE = "irrevocable-rights-in-data"  # one that comes with clauses
TOOL = Tool("0", "m", "ab", ())
SHARE = finding(identity="aaaa1111")
DEAL = deal_of(findings=(SHARE,), risks=(risk_of(RULE, findings=("aaaa1111",)),))
NEXT_YEAR = f"{datetime.date.today().year + 1}-06-30"
ACCEPT = ("--reason", "The council decided.", "--until", NEXT_YEAR)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "base.json").write_text(report_json(Report(TOOL, (DEAL,), ())), "utf-8")
    worse = risk_of("worse-thing", severity=Severity.CRITICAL)
    amended = replace(DEAL, risks=(*DEAL.risks, worse))
    (tmp_path / "amended.json").write_text(report_json(Report(TOOL, (amended,), ())), "utf-8")
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, arguments)


# --- accept --------------------------------------------------------------------------------------


def test_accept_writes_the_file(folder: Path) -> None:
    result = run("accept", RULE, "--of", "base.json", *ACCEPT)
    assert (result.exit_code, result.stdout) == (
        0,
        f"{RULE} is accepted until {NEXT_YEAR} in 1 passage of deal: see clauses-accepted.toml.\n",
    )
    text = (folder / "clauses-accepted.toml").read_text("utf-8")
    assert text.endswith(f'reason = "The council decided."\nuntil = {NEXT_YEAR}\n')


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("irrevocable-right", *ACCEPT), "no rule is called irrevocable-right; did you mean"),
        (("retention-without-end", *ACCEPT), "retention-without-end found no risk or lack in deal"),
        ((RULE, "bbbb2222", *ACCEPT), f"no finding of {RULE} in deal has an id that begins bbbb"),
        ((RULE, "zz", *ACCEPT), "zz is no finding id"),
        ((RULE, "--reason", "x", "--until", "2027-02-31"), "--until 2027-02-31 is no date"),
        ((RULE, "--reason", "x", "--until", "2020-01-01"), "--until 2020-01-01 has passed"),
        ((RULE, "--reason", " ", "--until", NEXT_YEAR), "--reason is empty"),
    ],
)
def test_what_cannot_be_accepted_is_named(
    folder: Path, arguments: tuple[str, ...], message: str
) -> None:
    result = run("accept", *arguments, "--of", "base.json")
    assert result.exit_code == ExitCode.USAGE
    assert result.stderr.startswith(f"clauses: error: {message}")
    assert not (folder / "clauses-accepted.toml").exists()


@pytest.mark.parametrize("option", ["--reason", "--until"])
def test_reason_and_last_day_are_required(folder: Path, option: str) -> None:
    left = [part for part in zip(ACCEPT[::2], ACCEPT[1::2], strict=True) if part[0] != option]
    result = run("accept", RULE, "--of", "base.json", *left[0])
    assert result.exit_code == ExitCode.USAGE
    assert option in result.stderr


# --- fail-on -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("state", "code"),
    [
        (None, ExitCode.RISK_FOUND),
        (AcceptanceState.HOLDS, ExitCode.DONE),
        (AcceptanceState.EXPIRED, ExitCode.RISK_FOUND),
        (AcceptanceState.PARTLY, ExitCode.RISK_FOUND),
    ],
)
@pytest.mark.parametrize("outcome", [Outcome.RISK, Outcome.MISSING])
def test_only_what_is_accepted_still_does_not_fail(
    state: AcceptanceState | None, code: ExitCode, outcome: Outcome
) -> None:
    taken = Accepted("Known.", "2027-01-01", state) if state else None
    risk = replace(risk_of("bad-thing", outcome=outcome), accepted=taken)
    report = Report(TOOL, (replace(DEAL, risks=(risk,)),), ())
    assert exit_code(report, FailOn.HIGH) is code
    assert exit_code(report, FailOn.CRITICAL) is ExitCode.DONE


# --- diff ----------------------------------------------------------------------------------------


def test_diff_shows_what_changed(folder: Path) -> None:
    result = run("diff", "base.json", "amended.json")
    assert result.exit_code == 0
    assert "RISKS AND PROTECTIONS (1)\n" in result.stdout
    assert "NEW      CRITICAL Worse thing (worse-thing)\n" in result.stdout
    same = run("diff", "base.json", "base.json")
    assert "Nothing: 1 passage" in same.stdout


def test_diff_as_json(folder: Path) -> None:
    result = run("diff", "base.json", "amended.json", "--format", "json")
    found = json.loads(result.stdout)
    assert [change["rule"] for change in found["deals"][0]["risks"]] == ["worse-thing"]


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("base.json", "amended.json", "--fail-on", "critical"), 1),
        (("amended.json", "base.json", "--fail-on", "critical"), 0),
        (("base.json", "base.json", "--fail-on", "low"), 0),
    ],
)
def test_diff_fails_on_what_is_new(folder: Path, arguments: tuple[str, ...], code: int) -> None:
    assert run("diff", *arguments).exit_code == code


def test_a_side_that_could_not_be_read_whole_is_3(folder: Path) -> None:
    partly = Report(TOOL, (replace(DEAL, status=DealStatus.PARTIAL),), ())
    (folder / "partly.json").write_text(report_json(partly), "utf-8")
    assert run("diff", "base.json", "partly.json", "--fail-on", "high").exit_code == 3


def test_what_is_no_report_is_named(folder: Path) -> None:
    (folder / "other.json").write_text("[]", "utf-8")
    result = run("diff", "base.json", "other.json")
    assert result.exit_code == ExitCode.USAGE
    assert result.stderr.startswith("clauses: error: other.json: not a report of clauses: ")


# --- settings ------------------------------------------------------------------------------------


def test_settings_are_defaults_and_the_command_line_wins(folder: Path) -> None:
    (folder / "clauses.toml").write_text('fail-on = "critical"\n', "utf-8")
    assert run("diff", "base.json", "amended.json").exit_code == 1
    assert run("diff", "base.json", "amended.json", "--fail-on", "none").exit_code == 0
    (folder / "own.toml").write_text('fail-on = "none"\njobs = 2\n', "utf-8")
    assert run("diff", "base.json", "amended.json", "--config", "own.toml").exit_code == 0


def test_an_unknown_key_is_an_error_with_its_line(folder: Path) -> None:
    (folder / "clauses.toml").write_text('\nfail-onn = "critical"\n', "utf-8")
    result = run("scan", "base.json")
    assert result.exit_code == ExitCode.USAGE
    assert result.stderr == (
        "clauses: error: clauses.toml:2:1: a file of settings has no key 'fail-onn'; "
        "did you mean 'fail-on'?\n"
    )
