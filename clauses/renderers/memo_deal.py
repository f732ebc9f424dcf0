"""The part of a memo on one deal: sum, questions to ask, evidence with quotes, terms."""

from collections.abc import Iterator, Sequence

from clauses.records import Deal, DealStatus, Fact, Finding, Outcome, RetentionLimit, Risk
from clauses.renderers.evidence import by_outcome, grouped, is_accepted, pages_read
from clauses.renderers.memo_parts import (
    Bullets,
    Heading,
    Paragraph,
    Part,
    Quotation,
    Table,
)
from clauses.renderers.memo_pictures import picture_parts
from clauses.renderers.memo_terms import term_parts
from clauses.renderers.passages import Passages
from clauses.renderers.summary import unanswered
from clauses.renderers.wording import (
    FAMILY_NAMES,
    cited_in_short,
    counted,
    law_words,
    plain,
    reading,
    shortened,
    worded,
)

MOST_ASKED = 7
MOST_QUOTED = 3
QUOTED_WORDS = 120
LEAD_IN_WORDS = 30
NAMED_PLACES = 6


def deal_parts(deal: Deal, limits: tuple[RetentionLimit, ...]) -> Iterator[Part]:
    """Yield the parts below the heading of a deal; its periods are held against `limits`."""
    passages = Passages(deal)
    yield from _summary(deal)
    yield from _asked(deal)
    yield from _evidence(passages, "Risks", Outcome.RISK)
    yield from _missing(deal)
    yield from _evidence(passages, "For a person to decide", Outcome.REVIEW)
    yield from _accepted(passages)
    yield from _met(passages)
    yield from picture_parts(passages, limits)
    yield from term_parts(passages)


def _summary(deal: Deal) -> Iterator[Part]:
    yield Heading(3, "In sum")
    yield Table(
        ("Subject", "Level", "Reason"),
        tuple(
            (FAMILY_NAMES[one.family], worded(one.level).capitalize(), one.reason)
            for one in deal.verdicts
        ),
        (0.22, 0.17, 0.61),
        graded=1,
    )
    yield Paragraph(_parties(deal), "The deal")
    yield Paragraph(_counts(deal), "Found")
    if deal.status is not DealStatus.OK:
        read, pages = pages_read(deal)
        yield Paragraph(
            f"{pages - read} of {counted(pages, 'page')} could not be read. "
            "What was not found may stand there.",
            "Read in part",
        )
    if unanswered(deal):
        yield Paragraph(unanswered(deal), "Open")


def _parties(deal: Deal) -> str:
    event = "" if deal.event == "unknown" else f" ({deal.event})"
    if not deal.vendor and not deal.customer:
        return f"Neither vendor nor customer is stated{event}."
    vendor, customer = (
        deal.vendor or "a vendor not stated",
        deal.customer or "a customer not stated",
    )
    return f"{vendor[0].upper()}{vendor[1:]}, for {customer}{event}."


def number_of(deal: Deal, *outcomes: Outcome) -> int:
    """Return how many risks of a deal are of these outcomes, those accepted counted too."""
    return sum(risk.outcome in outcomes for risk in deal.risks)


def _counts(deal: Deal) -> str:
    accepted = sum(is_accepted(risk) for risk in deal.risks)
    return (
        f"{counted(number_of(deal, Outcome.RISK), 'risk')} and "
        f"{counted(number_of(deal, Outcome.MISSING), 'protection')} not found"
        + (f" ({accepted} of these accepted)" if accepted else "")
        + f"; {counted(number_of(deal, Outcome.MET), 'protection')} found; "
        f"{counted(number_of(deal, Outcome.REVIEW), 'question')} for a person to decide."
    )


def _asked(deal: Deal) -> Iterator[Part]:
    """What to ask for, each question once, of the gravest first."""
    risks = by_outcome(deal, Outcome.RISK, Outcome.MISSING)
    advice = tuple(dict.fromkeys(risk.advice for risk in risks if risk.advice))
    if advice:
        yield Heading(3, "What to ask for first" if len(advice) > MOST_ASKED else "What to ask for")
        yield Bullets(advice[:MOST_ASKED])


# --- evidence ------------------------------------------------------------------------------------


def _evidence(passages: Passages, title: str, outcome: Outcome) -> Iterator[Part]:
    groups = grouped(by_outcome(passages.deal, outcome), passages)
    if not groups:
        return
    yield Heading(3, f"{title} ({sum(map(len, groups))})")
    quoted: set[tuple[str, int, str]] = set()
    for number, group in enumerate(groups, start=1):
        first, *others = group
        yield Heading(4, f"{number}. {plain(first.title)}")
        yield Paragraph(f"{first.severity.capitalize()} ({first.rule})", "Severity")
        if others:
            named = [f"{plain(r.title)} ({r.severity}, {r.rule})" for r in others]
            yield Paragraph("; ".join(named), "Also")
        yield from _quotations(passages, group, quoted)
        yield from _case(group)


def _quotations(
    passages: Passages, group: Sequence[Risk], quoted: set[tuple[str, int, str]]
) -> Iterator[Part]:
    """Quote what a group rests on; of passages quoted before, or too many, only the places."""
    found = dict.fromkeys(one for risk in group for one in passages.of(risk))
    fresh = [one for one in found if one not in quoted][:MOST_QUOTED]
    for passage in fresh:
        yield _quotation(passages, passage)
    told = {(document, page, plain(quote)) for document, page, quote in (*found, *quoted)}
    facts = tuple(
        fact
        for fact in dict.fromkeys(fact for risk in group for fact in risk.facts)
        if fact.quote and (fact.document, fact.page, plain(fact.quote)) not in told
    )
    for fact in facts[:MOST_QUOTED]:
        yield Quotation(shortened(fact.quote, QUOTED_WORDS), _place(passages, fact))
    others = [
        passages.where(one) + (" (quoted above)" if one in quoted else "")
        for one in found
        if one not in fresh
    ]
    others += [_place(passages, fact) for fact in facts[MOST_QUOTED:]]
    quoted.update(fresh)
    if others:
        more = len(others) - NAMED_PLACES
        tail = f"; and {more} more" if more > 0 else ""
        label = "See also" if fresh or facts else "Rests on"
        yield Paragraph("; ".join(others[:NAMED_PLACES]) + tail, label)


def _quotation(passages: Passages, passage: tuple[str, int, str]) -> Quotation:
    findings = _findings(passages, passage)
    lead_in = plain(findings[0].lead_in)
    if plain(passage[2]).startswith(lead_in):
        lead_in = ""
    readings = "; ".join(dict.fromkeys(reading(one) for one in findings))
    return Quotation(
        shortened(passage[2], QUOTED_WORDS),
        f"{passages.everywhere(passage)}. Read as {readings}",
        shortened(lead_in, LEAD_IN_WORDS),
    )


def _findings(passages: Passages, passage: tuple[str, int, str]) -> list[Finding]:
    return [one for one in passages.deal.findings if (one.document, one.page, one.quote) == passage]


def _place(passages: Passages, fact: Fact) -> str:
    return passages.place(fact.document, fact.page) if fact.page else fact.document


def _case(group: Sequence[Risk]) -> Iterator[Part]:
    """The why, the action and the law of risks told together, each thing once."""
    for label, texts in (("Why", [r.why for r in group]), ("Action", [r.advice for r in group])):
        told = " ".join(dict.fromkeys(text for text in texts if text))
        if told:
            yield Paragraph(told, label)
    laws = "; ".join(dict.fromkeys(law_words(law) for risk in group for law in risk.law))
    if laws:
        yield Paragraph(laws, "Law", small=True)


def _missing(deal: Deal) -> Iterator[Part]:
    risks = by_outcome(deal, Outcome.MISSING)
    if not risks:
        return
    read, pages = pages_read(deal)
    yield Heading(3, f"Protections not found ({len(risks)})")
    yield Paragraph(
        f"No such passage was found in the {read} of {counted(pages, 'page')} read. "
        "What each law says, and whom it binds, stands at the end."
    )
    yield Table(
        ("Severity", "What was not found", "What to ask for", "Law"),
        tuple(
            (
                risk.severity.capitalize(),
                f"{risk.title} ({risk.rule})",
                risk.advice,
                "; ".join(f"{cited_in_short(law)} ({law.status})" for law in risk.law),
            )
            for risk in risks
        ),
        (0.12, 0.28, 0.36, 0.24),
        graded=0,
    )


def _accepted(passages: Passages) -> Iterator[Part]:
    noted = tuple(risk for risk in passages.deal.risks if risk.accepted is not None)
    if not noted:
        return
    yield Heading(3, f"Accepted risks ({len(noted)})")
    states = {"holds": "accepted", "expired": "has expired, counts again",
              "partly": "in part, counts again"}  # fmt: skip
    yield Table(
        ("Severity", "Risk", "State", "Until", "Reason"),
        tuple(
            (
                risk.severity.capitalize(),
                f"{risk.title} ({risk.rule})",
                states[risk.accepted.state],
                risk.accepted.until,
                risk.accepted.reason,
            )
            for risk in noted
            if risk.accepted is not None
        ),
        (0.12, 0.3, 0.15, 0.13, 0.3),
        graded=0,
    )


def _met(passages: Passages) -> Iterator[Part]:
    risks = by_outcome(passages.deal, Outcome.MET)
    if not risks:
        return
    yield Heading(3, f"Protections found ({len(risks)})")
    yield Table(
        ("Protection", "Where", "In the words of the document"),
        tuple(_met_row(passages, risk) for risk in risks),
        (0.28, 0.22, 0.5),
    )


def _met_row(passages: Passages, risk: Risk) -> tuple[str, ...]:
    title = f"{risk.title} ({risk.rule})"
    for passage in passages.of(risk)[:1]:
        return title, passages.everywhere(passage), f"\u201c{shortened(passage[2])}\u201d"
    for fact in risk.facts[:1]:
        words = f"\u201c{shortened(fact.quote)}\u201d" if fact.quote else worded(fact.value)
        return title, _place(passages, fact), words
    return title, "", ""
