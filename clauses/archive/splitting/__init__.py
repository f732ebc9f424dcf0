"""Cut a file into its documents: a council packet, a release of records, or one contract."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from clauses.archive.deal_groups import with_deals
from clauses.archive.filed import Part, PartKind
from clauses.archive.splitting.facts import facts_in
from clauses.archive.splitting.fitted import Weights, fitted_weights
from clauses.archive.splitting.kind_model import kinds_in
from clauses.archive.splitting.kinds import below_exhibit, kind_at, kind_of_filed, labels_at
from clauses.archive.splitting.listed import attached_in
from clauses.archive.splitting.looks import Look, looks_of, masked
from clauses.archive.splitting.names import date_in, parties_in, title_in
from clauses.archive.splitting.starts import (
    is_after_contents,
    is_contents_of_cover,
    is_left_page,
    score,
)
from clauses.records import Document

# How much must speak for a start: where these were fitted, a lower one finds more of the documents
# and cuts more in two. A contract cut in two loses more than one left with its neighbour.
LEAST_IN_PACKET = -0.5
LEAST_IN_CONTRACT = 0.5
# What is only found in packets and releases; a contract with its exhibits has none of them.
_OF_PACKETS = {PartKind.AGENDA, PartKind.STAFF_REPORT, PartKind.MINUTES, PartKind.EMAIL}
_OF_CONTRACTS = {PartKind.AGREEMENT, PartKind.MOU, PartKind.ORDER_FORM, PartKind.AMENDMENT,
                 PartKind.EXHIBIT, PartKind.POLICY}  # fmt: skip
# Words on the first page that names and dates are looked for in.
_REACH = 2500


def split(document: Document, weights: Weights | None = None) -> tuple[Part, ...]:
    """Return the documents of a file, in order; together they cover each page.

    `weights` are those of the facts that tell where one begins, and what it is (default: as
    fitted).
    """
    looks = looks_of(document)
    weights = weights or fitted_weights()
    attached = attached_in(looks)
    facts = facts_in(looks, attached)
    scores = [score(one, weights.starts) for one in facts[1:]]
    starts = _packet_starts(looks, scores, facts)
    if sum(kind_at(looks[at].top) in _OF_PACKETS for at in starts) > len(starts) // 8:
        kinds = kinds_in(looks, starts, attached, weights.kinds)
    else:
        starts = _contract_starts(looks, scores)
        kinds = tuple(
            _kind(looks[first:end], end == len(looks) and first == 0)
            for first, end in _ranges(starts, looks)
        )
    parts = [
        _part(looks[first:end], first == 0, kind)
        for (first, end), kind in zip(_ranges(starts, looks), kinds, strict=True)
    ]
    return with_deals(parts)


def _ranges(starts: Sequence[int], looks: Sequence[Look]) -> tuple[tuple[int, int], ...]:
    return tuple(pairwise([*starts, len(looks)]))


def _packet_starts(
    looks: Sequence[Look], scores: Sequence[float], facts: Sequence[Mapping[str, float]]
) -> list[int]:
    """Where documents of a packet begin: at each page where as many are listed as follow."""
    return [
        0,
        *(at for at, one in enumerate(scores, 1)
          if "attached each" in facts[at]
          or (one >= LEAST_IN_PACKET and not is_left_page(looks, at)
              and not is_after_contents(looks, at)
              and not is_contents_of_cover(looks, at))),
    ]  # fmt: skip


def _contract_starts(looks: Sequence[Look], scores: Sequence[float]) -> list[int]:
    starts = [0]
    for at, one in enumerate(scores, 1):
        if one >= LEAST_IN_CONTRACT and _begins_in_contract(looks, starts, at):
            starts.append(at)
    return starts


def _begins_in_contract(looks: Sequence[Look], starts: Sequence[int], at: int) -> bool:
    """Whether a page of a file of contracts begins another, or what is attached to one.

    An agreement prints its title on its cover, over its contents and over its first section.
    """
    kind = kind_at(looks[at].top)
    if kind is PartKind.AGREEMENT:
        words = masked(" ".join(looks[at].top))
        titles = (title_in(below_exhibit(looks[start].top)) for start in starts)
        return not looks[at - 1].is_contents and not any(
            len(masked(title).split()) > 1 and masked(title) in words for title in titles if title
        )
    return kind in _OF_CONTRACTS


def _part(looks: Sequence[Look], leads: bool, kind: PartKind) -> Part:
    first = looks[0]
    text = "\n".join(line for look in looks[:2] for line in look.lines)[:_REACH]
    top = first.top
    if leads and kind is PartKind.EXHIBIT:  # there is nothing it could be attached to
        kind, top = kind_of_filed(top), below_exhibit(top)
    return Part(
        kind=kind,
        first_page=first.page,
        last_page=looks[-1].page,
        title=title_in(top, {masked(line) for look in looks[1:3] for line in look.lines}),
        parties=parties_in(text),
        date=date_in(text),
    )


def _kind(looks: Sequence[Look], whole: bool) -> PartKind:
    """What a document is by its first page; by its second where the first is a cover or a blank.

    What is a file by itself and bears no title is taken for an agreement, as most of them are.
    """
    kinds = [kind_at(look.top) for look in looks[:3]]
    sparse = looks[0].words < 25
    cover = labels_at(looks[0].lines)[0] is not None and sparse
    if kinds[0] is not None and not (cover and len(looks) > 1):
        return kinds[0]
    if (sparse or whole) and (found := next((kind for kind in kinds[1:] if kind), None)):
        return found
    return kinds[0] or (PartKind.AGREEMENT if whole else PartKind.OTHER)
