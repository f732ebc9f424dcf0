"""Who a passage binds, as far as its own grammar shows: a duty of the customer binds no vendor."""

import re

from clauses.records import Finding

_CUSTOMERS = (
    r"customers?|licensees?|subscribers?|clients?|(?:authorized |end )?users?"
    r"|city|county|town|agency|district|department"
)
_BINDS = r"(?:shall|will|must)"
_CUSTOMER_FIRST = re.compile(
    rf"\W*(?:the )?(?:{_CUSTOMERS}) (?:{_BINDS}|may|agrees?|is|are|alone|covenants?)\b"
)
_BOUND = re.compile(rf"(\w+) (?:also |hereby )?{_BINDS}\b")
_SAME_SUBJECT = re.compile(rf"(?:{_CUSTOMERS}|users?|and|or|it|they|who|which|that|also)")
# "Data may not be used for ...": whoever uses it, if no one is named who must not.
_BAN_ON_ALL = re.compile(
    r"\b(?:data|records?|information|footage|images|recordings|reads|detections|systems?)\b"
    r"[^.;]{0,60}?\b(?:may|shall|must|will|can)\s+(?:not|never)\s+be\s+(?:\w+ly\s+)?"
    r"(?:used|shared|sold|disclosed|released|given|made|transferred|accessed|searched)\b"
    rf"(?![^.;]*\bby\s+(?:the\s+|any\s+)?(?:{_CUSTOMERS})\b)"
)


def actor(finding: Finding) -> str | None:
    """Return one of `ACTORS`, or None where the passage does not say.

    A sentence that begins with the customer and names nobody else who shall do something binds the
    customer alone, whatever the finding was given. A ban on what may be done with data, by whom it
    does not say, binds all.
    """
    text = f"{finding.lead_in} {finding.quote}"
    if binds_customer_alone(text):
        return "customer"
    told = finding.attributes.actor
    banned = told == "customer" and _BAN_ON_ALL.search(_plain(text))
    return None if banned else told


def binds_customer_alone(text: str) -> bool:
    """Return whether a sentence begins with the customer and names nobody else who shall act."""
    text = _plain(text)
    if not _CUSTOMER_FIRST.match(text):
        return False
    return all(_SAME_SUBJECT.fullmatch(word) for word in _BOUND.findall(text))


def _plain(text: str) -> str:
    return " ".join(text.lower().split())
