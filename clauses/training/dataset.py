"""Load labelled passages: our own documents, and real passages where they are at hand."""

import hashlib
import json
import lzma
import re
import tarfile
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

from clauses.classification.passages import Passage
from clauses.errors import UsageError
from clauses.records import Family, Stance
from clauses.training.examples import OWN, Example, Label, parse_label
from clauses.training.pages import load_pages

REAL_PASSAGES = Path("data/labelled/passages.jsonl")
REAL_TEXTS = Path("data/texts")
_NO_TEXTS = "use the texts that were labelled, or train without --shared"
POSITIONS = Path("real_passages.jsonl")
PAGES = Path("real_pages.jsonl")
_ITEM_NUMBER = re.compile(r"^\(?[a-zA-Z0-9]{1,4}\)$|^[•-]$")


def load_dataset(folder: Path, shared: Path | None) -> tuple[Example, ...]:
    """Return the examples of all own documents, then the real passages below `shared`, if there.

    `folder` is `training_data`. Raises UsageError where a document cannot be read or has an
    unknown label, or a real passage is not what its position was noted for.
    """
    paths = sorted((folder / "documents").glob("*.yaml"))
    if not paths:
        raise UsageError(f"{folder}: no training documents there", "give the right folder")
    own = [example for path in paths for example in load_document(path)]
    if shared is None or not shared.is_dir():
        return tuple(own)
    positions = load_positions(folder / POSITIONS, shared)
    return (*own, *load_passages(shared), *positions, *load_pages(folder / PAGES, shared))


def load_document(path: Path) -> tuple[Example, ...]:
    """Return the examples of one own document, in reading order."""
    try:
        content = yaml.safe_load(path.read_text("utf-8"))
        return tuple(_examples(content))
    except (yaml.YAMLError, AttributeError, KeyError, TypeError, ValueError) as error:
        found = " ".join(str(error).split())
        raise UsageError(
            f"{path}: not a training document ({found})", "see CONTRIBUTING"
        ) from error


def load_passages(shared: Path) -> tuple[Example, ...]:
    """Return the labelled real passages of the folder `shared`, or none where it has none."""
    path = shared / REAL_PASSAGES
    if not path.is_file():
        return ()
    rows = (json.loads(line) for line in path.read_text("utf-8").splitlines())
    return tuple(
        Example(
            Passage(row["text"], before=row["context"]),
            tuple(_real_label(one) for one in row["findings"]),
            group=f"real:{row['source'].split('#')[0]}",
            origin=row["group"],
            complete=False,
        )
        for row in rows
    )


def load_positions(noted: Path, shared: Path) -> tuple[Example, ...]:
    """Return the passages of which we keep position and labels only, cut from the texts again.

    Raises UsageError where a text is not there, or has another hash than was noted.
    """
    by_archive: dict[str, dict[str, list[dict[str, Any]]]] = {}
    for line in noted.read_text("utf-8").splitlines():
        row = json.loads(line)
        by_archive.setdefault(row["archive"], {}).setdefault(row["file"], []).append(row)
    return tuple(
        _positioned(row, text)
        for archive, rows in sorted(by_archive.items())
        for name, text in _texts(shared / REAL_TEXTS / f"{archive}.tar.xz", rows)
        for row in rows[name]
    )


def _texts(archive: Path, names: Collection[str]) -> Iterator[tuple[str, str]]:
    """Yield the files of those names with their text, in the order of the archive."""
    missing = set(names)
    try:
        with tarfile.open(archive) as texts:
            for member in texts:
                source = texts.extractfile(member) if member.name in missing else None
                if source is not None:
                    missing.remove(member.name)
                    yield member.name, source.read().decode("utf-8", "replace")
    except (OSError, EOFError, tarfile.TarError, lzma.LZMAError) as error:
        raise UsageError(f"{archive}: no archive of texts ({error})", _NO_TEXTS) from error
    if missing:
        raise UsageError(f"{archive}: {min(missing)} is not in it", _NO_TEXTS)


def _positioned(row: Mapping[str, Any], source: str) -> Example:
    text = " ".join(source[row["start"] : row["end"]].split())
    if not hashlib.sha256(text.encode()).hexdigest().startswith(row["sha256"]):
        found = f"{row['file']}: another text at {row['start']} than was labelled"
        raise UsageError(found, _NO_TEXTS)
    before = " ".join(source[row["before"] : row["start"]].split())
    labels = tuple(map(parse_label, row["labels"]))
    group = f"real:{row['file'].removesuffix('.txt')}"
    return Example(Passage(text, before=before), labels, group, row["archive"], complete=False)


def _real_label(one: Mapping[str, Any]) -> Label:
    return Label(Family(one["family"]), Stance(one["stance"]), frozenset(), one.get("period"))


def _examples(content: Mapping[str, Any]) -> Iterator[Example]:
    part = heading = lead_in = ""
    for item in content["body"]:
        if "heading" in item:
            part, heading, lead_in = item["heading"], "", ""
        elif "table" in item:
            yield from _row_examples(content, item["table"], part)
        else:
            is_item = _ITEM_NUMBER.match(str(item.get("n", ""))) is not None
            heading = item.get("h") or (heading if is_item or not item.get("n") else "")
            sentences = item.get("t") or []
            if not isinstance(sentences, list):
                raise TypeError(f"the sentences of {item.get('n') or heading} are no list")
            context = (heading or part, part if heading else "", lead_in if is_item else "")
            yield from _sentence_examples(content, sentences, *context)
            if not is_item and sentences:
                last = _text(sentences[-1])
                lead_in = last if last.rstrip()[-1:] in ":,—-" else ""


def _sentence_examples(
    content: Mapping[str, Any], sentences: Sequence[Any], heading: str, part: str, lead_in: str
) -> Iterator[Example]:
    before = ""
    for sentence in sentences:
        text = _text(sentence)
        labels = [] if isinstance(sentence, str) else sentence["f"]
        passage = Passage(text, heading, part, "" if before else lead_in, before)
        yield _example(content, passage, labels)
        before = text


def _row_examples(
    content: Mapping[str, Any], table: Mapping[str, Any], part: str
) -> Iterator[Example]:
    header = " ".join(str(cell) for cell in table.get("header", ()))
    labels = table.get("f") or {}
    if unplaced := set(labels) - set(range(len(table["rows"]))):
        raise ValueError(f"no row {min(unplaced)} to label in the table")
    for index, row in enumerate(table["rows"]):
        text = " ".join(str(cell) for cell in row)
        yield _example(content, Passage(text, part, lead_in=header), labels.get(index, []))


def _text(sentence: Any) -> str:
    return " ".join((sentence if isinstance(sentence, str) else sentence["s"]).split())


def _example(content: Mapping[str, Any], passage: Passage, labels: Sequence[str]) -> Example:
    return Example(passage, tuple(map(parse_label, labels)), content["id"], OWN, complete=True)
