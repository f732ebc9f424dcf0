from dataclasses import replace

from clauses.records import Family, Level, Outcome, PagePicture, Place, Severity
from clauses.renderers.deal_view import deal_view, level_counts
from tests.renderers.conftest import DEAL, FEDERAL, PATH, SHARING

PICTURES = tuple(PagePicture(path, 4, 612, 792, "image/webp", b"") for path in (PATH, "other"))


def test_findings_and_risks_point_at_each_other() -> None:
    view = deal_view(3, DEAL, PICTURES, ())
    risks = [one for group in view.risks.values() for one in group]
    assert {one.risk.rule: one.evidence for one in risks if one.evidence} == {
        "S-2": (("d3-f1", "p. 4, 5.2"),),
        "F-1": (("d3-f2", "p. 4, 5.2"),),
        "R-1": (("d3-f3", "p. 6, (b)"),),
    }
    assert [[one.risk.rule for one in finding.risks] for finding in view.findings] == [
        ["S-2"],
        ["F-1"],
        ["R-1"],
    ]
    assert len({one.anchor for one in risks}) == len(DEAL.risks)


def test_the_severity_of_a_finding_is_that_of_its_gravest_risk_and_no_protection_counts() -> None:
    view = deal_view(1, DEAL, (), ())
    assert [one.severity for one in view.findings] == [Severity.HIGH, Severity.CRITICAL, None]
    assert view.severities == (Severity.CRITICAL, Severity.HIGH)
    assert [one.risk.rule for one in view.top] == ["F-1", "S-2", "F-9"]


def test_only_pictures_of_its_own_documents_are_shown() -> None:
    view = deal_view(1, DEAL, PICTURES, ())
    assert [one.document for one in view.pictures] == [PATH]
    assert [len(one.crops) for one in view.findings] == [1, 0, 0]
    assert view.picture_anchor(PATH, 4) == "d1-d1p4"
    assert (view.read, view.pages) == (7, 8)


def test_one_quote_on_two_pages_is_two_passages_of_a_risk() -> None:
    again = replace(SHARING, page=7, clause_number=None)
    view = deal_view(1, replace(DEAL, findings=(SHARING, again)), (), ())
    (risk,) = [one for one in view.risks[Outcome.RISK] if one.risk.rule == "S-2"]
    assert risk.evidence == (("d1-f1", "p. 4, 5.2"), ("d1-f2", "p. 7"))


def test_levels_are_counted_by_family() -> None:
    assert level_counts([DEAL, DEAL]) == {
        Family.THIRD_PARTY_SHARING: ((Level.HIGH, 2),),
        Family.FEDERAL_ACCESS: ((Level.CRITICAL, 2),),
        Family.RETENTION: ((Level.CANNOT_TELL, 2),),
    }


def test_a_passage_read_twice_is_one_place_and_two_at_one_place_are_told_apart() -> None:
    other = replace(SHARING, id="ff", quote="Another sentence of the same clause.")
    risk = replace(DEAL.risks[0], findings=(SHARING.id, FEDERAL.id, "ff"))
    view = deal_view(1, replace(DEAL, findings=(SHARING, FEDERAL, other), risks=(risk,)), (), ())
    two = (("d1-f1", "p. 4, 5.2"), ("d1-f3", "p. 4, 5.2 (2)"))
    assert view.risks[Outcome.RISK][0].evidence == two
    assert view.places((0, 1, 2)) == two


def test_a_deal_without_data_of_people_has_no_picture_of_recipients() -> None:
    none = tuple(replace(one, level=Level.NOT_APPLICABLE) for one in DEAL.verdicts)
    assert deal_view(1, replace(DEAL, verdicts=none), (), ()).recipients == ()
    assert len(deal_view(1, DEAL, (), ()).recipients) == 5


def test_a_finding_says_where_else_it_stands() -> None:
    twice = replace(SHARING, also=(Place(7, None, None),))
    view = deal_view(1, replace(DEAL, findings=(twice, FEDERAL)), (), ())
    assert [one.also for one in view.findings] == ["also on page 7", ""]
