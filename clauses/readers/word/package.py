"""Open the zip a Word document is, with limits on what it may unpack to, and parse its parts."""

import contextlib
import io
import posixpath
import zipfile
import zlib
from collections import defaultdict
from dataclasses import dataclass

from lxml import etree

from clauses.errors import UnreadableInput
from clauses.readers.word.elements import Element, attribute, children, local

# Bytes the parts that are read may have together; of the largest drafts known it is 30 MB.
MOST_UNPACKED = 200_000_000
# Text packs 5 to 50 times. Small parts may do better: what they unpack to is small as well.
HIGHEST_RATIO = 200
RATIO_FROM = 1_000_000  # bytes

MAIN = "word/document.xml"
PARTS = ("styles", "numbering", "footnotes", "endnotes", "comments")
MARGINS = ("header", "footer")
MOST_MARGINS = 30  # three of each kind a section is what Word makes
_RELATIONS = "_rels/.rels"
_NOT_WHOLE = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError)


@dataclass(frozen=True, slots=True)
class Package:
    """The root elements of a document's parts, those it has, and the names of all its files.

    `margins` are its headers and footers, each once.
    """

    main: Element
    parts: dict[str, Element]
    names: tuple[str, ...]
    warnings: tuple[str, ...]
    margins: tuple[Element, ...] = ()


def opened(data: bytes) -> Package:
    """Return the parts of a DOCX file.

    Raises UnreadableInput, without the file's name, where the zip or its main part is broken,
    needs a password, declares entities, or unpacks to more than a document would.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _parsed(archive)
    except (RuntimeError, *_NOT_WHOLE) as error:
        if "password" in str(error):
            raise UnreadableInput(
                "the Word file needs a password", "save a copy without one"
            ) from error
        raise UnreadableInput("the Word file is cut short or broken", "ask for it again") from error


def _parsed(archive: zipfile.ZipFile) -> Package:
    sizes = {info.filename: info for info in archive.infolist()}
    main = _main_part(archive, sizes)
    folder, name = posixpath.split(main)
    named = _related(archive, sizes, f"{folder}/_rels/{name}.rels".lstrip("/"))
    wanted = {kind: _placed(folder, named.get(kind, [f"{kind}.xml"])[0]) for kind in PARTS}
    there = {kind: path for kind, path in wanted.items() if path in sizes}
    margins = [_placed(folder, name) for kind in MARGINS for name in named.get(kind, [])]
    margins = sorted(path for path in set(margins) if path in sizes)[:MOST_MARGINS]
    _check_sizes([sizes[path] for path in (main, *there.values(), *margins)])
    parts: dict[str, Element] = {}
    warnings: list[str] = []
    for kind, path in there.items():
        try:
            parts[kind] = _root(archive, path)
        except (UnreadableInput, *_NOT_WHOLE):
            warnings.append(f"the file's {kind} are broken and were not read")
    beside: list[Element] = []
    for path in margins:
        with contextlib.suppress(UnreadableInput, *_NOT_WHOLE):  # what they say is no clause
            beside.append(_root(archive, path))
    return Package(_root(archive, main), parts, tuple(sizes), tuple(warnings), tuple(beside))


def _placed(folder: str, name: str) -> str:
    return posixpath.normpath(posixpath.join(folder, name)).lstrip("/")


def _main_part(archive: zipfile.ZipFile, sizes: dict[str, zipfile.ZipInfo]) -> str:
    named = _related(archive, sizes, _RELATIONS).get("officeDocument", [MAIN])[0].lstrip("/")
    for path in (named, MAIN):
        if path in sizes:
            return path
    raise UnreadableInput("the Word file has no document in it", "ask for it again")


def _related(
    archive: zipfile.ZipFile, sizes: dict[str, zipfile.ZipInfo], path: str
) -> dict[str, list[str]]:
    """Where the parts of each kind are said to be; nothing where that cannot be read."""
    if path not in sizes:
        return {}
    try:
        _check_sizes([sizes[path]])
        root = _root(archive, path)
    except (UnreadableInput, *_NOT_WHOLE):  # the parts are where they always are, as a rule
        return {}
    found: dict[str, list[str]] = defaultdict(list)
    for relation in children(root, "Relationship"):
        kind = (attribute(relation, "Type") or "").rpartition("/")[2]
        found[kind].append(attribute(relation, "Target") or "")
    return found


def _check_sizes(members: list[zipfile.ZipInfo]) -> None:
    for one in members:
        too_packed = one.file_size > HIGHEST_RATIO * max(one.compress_size, 1)
        if one.file_size > RATIO_FROM and too_packed:
            raise UnreadableInput(
                f"{one.filename} in it unpacks to {one.file_size // max(one.compress_size, 1)} "
                "times its size, as no document does",
                "do not open it; ask where it comes from",
            )
    if (total := sum(one.file_size for one in members)) > MOST_UNPACKED:
        raise UnreadableInput(
            f"it unpacks to {total // 1_000_000} MB", "save it as PDF, or in parts, and give those"
        )


def _root(archive: zipfile.ZipFile, path: str) -> Element:
    """The root element of a part. Entities are not resolved, nothing is fetched."""
    text = archive.read(path)  # never more than the size its entry says
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False,
        remove_comments=True, remove_pis=True,
    )  # fmt: skip
    if b"<!DOCTYPE" in text[:2000]:
        raise _declares(path)
    try:
        root = etree.fromstring(text, parser)
    except etree.XMLSyntaxError as error:
        raise UnreadableInput(
            f"{path} in the Word file is broken ({error.msg})", "ask for it again or save it as PDF"
        ) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise _declares(path)
    if local(root) in ("", "html"):
        raise UnreadableInput(f"{path} in the Word file is something else", "ask for it again")
    return root


def _declares(path: str) -> UnreadableInput:
    return UnreadableInput(
        f"{path} in it declares entities, as no Word file does",
        "do not open it; ask where it comes from",
    )
