"""`facts`: what the documents say about the deal itself: who, since when, how long, about what."""

from collections.abc import Iterable, Sequence

from clauses.judgement.data_class import data_class, data_classes
from clauses.judgement.document_kind import KINDS, document_kind, event
from clauses.judgement.governing_law import governing_law
from clauses.judgement.parties import parties
from clauses.judgement.running_text import RunningText, running_text
from clauses.judgement.terms import terms
from clauses.records import Event, Fact, Reviewed

NAMES = (
    "kind",
    "event",
    "vendor",
    "customer",
    "effective",
    "expires",
    "term",
    "governing_law",
    "data_class",
)
# Which step says what the whole deal is: with its amendments in hand, a contract is an amended one.
_EVENTS = (Event.RENEWAL, Event.EXTENSION, Event.AMENDMENT, Event.NEW)


def facts(reviewed: Sequence[Reviewed]) -> tuple[Fact, ...]:
    """Return what the documents of one deal say about it, at most one fact of each name.

    The names are `kind` (agreement, mou, order_form, amendment, policy, staff_report, email),
    `event`, `vendor`, `customer`, `effective` and `expires` (ISO dates), `term` (an ISO 8601
    duration), `governing_law` (a U.S. state) and `data_class` (plates, video, audio, biometric,
    records, benefits, health, students, mobility, utility, none). What is not said is not there.
    Where documents differ, the agreement goes before its order form, that before an amendment.
    """
    texts = [running_text(one) for one in reviewed]
    return facts_from(texts, data_classes(reviewed, texts))


def facts_from(texts: Sequence[RunningText], classes: Sequence[str]) -> tuple[Fact, ...]:
    """Return the same as `facts`, given running texts and the classes of data they handle."""
    kinds = [document_kind(text) for text in texts]
    found: dict[str, Fact] = {}
    for kind, text in sorted(zip(kinds, texts, strict=True), key=lambda pair: _rank(pair[0])):
        for fact in _of_document(kind, text):
            found.setdefault(fact.name, fact)
    steps = [step for kind, text in zip(kinds, texts, strict=True) if (step := event(text, kind))]
    if steps:
        found["event"] = min(steps, key=lambda step: _EVENTS.index(Event(step.value)))
    handled = data_class(classes, texts)
    if handled:
        found["data_class"] = handled
    return tuple(found[name] for name in NAMES if name in found)


def _rank(kind: Fact | None) -> int:
    return KINDS.index(kind.value) if kind else len(KINDS)


def _of_document(kind: Fact | None, text: RunningText) -> Iterable[Fact]:
    if kind:
        yield kind
    yield from parties(text)
    yield from terms(text)
    yield from governing_law(text)
