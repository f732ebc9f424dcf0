"""Tell the names and offices of a signature block from headings."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from clauses.records import ClauseKind
from clauses.segmentation.blocks import PART_TITLE
from clauses.segmentation.headings import is_label
from clauses.segmentation.tree import Draft

# More words than this in a paragraph, and it says something: the signature block is over.
LONGEST_ENTRY = 25
# The words before the signatures of an agreement.
_OPENS = re.compile(
    r"\bin witness (?:whereof|hereof|thereof)\b|^(?:agreed|accepted|approved) (?:and|to|as to)\b"
    r"|\b(?:parties|hereto|undersigned)\b[^.]{0,120}\bha(?:s|ve)\b(?! been)[^.]{0,60}"
    r"\b(?:executed|signed|set (?:their|its) hands?)\b",
    re.IGNORECASE,
)
# What a form calls for below the line that is signed. Alone and numbered, "Title" is a clause's.
_SIGNED_ABOVE = re.compile(
    r"(?:print(?:ed)? )?name|title|(?:date )?signed|date|signature", re.IGNORECASE
)


def without_signatures(drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts, what looks like a heading among signatures made a paragraph.

    So is a label of a signature that stands alone, wherever it does.

    Signatures follow the words that introduce them, on the same page, down to a numbered clause, a
    part, a table or a paragraph of a text. A heading right before one of these, a part aside,
    stays one.
    """
    made = [_plain(draft) if _is_label(draft) else draft for draft in drafts]
    at = 0
    while at < len(made):
        run = _signatures(made, at) if _introduces(made[at]) else []
        for index in run:
            if made[index].kind is ClauseKind.HEADING:
                made[index] = _plain(made[index])
        at += 1 + len(run)
    return made


def _plain(draft: Draft) -> Draft:
    return replace(draft, kind=ClauseKind.PARAGRAPH, heading=None, text=draft.whole)


def _is_label(draft: Draft) -> bool:
    heading = draft.kind is ClauseKind.HEADING
    return heading and _SIGNED_ABOVE.fullmatch(draft.whole.text) is not None


def _introduces(draft: Draft) -> bool:
    """Whether signatures come next: "In witness whereof ...", "By: ____"."""
    if draft.kind in (ClauseKind.TABLE_HEADER, ClauseKind.TABLE_ROW):
        return False
    text = draft.whole.text
    if is_label(text):
        return True
    return draft.number is None and _OPENS.search(text) is not None


def _signatures(drafts: Sequence[Draft], start: int) -> list[int]:
    """The drafts after the one at `start` that are still of the signature block."""
    page = drafts[start].page
    inside = takewhile(
        lambda at: drafts[at].page == page and _is_entry(drafts[at]),
        range(start + 1, len(drafts)),
    )
    run = list(inside)
    end = run[-1] + 1 if run else len(drafts)
    goes_on = end < len(drafts) and drafts[end].page == page
    if goes_on and run and drafts[run[-1]].kind is ClauseKind.HEADING:
        return run if PART_TITLE.match(drafts[end].whole.text) else run[:-1]
    return run


def _is_entry(draft: Draft) -> bool:
    if draft.number is not None or draft.kind in (ClauseKind.TABLE_HEADER, ClauseKind.TABLE_ROW):
        return False
    text = draft.whole.text
    return PART_TITLE.match(text) is None and len(text.split()) <= LONGEST_ENTRY
