from dataclasses import replace

from clauses.records import Attributes, Fact, Finding, RetentionLimit, Severity, Stance
from clauses.renderers.retention_line import Kept, Mark, retention_line
from tests.renderers.conftest import DEAL, KEEPING, PATH, SHARING

PLATES = Fact("data_class", "plates", "plate reads", 1, PATH)
LIMIT = RetentionLimit("over-sixty", "sample", "Kept long", Severity.MEDIUM, "P60D", ("plates",))
YEAR = RetentionLimit("over-a-year", "sample", "Kept too long", Severity.HIGH, "P1Y", ())


def keeping(period: str | None, start: str | None = "capture") -> Finding:
    return replace(KEEPING, attributes=Attributes(period=period, counted_from=start))


def test_periods_stand_in_order_and_those_over_a_limit_name_the_gravest_rule() -> None:
    findings = (keeping("P2Y"), keeping("P30D"), SHARING, keeping("P3M", "termination"))
    deal = replace(DEAL, facts=(PLATES,), findings=findings)
    line = retention_line(deal, (LIMIT, YEAR))
    assert line is not None
    assert line.kept == (
        Kept(1, 0.4147, "30 days", "from capture", False, ""),
        Kept(3, 0.5486, "3 months", "after the contract ends", False, ""),
        Kept(0, 0.8038, "2 years", "from capture", False, "Kept too long"),
    )
    assert line.limits == (Mark(0.4992, "60 days"), Mark(0.7193, "1 year"))
    assert line.left_out == 0


def test_a_right_to_keep_without_a_period_has_no_end() -> None:
    permitted = replace(keeping(None, None), stance=Stance.PERMITS)
    line = retention_line(replace(DEAL, findings=(permitted,)), ())
    assert line is not None
    assert line.kept == (Kept(0, 1.0, "no end stated", "", True, ""),)


def test_a_deal_that_states_no_period_has_no_line() -> None:
    superseded = replace(keeping("P30D"), superseded_by="Amendment 1")
    findings = (keeping(None), superseded, keeping("a while"))
    assert retention_line(replace(DEAL, findings=findings), (YEAR,)) is None


def test_a_limit_for_other_data_is_left_out() -> None:
    line = retention_line(replace(DEAL, findings=(keeping("P2Y"),)), (LIMIT,))
    assert line is not None
    assert line.limits == ()
    assert line.kept[0].over == ""


def test_of_many_periods_the_longest_are_drawn() -> None:
    findings = tuple(keeping(f"P{days}D") for days in range(1, 16))
    line = retention_line(replace(DEAL, findings=findings), ())
    assert line is not None
    assert [one.period for one in line.kept] == [f"{days} days" for days in range(4, 16)]
    assert line.left_out == 3
