from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from clauses.archive.reading import read_file
from clauses.archive.rows import _dollars
from clauses.archive.store import Store
from clauses.readers import read
from tests.archive.runs import setup

EXAMPLE = Path(__file__).parents[2] / "examples" / "plate-reader-network.pdf"


@pytest.mark.parametrize(
    ("printed", "dollars"),
    [
        ("$1,250,000.00", 1_250_000.0), ("$2.5 million", 2_500_000.0), ("USD 40 thousand", 40_000),
        ("$0", 0.0), ("as agreed", None), (None, None), ("12 Million a year", 12e6),
    ],
)  # fmt: skip
def test_a_value_is_a_number_of_dollars(printed: str | None, dollars: float | None) -> None:
    assert _dollars(printed) == dollars


def test_everything_found_in_a_file_is_a_row(tmp_path: Path) -> None:
    filed = read_file(read(EXAMPLE), setup())
    (deal,) = filed.deals
    with closing(Store(tmp_path / "x.db")) as store:
        store.commit(filed, "m1", "a.pdf")

        def ask(query: str) -> list[Any]:
            return [tuple(row) for row in store._db.execute(query)]

        assert ask("SELECT vendor, customer, event FROM deals") == [
            (deal.vendor, deal.customer, str(deal.event))
        ]
        assert ask("SELECT finding, family, stance, quote, page FROM findings ORDER BY id") == [
            (one.id, str(one.family), str(one.stance), one.quote, one.page)
            for one in filed.parts[0].findings
        ]
        assert set(ask("SELECT finding, recipient FROM recipients r JOIN findings f"
                       " ON f.id = r.finding_id")) == {
            (one.id, recipient) for one in filed.parts[0].findings
            for recipient in one.attributes.recipients
        }  # fmt: skip
        assert ask("SELECT rule, outcome, severity FROM risks ORDER BY id") == [
            (one.rule, str(one.outcome), str(one.severity)) for one in deal.risks
        ]
        assert sorted(ask("SELECT rule, finding FROM risk_findings JOIN risks r ON r.id = risk_id"
                          " JOIN findings f ON f.id = finding_id")) == sorted(
            (risk.rule, finding) for risk in deal.risks for finding in risk.findings
        )  # fmt: skip
        assert ask("SELECT page, text FROM pages ORDER BY page") == [
            (page.number, page.text) for page in filed.pages
        ]
        assert store.faults() == ()
