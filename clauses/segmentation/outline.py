"""Build the outline of a document: numbered clauses, headed paragraphs, parts, table rows."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from clauses.records import Clause, ClauseKind, Document, Line
from clauses.segmentation.blocks import PART_TITLE, Block, blocks
from clauses.segmentation.furniture import body_lines, text_of
from clauses.segmentation.headings import is_title, run_in
from clauses.segmentation.numbering import BULLET, Number
from clauses.segmentation.tables import TableLines, table_lines
from clauses.segmentation.text import Joined, joined

# Unnumbered headings rank above all numbers, parts (exhibits, schedules) above those.
PART_LEVEL = 0
HEADING_LEVEL = 1
FIRST_NUMBER_LEVEL = 2


@dataclass(frozen=True, slots=True)
class _Draft:
    """A block with its heading told from its text, not yet placed in the tree."""

    kind: ClauseKind
    number: Number | None
    heading: str | None
    text: Joined
    page: int
    lead_in: str = ""


def segment(document: Document) -> tuple[Clause, ...]:
    """Return the document's clauses in reading order, each with its place in the tree.

    Every body line is in exactly one clause, as number, heading or text. Clauses that run over a
    page or column break are one.
    """
    lines = body_lines(document)
    in_tables = table_lines(document, lines)
    drafts: list[_Draft] = []
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
    return _tree(_with_text(drafts))


def _rows(document: Document, table: TableLines) -> list[_Draft]:
    """A row a draft; the words of the header row lead in to each of the others."""
    header = joined(document, table.rows[0]).text
    made = []
    for index, row in enumerate(table.rows):
        text = joined(document, row)
        lead_in = header if index else ""
        made.append(
            _Draft(ClauseKind.TABLE_ROW, None, None, text, row[0].box.page, lead_in)
        )
    return made


def _drafts(document: Document, lines: Sequence[Line]) -> list[_Draft]:
    return [_draft(document, block) for block in blocks(document, lines)]


def _draft(document: Document, block: Block) -> _Draft:
    whole = joined(document, block.lines)
    page = block.lines[0].box.page
    bold = all(line.bold for line in block.lines)
    start = block.number.end if block.number else _bullet_end(whole.text, block.bullet)
    text = whole.after(start)
    if is_title(text.text, bold=bold) or (block.number and _stopped_title(text.text)):
        kind = ClauseKind.CLAUSE if block.number else ClauseKind.HEADING
        return _Draft(kind, block.number, text.text.rstrip(" .:"), text.after(len(text.text)), page)
    headed = run_in(text.text, _bold_end(block.lines, start)) if not block.bullet else None
    if headed and (block.number or _bold_end(block.lines, start) > 1 or headed[0].isupper()):
        kind = ClauseKind.CLAUSE if block.number else ClauseKind.PARAGRAPH
        return _Draft(kind, block.number, headed[0], text.after(headed[1]), page)
    numbered = block.number is not None
    kind = ClauseKind.CLAUSE if numbered else ClauseKind.PARAGRAPH
    return _Draft(kind, block.number, None, text, page)


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


def _with_text(drafts: Sequence[_Draft]) -> list[_Draft]:
    """Give a numbered heading that stands alone the paragraph that follows it as its text."""
    made: list[_Draft] = []
    for draft in drafts:
        last = made[-1] if made else None
        if (
            last is not None
            and last.number is not None
            and not last.text.text
            and draft.kind is ClauseKind.PARAGRAPH
            and draft.heading is None
        ):
            made[-1] = replace(last, text=draft.text, page=last.page)
        else:
            made.append(draft)
    return made


def _tree(drafts: Sequence[_Draft]) -> tuple[Clause, ...]:
    """Place each draft under the last one of a higher rank."""
    made: list[Clause] = []
    stack: list[tuple[int, int, str, tuple[int, ...]]] = []  # level, index, style, ordinals
    for draft in drafts:
        level, style, ordinals = _rank(draft, stack)
        if draft.kind in (ClauseKind.CLAUSE, ClauseKind.HEADING):
            while stack and stack[-1][0] >= level:
                stack.pop()
        parent = stack[-1][1] if stack else None
        above = made[parent] if parent is not None else None
        made.append(
            Clause(
                kind=draft.kind,
                number=draft.number.printed if draft.number else None,
                heading=draft.heading,
                text=draft.text.text,
                pieces=draft.text.pieces,
                page=draft.page,
                level=level,
                parent=parent,
                lead_in=draft.lead_in or _lead_in(draft, above, made),
            )
        )
        if draft.kind in (ClauseKind.CLAUSE, ClauseKind.HEADING):
            stack.append((level, len(made) - 1, style, ordinals))
    return tuple(made)


def _rank(
    draft: _Draft, stack: Sequence[tuple[int, int, str, tuple[int, ...]]]
) -> tuple[int, str, tuple[int, ...]]:
    """Level, numbering style and ordinals of a draft, given what it stands below."""
    if draft.number is None:
        if draft.kind is ClauseKind.HEADING and draft.heading:
            part = PART_TITLE.match(draft.heading) is not None
            return (PART_LEVEL if part else HEADING_LEVEL), "heading", ()
        return (stack[-1][0] + 1 if stack else FIRST_NUMBER_LEVEL), "", ()
    readings = draft.number.readings
    for level, _, style, ordinals in reversed(stack):
        for reading, value in readings:
            if reading == style and _follows(ordinals, value):
                return level, reading, value
    for level, _, style, _ordinals in reversed(stack):
        for reading, value in readings:
            if reading == style:
                return level, reading, value
    reading, value = next((r for r in readings if r[1][-1] == 1), readings[0])
    depth = _depth(reading, value, stack)
    return depth, reading, value


def _follows(before: tuple[int, ...], after: tuple[int, ...]) -> bool:
    return len(before) == len(after) and before < after


def _depth(
    style: str, value: tuple[int, ...], stack: Sequence[tuple[int, int, str, tuple[int, ...]]]
) -> int:
    """A style not seen above: "4.2.1" goes under "4.2", all else one below the last number."""
    if style.startswith(("decimal", "section", "compound")) and len(value) > 1:
        for level, _, _, ordinals in reversed(stack):
            if ordinals and ordinals == value[: len(ordinals)]:
                return level + 1
    if style.startswith("article"):
        return FIRST_NUMBER_LEVEL
    if style.startswith("decimal"):  # "2." after "1.3" whose "1." stands in another part
        deeper = [at for at, _, other, _ in stack if other.startswith("decimal") and other > style]
        if deeper:
            return min(deeper)
    numbered = [level for level, _, style_above, _ in stack if style_above != "heading"]
    return max(numbered) + 1 if numbered else FIRST_NUMBER_LEVEL


_CONTINUES = re.compile(r"(?:[:—–,-]|[^.!?;”\"]|\b(?:and|or))\s*$")
_SENTENCE_START = re.compile(r"(?<=[.;!?])\s+(?=[A-Z“\"(])")


def _lead_in(draft: _Draft, above: Clause | None, made: Sequence[Clause]) -> str:
    """The words a list item continues: the end of the clause above it, or of the paragraph before.

    Nothing where those words are a finished sentence.
    """
    if draft.kind not in (ClauseKind.CLAUSE, ClauseKind.PARAGRAPH) or draft.heading:
        return ""
    host = above
    if draft.number is None:
        host = made[-1] if made and made[-1].kind is not ClauseKind.TABLE_ROW else above
        if host is not None and host.lead_in and host.number is None:
            return host.lead_in if host.text[-1:] in ";," else ""
    if host is None or not host.text or not _CONTINUES.search(host.text):
        return ""
    last = _SENTENCE_START.split(host.text)[-1]
    return f"{host.lead_in} {last}".strip()
