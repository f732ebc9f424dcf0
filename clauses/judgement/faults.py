"""The mistakes in a policy file, each with its place, gathered rather than raised one by one."""

import difflib
from collections.abc import Collection
from dataclasses import dataclass, field

from clauses.errors import PolicyError
from clauses.judgement.places import Place, Places

TOO_DEEP = ("lists or tables are nested too deeply", "nest them less")


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One mistake: where it is, what was found, what to do."""

    file: str
    line: int
    column: int
    found: str
    advice: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}: {self.found}; {self.advice}"


@dataclass(slots=True)
class Faults:
    """The mistakes found so far in one file."""

    file: str
    places: Places = field(default_factory=Places)
    found: list[Fault] = field(default_factory=list)

    def at(self, place: Place, found: str, advice: str) -> None:
        """Note a mistake at `place`."""
        self.found.append(Fault(self.file, place.line, place.column, found, advice))

    def raise_found(self) -> None:
        """Raise PolicyError with every mistake, in the order of their places, if there is any."""
        if self.found:
            raise PolicyError(tuple(map(str, sorted(self.found))))


def suggestion(word: str, allowed: Collection[str]) -> str:
    """Return advice for a word that is not among `allowed`: the nearest one, or all of them."""
    near = difflib.get_close_matches(word, allowed, n=1)
    if near:
        return f"did you mean '{near[0]}'?"
    return f"use one of: {', '.join(allowed)}" if allowed else "take it out"
