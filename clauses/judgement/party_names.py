"""Read the name of one party, and the roles an agreement gives it, where they are introduced."""

import re
from dataclasses import dataclass

from clauses.judgement.party_words import LEGAL_FORM, is_company, is_party, vendor_leaning

ROLE = re.compile(
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
_SMALL_WORDS = frozenset((
    "of", "the", "and", "for", "de", "la", "del", "los", "las", "y", "on", "in",
    "at", "to", "d/b/a", "dba", "&", "von", "van", "du",
))  # fmt: skip
_PAPER = re.compile(
    r"\b(?:agreement|terms|contract|addendum|act|policy|memorandum|section|exhibit"
    r"|board\s+of\s+directors)\b",
    re.IGNORECASE,
)
_LONGEST_NAME = 14  # words


@dataclass(frozen=True, slots=True)
class Party:
    """A party named from `start` to `end` of a text, with the short names given to it."""

    name: str
    roles: tuple[str, ...]
    start: int
    end: int

    @property
    def leaning(self) -> int:
        """How much it looks like the vendor, below zero like the customer."""
        return vendor_leaning(self.name, self.roles)


def party_in(window: str, start: int, end: int) -> Party | None:
    """Return the party that a stretch of a text begins with, or None where it begins with none."""
    chunk = window[start:end]
    label = _LABEL.match(chunk)
    skipped = label.end() if label else 0
    rest = chunk[skipped:]
    stop = _NAME_END.search(rest)
    name = _to_legal_form((rest[: stop.start()] if stop else rest).strip(" ,:\n"))
    if not _is_name(name):
        return None
    role = ROLE.search(chunk, skipped + len(name))
    near = role is not None and role.start() - skipped - len(name) < 400
    roles = _roles(role) if role and near else ()
    stretch = role.end() if role and near else skipped + len(name)
    return Party(" ".join(name.split()), roles, start + skipped, start + stretch)


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
        and len(words) <= _LONGEST_NAME
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


def moved(party: Party, by: int) -> Party:
    """Return the party as it stands in a text that begins `by` characters earlier."""
    return Party(party.name, party.roles, party.start + by, party.end + by)
