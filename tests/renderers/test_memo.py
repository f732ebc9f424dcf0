from dataclasses import replace

from clauses.records import AcceptanceState, Accepted, Deal, Place, Report
from clauses.renderers.memo import memo_parts
from clauses.renderers.memo_parts import Bullets, Heading, Paragraph, Quotation, Table
from clauses.renderers.to_markdown import report_markdown


def heads(report: Report) -> list[tuple[int, str]]:
    return [(one.level, one.text) for one in memo_parts(report) if isinstance(one, Heading)]


def table(report: Report, first: str) -> Table:
    found = (one for one in memo_parts(report) if isinstance(one, Table))
    return next(one for one in found if one.head[0] == first)


def test_sections_of_a_deal(report: Report) -> None:
    assert heads(report) == [
        (1, "Memorandum"),
        (2, "Camera agreement"),
        (3, "In sum"),
        (3, "What to ask for"),
        (3, "Risks (2)"),
        (4, "1. Title of F-1"),
        (3, "Protections not found (1)"),
        (3, "Protections found (1)"),
        (3, "How long data is kept"),
        (3, "Who may receive the data"),
        (3, "Terms of the deal"),
        (3, "Relied on, but not among the papers read (1)"),
        (2, "Basis of this memo"),
        (3, "Laws and yardsticks cited"),
        (3, "Papers read"),
        (3, "Could not be read"),
    ]


def test_risks_on_one_passage_are_told_together(report: Report) -> None:
    parts = list(memo_parts(report))
    at = parts.index(Heading(4, "1. Title of F-1"))
    severity, also, quotation, why, action, law = parts[at + 1 : at + 7]
    assert severity == Paragraph("Critical (F-1)", "Severity")
    assert also == Paragraph("Title of S-2 (high, S-2)", "Also")
    assert isinstance(quotation, Quotation)
    assert quotation.text.startswith("Northlight may give Footage")
    assert why == Paragraph("Reason of F-1. Reason of S-2.", "Why")
    assert action == Paragraph("Question of F-1? Question of S-2?", "Action")
    assert law == Paragraph(
        "Example Code 10.1 (in force, 2016-01-01); Example Bill 7 (failed, 2020)", "Law", True
    )


def test_several_deals_are_compared_first(report: Report) -> None:
    both = replace(report, deals=report.deals * 2)
    row = ("Camera agreement (Northlight Optics, Inc.)", "high", "critical", "cannot tell",
           "2", "1", "7 of 8")  # fmt: skip
    assert table(both, "Deal").rows == (row, row)
    assert (2, "2 deals reviewed") in heads(both)


def test_accepted_risks_have_reason_and_day_and_are_not_asked_for(
    report: Report, deal: Deal
) -> None:
    note = Accepted("The council knows.", "2027-01-31", AcceptanceState.HOLDS)
    risks = (replace(deal.risks[0], accepted=note), *deal.risks[1:])
    noted = replace(report, deals=(replace(deal, risks=risks),))
    assert table(noted, "Severity").rows[0][1] == "Title of F-9 (F-9)"
    assert (3, "Accepted risks (1)") in heads(noted)
    assert (3, "Risks (1)") in heads(noted)
    rows = [row for one in memo_parts(noted) if isinstance(one, Table) for row in one.rows]
    assert ("High", "Title of S-2 (S-2)", "accepted", "2027-01-31", "The council knows.") in rows
    asked = next(one for one in memo_parts(noted) if isinstance(one, Bullets))
    assert asked == Bullets(("Question of F-1?", "Question of F-9?"))


def test_nothing_read(report: Report) -> None:
    assert heads(replace(report, deals=())) == [
        (1, "Memorandum"),
        (2, "0 deals reviewed"),
        (2, "Basis of this memo"),
        (3, "Could not be read"),
    ]


def test_a_quotation_and_a_protection_name_the_other_pages_that_say_the_same(
    report: Report,
) -> None:
    (deal,) = report.deals
    twice = tuple(
        replace(one, also=(Place(9, None, None), Place(7, None, None))) for one in deal.findings
    )
    again = replace(report, deals=(replace(deal, findings=twice),))
    quoted = [
        next(one.place for one in memo_parts(made) if isinstance(one, Quotation))
        for made in (report, again)
    ]
    assert [one.split(". Read as")[0] for one in quoted] == [
        "p. 4, 5.2 Use of Footage",
        "p. 4, 5.2 Use of Footage; also on pages 7, 9",
    ]
    places = [table(made, "Protection").rows[0][1] for made in (report, again)]
    assert places == ["p. 6, (b)", "p. 6, (b); also on pages 7, 9"]
    assert "also on pages 7, 9" in report_markdown(again)
