"""Read the tables of a Word document row by row, merged cells in each row they span."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from clauses.readers.laid_out import LONGEST_REPEATED, Cell, Content, Grid, Paragraph
from clauses.readers.runs import Mark, Run
from clauses.readers.word.elements import Element, attribute, child, local, number, switch, value
from clauses.readers.word.inline import changed

MOST_COLUMNS = 63  # Word's own limit
MOST_REPEATED = 100_000  # characters a table may repeat of cells that span rows

ReadCell = Callable[[Element, Run], list[Content]]


def grid_of(table: Element, outer: Run, read_cell: ReadCell) -> Grid:
    """Return a table; tables inside its cells become paragraphs of the cell."""
    rows: list[tuple[Cell, ...]] = []
    above: dict[int, Cell] = {}
    repeated = 0
    for row in _inside(table, "tr"):
        properties = child(row, "trPr")
        marked = _marked(properties, outer)
        cells: list[Cell] = []
        at = _span(value(properties, "gridBefore"), 0)
        merged: dict[int, Cell] = {}
        for element in _inside(row, "tc"):
            cell, spans = _cell(element, marked, read_cell)
            if spans == "continue" and at in above and not cell.text.strip():
                repeated += len(above[at].text)
                if repeated <= MOST_REPEATED:
                    cell = Cell(above[at].paragraphs, cell.columns)
            if spans and len(cell.text) <= LONGEST_REPEATED:
                merged[at] = Cell(_wording(cell), cell.columns)
            cells.append(cell)
            at += cell.columns
        above = merged
        if switch(properties, "tblHeader"):
            cells = [_bold(cell) for cell in cells]
        if cells:
            rows.append(tuple(cells))
    return Grid(tuple(rows))


def _cell(element: Element, outer: Run, read_cell: ReadCell) -> tuple[Cell, str]:
    """The cell, and whether it begins ("restart") or continues a merge over rows, or neither."""
    properties = child(element, "tcPr")
    marked = outer
    if (deleted := child(properties, "cellDel")) is not None:
        marked = Run("", mark=Mark.DELETED, author=attribute(deleted, "author") or "")
    columns = _span(value(properties, "gridSpan"), 1)
    merge = child(properties, "vMerge")
    spans = "" if merge is None else attribute(merge, "val") or "continue"
    return Cell(tuple(_paragraphs(read_cell(element, marked))), columns), spans


def _paragraphs(contents: list[Content]) -> Iterator[Paragraph]:
    for content in contents:
        if isinstance(content, Paragraph):
            yield content
        else:
            for row in content.rows:
                for cell in row:
                    yield from cell.paragraphs


def _bold(cell: Cell) -> Cell:
    """A cell of a row that is said to head the table; its weight is in a style of tables."""
    heavy = (replace(one, bold_end=len(one.text)) for one in cell.paragraphs)
    return replace(cell, paragraphs=tuple(heavy))


def _wording(cell: Cell) -> tuple[Paragraph, ...]:
    """What a cell says in the further rows it spans: its words once more, its changes not."""
    return tuple(
        Paragraph(one.text.replace("\f", " ").strip(), one.bold_end, one.size)
        for one in cell.paragraphs
        if one.text.strip()
    )


def _marked(properties: Element | None, outer: Run) -> Run:
    """The mark a row bears that was deleted, inserted or hidden as a whole."""
    for name in ("del", "ins"):
        if (change := child(properties, name)) is not None:
            return changed(change, outer)
    if switch(properties, "hidden"):
        return Run("", mark=Mark.HIDDEN)
    return outer


def _inside(parent: Element, name: str) -> Iterator[Element]:
    """Rows or cells, also those wrapped in content controls and changes."""
    for element in parent:
        if local(element) == name:
            yield element
        elif local(element) in ("sdt", "sdtContent", "customXml", "ins", "moveTo"):
            yield from _inside(element, name)


def _span(text: str | None, otherwise: int) -> int:
    found = number(text)
    return otherwise if found is None else min(max(found, otherwise), MOST_COLUMNS)
