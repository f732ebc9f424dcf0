"""Find who the vendor and who the customer is, from the words that open an agreement."""

import itertools
import re
from dataclasses import dataclass

from clauses.judgement.party_words import (
    LEGAL_FORM,
    has_customer_role,
    is_company,
    is_party,
    is_public,
    vendor_leaning,
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
_ROLE = re.compile(
    r"\(\s*(?:[^()“”\"]{0,80}?[“\"'‘])?\s*(?:the\s+|each\s+an?\s+)?([A-Z][^()]{1,70}?)[”\"'’.,]*\s*\)?\)"
    r"|\b(?:hereinafter|hereafter|herein)\b,?\s*(?:referred\s+to\s+|called\s+|known\s+)?"
    r"(?:as\s+)?(?:the\s+)?[“\"'‘]?((?:the\s+)?[A-Z][\w /&-]{1,40})[”\"'’]?"
)
_SHORT_FORMS = re.compile(r"[“”\"‘’']")
_NAME_END = re.compile(
    r"\s*\(|,?\s+(?:hereinafter|hereafter|herein)\b"
    r"|,?\s+(?:acting|whose|having|located|organized|incorporated|duly|doing\s+business|d/b/a"
    r"|on\s+behalf|by\s+and\s+through|through\s+its|with\s+(?:its|an?|the|offices?|principal|headquarters|registered)|for\s+(?:its|the|itself)"
    r"|existing|which|who|is\b|are\b|shall\b|agree\b|have\b|entered\b|dated\b|effective\b|regarding\b)"
    r"|,\s+(?:an?|the|each|its|as|in|at|of)\s|,\s+\d|\s+[–—-]\s|;|\n|[“”\"]"
    r"|(?<=[a-z]{3})(?<!\bInc)(?<!\bCorp)(?<!\bLtd)\.(?=\s|$)",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"^(?:[\s:,.“\"]|\(?[a-z0-9]\)|(?:the|an?)\s|both\s|either\s|whereas\b)+", re.IGNORECASE
)
_BARE_ROLES = re.compile(
    r"(?:the\s+)?(?:part(?:y|ies)|vendor|provider|contractor|consultant|company|city|county|town"
    r"|agency|customer|client|district|authority|department|state|owner|licens(?:or|ee)|supplier"
    r"|user|subscriber|government|village|university|sheriff|members?|agencies|cities)"
    r"(?:[/ ](?:contractor|consultant|provider|vendor|company|agency|city))*",
    re.IGNORECASE,
)
_ENDINGS = re.compile(
    r"\bWHEREAS\b|\bRECITALS?\b|\bWITNESSETH\b|\bcollectively\b|\bFOR\s+(?:CONTRACT|THE)\b|\.\s+[A-Z“]",
)
_LABELLED = re.compile(
    r"(?:^|\n)(Customer|Client|Agency|Subscriber|Bill\s+To|Sold\s+To|Prepared\s+For|Vendor"
    r"|Contractor|Provider|Service\s+Provider|Supplier|Seller|Consultant|Licensor)"
    r"(?:\s+(?:Legal\s+)?Name|\s+Legal\s+Entity)?\s*[:\n]\s*([A-Z][^\n:]{2,90})"
)
_VENDOR_LABELS = re.compile(r"vendor|contractor|provider|supplier|seller|consultant|licensor", re.I)
_SMALL_WORDS = frozenset((
    "of", "the", "and", "for", "de", "la", "del", "los", "las", "y", "on", "in",
    "at", "to", "d/b/a", "dba", "&", "von", "van", "du",
))  # fmt: skip
_PAPER = re.compile(
    r"\b(?:agreement|terms|contract|addendum|act|policy|memorandum|section|exhibit"
    r"|board\s+of\s+directors)\b",
    re.IGNORECASE,
)
_ROLES_GIVEN = 6_000  # characters: those who are given a role further on are no parties
_GIVEN = 2  # how far a party must lean for its role alone to tell it
_SENTENCE = re.compile(r"(?<=[a-z\d”)]{2})(?<!Inc)(?<!Corp)(?<!Ltd)\.\s+(?=[A-Z“])|[;\n]")
_CAPITAL = re.compile(r"(?<![\w.’'-])[A-Z0-9][\w.&’'-]*")
LONGEST_NAME = 14  # words


@dataclass(frozen=True, slots=True)
class _Party:
    name: str
    roles: tuple[str, ...]
    start: int
    end: int

    @property
    def leaning(self) -> int:
        return vendor_leaning(self.name, self.roles)


@dataclass(frozen=True, slots=True)
class Parties:
    """The vendor and the customer of a document, and the short names it gives each."""

    facts: tuple[Fact, ...] = ()
    vendor_names: tuple[str, ...] = ()
    customer_names: tuple[str, ...] = ()


def parties(text: RunningText) -> tuple[Fact, ...]:
    """Return the facts `vendor` and `customer`, each only where the text tells them apart."""
    return named_parties(text).facts


def named_parties(text: RunningText) -> Parties:
    """Return the same as `parties`, with the short names the text gives each of the two."""
    vendor, customer = _both(text.text[:OPENING])
    named = (("vendor", vendor), ("customer", customer))
    return Parties(
        tuple(_fact(text, name, party) for name, party in named if party),
        vendor.roles if vendor else (),
        customer.roles if customer else (),
    )


def _both(opening: str) -> tuple[_Party | None, _Party | None]:
    vendor, customer = _best_told_apart(opening)
    for find in (_by_role, _labelled):
        if vendor is None or customer is None:
            found = find(opening)
            vendor, customer = vendor or found.get("vendor"), customer or found.get("customer")
    return vendor, customer


def _best_told_apart(opening: str) -> tuple[_Party | None, _Party | None]:
    """Return the first pair told apart whose roles are both given, or else the first of all."""
    best: tuple[_Party | None, _Party | None] = (None, None)
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


def _fact(text: RunningText, name: str, party: _Party) -> Fact:
    quote = text.quote(party.start, party.end, party.start)
    return Fact(name, party.name, quote, text.page(party.start), text.document.path)


def _pair(text: str, start: int) -> tuple[_Party, _Party] | None:
    """Return the two parties named from `start` on, parted at the likeliest "and"."""
    window = text[start : start + _REACH]
    ending = _ENDINGS.search(window)
    parted = [m for m in _AND.finditer(window) if not ending or m.start() < ending.start() + 400]
    best: tuple[int, _Party, _Party] | None = None
    for cut in parted[:8]:
        first = _party(window, 0, cut.start())
        second = _party(window, cut.end(), _party_end(window, cut.end()))
        if first is None or second is None:
            continue
        score = _parting(window, first, second, cut.start())
        if best is None or score > best[0]:
            best = (score, first, second)
    if best is None or best[0] < 4:
        return None
    return _moved(best[1], start), _moved(best[2], start)


def _parting(window: str, first: _Party, second: _Party, cut: int) -> int:
    """How well an "and" parts two parties: each a party by name or role, the first complete."""
    score = 0
    for party in (first, second):
        score += 2 * is_party(party.name) + bool(party.roles)
    if window[:cut].rstrip(" ,;\n").endswith(")"):
        score += 2
    return score - 2 * (first.end < cut - 250)


def _party_end(window: str, start: int) -> int:
    """Where the second party ends: at its role, at an end of sentence, or at the next party."""
    role = _ROLE.search(window, start)
    ending = _ENDINGS.search(window, start)
    ends = [m.end() if m is role else m.start() for m in (role, ending) if m]
    return min(ends, default=len(window))


def _party(window: str, start: int, end: int) -> _Party | None:
    chunk = window[start:end]
    label = _LABEL.match(chunk)
    skipped = label.end() if label else 0
    rest = chunk[skipped:]
    stop = _NAME_END.search(rest)
    name = _to_legal_form((rest[: stop.start()] if stop else rest).strip(" ,:\n"))
    if not _is_name(name):
        return None
    role = _ROLE.search(chunk, skipped + len(name))
    near = role is not None and role.start() - skipped - len(name) < 400
    roles = _roles(role) if role and near else ()
    stretch = role.end() if role and near else skipped + len(name)
    return _Party(" ".join(name.split()), roles, start + skipped, start + stretch)


def _to_legal_form(name: str) -> str:
    """Cut a name after "Inc.", "LLC" and the like, which end it; an address may follow unparted."""
    form = LEGAL_FORM.search(name)
    return name[: form.end()] if form else name.rstrip(".")


def _roles(role: re.Match[str]) -> tuple[str, ...]:
    words = _SHORT_FORMS.sub(" ", role[1] or role[2] or "")
    return tuple(part.strip() for part in re.split(r"\bor\b|/|,|\band\b", words) if part.strip())


def _is_name(name: str) -> bool:
    words = name.split()
    return (
        bool(words)
        and (name[0].isupper() or name[0].isdigit())
        and any(letter.isalpha() for letter in words[0])
        and words[0].lower() not in _SMALL_WORDS
        and len(words) <= LONGEST_NAME
        and all(not word[0].islower() or word in _SMALL_WORDS for word in words)
        and not _is_two_parties(name)
        and _PAPER.search(name) is None
        and _BARE_ROLES.fullmatch(name) is None
    )


def _is_two_parties(name: str) -> bool:
    """Tell "City of Elm and Oak, Inc." from "Department of Parks and Recreation"."""
    for cut in re.finditer(r"\s+and\s+(the\s+|(?:City|County|Town|State)\s+of\s+)?", name, re.I):
        left, right = name[: cut.start()], name[cut.end() :]
        told = is_party(left) and is_party(right) and (is_company(left) or is_company(right))
        if " " in left and (cut[1] or told):
            return True
    return False


def _moved(party: _Party, by: int) -> _Party:
    return _Party(party.name, party.roles, party.start + by, party.end + by)


def _told_apart(pair: tuple[_Party, _Party]) -> tuple[_Party | None, _Party | None]:
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


def _by_role(opening: str) -> dict[str, _Party]:
    """Parties that are given their role one by one: "Oak Systems, Inc. ("Provider") agrees ..."."""
    found: dict[str, _Party] = {}
    likely: _Party | None = None
    last = 0
    for role in _ROLE.finditer(opening[:_ROLES_GIVEN]):
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


def _before_role(text: str, start: int, role: re.Match[str]) -> _Party | None:
    """Return the party named in the sentence before its role."""
    start = max(start, role.start() - 300)
    breaks = [m.end() for m in _SENTENCE.finditer(text, start, role.start())]
    for word in _CAPITAL.finditer(text, breaks[-1] if breaks else start, role.start()):
        party = _party(text, word.start(), role.end())
        if party and party.roles and is_party(party.name):
            return party
    return None


def _labelled(text: str) -> dict[str, _Party]:
    """Parties of an order form: "Customer: City of ..."."""
    found: dict[str, _Party] = {}
    for m in _LABELLED.finditer(text):
        party = _party(text, m.start(2), m.end(2))
        if party is None:
            continue
        vendor = _VENDOR_LABELS.search(m[1]) is not None
        if is_company(party.name) if vendor else is_public(party.name):
            found.setdefault("vendor" if vendor else "customer", party)
    return found
