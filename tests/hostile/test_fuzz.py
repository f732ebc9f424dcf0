"""A few of the files `benchmarks/fuzz.py` makes by the thousand, in the same way."""

from pathlib import Path

import pytest

from benchmarks.accounting import FAULTS, Account, accounted, report, table
from benchmarks.mutations import MUTATIONS, SHARES, mutants
from benchmarks.mutations.seeds import SEEDS
from clauses.classification import Model
from clauses.pipeline import Limits
from clauses.records import Refused

FEW = 60
# Files that take long: the benchmark has time for them, the tests have not.
SLOW = {("pdf", "filter bombs"), ("pdf", "pictures"), ("pdf", "rules"), ("docx", "huge tables")}


def test_the_same_seed_makes_the_same_files_and_another_others() -> None:
    first, again, other = (list(mutants(seed, 50)) for seed in (7, 7, 8))
    assert first == again
    assert [one.name for one in other] == [one.name for one in first]
    assert sum(one.data != two.data for one, two in zip(first, other, strict=True)) > 40


def test_the_valid_files_are_valid(tmp_path: Path, model: Model) -> None:
    paths = []
    for kind, made in SEEDS.items():
        for number, data in enumerate(made()):
            paths.append(tmp_path / f"{kind}{number}.{kind}")
            paths[-1].write_bytes(data)
    run = accounted(paths, model=model, policies=())
    assert [one for one in run.accounts if one.outcome != "ok"] == []


def test_every_broken_file_is_accounted_for(tmp_path: Path, model: Model) -> None:
    made = [one for one in mutants(3, 110) if (one.kind, one.mutation) not in SLOW]
    assert {(one.kind, one.mutation) for one in made} >= {
        (kind, name) for kind in ("pdf", "docx") for name in MUTATIONS[kind]
    } - SLOW
    paths = [tmp_path / one.name for one in made]
    for path, one in zip(paths, made, strict=True):
        path.write_bytes(one.data)
    run = accounted(paths, model=model, policies=(), limits=Limits(30, 2048))
    assert [one.path for one in run.accounts] == paths
    assert [one for one in run.accounts if one.outcome in FAULTS] == []
    assert len(paths) >= FEW


def test_an_account_is_of_the_file_it_is_said_of(
    monkeypatch: pytest.MonkeyPatch, model: Model
) -> None:
    answers = [Refused("b.pdf", "the file is empty", "ask for it again")]
    monkeypatch.setattr("benchmarks.accounting.scan", lambda *_, **__: iter(answers))
    assert accounted([Path("b.pdf")], model=model, policies=()).accounts == (
        Account(Path("b.pdf"), "refused", "the file is empty"),
    )
    with pytest.raises(ValueError, match=r"a.pdf: refused as b.pdf"):
        accounted([Path("a.pdf")], model=model, policies=())
    with pytest.raises(ValueError, match="shorter"):
        accounted([Path("b.pdf"), Path("c.pdf")], model=model, policies=())


@pytest.mark.parametrize(
    ("reason", "outcome"),
    [
        ("reading it took more than 20 seconds", "too slow"),
        ("reading it needed more than 2048 MB of memory", "too big"),
        ("the program reading it crashed, or needed more memory than it may use", "crashed"),
        ("reading it failed (KeyError: 3)", "failed"),
        ("the file is empty", "refused"),
        ("", "unnamed"),
    ],
)
def test_what_a_reason_comes_to(
    monkeypatch: pytest.MonkeyPatch, model: Model, reason: str, outcome: str
) -> None:
    refused = Refused("a.pdf", reason, "ask for it again")
    monkeypatch.setattr("benchmarks.accounting.scan", lambda *_, **__: iter([refused]))
    run = accounted([Path("a.pdf")], model=model, policies=())
    assert [one.outcome for one in run.accounts] == [outcome]


def test_the_table_counts_each_file_once() -> None:
    groups = {
        "a": [Account(Path("1"), "ok"), Account(Path("2"), "failed", "x")],
        "b": [Account(Path("3"), "ok")],
    }
    assert [line.split() for line in table(groups)] == [
        ["files", "ok", "failed"], ["a", "2", "1", "1"], ["b", "1", "1"], ["all", "3", "2", "1"],
    ]  # fmt: skip
    assert set(SHARES) == set(MUTATIONS) == set(SEEDS)
    assert callable(report)
