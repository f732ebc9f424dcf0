from dataclasses import replace

from clauses.records import Place, Report
from clauses.renderers.rows import (
    DEAL_COLUMNS,
    FINDING_COLUMNS,
    RISK_COLUMNS,
    deal_rows,
    finding_rows,
    risk_rows,
)


def test_a_cell_for_each_column(report: Report) -> None:
    for columns, rows in (
        (DEAL_COLUMNS, deal_rows(report)),
        (FINDING_COLUMNS, finding_rows(report)),
        (RISK_COLUMNS, risk_rows(report)),
    ):
        assert {len(row) for row in rows} == {len(columns)}
        assert len({column.head for column in columns}) == len(columns)


def test_a_finding_has_its_rules_and_the_gravest_of_them(report: Report) -> None:
    heads = [column.head for column in FINDING_COLUMNS]
    found = [
        (row[heads.index("Gravest risk")], row[heads.index("Rules")])
        for row in finding_rows(report)
    ]
    assert found == [("high", "S-2"), ("critical", "F-1"), (None, None)]


def test_replaced_findings_say_so(report: Report) -> None:
    (deal,) = report.deals
    findings = (replace(deal.findings[0], superseded_by="Amendment 1"),)
    (row,) = finding_rows(replace(report, deals=(replace(deal, findings=findings),)))
    assert row[[column.head for column in FINDING_COLUMNS].index("Replaced by")] == "Amendment 1"


def test_the_other_pages_of_a_finding_are_named_where_they_count(report: Report) -> None:
    (deal,) = report.deals
    twice = replace(
        deal.findings[0],
        also=(
            Place(9, None, None),
            Place(6, None, None),
            Place(6, None, None),
            Place(2, None, None, superseded_by="Amendment 1"),
        ),
    )
    findings = (twice, replace(twice, superseded_by="Amendment 1"), deal.findings[2])
    rows = finding_rows(replace(report, deals=(replace(deal, findings=findings),)))
    at = [column.head for column in FINDING_COLUMNS].index("Also on pages")
    assert [row[at] for row in rows] == ["6, 9", "2", None]
