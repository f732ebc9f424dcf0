"""Who reads an archive, and what one file may cost."""

from dataclasses import dataclass

from clauses.pipeline import Limits


@dataclass(frozen=True, slots=True)
class Crew:
    """How many workers, what they may use for a file, and where their scheduler is, if any."""

    workers: int = 1
    limits: Limits = Limits()
    scheduler: str | None = None
