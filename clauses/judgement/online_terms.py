"""Find terms that bind the customer and stand on a web page, or change by being posted there."""

import re
from collections.abc import Iterator

from clauses.judgement.running_text import RunningText
from clauses.judgement.statements import Sign, compiled, first_stated
from clauses.records import Fact

_PLACE = (
    r"(?:https?://|\bwww\.|\b[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:com|org|net|io|us|gov|example|ai)\b"
    r"|\b(?:web\s?sites?|web\s?pages?|online|portal)\b)"
)
_TERMS = (
    r"\b(?:terms|conditions|polic(?:y|ies)|addend(?:um|a)|guidelines|rules|standards|schedules?"
    r"|statement|documentation|eula|notice)\b"
)
_BINDS = (
    r"\b(?:incorporat\w*|part\s+of|subject\s+to|govern\w*|appl(?:y|ies)|bound|binds?|compl(?:y|ies"
    r"|iance)|accordance|accepts?|agrees?|supplements?|found\s+at|as\s+(?:set\s+(?:forth|out)|described|posted|published)"
    r"|prevails?|controls?|use\s+of\s+the\s+\w+\s+is)\b"
)
_NOT_BOUND = compiled(
    r"\b(?:not|no|nor|none)\b[^;]{0,80}?\b(?:incorporat\w*|part\s+of|bind\w*|bound|appl(?:y|ies)"
    r"|effect|force|amend|change|modify)\b",
    r"\b(?:void|disregarded|of\s+no\s+(?:force|effect))\b",
)
_CHANGES = (
    r"\b(?:modif(?:y|ies|ied)|amend(?:s|ed)?|chang(?:e|es|ed)|updat(?:e|es|ed)|revis(?:e|es|ed)"
    r"|alter(?:s|ed)?)\b"
)
_SIGNS_URL = (
    Sign(
        "incorporates_url_terms",
        "true",
        re.compile(_PLACE, re.IGNORECASE),
        compiled(_TERMS, _BINDS),
        (*_NOT_BOUND, *compiled(r"\bpublic\s+records\b|\bpost\s+(?:its|the)\b")),
        in_parts=True,
    ),
)
_SIGNS_POSTING = (
    Sign(
        "amend_by_posting",
        "true",
        re.compile(
            r"\b(?:re-?)?(?:post|publish|display)\w*|\bfrom\s+time\s+to\s+time|\bthen[\s-]current|\bas\s+(?:then\s+)?(?:in\s+effect|amended|updated|revised)",
            re.I,
        ),
        compiled(
            rf"(?:{_CHANGES}[^.;]{{0,160}}?\b(?:re-?)?(?:post|publish|display)\w*"
            rf"|\b(?:re-?)?(?:post|publish|display)\w*\b[^.;]{{0,160}}?{_CHANGES}"
            rf"|(?:\bthen[\s-]current\b|\bfrom\s+time\s+to\s+time\b|\bas\s+(?:then\s+)?(?:amended|updated|revised)\b)[^;]{{0,160}}?{_PLACE}"
            rf"|{_PLACE}[^;]{{0,160}}?(?:\bthen[\s-]current\b|\bfrom\s+time\s+to\s+time\b|\bas\s+(?:then\s+)?(?:amended|updated|revised)\b))",
            rf"{_TERMS}|\bagreement\b|\bsections?\b|\barticles?\b|\b(?:it|them)\b",
        ),
        (
            *_NOT_BOUND,
            *compiled(
                r"\b(?:shall|will|may|must)\s+not\b",
                r"\bonly\s+(?:by|in)\s+(?:a\s+)?(?:signed|written|writing)",
            ),
        ),
        in_parts=True,
    ),
)


def online_terms(text: RunningText) -> Iterator[Fact]:
    """Yield the facts `incorporates_url_terms` and `amend_by_posting`, "true" where they are so."""
    for signs in (_SIGNS_URL, _SIGNS_POSTING):
        found = first_stated(text, signs)
        if found:
            yield found
