"""Tell whether a finding is what a rule asks about."""

import re
from collections.abc import Sequence
from functools import lru_cache

from clauses.judgement.durations import days
from clauses.records import Condition, Finding, Stance


def meets(condition: Condition, finding: Finding) -> bool:
    """Return whether `finding` has everything `condition` asks; an empty field asks nothing.

    Where a passage leaves something open, it is read in its natural sense: one that does not say
    who acts binds whoever is asked about, one that names no kind of data covers any, one that
    does not speak of value, or forbids it, lets nothing be sold. A period that is not stated is
    neither long nor short.
    """
    found = finding.attributes
    return (
        finding.family in condition.families
        and (not condition.stances or finding.stance in condition.stances)
        and _names(condition.recipients, condition.without_recipients, found.recipients)
        and _names(condition.triggers, condition.without_triggers, found.trigger)
        and _details(condition, finding)
        and _period(condition, found.period)
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
        and (condition.sale is None or _lets_sell(finding) is condition.sale)
    )


def _lets_sell(finding: Finding) -> bool:
    return bool(finding.attributes.sale) and finding.stance is not Stance.PROHIBITS


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
    if condition.without_mentions and _pattern(condition.without_mentions).search(passage):
        return False
    return not condition.mentions or _pattern(condition.mentions).search(passage) is not None


@lru_cache(maxsize=256)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """Any of the words as whole words, over line breaks; case counts only for words in capitals.

    So "ICE" is found in "ICE or CBP", never in "notice", "office" or "ice rink".
    """
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(_word, words))})(?!\w)")


def _word(word: str) -> str:
    text = r"\s+".join(re.escape(part) for part in word.replace("’", "'").split())
    return text if word.isupper() else f"(?i:{text})"
