"""Find lists that run on inside a paragraph, whose first number happens to start a line."""

import re
from collections.abc import Sequence
from itertools import islice, takewhile

from clauses.records import Document, Line
from clauses.segmentation.furniture import text_of
from clauses.segmentation.numbering import number_at

# The first number of a list, and the second.
_SECOND = {"(a)": "(b)", "(A)": "(B)", "(i)": "(ii)", "(I)": "(II)", "(1)": "(2)"}
LONGEST_ITEM = 6  # lines looked through for the second


def run_in_lists(document: Document, lines: Sequence[Line]) -> frozenset[int]:
    """Where lines start that open such a list: its "(b)" stands inside a line, after "(a) ...;".

    Items that are paragraphs begin lines, the second as well as the first.
    """
    return frozenset(
        line.span.start for at, line in enumerate(lines) if _runs_on(document, lines, at)
    )


def _runs_on(document: Document, lines: Sequence[Line], at: int) -> bool:
    first = text_of(document, lines[at])
    second = _SECOND.get(first.split(" ", 1)[0])
    if second is None:
        return False
    rest = (text_of(document, line) for line in islice(lines, at + 1, at + LONGEST_ITEM))
    item = " ".join((first, *takewhile(lambda text: number_at(text) is None, rest)))
    follows = rf"[;,] (?:(?:and|or|and/or) )?{re.escape(second)} (?!(?:and|or|above|below)\b)\w"
    return re.search(follows, item, re.IGNORECASE) is not None
