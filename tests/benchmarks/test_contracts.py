from pathlib import Path

import pypdfium2
import pytest

from benchmarks.speed.contracts import write_contract, write_scan


def pages_of(path: Path) -> list[str]:
    pdf = pypdfium2.PdfDocument(path)
    try:
        return [page.get_textpage().get_text_range() for page in pdf]
    finally:
        pdf.close()


@pytest.mark.parametrize("pages", [1, 7])
def test_a_contract_has_as_many_pages_as_asked_for_each_of_them_full(
    tmp_path: Path, pages: int
) -> None:
    write_contract(tmp_path / "made.pdf", pages)
    texts = pages_of(tmp_path / "made.pdf")
    assert len(texts) == pages
    assert [f"Page {number} of {pages}" in text for number, text in enumerate(texts, 1)] == (
        [True] * pages
    )
    assert min(len(text) for text in texts) > 2000


def test_the_same_seed_makes_the_same_contract_and_another_seed_another(tmp_path: Path) -> None:
    for name, seed in (("one", 1), ("same", 1), ("other", 2)):
        write_contract(tmp_path / name, 2, seed=seed)
    made = {name: (tmp_path / name).read_bytes() for name in ("one", "same", "other")}
    assert made["one"] == made["same"]
    assert made["one"] != made["other"]


def test_a_scan_is_pictures_only_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    write_scan(tmp_path / "scan.pdf", 2)
    assert pages_of(tmp_path / "scan.pdf") == ["", ""]
    assert [path.name for path in tmp_path.iterdir()] == ["scan.pdf"]
