"""Who may receive the data of a deal: an edge for each kind of recipient, and what it rests on."""

from dataclasses import dataclass
from enum import StrEnum

from clauses.records import Deal, Family, Finding, Level, Stance


class Edge(StrEnum):
    """What the documents say of data going to a recipient; of several, the loosest."""

    PERMITTED = "permitted"
    CONDITIONED = "conditioned"
    PROHIBITED = "prohibited"
    UNSAID = "unsaid"


# Each node with the values of the attribute that name it; the first four are always shown.
NODES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Affiliates", ("affiliates", "acquirer")),
    ("Subcontractors", ("subcontractors",)),
    ("State and local agencies", ("state_local_agencies", "any_government")),
    ("Federal agencies", ("federal_immigration", "federal_other", "any_government")),
    ("Private parties, public", ("private_parties", "public")),
)
_EDGES = {
    Stance.PERMITS: Edge.PERMITTED,
    Stance.CONDITIONS: Edge.CONDITIONED,
    Stance.PROHIBITS: Edge.PROHIBITED,
}


@dataclass(frozen=True, slots=True)
class Recipient:
    """A kind of recipient, its edge, and the indexes of the findings the edge rests on.

    `also` are the other stances that passages take: what one permits another may prohibit.
    """

    name: str
    edge: Edge
    also: tuple[Edge, ...]
    findings: tuple[int, ...]


def is_asked(deal: Deal) -> bool:
    """Whether the question of recipients arises: not where the deal handles no data of people."""
    return not deal.verdicts or any(one.level is not Level.NOT_APPLICABLE for one in deal.verdicts)


def recipients(deal: Deal) -> tuple[Recipient, ...]:
    """Return for each kind of recipient whether the vendor may give it data, in a fixed order.

    What only binds the customer is left out, and what another document supersedes.
    """
    return tuple(_recipient(name, values, deal) for name, values in NODES)


def _recipient(name: str, values: tuple[str, ...], deal: Deal) -> Recipient:
    concerned = [
        (index, _EDGES[finding.stance])
        for index, finding in enumerate(deal.findings)
        if _concerns(finding, values)
    ]
    found = {edge for _, edge in concerned}
    stated = [edge for edge in Edge if edge in found]
    if not stated:
        return Recipient(name, Edge.UNSAID, (), ())
    first, *others = stated
    return Recipient(
        name, first, tuple(others), tuple(index for index, edge in concerned if edge is first)
    )


def _concerns(finding: Finding, values: tuple[str, ...]) -> bool:
    return (
        finding.family is not Family.RETENTION
        and finding.superseded_by is None
        and finding.attributes.actor != "customer"
        and not set(values).isdisjoint(finding.attributes.recipients)
    )
