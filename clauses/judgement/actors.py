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


def actor(finding: Finding) -> str | None:
    """Return one of `ACTORS`, or None where the passage does not say.

    A sentence that begins with the customer and names nobody else who shall do something binds the
    customer alone, whatever the finding was given.
    """
    text = " ".join(f"{finding.lead_in} {finding.quote}".lower().split())
    if not _CUSTOMER_FIRST.match(text):
        return finding.attributes.actor
    others = [word for word in _BOUND.findall(text) if not _SAME_SUBJECT.fullmatch(word)]
    return finding.attributes.actor if others else "customer"
