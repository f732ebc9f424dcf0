"""A small report made by hand: one deal, two passages, every outcome."""

import pytest

from clauses.records import (
    Attributes,
    Box,
    Deal,
    DealStatus,
    DocumentSummary,
    Event,
    Fact,
    Family,
    Finding,
    Law,
    LawStatus,
    Level,
    Outcome,
    PolicyStamp,
    Refused,
    Report,
    Risk,
    Severity,
    Stance,
    Tool,
    Unreviewed,
    Verdict,
)

PATH = "deals/elm/agreement.pdf"
SHARE = (
    "Northlight may give Footage to any agency or partner where it believes in good faith that "
    "doing so is useful."
)
KEEP = "Northlight shall delete Footage thirty days after it is recorded."

SHARING = Finding(
    id="a1b2c3d4e5f60718",
    family=Family.THIRD_PARTY_SHARING,
    stance=Stance.PERMITS,
    probability=0.9731,
    quote=SHARE,
    document=PATH,
    page=4,
    clause_number="5.2",
    clause_heading="Use of Footage",
    lead_in="",
    boxes=(Box(4, 72.0, 100.25, 540.0, 128.5),),
    attributes=Attributes(
        recipients=("any_government", "private_parties"), data="any", actor="vendor"
    ),
)
FEDERAL = Finding(
    id="b2c3d4e5f6071829",
    family=Family.FEDERAL_ACCESS,
    stance=Stance.PERMITS,
    probability=0.9,
    quote=SHARE,
    document=PATH,
    page=4,
    clause_number="5.2",
    clause_heading="Use of Footage",
    lead_in="",
    boxes=(),
    attributes=Attributes(recipients=("any_government",), actor="vendor"),
)
KEEPING = Finding(
    id="c3d4e5f60718293a",
    family=Family.RETENTION,
    stance=Stance.CONDITIONS,
    probability=0.99,
    quote=KEEP,
    document=PATH,
    page=6,
    clause_number="(b)",
    clause_heading=None,
    lead_in="During the Term:",
    boxes=(),
    attributes=Attributes(period="P30D", counted_from="capture", actor="vendor"),
)

ACT = Law("Example Code 10.1", LawStatus.IN_FORCE, "2016-01-01", "https://example.org/10-1")
BILL = Law("Example Bill 7", LawStatus.FAILED, "2020", "https://example.org/b7")


def risk(rule: str, outcome: Outcome, severity: Severity, **others: object) -> Risk:
    """Return a risk of the sample policy."""
    values: dict[str, object] = {
        "policy": "sample",
        "family": Family.THIRD_PARTY_SHARING,
        "title": f"Title of {rule}",
        "why": f"Reason of {rule}.",
        "advice": f"Question of {rule}?",
        "law": (ACT,),
        "findings": (),
    }
    return Risk(rule=rule, outcome=outcome, severity=severity, **(values | others))  # type: ignore[arg-type]


RISKS = (
    risk("S-2", Outcome.RISK, Severity.HIGH, findings=(SHARING.id,)),
    risk("F-1", Outcome.RISK, Severity.CRITICAL, findings=(FEDERAL.id,), law=(ACT, BILL)),
    risk("F-9", Outcome.MISSING, Severity.MEDIUM, family=Family.FEDERAL_ACCESS),
    risk("R-1", Outcome.MET, Severity.LOW, findings=(KEEPING.id,), family=Family.RETENTION),
    risk("S-7", Outcome.CANNOT_TELL, Severity.LOW, law=()),
    risk("S-8", Outcome.NOT_APPLICABLE, Severity.LOW),
)
DEAL = Deal(
    id="elm",
    title="Camera agreement",
    vendor="Northlight Optics, Inc.",
    customer="City of Elm Grove",
    event=Event.RENEWAL,
    status=DealStatus.PARTIAL,
    documents=(
        DocumentSummary(PATH, "ab" * 32, "agreement", 8, 6, 1, 1, ("page 8 is a picture",)),
    ),
    facts=(
        Fact("vendor", "Northlight Optics, Inc.", "by Northlight Optics, Inc.", 1, PATH),
        Fact("term_length", "P1Y6M", "for eighteen months", 2, PATH),
    ),
    findings=(SHARING, FEDERAL, KEEPING),
    verdicts=(
        Verdict(Family.THIRD_PARTY_SHARING, Level.HIGH, "Shared at the vendor's belief."),
        Verdict(Family.FEDERAL_ACCESS, Level.CRITICAL, "Any agency can be a federal one."),
        Verdict(Family.RETENTION, Level.CANNOT_TELL, "Page 8 could not be read."),
    ),
    risks=RISKS,
    unreviewed=(Unreviewed("https://example.org/terms", "url", PATH, 3),),
)
TOOL = Tool("0.1.0", "statements", "cd" * 32, (PolicyStamp("sample", "2026-11", "ef" * 32),))


@pytest.fixture
def deal() -> Deal:
    return DEAL


@pytest.fixture
def report() -> Report:
    refused = Refused("deals/elm/locked.pdf", "it is encrypted", "save a copy without password")
    return Report(TOOL, (DEAL,), (refused,))
