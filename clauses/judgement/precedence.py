"""Find which document or exhibit goes first where the papers of a deal contradict each other."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from clauses.judgement.running_text import RunningText
from clauses.judgement.statements import Sentence, compiled, fact, sentences_with
from clauses.records import Fact

_GATE = re.compile(r"\b(?:prevail|preced|govern|control|supersed|conflict)\w*", re.IGNORECASE)
_SAYS = compiled(
    r"\b(?:conflicts?|inconsisten\w+|discrepanc\w+|ambiguit\w+|contradict\w*|differ(?:s|ences?)?)\b"
    r"|\border\s+of\s+(?:precedence|priority)\b|\btakes?\s+precedence\b|\bnotwithstanding\b",
    r"\b(?:prevails?|controls?|governs?|precedence|supersedes?|priority)\b",
)
_LAWS = compiled(r"\bconflicts?\s+of\s+laws?\b|\bchoice\s+of\s+law")
_NAME = (
    r"(?:(?P<this>\b[Tt]his\s+(?:[A-Z][\w-]*\s+){0,3}?(?:Agreement|Contract|Amendment|Addendum|Exhibit"
    r"|Schedule|MOU|Order\s+Form|Policy|Memorandum))"
    r"|\b(?P<part>(?:Exhibit|Schedule|Attachment|Appendix|Annex)s?\b(?:\s+[A-Z0-9]{1,3}(?:-\d)?\b)?)"
    r"|\b(?P<kind>Amendment|Addendum|Order\s+Form|Purchase\s+Order|Statement\s+of\s+Work|Quote|Policy"
    r"|Agreement|Contract|Terms|Memorandum|MOU)s?\b)"
)
_NAMES = re.compile(_NAME)
_WINNER = re.compile(
    rf"{_NAME}[^.;,]{{0,60}}?\b(?:(?:shall|will)\s+)?(?:prevails?|controls?|governs?|supersedes?"
    r"|takes?\s+(?:precedence|priority)|has\s+precedence)\b"
)
_OVER = re.compile(
    r"\b(?:prevails?|controls?|governs?|supersedes?|precedence|priority)\s+(?:over\s+)?(?P<loser>.*)",
    re.DOTALL,
)
_LIST = re.compile(r"\border\b", re.IGNORECASE)
_KINDS = {
    "amendment": "amendment", "addendum": "amendment", "order form": "order_form",
    "purchase order": "order_form", "statement of work": "order_form", "quote": "order_form",
    "policy": "policy", "agreement": "agreement", "contract": "agreement", "terms": "agreement",
    "memorandum": "mou", "mou": "mou",
}  # fmt: skip
_AFTER_COLON = 900  # characters in which a list that a sentence opens is looked for


@dataclass(frozen=True, slots=True)
class Part:
    """The body of a document, or one of its exhibits; `rank` is its place in the user's order."""

    document: str
    kind: str
    exhibit: str | None = None
    rank: int | None = None


@dataclass(frozen=True, slots=True)
class _Named:
    """What a clause on precedence names: a document itself, a kind of document, or exhibits."""

    document: str | None = None
    kind: str | None = None
    exhibit: str | None = None

    def fits(self, part: Part) -> bool:
        if self.exhibit is not None:
            return part.exhibit is not None and part.exhibit.casefold().startswith(self.exhibit)
        if part.exhibit is not None:
            return False
        return part.document == self.document if self.document else part.kind == self.kind


@dataclass(frozen=True, slots=True)
class Order:
    """An order of precedence, first what goes first; `open_ended` where it goes before all else."""

    fact: Fact
    names: tuple[_Named, ...]
    open_ended: bool

    def rank(self, part: Part) -> int | None:
        """Return the place of the first name that fits, from 0; None where none does."""
        return next((n for n, name in enumerate(self.names) if name.fits(part)), None)


def orders(texts: Sequence[RunningText]) -> tuple[Order, ...]:
    """Return the orders of precedence that the documents state, in their order."""
    return tuple(order for text in texts for order in _orders(text))


def _orders(text: RunningText) -> list[Order]:
    found: list[Order] = []
    for sentence in sentences_with(text, _GATE):
        said = all(one.search(sentence.text) for one in _SAYS)
        if not said or _LAWS[0].search(sentence.text):
            continue
        stated = fact(text, "order_of_precedence", sentence.text, sentence)
        order = _listed(text, sentence, stated) or _winner(sentence, stated)
        if order:
            found.append(order)
    return found


def _listed(text: RunningText, sentence: Sentence, stated: Fact) -> Order | None:
    """An order given as a list: "in this order: (1) the Addendum, (2) Exhibit A, (3) ..."."""
    said = _LIST.search(sentence.text)
    if said is None:
        return None
    end = sentence.start + len(sentence.text)
    words = sentence.text[said.start() :]
    if words.rstrip().endswith(":"):
        words += text.text[end : end + _AFTER_COLON]
    names = tuple(dict.fromkeys(_named(m, stated.document) for m in _NAMES.finditer(words)))
    return Order(stated, names, open_ended=False) if len(names) > 1 else None


def _winner(sentence: Sentence, stated: Fact) -> Order | None:
    m = None
    for found in _WINNER.finditer(sentence.text):
        m = found
    if m is None:
        return None
    over = _OVER.search(sentence.text, m.start())
    losers = _NAMES.finditer(over["loser"]) if over and " over " in over[0] else ()
    first = _named(m, stated.document)
    others = tuple(one for loser in losers if (one := _named(loser, stated.document)) != first)
    return Order(stated, (first, *others), open_ended=not others)


def _named(m: re.Match[str], document: str) -> _Named:
    if m["this"]:
        return _Named(document=document)
    if m["part"]:
        words = " ".join(m["part"].split()).casefold()
        return _Named(exhibit=words if " " in words else words.removesuffix("s"))
    return _Named(kind=_KINDS[" ".join(m["kind"].split()).casefold()])


def first_of(one: Part, other: Part, stated: Sequence[Order]) -> Part | None:
    """Return which of two parts of a deal takes precedence, or None where nothing says so.

    The order the user gives goes before what the documents say.
    """
    if one.rank is not None and other.rank is not None and one.rank != other.rank:
        return one if one.rank < other.rank else other
    for order in stated:
        ranks = order.rank(one), order.rank(other)
        if ranks[0] == ranks[1]:
            continue
        if None not in ranks or order.open_ended:
            far = len(order.names)
            left, right = (far if rank is None else rank for rank in ranks)
            return one if left < right else other
    return None
