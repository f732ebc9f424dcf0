"""Read `deal.toml`: which documents make up a deal, in which order, and what is on file."""

from dataclasses import dataclass

from clauses.judgement import vocabulary
from clauses.judgement.document_kind import KINDS
from clauses.judgement.tables import Table, whole_file

_MAY = ("title", "profile", "data_class", "document", "on_file")
_DOCUMENT = ("path", "kind", "precedence")
_ON_FILE = ("vendor_declaration", "no_alternative_finding")


@dataclass(frozen=True, slots=True)
class Listed:
    """A document of a manifest: its path as written, and what is said of it."""

    path: str
    kind: str | None = None
    precedence: int | None = None


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a user says of a deal.

    `on_file` has what was not among the documents but is known: names of facts with the date, or
    "true". `data_classes` go before what the words of the documents show.
    """

    title: str = ""
    profiles: tuple[str, ...] = ()
    data_classes: tuple[str, ...] | None = None
    documents: tuple[Listed, ...] = ()
    on_file: tuple[tuple[str, str], ...] = ()


def load_manifest(text: str, name: str) -> Manifest:
    """Return the manifest that `text` spells out; `name` stands for the file in messages.

    Raises PolicyError with every fault, each with its line: TOML, unknown keys, wrong values.
    """
    top = whole_file(text, name, "a deal", "compare it with docs/deals.md")
    top.allow(_MAY)
    top.require(("document",), "add one that begins with [[document]]")
    manifest = Manifest(
        title=top.text("title"),
        profiles=_one_or_more(top, "profile"),
        data_classes=_data_classes(top),
        documents=tuple(_listed(one) for one in top.tables("document", "a document")),
        on_file=_on_file(top.table("on_file", "what is on file")),
    )
    top.faults.raise_found()
    return manifest


def _one_or_more(table: Table, key: str) -> tuple[str, ...]:
    if isinstance(table.content.get(key), str):
        return (table.text(key),)
    return table.texts(key)


def _data_classes(top: Table) -> tuple[str, ...] | None:
    """The kinds of data, () for "none", None where nothing is said."""
    if "data_class" not in top.content:
        return None
    named = _one_or_more(top, "data_class")
    allowed = (*vocabulary.DATA_CLASSES, "none")
    for one in named:
        if one not in allowed:
            top.fault("data_class", f"unknown kind of data '{one}'", f"use: {', '.join(allowed)}")
    return tuple(one for one in named if one != "none")


def _listed(table: Table) -> Listed:
    table.allow(_DOCUMENT)
    table.require(("path",))
    kind = table.choice("kind", KINDS) if "kind" in table.content else None
    place = table.content.get("precedence")
    if place is not None and (type(place) is not int or place < 1):
        table.fault(
            "precedence", f"precedence {place!r} is no place", "write 1 for what goes first"
        )
        place = None
    return Listed(table.text("path"), kind, place)


def _on_file(table: Table) -> tuple[tuple[str, str], ...]:
    table.allow(_ON_FILE)
    found = []
    for key in _ON_FILE:
        if key in table.content:
            said = table.content[key]
            value = str(said).lower() if isinstance(said, bool) else table.date(key, whole=True)
            found.append((key, value))
    return tuple(found)
