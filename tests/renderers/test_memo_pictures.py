from dataclasses import replace

from clauses.records import Level
from clauses.renderers.memo_parts import Heading, Picture, Table
from clauses.renderers.memo_pictures import picture_parts
from clauses.renderers.passages import Passages
from tests.renderers.conftest import DEAL


def test_each_picture_stands_under_its_heading_and_above_its_table() -> None:
    parts = list(picture_parts(Passages(DEAL), ()))
    assert [type(one) for one in parts] == [Heading, Picture, Table, Heading, Picture, Table]
    period, edges = (one.rows for one in parts if isinstance(one, Table))
    assert period == (("30 days", "from capture", "-", "p. 6, (b)"),)
    assert edges[2:4] == (
        ("State and local agencies", "permitted", "p. 4, 5.2 Use of Footage"),
        ("Federal agencies", "permitted", "p. 4, 5.2 Use of Footage"),
    )


def test_a_deal_without_data_of_people_or_periods_has_none() -> None:
    none = tuple(replace(one, level=Level.NOT_APPLICABLE) for one in DEAL.verdicts)
    assert list(picture_parts(Passages(replace(DEAL, verdicts=none, findings=())), ())) == []
