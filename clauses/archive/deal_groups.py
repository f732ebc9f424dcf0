"""Which documents of a file belong to one deal."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from clauses.archive.filed import Part, PartKind

# What makes a deal, what belongs to the one it follows, and what begins another item of an agenda.
_MAKES = {PartKind.AGREEMENT, PartKind.MOU, PartKind.ORDER_FORM, PartKind.AMENDMENT}
_JOINS = {PartKind.AMENDMENT, PartKind.ORDER_FORM, PartKind.EXHIBIT, PartKind.POLICY}
_BEGINS_ITEM = {PartKind.STAFF_REPORT, PartKind.AGENDA, PartKind.MINUTES}


def with_deals(parts: Sequence[Part]) -> tuple[Part, ...]:
    """Return the parts with the number of the deal that each belongs to.

    A file of one document is a deal. In a packet each agreement makes one, with what is attached to
    it, and the report that puts it before the council; a policy by itself is one, too. The papers
    of a file without any report or agenda are one deal, if there is a contract among them.
    """
    if len(parts) == 1:
        return (replace(parts[0], deal=0),)
    if not any(part.kind in _BEGINS_ITEM for part in parts):
        makes = any(part.kind in _MAKES or part.kind is PartKind.POLICY for part in parts)
        return tuple(replace(part, deal=0) if makes else part for part in parts)
    numbered: list[Part] = []
    number = 0
    for item in _items(parts):
        found = list(_of_item(item, number))
        numbered += found
        number = max((part.deal + 1 for part in found if part.deal is not None), default=number)
    return tuple(numbered)


def _items(parts: Sequence[Part]) -> Iterator[list[Part]]:
    item: list[Part] = []
    for part in parts:
        if part.kind in _BEGINS_ITEM and item:
            yield item
            item = []
        item.append(part)
    yield item


def _of_item(item: Sequence[Part], number: int) -> Iterator[Part]:
    """The papers on one item of an agenda, their deals numbered from `number`."""
    makes = any(part.kind in _MAKES for part in item)
    current: int | None = None
    following = number
    for part in item:
        attached = part.kind in _JOINS and current is not None
        alone = part.kind is PartKind.POLICY and not makes
        if alone or (part.kind in _MAKES and not attached):
            current, following = following, following + 1
        elif part.kind is PartKind.STAFF_REPORT and makes:
            yield replace(part, deal=number)
            continue
        elif not attached:
            current = None if part.kind is not PartKind.EXHIBIT else current
            yield part
            continue
        yield replace(part, deal=current)
