"""Facts of a page that only the pages around it show: what it is listed as, resembles, goes on."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from clauses.archive.filed import PartKind
from clauses.archive.splitting.kinds import (
    kind_at,
    labels_at,
    tells_of_comments,
    title_of_exhibit,
)
from clauses.archive.splitting.likeness import (
    Recurring,
    recurring_tops,
    shape_of,
    shared,
    words_on,
)
from clauses.archive.splitting.listed import Attached
from clauses.archive.splitting.looks import Look, masked
from clauses.archive.splitting.names import date_in

_CONTACT = re.compile(r"@|\(?\d{3}\)?[ -.]\d{3}-\d{4}")
_SECTION = re.compile(r"^(?:appendix|chapter|section|part|table|figure)\b", re.IGNORECASE)
_LABEL = re.compile(r"(?:attachment|exhibit) \W?\w{1,3}\W?", re.IGNORECASE)
_HEADER = re.compile(r"(?:from|sent|to|subject|date|cc):", re.IGNORECASE)
# Titles on slides are set with wide gaps between the letters: "M A Y 3".
_WIDE = re.compile(r"\b(?:(?:[^\W\d_] ){2,}[^\W\d_]|(?:\d ){1,3}\d)\b|\b (?=,)")
_SHEET, _LONG_SHEET, _COVER = 45, 90, 60  # words
_MOST = 1000  # words of which more makes no difference
_LATELY, _BACK, _FARTHEST = 8, 50, 12  # pages
_MATCH = 0.75
_DATED = 25  # lines in which the day of a page is looked for


@dataclass(frozen=True, slots=True)
class _Page:
    look: Look
    attached: Attached | None
    top: Recurring
    kind: PartKind | None
    words: frozenset[str]
    shape: Mapping[str, float]
    day: str | None
    first_lines: tuple[str, ...]
    exhibit: str | None

    @property
    def is_sheet(self) -> bool:
        """Whether the page says what follows it, and nothing else."""
        lines, words = self.look.lines, self.look.words
        if words < _LONG_SHEET and any(_LABEL.fullmatch(line) for line in lines[:4]):
            return True
        listed = self.attached is not None and self.attached.match >= _MATCH
        return words < _SHEET and (listed or any(labels_at(lines)) or self.is_of_comments)

    @property
    def is_of_comments(self) -> bool:
        """Whether the page says that letters of the public follow, and nothing else."""
        return self.look.words < _SHEET and tells_of_comments(self.look.lines)

    @property
    def is_form(self) -> bool:
        """Whether the page is the first of a form that stands in the packet more than twice."""
        lines = self.look.lines[:4]
        return (
            self.top.times > 2
            and self.top.ways >= _MATCH * self.top.times
            and not any(line.endswith((".", ",", ";")) for line in lines)
            and sum(len(line.split()) for line in lines) >= 6
            and self.look.words >= _COVER
        )


def surroundings_in(
    looks: Sequence[Look], attached: Sequence[Attached | None]
) -> tuple[Mapping[str, float], ...]:
    """Return the facts of each page, by name; nothing for the first page."""
    pages = _pages(looks, attached)
    day = next((date for look in looks[:3] if (date := date_in("\n".join(look.lines)))), None)
    found: list[Mapping[str, float]] = [{}]
    for at in range(1, len(pages)):
        facts = {
            **_attachment(pages[at]),
            **_likeness(pages, at),
            **_recurrence(pages, at),
            **_day(pages, at, day),
            **_sheets(pages, at),
            **_kinds(pages, at),
            **_exhibits(pages, at),
        }
        found.append({name: float(value) for name, value in facts.items() if value})
    return tuple(found)


def _pages(looks: Sequence[Look], attached: Sequence[Attached | None]) -> tuple[_Page, ...]:
    return tuple(
        _Page(
            look, listed, top, kind_at(look.top), words_on(look), shape_of(look),
            date_in(_WIDE.sub(lambda m: m[0].replace(" ", ""), " ".join(look.lines[:_DATED]))),
            tuple(masked(line) for line in look.lines[:4]), title_of_exhibit(look.lines),
        )
        for look, listed, top in zip(looks, attached, recurring_tops(looks), strict=True)
    )  # fmt: skip


def _attachment(page: _Page) -> dict[str, float]:
    one = page.attached
    if one is None:
        return {"attached unknown": True}
    return {
        "attached match": one.match,
        "attached fresh match": one.match * one.fresh,
        "attached fresh": one.fresh and one.match >= _MATCH,
        "attached place": min(one.place, 20),
        "attached first": one.place == 1 and one.papers > 0,
        "attached papers": min(one.papers, 12),
        "attached none": one.papers == 0,
        "attached a page": min(1.0, one.papers / one.pages),
        "attached each": one.papers >= one.pages,
    }


def _likeness(pages: Sequence[_Page], at: int) -> dict[str, float]:
    last, page = pages[at - 1], pages[at]
    after = pages[at + 1] if at + 1 < len(pages) else None
    with_last = shared(last.words, page.words)
    with_next = shared(after.words, page.words) if after else 0.0
    return {
        "shared with last": with_last,
        "shared with next": with_next,
        "shared rather with next": with_next - with_last,
        **page.shape,
        **{f"change of {name}": abs(page.shape[name] - last.shape[name]) for name in page.shape},
        "words": min(page.look.words, _MOST) / _MOST,
        "words before": min(last.look.words, _MOST) / _MOST,
        "words next": min(after.look.words, _MOST) / _MOST if after else 0.0,
    }


def _recurrence(pages: Sequence[_Page], at: int) -> dict[str, float]:
    page, last = pages[at], pages[at - 1]
    form = page.is_form and page.first_lines != last.first_lines
    seen = bool(page.first_lines) and page.first_lines in {
        one.first_lines for one in pages[max(0, at - _BACK) : at - 1]
    }
    return {
        "form": form,
        "form, no kind": form and page.kind is None,
        "top seen before": seen,
        "cover again": seen and page.look.words < _COVER,
        "top recurs": page.top.times > 1 and page.top.ways > 1,
        "top recurs on": page.top.times > 1 and page.top.ways == 1,
        "ways to top": page.top.ways / max(1, page.top.times),
    }


def _day(pages: Sequence[_Page], at: int, day: str | None) -> dict[str, float]:
    page, last = pages[at], pages[at - 1]
    same = day is not None and page.day == day
    return {
        "day of packet": same,
        "day of packet before": day is not None and last.day == day,
        "few words, day of packet": same and page.look.words < _COVER,
        "other day": page.day is not None and page.day != last.day,
    }


def _sheets(pages: Sequence[_Page], at: int) -> dict[str, float]:
    page = pages[at]
    contacts = sum(1 for _ in islice(filter(_CONTACT.search, page.look.lines), 4))
    return {
        "sheet": page.is_sheet,
        "sheet before": pages[at - 1].is_sheet,
        "sheet of comments": page.is_of_comments,
        "contacts": contacts,
        "contacts alone": contacts > 0 and page.look.words < _SHEET,
    }


def _kinds(pages: Sequence[_Page], at: int) -> dict[str, float]:
    page = pages[at]
    after = pages[at + 1] if at + 1 < len(pages) else None
    number, next_number = page.look.number, after.look.number if after else None
    since = next(
        (back for back in range(1, _FARTHEST) if back <= at and pages[at - back].kind), _FARTHEST
    )
    return {
        "kind before": pages[at - 1].kind is not None,
        "kind next": after is not None and after.kind is not None,
        "kind next the same": after is not None and page.kind is not None
        and after.kind is page.kind,
        "pages since a kind": since,
        "section at the top": any(_SECTION.match(line) for line in page.look.lines[:2]),
        "number goes on": number is not None and next_number == number + 1,
        "number two next": next_number == 2,
        "lines of a mail's header": sum(
            bool(_HEADER.match(line)) for line in page.look.lines[:9]
        ),
    }  # fmt: skip


def _exhibits(pages: Sequence[_Page], at: int) -> dict[str, float]:
    name = pages[at].exhibit
    new = name is not None and name not in {one.exhibit for one in pages[max(0, at - _LATELY) : at]}
    appendix = name is not None and name.startswith("appendix")
    titled = new and not appendix
    return {
        "appendix new": new and appendix,
        "exhibit titled": titled,
        "exhibit titled on a later page": titled and pages[at].look.number not in (None, 1),
    }
