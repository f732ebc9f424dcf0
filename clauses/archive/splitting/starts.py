"""How much speaks for a document to begin at a page, and the pages at which none does."""

from collections.abc import Mapping, Sequence

from clauses.archive.splitting.facts import LATELY
from clauses.archive.splitting.kinds import kind_shown, labels_at
from clauses.archive.splitting.looks import Look, masked

_COVER = 60  # words


def score(facts: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """Return the log odds that a document begins at the page of which these are the facts."""
    return sum(weights.get(name, 0.0) * value for name, value in facts.items())


def is_left_page(looks: Sequence[Look], at: int) -> bool:
    """Return whether a page bears the exhibit that the one before last bears, the last one none.

    Books print the name of an appendix over every other page.
    """
    if at < 2 or labels_at(looks[at - 1].lines)[1] is not None:
        return False
    exhibit = labels_at(looks[at].lines)[1]
    return exhibit is not None and exhibit == labels_at(looks[at - 2].lines)[1]


def is_after_contents(looks: Sequence[Look], at: int) -> bool:
    """Return whether a page bears a title that stands before the contents which it follows.

    A long agreement prints its title on its cover, and again over its first section.
    """
    kind, shown = kind_shown(looks[at].top)
    if kind is None or not shown or not looks[at - 1].is_contents:
        return False
    covers = looks[max(0, at - LATELY) : at - 1]
    return any(masked(shown) in map(masked, one.top) for one in covers)


def is_contents_of_cover(looks: Sequence[Look], at: int) -> bool:
    """Return whether a page is the table of contents of what the cover before it names."""
    return looks[at].is_contents and looks[at - 1].words < _COVER
