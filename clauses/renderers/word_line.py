"""The time line of retention in a Word memo: a table of shaded cells, edited like any other."""

from typing import TYPE_CHECKING

from clauses.renderers.retention_line import Kept, Mark, RetentionLine
from clauses.renderers.word_look import CELL_STYLE, GRADES, element
from clauses.renderers.wording import plain

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement

CELLS = 48  # of the scale
MOST_LIMITS = 4
_LABEL, _CELL = 2592, 141  # widths in twentieths of a point, together 6.5 inches
_KEPT, _TOO_LONG, _ENDLESS = "5B7FA3", "B4483C", "8A6BA3"
_BEYOND = GRADES["critical"][1]
_HALF_POINTS = 16  # of the letters
_PROPERTIES = (
    f'<w:tblPr><w:tblW w:w="{_LABEL + CELLS * _CELL}" w:type="dxa"/><w:tblBorders>'
    '<w:insideH w:val="single" w:sz="24" w:space="0" w:color="FFFFFF"/></w:tblBorders>'
    '<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="20" w:type="dxa"/>'
    '<w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr>'
)
# A stretch of a row: how many cells of the scale, its ground or None, and its words.
_Stretch = tuple[int, str | None, str]


def draw_line(document: "Document", line: RetentionLine) -> None:
    """Add the picture of a time line: the scale, a row a limit, a row a period."""
    columns = f'<w:gridCol w:w="{_LABEL}"/>' + f'<w:gridCol w:w="{_CELL}"/>' * CELLS
    table = element(f"<w:tbl>{_PROPERTIES}<w:tblGrid>{columns}</w:tblGrid></w:tbl>")
    style = document.styles[CELL_STYLE].style_id
    table.append(_row("", _scale(line.ticks), style))
    for mark in line.limits[:MOST_LIMITS]:
        label = f"Limit of a rule: {mark.words}"
        table.append(_row(label, _stretches(mark.at, None, _BEYOND), style))
    for one in line.kept:
        label = ", ".join(part for part in (one.period, one.counted) if part)
        table.append(_row(label, _stretches(one.end, _colour(one), None), style))
    document.element.body.insert_element_before(table, "w:sectPr")


def _colour(one: Kept) -> str:
    if one.over:
        return _TOO_LONG
    return _ENDLESS if one.endless else _KEPT


def _scale(ticks: tuple[Mark, ...]) -> list[_Stretch]:
    starts = [round(tick.at * CELLS) for tick in ticks]
    ends = [*starts[1:], CELLS]
    return [
        (end - start, None, tick.words)
        for tick, start, end in zip(ticks, starts, ends, strict=True)
    ]


def _stretches(at: float, before: str | None, beyond: str | None) -> list[_Stretch]:
    """A row parted at a place of the scale, with the grounds of its two stretches."""
    split = min(max(round(at * CELLS), 1), CELLS)
    both = [(split, before, ""), (CELLS - split, beyond, "")]
    return [one for one in both if one[0]]


def _row(label: str, stretches: list[_Stretch], style: str) -> "BaseOxmlElement":
    row = element("<w:tr><w:trPr><w:cantSplit/></w:trPr></w:tr>")
    row.append(_cell(_LABEL, 1, None, label, style))
    for cells, ground, words in stretches:
        row.append(_cell(cells * _CELL, cells, ground, words, style))
    return row


def _cell(width: int, cells: int, ground: str | None, words: str, style: str) -> "BaseOxmlElement":
    from docx.oxml.table import CT_Tc
    from docx.table import _Cell

    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{ground}"/>' if ground else ""
    cell = element(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:gridSpan w:val="{cells}"/>{shade}'
        f'<w:vAlign w:val="center"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="{style}"/><w:keepNext/>'
        f'</w:pPr><w:r><w:rPr><w:sz w:val="{_HALF_POINTS}"/></w:rPr><w:t/></w:r></w:p></w:tc>'
    )
    assert isinstance(cell, CT_Tc)
    _Cell(cell, None).paragraphs[0].runs[0].text = plain(words)  # type: ignore[arg-type]
    return cell
