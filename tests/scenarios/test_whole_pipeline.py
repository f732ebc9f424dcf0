"""Deals as files on disk, read, segmented, classified by the committed model and judged."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from clauses.classification import Model, load_model
from clauses.deal_files import deals_in
from clauses.pipeline import scan
from clauses.records import Deal, DealStatus, Event, Refused
from tests.scenarios.made import rules

AGREEMENT = """# Plate Reader Services Agreement

This Agreement is made May 1, 2025 between Siskin Optics, Inc. ("Provider") and the City of Marl
Bay ("City").

## 1. Service

Provider shall supply automated license plate reader (ALPR) cameras. Each plate read and plate
image is compared with a hot list.

## 2. Term

The term of this Agreement is two years.

## 3. Retention

Provider shall delete plate reads thirty (30) days after capture.

## 4. Sharing

Provider may disclose plate reads to its commercial partners for any purpose.
"""
AMENDMENT = """# First Amendment to Plate Reader Services Agreement

This Amendment changes the Plate Reader Services Agreement between Siskin Optics, Inc.
("Provider") and the City of Marl Bay ("City").

1. Section 3 of the Agreement is replaced to read: "3. Retention. Provider shall delete plate reads
one (1) year after capture."

2. Section 4 of the Agreement is deleted in its entirety.
"""
POLICY = """# Plate Reader Use Policy

This policy covers the plate readers of the City.

1. Retention. Plate reads shall be deleted one (1) year after capture.
"""


@pytest.fixture(scope="module")
def model() -> Model:
    return load_model()


def write(folder: Path, **texts: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        name = "deal.toml" if name == "manifest" else f"{name}.md"
        (folder / name).write_text(text, "utf-8")
    return folder


def scanned(
    paths: Sequence[Path], model: Model, *, per_folder: bool = True
) -> tuple[list[Deal], list[str]]:
    """Return the deals, and the names of what was refused."""
    deals, refused = deals_in(paths, per_folder=per_folder)
    results = list(scan(deals, model=model, policies=rules()))
    faults = [*refused, *(one for one in results if isinstance(one, Refused))]
    return [one for one in results if isinstance(one, Deal)], [one.reason for one in faults]


def kinds(deal: Deal) -> list[str]:
    return [one.kind for one in deal.documents]


def test_agreement_plus_amendment(tmp_path: Path, model: Model) -> None:
    folder = write(tmp_path / "elm", agreement=AGREEMENT, amendment=AMENDMENT)
    (deal,), refused = scanned([folder], model)
    assert (deal.id, kinds(deal), deal.event) == (
        "elm", ["agreement", "amendment"], Event.AMENDMENT,
    )  # fmt: skip
    assert refused == []
    gone = [one.quote for one in deal.findings if one.superseded_by]
    assert any("thirty (30) days" in quote for quote in gone)
    assert any("commercial partners" in quote for quote in gone)
    assert [(one.target, one.action) for one in deal.amendments] == [
        ("3", "replaces"),
        ("4", "deletes"),
    ]
    assert all(Path(one.amended_document or "").name == "agreement.md" for one in deal.amendments)
    assert "shared" not in [risk.rule for risk in deal.risks]


def test_policy_against_contract(tmp_path: Path, model: Model) -> None:
    folder = write(tmp_path / "elm", agreement=AGREEMENT, policy=POLICY)
    (deal,), _ = scanned([folder], model)
    assert kinds(deal) == ["agreement", "policy"]
    assert [(c.subject, c.first.value, c.second.value) for c in deal.conflicts] == [
        ("retention period", "P30D", "P1Y")
    ]


def test_a_file_by_itself_contradicts_nothing(tmp_path: Path, model: Model) -> None:
    folder = write(tmp_path / "elm", agreement=AGREEMENT, policy=POLICY)
    deals, _ = scanned([folder], model, per_folder=False)
    assert [(deal.id, deal.conflicts) for deal in deals] == [("agreement", ()), ("policy", ())]


MANIFEST = """
title = "Cameras of Marl Bay"
data_class = "plates"

[[document]]
path = "agreement.md"
precedence = 2

[[document]]
path = "policy.md"
kind = "policy"
precedence = 1

[on_file]
vendor_declaration = 2026-03-01
"""


def test_a_manifest_with_an_order(tmp_path: Path, model: Model) -> None:
    folder = write(tmp_path / "elm", agreement=AGREEMENT, policy=POLICY, manifest=MANIFEST)
    (deal,), refused = scanned([folder / "deal.toml"], model)
    assert (deal.title, deal.vendor_status.declared, refused) == (
        "Cameras of Marl Bay", "2026-03-01", [],
    )  # fmt: skip
    assert [Path(one.governs or "").name for one in deal.conflicts] == ["policy.md"]
    gone = [one.quote for one in deal.findings if one.superseded_by]
    assert len(gone) == 1
    assert "thirty (30) days" in gone[0]


def test_a_document_that_is_not_there_leaves_the_deal_open(tmp_path: Path, model: Model) -> None:
    folder = write(tmp_path / "elm", agreement=AGREEMENT, manifest=MANIFEST)
    (deal,), refused = scanned([folder / "deal.toml"], model)
    assert [one.split(";")[0] for one in refused] == ["no such file"]
    assert (kinds(deal), deal.status) == (["agreement"], DealStatus.PARTIAL)
    assert [Path(one.reference).name for one in deal.unreviewed] == ["policy.md"]


def test_a_broken_document_does_not_cost_the_others(tmp_path: Path, model: Model) -> None:
    folder = write(tmp_path / "elm", agreement=AGREEMENT)
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7 and no more")
    write(tmp_path / "oak", agreement=AGREEMENT)
    deals, refused = scanned([tmp_path], model)
    assert [(deal.id, deal.status) for deal in deals] == [
        ("elm", DealStatus.PARTIAL),
        ("oak", DealStatus.OK),
    ]
    assert len(refused) == 1


def test_a_manifest_with_an_unknown_key_does_not_cost_the_others(
    tmp_path: Path, model: Model
) -> None:
    write(tmp_path / "elm", agreement=AGREEMENT, manifest=MANIFEST + "color = 1\n")
    write(tmp_path / "oak", agreement=AGREEMENT)
    deals, refused = scanned([tmp_path], model)
    assert [deal.id for deal in deals] == ["oak"]
    assert refused == ["what is on file has no key 'color'"]


def test_an_amendment_to_a_section_that_is_not_there(tmp_path: Path, model: Model) -> None:
    odd = AMENDMENT.replace("Section 4", "Section 44")
    folder = write(tmp_path / "elm", agreement=AGREEMENT, amendment=odd)
    (deal,), _ = scanned([folder], model)
    assert [(one.target, one.amended_document is None) for one in deal.amendments] == [
        ("3", False),
        ("44", True),
    ]
    assert "shared" in [risk.rule for risk in deal.risks]


REPEATED = f"""{AGREEMENT}
# Exhibit A

1. Provider may disclose plate reads to its commercial partners for any purpose.
"""


@pytest.mark.parametrize(
    ("agreement", "number", "superseded", "risk"),
    [(REPEATED, "1.", False, True), (AGREEMENT, "4.", True, False)],
)
def test_words_that_an_exhibit_repeats_outlive_the_section_an_amendment_deletes(
    tmp_path: Path, model: Model, agreement: str, number: str, superseded: bool, risk: bool
) -> None:
    folder = write(tmp_path / "deal", agreement=agreement, first_amendment=AMENDMENT)
    ((deal,), refused) = scanned([folder], model)
    assert refused == []
    (shared,) = [one for one in deal.findings if "commercial partners" in one.quote]
    assert (shared.clause_number, shared.superseded_by is not None) == (number, superseded)
    assert [one.clause_number for one in shared.also] == ([] if superseded else ["4."])
    assert any(shared.id in one.findings for one in deal.risks) is risk
