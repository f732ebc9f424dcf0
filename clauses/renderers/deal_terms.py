"""The terms of a deal on the terminal: facts, contradictions, amendments, what was not read."""

from clauses.records import Conflict, Deal, Fact, Outcome, VendorReport
from clauses.renderers.passages import INDENT, Passages
from clauses.renderers.sheet import Sheet
from clauses.renderers.wording import (
    counted,
    fact_name,
    law_words,
    period_words,
    shortened,
    worded,
)

FACT_WORDS = 20
# These stand in the summary already, or in a section of their own.
HEAD_FACTS = {
    "vendor",
    "customer",
    "event",
    "title",
    "kind",
    "parties",
    "missing_exhibit",
    "conflicting_retention",
}
MOST_RULES_NAMED = 6
_NAME = 26


def write_conflicts(sheet: Sheet, passages: Passages) -> None:
    """Write where the papers contradict each other, with both quotes and which goes first."""
    conflicts = passages.deal.conflicts
    if not conflicts:
        return
    sheet.section(f"THE PAPERS CONTRADICT EACH OTHER ({len(conflicts)})")
    for number, conflict in enumerate(conflicts):
        if number:
            sheet.blank()
        sheet.write((worded(conflict.subject).capitalize(), "bold"), indent=INDENT)
        for fact in (conflict.first, conflict.second):
            value = worded(period_words(fact.value))
            place = passages.place(fact.document, fact.page)
            sheet.write(f'{place}: {value}, "{shortened(fact.quote)}"', indent=INDENT + 2)
        sheet.write(_governing(conflict), indent=INDENT + 2)


def _governing(conflict: Conflict) -> str:
    if conflict.governs is None:
        return "Nothing in the papers says which of the two counts: ask for it to be settled."
    return f"By their order of precedence {conflict.governs} counts."


def write_amendments(sheet: Sheet, passages: Passages) -> None:
    """Write what amendments change, and the wording that no longer counts."""
    deal = passages.deal
    if deal.amendments:
        sheet.section(f"CHANGED BY AMENDMENT ({len(deal.amendments)})")
        for one in deal.amendments:
            head = f"{one.target}: {worded(one.action)}"
            sheet.write((head, "bold"), passages.place(one.document, one.page), indent=INDENT)
            sheet.write(f'"{shortened(one.quote)}"', indent=INDENT + 2)
            sheet.write(one.note, indent=INDENT + 2)
    superseded = passages.superseded()
    if superseded:
        sheet.section(f"NO LONGER IN FORCE ({len(superseded)})")
        for passage, by in superseded:
            passages.mention(sheet, passage, f"Replaced by {by}.")


def write_vendor(sheet: Sheet, deal: Deal) -> None:
    """Write what publications reported of the vendor; where none did, that clears nobody."""
    status = deal.vendor_status
    if not status.reports and status.declared is None and deal.vendor is None:
        return
    sheet.section("THE VENDOR, APART FROM THE TEXT")
    if not status.reports:
        sheet.write(
            "Not determined: the list in use reports nothing of this vendor, which clears nobody.",
            indent=INDENT,
        )
    for report in status.reports:
        sheet.write(_report_words(report), indent=INDENT)
        if report.response:
            sheet.write(f"The vendor's answer: {report.response}", indent=INDENT + 2)
    if status.declared is not None:
        when = "" if status.declared == "true" else f" of {status.declared}"
        sheet.write(f"A declaration of the vendor{when} is on file.", indent=INDENT)
    if status.reports:
        sheet.write("A report is no proof: put it to the vendor.", indent=INDENT)


def _report_words(report: VendorReport) -> str:
    standing = f"; {report.standing}" if report.standing else ""
    old = f"; last checked {report.checked}, more than 12 months ago" if report.expired else ""
    return (
        f"{report.publication}, {report.date}: {report.listed} provided {report.service} to "
        f"{report.recipient} (matched by {report.relation}{standing}{old})"
    )


def write_facts(sheet: Sheet, passages: Passages) -> None:
    """Write the other facts of the deal, each with its page."""
    facts = [fact for fact in passages.deal.facts if fact.name not in HEAD_FACTS]
    if not facts:
        return
    sheet.section("TERMS OF THE DEAL")
    for fact in facts:
        sheet.write(_fact_words(fact, passages), lead=[(fact_name(fact.name), _NAME, "dim")])


def _fact_words(fact: Fact, passages: Passages) -> str:
    value = {"true": "yes", "false": "no"}.get(fact.value, fact.value)
    value = shortened(worded(period_words(value)), FACT_WORDS)
    return f"{value} ({passages.place(fact.document, fact.page)})" if fact.page else value


def write_not_read(sheet: Sheet, passages: Passages) -> None:
    """Write what the deal relies on that was not among its papers, and how pages were read."""
    deal = passages.deal
    if deal.unreviewed:
        sheet.section(f"RELIED ON, BUT NOT AMONG THE PAPERS READ ({len(deal.unreviewed)})")
        for item in deal.unreviewed:
            place = passages.place(item.document, item.page)
            reference = f"{shortened(item.reference, 30)} ({worded(item.kind)}),"
            sheet.write(reference, place, indent=INDENT)
    warnings = [(one.path, warning) for one in deal.documents for warning in one.warnings]
    if warnings:
        sheet.section(f"NOTES ON THE READING ({len(warnings)})")
        for path, warning in warnings:
            sheet.write(f"{path}: {warning}", indent=INDENT)


def write_laws(sheet: Sheet, deal: Deal) -> None:
    """Write each law cited in full with its standing and date, and the rules that do not apply."""
    shown = (Outcome.RISK, Outcome.MISSING, Outcome.REVIEW)
    laws = dict.fromkeys(law_words(w) for r in deal.risks if r.outcome in shown for w in r.law)
    if laws:
        sheet.section("LAWS CITED")
        sheet.write("A benchmark is good practice, or a law that does not bind this deal.")
        for law in sorted(laws):
            sheet.write(law, indent=INDENT)
    rules = [risk.rule for risk in deal.risks if risk.outcome is Outcome.NOT_APPLICABLE]
    if rules:
        does = "does" if len(rules) == 1 else "do"
        named = f": {', '.join(rules)}." if len(rules) <= MOST_RULES_NAMED else "."
        sheet.blank()
        sheet.write(
            f"{counted(len(rules), 'rule')} {does} not apply to this deal{named}", style="dim"
        )
