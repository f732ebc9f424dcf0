"""The terms of a deal in a memo: contradictions, amendments, vendor, facts, what was not read."""

from collections.abc import Iterator

from clauses.records import Fact, VendorReport
from clauses.renderers.deal_terms import HEAD_FACTS
from clauses.renderers.memo_parts import Bullets, Heading, Paragraph, Part, Quotation, Table
from clauses.renderers.passages import Passages
from clauses.renderers.wording import fact_name, period_words, shortened, worded

FACT_WORDS = 30


def term_parts(passages: Passages) -> Iterator[Part]:
    """Yield what there is to say of a deal besides its risks, a section a subject."""
    yield from _conflicts(passages)
    yield from _amendments(passages)
    yield from _vendor(passages)
    yield from _facts(passages)
    yield from _unreviewed(passages)


def _conflicts(passages: Passages) -> Iterator[Part]:
    conflicts = passages.deal.conflicts
    if not conflicts:
        return
    yield Heading(3, f"The papers contradict each other ({len(conflicts)})")
    for one in conflicts:
        yield Heading(4, worded(one.subject).capitalize())
        for fact in (one.first, one.second):
            value = worded(period_words(fact.value))
            place = f"{passages.place(fact.document, fact.page)}: {value}"
            yield Quotation(shortened(fact.quote), place)
        yield Paragraph(
            f"By their order of precedence {one.governs} counts."
            if one.governs is not None
            else "Nothing in the papers says which of the two counts: ask for it to be settled."
        )


def _amendments(passages: Passages) -> Iterator[Part]:
    deal = passages.deal
    if deal.amendments:
        yield Heading(3, f"Changed by amendment ({len(deal.amendments)})")
        yield Table(
            ("Section", "Change", "Where", "In the words of the amendment", "Note"),
            tuple(
                (
                    one.target,
                    worded(one.action),
                    passages.place(one.document, one.page),
                    f"\u201c{shortened(one.quote)}\u201d",
                    one.note,
                )
                for one in deal.amendments
            ),
            (0.13, 0.12, 0.15, 0.36, 0.24),
        )
    superseded = passages.superseded()
    if superseded:
        yield Heading(3, f"No longer in force ({len(superseded)})")
        for passage, by in superseded:
            yield Quotation(shortened(passage[2]), f"{passages.where(passage)}. Replaced by {by}")


def _vendor(passages: Passages) -> Iterator[Part]:
    status = passages.deal.vendor_status
    if not status.reports and status.declared is None:
        return
    yield Heading(3, "The vendor, apart from the text")
    items = [_reported(report) for report in status.reports]
    if status.declared is not None:
        when = "" if status.declared == "true" else f" of {status.declared}"
        items.append(f"A declaration of the vendor{when} is on file.")
    yield Bullets(tuple(items))
    yield Paragraph("A report is no proof, and the lack of one clears nobody.", small=True)


def _reported(report: VendorReport) -> str:
    standing = f"; {report.standing}" if report.standing else ""
    old = "; last checked more than 12 months ago" if report.expired else ""
    answer = f" The vendor's answer: {report.response}" if report.response else ""
    return (
        f"{report.publication}, {report.date}: {report.listed} provided {report.service} to "
        f"{report.recipient} (matched by {report.relation}{standing}{old}).{answer}"
    )


def _facts(passages: Passages) -> Iterator[Part]:
    facts = [fact for fact in passages.deal.facts if fact.name not in HEAD_FACTS]
    if facts:
        yield Heading(3, "Terms of the deal")
        yield Table(
            ("Term", "As stated", "Where"),
            tuple(_fact_row(passages, fact) for fact in facts),
            (0.3, 0.48, 0.22),
        )


def _fact_row(passages: Passages, fact: Fact) -> tuple[str, ...]:
    value = {"true": "yes", "false": "no"}.get(fact.value, fact.value)
    place = passages.place(fact.document, fact.page) if fact.page else "-"
    value = shortened(worded(period_words(value)), FACT_WORDS)
    return fact_name(fact.name), value, place


def _unreviewed(passages: Passages) -> Iterator[Part]:
    items = passages.deal.unreviewed
    if items:
        yield Heading(3, f"Relied on, but not among the papers read ({len(items)})")
        yield Table(
            ("Reference", "Kind", "Where"),
            tuple(
                (
                    shortened(one.reference, FACT_WORDS),
                    worded(one.kind),
                    passages.place(one.document, one.page),
                )
                for one in items
            ),
            (0.56, 0.2, 0.24),
        )
