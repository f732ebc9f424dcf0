"""What a document is by the top of its first page."""

import re
from collections.abc import Sequence
from functools import lru_cache

from clauses.archive.filed import PartKind

_ADDRESS = r"(?:[\w.+-]+@[\w.-]+|<\s*[^>]{0,60}>)"
# In the order in which they are tried on the lines at the top, joined by line breaks. Each says how
# many of the lines it may stand in: a title is nearer to the top than what a letter says.
_TOPS: tuple[tuple[PartKind, int, str], ...] = (
    (PartKind.EMAIL, 12, r"^(?:from|rom)\b\s*:?(?!.{0,60}\b(?:the|and)\b).*(?:\n.*){0,9}?"
                         r"\n(?:sent|date|to|cc|subject)\s*:"
                         r"|^(?:from|to|date)\b\s*:?.*\n(?:.*\n){0,2}?(?:to|date|cc|from)\s+\S.*(?:@|<|\b\d{1,2}:\d{2}\b)"
                         r"|\A(?:.*\n)?(?=(?:.*\n){0,6}.*(?:\d{1,2}:\d{2}|@))(?:to|date|sent|subject)\s*:"
                         r"(?:.*\n){1,5}?(?:subject|date|sent)\s*:"),
    (PartKind.MINUTES, 10, r"\bminutes\b(?!\s+(?:of the|from|approval|for approval))|"
                           r"\b(?:draft|action|approved|meeting)\s+minutes\b"),
    (PartKind.STAFF_REPORT, 9, r"^.{0,40}\b(?:agenda|staff|council|administrative|board|committee)"
                               r"\s+report\b"
                               r"|^(?:city council )?staff report\b"
                               r"|^agenda item (?:summary|report)\b"
                               r"|^(?:council )?(?:agenda )?memorandum$|^memo$|^interoffice memo"),
    (PartKind.EXHIBIT, 5, r"^(?:exhibit|schedule|appendix|addendum(?!\s+to\b)|annex)\s+"
                          r"(?:[\"“']?[A-Z0-9]{1,3}[\"”']?)"
                          r"(?:\b|$)(?!.{0,80}\bhereto\b)"),
    (PartKind.AMENDMENT, 8, r"\b(?:amendment|modification|addendum|change order)\s+"
                            r"(?:no\.?|number|#)?\s*"
                            r"(?:\d{1,2}|one|two|three|four|five|[IVX]{1,4}|to)\b"
                            r"|^(?:contract )?change order$"
                            r"|^(?:contract|agreement|lease) (?:amendment|modification)\b"
                            r"|^(?:first|second|third|fourth|fifth|minor)\s+"
                            r"(?:amendment|modification|addendum)\b"),
    (PartKind.RESOLUTION, 10, r"^(?:draft |proposed |urgency )?"
                              r"(?:resolution|ordinance|proclamation)\b"
                              r"(?!s?\s+(?:approving|adopting|of the city attorney))"
                              r"|^(?:an? )?(?:resolution|ordinance) (?:of|no)\b"),
    (PartKind.MOU, 9, r"^.{0,60}\bmemorandum of (?:understanding|agreement)\b"
                      r"|^.{0,20}\bM\.?O\.?U\.?\b"),
    (PartKind.ORDER_FORM, 9, r"^(?:.{0,40}\b)?"
                             r"(?:order form|purchase order|quotation|quote|statement of work)\b"
                             r".{0,50}$"),
    (PartKind.AGREEMENT, 9, r"^(?!.*\b(?:this|the|an?|said|such)\s+(?:\w+\s+){0,3}"
                            r"(?:agreement|contract|lease)\b)"
                            r"(?!.*\b(?:review|matrix|summary|discussion|award|report|presentation)\b)"
                            r".{0,90}\b(?:agreement|contract|lease|licen[cs]e|terms and conditions"
                            r"|terms of (?:service|use)|subscription)\b.{0,60}$"),
    (PartKind.POLICY, 8, r"^.{0,70}\b(?:policy|procedures?|general order|directive|guidelines)"
                         r"(?: (?:manual|no\.? ?\S+|[\d.-]+))?$|^guidelines for\b"),
    (PartKind.MANUAL, 8, r"^.{0,60}"
                         r"\b(?:manual|handbook|user(?:'s)? guide|training guide|specifications)\b"
                         r".{0,40}$"),
    (PartKind.AGENDA, 10, r"^(?:.{0,40}\b)?(?:(?:regular|special|closed session|study session)\s+)?"
                          r"(?:meeting )?agenda$|^(?:city council |.{0,40}commission )?"
                          r"(?:regular|special) meeting\b"),
    (PartKind.LETTER, 14, r"^(?:dear|to whom it may concern)\b"
                          r"|^(?:via|sent via) (?:e-?mail|u\.?s\.? mail|hand)"),
)  # fmt: skip
_TOP_PATTERNS = tuple(
    (kind, reach, re.compile(words, re.IGNORECASE | re.MULTILINE)) for kind, reach, words in _TOPS
)
# Titles are set in capitals, or alone on a line; the words of these kinds occur in running text.
_TITLED = {PartKind.AGREEMENT, PartKind.POLICY, PartKind.MANUAL, PartKind.ORDER_FORM, PartKind.MOU,
           PartKind.AMENDMENT, PartKind.MINUTES, PartKind.RESOLUTION, PartKind.EXHIBIT,
           PartKind.STAFF_REPORT}  # fmt: skip
# What a letter is about stands in it, too.
_IN_LETTERS = {PartKind.AGREEMENT, PartKind.POLICY, PartKind.MANUAL, PartKind.ORDER_FORM,
               PartKind.AMENDMENT}  # fmt: skip
_THIS_AGREEMENT = re.compile(
    r"\bthis\s+(?:[\w’'()&,.“”\"-]+\s+){0,9}?(agreement|contract|lease|amendment|memorandum)\b"
    r".{0,120}?\b(?:is\s+(?:hereby\s+)?(?:made|entered)|made\s+and\s+entered|by\s+and\s+between"
    r"|effective|dated)\b",
    re.IGNORECASE | re.DOTALL,
)
_ATTACHMENT = re.compile(
    r"^(?:[\w /]{0,20})?\batt(?:achment)?\.?\s*(?:no\.?\s*)?(\d{1,2}|[A-Z])(?:$|\s*[-–—:])"
    r"|^(?:agenda )?item\s+(\S{1,4})$",
    re.IGNORECASE,
)
_TOP_EXHIBIT = re.compile(
    r"^(?:ex(?:hibit)?[ .-]\W*\w{1,3}\b|schedule\b|appendix\b|addendum\b|annex\b)", re.IGNORECASE
)
_EXHIBIT = re.compile(
    r"^(exhibit|schedule|appendix|annex)\s+[\"“']?(?!(?:of|to|in|is)\b)([A-Z]{1,2}|\d{1,2})[\"”']?(?:[-–.]\d{1,2})?(?=$|\W)",
    re.IGNORECASE,
)
_LETTER_DATE = re.compile(
    r"^(?:january|february|march|april|may|june|july|august|september|october|november|december)"
    r" \d{1,2}, ?\d{4}$|^\d{1,2}/\d{1,2}/\d{4}$",
    re.IGNORECASE | re.MULTILINE,
)
_LONGEST_TITLE = 100
_COMMENTS = re.compile(r"public comment|post packet|submitted (?:after|following)", re.IGNORECASE)
_HOUR = re.compile(r"^\d{1,2}:\d{2} ?[ap]\.?m\.?", re.IGNORECASE | re.MULTILINE)
_BODY = re.compile(r"\b(?:council|commission|board|committee|authority|district)\b", re.IGNORECASE)
_ADDRESSEE = re.compile(r"^(?:dear\b|(?:mr|ms|mrs|dr|hon)\.? \w|re:)", re.IGNORECASE | re.MULTILINE)


def kind_at(top: tuple[str, ...]) -> PartKind | None:
    """Return what begins with these lines at the top of a page; None where nothing shows it."""
    return kind_shown(top)[0]


@lru_cache(maxsize=2048)  # each page of a packet is asked about again and again
def kind_shown(top: tuple[str, ...]) -> tuple[PartKind | None, str]:
    """Return what begins with these lines, and the line that shows it, "" where none does."""
    text = "\n".join(top)
    letter = _is_letter(top) and not _is_of_meeting(top)
    shown = _nearest_to_top(top)
    if shown is not None:
        kind, line = shown
        return (PartKind.LETTER, "") if letter and kind in _IN_LETTERS else (kind, line)
    this = _THIS_AGREEMENT.search(text)
    if this:
        named = this[1].lower()
        return (PartKind.AMENDMENT if named == "amendment" else PartKind.AGREEMENT), ""
    if letter:
        return PartKind.LETTER, ""
    return (PartKind.AGENDA if _is_of_meeting(top) else None), ""


def _nearest_to_top(top: Sequence[str]) -> tuple[PartKind, str] | None:
    """What the first line that is a title says; of two in one line the first in the table."""
    found: list[tuple[int, int, PartKind, str]] = []
    for order, (kind, reach, pattern) in enumerate(_TOP_PATTERNS):
        m = pattern.search("\n".join(top[:reach]))
        if m is None:
            continue
        line = _line_of(m)
        if kind is PartKind.EMAIL:
            return kind, line
        if kind not in _TITLED or _is_title(line):
            found.append((m.string.count("\n", 0, m.start()), order, kind, line))
    if not found:
        return None
    _, _, kind, line = min(found)
    return kind, line


def _is_of_meeting(top: Sequence[str]) -> bool:
    """Whether a body, a day and an hour stand one below the other, as over an agenda."""
    text = "\n".join(top[:9])
    dated, hour, body = _LETTER_DATE.search(text), _HOUR.search(text), _BODY.search(text)
    return all((dated, hour, body))


def _is_letter(top: Sequence[str]) -> bool:
    """Whether a date stands alone near the top, and below it somebody is spoken to."""
    text = "\n".join(top)
    dated = _LETTER_DATE.search("\n".join(top[:9]))
    return dated is not None and _ADDRESSEE.search(text, dated.end()) is not None


def kind_of_filed(top: tuple[str, ...]) -> PartKind:
    """Return what a document is whose first page bears the number of an exhibit to nothing before.

    Contracts put on file with a regulator bear one; whatever else the page says is what it is.
    """
    return kind_at(below_exhibit(top)) or PartKind.AGREEMENT


def below_exhibit(top: tuple[str, ...]) -> tuple[str, ...]:
    """Return the lines without those that begin with the number of an exhibit."""
    return tuple(line for line in top if not _TOP_EXHIBIT.match(line))


def is_bare_exhibit(lines: Sequence[str]) -> bool:
    """Return whether a line near the top holds the name of an exhibit and nothing else."""
    return any((m := _EXHIBIT.match(line)) and len(m[0]) >= len(line) - 1 for line in lines[:6])


@lru_cache(maxsize=2048)
def labels_at(lines: tuple[str, ...]) -> tuple[str | None, str | None]:
    """Return the attachment and the exhibit that a page says it belongs to: ("3", "exhibit a").

    A page that names several exhibits lists them, and belongs to none.
    """
    edges = (*lines[:4], *lines[-2:])
    attachment = next((m for line in edges if (m := _ATTACHMENT.match(line))), None)
    exhibits = {f"{m[1]} {m[2]}".lower() for line in lines[:6] if (m := _EXHIBIT.match(line))}
    return (
        (attachment[1] or attachment[2]).lower() if attachment else None,
        exhibits.pop() if len(exhibits) == 1 else None,
    )


def title_of_exhibit(lines: Sequence[str]) -> str | None:
    """Return the exhibit whose title stands near the top of a page; None in running text."""
    for line in lines[:6]:
        m = _EXHIBIT.match(line)
        if m and not line.endswith((".", ";", ",")) and len(line) < _LONGEST_TITLE:
            return f"{m[1]} {m[2]}".lower()
    return None


def _line_of(found: re.Match[str]) -> str:
    start = found.string.rfind("\n", 0, found.start()) + 1
    if found[0].startswith("\n"):
        start = found.start() + 1
    end = found.string.find("\n", found.end())
    return found.string[start : end if end >= 0 else None]


def _is_title(line: str) -> bool:
    """Whether a line is set as a title: short, mostly in capitals or each word with one."""
    words = re.findall(r"[A-Za-z]{4,}", line)
    raised = sum(word[0].isupper() for word in words)
    ends = re.sub(r"\b(?:no|inc|co|llc)\.$", "", line.rstrip(), flags=re.IGNORECASE)
    if re.match(r"(?:RESOLUTION|ORDINANCE) NO", line):
        return True
    return len(line) < 140 and not ends.endswith((".", ";", ",")) and (
        not words or raised >= 0.7 * len(words)
    )  # fmt: skip


def tells_of_comments(lines: Sequence[str]) -> bool:
    """Return whether a page speaks of letters of the public, as the sheet before them does."""
    return _COMMENTS.search(" ".join(lines)) is not None
