"""Tell what kind of paper a document is, its title, and its place in a contract's life."""

import itertools
import re

from clauses.judgement.running_text import RunningText
from clauses.records import Event, Fact

UNKNOWN = "unknown"
_SOLICITATION = "solicitation"
KINDS = (
    "agreement", "mou", "order_form", "amendment", "policy", "staff_report", "solicitation",
    "email",
)  # fmt: skip
_TITLE_REACH = 12  # headings and short lines from the top among which the title is looked for
_LONGEST_TITLE = 16  # words
_OPENING = 2_500  # characters that show what kind of paper it is, where no title does
_TITLES = (
    ("agreement", r"\bdata\s+(?:processing|privacy|protection|sharing)\s+(?:addendum|agreement)\b"),
    (
        "amendment",
        r"\b(?:amendment|addendum|modification|change\s+order)\b|^rider\b"
        r"|\b(?:renewal|extension)\s+(?:agreement|letter|no\b)",
    ),
    (
        "mou",
        r"\bmemorand(?:um|a)\s+of\s+(?:understanding|agreement)\b|\bM\.?O\.?[UA]\.?\b"
        r"|\binter-?(?:agency|governmental|local)\b.*\bagreement\b",
    ),
    (
        "order_form",
        r"\border\s+form\b|\bpurchase\s+order\b|\bquot(?:e|ation)\b"
        r"|\bstatement\s+of\s+work\b|\bprice\s+proposal\b",
    ),
    (
        "staff_report",
        r"\bstaff\s+report\b|\bagenda\s+(?:item|report)\b|\bsurveillance\s+impact\s+report\b"
        r"|\breport\s+to\s+(?:the\s+)?(?:city\s+)?council\b",
    ),
    ("policy", r"\b(?:policy|procedures?|general\s+order|guidelines|directive|manual)\b"),
    (
        "agreement",
        r"\b(?:agreement|contract|terms\s+(?:of|and)|licen[cs]e(?!\s+plate)|lease|subscription)\b",
    ),
    (
        _SOLICITATION,
        r"\brequests?\s+for\s+(?:proposals?|information|qualifications?|quot(?:es?|ations?)|bids)\b"
        r"|\binvitation\s+(?:to|for)\s+(?:bid|submit)|\bnotice\s+inviting\s+bids\b",
    ),
)
_TITLES_COMPILED = tuple((kind, re.compile(words, re.IGNORECASE)) for kind, words in _TITLES)
_EMAIL = re.compile(
    r"\A\s*(?:(?:RE|FW|FWD)\s*:\s*){2}"
    r"|\A(?!.{0,200}\bmemorandum\b)(?:[^\n]*\n){0,3}\s*From:[^\n]{0,200}[\n/. ]"
    r"\s*(?:To|Sent|Date|Cc|Subject):",
    re.IGNORECASE,
)
_REPORT_HEADING = r"\b(?:RECOMMENDATION|FISCAL IMPACT|BACKGROUND)\b"
_REPORT = re.compile(rf"{_REPORT_HEADING}.*{_REPORT_HEADING}", re.DOTALL)
_THIS = re.compile(
    r"\bth(?:is|e\s+present)\s+(?:[\w’'(),-]+\s+){0,10}?"
    r"(amendment|addendum|memorandum\s+of\s+(?:understanding|agreement)|MOU|order\s+form|policy"
    r"|agreement|contract|lease|licen[cs]e)\b",
    re.IGNORECASE,
)
# A field of a form that names the kind of paper: "POLICY", with its number beside or below.
_LABEL_OF_POLICY = re.compile(
    r"(?:policy|procedure|general\s+order|directive)(?:\s+(?:no\.?\s*|#\s*)?[\d.-]+)?\W*",
    re.IGNORECASE,
)
_SELF_REFERENCES = (
    ("policy", re.compile(r"\bthis\s+(?:policy|procedure|manual)\b", re.IGNORECASE)),
    ("agreement", re.compile(r"\b[Tt]h(?:is|e)\s+(?:Agreement|Contract|AGREEMENT|CONTRACT)\b")),
)
_OFTEN = 3
_EVENTS = (
    (Event.RENEWAL, re.compile(r"\brenewal\b(?!\s+(?:term|option|period))", re.IGNORECASE)),
    (Event.EXTENSION, re.compile(r"\bextension\b|\bto\s+extend\b", re.IGNORECASE)),
    (Event.AMENDMENT, re.compile(r"\bamendment\b|\baddendum\b|\bmodification\b", re.IGNORECASE)),
)
# What an amendment does that changes nothing but how long the deal runs.
_LONGER = (
    (
        Event.RENEWAL,
        re.compile(r"\b(?:is|are|be|hereby|to)\s+(?:hereby\s+)?(?:renewed|renew)\b", re.IGNORECASE),
    ),
    (
        Event.EXTENSION,
        re.compile(
            r"\b(?:is|are|be|hereby|to)\s+(?:hereby\s+)?(?:extended?|lengthened?|prolonged)\b",
            re.IGNORECASE,
        ),
    ),
)
_SENTENCE_END = re.compile(r"(?<!Inc)(?<!Corp)(?<!Co)(?<!Ltd)[.;]\s*$", re.IGNORECASE)
_FURNITURE = re.compile(
    r"\bpage\s+\d|\bdocusign\b|\bexhibit\b|\battachment\b|\brev\.", re.IGNORECASE
)


def title(text: RunningText) -> tuple[str, int] | None:
    """Return the title near the top of a document and where it starts, or None without one."""
    found = [
        (line, stretch)
        for stretch, line in _top_lines(text)
        if " " in line and _kind_of_title(line) and not _FURNITURE.search(line)
    ]
    # A contract may name above its title the solicitation it came of.
    own = (one for one in found if _kind_of_title(one[0]) != _SOLICITATION)
    return next(own, found[0] if found else None)


def _top_lines(text: RunningText) -> list[tuple[int, str]]:
    lines = []
    for stretch in text.stretches[:_TITLE_REACH]:
        end = text.text.find("\n", stretch.start)
        line = text.text[stretch.start : end if end >= 0 else len(text.text)]
        if len(line.split()) <= _LONGEST_TITLE and not _SENTENCE_END.search(line):
            lines.append((stretch.start, line.strip()))
    return lines


def _kind_of_title(line: str) -> str | None:
    return next((kind for kind, words in _TITLES_COMPILED if words.search(line)), None)


def document_kind(text: RunningText) -> Fact | None:
    """Return the fact `kind` of one document, or None where nothing shows it."""
    opening = text.text[:_OPENING]
    mail = _EMAIL.search(opening)
    if mail:
        return _fact(text, "email", mail.start(), mail.end())
    found = title(text)
    kind = _kind_of_title(found[0]) if found else None
    if found and kind:
        return _fact(text, kind, found[1], found[1] + len(found[0]))
    for start, line in _top_lines(text):
        if _LABEL_OF_POLICY.fullmatch(line):
            return _fact(text, "policy", start, start + len(line))
    report = _REPORT.search(opening)
    if report:
        return _fact(text, "staff_report", report.start(), report.start() + 20)
    this = _THIS.search(opening)
    if this:
        named = _kind_of_title(this[1]) or "agreement"
        return _fact(text, named, this.start(), this.end())
    return _by_self_reference(text)


def _by_self_reference(text: RunningText) -> Fact | None:
    """Tell it by what the paper keeps calling itself: "the Agreement", "this policy"."""
    for kind, words in _SELF_REFERENCES:
        found = list(itertools.islice(words.finditer(text.text), _OFTEN))
        if len(found) == _OFTEN:
            return _fact(text, kind, found[0].start(), found[0].end())
    return None


def _fact(text: RunningText, kind: str, start: int, end: int) -> Fact:
    return Fact("kind", kind, text.quote(start, end, start), text.page(start), text.document.path)


def event(text: RunningText, kind: Fact | None, *, changes: bool = True) -> Fact | None:
    """Return the fact `event` of one document, or None where it is no step in a contract's life.

    An amendment that `changes` nothing but how long the deal runs is a renewal or an extension.
    """
    if kind is None or kind.value not in ("agreement", "mou", "order_form", "amendment"):
        return None
    if kind.value != "amendment":
        return _event(Event.NEW, kind)
    found = title(text)
    words = found[0] if found else kind.quote
    for name, pattern in _EVENTS[:-1]:
        if pattern.search(words):
            return _event(name, kind)
    for name, pattern in () if changes else _LONGER:
        m = pattern.search(text.text)
        if m:
            quote = text.quote(m.start() - 160, m.end() + 160, m.start())
            return Fact("event", str(name), quote, text.page(m.start()), text.document.path)
    return _event(Event.AMENDMENT, kind)


def _event(name: Event, kind: Fact) -> Fact:
    return Fact("event", str(name), kind.quote, kind.page, kind.document)
