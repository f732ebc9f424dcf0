"""How a command ends: its exit code, and errors as a line on standard error."""

import os
import sys
from collections.abc import Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Any

import typer
from typer.core import TyperGroup

from clauses.errors import ClausesError, ExitCode, PolicyError

if TYPE_CHECKING:
    from clauses.records import Differences, Report

INTERRUPTED = 130  # 128 + SIGINT, what shells report for a program stopped by Ctrl-C
PIPE_CLOSED = 141  # 128 + SIGPIPE, the same for a program whose reader went away


class FailOn(StrEnum):
    """The severities, and none; a test keeps them those of the records."""

    CRITICAL = "critical"
    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"
    INFO = "info"
    NONE = "none"


class OneLineErrors(TyperGroup):
    """A group whose commands fail with a line on standard error instead of a traceback."""

    def invoke(self, ctx: Any) -> Any:
        """Run the command; what it raises becomes a message and an exit code."""
        try:
            try:
                return super().invoke(ctx)
            finally:
                sys.stdout.flush()
        except ClausesError as error:
            faults = error.faults if isinstance(error, PolicyError) else (str(error),)
            raise _failed(faults, error.exit_code) from error
        except KeyboardInterrupt as error:
            raise _failed(("interrupted",), INTERRUPTED) from error
        except BrokenPipeError as error:
            _abandon_stdout()
            raise typer.Exit(PIPE_CLOSED) from error
        except OSError as error:
            _abandon_stdout()
            raise _failed((str(error),), ExitCode.USAGE) from error


def exit_code(report: "Report", fail_on: FailOn) -> ExitCode:
    """Return 3 where an input or page could not be read, else 1 on a risk as grave as `fail_on`.

    A risk that was accepted, and still is, does not count.
    """
    from clauses.records import AcceptanceState, DealStatus, Outcome, Severity

    unread = any(deal.status is not DealStatus.OK for deal in report.deals)
    if report.refused or unread:
        return ExitCode.INPUT_UNREADABLE
    if fail_on is FailOn.NONE:
        return ExitCode.DONE
    limit = Severity(fail_on).rank
    grave = any(
        risk.outcome in (Outcome.RISK, Outcome.MISSING)
        and risk.severity.rank <= limit
        and not (risk.accepted and risk.accepted.state is AcceptanceState.HOLDS)
        for deal in report.deals
        for risk in deal.risks
    )
    return ExitCode.RISK_FOUND if grave else ExitCode.DONE


def difference_code(
    base: "Report", amended: "Report", found: "Differences", fail_on: FailOn
) -> ExitCode:
    """Return 3 where a side could not be read whole, 1 on a risk that is new or graver, else 0."""
    from clauses.judgement.comparison import graver
    from clauses.records import Severity

    if ExitCode.INPUT_UNREADABLE in (exit_code(base, FailOn.NONE), exit_code(amended, FailOn.NONE)):
        return ExitCode.INPUT_UNREADABLE
    if fail_on is FailOn.NONE:
        return ExitCode.DONE
    worse = any(graver(deal.risks, Severity(fail_on).rank) for deal in found.deals)
    return ExitCode.RISK_FOUND if worse else ExitCode.DONE


def _failed(faults: Sequence[str], code: int) -> typer.Exit:
    from clauses.renderers.wording import plain

    for fault in faults:
        typer.echo(f"clauses: error: {plain(fault)}", err=True)
    return typer.Exit(code)


def _abandon_stdout() -> None:
    """Point standard output nowhere, so that the interpreter's last flush does not fail again."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except OSError:
        return
