"""Word documents made for the tests, and outlines to compare with."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import docx
from docx.document import Document as Draft
from docx.oxml import parse_xml
from docx.text.paragraph import Paragraph

from clauses.readers import read
from clauses.records import Clause, Document
from clauses.segmentation import segment

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NS = f'xmlns:w="{W}"'

Row = tuple[str | None, str | None, str]


def draft() -> Draft:
    """An empty Word document with Word's own styles."""
    return docx.Document()


def outline(document: Document) -> list[Row]:
    """Number, heading and text of each clause."""
    return [(one.number, one.heading, one.text) for one in clauses(document)]


def clauses(document: Document) -> tuple[Clause, ...]:
    """The document as segmented."""
    return segment(document)


def read_bytes(folder: Path, data: bytes, name: str = "file.bin") -> Document:
    """The bytes read as a file."""
    path = folder / name
    path.write_bytes(data)
    return read(path)


def read_draft(folder: Path, made: Draft) -> Document:
    """The draft saved and read."""
    return read_bytes(folder, saved(made), "draft.docx")


def saved(made: Draft) -> bytes:
    """The bytes of a Word document."""
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def rezipped(data: bytes, changes: Mapping[str, bytes | None]) -> bytes:
    """The zip with members replaced, added, or (None) taken out."""
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        members = {name: old.read(name) for name in old.namelist()} | dict(changes)
        for name, content in members.items():
            if content is not None:
                new.writestr(name, content)
    return buffer.getvalue()


def add_list(made: Draft, key: int, levels: Sequence[str], *, extra: str = "") -> None:
    """Define list `key`: for each level what stands inside its `w:lvl`."""
    inside = "".join(f'<w:lvl w:ilvl="{at}">{level}</w:lvl>' for at, level in enumerate(levels))
    numbering = made.part.numbering_part.element
    for old in numbering.findall(f"{{{W}}}num") + numbering.findall(f"{{{W}}}abstractNum"):
        if old.get(f"{{{W}}}numId") == str(key) or old.get(f"{{{W}}}abstractNumId") == str(key):
            numbering.remove(old)
    defined = f'<w:abstractNum {NS} w:abstractNumId="{key}">{extra}{inside}</w:abstractNum>'
    numbering.insert(0, parse_xml(defined))
    add_num(made, key, key)


def add_num(made: Draft, key: int, counts: int, *, override: str = "") -> None:
    """Define a further list that counts with `counts`."""
    inside = f'<w:abstractNumId w:val="{counts}"/>{override}'
    made.part.numbering_part.element.append(
        parse_xml(f'<w:num {NS} w:numId="{key}">{inside}</w:num>')
    )


def level(form: str, text: str, *, start: int = 1, extra: str = "") -> str:
    """What stands inside a level."""
    return f'<w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{extra}<w:lvlText w:val="{text}"/>'


def item(made: Draft, text: str, key: int, at: int = 0) -> Paragraph:
    """Add a paragraph in a list."""
    paragraph = made.add_paragraph(text)
    properties = paragraph._p.get_or_add_pPr()
    properties.append(parse_xml(
        f'<w:numPr {NS}><w:ilvl w:val="{at}"/><w:numId w:val="{key}"/></w:numPr>'))  # fmt: skip
    return paragraph


def put(paragraph: Paragraph, xml: str) -> None:
    """Append elements of WordprocessingML to a paragraph."""
    for element in parse_xml(f"<w:x {NS}>{xml}</w:x>"):
        paragraph._p.append(element)


def mark_end(paragraph: Paragraph, xml: str) -> None:
    """Give the paragraph's end mark a property: deleted, hidden."""
    properties = paragraph._p.get_or_add_pPr()
    properties.append(parse_xml(f"<w:rPr {NS}>{xml}</w:rPr>"))


def run(text: str, properties: str = "") -> str:
    """A run of text."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def inserted(text: str, author: str = "A. Buyer") -> str:
    """An insertion."""
    return f'<w:ins w:id="1" w:author="{author}">{run(text)}</w:ins>'


def deleted(text: str, author: str = "A. Buyer") -> str:
    """A deletion."""
    return (
        f'<w:del w:id="2" w:author="{author}"><w:r><w:delText xml:space="preserve">{text}'
        "</w:delText></w:r></w:del>"
    )
