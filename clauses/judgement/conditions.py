"""Tell whether a finding is what a rule asks about."""

import re
from collections.abc import Sequence
from functools import lru_cache

from clauses.judgement.durations import days
from clauses.records import Condition, Finding


def meets(condition: Condition, finding: Finding) -> bool:
    """Return whether `finding` has everything `condition` asks; an empty field asks nothing.

    Where a passage leaves something open, it is read in its natural sense: one that does not say
    who acts binds whoever is asked about, one that names no kind of data covers any, one that
    does not speak of value is no sale. A period that is not stated is neither long nor short.
    """
    return (
        finding.family in condition.families
        and (not condition.stances or finding.stance in condition.stances)
        and _names(condition.recipients, condition.without_recipients, finding.attributes.recipients)
        and _names(condition.triggers, condition.without_triggers, finding.attributes.trigger)
        and _details(condition, finding)
        and _period(condition, finding.attributes.period)
        and _words(condition, finding)
    )


def _names(wanted: Sequence[str], refused: Sequence[str], named: Sequence[str]) -> bool:
    if any(name in refused for name in named):
        return False
    return not wanted or any(name in wanted for name in named)


def _details(condition: Condition, finding: Finding) -> bool:
    found = finding.attributes
    return (
        (not condition.data or (found.data or "any") in condition.data)
        and (not condition.actors or found.actor is None or found.actor in condition.actors)
        and (not condition.counted_from or found.counted_from in condition.counted_from)
        and (condition.sale is None or bool(found.sale) is condition.sale)
    )


def _period(condition: Condition, period: str | None) -> bool:
    if condition.longer_than is None and condition.at_most is None:
        return True
    lasts = days(period) if period else None
    if lasts is None:
        return False
    least = days(condition.longer_than) if condition.longer_than else None
    most = days(condition.at_most) if condition.at_most else None
    return (least is None or lasts > least) and (most is None or lasts <= most)


def _words(condition: Condition, finding: Finding) -> bool:
    """Look for the words in the passage and in the lead-in it continues."""
    if not condition.mentions and not condition.without_mentions:
        return True
    passage = f"{finding.lead_in}\n{finding.quote}".replace("’", "'")
    if any(_pattern(word).search(passage) for word in condition.without_mentions):
        return False
    return not condition.mentions or any(_pattern(w).search(passage) for w in condition.mentions)


@lru_cache(maxsize=1024)
def _pattern(word: str) -> re.Pattern[str]:
    """The whole word or words, over line breaks; capitals count only for words all in capitals.

    So "ICE" is found in "ICE or CBP", never in "notice", "office" or "ice rink".
    """
    text = r"\s+".join(re.escape(part) for part in word.replace("’", "'").split())
    return re.compile(rf"(?<!\w){text}(?!\w)", 0 if word.isupper() else re.IGNORECASE)
