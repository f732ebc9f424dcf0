"""What is learned from: a passage with the labels a reader gave it."""

import re
from dataclasses import dataclass

from clauses.classification.attributes import QUESTIONS
from clauses.classification.passages import Passage
from clauses.records import Family, Stance

FAMILY_NAMES = {
    "sharing": Family.THIRD_PARTY_SHARING,
    "federal": Family.FEDERAL_ACCESS,
    "retention": Family.RETENTION,
}
OWN = "own writing"
_PERIOD = re.compile(r"P(?:\d+[YMWD])+|PT\d+[HM]")


@dataclass(frozen=True, slots=True)
class Label:
    """What a reader found in a passage: a family, its stance, `attribute=value` pairs, a period."""

    family: Family
    stance: Stance
    attributes: frozenset[str]
    period: str | None = None


@dataclass(frozen=True, slots=True)
class Example:
    """A passage with its labels; an empty tuple means read and found to hold none.

    `group` names the document; passages of one group never stand on both sides of a split.
    `complete` says whether it is of a document read as the product reads it, with every attribute
    noted; other passages were drawn from texts one by one.
    """

    passage: Passage
    labels: tuple[Label, ...]
    group: str
    origin: str
    complete: bool

    @property
    def kind(self) -> str:
        """What is measured apart: own documents, pages of real documents, real passages."""
        if self.origin == OWN:
            return "own documents"
        return "real pages" if self.complete else "real passages"

    def stance_in(self, family: Family) -> Stance | None:
        """The stance the passage has in `family`, or None."""
        return next((label.stance for label in self.labels if label.family is family), None)


def parse_label(text: str) -> Label:
    """Return the label written as "sharing conditions recipients=a,b trigger=c period=P30D".

    Raises ValueError for words that are not the guide's.
    """
    words = text.split()
    values = {name: value for name, _, value in (word.partition("=") for word in words[2:])}
    period = values.pop("period", None)
    named = frozenset(f"{k}={one}" for k, v in values.items() for one in v.split(","))
    family = FAMILY_NAMES.get(words[0]) if len(words) > 1 else None
    if family is None or named - set(QUESTIONS) or (period and not _PERIOD.fullmatch(period)):
        raise ValueError(f"{text}: not a label")
    return Label(family, Stance(words[1]), named, period)
