"""Build the outline of a document: numbered clauses, headed paragraphs, parts, table rows."""

from collections import Counter
from collections.abc import Container, Sequence
from dataclasses import replace
from itertools import chain, groupby, pairwise

from clauses.records import Clause, ClauseKind, Document, Line
from clauses.segmentation.aligned import aligned_tables
from clauses.segmentation.blocks import PART_TITLE, RESIZED, Block, blocks
from clauses.segmentation.columns import in_reading_order
from clauses.segmentation.footnotes import footnotes, with_notes
from clauses.segmentation.furniture import body_lines
from clauses.segmentation.headings import is_entry, is_stopped_title, is_title, run_in
from clauses.segmentation.labelled import labelled_pairs
from clauses.segmentation.numbering import BULLET
from clauses.segmentation.quoting import with_quoted
from clauses.segmentation.signatures import without_signatures
from clauses.segmentation.table_places import tables_before
from clauses.segmentation.tables import TableLines, is_header, table_lines
from clauses.segmentation.text import Joined, joined
from clauses.segmentation.tree import Draft, placed
from clauses.segmentation.unruled_rows import with_unruled_rows

# So many plain lines in a row that look like headings are an address, a list of names.
FEWEST_LINES = 3
# A heading opens one thing: a line that is on a page so often is an entry of a list.
MOST_ON_A_PAGE = 2


def segment(document: Document) -> tuple[Clause, ...]:
    """Return the document's clauses in reading order, each with its place in the tree.

    Every body line is in exactly one clause, as number, heading or text, but for a heading printed
    again on the next page. Clauses that run over a
    page or column break are one; a footnote is a paragraph after the clause that refers to it.
    """
    lines, notes = footnotes(document, body_lines(document))
    in_tables = _in_tables(document, lines)
    outside = _outside(in_tables, lines)
    ordered = in_reading_order(document, outside)
    tables = tables_before(lines, in_tables, ordered)
    usual = _usual_size(outside)
    drafts: list[Draft] = []
    for block in blocks(document, ordered, tables):
        for table in tables.pop(block.lines[0].span.start, ()):
            drafts += _rows(document, table)
        drafts.append(_draft(document, block, usual))
    for table in chain.from_iterable(tables.values()):
        drafts += _rows(document, table)
    drafts = without_signatures(_without_repeats(drafts))
    drafts = _without_lists(_without_entries(_without_addresses(drafts)))
    clauses = placed(with_quoted(_with_text(drafts)))
    return with_notes(document, clauses, notes)


def _in_tables(document: Document, lines: Sequence[Line]) -> dict[int, TableLines]:
    """The table each line is in, by where the line starts: with rules, of a form, without rules."""
    found = table_lines(document, lines)
    found = with_unruled_rows(document, found, _outside(found, lines))
    found |= labelled_pairs(document, _outside(found, lines))
    return found | aligned_tables(document, _outside(found, lines))


def _outside(found: Container[int], lines: Sequence[Line]) -> list[Line]:
    return [line for line in lines if line.span.start not in found]


def _rows(document: Document, table: TableLines) -> list[Draft]:
    """A row a draft; the words of a header row lead in to each of the others."""
    texts = [joined(document, row) for row in table.rows]
    headed = table.headed and is_header(table.rows[0], texts[0].text)
    header = texts[0].text if headed else ""
    made = []
    for index, (row, text) in enumerate(zip(table.rows, texts, strict=True)):
        at_head = bool(header) and index == 0
        kind = ClauseKind.TABLE_HEADER if at_head else ClauseKind.TABLE_ROW
        lead_in = "" if at_head else header
        made.append(Draft(kind, None, None, text, text, row[0].box.page, lead_in=lead_in))
    return made


def _usual_size(lines: Sequence[Line]) -> float:
    """The font size most letters are set in."""
    letters: Counter[float] = Counter()
    for line in lines:
        letters[line.size] += line.span.end - line.span.start
    return max(letters, key=lambda size: (letters[size], size), default=0.0)


def _draft(document: Document, block: Block, usual: float) -> Draft:
    whole = joined(document, block.lines)
    page = block.lines[0].box.page
    if block.bullet:
        text = whole.after(_bullet_end(whole.text))
        return Draft(ClauseKind.PARAGRAPH, None, None, text, whole, page, bullet=True)
    number = block.number
    start = number.end if number else 0
    text = whole.after(start)
    bold_end = _bold_end(block.lines, whole, start)
    large = all(line.size > usual + RESIZED for line in block.lines)
    heading, end = _heading(text.text, block, bold_end, large=large) or (None, 0)
    if number is not None:
        kind = ClauseKind.CLAUSE
    elif heading is not None and end >= len(text.text):
        kind = ClauseKind.HEADING
    else:
        kind = ClauseKind.PARAGRAPH
    loud = any(line.bold for line in block.lines) or large or whole.text.isupper()
    return Draft(kind, number, heading, text.after(end), whole, page, loud=loud)


def _heading(text: str, block: Block, bold_end: int, *, large: bool) -> tuple[str, int] | None:
    """The heading of a block, and where the text after it starts."""
    bold = all(line.bold for line in block.lines)
    headed = run_in(text, bold_end, numbered=block.number is not None)
    if headed and block.number and 1 < bold_end < len(text):
        return headed
    marked = bold and (large or block.number is not None)
    if any(_has_cells(line, block) for line in block.lines):
        return headed if block.number else None
    if is_title(text, bold=bold, marked=marked) or (block.number and is_stopped_title(text)):
        return text.rstrip(" .:"), len(text)
    if headed and (block.number or bold_end > 1 or headed[0].isupper()):
        return headed
    return None


def _has_cells(line: Line, block: Block) -> bool:
    """Whether words stand wide apart in the line, a number before them aside."""
    number = block.number.end + 2 if block.number and line is block.lines[0] else 0
    return any(gap.at > number for gap in line.gaps)


def _bullet_end(text: str) -> int:
    m = BULLET.match(text)
    return len(text) - len(text[m.end() :].lstrip()) if m else 0


def _bold_end(lines: Sequence[Line], whole: Joined, start: int) -> int:
    """How many characters of the block's text after `start` are bold from its beginning."""
    end = 0
    for line, piece in zip(lines, whole.pieces, strict=True):
        if line.bold_end:
            end = piece.start + min(line.bold_end, piece.span.end - piece.span.start)
        if line.bold_end < piece.span.end - piece.span.start:
            break
    return max(0, end - start)


def _without_repeats(drafts: Sequence[Draft]) -> list[Draft]:
    """Leave out a heading that only says again, on the next page, the heading before it.

    A reprinted filing ends its pages elsewhere than the original, whose titles it carries twice.
    """
    made: list[Draft] = []
    for draft in drafts:
        last = made[-1] if made else None
        heading = draft.kind is ClauseKind.HEADING and draft.number is None
        again = last is not None and heading and last.kind is ClauseKind.HEADING
        if again and last and last.heading == draft.heading and draft.page == last.page + 1:
            continue
        made.append(draft)
    return made


def _without_entries(drafts: Sequence[Draft]) -> list[Draft]:
    """Make paragraphs of what is set like a heading and is an entry, or is on a page too often."""
    often = Counter((draft.page, draft.heading) for draft in drafts if _is_bare_heading(draft))
    return [
        replace(draft, kind=ClauseKind.PARAGRAPH, heading=None, text=draft.whole)
        if _is_bare_heading(draft)
        and (often[draft.page, draft.heading] > MOST_ON_A_PAGE or is_entry(draft.whole.text))
        else draft
        for draft in drafts
    ]


def _is_bare_heading(draft: Draft) -> bool:
    return draft.kind is ClauseKind.HEADING and draft.number is None


def _without_addresses(drafts: Sequence[Draft]) -> list[Draft]:
    """Make paragraphs of the lines of an address: plain short lines that look like headings."""
    made = list(drafts)
    for _, group in groupby(range(len(made)), key=lambda at: _is_plain_heading(drafts[at])):
        run = list(group)
        if len(run) >= FEWEST_LINES and _is_plain_heading(drafts[run[0]]):
            for at in run:
                whole = made[at].whole
                made[at] = replace(made[at], kind=ClauseKind.PARAGRAPH, heading=None, text=whole)
    return made


def _is_plain_heading(draft: Draft) -> bool:
    return draft.kind is ClauseKind.HEADING and not draft.loud and not _part(draft)


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
