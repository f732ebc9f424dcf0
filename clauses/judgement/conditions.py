"""Tell whether a finding or a fact is what a rule asks about, and find passages by their words."""

import re
from collections.abc import Iterator, Sequence

from clauses.judgement.actors import actor, binds_customer_alone
from clauses.judgement.clocks import clocks
from clauses.judgement.durations import days
from clauses.judgement.readings import recipients, triggers
from clauses.judgement.running_text import RunningText
from clauses.judgement.words import holds, pattern, plain
from clauses.language import sentences
from clauses.records import (
    Condition,
    Fact,
    FactCondition,
    Finding,
    PassageCondition,
    Stance,
)

PASSAGE = "passage"  # the name of a fact that is only the words of a passage
_DENIED = "false"
_LONGEST_TITLE = 8  # words
# 8 U.S.C. 1373 and 1644 reach citizenship and immigration status only: U.S. v. California,
# 921 F.3d 865 (9th Cir. 2019). A clause that saves them alone lets nothing else out.
_SAVINGS = re.compile(r"\b(?:1373|1644)\b")
_MORE_THAN_STATUS = re.compile(
    r"\b(?:address(?:es)?|locations?|whereabouts|release dates?|(?:any|all|other|such) "
    r"(?:other )?(?:data|information|records?)|records|footage|images|reads|detections)\b",
    re.IGNORECASE,
)

_NO_SALE = re.compile(
    r"\b(?:not|never|nor|neither|no)\b[^.;]{0,120}?\b(?:sell|sold|sale|selling|resell|resold)\b",
    re.IGNORECASE,
)


def meets(condition: Condition, finding: Finding) -> bool:
    """Return whether `finding` has everything `condition` asks; an empty field asks nothing.

    Where a passage leaves something open, it is read in its natural sense: one that does not say
    who acts binds whoever is asked about, one that names no kind of data covers any, one that
    does not speak of value, or forbids it, lets nothing be sold. A period that is not stated is
    neither long nor short. What saves 8 U.S.C. 1373 and no more permits nothing by itself.
    """
    found = finding.attributes
    return (
        finding.family in condition.families
        and (not condition.stances or _stance(finding) in condition.stances)
        and _names(condition.recipients, condition.without_recipients, recipients(finding))
        and _names(condition.triggers, condition.without_triggers, triggers(finding))
        and _details(condition, finding)
        and _lasts(condition, found.period)
        and holds(finding.clause_heading or "", condition.headings)
        and (not condition.clocks or not clocks(finding).isdisjoint(condition.clocks))
        and holds(
            f"{finding.lead_in}\n{finding.quote}",
            condition.mentions,
            condition.also_mentions,
            condition.without_mentions,
        )
    )


def fact_meets(condition: FactCondition, fact: Fact) -> bool:
    """Return whether `fact` is one the condition asks for; capitals do not count."""
    value = fact.value.casefold()
    return (
        fact.name == condition.name
        and value != _DENIED
        and (not condition.values or value in map(str.casefold, condition.values))
        and value not in map(str.casefold, condition.without_values)
        and _lasts(condition, fact.value)
    )


def passages(condition: PassageCondition, texts: Sequence[RunningText]) -> Iterator[Fact]:
    """Yield the sentences that hold the words asked for, in order, with page and document.

    The words may stand in the lead-in the sentence continues. The value is the clause's number.
    """
    wanted = pattern(condition.mentions)
    for text in texts:
        for stretch in text.stretches:
            clause = stretch.clause
            if stretch.heading or not wanted.search(plain(f"{clause.lead_in}\n{clause.text}")):
                continue
            for start, end in sentences(clause.text):
                quote = clause.text[start:end]
                if _says(condition, clause.lead_in, quote):
                    page = text.page(stretch.start + start)
                    yield Fact(PASSAGE, clause.number or "", quote, page, text.document.path)


def _says(condition: PassageCondition, lead_in: str, quote: str) -> bool:
    said = f"{lead_in}\n{quote}"
    refused = condition.actors and "customer" not in condition.actors
    return (
        _states(quote)
        and not (refused and binds_customer_alone(said))
        and holds(said, condition.mentions, condition.also_mentions, condition.without_mentions)
    )


def _states(quote: str) -> bool:
    """Whether a passage states something: a question does not, nor does a title in capitals."""
    title = quote.isupper() and len(quote.split()) <= _LONGEST_TITLE
    return not title and not quote.rstrip(" ”\"'’").endswith("?")


def _stance(finding: Finding) -> Stance:
    saves = finding.stance is Stance.PERMITS and _SAVINGS.search(finding.quote)
    if saves and not _MORE_THAN_STATUS.search(finding.quote):
        return Stance.CONDITIONS
    return finding.stance


def _names(wanted: Sequence[str], refused: Sequence[str], named: Sequence[str]) -> bool:
    if any(name in refused for name in named):
        return False
    return not wanted or any(name in wanted for name in named)


def _details(condition: Condition, finding: Finding) -> bool:
    found = finding.attributes
    who = actor(finding) if condition.actors else None
    return (
        (not condition.data or (found.data or "any") in condition.data)
        and (who is None or who in condition.actors)
        and (not condition.counted_from or found.counted_from in condition.counted_from)
        and (condition.sale is None or _lets_sell(finding) is condition.sale)
    )


def _lets_sell(finding: Finding) -> bool:
    """Whether data may be sold: not by a ban, nor by a passage that bans it with exceptions."""
    said = f"{finding.lead_in} {finding.quote}"
    return (
        bool(finding.attributes.sale)
        and finding.stance is not Stance.PROHIBITS
        and not (finding.stance is Stance.CONDITIONS and _NO_SALE.search(said))
    )


def _lasts(condition: Condition | FactCondition, period: str | None) -> bool:
    if condition.longer_than is None and condition.at_most is None:
        return True
    lasts = days(period) if period else None
    if lasts is None:
        return False
    least = days(condition.longer_than) if condition.longer_than else None
    most = days(condition.at_most) if condition.at_most else None
    return (least is None or lasts > least) and (most is None or lasts <= most)
