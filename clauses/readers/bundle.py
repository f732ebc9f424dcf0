"""Put one document behind another, as the pages of what was attached to it."""

from dataclasses import replace

from clauses.records import Box, Document, Line, Page, PageSource, Span, Table, TableRow


def with_attachment(document: Document, name: str, attached: Document) -> Document:
    """Return `document` with the pages of `attached` after its own.

    A warning says which pages those are; the attachment's own warnings follow under its name.
    """
    behind = len(document.pages)
    start = len(document.text)
    count = len(attached.pages)
    where = f"page {behind + 1} is" if count == 1 else f"pages {behind + 1} to {behind + count} are"
    lines = tuple(_line(line, behind, start) for line in attached.lines)
    if lines:
        lines = (replace(lines[0], opens=True), *lines[1:])
    return replace(
        document,
        text=document.text + attached.text,
        pages=document.pages + tuple(_page(page, behind, start) for page in attached.pages),
        lines=document.lines + lines,
        tables=document.tables + tuple(_table(table, behind) for table in attached.tables),
        warnings=(
            *document.warnings,
            f"{where} the attachment {name}",
            *(f"{name}: {warning}" for warning in attached.warnings),
        ),
    )


def with_unread(document: Document, warning: str) -> Document:
    """Return `document` with a page that stands for what was not read, named in a warning.

    So the deal counts as read in part, and nothing is said to be missing from it.
    """
    number, end = len(document.pages) + 1, len(document.text)
    last = document.pages[-1]
    unread = Page(number, last.width, last.height, PageSource.UNREADABLE, Span(end, end))
    told = f"page {number} stands for what was not read: {warning}"
    return replace(document, pages=(*document.pages, unread), warnings=(*document.warnings, told))


def _span(span: Span, start: int) -> Span:
    return Span(span.start + start, span.end + start)


def _box(box: Box, behind: int) -> Box:
    return replace(box, page=box.page + behind)


def _page(page: Page, behind: int, start: int) -> Page:
    return replace(page, number=page.number + behind, span=_span(page.span, start))


def _line(line: Line, behind: int, start: int) -> Line:
    return replace(line, span=_span(line.span, start), box=_box(line.box, behind))


def _table(table: Table, behind: int) -> Table:
    rows = tuple(TableRow(tuple(_box(cell, behind) for cell in row.cells)) for row in table.rows)
    return Table(_box(table.box, behind), rows)
