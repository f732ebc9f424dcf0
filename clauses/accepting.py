"""What the user takes on knowingly: which risk, until what day, and the file it is kept in."""

import datetime
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from clauses.errors import UsageError

if TYPE_CHECKING:
    from clauses.records import Acceptance, Deal, Report, Risk

BASELINE = "clauses-accepted.toml"


def last_day(text: str, today: datetime.date) -> datetime.date:
    """Return the date that `text` is. Raises UsageError for one that is none, or has passed."""
    try:
        day = datetime.date.fromisoformat(text)
    except ValueError as error:
        advice = f"write year-month-day, such as {today.replace(year=today.year + 1, day=1)}"
        raise UsageError(f"--until {text} is no date ({error})", advice) from error
    if day < today:
        raise UsageError(f"--until {text} has passed", f"give a day from {today} on")
    return day


def given_reason(text: str) -> str:
    """Return the reason with its white space folded. Raises UsageError for an empty one."""
    folded = " ".join(text.split())
    if not folded:
        raise UsageError("--reason is empty", "say why the risk is acceptable, and who decided")
    return folded


def found_risk(
    deals: Sequence["Deal"], rule: str, finding: str, known: Sequence[str]
) -> "tuple[Deal, Risk]":
    """Return the one risk or lack by that rule, and its deal.

    `finding` is the beginning of the id of one of its findings, or empty; `known` are the ids of
    all rules. Raises UsageError where there is no such rule, risk or finding, or more than one.
    """
    from clauses.judgement.acceptance import COUNTED
    from clauses.lookup import similar

    found = [
        (deal, risk)
        for deal in deals
        for risk in deal.risks
        if risk.rule.casefold() == rule.casefold() and risk.outcome in COUNTED
    ]
    if not found and rule.casefold() not in {name.casefold() for name in known}:
        advice = similar(rule, known) or "`clauses policies show ID` lists them"
        raise UsageError(f"no rule is called {rule}", advice)
    names = ", ".join(deal.id for deal in deals) or "what was read"
    if not found:
        raise UsageError(
            f"{rule} found no risk or lack in {names}", "`clauses scan` shows those it found"
        )
    if finding:
        found = [pair for pair in found if _resting_on(pair[1], finding)]
    if not found:
        raise UsageError(
            f"no finding of {rule} in {names} has an id that begins {finding}",
            "the report shows the ids after each quote",
        )
    if len(found) > 1:
        raise UsageError(
            f"{rule} found a risk in {len(found)} deals: {', '.join(d.id for d, _ in found)}",
            "name one of them with --of",
        )
    return found[0]


def _resting_on(risk: "Risk", finding: str) -> bool:
    return any(one.startswith(finding) for one in risk.findings)


def accepted_in(path: Path | None) -> "tuple[Acceptance, ...]":
    """Return the accepted risks of the file, or of that of the working folder where None is named.

    Raises UsageError where a file that was named is not there, PolicyError with its faults.
    """
    if path is None:
        path = Path(BASELINE)
        if not path.is_file():
            return ()
    elif not path.is_file():
        raise UsageError(f"no list of accepted risks {path}", "check --baseline")
    from clauses.judgement.baseline import load_baseline

    return load_baseline(path)


def with_baseline(
    report: "Report", listed: "Sequence[Acceptance]", today: datetime.date
) -> "tuple[Report, tuple[str, ...]]":
    """Return the report with the accepted risks marked, and a note on each entry of no use now."""
    if not listed:
        return report, ()
    from dataclasses import replace

    from clauses.judgement.acceptance import unmatched, with_accepted

    deals = tuple(with_accepted(deal, listed, today) for deal in report.deals)
    notes = tuple(
        f"{one.document}: {one.rule} was accepted until {one.until}, but no such risk rests on "
        "that passage any more"
        for one in unmatched(deals, listed)
    )
    return replace(report, deals=deals), notes


def add_to_baseline(path: Path, entries: "Sequence[Acceptance]") -> None:
    """Put the entries at the end of the file, and leave what it holds as it is.

    Raises PolicyError where the file has faults, UsageError where it cannot be written.
    """
    from clauses.judgement.baseline import baseline_text, load_baseline

    before = ""
    if path.is_file():
        load_baseline(path)  # its faults are named before anything is added to it
        before = path.read_text("utf-8")
    try:
        path.write_text(baseline_text(entries, before), encoding="utf-8", newline="\n")
    except OSError as error:
        reason = error.strerror or str(error)
        raise UsageError(f"cannot write {path}: {reason}", "choose another --baseline") from error
