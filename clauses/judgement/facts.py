"""`facts`: what the documents say about the deal itself: who, since when, how long, about what."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from clauses.judgement.amounts import amount
from clauses.judgement.data_class import data_class, data_classes
from clauses.judgement.declarations import declarations, own_use_policy
from clauses.judgement.document_kind import KINDS, UNKNOWN, document_kind, event
from clauses.judgement.governing_law import governing_law, venue
from clauses.judgement.online_terms import online_terms
from clauses.judgement.parties import named_parties
from clauses.judgement.readings import promises_notice_of_process
from clauses.judgement.renewal import renewal
from clauses.judgement.rights import rights
from clauses.judgement.running_text import RunningText, running_text
from clauses.judgement.terms import terms
from clauses.judgement.vocabulary import STATED_FACTS
from clauses.records import Event, Fact, Finding, Reviewed

# Facts of which a later amendment has the last word, where it states them.
_AMENDED = frozenset(STATED_FACTS[STATED_FACTS.index("expires") :]) - {
    "value",
    "order_of_precedence",
    "data_class",
}
_NO_PRICE = ("policy", "solicitation")
# Which step says what the whole deal is: with its amendments in hand, a contract is an amended one.
_EVENTS = (Event.RENEWAL, Event.EXTENSION, Event.AMENDMENT, Event.NEW)


@dataclass(frozen=True, slots=True)
class Paper:
    """A document of a deal as facts are read from it: the wording that counts, and its kind.

    `changes` is whether it changes more of another document than how long it runs; `rank` is its
    place in the order the user gives.
    """

    text: RunningText
    kind: Fact | None
    changes: bool = False
    rank: int | None = None

    @property
    def kind_name(self) -> str:
        """The kind, or "unknown"."""
        return self.kind.value if self.kind else UNKNOWN


def facts(reviewed: Sequence[Reviewed]) -> tuple[Fact, ...]:
    """Return what the documents of one deal say about it, at most one fact of each name.

    The names are those of `STATED_FACTS`; docs/policies.md has their values. What is not said is
    not there. Where documents differ, the agreement goes before its order form, that before an
    amendment; but what an amendment may change, the last one that states it decides.
    """
    papers = [Paper(text, document_kind(text)) for text in map(running_text, reviewed)]
    findings = [finding for one in reviewed for finding in one.findings]
    return facts_from(papers, data_classes(reviewed, [paper.text for paper in papers]), findings)


def facts_from(
    papers: Sequence[Paper], classes: Sequence[str], findings: Iterable[Finding] = ()
) -> tuple[Fact, ...]:
    """Return the same as `facts`, given the papers, the classes of data and what counts in them."""
    own = [(paper, of_paper(paper)) for paper in papers]
    found: dict[str, Fact] = {}
    for paper, stated in reversed(own):
        if paper.kind_name == "amendment":
            for fact in stated:
                if fact.name in _AMENDED:
                    found.setdefault(fact.name, fact)
    for _, stated in sorted(own, key=lambda pair: _rank(pair[0])):
        for fact in stated:
            found.setdefault(fact.name, fact)
    steps = [step for one in papers if (step := event(one.text, one.kind, changes=one.changes))]
    if steps:
        found["event"] = min(steps, key=lambda step: _EVENTS.index(Event(step.value)))
    _name_both(found)
    for one in filter(promises_notice_of_process, findings):
        told = Fact("notice_of_legal_process", "true", one.quote, one.page, one.document)
        found.setdefault(told.name, told)
    handled = data_class(classes, [paper.text for paper in papers])
    if handled:
        found["data_class"] = handled
    return tuple(found[name] for name in STATED_FACTS if name in found)


def _name_both(found: dict[str, Fact]) -> None:
    """Add to `parties` the vendor or customer that another document names."""
    parties = found.get("parties")
    for name in ("vendor", "customer"):
        if parties and name in found and found[name].value not in parties.value:
            parties = replace(parties, value=f"{parties.value}; {found[name].value}")
            found["parties"] = parties


def _rank(paper: Paper) -> tuple[int, int]:
    place = KINDS.index(paper.kind_name) if paper.kind else len(KINDS)
    return (paper.rank or len(KINDS) * 100), place


def of_paper(paper: Paper) -> tuple[Fact, ...]:
    """Return what one document says of the deal, by itself."""
    return tuple(_of_document(paper.kind, paper.text))


def _of_document(kind: Fact | None, text: RunningText) -> Iterable[Fact]:
    if kind:
        yield kind
    parties = named_parties(text)
    yield from _together(parties.named)
    yield from parties.facts
    yield from terms(text)
    yield from renewal(text)
    # The sums in rules and calls for offers are thresholds and guarantees, not a price.
    worth = amount(text) if kind is None or kind.value not in _NO_PRICE else None
    if worth:
        yield worth
    yield from governing_law(text)
    yield from venue(text)
    yield from online_terms(text)
    yield from rights(text, parties)
    yield from declarations(text)
    if kind and kind.value == "policy":
        yield from own_use_policy(text)


def _together(parties: Sequence[Fact]) -> Iterable[Fact]:
    """The fact `parties`: the legal names, parted by a semicolon."""
    if parties:
        first = parties[0]
        names = "; ".join(fact.value for fact in parties)
        yield Fact("parties", names, first.quote, first.page, first.document)
