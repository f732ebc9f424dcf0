import pytest

from clauses import errors
from clauses.errors import (
    ClausesError,
    ExitCode,
    ModelError,
    PolicyError,
    UnreadableInput,
    UsageError,
)


def test_an_error_is_what_was_found_and_what_to_do() -> None:
    error = UsageError("deal.pdf: no finding a1", "`clauses scan` shows the ids")
    assert str(error) == "deal.pdf: no finding a1; `clauses scan` shows the ids"
    assert (error.found, error.advice) == (
        "deal.pdf: no finding a1",
        "`clauses scan` shows the ids",
    )


def test_without_advice_there_is_no_semicolon() -> None:
    assert str(ClausesError("it is so")) == "it is so"
    assert ClausesError("it is so").advice == ""


def test_a_policy_error_is_a_line_a_fault() -> None:
    faults = ("elm.toml:3:1: no severity", "elm.toml:9:5: no such family")
    error = PolicyError(faults)
    assert error.faults == faults
    assert str(error).splitlines() == list(faults)


@pytest.mark.parametrize(
    ("kind", "code"),
    [
        (ClausesError, 2),
        (UsageError, 2),
        (PolicyError, 2),
        (ModelError, 2),
        (UnreadableInput, 3),
    ],
)
def test_each_kind_has_its_exit_code(kind: type[ClausesError], code: int) -> None:
    assert issubclass(kind, ClausesError)
    assert kind.exit_code == code


def test_no_kind_of_error_is_left_out_here() -> None:
    kinds = {
        one for one in vars(errors).values() if isinstance(one, type) and issubclass(one, Exception)
    }
    assert kinds == {ClausesError, UsageError, PolicyError, ModelError, UnreadableInput}


def test_exit_codes_are_those_the_manual_names() -> None:
    assert {one.name: one.value for one in ExitCode} == {
        "DONE": 0,
        "RISK_FOUND": 1,
        "USAGE": 2,
        "INPUT_UNREADABLE": 3,
    }
