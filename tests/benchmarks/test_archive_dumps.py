from pathlib import Path

from benchmarks.archive_dumps import differences, dumped, faults_of
from tests.archive.runs import contract, folder_of, read_into


def test_two_stores_of_the_same_files_are_the_same_and_others_are_not(tmp_path: Path) -> None:
    county = folder_of(tmp_path / "county", a_md=contract(1), b_md=contract(2))
    one, two, three = (tmp_path / f"{n}.db" for n in (1, 2, 3))
    read_into(one, county)
    read_into(two, county / "b.md", county / "a.md")
    (county / "b.md").write_text(contract(3))
    read_into(three, county)
    assert dumped(one) == dumped(two)
    assert any(line.startswith("finding ") for line in dumped(one))
    found = differences(dumped(one), dumped(three))
    assert {line[:6] for line in found} >= {"- page", "+ page", "- deal", "+ deal"}
    assert differences(dumped(one), dumped(one)) == ()
    assert faults_of(one) == ()
