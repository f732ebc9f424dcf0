"""Set footnotes apart from the text they stand below, and put each after the clause it is for."""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from clauses.records import Clause, ClauseKind, Document, Line
from clauses.segmentation.furniture import text_of
from clauses.segmentation.text import joined

# Points by which the letters of a note are smaller than those of the text. Word sets 10 below 11
# or 12, most others 8 or 9 below 10 to 12.
SMALLER = 0.7
LOWER_PART = 0.4  # of the page: no note stands above it
FEWEST_TEXT_LINES = 2  # of the usual size on the page; without them small print is its text

MARKER = re.compile(
    r"(?:\((\d{1,3}|[*†‡§]{1,3})\)|\[(\d{1,3})\]|(\d{1,3})\.?|([*†‡]{1,3}|§))(?=\s|[A-Z“\"]|$)"
)
SENTENCE_END = re.compile(r"[.!?][”\"’)\]]*$")


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote: its marker as printed, its lines without those of the marker alone.

    `refers` is where in the document's text the marker stands that leads to it.
    """

    marker: str
    lines: tuple[Line, ...]
    start: int
    refers: int


def footnotes(
    document: Document, lines: Sequence[Line]
) -> tuple[tuple[Line, ...], tuple[Note, ...]]:
    """Return the lines of the text, and the notes that stand below it page by page.

    A note is in smaller print than the text of its page, with no text below it, and begins with a
    marker that stands in that text too. One that runs on to the next page goes on there.
    """
    by_page: dict[int, list[Line]] = defaultdict(list)
    for line in lines:
        by_page[line.box.page].append(line)
    usual = _usual_size(lines)
    heights = {page.number: page.height for page in document.pages}
    notes: list[Note] = []
    taken: set[int] = set()
    for page, here in by_page.items():
        small = _small_print(here, usual, heights[page])
        text = [line for line in here if line not in small]
        if len(text) < FEWEST_TEXT_LINES or _letters(small) > _letters(text):
            continue
        for group in _groups(document, small):
            note = _note(document, group, text)
            if note is not None:
                notes.append(note)
            elif notes and _runs_on(document, notes[-1], group):
                notes[-1] = replace(notes[-1], lines=(*notes[-1].lines, *group))
            else:
                continue
            taken.update(line.span.start for line in group)
    return tuple(line for line in lines if line.span.start not in taken), tuple(notes)


def _letters(lines: Sequence[Line]) -> int:
    return sum(line.span.end - line.span.start for line in lines)


def _usual_size(lines: Sequence[Line]) -> float:
    """The size most letters have."""
    letters: Counter[float] = Counter()
    for line in lines:
        letters[line.size] += line.span.end - line.span.start
    return letters.most_common(1)[0][0] if letters else 0.0


def _small_print(lines: Sequence[Line], usual: float, height: float) -> list[Line]:
    """The lines smaller than the text, with none of the text below them in their column."""
    small = [
        line
        for line in lines
        if line.size <= usual - SMALLER and line.box.top > LOWER_PART * height
    ]
    large = [line for line in lines if line.size > usual - SMALLER]
    return [line for line in small if not any(_below(other, line) for other in large)]


def _below(one: Line, other: Line) -> bool:
    beside = one.box.x0 < other.box.x1 and one.box.x1 > other.box.x0
    return beside and one.box.top > other.box.bottom - 1


def _groups(document: Document, small: Sequence[Line]) -> list[list[Line]]:
    """The small lines of a page, a group for each marker; what stands before the first is one."""
    groups: list[list[Line]] = []
    for line in small:
        if not groups or MARKER.match(text_of(document, line)):
            groups.append([line])
        else:
            groups[-1].append(line)
    return groups


def _note(document: Document, group: Sequence[Line], text: Sequence[Line]) -> Note | None:
    """The note the lines make, or None where the text of the page has no such marker."""
    first = text_of(document, group[0])
    found = MARKER.match(first)
    if found is None:
        return None
    marker = next(part for part in found.groups() if part)
    refers = _reference(document, marker, text)
    if refers is None:
        return None
    alone = found.end() == len(first)
    if alone and len(group) == 1:
        return None
    lines = tuple(group[1:] if alone else group)
    return Note(found[0].strip(), lines, 0 if alone else found.end(), refers)


def _reference(document: Document, marker: str, text: Sequence[Line]) -> int | None:
    """Where the marker stands in the text: raised, and so next to the word or stop before it."""
    before = r"(?<=[^\W\d_])" if marker.isdigit() else r"(?<=\w)"
    stops = r"(?<=[^\W\d_][.,;:)”\"])"
    pattern = re.compile(rf"(?:{before}|{stops})\(?\[?{re.escape(marker)}(?![\w%])")
    for line in text:
        whole = unicodedata.normalize("NFKC", text_of(document, line))
        found = pattern.search(whole)
        if found is not None:
            return line.span.start + min(found.start(), line.span.end - line.span.start - 1)
    return None


def _runs_on(document: Document, note: Note, group: Sequence[Line]) -> bool:
    """Whether the lines go on with a note of the page before, which ends within a sentence."""
    last = note.lines[-1]
    unfinished = SENTENCE_END.search(text_of(document, last)) is None
    return unfinished and group[0].box.page == last.box.page + 1


def with_notes(
    document: Document, clauses: Sequence[Clause], notes: Sequence[Note]
) -> tuple[Clause, ...]:
    """Return the clauses, each followed by the notes it refers to as paragraphs below it."""
    after: dict[int, list[Note]] = defaultdict(list)
    for note in notes:
        after[_referring(clauses, note.refers)].append(note)
    places: list[int] = []  # where each clause comes to stand
    place = len(after[-1])
    for index in range(len(clauses)):
        places.append(place)
        place += 1 + len(after[index])
    made = [_clause(document, note, None, None) for note in after[-1]]
    for index, clause in enumerate(clauses):
        parent = None if clause.parent is None else places[clause.parent]
        made.append(replace(clause, parent=parent))
        made += (_clause(document, note, clause, places[index]) for note in after[index])
    return tuple(made)


def _referring(clauses: Sequence[Clause], offset: int) -> int:
    """The clause that holds a place of the text, or the last one that begins before it."""
    last = -1
    for index, clause in enumerate(clauses):
        if any(piece.span.start <= offset < piece.span.end for piece in clause.pieces):
            return index
        if clause.pieces and clause.pieces[0].span.start <= offset:
            last = index
    return last


def _clause(document: Document, note: Note, above: Clause | None, parent: int | None) -> Clause:
    text = joined(document, note.lines).after(note.start)
    return Clause(
        kind=ClauseKind.PARAGRAPH,
        number=note.marker,
        heading=None,
        text=text.text,
        pieces=text.pieces,
        page=note.lines[0].box.page,
        level=above.level + 1 if above is not None else 1,
        parent=parent,
    )
