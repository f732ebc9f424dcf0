"""Build the outline of a document: numbered clauses, headed paragraphs, parts, table rows."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from clauses.records import Clause, ClauseKind, Document, Line
from clauses.segmentation.blocks import PART_TITLE, Block, blocks
from clauses.segmentation.furniture import body_lines
from clauses.segmentation.headings import is_stopped_title, is_title, run_in
from clauses.segmentation.numbering import BULLET
from clauses.segmentation.tables import TableLines, is_header, table_lines
from clauses.segmentation.text import Joined, joined
from clauses.segmentation.tree import Draft, placed


def segment(document: Document) -> tuple[Clause, ...]:
    """Return the document's clauses in reading order, each with its place in the tree.

    Every body line is in exactly one clause, as number, heading or text. Clauses that run over a
    page or column break are one.
    """
    lines = body_lines(document)
    in_tables = table_lines(document, lines)
    drafts: list[Draft] = []
    run: list[Line] = []
    for line in lines:
        table = in_tables.get(line.span.start)
        if table is None:
            run.append(line)
            continue
        if line.span.start == table.first:
            drafts += _drafts(document, run)
            run = []
            drafts += _rows(document, table)
    drafts += _drafts(document, run)
    return placed(_with_text(_without_lists(drafts)))


def _rows(document: Document, table: TableLines) -> list[Draft]:
    """A row a draft; the words of a header row lead in to each of the others."""
    texts = [joined(document, row) for row in table.rows]
    header = texts[0].text if is_header(table.rows[0], texts[0].text) else ""
    made = []
    for index, (row, text) in enumerate(zip(table.rows, texts, strict=True)):
        at_head = bool(header) and index == 0
        kind = ClauseKind.TABLE_HEADER if at_head else ClauseKind.TABLE_ROW
        lead_in = "" if at_head else header
        made.append(Draft(kind, None, None, text, text, row[0].box.page, lead_in=lead_in))
    return made


def _drafts(document: Document, lines: Sequence[Line]) -> list[Draft]:
    return [_draft(document, block) for block in blocks(document, lines)]


def _draft(document: Document, block: Block) -> Draft:
    whole = joined(document, block.lines)
    page = block.lines[0].box.page
    if block.bullet:
        text = whole.after(_bullet_end(whole.text))
        return Draft(ClauseKind.PARAGRAPH, None, None, text, whole, page, bullet=True)
    number = block.number
    start = number.end if number else 0
    text = whole.after(start)
    bold_end = _bold_end(block.lines, whole, start)
    heading, end = _heading(text.text, block, bold_end) or (None, 0)
    if number is not None:
        kind = ClauseKind.CLAUSE
    elif heading is not None and end >= len(text.text):
        kind = ClauseKind.HEADING
    else:
        kind = ClauseKind.PARAGRAPH
    return Draft(kind, number, heading, text.after(end), whole, page)


def _heading(text: str, block: Block, bold_end: int) -> tuple[str, int] | None:
    """The heading of a block, and where the text after it starts."""
    bold = all(line.bold for line in block.lines)
    headed = run_in(text, bold_end)
    if headed and block.number and 1 < bold_end < len(text):
        return headed
    if is_title(text, bold=bold) or (block.number and is_stopped_title(text)):
        return text.rstrip(" .:"), len(text)
    if headed and (block.number or bold_end > 1 or headed[0].isupper()):
        return headed
    return None


def _bullet_end(text: str) -> int:
    m = BULLET.match(text)
    return len(text) - len(text[m.end() :].lstrip()) if m else 0


def _bold_end(lines: Sequence[Line], whole: Joined, start: int) -> int:
    """How many characters of the block's text after `start` are bold from its beginning."""
    end = 0
    for line, piece in zip(lines, whole.pieces, strict=True):
        if line.bold_end:
            end = piece.start + min(line.bold_end, piece.span.end - piece.span.start)
        if not line.bold:
            break
    return max(0, end - start)


def _without_lists(drafts: Sequence[Draft]) -> list[Draft]:
    """Make paragraphs of the lines of a list of exhibits: part after part with nothing between."""
    parts = [_part(draft) for draft in drafts]
    listed = {
        index
        for at, (one, other) in enumerate(pairwise(parts))
        if one and other and one[0] == other[0] and one[1] < other[1]
        for index in (at, at + 1)
    }
    return [
        replace(draft, kind=ClauseKind.PARAGRAPH, heading=None, text=draft.whole)
        if index in listed
        else draft
        for index, draft in enumerate(drafts)
    ]


def _part(draft: Draft) -> tuple[str, tuple[int, str]] | None:
    """What kind of part a heading opens, and a key that sorts its letter or number."""
    m = PART_TITLE.match(draft.heading or "") if draft.kind is ClauseKind.HEADING else None
    if m is None:
        return None
    word, label = m[0].lower().split(maxsplit=1)
    return word, (len(label), label)


def _with_text(drafts: Sequence[Draft]) -> list[Draft]:
    """Give a number that stands alone its heading, and a heading the paragraph that follows it."""
    made: list[Draft] = []
    for draft in drafts:
        last = made[-1] if made else None
        if last is None or last.number is None or last.text.text or draft.bullet:
            made.append(draft)
        elif draft.kind is ClauseKind.HEADING and last.heading is None and not _part(draft):
            made[-1] = replace(last, heading=draft.heading)
        elif draft.kind is ClauseKind.PARAGRAPH and draft.heading is None:
            made[-1] = replace(last, text=draft.text)
        elif draft.kind is ClauseKind.PARAGRAPH and last.heading is None:
            made[-1] = replace(last, heading=draft.heading, text=draft.text)
        else:
            made.append(draft)
    return made
