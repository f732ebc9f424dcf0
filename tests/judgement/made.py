"""Records made by hand for the tests of this folder."""

from clauses.records import (
    Attributes,
    Box,
    Clause,
    ClauseKind,
    Condition,
    Deal,
    DealStatus,
    Document,
    DocumentSummary,
    Event,
    Family,
    Finding,
    Law,
    LawStatus,
    Line,
    Outcome,
    Page,
    PageSource,
    Piece,
    Policy,
    Reviewed,
    Risk,
    Rule,
    RuleExample,
    Severity,
    Span,
    Stance,
    Verdict,
)

SHARING, FEDERAL, RETENTION = Family
PLATES = (
    "Automated license plate readers (ALPR) produce plate reads. Each plate read and plate image "
    "is compared with a hot list. The plate reader cameras stand at four crossings."
)
LAW = Law("Elm Code 4", LawStatus.IN_FORCE, "2024", "https://elm.example/4")


def finding(
    family: Family = SHARING,
    stance: Stance = Stance.PERMITS,
    *,
    quote: str = "Vendor may give Footage to others.",
    probability: float = 0.9,
    document: str = "deal.pdf",
    page: int = 1,
    lead_in: str = "",
    identity: str = "",
    attributes: Attributes | None = None,
) -> Finding:
    """Return a finding; its id is its family, stance and page unless given."""
    return Finding(
        id=identity or f"{family}-{stance}-{page}",
        family=family,
        stance=stance,
        probability=probability,
        quote=quote,
        document=document,
        page=page,
        clause_number=None,
        clause_heading=None,
        lead_in=lead_in,
        boxes=(),
        attributes=attributes or Attributes(),
    )


def rule(
    identity: str = "bad-thing",
    *,
    family: Family = SHARING,
    when: str = "present",
    severity: Severity = Severity.HIGH,
    condition: Condition | None = None,
    data_classes: tuple[str, ...] = (),
    policy: str = "elm",
    law: tuple[Law, ...] = (LAW,),
) -> Rule:
    """Return a rule; unless given, its condition is any permission of its family.

    What protects, for a rule on what is absent, is called "Kept: " and its title.
    """
    title = identity.replace("-", " ").capitalize()
    return Rule(
        id=identity,
        policy=policy,
        title=title,
        family=family,
        severity=severity,
        when=when,
        condition=condition or Condition((family,), stances=(Stance.PERMITS,)),
        why="Because.",
        advice="Ask.",
        law=law,
        data_classes=data_classes,
        examples=(
            RuleExample("It fires on this text.", True),
            RuleExample("Not on this one.", False),
        ),
        protection=f"Kept: {title}" if when == "absent" else "",
    )


def policy(*rules: Rule, identity: str = "elm") -> Policy:
    """Return a policy of `rules`."""
    return Policy(identity, "Elm", "2026-01-01", "For Elm.", "0" * 64, rules)


def reviewed(
    *texts: str | tuple[str, str],
    findings: tuple[Finding, ...] = (),
    path: str = "deal.pdf",
    sources: tuple[PageSource, ...] = (PageSource.TEXT,),
) -> Reviewed:
    """Return a document with a paragraph for each text; a pair is heading and text of a clause.

    A text that begins with "# " is a heading. Each clause stands on a page of its own as long as
    there are pages, then on the last.
    """
    clauses: list[Clause] = []
    pages: list[Page] = []
    lines: list[Line] = []
    whole = ""
    for index, one in enumerate(texts):
        heading, text = one if isinstance(one, tuple) else ("", one)
        kind = ClauseKind.CLAUSE if heading else ClauseKind.PARAGRAPH
        if text.startswith("# "):
            heading, text, kind = text[2:], "", ClauseKind.HEADING
        page = min(index, len(sources) - 1) + 1
        start = len(whole) + (len(heading) + 1 if heading and text else 0)
        shown = f"{heading}\n{text}" if heading and text else heading or text
        lines.append(_line(Span(len(whole), len(whole) + len(shown)), page))
        pieces = (Piece(0, Span(start, start + len(text))),) if text else ()
        number = f"{index + 1}." if kind is ClauseKind.CLAUSE else None
        clauses.append(Clause(kind, number, heading or None, text, pieces, page, 2))
        pages.append(
            Page(page, 612, 792, sources[page - 1], Span(len(whole), len(whole) + len(shown)))
        )
        whole += shown + "\n"
    document = Document(path, "f" * 64, whole, _merged(pages, sources), tuple(lines))
    return Reviewed(document, tuple(clauses), findings)


def _line(span: Span, page: int) -> Line:
    box = Box(page, 72, 72, 540, 84)
    return Line(span=span, box=box, size=11.0, bold=False, bold_end=0, baseline=84)


def _merged(pages: list[Page], sources: tuple[PageSource, ...]) -> tuple[Page, ...]:
    merged = []
    for number, source in enumerate(sources, 1):
        spans = [page.span for page in pages if page.number == number]
        span = Span(spans[0].start, spans[-1].end) if spans else Span(0, 0)
        merged.append(Page(number, 612, 792, source, span))
    return tuple(merged)


def risk_of(
    identity: str,
    *,
    outcome: Outcome = Outcome.RISK,
    severity: Severity = Severity.HIGH,
    family: Family = SHARING,
    findings: tuple[str, ...] = (),
) -> Risk:
    """Return what the rule of that id came to."""
    return Risk(
        rule=identity,
        policy="elm",
        outcome=outcome,
        severity=severity,
        family=family,
        title=identity.replace("-", " ").capitalize(),
        why="Because.",
        advice="Ask.",
        law=(LAW,),
        findings=findings,
    )


def deal_of(
    *,
    findings: tuple[Finding, ...] = (),
    risks: tuple[Risk, ...] = (),
    verdicts: tuple[Verdict, ...] = (),
    path: str = "deal.pdf",
    sha256: str = "f" * 64,
    kind: str = "agreement",
    status: DealStatus = DealStatus.OK,
) -> Deal:
    """Return a deal of one document, called as its file without the ending."""
    document = DocumentSummary(path, sha256, kind, 9, 9, 0, 0, ())
    return Deal(
        id=path.removesuffix(".pdf"),
        title="Elm agreement",
        vendor=None,
        customer=None,
        event=Event.NEW,
        status=status,
        documents=(document,),
        facts=(),
        findings=findings,
        verdicts=verdicts,
        risks=risks,
        unreviewed=(),
    )
