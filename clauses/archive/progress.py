"""How far a run over an archive is."""

from collections.abc import Callable
from dataclasses import dataclass

from clauses.records import Refused


@dataclass(slots=True)
class Progress:
    """How far a run is. `total` is what there is to see, None before it was counted.

    `read` are contents read in this run, with `pages`; `known` files whose content was read before,
    `same` those whose content is being read at another path; `failed` what could not be read, or
    not whole, `failed_before` what is known for that, and `missing` the paths that lead nowhere;
    `others` what is no document.
    """

    total: int | None = None
    seen: int = 0
    read: int = 0
    pages: int = 0
    known: int = 0
    same: int = 0
    failed: int = 0
    failed_before: int = 0
    others: int = 0
    missing: int = 0

    @property
    def all_read(self) -> bool:
        """Whether all there is has been read, in this run or before."""
        return not (self.failed or self.failed_before or self.missing)


Watch = Callable[[Progress, Refused | None], None]
