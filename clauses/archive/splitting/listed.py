"""The papers that a report says are attached to it, and whether a page is the first of one."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from clauses.archive.filed import PartKind
from clauses.archive.splitting.kinds import kind_at
from clauses.archive.splitting.looks import Look, masked

_HEADING = re.compile(
    r"^(?:list of )?(?:attachments?|attachment\(s\)|exhibits|enclosures?)\s*:?$", re.IGNORECASE
)
_LABEL = r"(?:att(?:achment)?s?\.?|exh(?:ibit)?\.?|enclosure|appendix)"
_ITEM = re.compile(
    rf"^(?:•\s*)?(?:{_LABEL}\s*(?P<label>\d{{1,2}}|[A-Z])\b\s*[-–—.:)]*|(?P<bare>\d{{1,2}}|[A-Z])[.)])\s*(?P<title>.*)$",
    re.IGNORECASE,
)
_ENDS = re.compile(
    r"^(?:staff contact|contact|prepared by|submitted by|reviewed by|approved by|notice|"
    r"page \d|cc:)|@|\(\d{3}\)|^none\b",
    re.IGNORECASE,
)
_SMALL = {"the", "and", "for", "with", "from", "att", "attachment", "exhibit", "draft", "proposed",
          "city", "dated"}  # fmt: skip
_ATTACHMENT = re.compile(r"^att(?:achment)?\.? ?\d{1,2}\b", re.IGNORECASE)
_LONGEST = 30  # lines of a list
_LONGEST_REPORT = 12  # pages
_HALF = 0.5
_FEW = 45  # words
_CONTACT = re.compile(r"\S@\S|\(?\b\d{3}\)?[ .-]{1,2}\d{3}[.-]\d{4}\b")
_TOP = 8  # lines of a page in which its title is looked for


@dataclass(frozen=True, slots=True)
class Attached:
    """Where a page stands among the papers attached to the report before it.

    `place` counts the pages since the list of them, from 1; `papers` are how many it names, and
    `pages` how many there are for them before the next report. `match` is how much of a listed
    title stands at the top of the page, at most 1; `fresh` whether no page before it bore that
    title; `kind` what such a title names.
    """

    place: int
    papers: int
    pages: int
    match: float = 0.0
    fresh: bool = False
    kind: PartKind | None = None


def attached_in(looks: Sequence[Look]) -> tuple[Attached | None, ...]:
    """Return for each page where it stands in what is attached, None where no report has a list."""
    reports = [at for at, look in enumerate(looks) if kind_at(look.top) is PartKind.STAFF_REPORT]
    found: list[Attached | None] = [None] * len(looks)
    for first, end in pairwise([*reports, len(looks)]):
        last, titles = _list_in(looks[first : min(end, first + _LONGEST_REPORT)])
        begin = first + last + 1
        if begin < end and _is_spill(looks[begin]):
            begin += 1
        if titles is not None:
            found[begin:end] = _stretch(looks[begin:end], titles)
    return tuple(found)


def _is_spill(look: Look) -> bool:
    """Whether a page holds only whom to ask about the report, for whom the last had no room."""
    return look.words < _FEW and any(_CONTACT.search(line) for line in look.lines)


def _list_in(report: Sequence[Look]) -> tuple[int, tuple[str, ...] | None]:
    """On which page of a report the list of what is attached ends, and the titles it names."""
    at, titles = next(
        ((at, titles) for at, look in enumerate(report) if (titles := titles_on(look)) is not None),
        (0, None),
    )
    while titles and at + 1 < len(report):
        top = report[at + 1].lines[:_TOP]
        first = next((line for line, text in enumerate(top) if _ATTACHMENT.match(text)), None)
        if first is None:
            break
        at, titles = at + 1, (*titles, *_titles(report[at + 1].lines[first:]))
    return at, titles


def titles_on(look: Look) -> tuple[str, ...] | None:
    """Return the titles that a list of attachments on a page names; None where there is no list."""
    for at, line in enumerate(look.lines):
        headed = _HEADING.match(line) is not None
        if headed or (at > _TOP and _ATTACHMENT.match(line)):
            return _titles(look.lines[at + headed :][:_LONGEST])
    return None


def _titles(lines: Sequence[str]) -> tuple[str, ...]:
    labelled = bool(lines) and _ITEM.match(lines[0]) is not None
    found: list[str] = []
    for line in lines:
        if _ENDS.search(line):
            break
        item = _ITEM.match(line)
        if item:
            found.append(item["title"])
        elif labelled and found:
            found[-1] += " " + line
        elif not labelled:
            found.append(line)
    return tuple(found)


def _stretch(looks: Sequence[Look], titles: Sequence[str]) -> Sequence[Attached]:
    wanted = [words_of((title,)) for title in titles]
    most = [0.0] * len(titles)  # how much of each title a page bore so far
    found = []
    for place, look in enumerate(looks, 1):
        top = words_of(look.lines[:_TOP])
        shares = [len(words & top) / len(words) if words else 0.0 for words in wanted]
        best = max(shares, default=0.0)
        which = shares.index(best) if best >= _HALF else None
        found.append(Attached(
            place, len(titles), len(looks), best,
            fresh=which is not None and best > most[which],
            kind=None if which is None else kind_at((titles[which],)),
        ))  # fmt: skip
        most = [max(both) for both in zip(most, shares, strict=True)]
    return found


def words_of(lines: Sequence[str]) -> frozenset[str]:
    """Return the words that tell one paper from another."""
    return frozenset(
        word.removesuffix("s")
        for line in lines
        for word in masked(line).split()
        if len(word) > 2 and word not in _SMALL
    )
