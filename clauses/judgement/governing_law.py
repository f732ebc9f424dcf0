"""Find whose law governs a deal."""

import itertools
import re

from clauses.judgement.running_text import RunningText
from clauses.records import Fact

STATES = (
    "Alabama", "Alaska", "Arizona", "Arkansas", "California", "Colorado", "Connecticut",
    "Delaware", "District of Columbia", "Florida", "Georgia", "Hawaii", "Idaho", "Illinois",
    "Indiana", "Iowa", "Kansas", "Kentucky", "Louisiana", "Maine", "Maryland", "Massachusetts",
    "Michigan", "Minnesota", "Mississippi", "Missouri", "Montana", "Nebraska", "Nevada",
    "New Hampshire", "New Jersey", "New Mexico", "New York", "North Carolina", "North Dakota",
    "Ohio", "Oklahoma", "Oregon", "Pennsylvania", "Puerto Rico", "Rhode Island", "South Carolina",
    "South Dakota", "Tennessee", "Texas", "Utah", "Vermont", "Virginia", "Washington",
    "West Virginia", "Wisconsin", "Wyoming",
)  # fmt: skip
_STATE = rf"(?P<state>{'|'.join(sorted(STATES, key=len, reverse=True))})\b"
_OF_STATE = rf"(?:the\s+)?(?:(?:State|Commonwealth)\s+of\s+)?{_STATE}"
_LAW = re.compile(r"\blaws?\b", re.IGNORECASE)
# "The laws of Ohio" and "Ohio law", with what may stand between them and their verb.
_LAWS_OF = rf"\blaws?\b[^.;\n]{{0,60}}?\s(?:of|in)\s+{_OF_STATE}"
_STATE_LAW = rf"\b{_STATE}(?:[’']s)?(?:\s+state)?\s+laws?\b"
_SAVE = (
    r"(?:\s+and\s+(?:of\s+)?(?:the\s+)?(?:applicable\s+)?(?:federal\s+laws?|United\s+States)"
    r"(?:\s+of\s+America)?)?"
    r"(?:[\s,(]+(?:without|excluding|exclusive|except|as|regardless|irrespective|notwithstanding"
    r"|other\s+than|including)\b[^.;\n]{0,140}?)?[\s,)]+"
)
_APPLIES = (
    r"(?:(?:shall|will|must|exclusively|solely|alone|in\s+all\s+respects)[\s,]+){0,4}"
    r"(?:governs?|controls?|appl(?:y|ies)|be\s+(?:applied|applicable|controlling))\b"
)
# What is governed: the deal, what is disputed in it, or, where the sentence ends, everything.
_DEAL = (
    r"(?=\s*(?:[.,;:)\n]|\Z)|[^.;\n]{0,60}?\b(?:th(?:is|ese)\b"
    r"|(?:agreement|contract|memorandum|mou|amendment|addendum|disputes?|controvers(?:y|ies)|rights"
    r"|interpretation|construction|validity|hereof|hereto|hereunder)\b))"
)
_BY = (
    r"\b(?:governed|construed|construction\s+and|interpret(?:ed|ation)|enforce(?:d|able)"
    r"|controlled)\b[^.;]{0,80}?\b(?:by|under|with|to)\b[^.;]{0,40}?"
)
_CALLED = (
    r"\b(?:governing|controlling|applicable|choice\s+of)\s+laws?\b"
    r"(?:\s+(?:of|for)\s+th(?:is|e)\s+\w+)?(?:\s*[.:\n–—-]\s*|\s+(?:is|(?:shall|will)\s+be)\s+)"
    r"(?:(?:the|that|those)\s+)?(?:laws?\s+)?(?:of\s+)?"
)
_GOVERNS = tuple(
    re.compile(words, re.IGNORECASE)
    for words in (
        _BY + _LAWS_OF,
        rf"\b(?:governed|construed|interpreted)\b[^.;]{{0,60}}?\s{_STATE_LAW}",
        _LAWS_OF + _SAVE + _APPLIES + _DEAL,
        _STATE_LAW + _SAVE + _APPLIES + _DEAL,
        rf"{_CALLED}{_OF_STATE}(?:\s+law)?(?=\s*(?:[.,;(\n]|\Z))",
    )
)
_IF = re.compile(
    r"\b(?:if|where|when(?:ever)?|extent|unless|as|than|until)\s+(?:that\s+)?(?:the\s+)?\Z",
    re.IGNORECASE,
)
_MOST = 400  # of them, so that a hostile text costs little
_REACH = 260  # characters around the word "law"


def governing_law(text: RunningText) -> tuple[Fact, ...]:
    """Return the fact `governing_law`, the name of a U.S. state, where the text states it."""
    for law in itertools.islice(_LAW.finditer(text.text), _MOST):
        m = _stated(text.text, law)
        if m:
            state = next(s for s in STATES if s.casefold() == m["state"].casefold())
            quote = text.quote(m.start(), m.end(), m.start("state"))
            page = text.page(m.start("state"))
            return (Fact("governing_law", state, quote, page, text.document.path),)
    return ()


_VENUE = re.compile(
    r"\b(?i:venue|jurisdiction|courts?|brought|bring|filed|arbitrat\w+|mediat\w+)\b"
    r"(?:(?!\.\s+[A-Z])[^;\n]){0,120}?\b(?P<place>(?i:(?:the\s+)?(?:state|federal|superior|district"
    r"|circuit|county)\s+(?:(?:and|or|and/or)\s+)?)*(?i:courts?\s+)?(?:located\s+|sitting\s+)?"
    r"(?:in|of|for|within)\s+(?:and\s+for\s+)?(?:the\s+)?"
    r"(?:(?:County|City|State|Commonwealth|District)\s+of\s+)?"
    # A place has a name: "the courts of the State in which Customer is located" have none.
    r"(?!(?:State|County|City|District|Commonwealth|Customer|Agency|Recipient|Vendor|Contractor"
    r"|Provider|Company|Party|Parties|Licensee|Owner|Agreement|Contract)\b(?!\s+[A-Z]))"
    r"[A-Z][a-z]+(?:\s+[A-Z][a-z]+)*(?:\s+(?:County|Parish))?"
    r"(?:\s+of\s+(?:the\s+)?(?:(?:County|City|State|Commonwealth|District)\s+of\s+)?"
    r"[A-Z][a-z]+(?:\s+[A-Z][a-z]+)*)?"
    r"(?:\s+(?:for|in)\s+[A-Z][a-z]+(?:\s+[A-Z][a-z]+)?\s+(?:County|Parish))?"
    r"(?:,\s+[A-Z][a-z]+(?:\s+[A-Z][a-z]+)?)?)"
)
_PREPOSITION = re.compile(r"^(?:in|of|for|within)\s+(?:and\s+for\s+)?(?:the\s+)?")
_STATUTE = re.compile(r"\b(?:Procedure|Code|Act|Rules?|Title|Section)\b")
_FORUM = re.compile(
    r"\b(?:exclusive|exclusively\s+(?:in|within|before)|venue|consents?|brought|bring|filed|submit|arbitrat\w+)\b",
    re.I,
)


def venue(text: RunningText) -> tuple[Fact, ...]:
    """Return the fact `venue`: the court or place where disputes are to be brought, as printed."""
    for m in itertools.islice(_VENUE.finditer(text.text), _MOST):
        line = text.quote(m.start() - 160, m.end() + 60, m.start())
        if _FORUM.search(line) and not _STATUTE.search(m["place"]):
            place = _PREPOSITION.sub("", " ".join(m["place"].split()))
            return (Fact("venue", place, line, text.page(m.start()), text.document.path),)
    return ()


def _stated(text: str, law: re.Match[str]) -> re.Match[str] | None:
    """Return where the words around `law` say whose law governs, and not just if it does."""
    low, high = max(0, law.start() - _REACH), law.end() + _REACH
    for pattern in _GOVERNS:
        m = pattern.search(text, low, high)
        if m and not _IF.search(text, max(low, m.start() - 30), m.start()):
            return m
    return None
