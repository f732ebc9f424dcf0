"""Find what the papers declare of the vendor's other customers, and the policy that governs use."""

import re
from collections.abc import Iterator

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
