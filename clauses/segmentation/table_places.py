"""Put the tables of a document where they are read: between the lines of its text."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from clauses.records import Line
from clauses.segmentation.columns import gutter_of
from clauses.segmentation.tables import TableLines


def tables_before(
    lines: Sequence[Line], in_tables: Mapping[int, TableLines], ordered: Sequence[Line]
) -> dict[int, list[TableLines]]:
    """Return the tables before each line of text, by where it starts, the last ones by -1.

    `lines` are all, `ordered` those of the text as they are read. A table stands where the file
    draws it, unless the page shows the text around it to be elsewhere.
    """
    by_page: dict[int, list[Line]] = defaultdict(list)
    for line in ordered:
        by_page[line.box.page].append(line)
    found: dict[int, list[TableLines]] = {}
    waiting: list[tuple[TableLines, Line | None]] = []
    before: Line | None = None
    for line in lines:
        table = in_tables.get(line.span.start)
        if table is not None:
            if line.span.start == table.first:
                waiting.append((table, before))
            continue
        for one, last in waiting:
            found.setdefault(_place(one, last, line, by_page), []).append(one)
        waiting, before = [], line
    for one, last in waiting:
        found.setdefault(_place(one, last, None, by_page), []).append(one)
    return {at: sorted(tables, key=_height) for at, tables in found.items()}


def _place(
    table: TableLines,
    before: Line | None,
    after: Line | None,
    by_page: Mapping[int, Sequence[Line]],
) -> int:
    """Where the line starts that the table stands before, given those drawn before and after it."""
    page, top = _height(table)
    same = after is not None and after.box.page == page
    above = after is not None and same and after.box.bottom < top
    late = before is not None and before.box.page == page and before.box.top > _bottom(table)
    here = by_page.get(page, ())
    if (same and not above and not late) or gutter_of(here) is not None:
        if after is None:
            return -1
        return after.span.start if same else by_page[after.box.page][0].span.start
    below = next((line for line in here if line.box.top > top), None)
    if below is not None:
        return below.span.start
    return next((by_page[at][0].span.start for at in sorted(by_page) if at > page), -1)


def _height(table: TableLines) -> tuple[int, float]:
    return table.rows[0][0].box.page, min(line.box.top for line in table.rows[0])


def _bottom(table: TableLines) -> float:
    return max(line.box.bottom for line in table.rows[-1])
