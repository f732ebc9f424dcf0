import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from clauses.records import AcceptanceState, Accepted, Deal, Outcome, Place, Report, Span
from clauses.renderers.to_sarif import FINGERPRINT, report_sarif
from tests.renderers.hostile import hostile_report
from tests.renderers.sarif_parts import LOG


def run_of(report: Report) -> dict[str, Any]:
    (run,) = json.loads(report_sarif(report))["runs"]
    assert isinstance(run, dict)
    return run


def marks(report: Report) -> list[str]:
    return [one["partialFingerprints"][FINGERPRINT] for one in run_of(report)["results"]]


def with_deal(report: Report, **changes: Any) -> Report:
    return replace(report, deals=(replace(report.deals[0], **changes),))


# That of the standard (OASIS), as Microsoft's validator brings it.
OFFICIAL = json.loads(Path(__file__).with_name("sarif-2.1.0.json").read_text("utf-8"))


@pytest.mark.parametrize("hostile", [False, True])
def test_log_is_valid_by_the_schema_of_the_standard(report: Report, hostile: bool) -> None:
    log = json.loads(report_sarif(hostile_report(report) if hostile else report))
    validator = Draft202012Validator(OFFICIAL, format_checker=FormatChecker())
    assert [error.message for error in validator.iter_errors(log)] == []
    log["runs"][0]["results"][0]["level"] = "grave"
    assert not validator.is_valid(log)


@pytest.mark.parametrize("hostile", [False, True])
def test_log_is_valid(report: Report, hostile: bool) -> None:
    log = json.loads(report_sarif(hostile_report(report) if hostile else report))
    assert [error.message for error in Draft202012Validator(LOG).iter_errors(log)] == []


def test_a_level_on_what_does_not_fail_is_not_valid(report: Report) -> None:
    log = json.loads(report_sarif(report))
    next(one for one in log["runs"][0]["results"] if one["kind"] == "open")["level"] = "error"
    assert not Draft202012Validator(LOG).is_valid(log)


def test_results_are_the_risks_that_ask_something(report: Report) -> None:
    results = run_of(report)["results"]
    assert [(one["ruleId"], one["kind"], one["level"]) for one in results] == [
        ("S-2", "fail", "error"),
        ("F-1", "fail", "error"),
        ("F-9", "fail", "warning"),
        ("S-7", "open", "none"),
    ]
    assert results[1]["message"] == {
        "text": "Title of F-1 (Camera agreement). Ask: Question of F-1?"
    }
    assert results[2]["message"]["text"].startswith("Not found: Title of F-9")


def test_region_is_page_and_characters(report: Report, deal: Deal) -> None:
    findings = (replace(deal.findings[0], span=Span(120, 220)), *deal.findings[1:])
    (first, second, *_) = run_of(with_deal(report, findings=findings))["results"]
    place = first["locations"][0]["physicalLocation"]
    assert place["artifactLocation"] == {"uri": "deals/elm/agreement.pdf", "index": 0}
    assert place["region"] == {
        "startLine": 4,
        "charOffset": 120,
        "charLength": 100,
        "snippet": {"text": deal.findings[0].quote},
        "properties": {"page": 4, "boxes": [[4, 72.0, 100.25, 540.0, 128.5]]},
    }
    assert "charOffset" not in second["locations"][0]["physicalLocation"]["region"]


def test_other_places_of_a_passage_are_related_locations(report: Report, deal: Deal) -> None:
    also = (
        Place(7, "1", "Exhibit", Span(90, 99)),
        Place(8, None, None, superseded_by="Amendment 1"),
    )
    repeated = replace(deal.findings[0], also=also)
    again = with_deal(report, findings=(repeated, *deal.findings[1:]))
    once, twice = (
        next(one for one in run_of(made)["results"] if one["ruleId"] == "S-2")
        for made in (report, again)
    )
    assert once["relatedLocations"] == []
    assert once["locations"] == twice["locations"]
    assert once["partialFingerprints"] == twice["partialFingerprints"]
    (related,) = twice["relatedLocations"]
    assert [one["name"] for one in related["logicalLocations"]] == ["page 7", "1 Exhibit"]
    assert related["physicalLocation"]["region"]["charOffset"] == 90


def test_rules_have_help_and_law(report: Report) -> None:
    rules = run_of(report)["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["S-2", "F-1", "F-9", "S-7"]
    assert rules[1]["help"]["text"] == (
        "Why: Reason of F-1.\nAsk: Question of F-1?\n"
        "Law: Example Code 10.1 (in force, 2016-01-01)\n"
        "Law: Example Bill 7 (failed, 2020)"
    )
    assert rules[1]["helpUri"] == "https://example.org/10-1"
    assert "helpUri" not in rules[3]


def test_fingerprints_outlive_another_page_place_and_spacing(report: Report, deal: Deal) -> None:
    moved = tuple(
        replace(
            one,
            id=f"new{one.id}",
            page=one.page + 3,
            document="elsewhere/agreement.pdf",
            quote=one.quote.replace(" ", "  ").replace("believes", "be-lieves"),
        )
        for one in deal.findings
    )
    risks = tuple(
        replace(one, findings=tuple(f"new{i}" for i in one.findings)) for one in deal.risks
    )
    documents = (replace(deal.documents[0], path="elsewhere/agreement.pdf"),)
    again = with_deal(report, findings=moved, risks=risks, documents=documents)
    assert marks(again) == marks(report)
    assert len(set(marks(report))) == 4


def test_fingerprints_tell_other_words_apart(report: Report, deal: Deal) -> None:
    other = (
        replace(deal.findings[0], quote="Northlight may give Footage away."),
        *deal.findings[1:],
    )
    changed = marks(with_deal(report, findings=other))
    assert [one == two for one, two in zip(changed, marks(report), strict=True)] == [
        False, True, True, True,
    ]  # fmt: skip


def test_same_words_in_two_deals_have_two_fingerprints(report: Report) -> None:
    both = replace(report, deals=report.deals * 2)
    assert len(set(marks(both))) == 8


@pytest.mark.parametrize(
    ("state", "status"),
    [
        (AcceptanceState.HOLDS, "accepted"),
        (AcceptanceState.EXPIRED, "rejected"),
        (AcceptanceState.PARTLY, "rejected"),
    ],
)
def test_suppressions(report: Report, deal: Deal, state: AcceptanceState, status: str) -> None:
    accepted = Accepted("The council knows.", "2027-01-31", state)
    risks = (replace(deal.risks[0], accepted=accepted), *deal.risks[1:])
    first, second, *_ = run_of(with_deal(report, risks=risks))["results"]
    assert first["suppressions"] == [
        {
            "kind": "external",
            "status": status,
            "justification": "The council knows.",
            "properties": {"until": "2027-01-31", "state": str(state)},
        }
    ]
    assert second["suppressions"] == []
    assert "suppressions" not in run_of(report)["results"][0]


def test_what_could_not_be_read_is_said(report: Report) -> None:
    (invocation,) = run_of(report)["invocations"]
    assert not invocation["executionSuccessful"]
    assert [(one["level"], one["message"]["text"]) for one in
            invocation["toolExecutionNotifications"]] == [
        ("error", "it is encrypted; save a copy without password"),
        ("warning", "page 8 is a picture"),
    ]  # fmt: skip


def test_counts_are_those_of_the_deal(report: Report, deal: Deal) -> None:
    asked = [one for one in deal.risks if one.outcome not in (Outcome.MET, Outcome.NOT_APPLICABLE)]
    assert len(run_of(report)["results"]) == len(asked)
    assert report_sarif(report) == report_sarif(report)
