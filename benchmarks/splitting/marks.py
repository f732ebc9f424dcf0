"""Read the marks, and the packets they are of."""

import json
import tarfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from clauses.readers.text import read_text
from clauses.records import Document

MARKS = Path("training_data/packet_marks.jsonl")


@dataclass(slots=True, eq=False)
class Marked:
    """A packet: the kind of the document that starts at each page, and where a reader doubted."""

    held_out: bool
    starts: dict[int, str] = field(default_factory=dict)
    doubtful: set[int] = field(default_factory=set)


def load_marks(path: Path = MARKS) -> Mapping[str, Marked]:
    """Return the marked packets by the name of their file."""
    head, *rows = map(json.loads, path.read_text("utf-8").splitlines())
    found = {
        name: Marked(held_out) for held_out, names in ((False, "development"), (True, "held_out"))
        for name in head[names]
    }  # fmt: skip
    for row in rows:
        marked = found[row["file"]]
        if row.get("doubt"):
            marked.doubtful.add(row["page"])
        else:
            marked.starts[row["page"]] = row["kind"]
    return found


def load_packets(shared: Path, names: Mapping[str, Marked]) -> Mapping[str, Document]:
    """Return those packets of the archive of `shared`, read as the product reads them."""
    found: dict[str, Document] = {}
    with tarfile.open(shared / "data/texts/san-mateo-packets.tar.xz") as archive:
        for member in archive:
            name = Path(member.name).name
            source = archive.extractfile(member) if name in names else None
            if source is not None:
                found[name] = read_text(name, source.read())
    return {name: found[name] for name in names}
