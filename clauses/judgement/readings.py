"""What the words of a passage show of recipients and triggers beside what the classifier told."""

import re

from clauses.judgement.actors import actor
from clauses.records import RECIPIENTS, REVIEW_BELOW, TRIGGERS, Family, Finding, Stance

_PUBLIC = re.compile(
    r"\b(?:general public|publicly (?:available|accessible|viewable)|(?:available|open) to the"
    r" public|members? of the public)\b",
    re.IGNORECASE,
)
_NOT_PUBLIC = re.compile(
    r"\b(?:already|generally|becomes?|is or becomes)\s+publicly\b", re.IGNORECASE
)
_GOVERNMENT = (
    r"(?:government(?:al)?|law[ -]enforcement|police|prosecutors?|public authorit(?:y|ies)"
    r"|(?:federal|state|public|investigative) agenc(?:y|ies))"
)
_WORDS = {
    "request": re.compile(
        rf"\b{_GOVERNMENT} (?:\w+ )?(?:requests?|inquir(?:y|ies))\b"
        rf"|\b(?:requests?|inquir(?:y|ies)) (?:of|from|by|made by) (?:\w+ ){{0,3}}?{_GOVERNMENT}\b",
        re.IGNORECASE,
    ),
    "notice": re.compile(
        r"(?<!without )(?<!no )\b(?:prior|advance|prompt|reasonable|timely)"
        r" (?:(?:prior|advance|written) )*notice\b",
        re.IGNORECASE,
    ),
    "opt_in": re.compile(r"\bopt(?:s|ed|ing)?[ -]in\b", re.IGNORECASE),
}


def recipients(finding: Finding) -> tuple[str, ...]:
    """Return the recipients of a finding; the public is one where its words say so plainly."""
    named = set(finding.attributes.recipients)
    if _PUBLIC.search(finding.quote) and not _NOT_PUBLIC.search(finding.quote):
        named.add("public")
    return tuple(one for one in RECIPIENTS if one in named)


def triggers(finding: Finding) -> tuple[str, ...]:
    """Return what lets a finding come about; a request, notice or opting in also by its words."""
    told = set(finding.attributes.trigger)
    told |= {name for name, words in _WORDS.items() if words.search(finding.quote)}
    return tuple(one for one in TRIGGERS if one in told)


def promises_notice_of_process(finding: Finding) -> bool:
    """Return whether a sure finding has the vendor tell of legal process before it answers."""
    return (
        finding.family is not Family.RETENTION
        and finding.stance is not Stance.PERMITS
        and finding.probability >= REVIEW_BELOW
        and {"legal_process", "notice"} <= set(triggers(finding))
        and actor(finding) != "customer"
    )
