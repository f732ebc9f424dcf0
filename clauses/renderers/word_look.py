"""The look of a Word memo: page, styles, tables; nearly all of it in styles, to be changed."""

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.styles.style import ParagraphStyle
    from docx.table import _Cell
    from docx.text.paragraph import Paragraph

TABLE_STYLE = "Memo Table"
SOURCE_STYLE = "Quote Source"
NOTE_STYLE = "Note"
CELL_STYLE = "Table Text"
GAP_STYLE = "After Table"
TEXT_WIDTH = 6.5  # inches: a letter page less its margins
_FONT = "Calibri"
_INK, _MUTED, _ACCENT, _LINE, _HEAD_GROUND = "1B1F24", "57606A", "24405C", "C9D1D9", "EEF2F6"
# The letters and the ground of a level; dark enough on their ground for WCAG AA.
GRADES = {
    "critical": ("7A0C17", "F8D7DA"),
    "high": ("8A3B00", "FCE4D0"),
    "medium": ("6B5300", "FBF1C9"),
    "low": ("1F4E6B", "DDEBF3"),
    "none": ("1E5631", "DFF0E3"),
    "cannot tell": ("5B2A77", "EFE3F5"),
    "permitted": ("7A0C17", "F8D7DA"),
    "conditioned": ("6B5300", "FBF1C9"),
    "prohibited": ("1E5631", "DFF0E3"),
}
_WORDML = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def set_look(document: "Document") -> None:
    """Set page, footer and styles of an empty document."""
    from docx.enum.style import WD_STYLE_TYPE
    from docx.shared import Inches, Pt

    section = document.sections[0]
    section.page_width, section.page_height = Inches(8.5), Inches(11)
    section.left_margin = section.right_margin = Inches(1)
    section.top_margin, section.bottom_margin = Inches(0.9), Inches(0.9)
    styles = document.styles
    normal = styles["Normal"]
    _set(normal, 10.5, _INK, after=6)
    normal.paragraph_format.line_spacing = 1.12
    sizes = {"Title": (24, 0, 10), "Heading 1": (17, 22, 6), "Heading 2": (13, 16, 5),
             "Heading 3": (11, 12, 3)}  # fmt: skip
    for name, (points, before, after) in sizes.items():
        _set(styles[name], points, _ACCENT, before, after, bold=True)
        styles[name].paragraph_format.keep_with_next = True
    _clear_borders(styles["Title"])
    _set(styles["Quote"], 10.5, _INK, 4, 2)
    styles["Quote"].font.italic = False
    styles["Quote"].paragraph_format.left_indent = Inches(0.22)
    styles["Quote"].paragraph_format.keep_with_next = True
    _bar(styles["Quote"])
    _set(styles["List Bullet"], 10.5, _INK, after=4)
    for name, size in ((SOURCE_STYLE, 9), (NOTE_STYLE, 9), (CELL_STYLE, 9.5)):
        added = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        added.base_style = normal
        _set(added, size, _INK if name == CELL_STYLE else _MUTED, after=0)
    styles[SOURCE_STYLE].paragraph_format.left_indent = Inches(0.22)
    styles[SOURCE_STYLE].paragraph_format.space_after = Pt(7)
    styles[NOTE_STYLE].paragraph_format.space_after = Pt(8)
    styles[NOTE_STYLE].paragraph_format.space_before = Pt(4)
    _bar(styles[SOURCE_STYLE])
    gap = styles.add_style(GAP_STYLE, WD_STYLE_TYPE.PARAGRAPH)
    gap.base_style = normal
    _set(gap, 4, _INK)
    gap.paragraph_format.line_spacing = Pt(8)
    _add_table_style(document)
    _set_footer(document)


def _set(
    style: "ParagraphStyle",
    size: float,
    colour: str,
    before: float = 0,
    after: float = 0,
    bold: bool = False,
) -> None:
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    style.font.name, style.font.size, style.font.bold = _FONT, Pt(size), bold or None
    style.font.color.rgb = RGBColor.from_string(colour)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)  # a font of the theme would go before
    for script in ("w:eastAsia", "w:cs"):
        fonts.set(qn(script), _FONT)
    style.paragraph_format.space_before = Pt(before)
    style.paragraph_format.space_after = Pt(after)


def element(xml: str) -> "BaseOxmlElement":
    """Return the element that `xml`, which must hold no word of a document, describes."""
    from docx.oxml import parse_xml

    name = re.match(r"<[\w:]+", xml)
    assert name is not None
    return parse_xml(f'{name.group()} xmlns:w="{_WORDML}"{xml[name.end() :]}')


def _clear_borders(style: "ParagraphStyle") -> None:
    from docx.oxml.ns import qn

    properties = style.element.get_or_add_pPr()
    for border in properties.findall(qn("w:pBdr")):
        properties.remove(border)


def _bar(style: "ParagraphStyle") -> None:
    """Give a paragraph a bar at its left, which joins that of the next one."""
    _clear_borders(style)
    border = element(
        f'<w:pBdr><w:left w:val="single" w:sz="18" w:space="8" w:color="{_LINE}"/></w:pBdr>'
    )
    style.element.get_or_add_pPr().insert_element_before(
        border, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc"
    )


def _add_table_style(document: "Document") -> None:
    """Add a table style: lines between rows, a tinted head in bold."""
    line = f'w:val="single" w:sz="4" w:space="0" w:color="{_LINE}"'
    margins = "".join(
        f'<w:{side} w:w="{width}" w:type="dxa"/>'
        for side, width in (("top", 50), ("left", 90), ("bottom", 50), ("right", 90))
    )
    document.styles.element.append(
        element(
            f'<w:style w:type="table" w:customStyle="1" w:styleId="MemoTable">'
            f'<w:name w:val="{TABLE_STYLE}"/><w:basedOn w:val="TableNormal"/>'
            '<w:uiPriority w:val="59"/>'
            f"<w:tblPr><w:tblBorders><w:top {line}/><w:bottom {line}/><w:insideH {line}/>"
            f"</w:tblBorders><w:tblCellMar>{margins}</w:tblCellMar></w:tblPr>"
            '<w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr><w:tcPr>'
            f'<w:shd w:val="clear" w:color="auto" w:fill="{_HEAD_GROUND}"/></w:tcPr></w:tblStylePr>'
            "</w:style>"
        )
    )


def _set_footer(document: "Document") -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    footer = document.sections[0].footer.paragraphs[0]
    footer.style = document.styles[NOTE_STYLE]
    footer.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    for before, field in (("Page ", "PAGE"), (" of ", "NUMPAGES")):
        footer.add_run(before)
        footer._p.append(
            element(f'<w:fldSimple w:instr="{field}"><w:r><w:t>1</w:t></w:r></w:fldSimple>')
        )


# --- cells ---------------------------------------------------------------------------------------


def grade(cell: "_Cell", word: str) -> None:
    """Colour a cell by the level it holds, where it holds one."""
    from docx.shared import RGBColor

    letters, ground = GRADES.get(word, ("", ""))
    if not ground:
        return
    shade(cell, ground)
    for run in cell.paragraphs[0].runs:
        run.font.color.rgb = RGBColor.from_string(letters)
        run.font.bold = True


def shade(cell: "_Cell", ground: str) -> None:
    """Give a cell a ground, as six hexadecimal digits."""
    properties = cell._tc.get_or_add_tcPr()
    properties.append(element(f'<w:shd w:val="clear" w:color="auto" w:fill="{ground}"/>'))


def keep_with_next(paragraph: "Paragraph") -> None:
    """Keep a paragraph on the page of the next one."""
    paragraph.paragraph_format.keep_with_next = True
