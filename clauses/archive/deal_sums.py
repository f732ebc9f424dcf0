"""One pass over the deals of an archive, and what is added up while they go by.

Dollars are added up in whole cents, so that the order of the deals does not count.
"""

import sqlite3
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from clauses.answers import Count, Reach, Tally
from clauses.judgement.words import letters
from clauses.records import Family, Level, Profile

_GRAVITY = (
    Level.CRITICAL,
    Level.HIGH,
    Level.MEDIUM,
    Level.LOW,
    Level.CANNOT_TELL,
    Level.NONE,
    Level.NOT_APPLICABLE,
)
_FAMILIES = ", ".join(f"d.{family}" for family in Family)
_PASS = f"""
SELECT d.id, d.sha256, d.number, d.title, d.vendor, d.customer, d.date, d.year,
 CAST(ROUND(d.value * 100) AS INTEGER), d.status, {_FAMILIES},
 SUM(r.outcome = 'risk'), SUM(r.outcome = 'missing'),
 SUM(r.outcome = 'risk' AND r.severity = 'critical'),
 SUM(r.outcome = 'risk' AND r.severity = 'high'),
 GROUP_CONCAT(DISTINCT CASE WHEN r.outcome = 'risk' THEN r.policy END),
 GROUP_CONCAT(DISTINCT CASE WHEN r.outcome IN ('risk', 'missing') THEN r.policy END),
 GROUP_CONCAT(DISTINCT CASE WHEN r.outcome <> 'not_applicable' THEN r.policy END)
 FROM deals d LEFT JOIN risks r ON r.deal_id = d.id GROUP BY d.id"""

_STATED = (
    "id", "sha256", "number", "title", "vendor", "agency", "date", "year", "cents", "status"
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class DealSums:
    """A row of the one pass over all deals; `cents` is None where no value is stated."""

    id: int
    sha256: str
    number: int
    title: str
    vendor: str | None
    agency: str | None
    date: str | None
    year: int | None
    cents: int | None
    status: str
    levels: tuple[str, ...]
    risks: int
    missing: int
    critical: int
    high: int
    at_risk: frozenset[str]
    reached: frozenset[str]
    judged: frozenset[str]

    @property
    def rank(self) -> int:
        """How grave its gravest verdict is, 0 for critical; what cannot be told may be grave."""
        return min((_GRAVITY.index(Level(level)) for level in self.levels), default=len(Level))


@dataclass(slots=True)
class _Named:
    """What has been added up under names that differ in no letter or digit; as most often spelt."""

    sums: dict[str, Counter[str]] = field(default_factory=dict)
    spellings: dict[str, Counter[str]] = field(default_factory=dict)

    def add(self, name: str | None, deal: DealSums) -> None:
        """Count the deal under the name."""
        key = letters(name or "")
        counts = self.sums.setdefault(key, Counter())
        counts["deals"] += 1
        counts["valued"] += deal.cents is not None
        counts["cents"] += deal.cents or 0
        counts["critical"] += deal.rank == 0
        counts["high"] += deal.rank == 1
        counts["risks"] += deal.risks
        counts["missing"] += deal.missing
        if name:
            self.spellings.setdefault(key, Counter())[name] += 1

    def tallies(self) -> tuple[Tally, ...]:
        """Return the names with the most deals first; None is for what states none."""
        found = (self._tally(key, counts) for key, counts in self.sums.items())
        return tuple(sorted(found, key=lambda one: (-one.deals, one.name is None, one.name or "")))

    def _tally(self, key: str, counts: Counter[str]) -> Tally:
        spelt = self.spellings.get(key)
        return Tally(
            name=min(spelt, key=lambda name: (-spelt[name], name)) if spelt else None,
            deals=counts["deals"],
            valued=counts["valued"],
            value=counts["cents"] / 100,
            critical=counts["critical"],
            high=counts["high"],
            risks=counts["risks"],
            missing=counts["missing"],
        )


@dataclass(slots=True)
class Sums:
    """Everything that is added up while the deals go by."""

    deals: int = 0
    vendors: _Named = field(default_factory=_Named)
    agencies: _Named = field(default_factory=_Named)
    years: _Named = field(default_factory=_Named)
    levels: dict[str, Counter[str]] = field(default_factory=dict)
    policies: set[str] = field(default_factory=set)
    # By the sets of policies that a deal was judged by, is reached by and at risk under: few.
    reach: dict[tuple[frozenset[str], ...], Counter[str]] = field(default_factory=dict)

    def add(self, deal: DealSums) -> None:
        """Count the deal under all its names, levels and policies."""
        self.deals += 1
        self.vendors.add(deal.vendor, deal)
        self.agencies.add(deal.agency, deal)
        self.years.add(str(deal.year) if deal.year else None, deal)
        for family, level in zip(Family, deal.levels, strict=True):
            self.levels.setdefault(family, Counter())[level] += 1
        self.policies |= deal.judged
        counts = self.reach.setdefault((deal.judged, deal.reached, deal.at_risk), Counter())
        counts["deals"] += 1
        counts["valued"] += deal.cents is not None
        counts["cents"] += deal.cents or 0

    def level_counts(self) -> tuple[tuple[str, tuple[Count, ...]], ...]:
        """Return for each family the levels that any deal has, gravest first."""
        return tuple(
            (str(family), tuple(
                Count(level, counts[level]) for level in sorted(counts, key=rank_of)
            ))
            for family in Family
            if (counts := self.levels.get(family))
        )  # fmt: skip

    def reach_of(self, profiles: Sequence[Profile]) -> tuple[Reach, ...]:
        """Return the reach of each policy, then of each profile whose policies all judged deals."""
        own = [self._reach(name, {name}, False) for name in sorted(self.policies)]
        whole = [one for one in profiles if one.policies and self.policies.issuperset(one.policies)]
        return (*own, *(self._reach(one.id, set(one.policies), True) for one in whole))

    def _reach(self, name: str, policies: set[str], profile: bool) -> Reach:
        total: Counter[str] = Counter()
        judged = at_risk = 0
        for (judged_by, reached_by, risks_under), counts in self.reach.items():
            judged += counts["deals"] if judged_by & policies else 0
            at_risk += counts["deals"] if risks_under & policies else 0
            if reached_by & policies:
                total.update(counts)
        value = total["cents"] / 100
        return Reach(name, profile, judged, total["deals"], at_risk, total["valued"], value)


def passed(store: sqlite3.Connection, sums: Sums) -> Iterator[DealSums]:
    """Yield every deal after it has been added to the sums."""
    for (
        *known,
        first,
        second,
        third,
        risks,
        missing,
        critical,
        high,
        at_risk,
        reached,
        judged,
    ) in store.execute(_PASS):
        deal = DealSums(
            **dict(zip(_STATED, known, strict=True)),
            levels=(first, second, third),
            risks=risks or 0,
            missing=missing or 0,
            critical=critical or 0,
            high=high or 0,
            at_risk=frozenset((at_risk or "").split(",")) - {""},
            reached=frozenset((reached or "").split(",")) - {""},
            judged=frozenset((judged or "").split(",")) - {""},
        )
        sums.add(deal)
        yield deal


def rank_of(level: str) -> int:
    """Return the place of a level in the order they are listed in, 0 for critical."""
    return tuple(Level).index(Level(level))
