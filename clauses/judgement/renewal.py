"""Find whether a deal renews by itself, and how long before its end one must say no."""

import re
from collections.abc import Iterator

from clauses.judgement.dates import lengths
from clauses.judgement.running_text import RunningText
from clauses.judgement.statements import Sign, compiled, fact, first_stated, sentences_with
from clauses.records import Fact

_GATE = re.compile(r"\b(?:renew|evergreen|extend|continu)\w*", re.IGNORECASE)
_DENIED = compiled(
    r"\b(?:shall|will|does|do|is|may|must|can)\s*not\s+(?:be\s+)?(?:automatically\s+)?"
    r"(?:renew|extend)",
    r"\bno\s+(?:automatic\s+|tacit\s+|implied\s+)*(?:renewals?|extensions?)\b",
    r"\b(?:without|not)\s+(?:any\s+)?(?:automatic|tacit)",
    r"\bnot\s+automatic",
    r"\bonly\s+(?:by|if|on|upon)\b",
)
_DEAL = (
    r"(?:term|agreement|contract|subscription|mou|memorandum|order(?:\s+form)?|it|licen[cs]e|lease)"
)
_BY_ITSELF = (
    r"\bautomatic\w*\b[^.;]{0,80}?\b(?:renew|extend|continu)"
    r"|\b(?:renew|extend|continu)\w*\b[^.;]{0,60}?\bautomatic"
    r"|\b(?:renews|(?:shall|will)\s+(?:then\s+|thereafter\s+|each\s+\w+\s+)?(?:renew|be\s+renewed"
    r"|be\s+extended|extend|continue))\b[^.;]{0,140}?\b(?:successive|additional|further|unless"
    r"|year[\s-]to[\s-]year)\b"
    r"|\brenews\s+(?:for|from|each|every|year)\b|\bevergreen\b"
    # What goes on must be the deal itself, no breach, delay or event in it.
    rf"|\b{_DEAL}\s+(?:(?:shall|will|then|thereafter|also|itself)\s+)*continues?\s+"
    r"(?:for|from|each|every|year)\b"
)
_SIGNS = (
    Sign(
        "auto_renewal",
        "true",
        _GATE,
        compiled(
            _BY_ITSELF,
            rf"\b{_DEAL}\b",
        ),
        (*_DENIED, *compiled(r"\bobligations?\b|\bsurviv", r"\boption\s+to\s+renew\b")),
    ),
    Sign(
        "auto_renewal",
        "false",
        _GATE,
        (re.compile("|".join(one.pattern for one in _DENIED[:4]), re.IGNORECASE),),
    ),
)
_RENEWS = re.compile(
    r"\b(?:renews?|renewed|non-?renewal|(?:its|a|any|of|such|automatic)\s+renewal)\b(?!\s+term)",
    re.IGNORECASE,
)
_OF_INSURANCE = re.compile(r"\b(?:insur\w+|endorse\w+|policy|policies|coverage)\b", re.IGNORECASE)
_NOTICE = re.compile(r"\bnotice\b|\bnotif(?:y|ies)\b|\btells?\b", re.IGNORECASE)
_NOTICE_IS = re.compile(
    r"[’']?\s*(?:(?!before|prior)\w+\s+){0,3}?(?:notice|before|prior|ahead|in\s+advance|advance)\b",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r"\b(?:before|prior|ahead|in\s+advance|advance)\b"
    r"|(?:[’']|\b(?:days?|weeks?|months?))\s+(?:\w+\s+)?notice",
    re.IGNORECASE,
)


def renewal(text: RunningText) -> Iterator[Fact]:
    """Yield the facts `auto_renewal` ("true" or "false") and `renewal_notice` (a duration)."""
    renews = first_stated(text, _SIGNS)
    if renews:
        yield renews
    for sentence in sentences_with(text, _RENEWS):
        if not (_NOTICE.search(sentence.text) and _BEFORE.search(sentence.text)):
            continue
        if _OF_INSURANCE.search(sentence.text):
            continue
        given = _notice_length(sentence.text)
        if given:
            yield fact(text, "renewal_notice", given, sentence)
            return


def _notice_length(sentence: str) -> str | None:
    """Return the length next to "before" or "notice", not that of the renewal term."""
    for one in lengths(sentence):
        if _NOTICE_IS.match(sentence, one.end):
            return one.value
    return None
