"""Facts of a page and of those beside it, which speak for or against a document beginning there."""

import re
from collections.abc import Mapping, Sequence

from clauses.archive.filed import PartKind
from clauses.archive.splitting.endings import endings_at
from clauses.archive.splitting.going_on import going_on_in
from clauses.archive.splitting.kinds import is_bare_exhibit, kind_at, kind_shown, labels_at
from clauses.archive.splitting.listed import Attached
from clauses.archive.splitting.looks import Look, masked
from clauses.archive.splitting.surroundings import surroundings_in

# Pages of slides, plans and covers have few words, those of reports and contracts many.
FEW, MANY = 90, 150
LATELY = 8  # pages
_DATE = re.compile(
    r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d{1,2}, ?\d{4}"
    r"|\b\d{1,2}/\d{1,2}/\d{2,4}",
    re.IGNORECASE,
)
_SIGNED = re.compile(
    r"signature page|acknowledge?ment|^state of \w+ ?\)|in witness whereof|notary", re.IGNORECASE
)
_CLOSED = re.compile(
    r"signature page|in witness whereof|approved as to form|respectfully submitted|sincerely"
    r"|^by:|approved by|submitted by|staff contact|^cc:|notary|^date:",
    re.IGNORECASE,
)


def facts_in(
    looks: Sequence[Look], attached: Sequence[Attached | None]
) -> tuple[Mapping[str, float], ...]:
    """Return for each page what speaks for or against a document beginning there, by name.

    `attached` is where each page stands in what a report lists. Nothing for the first: there one
    always begins. A fact that does not hold is left out.
    """
    if not looks:
        return ()
    around, on = surroundings_in(looks, attached), going_on_in(looks)
    found: list[Mapping[str, float]] = [{}]
    for at in range(1, len(looks)):
        facts = {**_facts_of(looks, at), **on[at], **around[at]}
        found.append({name: float(value) for name, value in facts.items() if value})
    return tuple(found)


def _facts_of(looks: Sequence[Look], at: int) -> dict[str, float]:
    before, page = looks[at - 1], looks[at]
    after = looks[at + 1] if at + 1 < len(looks) else None
    kind, shown = kind_shown(page.top)
    repeated = bool(shown) and masked(shown) in {masked(line) for line in before.top}
    lately = looks[max(0, at - LATELY) : at]
    seen = bool(shown) and any(masked(shown) in map(masked, one.top) for one in lately)
    later = kind is not None and (page.number or 0) > 1
    found = {
        **_numbers(before, page),
        **_edges(before, page, after),
        **_words(before, page),
        **_text(before, page),
        **_labels(before, page, lately),
        **_deck(before, page, after),
        **endings_at(before, page),
        f"kind {kind}": kind is not None,
        f"kind {kind} again": kind is not None and kind is kind_at(before.top),
        "no kind": kind is None,
        "title repeated": repeated,
        "title seen lately": seen,
        "head recurs": len(page.head) > 3
        and page.head != before.head
        and page.head in {one.head for one in looks[: max(0, at - 2)]},
        "title on a later page": later and kind is not PartKind.EXHIBIT,
        "exhibit on a later page": later and kind is PartKind.EXHIBIT,
        "signatures": any(_SIGNED.search(line) for line in page.top[:4]),
        "contents before": before.is_contents,
        "title new": bool(shown) and not repeated,
        "title in capitals": bool(shown) and shown.isupper() and not repeated,
        "page two follows": after is not None and after.number == 2 and page.number in (None, 1),
        "dated": any(_DATE.search(line) for line in page.top[:7]),
        "letter to somebody": any(line.lower().startswith("dear") for line in page.top),
        "one": True,
    }
    if kind is PartKind.EMAIL and any(line.lower().startswith("from:") for line in page.top[:4]):
        found["mail at the very top"] = True
    return found


def _labels(before: Look, page: Look, lately: Sequence[Look]) -> dict[str, float]:
    attachment, exhibit = labels_at(page.lines)
    seen = [labels_at(one.lines) for one in lately]
    last_attachment, last_exhibit = labels_at(before.lines)
    return {
        "attachment new": attachment is not None and attachment != last_attachment,
        "attachment same": attachment is not None and attachment == last_attachment,
        "exhibit new": exhibit is not None and exhibit != last_exhibit,
        "exhibit new and bare": exhibit is not None and exhibit != last_exhibit
        and is_bare_exhibit(page.lines),
        "exhibit seen lately": exhibit is not None and exhibit in {one for _, one in seen},
        "exhibit same": exhibit is not None and exhibit == last_exhibit,
        "no kind, attachment new": attachment is not None and attachment != last_attachment
        and kind_at(page.top) is None,
    }  # fmt: skip


def _deck(before: Look, page: Look, after: Look | None) -> dict[str, float]:
    """Slides: pages of few words, the first of them with a date or names."""
    sparse = page.words < FEW and (after is None or after.words < MANY)
    cover = page.words < FEW / 2 and not any(line[:1] in "•▪" for line in page.lines)
    return {
        "cover": cover and page.words >= 4,
        "deck begins": sparse and before.words >= MANY,
        "dated cover": cover and any(_DATE.search(line) for line in page.lines),
        "deck ends": before.words < FEW and page.words >= MANY and before.number is not None
        and before.number > 2,
    }  # fmt: skip


def _numbers(before: Look, page: Look) -> dict[str, float]:
    number, last = page.number, before.number
    follows = number is not None and last is not None and number == last + 1
    restarts = number == 1 and last is not None
    return {
        "number follows": follows,
        "number follows of the same": follows and page.total is not None
        and page.total == before.total,
        "number follows unnumbered": number is not None and number > 1 and last is None,
        "number restarts": restarts,
        "number one of many": number == 1 and (page.total or 0) > 1,
        "number one": number == 1,
        "number jumps": number not in (None, 1) and last is not None and not follows,
        "number ends": number is None and last is not None,
        "last page before": before.total is not None and last == before.total,
        "not last page before": before.total is not None and last is not None
        and last < before.total and not follows,
    }  # fmt: skip


def _edges(before: Look, page: Look, after: Look | None) -> dict[str, float]:
    heads = [{masked(line) for line in one.lines[:3]} - {""} for one in (before, page)]
    feet = [{masked(line) for line in one.lines[-2:]} - {""} for one in (before, page)]
    next_head = after.head if after else ""
    return {
        "head same": bool(page.head) and page.head == before.head,
        "head partly same": len(heads[0] & heads[1]) / max(1, len(heads[0] | heads[1])),
        "foot same": len(page.foot) > 3 and page.foot == before.foot,
        "foot partly same": len(feet[0] & feet[1]) / max(1, len(feet[0] | feet[1])),
        "foot changes": len(before.foot) > 3 and len(page.foot) > 3 and page.foot != before.foot,
        "head begins a run": len(page.head) > 3 and page.head == next_head
        and page.head != before.head,
        "head ends a run": len(before.head) > 3 and page.head != before.head,
    }  # fmt: skip


def _words(before: Look, page: Look) -> dict[str, float]:
    return {
        "few after few": before.words < FEW and page.words < FEW,
        "few after many": before.words >= MANY and page.words < FEW,
        "many after few": before.words < FEW and page.words >= MANY,
        "blank": page.words < 4,
        "blank before": before.words < 4,
        "short before": before.words < MANY,
        "bullets": sum(line[:1] in "•▪" for line in page.lines) > 1,
        "bullets after bullets": sum(line[:1] in "•▪" for line in page.lines) > 1
        and sum(line[:1] in "•▪" for line in before.lines) > 1,
    }  # fmt: skip


def _text(before: Look, page: Look) -> dict[str, float]:
    first = next((line for line in page.lines if len(line) > 25), "")
    last = next((line for line in reversed(before.lines) if len(line) > 25), "")
    top = [line for line in page.lines[:5] if re.search("[A-Za-z]{3}", line)]
    closed = any(_CLOSED.search(line) for line in before.lines[-6:])
    return {
        "sentence goes on": bool(first) and first[0].islower(),
        "sentence open": bool(last) and last[-1:] not in ".:;!?”\")" and last[-1:].isalpha(),
        "capitals": sum(line.isupper() for line in top) / max(1, len(top)),
        "closed before": closed,
        "numbered section": bool(page.lines)
        and re.match(r"(?:section \d|article [ivx\d]|\d{1,2}\.\d|\(?[a-z\d]{1,2}[.)])",
                     page.lines[0], re.IGNORECASE) is not None,
    }  # fmt: skip
