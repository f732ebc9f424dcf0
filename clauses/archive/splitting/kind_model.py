"""What the documents of a packet are: the rules of their tops, weighed with what stands around."""

import math
import re
from collections.abc import Mapping, Sequence

from clauses.archive.filed import PartKind
from clauses.archive.splitting.kinds import (
    kind_at,
    labels_at,
    tells_of_comments,
    title_of_exhibit,
)
from clauses.archive.splitting.likeness import shape_of
from clauses.archive.splitting.listed import Attached
from clauses.archive.splitting.looks import TOP, Look, masked

# Words of the trade that the top of a page is read for.
_TERMS = frozenset(
    """
    whereas resolved ordained ordinance resolution agreement contract lease license party parties
    between amendment amend order addendum exhibit schedule attachment appendix scope services fee
    fees rates insurance policy procedure procedures guidelines chapter section municipal code
    manual handbook guide specifications memorandum understanding dear sincerely subject sent
    minutes roll call called adjourn adjourned present absent motion agenda staff report
    recommendation background map plan plans project presentation update study survey application
    form notice table budget quote quotation purchase statement work commission committee board
    council draft prepared presented certificate scale sheet elevation photo photos public comment
    comments forwarded message inc llp llc street suite attn purpose definition title total amount
    cost estimate proposal meeting session regular special workshop analysis assessment review
    program letter support summary position salary permit conditions approval
    """.split()  # noqa: SIM905 (a hundred quotes would hide the words)
)
_HEADER = re.compile(
    r"(?:from|to|cc|sent|date|subject|attachments?)\s*:|(?:from|to|date|cc) (?-i:[A-Z])",
    re.IGNORECASE,
)
_LETTERED = re.compile(r"(?:attachment|att\.?) [A-Z]\b", re.IGNORECASE)
_BARE = re.compile(r"(?:exhibit|schedule|appendix|annex)\W+\w{1,3}\W*", re.IGNORECASE)
_LISTED = 0.6  # of the words of a title
_FEW, _MANY = 40, 300  # words
_KEPT = 0.25  # how likely what the rules say must be at least, to be said


def kinds_in(
    looks: Sequence[Look],
    starts: Sequence[int],
    attached: Sequence[Attached | None],
    weights: Mapping[PartKind, Mapping[str, float]],
) -> tuple[PartKind, ...]:
    """Return what the documents are that begin at these pages of a packet."""
    found: list[PartKind] = []
    for first, end in zip(starts, [*starts[1:], len(looks)], strict=True):
        facts = kind_facts(looks, first, end, found[-1] if found else None, attached[first])
        found.append(_likeliest(facts, kind_at(looks[first].top), weights))
    return tuple(found)


def _likeliest(
    facts: Mapping[str, float],
    shown: PartKind | None,
    weights: Mapping[PartKind, Mapping[str, float]],
) -> PartKind:
    scores = {
        kind: sum(own.get(name, 0.0) * value for name, value in facts.items())
        for kind, own in weights.items()
    }
    best = max(scores, key=lambda kind: scores[kind])
    whole = sum(math.exp(one - scores[best]) for one in scores.values())
    if shown in scores and math.exp(scores[shown] - scores[best]) / whole > _KEPT:
        return shown
    return best


def kind_facts(
    looks: Sequence[Look],
    first: int,
    end: int,
    last: PartKind | None,
    attached: Attached | None,
) -> Mapping[str, float]:
    """Return what tells the kind of the document from page `first` to before `end`, by name.

    `last` is the kind of the document before it.
    """
    page = looks[first]
    after = looks[first + 1] if first + 1 < len(looks) else None
    fresh = _below_running_head(looks, first)
    label, exhibit = labels_at(page.lines)
    facts: dict[str, float] = {
        "one": 1,
        f"shown {kind_at(page.top)}": 1,
        f"shown below the head {kind_at(fresh)}": 1,
        f"after {last}": 1,
        f"next page {kind_at(after.top) if after else None}": 1,
        "label": label is not None,
        "exhibit": exhibit is not None,
        "few words": page.words < _FEW,
        "many words": page.words > _MANY,
        "one page": end - first == 1,
        "many pages": end - first > 8,
        "first": first == 0,
        "number one": page.number == 1,
        "bullets": sum(line[:1] in "•▪" for line in page.lines) > 1,
        **{name: 2 * value for name, value in shape_of(page).items()},
        **_terms(page.top, fresh),
        **_lines(page, fresh),
    }
    if attached is not None:
        facts["listed"] = 1
        facts["listed first"] = attached.place == 1
        facts[f"listed as {attached.kind}"] = attached.match >= _LISTED
    if after is not None and first + 1 < end:
        facts[f"goes on as {kind_at(after.top)}"] = 1
    return {name: float(value) for name, value in facts.items() if value}


def _below_running_head(looks: Sequence[Look], at: int) -> tuple[str, ...]:
    """The lines at the top of a page that do not stand over the one before, too."""
    if at == 0:
        return looks[0].top
    head = {masked(line) for line in looks[at - 1].lines[:6]} - {""}
    return tuple(line for line in looks[at].lines if masked(line) not in head)[:TOP]


def _terms(top: Sequence[str], fresh: Sequence[str]) -> dict[str, float]:
    near = _TERMS & set(masked(" ".join(fresh[:4])).split())
    return {
        **{f"below {word}": 0.7 for word in _TERMS & set(masked(" ".join(top)).split()) - near},
        **{f"near {word}": 1.0 for word in near},
    }


def _lines(page: Look, fresh: Sequence[str]) -> dict[str, float]:
    return {
        "sheet of comments": page.words < _FEW and tells_of_comments(page.lines),
        "lines of a header": min(5, sum(bool(_HEADER.match(line)) for line in page.lines[:9])) / 2,
        "header first": any(_HEADER.match(line) for line in page.lines[:2]),
        "somebody is spoken to": any(line.lower().startswith("dear") for line in page.lines[:28]),
        "lettered": any(_LETTERED.match(line) for line in page.lines[:3]),
        "exhibit below the head": title_of_exhibit(fresh[:3]) is not None,
        "exhibit alone": any(_BARE.fullmatch(line) for line in fresh[:4]),
    }
