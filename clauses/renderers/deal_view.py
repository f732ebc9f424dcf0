"""What a page shows of a deal: its findings and risks numbered and pointing at each other."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from clauses.records import (
    Deal,
    Fact,
    Family,
    Finding,
    Level,
    Outcome,
    PagePicture,
    RetentionLimit,
    Risk,
    Severity,
)
from clauses.renderers.crops import Crop, crops
from clauses.renderers.recipients import Recipient, is_asked, recipients
from clauses.renderers.retention_line import RetentionLine, retention_line
from clauses.renderers.scenes import Scene, recipients_scene, retention_scene
from clauses.renderers.wording import also_words, page_words

# These stand in the head of the page already, or say nothing that the page does not.
HEAD_FACTS = frozenset({"vendor", "customer", "event", "title", "parties", "kind"})
MOST_TOP_RISKS = 5
_COUNTED = (Outcome.RISK, Outcome.REVIEW)


@dataclass(frozen=True, slots=True)
class FindingView:
    """A finding with its number, its place in words, its crops, and the risks that rest on it."""

    anchor: str
    finding: Finding
    place: str
    crops: tuple[Crop, ...]
    risks: tuple["RiskView", ...]
    severity: Severity | None

    @property
    def name(self) -> str:
        """The short name of its document."""
        return PurePath(self.finding.document).name

    @property
    def also(self) -> str:
        """Where else its document says the same words: "also on pages 4, 9"."""
        return also_words(self.finding)

    @property
    def short(self) -> str:
        """Its place with the number of its clause: "p. 2, 2.6"."""
        return _with_number(self.place, self.finding)


@dataclass(frozen=True, slots=True)
class RiskView:
    """A risk with its number, and where it rests: links to findings, and facts with places."""

    anchor: str
    risk: Risk
    evidence: tuple[tuple[str, str], ...]
    facts: tuple[tuple[str, Fact], ...]


@dataclass(frozen=True, slots=True)
class DealView:
    """A deal as a page shows it."""

    anchor: str
    deal: Deal
    findings: tuple[FindingView, ...]
    risks: dict[Outcome, tuple[RiskView, ...]]
    accepted: tuple[RiskView, ...]
    top: tuple[RiskView, ...]
    facts: tuple[tuple[str, Fact], ...]
    recipients: tuple[Recipient, ...]
    line: RetentionLine | None
    pictures: tuple[PagePicture, ...]
    pages: int
    read: int

    @property
    def diagram(self) -> Scene:
        """The picture of who may receive the data."""
        return recipients_scene(self.recipients)

    @property
    def time_line(self) -> Scene | None:
        """The picture of how long data is kept, where the documents say so."""
        if self.line is None:
            return None
        places = [self.findings[one.finding].place for one in self.line.kept]
        return retention_scene(self.line, places)

    def places(self, findings: Sequence[int]) -> tuple[tuple[str, str], ...]:
        """Return anchor and place of these findings, each passage once, no two named alike."""
        chosen = (self.findings[index] for index in findings)
        return _told_apart((one.anchor, one.finding, one.place) for one in chosen)

    @property
    def severities(self) -> tuple[Severity, ...]:
        """The severities that occur among the findings, gravest first."""
        return tuple(one for one in Severity if any(f.severity is one for f in self.findings))

    @property
    def levels(self) -> dict[Family, Level]:
        """The level of each family that has a verdict."""
        return {verdict.family: verdict.level for verdict in self.deal.verdicts}

    def document_number(self, document: str) -> int:
        """Return which of the deal's documents has this path, from 1; 0 where none has."""
        paths = [one.path for one in self.deal.documents]
        return paths.index(document) + 1 if document in paths else 0

    def picture_anchor(self, document: str, page: int) -> str:
        """Return the id of the picture of a page."""
        return f"{self.anchor}-d{self.document_number(document)}p{page}"


def deal_view(
    number: int,
    deal: Deal,
    pictures: Sequence[PagePicture],
    limits: tuple[RetentionLimit, ...],
) -> DealView:
    """Return what the page of the deal with this number in the report shows."""
    anchor = f"d{number}"
    own = {document.path for document in deal.documents}
    pictures = tuple(one for one in pictures if one.document in own)
    places = _Places(deal)
    risks = tuple(
        RiskView(
            f"{anchor}-r{index + 1}",
            risk,
            _told_apart(
                (f"{anchor}-f{at + 1}", one, places.of(one.document, one.page))
                for identity in risk.findings
                for at, one in enumerate(deal.findings)
                if one.id == identity
            ),
            tuple((places.of(fact.document, fact.page), fact) for fact in risk.facts),
        )
        for index, risk in enumerate(sorted(deal.risks, key=lambda risk: risk.severity.rank))
    )
    pages = sum(document.pages for document in deal.documents)
    open_risks = [one for one in risks if one.risk.outcome in (Outcome.RISK, Outcome.MISSING)]
    return DealView(
        anchor=anchor,
        deal=deal,
        findings=tuple(
            _finding(f"{anchor}-f{index + 1}", finding, places, risks, pictures)
            for index, finding in enumerate(deal.findings)
        ),
        risks={
            outcome: tuple(one for one in risks if one.risk.outcome is outcome)
            for outcome in Outcome
        },
        accepted=tuple(one for one in risks if one.risk.accepted is not None),
        top=tuple(open_risks[:MOST_TOP_RISKS]),
        facts=tuple(
            (places.of(fact.document, fact.page), fact)
            for fact in deal.facts
            if fact.name not in HEAD_FACTS
        ),
        recipients=recipients(deal) if is_asked(deal) else (),
        line=retention_line(deal, limits),
        pictures=pictures,
        pages=pages,
        read=pages - sum(document.pages_unreadable for document in deal.documents),
    )


def level_counts(deals: Sequence[Deal]) -> dict[str, tuple[tuple[Level, int], ...]]:
    """Return for each family how many deals came to each level, gravest first, none left out."""
    found: dict[str, Counter[Level]] = {}
    for deal in deals:
        for verdict in deal.verdicts:
            found.setdefault(verdict.family, Counter())[verdict.level] += 1
    return {
        family: tuple((level, counts[level]) for level in Level if counts[level])
        for family, counts in found.items()
    }


def _with_number(place: str, finding: Finding) -> str:
    return f"{place}, {finding.clause_number}" if finding.clause_number else place


def _told_apart(found: Iterable[tuple[str, Finding, str]]) -> tuple[tuple[str, str], ...]:
    """Anchor and place of each passage; a second one at the same place bears its number."""
    seen: set[tuple[str, int, str]] = set()
    met: Counter[str] = Counter()
    places = []
    for anchor, one, place in found:
        passage = (one.document, one.page, one.quote)
        if passage in seen:
            continue
        seen.add(passage)
        short = _with_number(place, one)
        met[short] += 1
        places.append((anchor, f"{short} ({met[short]})" if met[short] > 1 else short))
    return tuple(places)


class _Places:
    """Names where something stands, with the document where the deal has several."""

    def __init__(self, deal: Deal) -> None:
        self._numbers = {
            (document.path, one.page): (one.printed, one.packet)
            for document in deal.documents
            for one in document.page_numbers
        }
        self._several = len(deal.documents) > 1

    def of(self, document: str, page: int) -> str:
        on = page_words(page, *self._numbers.get((document, page), (None, None)))
        return f"{PurePath(document).name} {on}" if self._several else on


def _finding(
    anchor: str,
    finding: Finding,
    places: _Places,
    risks: Sequence[RiskView],
    pictures: Sequence[PagePicture],
) -> FindingView:
    resting = tuple(
        one
        for one in risks
        if finding.id in one.risk.findings and one.risk.outcome is not Outcome.NOT_APPLICABLE
    )
    grave = [one.risk.severity for one in resting if one.risk.outcome in _COUNTED]
    return FindingView(
        anchor=anchor,
        finding=finding,
        place=places.of(finding.document, finding.page),
        crops=crops(finding, pictures),
        risks=resting,
        severity=min(grave, key=lambda one: one.rank) if grave else None,
    )
