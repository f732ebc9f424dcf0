"""The title, the parties and the date that the first page of a document states."""

import re
from collections.abc import Set
from datetime import date

from clauses.archive.filed import PartKind
from clauses.archive.splitting.kinds import is_bare_exhibit, kind_shown
from clauses.archive.splitting.looks import masked

_MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september",
           "october", "november", "december")  # fmt: skip
_WRITTEN = re.compile(
    rf"\b({'|'.join(_MONTHS)}) (\d{{1,2}})(?:st|nd|rd|th)?,? (\d{{4}})\b", re.IGNORECASE
)
_ORDINAL = re.compile(
    rf"\b(\d{{1,2}})(?:st|nd|rd|th)?\s+day\s+of\s+({'|'.join(_MONTHS)}),? (\d{{4}})\b",
    re.IGNORECASE,
)
_FIGURES = re.compile(r"\b(\d{1,2})/(\d{1,2})/(\d{4}|\d{2})\b")
# With the form of a company as part of its name, whatever stands before it.
_NAME = r"[A-Z][\w&.,'’ -]{2,70}?(?:,?\s(?:Inc|L\.?L\.?C|L\.?P|Ltd|Corp|Co)\b\.?)?"
_BETWEEN = re.compile(
    rf"\bbetween\s+(?:the\s+)?(?P<one>{_NAME})(?:,\s+(?:an?|the)\b|\s*[(“\"]|(?=,?\s+(?P<bare>and)\b))"
    rf".{{0,260}}?\band\s+(?:the\s+)?(?P<other>{_NAME})"
    r"(?:,\s+(?:an?|the|with|whose|having)\b|\s*[(“\"]|[.;,\n]|$|(?<=Inc\.|Ltd\.))",
    re.DOTALL,
)
# Streets and days stand "between A and B", too; what is agreed does so after one of these.
_AGREED = re.compile(
    r"\b(?:by\s+and|agreement|contract|lease|amendment|memorandum|understanding)\b[^.;]{0,60}$",
    re.IGNORECASE,
)
_SUBJECT = re.compile(r"^(?:subject|re)\s*:\s*(\S.*)", re.IGNORECASE)
_WITH = re.compile(r"\bagreement with ([A-Z][\w&.,'’ -]{2,60})", re.IGNORECASE)
_PUBLIC = re.compile(
    r"\b(?:city|county|town|village|borough|district|state|department|sheriff|university|school)\b",
    re.IGNORECASE,
)
_PAGE = re.compile(r"[\s,|–—-]*\bpage \d{1,4} of \d{1,4}$", re.IGNORECASE)
_PAGE_OF_HEAD = re.compile(r"[\s,|–—-]*\bpage[\s|]*\d{1,4}$", re.IGNORECASE)
_ADDRESS = re.compile(r"^(?:https?://|www\.|\S+@)\S*$", re.IGNORECASE)
_LONGEST_TITLE = 160


def title_in(top: tuple[str, ...], running: Set[str] = frozenset()) -> str | None:
    """Return the line that names the document, or the first that could; None without one.

    A message is named by what it is about. `running` are the lines of the pages after it, masked:
    a line that comes again is a running head, which names it only where no other line does.
    """
    fresh = tuple(line for line in top if masked(line) not in running)
    if fresh != top and kind_shown(fresh)[1]:
        top = fresh
    else:
        top = tuple(line if line in fresh else _PAGE_OF_HEAD.sub("", line) for line in top)
    kind, shown = kind_shown(top)
    if kind is PartKind.EMAIL:
        about = next((m[1] for line in top if (m := _SUBJECT.match(line))), None)
        return (about or shown.strip().split("\n")[0])[:_LONGEST_TITLE]
    shown = _PAGE.sub("", shown.strip())
    if len(shown.split()) > 1 and not is_bare_exhibit((shown,)):
        return shown[:_LONGEST_TITLE]
    for at, line in enumerate(top):
        if shown and _PAGE.sub("", line.strip()) == shown and at + 1 < len(top):
            return f"{line} {top[at + 1]}"[:_LONGEST_TITLE]
    named = next(
        (
            line
            for line in top
            if re.search(r"[A-Za-z]{3}.*[A-Za-z]{3}", line) and not _ADDRESS.match(line)
        ),
        None,
    )
    return _PAGE.sub("", named)[:_LONGEST_TITLE] if named else None


def parties_in(text: str) -> tuple[str, ...]:
    """Return who an agreement is between as it is printed, the vendor first; () where not told."""
    folded = " ".join(text.split())
    for found in _BETWEEN.finditer(folded):
        if found["bare"] and not _AGREED.search(folded, max(0, found.start() - 80), found.start()):
            continue
        both = [" ".join(found[group].split()).strip(" ,") for group in ("one", "other")]
        return tuple(sorted(both, key=lambda name: bool(_PUBLIC.search(name))))
    alone = _WITH.search(folded)
    return (alone[1].strip(" ,."),) if alone and alone[1].strip(" ,.") else ()


def date_in(text: str) -> str | None:
    """Return the first whole date in a text as 2021-06-30; None without one."""
    found: list[tuple[int, int, int, int]] = []
    if m := _WRITTEN.search(text):
        found.append((m.start(), int(m[3]), _MONTHS.index(m[1].lower()) + 1, int(m[2])))
    if m := _ORDINAL.search(text):
        found.append((m.start(), int(m[3]), _MONTHS.index(m[2].lower()) + 1, int(m[1])))
    if m := _FIGURES.search(text):
        year = int(m[3]) if len(m[3]) == 4 else 2000 + int(m[3])
        found.append((m.start(), year, int(m[1]), int(m[2])))
    for _, year, month, day in sorted(found):
        try:
            return date(year, month, day).isoformat()
        except ValueError:  # no such day
            continue
    return None
