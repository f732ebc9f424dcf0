"""The evidence of a deal on the terminal: risks gravest first, what is missing, what protects.

A passage is quoted once, however many rules and families it concerns.
"""

from collections.abc import Iterable, Sequence
from pathlib import PurePath

from clauses.records import Deal, DealStatus, Finding, Outcome, Risk
from clauses.renderers.sheet import SEVERITY_STYLES, Sheet
from clauses.renderers.wording import (
    clause_name,
    counted,
    law_words,
    page_words,
    plain,
    reading,
    shortened,
    worded,
)

# More passages than this for one rule are named by their pages only; the JSON report has them all.
MOST_QUOTES = 5
OTHER_QUOTE_WORDS = 25
LEAD_IN_WORDS = 30
SHORT_ID = 8
NUMBER_WIDTH = INDENT = 4
LABEL_WIDTH = 5

Passage = tuple[str, int, str]


class Evidence:
    """The passages of a deal, and which of them have been quoted already."""

    def __init__(self, deal: Deal) -> None:
        """Start with nothing quoted."""
        self.deal = deal
        self._numbers = {
            (document.path, one.page): (one.printed, one.packet)
            for document in deal.documents
            for one in document.page_numbers
        }
        self._quoted: dict[Passage, str] = {}
        self._at: dict[Passage, list[Finding]] = {}
        self._with_id: dict[str, list[Passage]] = {}
        for finding in deal.findings:
            self._at.setdefault(_passage(finding), []).append(finding)
            self._with_id.setdefault(finding.id, []).append(_passage(finding))

    def place(self, document: str, page: int) -> str:
        """Return "p. 4 (printed 2)", with the name of the document where the deal has several."""
        on = page_words(page, *self._numbers.get((document, page), (None, None)))
        if len(self.deal.documents) < 2:
            return on
        names = [PurePath(summary.path).name for summary in self.deal.documents]
        name = PurePath(document).name
        return f"{name if names.count(name) < 2 else document} {on}"

    def passages(self, risk: Risk) -> tuple[Passage, ...]:
        """Return the passages behind a risk in its own order, each once."""
        found = (passage for i in risk.findings for passage in self._with_id.get(i, ()))
        return tuple(dict.fromkeys(found))

    def grouped(self, risks: Iterable[Risk]) -> tuple[tuple[Risk, ...], ...]:
        """Return the risks gravest first, those that rest on the same passages together."""
        groups: dict[object, list[Risk]] = {}
        for risk in sorted(risks, key=lambda risk: risk.severity.rank):
            key = frozenset(self.passages(risk)) or (risk.policy, risk.rule)
            groups.setdefault(key, []).append(risk)
        return tuple(tuple(group) for group in groups.values())

    def uncited(self) -> tuple[Passage, ...]:
        """Return the passages that no rule that was judged rests on."""
        judged = (r for r in self.deal.risks if r.outcome is not Outcome.NOT_APPLICABLE)
        cited = {passage for risk in judged for passage in self.passages(risk)}
        return tuple(passage for passage in self._at if passage not in cited)

    def quote(self, sheet: Sheet, passages: Sequence[Passage], under: str = "") -> None:
        """Quote each passage, or say that it was quoted already; `under` names where for later."""
        for passage in passages[:MOST_QUOTES]:
            if passage in self._quoted:
                quoted = f"(quoted above{self._quoted[passage]})"
                sheet.write(self._where(passage), quoted, indent=INDENT)
            else:
                self._quoted[passage] = under
                self._quote_in_full(sheet, passage)
        rest = passages[MOST_QUOTES:]
        if rest:
            places = ", ".join(dict.fromkeys(self.place(p[0], p[1]) for p in rest))
            sheet.write(f"and {counted(len(rest), 'more passage')}: {places}", indent=INDENT)

    def quote_facts(self, sheet: Sheet, risk: Risk) -> None:
        """Quote the words of the facts a risk rests on; nothing where it rests on findings."""
        for fact in risk.facts[:MOST_QUOTES]:
            where = f"{self.place(fact.document, fact.page)}:" if fact.page else ""
            sheet.write(where, f'"{shortened(fact.quote)}"', indent=INDENT)
        if len(risk.facts) > MOST_QUOTES:
            more = counted(len(risk.facts) - MOST_QUOTES, "more passage")
            sheet.write(f"and {more}", indent=INDENT)

    def _quote_in_full(self, sheet: Sheet, passage: Passage) -> None:
        first, *_ = findings = self._at[passage]
        sheet.write(self._where(passage), indent=INDENT)
        sheet.write(f'"{_led_in(first)}{shortened(first.quote)}"', indent=INDENT + 2)
        for finding in findings:
            sheet.write(reading(finding), finding.id[:SHORT_ID], indent=INDENT + 2, style="dim")

    def mention(self, sheet: Sheet, passage: Passage) -> None:
        """Write a passage that carries no risk in a few lines."""
        first, *_ = findings = self._at[passage]
        quote = f'"{shortened(first.quote, OTHER_QUOTE_WORDS)}"'
        sheet.write(f"{self._where(passage)}:", quote, indent=INDENT)
        for finding in findings:
            sheet.write(reading(finding), finding.id[:SHORT_ID], indent=INDENT + 2, style="dim")

    def _where(self, passage: Passage) -> str:
        finding = self._at[passage][0]
        name = clause_name(finding.clause_number, finding.clause_heading)
        place = self.place(finding.document, finding.page)
        return f"{place}, {shortened(name, 15)}" if name else place


def _passage(finding: Finding) -> Passage:
    return finding.document, finding.page, finding.quote


def _led_in(finding: Finding) -> str:
    """Return the words the quote continues, in brackets as not part of it, where it needs them."""
    lead_in = plain(finding.lead_in)
    if not lead_in or plain(finding.quote).startswith(lead_in):
        return ""
    return f"[{shortened(lead_in, LEAD_IN_WORDS)}] "


# --- the sections --------------------------------------------------------------------------------


def write_evidence(sheet: Sheet, evidence: Evidence) -> None:
    """Write everything found in a deal, and what was not, in the order of weight.

    Nothing for a deal of which no page could be read: its summary has said so.
    """
    if evidence.deal.status is DealStatus.UNREADABLE:
        return
    of = {
        outcome: [risk for risk in evidence.deal.risks if risk.outcome is outcome]
        for outcome in Outcome
    }
    _write_risks(sheet, evidence, of[Outcome.RISK])
    _write_missing(sheet, evidence, of[Outcome.MISSING])
    _write_met(sheet, evidence, of[Outcome.MET])
    _write_unjudged(sheet, evidence, of[Outcome.REVIEW] + of[Outcome.CANNOT_TELL])
    uncited = evidence.uncited()
    if uncited:
        sheet.section("OTHER PASSAGES, NOT A RISK BY ANY RULE")
        for passage in uncited:
            evidence.mention(sheet, passage)
    if evidence.deal.unreviewed:
        sheet.section("RELIED ON, BUT NOT AMONG THE DOCUMENTS READ")
        for item in evidence.deal.unreviewed:
            place = evidence.place(item.document, item.page)
            reference = f"{shortened(item.reference, 30)} ({worded(item.kind)}),"
            sheet.write(reference, place, indent=INDENT)


def _write_risks(sheet: Sheet, evidence: Evidence, risks: list[Risk]) -> None:
    if not risks:
        return
    sheet.section(f"RISKS ({len(risks)})")
    for number, group in enumerate(evidence.grouped(risks), start=1):
        if number > 1:
            sheet.blank()
        first, *others = group
        _write_name(sheet, first, f"{number}")
        evidence.quote(sheet, evidence.passages(first), f", risk {number}")
        evidence.quote_facts(sheet, first)
        _write_case(sheet, first)
        for other in others:
            _write_name(sheet, other, also="Also")
            _write_case(sheet, other, without=first)


def _write_missing(sheet: Sheet, evidence: Evidence, risks: list[Risk]) -> None:
    if not risks:
        return
    sheet.section(f"MISSING PROTECTIONS ({len(risks)})")
    read, pages = pages_read(evidence.deal)
    sheet.write(f"Not found in the {read} of {counted(pages, 'page')} that could be read.")
    for risk in sorted(risks, key=lambda risk: risk.severity.rank):
        sheet.blank()
        _write_name(sheet, risk)
        _write_case(sheet, risk)


def _write_met(sheet: Sheet, evidence: Evidence, risks: list[Risk]) -> None:
    if not risks:
        return
    sheet.section(f"PROTECTIONS FOUND ({len(risks)})")
    for group in evidence.grouped(risks):
        for risk in group:
            sheet.write(f"{risk.title} ({risk.rule})", indent=INDENT)
        evidence.quote(sheet, evidence.passages(group[0]))
        evidence.quote_facts(sheet, group[0])


def _write_unjudged(sheet: Sheet, evidence: Evidence, risks: list[Risk]) -> None:
    if not risks:
        return
    sheet.section(f"COULD NOT BE JUDGED, FOR A PERSON TO READ ({len(risks)})")
    for number, group in enumerate(evidence.grouped(risks)):
        if number:
            sheet.blank()
        for risk in group:
            _write_name(sheet, risk)
        evidence.quote(sheet, evidence.passages(group[0]))
        _write_case(sheet, group[0])


def _write_name(sheet: Sheet, risk: Risk, number: str = "", also: str = "") -> None:
    sheet.write(
        also,
        (risk.severity.upper(), SEVERITY_STYLES[risk.severity]),
        (risk.title, "bold"),
        (f"({risk.rule})", "dim"),
        lead=[(number, NUMBER_WIDTH, "")],
    )


def _write_case(sheet: Sheet, risk: Risk, without: Risk | None = None) -> None:
    """Write the law, the why and the question of a risk, save what `without` said already."""
    if without is not None and risk.law and risk.law == without.law:
        _write_labelled(sheet, "Law", "as above")
    else:
        for law in risk.law:
            _write_labelled(sheet, "Law", law_words(law))
    for label, text in (("Why", risk.why), ("Ask", risk.advice)):
        if text and (without is None or text not in (without.why, without.advice)):
            _write_labelled(sheet, label, text)


def _write_labelled(sheet: Sheet, label: str, text: str) -> None:
    sheet.write(text, indent=INDENT, lead=[(label, LABEL_WIDTH, "dim")])


def pages_read(deal: Deal) -> tuple[int, int]:
    """Return how many pages of the deal were read, and how many there are."""
    pages = sum(document.pages for document in deal.documents)
    return pages - sum(document.pages_unreadable for document in deal.documents), pages
