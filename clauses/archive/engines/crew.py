"""Who reads an archive, and what one file may cost."""

from dataclasses import dataclass, field

from clauses.pipeline import Limits


@dataclass(frozen=True, slots=True)
class Crew:
    """How many workers, what they may use for a file, and where their scheduler is, if any."""

    workers: int = 1
    limits: Limits = field(default_factory=Limits)
    scheduler: str | None = None
