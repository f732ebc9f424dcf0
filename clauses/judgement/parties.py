"""Find who the vendor and who the customer is, from the words that open an agreement."""

import itertools
import re
from dataclasses import dataclass

from clauses.judgement.party_names import ROLE, Party, moved, party_in
from clauses.judgement.party_words import (
    has_customer_role,
    is_company,
    is_party,
    is_public,
)
from clauses.judgement.running_text import RunningText
from clauses.records import Fact

OPENING = 30_000  # characters: parties are named at the start, or behind a cover and contents
_MOST_ANCHORS = 60  # so that a hostile text costs little
_REACH = 1_200  # characters from "between" to the end of the second party, descriptions included
_ANCHOR = re.compile(
    r"\b(?:between|amongst|among)\b(?:\s+and\s+(?:between|among)\b)?[\s:,]*"
    r"|\b(?:made|entered)\b[^.;\n]{0,60}?\bby\b(?!\s+and\s+(?:between|among))[\s:,]*"
    r"|\bWHEREAS,?\s+(?=(?:the\s+)?[A-Z])",
    re.IGNORECASE,
)
_AND = re.compile(r"[\s,;]\s*\band\b[\s:,]*", re.IGNORECASE)
_ENDINGS = re.compile(
    r"\bWHEREAS\b|\bRECITALS?\b|\bWITNESSETH\b|\bcollectively\b|\bFOR\s+(?:CONTRACT|THE)\b|\.\s+[A-Z“]",
)
_WHOEVER_SIGNS = re.compile(
    r"\band\s+(?:the|each|any)\s+(?:entity|party|person|organi[sz]ation|customer|client|agency"
    r"|subscriber|licensee|purchaser|undersigned)\b(?=[^.;\n]{0,80}?\b(?:identified|named|listed"
    r"|set\s+forth|shown|sign(?:s|ed|ing|ature)|execut\w+|accept\w+|below)\b"
    r"|(?<=undersigned))",
    re.IGNORECASE,
)
_LABELLED = re.compile(
    r"(?:^|\n)(Customer|Client|Agency|Subscriber|Bill\s+To|Sold\s+To|Prepared\s+For|Vendor"
    r"|Contractor|Provider|Service\s+Provider|Supplier|Seller|Consultant|Licensor)"
    r"(?:\s+(?:Legal\s+)?Name|\s+Legal\s+Entity)?\s*[:\n]\s*([A-Z][^\n:]{2,90})"
)
_VENDOR_LABELS = re.compile(r"vendor|contractor|provider|supplier|seller|consultant|licensor", re.I)
_ROLES_GIVEN = 6_000  # characters: those who are given a role further on are no parties
_GIVEN = 2  # how far a party must lean for its role alone to tell it
_SENTENCE = re.compile(r"(?<=[a-z\d”)]{2})(?<!Inc)(?<!Corp)(?<!Ltd)\.\s+(?=[A-Z“])|[;\n]")
_CAPITAL = re.compile(r"(?<![\w.’'-])[A-Z0-9][\w.&’'-]*")


@dataclass(frozen=True, slots=True)
class Parties:
    """The vendor and the customer of a document, and the short names it gives each.

    `named` are the parties the document names, those it does not tell apart included.
    """

    facts: tuple[Fact, ...] = ()
    vendor_names: tuple[str, ...] = ()
    customer_names: tuple[str, ...] = ()
    named: tuple[Fact, ...] = ()


def parties(text: RunningText) -> tuple[Fact, ...]:
    """Return the facts `vendor` and `customer`, each only where the text tells them apart."""
    return named_parties(text).facts


def named_parties(text: RunningText) -> Parties:
    """Return the same as `parties`, with the short names the text gives each of the two."""
    opening = text.text[:OPENING]
    vendor, customer = _both(opening)
    told = (("vendor", vendor), ("customer", customer))
    facts = tuple(_fact(text, name, party) for name, party in told if party)
    known = {fact.value for fact in facts}
    pair = () if len(facts) == len(told) else _of_one_kind(opening)
    others = tuple(_fact(text, "party", one) for one in pair if one.name not in known)
    return Parties(
        facts,
        vendor.roles if vendor else (),
        customer.roles if customer else (),
        (*facts, *others) if not known or known & {one.name for one in pair} else facts,
    )


def _of_one_kind(opening: str) -> tuple[Party, ...]:
    """Return the first two parties that are both given a role, as where two public bodies agree."""
    for anchor in itertools.islice(_ANCHOR.finditer(opening), _MOST_ANCHORS):
        pair = _pair(opening, anchor.end())
        if pair and all(one.roles and is_party(one.name) for one in pair):
            return pair
    return ()


def _both(opening: str) -> tuple[Party | None, Party | None]:
    vendor, customer = _best_told_apart(opening)
    for find in (_by_role, _labelled, _with_whoever_signs):
        if vendor is None or customer is None:
            found = find(opening)
            vendor, customer = vendor or found.get("vendor"), customer or found.get("customer")
    return vendor, customer


def _best_told_apart(opening: str) -> tuple[Party | None, Party | None]:
    """Return the first pair told apart whose roles are both given, or else the first of all."""
    best: tuple[Party | None, Party | None] = (None, None)
    most = -1
    for anchor in itertools.islice(_ANCHOR.finditer(opening), _MOST_ANCHORS):
        pair = _pair(opening, anchor.end())
        found = _told_apart(pair) if pair else (None, None)
        known = sum(2 + bool(party.roles) for party in found if party)
        if known > most:
            best, most = found, known
        if known == 6:
            break
    return best


def _fact(text: RunningText, name: str, party: Party) -> Fact:
    quote = text.quote(party.start, party.end, party.start)
    return Fact(name, party.name, quote, text.page(party.start), text.document.path)


def _pair(text: str, start: int) -> tuple[Party, Party] | None:
    """Return the two parties named from `start` on, parted at the likeliest "and"."""
    window = text[start : start + _REACH]
    ending = _ENDINGS.search(window)
    parted = [m for m in _AND.finditer(window) if not ending or m.start() < ending.start() + 400]
    best: tuple[int, Party, Party] | None = None
    for cut in parted[:8]:
        first = party_in(window, 0, cut.start())
        second = party_in(window, cut.end(), _party_end(window, cut.end()))
        if first is None or second is None:
            continue
        score = _parting(window, first, second, cut.start())
        if best is None or score > best[0]:
            best = (score, first, second)
    if best is None or best[0] < 4:
        return None
    return moved(best[1], start), moved(best[2], start)


def _parting(window: str, first: Party, second: Party, cut: int) -> int:
    """How well an "and" parts two parties: each a party by name or role, the first complete."""
    score = 0
    for party in (first, second):
        score += 2 * is_party(party.name) + bool(party.roles)
    if window[:cut].rstrip(" ,;\n").endswith(")"):
        score += 2
    return score - 2 * (first.end < cut - 250)


def _party_end(window: str, start: int) -> int:
    """Where the second party ends: at its role, at an end of sentence, or at the next party."""
    role = ROLE.search(window, start)
    ending = _ENDINGS.search(window, start)
    ends = [m.end() if m is role else m.start() for m in (role, ending) if m]
    return min(ends, default=len(window))


def _told_apart(pair: tuple[Party, Party]) -> tuple[Party | None, Party | None]:
    """Vendor and customer, or neither where nothing tells the one from the other.

    Whoever deals with a public body is its vendor, unless it is one itself or looks like a
    customer too.
    """
    first, second = pair
    vendor, customer = (first, second) if first.leaning > second.leaning else (second, first)
    if vendor.leaning == customer.leaning or vendor.leaning < 0:
        return None, None
    vendor_known = vendor.leaning > 0 or (
        is_public(customer.name) and (is_party(vendor.name) or bool(vendor.roles))
    )
    return (vendor if vendor_known else None), (customer if customer.leaning < 0 else None)


def _by_role(opening: str) -> dict[str, Party]:
    """Parties that are given their role one by one: "Oak Systems, Inc. ("Provider") agrees ..."."""
    found: dict[str, Party] = {}
    likely: Party | None = None
    last = 0
    for role in ROLE.finditer(opening[:_ROLES_GIVEN]):
        party = _before_role(opening, last, role)
        last = role.end()
        if party is None:
            continue
        if party.leaning >= _GIVEN:
            found.setdefault("vendor", party)
        elif party.leaning <= -_GIVEN and is_public(party.name) and has_customer_role(party.roles):
            found.setdefault("customer", party)
        elif party.leaning > 0 and any(role in party.name for role in party.roles):
            likely = likely or party  # a company under its short name: whose customer comes next
    if likely and "customer" in found:
        found.setdefault("vendor", likely)
    return found


def _before_role(text: str, start: int, role: re.Match[str]) -> Party | None:
    """Return the party named in the sentence before its role."""
    start = max(start, role.start() - 300)
    breaks = [m.end() for m in _SENTENCE.finditer(text, start, role.start())]
    for word in _CAPITAL.finditer(text, breaks[-1] if breaks else start, role.start()):
        party = party_in(text, word.start(), role.end())
        if party and party.roles and is_party(party.name):
            return party
    return None


def _with_whoever_signs(opening: str) -> dict[str, Party]:
    """The vendor of a form that any customer may sign: "between Oak, Inc. and the undersigned"."""
    for anchor in itertools.islice(_ANCHOR.finditer(opening), _MOST_ANCHORS):
        window = opening[anchor.end() : anchor.end() + _REACH]
        signs = _WHOEVER_SIGNS.search(window)
        party = party_in(window, 0, signs.start()) if signs else None
        if party and is_company(party.name):
            return {"vendor": moved(party, anchor.end())}
    return {}


def _labelled(text: str) -> dict[str, Party]:
    """Parties of an order form: "Customer: City of ..."."""
    found: dict[str, Party] = {}
    for m in _LABELLED.finditer(text):
        party = party_in(text, m.start(2), m.end(2))
        if party is None:
            continue
        vendor = _VENDOR_LABELS.search(m[1]) is not None
        if is_company(party.name) if vendor else is_public(party.name):
            found.setdefault("vendor" if vendor else "customer", party)
    return found
