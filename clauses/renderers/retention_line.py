"""The retention periods of a deal on one time line, as the shapes a picture of it is drawn from.

The scale is logarithmic: a day, a month and seven years are all told apart.
"""

import math
import re
from dataclasses import dataclass

from clauses.records import Deal, Family, Finding, RetentionLimit, Stance
from clauses.renderers.wording import period_words, shortened, worded

SHORTEST, LONGEST = 1.0, 3650.0  # days, the ends of the scale
MOST_ROWS = 12
TICKS = ((1, "1 day"), (7, "1 week"), (30, "30 days"), (90, "90 days"), (365, "1 year"),
         (1825, "5 years"))  # fmt: skip
_PARTS = re.compile(r"(\d+(?:\.\d+)?)([YMWDH])")
_DAYS = {"Y": 365.0, "M": 30.0, "W": 7.0, "D": 1.0, "H": 1 / 24}
_AFTER = {"capture": "from capture", "termination": "after the contract ends",
          "request": "after a request", "last_use": "from the last use"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Kept:
    """A period for which data is kept: where its bar ends on the scale from 0 to 1, and in words.

    `endless` is a right to keep without a period. `over` is the title of the gravest rule whose
    limit it passes, or empty; `finding` is the index of the finding in the deal.
    """

    finding: int
    end: float
    period: str
    counted: str
    endless: bool
    over: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A place on the scale from 0 to 1 with its words."""

    at: float
    words: str


@dataclass(frozen=True, slots=True)
class RetentionLine:
    """What the picture shows: periods longest last, the limits of the rules, the ticks."""

    kept: tuple[Kept, ...]
    limits: tuple[Mark, ...]
    ticks: tuple[Mark, ...]
    left_out: int


def retention_line(deal: Deal, limits: tuple[RetentionLimit, ...]) -> RetentionLine | None:
    """Return the time line of a deal, or None where it states no period and no right to keep."""
    held = {fact.value for fact in deal.facts if fact.name == "data_class"}
    limits = tuple(one for one in limits if not one.data_classes or held & set(one.data_classes))
    rows = {
        (one.period, one.counted, one.over): one
        for index, finding in reversed(tuple(enumerate(deal.findings)))
        if (one := _kept(index, finding, limits)) is not None
    }
    if not rows:
        return None
    in_order = sorted(rows.values(), key=lambda one: (one.endless, one.end, one.finding))
    marks = {
        one.period: Mark(_place(period_days(one.period)), period_words(one.period))
        for one in limits
    }
    return RetentionLine(
        kept=tuple(in_order[-MOST_ROWS:]),
        limits=tuple(marks.values()),
        ticks=tuple(Mark(_place(days), words) for days, words in TICKS),
        left_out=max(0, len(in_order) - MOST_ROWS),
    )


def _kept(index: int, finding: Finding, limits: tuple[RetentionLimit, ...]) -> Kept | None:
    period, start = finding.attributes.period, finding.attributes.counted_from
    if finding.family is not Family.RETENTION or finding.superseded_by is not None:
        return None
    counted = _AFTER.get(start or "", worded(start or ""))
    if not period:
        endless = finding.stance is Stance.PERMITS
        return Kept(index, 1.0, "no end stated", counted, True, "") if endless else None
    days = period_days(period)
    if not days:
        return None
    passed = [] if start in ("termination", "request") else [
        one for one in limits if days > period_days(one.period)
    ]  # fmt: skip
    over = min(passed, key=lambda one: one.severity.rank).title if passed else ""
    return Kept(index, _place(days), shortened(period_words(period)), counted, False, over)


def period_days(period: str) -> float:
    """Return the days of an ISO 8601 duration, a month of 30 and a year of 365; 0 for no such."""
    date, _, time = period.partition("T")
    return sum(float(n) * _DAYS[unit] for n, unit in _PARTS.findall(date)) + sum(
        float(n) / 24 for n, unit in _PARTS.findall(time) if unit == "H"
    )


def _place(days: float) -> float:
    held = min(max(days, SHORTEST), LONGEST)
    return round(math.log(held / SHORTEST) / math.log(LONGEST / SHORTEST), 4)
