from pathlib import Path

import pytest

from clauses.errors import UsageError
from clauses.records import Clause, ClauseKind, Family, Stance
from clauses.training.gold import GoldContract, GoldFinding, load_gold

CONTRACT = """\
id: elm
title: Camera agreement
body:
- title: CAMERA AGREEMENT
- p: "This is
    made in May."
- heading: EXHIBIT A
- "n": "1."
  h: Sharing
  t: "Vendor may:"
  gold:
  - {family: third_party_sharing, stance: permits, quote: "Vendor may:"}
- "n": "(a)"
  t: share it,
- "n": "2."
  t: "Reads are kept 30 days."
  gold:
  - family: retention
    stance: conditions
    quote: "Reads are kept 30 days."
    attributes: {period: P30D}
- "n": "(b)"
  t: no list leads here
- table:
    header: [Record, Kept]
    rows: [[Audio, 2 years]]
  gold:
  - {family: retention, stance: conditions, quote: "Audio 2 years", attributes: null}
- signatures: none
"""


def test_a_gold_contract_is_its_clauses_and_findings(tmp_path: Path) -> None:
    path = tmp_path / "elm.yaml"
    path.write_text(CONTRACT, "utf-8")
    kinds = ClauseKind
    assert load_gold(path) == GoldContract(
        "elm",
        (
            Clause(kinds.HEADING, None, "CAMERA AGREEMENT", "", (), 1, 1, None, ""),
            Clause(kinds.PARAGRAPH, None, None, "This is made in May.", (), 1, 1, 0, ""),
            Clause(kinds.HEADING, None, "EXHIBIT A", "", (), 1, 1, 0, ""),
            Clause(kinds.CLAUSE, "1.", "Sharing", "Vendor may:", (), 1, 1, 2, ""),
            Clause(kinds.CLAUSE, "(a)", None, "share it,", (), 1, 1, 2, "Vendor may:"),
            Clause(kinds.CLAUSE, "2.", None, "Reads are kept 30 days.", (), 1, 1, 2, ""),
            Clause(kinds.CLAUSE, "(b)", None, "no list leads here", (), 1, 1, 2, ""),
            Clause(kinds.TABLE_ROW, None, None, "Audio 2 years", (), 1, 1, 2, "Record Kept"),
        ),
        (
            GoldFinding(Family.THIRD_PARTY_SHARING, Stance.PERMITS, "Vendor may:", None),
            GoldFinding(Family.RETENTION, Stance.CONDITIONS, "Reads are kept 30 days.", "P30D"),
            GoldFinding(Family.RETENTION, Stance.CONDITIONS, "Audio 2 years", None),
        ),
    )


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a: [",
        "- list",
        "id: elm",
        "body: []",
        "id: elm\nbody: [words]",
        "id: elm\nbody: [{t: x, gold: [{family: selling, stance: permits, quote: x}]}]",
        "id: elm\nbody: [{t: x, gold: [{family: retention, stance: permits}]}]",
        "id: elm\nbody: [{table: {rows: []}}]",
    ],
)
def test_any_other_file_is_refused_by_name(tmp_path: Path, text: str) -> None:
    path = tmp_path / "other.yaml"
    path.write_text(text, "utf-8")
    with pytest.raises(UsageError) as caught:
        load_gold(path)
    assert caught.value.found.startswith(f"{path}: not a gold contract (")
    assert "\n" not in str(caught.value)


def test_a_missing_file_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"elm\.yaml: not a gold contract .*No such file"):
        load_gold(tmp_path / "elm.yaml")
