from pathlib import Path

from clauses.deal_files import DealFiles, deals_in
from clauses.judgement.manifest import Listed, Manifest
from clauses.records import Refused


def write(path: Path, text: str = "Words.") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def test_each_folder_is_a_deal(tmp_path: Path) -> None:
    loose = write(tmp_path / "loose.txt")
    one, two = write(tmp_path / "elm/a.txt"), write(tmp_path / "elm/more/b.txt")
    oak = write(tmp_path / "oak/c.txt")
    found, refused = deals_in([tmp_path], per_folder=True)
    assert found == (
        DealFiles(tmp_path.name, (loose,)),
        DealFiles("elm", (one, two)),
        DealFiles("oak", (oak,)),
    )
    assert refused == ()
    assert deals_in([tmp_path])[0] == (one, two, loose, oak)


def test_a_manifest_lists_documents_from_its_own_folder(tmp_path: Path) -> None:
    listed = '[[document]]\npath = "a.txt"\nprecedence = 1\n[[document]]\npath = "b.txt"\n'
    toml, there = write(tmp_path / "elm/deal.toml", listed), write(tmp_path / "elm/a.txt")
    missing = str(tmp_path / "elm/b.txt")
    deal = DealFiles(
        "elm",
        (there,),
        Manifest(documents=(Listed("a.txt", None, 1), Listed("b.txt"))),
        (missing,),
        (None,),
        (1,),
    )
    refused = Refused(
        missing,
        f"no such file; {toml} lists it",
        "correct its path, or take it out of the manifest",
    )
    assert deals_in([toml]) == ((deal,), (refused,))
    assert deals_in([tmp_path], per_folder=True) == ((deal,), (refused,))


def test_a_manifest_at_fault_costs_only_its_own_deal(tmp_path: Path) -> None:
    toml = write(tmp_path / "elm/deal.toml", '[[document]]\npath = "a.txt"\ncolor = 1\n')
    oak = write(tmp_path / "oak/c.txt")
    found, refused = deals_in([tmp_path], per_folder=True)
    assert found == (DealFiles("oak", (oak,)),)
    assert [(one.path, one.reason) for one in refused] == [
        (f"{toml}:3:1", "a document has no key 'color'")
    ]


def test_a_folder_without_documents_is_named(tmp_path: Path) -> None:
    found, refused = deals_in([tmp_path], per_folder=True)
    assert found == ()
    assert [one.path for one in refused] == [str(tmp_path)]
