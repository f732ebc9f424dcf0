"""Find what the papers declare of the vendor's other customers, and the policy that governs use."""

import re
from collections.abc import Iterator
from itertools import islice

from clauses.judgement.running_text import RunningText
from clauses.judgement.statements import Sign, compiled, fact, first_stated, sentences_with
from clauses.records import Fact

_DECLARED = Sign(
    "vendor_declaration",
    "true",
    re.compile(r"\b(?:certif|declar|represent|warrant|attest|affirm)\w*", re.IGNORECASE),
    compiled(
        r"\b(?:not|no|neither|never|nor|any|whether|each|all)\b",
        r"\b(?:immigration|customs\s+and\s+border|extreme\s+vetting|detention\s+(?:facilit|service|center)"
        r"|(?-i:ICE|CBP)\b)",
        r"\b(?:contracts?|agreements?|services?|provid\w+|sells?|customers?|broker\w*|clients?)\b",
    ),
    compiled(r"\b(?:warrants?)\s+(?:issued|signed|from|for\s+(?:arrest|removal))\b"),
)
_USE_POLICY = re.compile(
    r"(?P<name>(?:\b[A-Z][\w’'-]*\s+(?:(?:and|of|on|for|the)\s+){0,2}){0,6}"
    r"\b(?:Use|Usage|Privacy)\s+(?:and\s+(?:Privacy|Retention|Impact)\s+)?Policy\b)"
)
_OF_THE_VENDOR = re.compile(r"\b(?:Acceptable|Fair|Vendor|Provider)\b|\bPrivacy\s+Policy\b")
_OF_THE_USE = re.compile(
    r"\b(?:surveillance|plate|alpr|lpr|camera|drone|agency|city|county|council|department|adopted)\b",
    re.IGNORECASE,
)
# Words by which a policy shows that it rules what a body's own people do with a technology.
_TECHNOLOGY = re.compile(
    r"\b(?:surveillance|plate\s+(?:reader|recognition)s?|alpr|lpr|cameras?|drones?|unmanned"
    r"|body[- ]worn|facial\s+recognition)\b",
    re.IGNORECASE,
)
_OWN_PEOPLE = re.compile(
    r"\b(?:officers?|personnel|members?|employees?|staff|deput(?:y|ies)|department|sheriff|captain"
    r"|chief)\b",
    re.IGNORECASE,
)
_OFTEN = 3


def is_own_use_policy(text: RunningText) -> bool:
    """Return whether a policy rules what a body's own people do with a technology."""
    shown = (_TECHNOLOGY, _OWN_PEOPLE)
    return all(len(list(islice(one.finditer(text.text), _OFTEN))) == _OFTEN for one in shown)


def own_use_policy(text: RunningText) -> Iterator[Fact]:
    """Yield the fact `use_policy` where the document, a policy, rules how a technology is used."""
    first = _TECHNOLOGY.search(text.text)
    if first and is_own_use_policy(text):
        quote = text.quote(first.start() - 60, first.end() + 60, first.start())
        page = text.page(first.start())
        yield Fact("use_policy", "true", quote, page, text.document.path)


def declarations(text: RunningText) -> Iterator[Fact]:
    """Yield the facts `vendor_declaration`, "true", and `use_policy`, its name as printed.

    A vendor's own policy on acceptable use or privacy is none on the use of what is bought.
    """
    declared = first_stated(text, (_DECLARED,))
    if declared:
        yield declared
    for sentence in sentences_with(
        text, re.compile(r"\b(?:Use|Usage|Privacy)\s+(?:and\s+\w+\s+)?Policy\b")
    ):
        m = _USE_POLICY.search(sentence.text)
        if m and not _OF_THE_VENDOR.search(m["name"]) and _OF_THE_USE.search(sentence.text):
            yield fact(text, "use_policy", " ".join(m["name"].split()), sentence)
            return
