from pathlib import Path

import pytest

from clauses.classification import load_model
from clauses.judgement import bundled_policies, load_policies
from clauses.pipeline import Setup, assess, example_deals
from clauses.records import Deal, Level
from tests.golden.record import GOLDEN, text_of


@pytest.mark.parametrize("path", example_deals(), ids=lambda path: path.stem)
def test_example_deal_comes_out_as_recorded(path: Path) -> None:
    recorded = (GOLDEN / f"{path.stem}.json").read_text("utf-8")
    assert text_of(path) == recorded


def test_a_contract_without_data_about_people_comes_out_clean() -> None:
    path = next(path for path in example_deals() if path.stem == "street-sweeping")
    deal = assess(path, Setup(load_model().folder, load_policies(bundled_policies()), 0.0))
    assert isinstance(deal, Deal)
    assert [v.level for v in deal.verdicts] == [Level.NOT_APPLICABLE] * 3
