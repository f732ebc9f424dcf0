"""Place the blocks of a document in its tree: levels, parents, and the words an item continues."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import dropwhile

from clauses.language import sentences
from clauses.records import Clause, ClauseKind
from clauses.segmentation.blocks import PART_TITLE
from clauses.segmentation.headings import is_label
from clauses.segmentation.numbering import Number, Reading, follows
from clauses.segmentation.text import Joined

TABLE_KINDS = (ClauseKind.TABLE_HEADER, ClauseKind.TABLE_ROW)
# Unnumbered headings rank above all numbers, parts (exhibits, schedules) above those.
PART_LEVEL = 0
HEADING_LEVEL = 1
FIRST_NUMBER_LEVEL = 2
# Characters of a clause looked through for the words that lead in to a list.
LONGEST_LEAD_IN = 2000

LEADS_IN = re.compile(r"(?:[:—–,-]|\b(?:and|or))\s*$")
UNFINISHED = re.compile(r"(?:[:—–,-]|[^.!?;”\"]|\b(?:and|or))\s*$")


@dataclass(frozen=True, slots=True)
class Draft:
    """A block with its heading told from its text, not yet placed in the tree.

    `whole` is all of the block's text, number and heading included; `quoted` is as in `Clause`, and
    `loud` whether it is set in bold, in capitals or large.
    """

    kind: ClauseKind
    number: Number | None
    heading: str | None
    text: Joined
    whole: Joined
    page: int
    bullet: bool = False
    lead_in: str = ""
    quoted: bool = False
    loud: bool = False


@dataclass(frozen=True, slots=True)
class _Place:
    """A clause that others may stand below."""

    level: int
    index: int
    reading: Reading


def placed(drafts: Sequence[Draft]) -> tuple[Clause, ...]:
    """Return the drafts as clauses, each below the last one of a higher rank.

    What an amendment quotes is an outline of its own below the clause that quotes it.
    """
    made: list[Clause] = []
    stack: list[_Place] = []
    known: dict[str, int] = {}  # the level of each numbering style in this part
    for index, draft in enumerate(drafts):
        if draft.quoted:
            if not drafts[index - 1].quoted:
                made += _quotation(drafts, index, stack)
            continue
        level, reading = _rank(draft, stack, made, known, _next_number(drafts, index))
        stands = draft.kind in (ClauseKind.CLAUSE, ClauseKind.HEADING)
        beside = None
        if stands:
            while stack and stack[-1].level >= level:
                last = stack.pop()
                beside = made[last.index] if last.reading[0] == reading[0] else None
        parent = stack[-1].index if stack else None
        above = made[parent] if parent is not None else None
        draft = _as_item(draft, above)
        before = drafts[index - 1] if index else None
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
                lead_in=draft.lead_in or _lead_in(draft, before, above, beside, made),
            )
        )
        if level == PART_LEVEL:
            known.clear()
        if stands:
            stack.append(_Place(level, index, reading))
            known[reading[0]] = level
    return tuple(made)


def _quotation(drafts: Sequence[Draft], first: int, stack: Sequence[_Place]) -> list[Clause]:
    """The clauses of the quotation that begins with the draft `first`."""
    last = first
    while last < len(drafts) and drafts[last].quoted:
        last += 1
    run = drafts[first:last]
    host = stack[-1] if stack else None
    down = host.level + 1 - FIRST_NUMBER_LEVEL if host else 0
    return [
        replace(
            clause,
            level=max(clause.level, FIRST_NUMBER_LEVEL) + down,
            parent=(host.index if host else None) if clause.parent is None
            else clause.parent + first,
            quoted=True,
        )
        for clause in placed([replace(draft, quoted=False) for draft in run])
    ]  # fmt: skip


def _as_item(draft: Draft, above: Clause | None) -> Draft:
    """An item of a list may look like a heading: "Vendor keeps: (a) Plate Images"."""
    if draft.number is None or draft.text.text or above is None or not above.text.endswith(":"):
        return draft
    return replace(draft, heading=None, text=draft.whole.after(draft.number.end))


def _next_number(drafts: Sequence[Draft], index: int) -> Number | None:
    rest = dropwhile(lambda draft: draft.number is None, drafts[index + 1 : index + 20])
    return next((draft.number for draft in rest), None)


def _rank(
    draft: Draft,
    stack: Sequence[_Place],
    made: Sequence[Clause],
    known: dict[str, int],
    following: Number | None,
) -> tuple[int, Reading]:
    """Level and reading of a draft, given what it stands below."""
    if draft.number is None:
        if draft.kind is ClauseKind.HEADING:
            part = draft.heading is not None and PART_TITLE.match(draft.heading) is not None
            return (PART_LEVEL if part else HEADING_LEVEL), ("heading", ())
        return (stack[-1].level + 1 if stack else FIRST_NUMBER_LEVEL), ("", ())
    readings = _likely(draft.number, following, stack)
    beside = [(place, reading) for place in reversed(stack) for reading in readings
              if place.reading[0] == reading[0]]  # fmt: skip
    if next_ones := [(p, r) for p, r in beside if follows(p.reading, r)]:
        # "5." after a list 1. to 4. in clause 4 goes by what it looks like: a heading or an item.
        headed = draft.heading is not None
        alike = [(p, r) for p, r in next_ones if (made[p.index].heading is not None) == headed]
        place, reading = (alike or next_ones)[0]
        return place.level, reading
    if (new := _new_list(readings, stack, made)) is not None:
        used = any(place.reading[0] == new[0] for place in stack)
        below = stack and (used or made[stack[-1].index].text.endswith(":"))
        return (stack[-1].level + 1 if below else _depth(new, stack)), new
    if beside:
        later = [(p, r) for p, r in beside if p.reading[1] < r[1]]
        place, reading = (later or beside)[0]
        return place.level, reading
    reading = next((one for one in readings if one[1][-1] <= 1), readings[0])
    return known.get(reading[0], _depth(reading, stack)), reading


def _likely(number: Number, following: Number | None, stack: Sequence[_Place]) -> Sequence[Reading]:
    """Read "(i)" as a letter or a numeral by the number that comes next: "(j)" or "(ii)"."""
    if following is None or len(number.readings) == 1:
        return number.readings
    likely = [
        reading
        for reading in number.readings
        if any(follows(reading, after) for after in following.readings)
        and (reading[1][-1] == 1 or any(follows(place.reading, reading) for place in stack))
    ]
    return likely or number.readings


def _new_list(
    readings: Sequence[Reading], stack: Sequence[_Place], made: Sequence[Clause]
) -> Reading | None:
    """The reading that opens a list below the last clause.

    A first number does so unless its style is in use; then only where the clause leads in to it, or
    is a heading alone.
    """
    used = {place.reading[0] for place in stack}
    for reading in readings:
        if reading[1][-1] != 1:
            continue
        if reading[0] not in used:
            return reading
        last = stack[-1]
        host = made[last.index]
        if last.reading[0] not in (reading[0], "heading") and (
            not host.text or host.text[-1] == ":"
        ):
            return reading
    return None


def _depth(reading: Reading, stack: Sequence[_Place]) -> int:
    """A style not seen above: "4.2.1" goes under "4.2", all else one below the last number."""
    style, value = reading
    if style.startswith(("decimal", "section", "compound")) and len(value) > 1:
        for place in reversed(stack):
            ordinals = place.reading[1]
            if ordinals and ordinals == value[: len(ordinals)]:
                return place.level + 1
    if style.startswith("article"):
        return FIRST_NUMBER_LEVEL
    if style.startswith("decimal"):  # "2." after "1.3" whose "1." stands in another part
        deeper = [
            place.level
            for place in stack
            if place.reading[0].startswith("decimal") and place.reading[0] > style
        ]
        if deeper:
            return min(deeper)
    numbered = [place.level for place in stack if place.reading[0] != "heading"]
    return max(numbered) + 1 if numbered else FIRST_NUMBER_LEVEL


def _lead_in(
    draft: Draft,
    before: Draft | None,
    above: Clause | None,
    beside: Clause | None,
    made: Sequence[Clause],
) -> str:
    """The words an item continues: the end of the clause above it, or of the paragraph before.

    Nothing where those words are a finished sentence. All bullets of a list continue the same.
    """
    if draft.kind not in (ClauseKind.CLAUSE, ClauseKind.PARAGRAPH) or draft.heading:
        return ""
    if draft.number is not None:
        if above is not None and above.kind is ClauseKind.CLAUSE:
            return _ending(above, UNFINISHED)
        if beside is not None:
            return beside.lead_in
        opens = before is not None and before.kind is ClauseKind.PARAGRAPH
        return _ending(made[-1], LEADS_IN) if opens else ""
    if before is not None and is_label(before.whole.text):
        return ""
    last = made[-1] if made and made[-1].kind not in TABLE_KINDS else above
    if before is not None and before.bullet:
        return made[-1].lead_in if draft.bullet else ""
    if last is not None and last.lead_in and last.number is None:
        return last.lead_in if last.text.endswith((";", ",")) else ""
    goes_on = draft.bullet or draft.text.text[:1].islower()
    return _ending(last, UNFINISHED if goes_on else LEADS_IN)


def _ending(host: Clause | None, unfinished: re.Pattern[str]) -> str:
    """The last sentence of `host`, with what it continues itself, if it is unfinished."""
    if host is None or not host.text:
        return ""
    end = host.text[-LONGEST_LEAD_IN:]
    if not unfinished.search(end[-20:]):
        return ""
    start, _ = sentences(end)[-1]
    return f"{host.lead_in} {end[start:]}".strip()[:LONGEST_LEAD_IN]
