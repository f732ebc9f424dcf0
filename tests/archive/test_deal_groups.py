from collections.abc import Sequence

import pytest

from clauses.archive.deal_groups import with_deals
from clauses.archive.filed import Part, PartKind

AGENDA, REPORT, AGREEMENT, EXHIBIT, POLICY, AMENDMENT, OTHER, EMAIL, MINUTES = (
    PartKind.AGENDA, PartKind.STAFF_REPORT, PartKind.AGREEMENT, PartKind.EXHIBIT, PartKind.POLICY,
    PartKind.AMENDMENT, PartKind.OTHER, PartKind.EMAIL, PartKind.MINUTES,
)  # fmt: skip


@pytest.mark.parametrize(
    ("kinds", "deals"),
    [
        ([EMAIL], [0]),
        ([POLICY], [0]),
        ([AGREEMENT, EXHIBIT, EXHIBIT], [0, 0, 0]),
        ([EMAIL, EMAIL], [None, None]),
        ([EMAIL, AGREEMENT], [0, 0]),
        ([AGENDA, REPORT, AGREEMENT, EXHIBIT], [None, 0, 0, 0]),
        ([AGENDA, REPORT, OTHER], [None, None, None]),
        ([REPORT, AGREEMENT, AMENDMENT, POLICY], [0, 0, 0, 0]),
        ([REPORT, AGREEMENT, EXHIBIT, AGREEMENT], [0, 0, 0, 1]),
        ([REPORT, AGREEMENT, REPORT, AMENDMENT], [0, 0, 1, 1]),
        ([REPORT, EXHIBIT, REPORT, POLICY, MINUTES], [None, None, None, 0, None]),
        ([REPORT, AGREEMENT, OTHER, EXHIBIT], [0, 0, None, None]),
    ],
)
def test_which_parts_are_one_deal(kinds: Sequence[PartKind], deals: Sequence[int | None]) -> None:
    parts = [Part(kind, page, page) for page, kind in enumerate(kinds, 1)]
    assert [part.deal for part in with_deals(parts)] == deals
