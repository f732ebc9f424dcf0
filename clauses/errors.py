"""Every way `clauses` can fail, one type a cause, and the exit code of each."""

from enum import IntEnum


class ExitCode(IntEnum):
    """What the command tells the shell."""

    DONE = 0
    RISK_FOUND = 1
    USAGE = 2
    INPUT_UNREADABLE = 3


class ClausesError(Exception):
    """What was found and what to do next; `str()` of it is one line for the user."""

    exit_code = ExitCode.USAGE

    def __init__(self, found: str, advice: str = "") -> None:
        super().__init__(f"{found}; {advice}" if advice else found)
        self.found = found
        self.advice = advice


class UnreadableInput(ClausesError):  # noqa: N818 - names the input, as Lost and Refused do
    """A file that cannot be read as a document."""

    exit_code = ExitCode.INPUT_UNREADABLE


class PolicyError(ClausesError):
    """A policy file with mistakes; `faults` holds one `file:line:column: what` a mistake."""

    def __init__(self, faults: tuple[str, ...]) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


class ModelError(ClausesError):
    """A model folder that is missing, damaged or made for another version."""


class UsageError(ClausesError):
    """An option or path that makes no sense."""
