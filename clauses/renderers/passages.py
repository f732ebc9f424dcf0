"""The passages of a deal on the terminal: where each stands, and each quoted once only."""

from collections.abc import Mapping, Sequence
from pathlib import PurePath
from types import MappingProxyType

from clauses.records import REVIEW_BELOW, Deal, Fact, Finding, Outcome, Risk
from clauses.renderers.sheet import Sheet
from clauses.renderers.wording import (
    also_words,
    clause_name,
    counted,
    page_words,
    plain,
    reading_in_short,
    shortened,
)

# More passages than these for one entry are named by their pages; the JSON report has them all.
MOST_QUOTES = 3
MOST_NAMED = 6
UNSURE_QUOTE_WORDS = 12
OTHER_QUOTE_WORDS = 25
LEAD_IN_WORDS = 30
HEADING_WORDS = 15
SHORT_ID = 8
INDENT = 4

Passage = tuple[str, int, str]
"""Document, page and quote."""


class Passages:
    """The passages of a deal, and under which entry each has been quoted already."""

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

    def of(self, risk: Risk) -> tuple[Passage, ...]:
        """Return the passages behind a risk in its own order, each once."""
        found = (passage for i in risk.findings for passage in self._with_id.get(i, ()))
        return tuple(dict.fromkeys(found))

    def main(self, risk: Risk) -> object:
        """Return what a risk rests on first: risks that share it are told together."""
        if risk.findings:
            return next(iter(self.of(risk)), risk.rule)
        return next(((f.document, f.page, f.quote) for f in risk.facts if f.quote), risk.rule)

    def where(self, passage: Passage) -> str:
        """Return page, number and heading of a passage."""
        finding = self._at[passage][0]
        name = clause_name(finding.clause_number, finding.clause_heading)
        place = self.place(finding.document, finding.page)
        return f"{place}, {shortened(name, HEADING_WORDS)}" if name else place

    def everywhere(self, passage: Passage) -> str:
        """Return page, number and heading of a passage, and the other pages that say the same."""
        also = also_words(self._at[passage][0])
        return f"{self.where(passage)}; {also}" if also else self.where(passage)

    def uncited(self) -> tuple[Passage, ...]:
        """Return the passages in force that no rule that was judged rests on."""
        judged = (r for r in self.deal.risks if r.outcome is not Outcome.NOT_APPLICABLE)
        cited = {passage for risk in judged for passage in self.of(risk)}
        return tuple(
            passage
            for passage, findings in self._at.items()
            if passage not in cited and any(one.superseded_by is None for one in findings)
        )

    def superseded(self) -> tuple[tuple[Passage, str], ...]:
        """Return the passages that other wording took the place of, each with its name."""
        return tuple(
            (passage, findings[0].superseded_by or "")
            for passage, findings in self._at.items()
            if all(one.superseded_by is not None for one in findings)
        )

    # --- writing ---------------------------------------------------------------------------------

    def quote(
        self,
        sheet: Sheet,
        passages: Sequence[Passage],
        under: str,
        later: Mapping[object, str] = MappingProxyType({}),
    ) -> None:
        """Quote the passages not quoted yet, and say where the others are.

        `under` names this place, `later` those where passages will be quoted. A passage held less
        likely than not is only mentioned, unless there is no other.
        """
        sure = [one for one in passages if self._sure(one)] or list(passages[:1])
        fresh = [one for one in sure if one not in self._quoted and one not in later]
        for passage in fresh[:MOST_QUOTES]:
            self._quoted[passage] = under
            self._quote_in_full(sheet, passage)
        also = [one for one in sure if one not in fresh[:MOST_QUOTES]]
        _write_list(sheet, "See also", [self._named(one, later) for one in also])
        unsure = [self._in_short(one) for one in passages if one not in sure]
        _write_list(sheet, "Perhaps also", unsure)

    def quote_facts(self, sheet: Sheet, facts: Sequence[Fact]) -> None:
        """Quote the words of the facts a risk rests on, save those quoted just now as passages."""
        quoted = {(document, page, plain(quote)) for document, page, quote in self._quoted}
        fresh = [one for one in facts if (one.document, one.page, plain(one.quote)) not in quoted]
        for fact in fresh[:MOST_QUOTES]:
            where = f"{self.place(fact.document, fact.page)}:" if fact.page else ""
            sheet.write(where, f'"{shortened(fact.quote)}"' if fact.quote else "", indent=INDENT)
        if len(fresh) > MOST_QUOTES:
            more = counted(len(fresh) - MOST_QUOTES, "more passage")
            sheet.write(f"and {more}", indent=INDENT)

    def _named(self, passage: Passage, later: Mapping[object, str]) -> str:
        where = self._quoted.get(passage) or later.get(passage, "")
        return f"{self.where(passage)} ({where})" if where else self.where(passage)

    def mention(self, sheet: Sheet, passage: Passage, note: str = "") -> None:
        """Write a passage that carries no risk in a few lines."""
        first, *_ = findings = self._at[passage]
        quote = f'"{shortened(first.quote, OTHER_QUOTE_WORDS)}"'
        sheet.write(f"{self.everywhere(passage)}:", quote, indent=INDENT)
        sheet.write(note or self._read(findings), indent=INDENT + 2, style="dim")

    def _sure(self, passage: Passage) -> bool:
        return any(one.probability >= REVIEW_BELOW for one in self._at[passage])

    def _in_short(self, passage: Passage) -> str:
        return f'{self.where(passage)}, "{shortened(passage[2], UNSURE_QUOTE_WORDS)}"'

    def _quote_in_full(self, sheet: Sheet, passage: Passage) -> None:
        first, *_ = findings = self._at[passage]
        sheet.write(self.everywhere(passage), indent=INDENT)
        sheet.write(f'"{_led_in(first)}{shortened(first.quote)}"', indent=INDENT + 2)
        sheet.write(self._read(findings), indent=INDENT + 2, style="dim")

    def _read(self, findings: Sequence[Finding]) -> str:
        return f"Read as: {reading_in_short(findings, SHORT_ID)}"


def _write_list(sheet: Sheet, head: str, items: Sequence[str]) -> None:
    if items:
        more = f"; and {len(items) - MOST_NAMED} more" if len(items) > MOST_NAMED else ""
        sheet.write(f"{head} {'; '.join(items[:MOST_NAMED])}{more}", indent=INDENT)


def _passage(finding: Finding) -> Passage:
    return finding.document, finding.page, finding.quote


def _led_in(finding: Finding) -> str:
    """Return the words the quote continues, in brackets as not part of it, where it needs them."""
    lead_in = plain(finding.lead_in)
    if not lead_in or plain(finding.quote).startswith(lead_in):
        return ""
    return f"[{shortened(lead_in, LEAD_IN_WORDS)}] "
