"""Tell the wording an amendment quotes, section numbers and all, from the amendment's own."""

import re
from collections.abc import Sequence
from dataclasses import replace

from clauses.records import ClauseKind
from clauses.segmentation.headings import is_title, run_in
from clauses.segmentation.numbering import number_at
from clauses.segmentation.tree import Draft

# Words that announce new wording, and how near its end an announcement has them.
_ANNOUNCES = re.compile(
    r"\b(?:replac|restat|amend|read|follow|add|insert|substitut|delet|revis|append|provid)\w*\b"
    r"[^.“”\"]*[:,]?\s*[“\"]?\s*$",
    re.IGNORECASE,
)
_REACH = 200
_OPENING = re.compile(r"[“\"]\s*")
_LONGEST = 80  # blocks of one quotation
_OPEN, _CLOSE, _STRAIGHT = "“", "”", '"'


def with_quoted(drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts with those marked that are quoted as new wording, their numbers found.

    A quotation begins with a paragraph that opens it after words that announce it, and ends with
    the paragraph that closes it. One inside a paragraph stays a part of it.
    """
    made = list(drafts)
    at = 1
    while at < len(made):
        end = _quotation(made, at)
        for index in range(at, end):
            made[index] = _as_quoted(made[index])
        at = max(end, at + 1)
    return made


def _quotation(drafts: Sequence[Draft], at: int) -> int:
    """Where a quotation that opens with this draft ends; `at` itself where none does."""
    text = drafts[at].whole.text
    if not text.startswith((_OPEN, _STRAIGHT)) or drafts[at].kind is ClauseKind.TABLE_ROW:
        return at
    before = drafts[at - 1].whole.text[-_REACH:]
    if not _ANNOUNCES.search(before):
        return at
    depth = 0
    for index in range(at, min(at + _LONGEST, len(drafts))):
        words = drafts[index].whole.text
        if text[0] == _STRAIGHT:
            depth += words.count(_STRAIGHT)
            closed = depth % 2 == 0
        else:  # each paragraph of a quotation may open it again
            again = index > at and words.startswith(_OPEN)
            depth += words.count(_OPEN) - words.count(_CLOSE) - again
            closed = depth <= 0
        if closed:
            return index + 1
    return at + 1


def _as_quoted(draft: Draft) -> Draft:
    """The draft as part of a quotation; a number after its opening mark is its own."""
    opening = _OPENING.match(draft.whole.text)
    number = number_at(draft.whole.text[opening.end() :]) if opening else None
    if opening is None or number is None or draft.number is not None:
        return replace(draft, quoted=True)
    whole = draft.whole.after(opening.end())
    text = whole.after(number.end)
    heading, end = run_in(text.text, 0, numbered=True) or (None, 0)
    if heading is None and is_title(text.text.rstrip('”".')):
        heading, end = text.text.rstrip(' .:”"'), len(text.text)
    kind = ClauseKind.CLAUSE
    return replace(
        draft, kind=kind, number=number, heading=heading, text=text.after(end), whole=whole,
        quoted=True,
    )  # fmt: skip
