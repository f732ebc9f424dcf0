"""Answers of an archive made by hand for the tests of how they are shown."""

from dataclasses import replace

from clauses.answers import (
    ArchiveReport,
    Count,
    DealRow,
    FoundFinding,
    GraveFinding,
    Hit,
    Hits,
    Member,
    NotRead,
    Reach,
    RecipientTally,
    RuleTally,
    Snip,
    Tally,
)

DEAL = DealRow(
    path="b/packet.pdf",
    page=5,
    title="Camera agreement",
    vendor="Northlight Optics, Inc.",
    agency="City of Elm",
    date="2021-06-30",
    value=12500.5,
    levels=("critical", "cannot_tell", "none"),
    critical=2,
    high=0,
    missing=3,
    status="ok",
)
TALLY = Tally("Northlight Optics, Inc.", 1, 1, 12500.5, 1, 0, 2, 3)
GRAVE = GraveFinding(
    severity="critical",
    families=("third_party_sharing", "federal_access"),
    stance="permits",
    quote="Northlight may sell plate reads.",
    path="b/packet.pdf",
    page=6,
    vendor="Northlight Optics, Inc.",
    agency="City of Elm",
    titles=("Data is sold",),
    rules=("sale",),
    copies=4,
)
REPORT = ArchiveReport(
    files=2,
    contents=1,
    documents=3,
    deals_total=12,
    pages=9,
    pages_read=8,
    findings=7,
    levels=(
        ("third_party_sharing", (Count("critical", 2), Count("none", 10))),
        ("federal_access", (Count("cannot_tell", 12),)),
        ("retention", (Count("none", 12),)),
    ),
    vendors=(TALLY, replace(TALLY, name=None, valued=0, value=0.0)),
    vendors_left_out=3,
    agencies=(replace(TALLY, name="City of Elm"),),
    agencies_left_out=0,
    years=(replace(TALLY, name="2021"),),
    rules=(RuleTally("sale", "baseline", "Data is sold", "critical", 1, 0, 0, 0, 0),),
    reach=(
        Reach("baseline", profile=False, judged=12, deals=5, at_risk=1, valued=2, value=12600.5),
        Reach("default", profile=True, judged=12, deals=5, at_risk=1, valued=0, value=0.0),
    ),
    recipients=(RecipientTally("federal_immigration", 1, 2, 3, 4),),
    agencies_named=(RecipientTally("Immigration and Customs Enforcement", 0, 0, 2, 2),),
    gravest=(GRAVE,),
    deals=(DEAL,),
    deals_left_out=11,
    not_read=(
        NotRead("b/packet.pdf", "3-4", "a picture"),
        NotRead("x.pdf", "", "locked", "unlock"),
    ),
    not_read_left_out=1,
    reasons=(Count("a picture", 2), Count("locked", 1)),
)
HIT = Hit(
    path="b/packet.pdf",
    page=15,
    document_page=2,
    kind="agreement",
    title="Camera agreement",
    vendor="Northlight Optics, Inc.",
    agency="City of Elm",
    date="2021-06-30",
    snippet=(Snip("may ", False), Snip("sell", True), Snip(", or not.", False)),
)
FINDING_HIT = replace(
    HIT,
    finding=FoundFinding(
        "0123456789abcdef", "third_party_sharing", "permits", "critical", "any", ("public",)
    ),
)
HITS = Hits("sell", findings=False, hits=(HIT,), more=True)
MEMBER = Member("2019.pdf", 1, 3, "agreement", "Lease", "Northlight", "City of Elm", "2019-05-01")
