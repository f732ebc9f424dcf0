"""SARIF 2.1.0: what a gate and a code-scanning page read; a result for each risk of each deal.

SARIF has no pages. By custom for documents the start line of a region is the page, here too; the
character offset counts in the document's text as `clauses outline` reads it.
https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
"""

import hashlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from clauses.records import AcceptanceState, Accepted, Deal, Fact, Finding, Outcome, Report, Risk
from clauses.renderers.to_json import json_text
from clauses.renderers.to_markdown import literal
from clauses.renderers.wording import NOTICE, clause_name, law_words, plain, worded

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
FINGERPRINT = "ruleAndWords/v1"
LEVELS = {"critical": "error", "high": "error", "medium": "warning", "low": "note", "info": "note"}
# What asks something of the reader; protections found and rules that do not apply do not.
KINDS = {
    Outcome.RISK: "fail",
    Outcome.MISSING: "fail",
    Outcome.REVIEW: "review",
    Outcome.CANNOT_TELL: "open",
}
Json = dict[str, Any]


def report_sarif(report: Report) -> str:
    """Return the report as a SARIF log with one run; equal reports give equal text."""
    rules = _rules(report)
    artifacts = _artifacts(report)
    run = {
        "tool": {
            "driver": {
                "name": "clauses",
                "version": report.tool.version,
                "shortDescription": {"text": "Reads vendor contracts for a public buyer."},
                "fullDescription": {"text": NOTICE},
                "rules": list(rules.values()),
            }
        },
        "invocations": [_invocation(report)],
        "artifacts": [artifact for _, artifact in artifacts.values()],
        "columnKind": "unicodeCodePoints",
        "results": list(_results(report, list(rules), artifacts)),
        "properties": {
            "model": {"name": report.tool.model, "sha256": report.tool.model_sha256},
            "policies": [f"{one.id} {one.version} {one.sha256}" for one in report.tool.policies],
            "profiles": list(report.tool.profiles),
        },
    }
    return json_text({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]})


# --- what results refer to -----------------------------------------------------------------------


def _told(deal: Deal) -> Iterator[Risk]:
    return (risk for risk in deal.risks if risk.outcome in KINDS)


def _rules(report: Report) -> dict[str, Json]:
    """The rules of the results by id, in the order in which they first occur."""
    found: dict[str, Json] = {}
    for deal in report.deals:
        for risk in _told(deal):
            found.setdefault(risk.rule, _rule(risk))
    return found


def _rule(risk: Risk) -> Json:
    laws = [law_words(law) for law in risk.law]
    parts = [("Why", [risk.why]), ("Ask", [risk.advice]), ("Law", laws)]
    told = [(label, text) for label, texts in parts for text in texts if text]
    rule: Json = {
        "id": risk.rule,
        "shortDescription": {"text": _said(risk.title)},
        "fullDescription": {"text": _said(risk.why or risk.title)},
        "help": {
            "text": "\n".join(f"{label}: {plain(text)}" for label, text in told) or risk.rule,
            "markdown": "\n\n".join(f"**{label}:** {literal(text)}" for label, text in told)
            or literal(risk.rule),
        },
        "defaultConfiguration": {"level": LEVELS[risk.severity]},
        "properties": {
            "tags": [str(risk.family or "deal"), risk.policy],
            "law": laws,
            "policy": risk.policy,
        },
    }
    source = next((law.source for law in risk.law if law.source.startswith("https://")), None)
    return rule | ({"helpUri": source} if source else {})


def _artifacts(report: Report) -> dict[str, tuple[int, Json]]:
    """The documents by path, each with its index, in the order of the deals."""
    found: dict[str, tuple[int, Json]] = {}
    for deal in report.deals:
        for one in deal.documents:
            artifact = {
                "location": {"uri": _uri(one.path)},
                "roles": ["analysisTarget"],
                "hashes": {"sha-256": one.sha256},
                "properties": {"kind": one.kind, "pages": one.pages},
            }
            found.setdefault(one.path, (len(found), artifact))
    return found


def _uri(path: str) -> str:
    """Return a path as a URI reference: relative ones stay relative, which gates need."""
    posix = PurePath(path).as_posix()
    return ("file://" if posix.startswith("/") else "") + quote(posix, errors="replace")


def _invocation(report: Report) -> Json:
    refused = [
        {
            "level": "error",
            "message": {"text": _said(f"{one.reason}; {one.advice}".rstrip("; "))},
            "locations": [{"physicalLocation": {"artifactLocation": {"uri": _uri(one.path)}}}],
        }
        for one in report.refused
    ]
    notes = [
        {
            "level": "warning",
            "message": {"text": _said(note)},
            "locations": [{"physicalLocation": {"artifactLocation": {"uri": _uri(one.path)}}}],
        }
        for deal in report.deals
        for one in deal.documents
        for note in one.warnings
    ]
    return {"executionSuccessful": not refused, "toolExecutionNotifications": refused + notes}


def _said(text: str) -> str:
    return plain(text) or "-"


# --- results -------------------------------------------------------------------------------------


def _results(
    report: Report, rules: list[str], artifacts: dict[str, tuple[int, Json]]
) -> Iterator[Json]:
    indexes = {rule: index for index, rule in enumerate(rules)}
    seen: Counter[str] = Counter()
    for deal in report.deals:
        findings = {finding.id: finding for finding in reversed(deal.findings)}
        for risk in _told(deal):
            mark = _fingerprint(deal, risk, findings)
            seen[mark] += 1
            result = _result(deal, risk, findings, artifacts)
            result["ruleIndex"] = indexes[risk.rule]
            result["partialFingerprints"] = {FINGERPRINT: f"{mark}:{seen[mark]}"}
            yield result


def _result(
    deal: Deal, risk: Risk, findings: dict[str, Finding], artifacts: dict[str, tuple[int, Json]]
) -> Json:
    kind = KINDS[risk.outcome]
    resting = [findings[one] for one in risk.findings if one in findings]
    places = [_passage(one, artifacts) for finding in resting for one in _everywhere(finding)]
    places += [_stated(fact, artifacts) for fact in risk.facts if fact.document in artifacts]
    if not places:  # what is missing stands nowhere: the deal's first document
        places = [_on_page(one.path, 1, artifacts) for one in deal.documents[:1]]
    result: Json = {
        "ruleId": risk.rule,
        "kind": kind,
        "level": LEVELS[risk.severity] if kind == "fail" else "none",
        "message": {"text": _message(deal, risk)},
        "locations": places[:1],
        "relatedLocations": [
            {"id": number} | place for number, place in enumerate(places[1:], start=1)
        ],
        "properties": {
            "deal": deal.id,
            "outcome": str(risk.outcome),
            "severity": str(risk.severity),
            "findings": list(risk.findings),
            "law": [law_words(law) for law in risk.law],
        },
    }
    if risk.accepted is not None:
        result["suppressions"] = [_suppression(risk.accepted)]
    elif any(one.accepted is not None for one in deal.risks):
        result["suppressions"] = []  # as the standard has it: looked for, and none
    return result


def _message(deal: Deal, risk: Risk) -> str:
    head = {
        Outcome.MISSING: "Not found: ",
        Outcome.REVIEW: "For a person to decide: ",
        Outcome.CANNOT_TELL: "Cannot tell: ",
    }.get(risk.outcome, "")
    said = f"{head}{plain(risk.title)} ({plain(deal.title or deal.id)})."
    # A pair of brackets in a message would be a link, a brace a placeholder.
    said = said.replace("[", "(").replace("]", ")").replace("{", "(").replace("}", ")")
    return f"{said} Ask: {plain(risk.advice)}" if risk.advice else said


def _suppression(accepted: Accepted) -> Json:
    """Only an acceptance that still holds suppresses; another stands there as refused."""
    holds = accepted.state is AcceptanceState.HOLDS
    return {
        "kind": "external",
        "status": "accepted" if holds else "rejected",
        "justification": _said(accepted.reason),
        "properties": {"until": accepted.until, "state": str(accepted.state)},
    }


def _on_page(path: str, page: int, artifacts: dict[str, tuple[int, Json]]) -> Json:
    location: Json = {"uri": _uri(path)}
    if path in artifacts:
        location["index"] = artifacts[path][0]
    region: Json = {"startLine": max(page, 1)}
    return {"physicalLocation": {"artifactLocation": location, "region": region}}


def _everywhere(finding: Finding) -> Iterator[Finding]:
    """Yield the finding as it stands at each of its places where it is in force."""
    yield finding
    for one in finding.also:
        if one.superseded_by is None:
            yield replace(
                finding,
                page=one.page,
                clause_number=one.clause_number,
                clause_heading=one.clause_heading,
                span=one.span,
                boxes=one.boxes,
            )


def _passage(finding: Finding, artifacts: dict[str, tuple[int, Json]]) -> Json:
    place = _on_page(finding.document, finding.page, artifacts)
    region = place["physicalLocation"]["region"]
    region["snippet"] = {"text": _said(finding.quote)}
    region["properties"] = {
        "page": finding.page,
        "boxes": [
            [round(v, 2) for v in (b.page, b.x0, b.top, b.x1, b.bottom)] for b in finding.boxes
        ],
    }
    if finding.span is not None:
        region["charOffset"] = finding.span.start
        region["charLength"] = finding.span.end - finding.span.start
    clause = plain(clause_name(finding.clause_number, finding.clause_heading))
    names = [f"page {finding.page}", *([clause] if clause else [])]
    place["logicalLocations"] = [{"name": name, "kind": "section"} for name in names]
    place["message"] = {"text": f"{worded(finding.family)}: {finding.stance}"}
    return place


def _stated(fact: Fact, artifacts: dict[str, tuple[int, Json]]) -> Json:
    place = _on_page(fact.document, fact.page, artifacts)
    region = place["physicalLocation"]["region"]
    region["properties"] = {"page": fact.page}
    if fact.quote:
        region["snippet"] = {"text": _said(fact.quote)}
    return place


def _fingerprint(deal: Deal, risk: Risk, findings: dict[str, Finding]) -> str:
    """Return a hash of the rule, and of the name and the letters of what it rests on first.

    It outlives another folder, page, line break or hyphen, and other findings beside it.
    """
    place = next((findings[one] for one in risk.findings if one in findings), None)
    fact = next(iter(risk.facts), None)
    if place is not None:
        document, words = place.document, place.quote
    elif fact is not None:
        document, words = fact.document, fact.quote or fact.value
    else:
        document, words = deal.documents[0].path if deal.documents else deal.id, ""
    letters = "".join(letter for letter in words.casefold() if letter.isalnum())
    told = "\0".join((risk.rule, PurePath(document).name, letters))
    return hashlib.sha256(told.encode("utf-8", "replace")).hexdigest()[:16]
