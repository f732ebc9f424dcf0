"""Which files make up each deal: one each, those of a folder, or those that a `deal.toml` lists."""

import os
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from clauses.errors import PolicyError
from clauses.judgement import Manifest, load_manifest
from clauses.readers import OTHERS, READERS
from clauses.records import Policy, Refused

MANIFEST = "deal.toml"


@dataclass(frozen=True, slots=True)
class DealFiles:
    """The documents of one deal, in order, with what the user says of it.

    `absent` are those that should be there and are not. `policies` are the deal's own, None where
    it is judged by those of the run. `kinds` and `precedence` are by document, as in the manifest.
    """

    id: str
    paths: tuple[Path, ...]
    manifest: Manifest = field(default_factory=Manifest)
    absent: tuple[str, ...] = ()
    kinds: tuple[str | None, ...] = ()
    precedence: tuple[int | None, ...] = ()
    policies: tuple[Policy, ...] | None = None


def deals_in(
    paths: Sequence[Path], *, per_folder: bool = False
) -> tuple[tuple[Path | DealFiles, ...], tuple[Refused, ...]]:
    """Return the deals at `paths`, each once in order, and what could not be used.

    A path that ends in .toml is a manifest. `per_folder`, each folder in a folder is a deal, and so
    are the files that lie in it beside them; one with a `deal.toml` is what that says. Else each
    document is a deal by itself.
    """
    found: list[Path | DealFiles] = []
    refused: list[Refused] = []
    for path in paths:
        if path.suffix.lower() == ".toml" and path.is_file():
            made, faults = from_manifest(path)
            deals: tuple[Path | DealFiles, ...] = (made,) if made else ()
        elif per_folder and path.is_dir():
            deals, faults = _folders(path)
        else:
            deals, faults = find_documents((path,))
        found += deals
        refused += faults
    return tuple(dict.fromkeys(_once(found))), tuple(refused)


def _once(found: Sequence[Path | DealFiles]) -> list[Path | DealFiles]:
    """Each document that is a deal by itself only once, by where it really is."""
    seen: dict[Path, Path] = {}
    return [seen.setdefault(one.resolve(), one) if isinstance(one, Path) else one for one in found]


def _folders(folder: Path) -> tuple[tuple[DealFiles, ...], tuple[Refused, ...]]:
    if (folder / MANIFEST).is_file():
        made, refused = from_manifest(folder / MANIFEST)
        return ((made,) if made else ()), refused
    found: list[DealFiles] = []
    faults: list[Refused] = []
    inside = sorted(folder.iterdir())
    endings = OTHERS.union(READERS)
    loose = tuple(one for one in inside if one.is_file() and one.suffix.lower() in endings)
    if loose:
        found.append(DealFiles(folder.name, loose))
    for below in inside:
        if not below.is_dir():
            continue
        if (below / MANIFEST).is_file():
            made, refused = from_manifest(below / MANIFEST)
            found += (made,) if made else ()
        else:
            documents, refused = find_documents((below,))
            found += (DealFiles(below.name, documents),) if documents else ()
        faults += refused
    if not found and not faults:
        return (), find_documents((folder,))[1]
    return tuple(found), tuple(faults)


def from_manifest(path: Path) -> tuple[DealFiles | None, tuple[Refused, ...]]:
    """Return the deal a manifest lists, None where it is at fault, and what is wrong with it.

    Paths in it are from its own folder. A document that is not there is named and left out.
    """
    try:
        manifest = load_manifest(path.read_text("utf-8"), str(path))
    except (OSError, UnicodeDecodeError) as error:
        return None, (Refused(str(path), f"not read as text: {error}", "save it as UTF-8"),)
    except PolicyError as error:
        return None, tuple(_refused(path, fault) for fault in error.faults)
    listed = [(path.parent / one.path, one) for one in manifest.documents]
    there = [(file, one) for file, one in listed if file.is_file()]
    absent = [(file, one) for file, one in listed if not file.is_file()]
    advice = "correct its path, or take it out of the manifest"
    missing = tuple(
        Refused(str(file), f"no such file; {path} lists it", advice) for file, _ in absent
    )
    if not there:
        return None, missing
    name = path.parent.resolve().name if path.name == MANIFEST else path.stem
    deal = DealFiles(
        name,
        tuple(file for file, _ in there),
        manifest,
        tuple(str(file) for file, _ in absent),
        tuple(one.kind for _, one in there),
        tuple(one.precedence for _, one in there),
    )
    return deal, missing


def _refused(path: Path, fault: str) -> Refused:
    """A fault of a manifest as an input that could not be read: its place, what, what to do."""
    place, _, said = fault.removeprefix(str(path)).partition(": ")
    found, _, advice = said.rpartition("; ")
    return Refused(f"{path}{place}", found or said, advice if found else "")


def find_documents(paths: Sequence[Path]) -> tuple[tuple[Path, ...], tuple[Refused, ...]]:
    """Return the documents at `paths`, folders searched through, each once, and what is none.

    The documents of a folder come in the order of their names.
    """
    found: dict[Path, Path] = {}  # by where each really is
    refused: list[Refused] = []
    for path in paths:
        try:
            is_folder, is_there = path.is_dir(), path.exists()
        except OSError as error:  # a name too long, say
            refused.append(_unreached(path, error))
            continue
        if is_folder:
            inside, locked = _documents_inside(path)
            refused += locked
            if not inside and not locked:
                refused.append(
                    Refused(
                        str(path),
                        "no document in this folder",
                        f"put {', '.join(sorted(READERS))} files there, or check the path",
                    )
                )
            for one in inside:
                found.setdefault(one.resolve(), one)
        elif is_there:
            found.setdefault(path.resolve(), path)
        else:
            refused.append(Refused(str(path), "no such file or folder", "check the path"))
    return tuple(found.values()), tuple(refused)


def _documents_inside(folder: Path) -> tuple[list[Path], list[Refused]]:
    """The documents in a folder and those below, and the folders that cannot be looked into."""
    locked: list[Refused] = []

    def refuse(error: OSError) -> None:
        locked.append(_unreached(str(error.filename), error))

    seen = [
        Path(place) / name for place, _, names in os.walk(folder, onerror=refuse) for name in names
    ]
    endings = OTHERS.union(READERS)
    return sorted(one for one in seen if one.suffix.lower() in endings and one.is_file()), locked


def _unreached(path: Path | str, error: OSError) -> Refused:
    return Refused(str(path), error.strerror or str(error), "check the path and its permissions")


def deal_ids(deals: Sequence[Path | DealFiles]) -> Iterator[str]:
    """Yield the name of each file without its ending, or of the folder; of equals, the path."""
    names = [deal.stem if isinstance(deal, Path) else deal.id for deal in deals]
    named = Counter(names)
    for deal, name in zip(deals, names, strict=True):
        path = deal if isinstance(deal, Path) else deal.paths[0].parent
        yield name if named[name] == 1 else path.as_posix()
