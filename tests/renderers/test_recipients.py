from dataclasses import replace

from clauses.records import Attributes, Family, Level, Stance
from clauses.renderers.recipients import Edge, Recipient, is_asked, recipients
from tests.renderers.conftest import DEAL, FEDERAL, KEEPING, SHARING

NAMES = (
    "Affiliates",
    "Subcontractors",
    "State and local agencies",
    "Federal agencies",
    "Private parties, public",
)


def test_each_kind_of_recipient_has_the_loosest_edge_and_what_it_rests_on() -> None:
    barred = replace(
        SHARING,
        stance=Stance.PROHIBITS,
        attributes=Attributes(recipients=("subcontractors", "private_parties")),
    )
    conditioned = replace(
        SHARING, stance=Stance.CONDITIONS, attributes=Attributes(recipients=("subcontractors",))
    )
    deal = replace(DEAL, findings=(SHARING, FEDERAL, KEEPING, barred, conditioned))
    assert recipients(deal) == (
        Recipient(NAMES[0], Edge.UNSAID, (), ()),
        Recipient(NAMES[1], Edge.CONDITIONED, (Edge.PROHIBITED,), (4,)),
        Recipient(NAMES[2], Edge.PERMITTED, (), (0, 1)),
        Recipient(NAMES[3], Edge.PERMITTED, (), (0, 1)),
        Recipient(NAMES[4], Edge.PERMITTED, (Edge.PROHIBITED,), (0,)),
    )


def test_what_binds_the_customer_is_superseded_or_is_on_retention_makes_no_edge() -> None:
    theirs = replace(SHARING.attributes, actor="customer")
    findings = (
        replace(SHARING, attributes=theirs),
        replace(SHARING, superseded_by="Amendment 1"),
        replace(SHARING, family=Family.RETENTION),
    )
    found = recipients(replace(DEAL, findings=findings))
    assert [one.edge for one in found] == [Edge.UNSAID] * 5


def test_nobody_is_asked_about_where_no_family_arises() -> None:
    none = tuple(replace(one, level=Level.NOT_APPLICABLE) for one in DEAL.verdicts)
    assert not is_asked(replace(DEAL, verdicts=none))
    assert is_asked(replace(DEAL, verdicts=(*none[1:], DEAL.verdicts[0])))
    assert is_asked(replace(DEAL, verdicts=()))
