"""The memo as a Word document, in Word's own styles, ready to edit."""

import datetime
import io
import zipfile
from typing import TYPE_CHECKING

from clauses.records import Report
from clauses.renderers.memo import memo_parts
from clauses.renderers.memo_parts import (
    Bullets,
    Heading,
    Paragraph,
    Part,
    Picture,
    Quotation,
    Table,
)
from clauses.renderers.pictures_drawn import scene_png
from clauses.renderers.word_look import (
    CELL_STYLE,
    GAP_STYLE,
    NOTE_STYLE,
    SOURCE_STYLE,
    TABLE_STYLE,
    TEXT_WIDTH,
    grade,
    keep_with_next,
    set_look,
)
from clauses.renderers.wording import plain

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import Table as WordTable
    from docx.table import _Row
    from docx.text.paragraph import Paragraph as WordParagraph

# A file says when it was made; that would make each one other bytes.
CREATED = datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC)
PICTURE_WIDTH = 5.4  # inches
_ZIP_DATE = (1980, 1, 1, 0, 0, 0)


def report_docx(report: Report) -> bytes:
    """Return the memo on the report as a Word document; equal reports give equal bytes."""
    import docx

    document = docx.Document()
    set_look(document)
    pen = _Pen(document)
    for part in memo_parts(report):
        pen.draw(part)
    properties = document.core_properties
    properties.title, properties.author = "Memorandum on vendor terms", "clauses"
    properties.last_modified_by, properties.comments, properties.revision = "clauses", "", 1
    properties.created = properties.modified = CREATED
    stream = io.BytesIO()
    document.save(stream)
    return _undated(stream.getvalue())


def _undated(packed: bytes) -> bytes:
    """Return a zip file with the same members, each of the same constant date."""
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(packed)) as before,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as after,
    ):
        for name in before.namelist():
            member = zipfile.ZipInfo(name, _ZIP_DATE)
            member.create_system = 3  # as on Unix, wherever it is made
            member.compress_type = zipfile.ZIP_DEFLATED
            after.writestr(member, before.read(name))
    return stream.getvalue()


class _Pen:
    """Draws parts at the end of a document."""

    def __init__(self, document: "Document") -> None:
        self._document = document
        # The library seeks a style by name among all of them, for each paragraph anew.
        self._ids = {style.name: style.style_id for style in document.styles}

    def draw(self, part: Part) -> None:
        if isinstance(part, Heading):
            style = f"Heading {part.level - 1}" if part.level > 1 else "Title"
            paragraph = self._paragraph(style, part.text)
            paragraph.paragraph_format.page_break_before = part.new_page or None
        elif isinstance(part, Paragraph):
            self._draw_paragraph(part)
        elif isinstance(part, Quotation):
            self._draw_quotation(part)
        elif isinstance(part, Bullets):
            for item in part.items:
                self._paragraph("List Bullet", item)
        elif isinstance(part, Table):
            self._draw_table(part)
        elif isinstance(part, Picture):
            self._draw_picture(part)

    def _paragraph(self, style: str, text: str = "") -> "WordParagraph":
        paragraph = self._document.add_paragraph()
        paragraph._p.style = self._ids[style]
        if text:
            paragraph.add_run(plain(text))
        return paragraph

    def _draw_paragraph(self, part: Paragraph) -> None:
        paragraph = self._paragraph(NOTE_STYLE if part.small else "Normal")
        if part.label:
            paragraph.add_run(f"{part.label}: " if part.text else f"{part.label}:").bold = True
        paragraph.add_run(plain(part.text))
        if not part.text or part.label == "Severity":
            keep_with_next(paragraph)

    def _draw_quotation(self, part: Quotation) -> None:
        paragraph = self._paragraph("Quote")
        if part.before:
            paragraph.add_run(f"[{plain(part.before)}] ").italic = True
        paragraph.add_run(f"\u201c{plain(part.text)}\u201d")
        self._paragraph(SOURCE_STYLE, part.place)

    def _draw_picture(self, part: Picture) -> None:
        from docx.shared import Inches

        paragraph = self._paragraph("Normal")
        keep_with_next(paragraph)
        stream = io.BytesIO(scene_png(part.scene))
        shape = paragraph.add_run().add_picture(stream, width=Inches(PICTURE_WIDTH))
        shape._inline.docPr.set("descr", plain(part.scene.words))  # what a reader aloud says
        keep_with_next(self._paragraph(NOTE_STYLE, part.key))

    def _draw_table(self, part: Table) -> None:
        from docx.shared import Inches

        headed = any(part.head)
        texts = ((part.head,) if headed else ()) + part.rows
        table = self._document.add_table(len(texts), len(part.shares), TABLE_STYLE)
        table.autofit = False
        _set_first_row(table, headed)
        widths = [Inches(TEXT_WIDTH * share) for share in part.shares]
        for column, width in zip(table.columns, widths, strict=True):
            column.width = width
        for number, (row, words) in enumerate(zip(table.rows, texts, strict=True)):
            is_head = headed and number == 0
            for place, (cell, text) in enumerate(zip(row.cells, words, strict=True)):
                paragraph = cell.paragraphs[0]
                paragraph._p.style = self._ids[CELL_STYLE]
                run = paragraph.add_run(plain(text))
                run.bold = True if place == 0 and not headed else None
                if place == part.graded and not is_head:
                    grade(cell, plain(text).casefold().partition(" (")[0])
            _hold(row, is_head)
        self._paragraph(GAP_STYLE)


def _set_first_row(table: "WordTable", headed: bool) -> None:
    from docx.oxml.ns import qn

    look = table._tbl.tblPr.find(qn("w:tblLook"))
    if look is not None:
        look.attrib.clear()
        look.set(qn("w:val"), "0020" if headed else "0000")
        look.set(qn("w:firstRow"), "1" if headed else "0")


def _hold(row: "_Row", is_head: bool) -> None:
    """Let no row break over a page, and repeat the head on each."""
    from docx.oxml import OxmlElement

    properties = row._tr.get_or_add_trPr()
    properties.append(OxmlElement("w:cantSplit"))
    if is_head:
        properties.append(OxmlElement("w:tblHeader"))
