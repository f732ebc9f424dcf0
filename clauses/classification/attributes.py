"""The details of a finding: recipients, trigger, data, period, actor."""

import re

from clauses.classification.features import LONGEST_PASSAGE, mentions
from clauses.classification.opt_ins import is_switched_on
from clauses.classification.periods import period_in
from clauses.language import folded
from clauses.records import (
    ACTORS,
    COUNTED_FROM,
    DATA,
    RECIPIENTS,
    TRIGGERS,
    Attributes,
    Family,
    Stance,
)

# What the model is asked of a passage that has a finding, as `attribute=value`.
QUESTIONS = (
    *(f"recipients={value}" for value in RECIPIENTS),
    *(f"trigger={value}" for value in TRIGGERS),
    *(f"data={value}" for value in DATA),
    "sale=true",
    *(f"from={value}" for value in COUNTED_FROM),
    *(f"actor={value}" for value in ACTORS),
)
# A licence alone is no sale: the vendor needs one to serve the customer.
_SALE = re.compile(
    r"\b(?:(?:re)?sell\w*|(?:re)?sold|(?:re)?sale|rent(?:s|ed|al)?|trad(?:e|es|ed|ing)|barter\w*"
    r"|moneti[sz]\w*|commerciali[sz]\w*|valuable consideration|royalt(?:y|ies)(?!-)|revenues?"
    r"|for (?:value|money|profit|payment|consideration|(?:a|any) (?:fee|price|share|payment))"
    r"|licens\w+ (?:\S+ ){0,6}to"
    r" (?:others?|third|any|anyone|its|their|buyers|customers|partners))\b"
)
# "Kept until the case is closed, and deleted ninety days later."
_LATER = re.compile(
    r"\buntil\b[^.;]*?\b(?:later|thereafter|afterwards?|after (?:that|which|it|such|the))\b"
)
# Data without names is said to be so: a model that guesses it of plain records would excuse a sale.
_WITHOUT_NAMES = re.compile(
    r"\b(?:de-?identif\w*|anonym\w*|aggregat\w*|pseudonym\w*|statistic\w*|deriv\w*|summar\w*"
    r"|tall(?:y|ies)|counts?|totals?|averages?|trends?|patterns?|insights?|heat ?maps?|models?"
    r"|weights|scores?|metrics|blur\w*|mask\w*|hash\w*|scrub\w*|strip\w*|redact\w*|remov\w*|shorn"
    r"|bare|cut to|less|without|no longer|not identif\w*|unidentif\w*|unhooked|nameless|names?"
    r"|identif\w*|usage|telemetry|analytics|synthetic)\b"
)
# Federal immigration agencies are named or not there; no model need guess.
NAMED_ONLY = "federal_immigration"
FEDERAL_RECIPIENTS = frozenset(
    {"federal_immigration", "federal_other", "any_government", "state_local_agencies"}
)


def attributes(text: str, family: Family, stance: Stance, answers: frozenset[str]) -> Attributes:
    """Return the attributes of a finding, from its words and the model's `answers`.

    `answers` are those of `QUESTIONS` the model says yes to. Of a passage too long to be one only
    the start is read, as by the model.
    """
    text = text[:LONGEST_PASSAGE]
    period = (
        period_in(text) if family is Family.RETENTION and stance is not Stance.PROHIBITS else None
    )
    counted = _counted_from(text, answers) if family is Family.RETENTION else ()
    data = _data(text, answers)
    actor = _chosen("actor", ACTORS, answers)
    return Attributes(
        recipients=_recipients(text, family, answers),
        data=data[0] if data else None,
        sale=_sale(text, family, answers),
        trigger=_triggers(text, family, answers),
        period=period,
        counted_from=counted[0] if counted else None,
        actor=actor[0] if actor else None,
    )


def _counted_from(text: str, answers: frozenset[str]) -> tuple[str, ...]:
    """What a period runs from: not the capture where it begins only after some other event."""
    chosen = _chosen("from", COUNTED_FROM, answers)
    if _LATER.search(folded(text).lower()):
        return tuple(value for value in chosen if value != "capture")
    return chosen


def _sale(text: str, family: Family, answers: frozenset[str]) -> bool | None:
    """Whether data may be sold: the model's answer, where a word of sale stands in the passage."""
    told = "sale=true" in answers and family is Family.THIRD_PARTY_SHARING
    return True if told and _SALE.search(folded(text).lower()) else None


def _triggers(text: str, family: Family, answers: frozenset[str]) -> tuple[str, ...]:
    chosen = set(_chosen("trigger", TRIGGERS, answers))
    if family is not Family.RETENTION and is_switched_on(text):
        chosen.add("opt_in")
    return tuple(value for value in TRIGGERS if value in chosen)


def _data(text: str, answers: frozenset[str]) -> tuple[str, ...]:
    chosen = _chosen("data", DATA, answers)
    if _WITHOUT_NAMES.search(folded(text).lower()):
        return chosen
    return tuple(value for value in chosen if value != "deidentified")


def _chosen(name: str, values: tuple[str, ...], answers: frozenset[str]) -> tuple[str, ...]:
    return tuple(value for value in values if f"{name}={value}" in answers)


def _recipients(text: str, family: Family, answers: frozenset[str]) -> tuple[str, ...]:
    if family is Family.RETENTION:
        return ()
    named = {mention.label for mention in mentions(folded(text))}
    chosen = set(_chosen("recipients", RECIPIENTS, answers)) - {NAMED_ONLY}
    if NAMED_ONLY in named:
        chosen.add(NAMED_ONLY)
    if family is Family.FEDERAL_ACCESS:
        chosen &= FEDERAL_RECIPIENTS
    return tuple(value for value in RECIPIENTS if value in chosen)
