"""Build the outline of a document: numbered clauses, headed paragraphs, parts, table rows."""

from collections.abc import Sequence
from dataclasses import replace

from clauses.records import Clause, ClauseKind, Document, Line
from clauses.segmentation.blocks import PART_TITLE, Block, blocks
from clauses.segmentation.furniture import body_lines
from clauses.segmentation.headings import is_title, run_in
from clauses.segmentation.numbering import BULLET
from clauses.segmentation.tables import TableLines, table_lines
from clauses.segmentation.text import joined
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
    """A row a draft; the words of the header row lead in to each of the others."""
    header = joined(document, table.rows[0]).text
    made = []
    for index, row in enumerate(table.rows):
        text = joined(document, row)
        lead_in = header if index else ""
        made.append(
            Draft(ClauseKind.TABLE_ROW, None, None, text, row[0].box.page, lead_in)
        )
    return made


def _drafts(document: Document, lines: Sequence[Line]) -> list[Draft]:
    return [_draft(document, block) for block in blocks(document, lines)]


def _draft(document: Document, block: Block) -> Draft:
    whole = joined(document, block.lines)
    page = block.lines[0].box.page
    bold = all(line.bold for line in block.lines)
    start = block.number.end if block.number else _bullet_end(whole.text, block.bullet)
    text = whole.after(start)
    if is_title(text.text, bold=bold) or (block.number and _stopped_title(text.text)):
        kind = ClauseKind.CLAUSE if block.number else ClauseKind.HEADING
        return Draft(kind, block.number, text.text.rstrip(" .:"), text.after(len(text.text)), page)
    headed = run_in(text.text, _bold_end(block.lines, start)) if not block.bullet else None
    if headed and (block.number or _bold_end(block.lines, start) > 1 or headed[0].isupper()):
        kind = ClauseKind.CLAUSE if block.number else ClauseKind.PARAGRAPH
        return Draft(kind, block.number, headed[0], text.after(headed[1]), page)
    numbered = block.number is not None
    kind = ClauseKind.CLAUSE if numbered else ClauseKind.PARAGRAPH
    return Draft(kind, block.number, None, text, page)


def _bullet_end(text: str, bullet: bool) -> int:
    m = BULLET.match(text) if bullet else None
    return len(text) - len(text[m.end() :].lstrip()) if m else 0


def _stopped_title(text: str) -> bool:
    """A short numbered block that ends in a full stop: "Article 3 Fees."."""
    return text.endswith(".") and (found := run_in(text, 0)) is not None and found[1] >= len(text)


def _bold_end(lines: Sequence[Line], start: int) -> int:
    """How many characters of the block's text after `start` are bold from its beginning."""
    end = 0
    for line in lines:
        end += line.bold_end
        if not line.bold:
            break
        end += 1
    return max(0, end - start)


def _without_lists(drafts: Sequence[Draft]) -> list[Draft]:
    """Make paragraphs of the lines of a list of exhibits: part after part with nothing between."""
    made = list(drafts)
    titles = [_part(draft) for draft in drafts]
    for index, title in enumerate(titles):
        beside = titles[max(index - 1, 0) : index] + titles[index + 1 : index + 2]
        if title is not None and any(other and other != title for other in beside):
            made[index] = replace(
                drafts[index], kind=ClauseKind.PARAGRAPH, heading=None, text=drafts[index].whole
            )
    return made


def _part(draft: Draft) -> str | None:
    """The exhibit a heading opens, as printed."""
    if draft.kind is not ClauseKind.HEADING or draft.heading is None:
        return None
    m = PART_TITLE.match(draft.heading)
    return m[0] if m else None


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
