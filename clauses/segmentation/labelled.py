"""Find labels with values beside them, as order forms have them: "Retention Period:   30 Days"."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from clauses.records import Document, Line
from clauses.segmentation.columns import parted
from clauses.segmentation.furniture import text_of
from clauses.segmentation.headings import is_label
from clauses.segmentation.numbering import BULLET, number_at
from clauses.segmentation.tables import TableLines

# So many labels stand below each other in a form, with no more white space between than this many
# of their heights.
FEWEST_PAIRS = 3
MOST_APART = 5.0
LONGEST_LABEL = 6  # words
MOST_LABELS = 200  # on a page; more are no form
MOST_BETWEEN = 200.0  # points between a label and its value
NEAR = 4.0  # points by which edges below each other, or letters on one height, may differ
NEXT_LINE = 1.6  # font sizes from one line of a value to the next
PROSE = 0.6  # of the width of the page's text; a value so wide is a paragraph with its heading


@dataclass(frozen=True, slots=True)
class _Pair:
    label: Line
    value: Line


def labelled_pairs(document: Document, lines: Sequence[Line]) -> dict[int, TableLines]:
    """Return for each line of a form, by where it starts, its pairs: a row for each label.

    A line that holds two pairs is cut between them. Signature blocks are no forms.
    """
    found: dict[int, TableLines] = {}
    for _, on_page in groupby(lines, key=lambda line: line.box.page):
        page = list(on_page)
        parts = {line.span.start: _parts(document, line) for line in page}
        pairs = list(_pairs(document, [one for cut in parts.values() for one in cut], page))
        if len(pairs) < FEWEST_PAIRS:
            continue
        rows = _whole(_with_more(document, pairs, parts), parts)
        for form in _forms(rows):
            starts = {line.span.start for row in form for line in row}
            here = [at for at, cut in parts.items() if any(one.span.start in starts for one in cut)]
            table = TableLines(min(here), tuple(form), headed=False)
            found.update(dict.fromkeys(here, table))
    return found


def _parts(document: Document, line: Line) -> tuple[Line, ...]:
    """The line cut before and after each label in it."""
    if not line.gaps or ":" not in text_of(document, line):  # as nearly all are
        return (line,)
    each = parted(document, line, [gap.at for gap in line.gaps])
    labels = [_is_label(document, one) for one in each]
    places = [
        gap.at
        for gap, before, after in zip(line.gaps, labels, labels[1:], strict=False)
        if before or after
    ]
    return parted(document, line, places)


def _is_label(document: Document, part: Line) -> bool:
    text = text_of(document, part).strip()
    if not text.endswith(":") or len(text.split()) > LONGEST_LABEL:
        return False
    return BULLET.match(text) is None and number_at(text) is None


def _pairs(document: Document, parts: Sequence[Line], page: Sequence[Line]) -> Iterator[_Pair]:
    """Labels with values whose edges stand below those of others, signatures' not counted."""
    widest = PROSE * max(line.box.x1 - line.box.x0 for line in page)
    labels = [one for one in parts if _is_label(document, one)]
    if len(labels) > MOST_LABELS:
        return
    made = [
        _Pair(label, value)
        for label in labels
        if (value := _beside(label, parts)) is not None
        if not _is_label(document, value) and value.box.x1 - value.box.x0 <= widest
    ]
    own = [one for one in made if not is_label(text_of(document, one.label))]
    for one in made:
        if sum(_is_in_line(one, other) for other in own) >= FEWEST_PAIRS:
            yield one


def _beside(label: Line, parts: Sequence[Line]) -> Line | None:
    """The next part to the right on the same height."""
    right = [
        one
        for one in parts
        if abs(one.baseline - label.baseline) < NEAR / 2
        and 0 < one.box.x0 - label.box.x1 < MOST_BETWEEN
    ]
    return min(right, key=lambda one: one.box.x0, default=None)


def _is_in_line(one: _Pair, other: _Pair) -> bool:
    ends = abs(one.label.box.x1 - other.label.box.x1) < NEAR
    starts = abs(one.label.box.x0 - other.label.box.x0) < NEAR
    values = abs(one.value.box.x0 - other.value.box.x0) < NEAR
    return values or ends or starts


def _with_more(
    document: Document, pairs: Sequence[_Pair], parts: dict[int, tuple[Line, ...]]
) -> list[list[Line]]:
    """Each pair with the lines its value goes on in, down to the next label's."""
    taken = {line.span.start for pair in pairs for line in (pair.label, pair.value)}
    rest = sorted(
        (one for cut in parts.values() for one in cut
         if one.span.start not in taken and not _is_label(document, one)),
        key=lambda one: one.baseline,
    )  # fmt: skip
    rows = []
    for pair in pairs:
        row = [pair.label, pair.value]
        below = [other.label.baseline for other in pairs
                 if other.label.baseline > pair.label.baseline + NEAR / 2
                 and _is_in_line(pair, other)]  # fmt: skip
        end = min(below, default=float("inf")) - NEAR / 2
        for one in rest:
            step = one.baseline - row[-1].baseline
            beside = abs(one.box.x0 - pair.value.box.x0) < NEAR
            if beside and 0 < step < NEXT_LINE * one.size and one.baseline < end:
                row.append(one)
        rows.append(row)
    return rows


def _whole(rows: list[list[Line]], parts: dict[int, tuple[Line, ...]]) -> list[list[Line]]:
    """The rows without those that leave a part of a line to no row, or share one."""
    while True:
        claims = Counter(line.span.start for row in rows for line in row)
        once = {start for start, count in claims.items() if count == 1}
        partly = {
            one.span.start
            for cut in parts.values()
            if any(one.span.start in once for one in cut)
            and not all(one.span.start in once for one in cut)
            for one in cut
        }
        kept = [
            row for row in rows
            if all(one.span.start in once - partly for one in row)
        ]  # fmt: skip
        if len(kept) == len(rows):
            return kept
        rows = kept


def _forms(rows: Sequence[list[Line]]) -> Iterator[list[tuple[Line, ...]]]:
    """The rows, left to right and down the page, those near each other together."""
    form: list[tuple[Line, ...]] = []
    end = 0.0
    for row in sorted(rows, key=lambda row: (round(row[0].baseline / NEAR), row[0].box.x0)):
        if form and row[0].baseline - end > MOST_APART * row[0].size:
            if len(form) >= FEWEST_PAIRS:
                yield form
            form, end = [], 0.0
        form.append(tuple(row))
        end = max(end, row[-1].baseline)
    if len(form) >= FEWEST_PAIRS:
        yield form
