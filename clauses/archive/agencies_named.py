"""Which federal agencies the passages of an archive name, and how often."""

import sqlite3
from collections import Counter

from clauses.answers import RecipientTally
from clauses.judgement.words import holds
from clauses.records import Stance

# Names in capitals count in capitals only: ICE is no ice. An office counts as itself, not as the
# department it belongs to.
AGENCIES: dict[str, tuple[str, ...]] = {
    "Department of Homeland Security": ("DHS", "Department of Homeland Security"),
    "Immigration and Customs Enforcement": (
        "ICE",
        "Immigration and Customs Enforcement",
        "Immigration & Customs Enforcement",
    ),
    "Homeland Security Investigations": ("HSI", "Homeland Security Investigations"),
    "Enforcement and Removal Operations": ("ERO", "Enforcement and Removal Operations"),
    "Customs and Border Protection": (
        "CBP",
        "Customs and Border Protection",
        "Customs & Border Protection",
        "Border Patrol",
    ),
    "Citizenship and Immigration Services": ("USCIS", "Citizenship and Immigration Services"),
    "Office of Refugee Resettlement": ("ORR", "Office of Refugee Resettlement"),
    "Federal Bureau of Investigation": ("FBI", "Federal Bureau of Investigation"),
    "Drug Enforcement Administration": ("DEA", "Drug Enforcement Administration"),
    "Bureau of Alcohol, Tobacco, Firearms and Explosives": (
        "ATF",
        "Bureau of Alcohol, Tobacco, Firearms and Explosives",
    ),
    "United States Marshals Service": ("USMS", "Marshals Service", "U.S. Marshals"),
    "Secret Service": ("Secret Service",),
    "Department of Justice": ("DOJ", "Department of Justice"),
    "Department of Defense": ("DOD", "Department of Defense"),
    "Internal Revenue Service": ("IRS", "Internal Revenue Service"),
    "Fusion and intelligence centers": (
        "fusion center",
        "fusion centers",
        "Regional Intelligence Center",
        "NCRIC",
        "HIDTA",
    ),
}
_CANDIDATES = (
    "SELECT n.quote, n.stance, n.deal_id FROM findings_text i"
    " JOIN findings n ON n.id = i.rowid WHERE findings_text MATCH ? AND n.superseded = 0"
)


def agencies_named(store: sqlite3.Connection) -> tuple[RecipientTally, ...]:
    """Return the agencies that passages name, by stance, those named in most passages first."""
    found = (_tally(store, agency, names) for agency, names in AGENCIES.items())
    named = [one for one in found if _passages(one)]
    return tuple(sorted(named, key=lambda one: (-_passages(one), one.recipient)))


def _tally(store: sqlite3.Connection, agency: str, names: tuple[str, ...]) -> RecipientTally:
    """Count the passages that the index finds and that hold a name as it is written."""
    stances: Counter[str] = Counter()
    deals: set[int] = set()
    query = " OR ".join(f'"{name}"' for name in names)
    for quote, stance, deal in store.execute(_CANDIDATES, (query,)):
        if holds(quote, names):
            stances[stance] += 1
            deals |= {deal} - {None}
    return RecipientTally(
        agency,
        permits=stances[Stance.PERMITS],
        conditions=stances[Stance.CONDITIONS],
        prohibits=stances[Stance.PROHIBITS],
        deals=len(deals),
    )


def _passages(tally: RecipientTally) -> int:
    return tally.permits + tally.conditions + tally.prohibits
