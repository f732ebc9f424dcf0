"""Find when a deal takes effect and ends, how long it runs, and whose law governs it."""

import itertools
import re
from collections.abc import Sequence

from clauses.judgement.dates import Stated, dates, last_day, length_between, lengths
from clauses.judgement.durations import days
from clauses.judgement.running_text import RunningText
from clauses.records import Fact

Pattern = re.Pattern[str]
_BEFORE = 420  # characters looked at before a date or length
_AFTER = 45  # and after it
_DEAL = r"(?:agreement|contract|memorandum|mou|amendment|addendum|order|lease|license|policy)"
_BEGINS = (
    r"(?:takes?\s+effect|(?:is\s+|be(?:come)?s?\s+)?effective|commenc(?:es?|ing)"
    r"|begins?(?:ning)?|starts?)"
)
_ON = r"(?:\s*[,:]?\s*(?:as\s+of|on|from|upon|this|the))*[\s,:“\"]*"
_THE = r"(?:\s+(?:at|on|as\s+of|of|midnight|the|last\s+day\s+of|\d\S*\s+[ap]\.?m\.?))*[\s,:“\"]+"


def _patterns(*pairs: tuple[str, str]) -> tuple[tuple[Pattern, Pattern], ...]:
    """Pairs of what must stand right before a date and right after it, best first."""
    ignoring = re.IGNORECASE | re.DOTALL
    return tuple(
        (re.compile(rf"(?:{before})\Z", ignoring), re.compile(after, ignoring))
        for before, after in pairs
    )


_EFFECTIVE = _patterns(
    (
        r"",
        r"\W{0,6}(?:hereinafter\W+)?(?:referred\s+to\s+as\s+)?(?:the|its)?\W{0,4}"
        r"effective\s+date(?:\W{0,3}\))?",
    ),
    (r"\beffective\s+date\b(?:(?!expir|\bend)[^.;\n]){0,40}?[\s:”\")]+", r""),
    (rf"\bthis\b[^;]{{0,400}}?\b{_BEGINS}{_ON}", r""),
    (r"\bthis\b[^;]{0,200}?\b(?:made|entered|dated|executed|signed|concluded)\b[^;]{0,60}?\s", r""),
    (rf"\bterm\b[^.;]{{0,60}}?\b{_BEGINS}{_ON}", r""),
    (rf"\b(?:wish|desire|agree)\w*\b[^.;]{{0,80}}?\beffective{_ON}", r""),
    (rf"\b(?:effective|takes?\s+effect|(?:dated|entered\s+into)\s+as\s+of){_ON}", r""),
)
_ON_SIGNATURE = re.compile(
    r"\b(?:effective|takes?\s+effect)\b[^.;\n]{0,80}?\b(?:(?:last|latest|later|final)\b[^.;\n]{0,40}?"
    r"\b(?:signatures?|signed|signing|execution|executed|signs)"
    r"|mutual(?:ly)?\s+execut\w+|(?:signed|executed)\s+by\s+(?:both|all))\b",
    re.IGNORECASE,
)
_SIGNED = re.compile(
    r"^(?:Date(?:d|\s+signed)?\s*:?\s*)?([^\n]{6,20})$", re.IGNORECASE | re.MULTILINE
)
_OPENING = 5_000  # characters: further on, a date that is only "effective" is of something else
_EXPIRES = _patterns(
    (rf"\b(?:term|{_DEAL})\b[^.;]{{0,200}}?\b(?:expires?|terminates?|ends?|ending)\b{_THE}", r""),
    (rf"\b(?:expiration|end)\s+date\b{_THE}(?:is\s+|shall\s+be\s+)?", r""),
    (
        rf"\b(?:term|{_DEAL}|effect|continu\w+)\b[^.;]{{0,120}}?"
        r"\b(?:through|until|to)\s+(?:and\s+including\s+)?",
        r"",
    ),
)
# The date of another paper: "amends the Agreement dated ...", "that certain Lease dated ...".
_REFERS_BACK = re.compile(
    r"\b(?:to|of|under|amend\w*|supplement\w*)\s+(?:the|that|an?)\s[^.;]{0,150}"
    r"\b(?:dated|effective)\b"
    r"|\b(?:the|that|said)\s[^.;]{0,80}\b(?:agreement|contract|lease|licen[cs]e|order|mou)\W+dated\b"
    r"|\bcertain\b|supersed|previous|declaration|[a-z]{5}\.\s+(?:[A-Z]|\d+\.)",
    re.IGNORECASE,
)
_RUNS = (
    r"(?:runs?|continues?|remains?(?:\s+in\s+(?:full\s+force\s+and\s+)?effect)?"
    r"|lasts?|extends?)"
)
_TERM = _patterns(
    (
        r"\b(?:initial|base|primary|subscription|original|contract|service)\s+term\b[^.;]{0,120}?",
        r"",
    ),
    (r"", r"\s+(?:initial\s+|base\s+|fixed\s+|subscription\s+)?term\b"),
    (r"(?<!-)\bterm\b(?!s?\s+(?:or|and)\s+condition)[^.;]{0,140}?", r""),
    (rf"\b{_DEAL}\b[^.;]{{0,120}}?\b{_RUNS}\b[^.;]{{0,40}}?\bfor\b[^.;]{{0,40}}?", r""),
)
_COMPLETION = _patterns(
    (
        r"\b(?:work|project|improvements|construction)\b[^.;]{0,60}?"
        r"\bcomplet(?:e|ed|ion)\b[^.;]{0,60}?\bwithin\s+",
        r"",
    )
)
_OTHER_TERM = re.compile(
    r"renew|extension|extended|(?:may|to)\s+extend|\band\s+for\b|\bterm\s+and\b|additional|successive|option|notice|surviv|prior|pay|invoice|cure|warrant"
    r"|terminat|confiden|maintain|\bkept\b|\bkeep|retain|\bstor|\bheld\b|thereafter|less\s+than|more\s+than|at\s+least|minimum|every|each\s|within",
    re.IGNORECASE,
)
_AFTER_OTHER = re.compile(
    r"[’']?\s*(?:(?:advance|prior|written|before|after|from\s+receipt|following|of\s+receipt)\b"
    r"|notice|renewal|extension)",
    re.IGNORECASE,
)
_TERM_HEADING = re.compile(r"\b(?:term|duration|period\s+of\s+performance)\b", re.IGNORECASE)
# A term that runs from an event whose day the papers do not know ends on no day they know.
_BEGINS_WITH_USE = re.compile(
    r"\bterm\b[^.;\n]{0,140}?\b(?:commences?|commencing|begins?|beginning|starts?|starting)\b"
    r"[^.;\n]{0,60}?\b(?:install\w*|validat\w+|activat\w+|go-?\s?live|acceptance|deploy\w*"
    r"|operational|delivery|commission(?:ed|ing)|first\s+use)\b",
    re.IGNORECASE,
)
_MOST = 1_000  # dates and lengths looked at, so that a hostile text costs little
SHORTEST_TERM = 28  # days: shorter lengths near the word "term" are of something else


def terms(text: RunningText) -> tuple[Fact, ...]:
    """Return the facts `effective`, `expires` and `term` the text states.

    Dates are ISO 8601. A term not stated as a length is worked out where the text states both
    days and they lie whole months apart; an end not stated, where it states the first day and a
    term of whole months.
    """
    stated = dates(text.text)[:_MOST]
    effective = _first(text, "effective", _EFFECTIVE, stated) or _when_signed(text)
    expires = _first(text, "expires", _EXPIRES, stated) or _last_under_term(text, stated)
    term = _term(text) or _between(effective, expires)
    if not expires and not _BEGINS_WITH_USE.search(text.text):
        expires = _at_end(effective, term)
    return tuple(fact for fact in (effective, expires, term) if fact)


def _first(
    text: RunningText,
    name: str,
    patterns: Sequence[tuple[Pattern, Pattern]],
    stated: Sequence[Stated],
) -> Fact | None:
    """Return the first date that stands in the best of the `patterns`."""
    for pattern in patterns:
        weak = pattern is _EFFECTIVE[-1]
        for one in stated:
            if weak and one.start > _OPENING:
                break
            around = _around(text.text, one, pattern)
            if around:
                return _fact(text, name, one, around)
    return None


def _around(text: str, one: Stated, pattern: tuple[Pattern, Pattern]) -> tuple[int, int] | None:
    """Where the words around a date or length begin and end, or None where they do not fit."""
    low = max(0, one.start - _BEFORE)
    before = pattern[0].search(text[low : one.start])
    if before and _REFERS_BACK.search(before[0]):
        return None
    after = pattern[1].match(text, one.end, one.end + _AFTER) if before else None
    return (low + before.start(), after.end()) if before and after else None


def _fact(text: RunningText, name: str, one: Stated, around: tuple[int, int]) -> Fact:
    quote = text.quote(*around, one.start)
    return Fact(name, one.value, quote, text.page(one.start), text.document.path)


def _when_signed(text: RunningText) -> Fact | None:
    """Return the last day of signature, where the deal takes effect when all have signed."""
    rule = _ON_SIGNATURE.search(text.text)
    if rule is None:
        return None
    signed = [
        (one.value, m)
        for m in itertools.islice(_SIGNED.finditer(text.text, rule.end()), _MOST)
        for one in dates(m[1])
    ]
    if not signed:
        return None
    value, m = max(signed, key=lambda pair: pair[0])
    quote = text.quote(m.start(1), m.end(1), m.start(1))
    return Fact("effective", value, quote, text.page(m.start(1)), text.document.path)


def _last_under_term(text: RunningText, stated: Sequence[Stated]) -> Fact | None:
    """Return the last of several dates under "Term", as where an amendment moves the end."""
    under = [one for one in stated if _TERM_HEADING.search(text.heading_above(one.start))]
    together = [one for one in under if "\n" not in text.text[under[0].start : one.start]]
    if len(together) < 2:
        return None
    return _fact(text, "expires", together[-1], (together[0].start, together[-1].end))


def _term(text: RunningText) -> Fact | None:
    """Return the length best said to be that of the deal, not of a renewal or a notice."""
    best: tuple[int, Stated, tuple[int, int]] | None = None
    for one in lengths(text.text)[:_MOST]:
        if (days(one.value) or 0) < SHORTEST_TERM:
            continue
        for score, around in _standings(text, one):
            if score > 0 and (best is None or score > best[0]):
                best = (score, one, around)
    return _fact(text, "term", best[1], best[2]) if best else None


def _standings(text: RunningText, one: Stated) -> list[tuple[int, tuple[int, int]]]:
    """How well each pattern says that a length is the term, above zero for well enough."""
    found = []
    if _AFTER_OTHER.match(text.text, one.end) is None:
        headed = _TERM_HEADING.search(text.heading_above(one.start)) is not None
        for rank, pattern in enumerate(_TERM):
            around = _around(text.text, one, pattern)
            if around:
                line = text.text.rfind("\n", 0, one.start) + 1
                other = _OTHER_TERM.search(text.text, max(line, around[0] - 15), one.start)
                found.append((0 if other else 8 - rank + 3 * headed, around))
    around = _around(text.text, one, _COMPLETION[0])
    return [*found, (1, around)] if around else found


def _between(effective: Fact | None, expires: Fact | None) -> Fact | None:
    if effective is None or expires is None:
        return None
    value = length_between(effective.value, expires.value)
    return Fact("term", value, expires.quote, expires.page, expires.document) if value else None


def _at_end(effective: Fact | None, term: Fact | None) -> Fact | None:
    if effective is None or term is None:
        return None
    value = last_day(effective.value, term.value)
    return Fact("expires", value, term.quote, term.page, term.document) if value else None
