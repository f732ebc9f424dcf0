"""Find clauses by what others call them: "Section 5.3(a)", "Article IV", "Exhibit B"."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import chain

from clauses.records import Clause, ClauseKind
from clauses.segmentation.blocks import PART_TITLE
from clauses.segmentation.numbering import roman

_STEPS = re.compile(r"\([A-Za-z0-9]{1,5}\)|[A-Za-z0-9]+(?:[.-][A-Za-z0-9]+)*")
_ITEM = re.compile(r"\([a-z0-9]{1,5}\)")
_NAMED = re.compile(r"(?:article|section|clause|paragraph|sec\.|§+)\s*", re.IGNORECASE)
Steps = tuple[str, ...]  # of "5.3(a)": "5.3" and "(a)"


def steps(label: str) -> Steps:
    """Return the steps down to a clause that a label names: ("5.3", "(a)") for "5.3(a)"."""
    return tuple(step.lower() for step in _STEPS.findall(_NAMED.sub("", label)))


class Labels:
    """The numbered clauses and the parts of a document, by name."""

    def __init__(self, clauses: Sequence[Clause]) -> None:
        self._clauses = clauses
        self._parts = _parts(clauses)
        self._exhibits: dict[tuple[str, str], int] = {}
        self._numbered: dict[str, list[int]] = defaultdict(list)
        self._below: dict[int, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
        self._items: dict[int, Counter[str]] = {}
        self._chosen: dict[tuple[str, int | None, bool], int | None] = {}
        for index, clause in enumerate(clauses):
            if clause.kind is ClauseKind.HEADING and (m := PART_TITLE.match(clause.heading or "")):
                kind, mark = m[0].lower().split(maxsplit=1)
                self._exhibits.setdefault((kind, mark), index)
            if clause.number:
                for name in _names(clause.number):
                    self._numbered[name].append(index)
                    if clause.parent is not None:
                        self._below[clause.parent][name].append(index)

    def exhibit(self, kind: str, mark: str) -> int | None:
        """Return the index of the heading of a part: ("exhibit", "b")."""
        return self._exhibits.get((kind.lower(), mark.lower()))

    def part(self, index: int) -> int | None:
        """Return the index of the heading of the part that a clause stands in."""
        return self._parts[index]

    def quoted(self, index: int) -> bool:
        """Return whether a clause is the wording of another document."""
        return self._clauses[index].quoted

    def find(self, label: str, at: int, *, within: int | None = None) -> int | None:
        """Return the index of the clause that `label` names in the clause `at`, or None.

        Of several with its number the one in the same part is meant, or else one of the main text.
        `within` is the part it must stand in.
        """
        first, *rest = steps(label) or ("",)
        if first.startswith("("):
            found = self._beside(first, at)
        else:
            found = self._numbered_as(first, at, within)
        for step in rest:
            if found is None:
                return None
            if below := self._below[found].get(step):
                found = below[0]
            elif not self._inside(found)[step]:
                found = None
        return found

    def numbered_above(self, index: int, *, worded: str = "") -> int | None:
        """Return the clause itself or the nearest above it with a number that is no item's.

        `worded` is a word that must be in its number: "article".
        """
        for at in chain((index,), self._above(index)):
            number = (self._clauses[at].number or "").lower()
            if number and not number.startswith("(") and worded in number:
                return at
        return None

    def alike(self, target: int, between: Sequence[int]) -> list[int]:
        """Return those of the clauses `between` that stand on the level of `target`."""
        level = self._clauses[target].level
        return [
            at for at in between if self._clauses[at].number and self._clauses[at].level == level
        ]

    def _above(self, index: int) -> list[int]:
        found = []
        at = self._clauses[index].parent
        while at is not None:
            found.append(at)
            at = self._clauses[at].parent
        return found

    def _beside(self, step: str, at: int) -> int | None:
        """The item of that letter below the clause, or beside it or one of those above it."""
        for place in chain((at,), self._above(at)):
            if below := self._below[place].get(step):
                return min(below, key=lambda index: (index == at, index))
            if self._inside(place)[step] > (place == at):  # once is the reference itself
                return place
        return None

    def _inside(self, index: int) -> Counter[str]:
        """The items counted within the text of a clause: "(a) ..., (b) ..."."""
        if index not in self._items:
            self._items[index] = Counter(_ITEM.findall(self._clauses[index].text.lower()))
        return self._items[index]

    def _numbered_as(self, name: str, at: int, within: int | None) -> int | None:
        key = name, self._parts[at] if within is None else within, within is None
        if key not in self._chosen:
            self._chosen[key] = self._choice(*key)
        return self._chosen[key]

    def _choice(self, name: str, part: int | None, elsewhere: bool) -> int | None:
        """The clause of that number in the part, or else, where it may be, in the main text."""
        return min(
            (at for at in self._numbered.get(name, ()) if elsewhere or self._parts[at] == part),
            key=lambda at: (
                self._parts[at] != part,
                self._parts[at] is not None,
                self._clauses[at].quoted,
                at,
            ),
            default=None,
        )


def _parts(clauses: Sequence[Clause]) -> list[int | None]:
    """For each clause, the outermost heading above it that opens an exhibit or the like."""
    found: list[int | None] = []
    for index, clause in enumerate(clauses):
        above = found[clause.parent] if clause.parent is not None else None
        opens = above is None and clause.level == 0
        found.append(index if opens else above)
    return found


def _names(number: str) -> list[str]:
    """What a clause is called by its number: "iv" and "4" for "ARTICLE IV."."""
    said = steps(number)
    name = "".join(said) if len(said) > 1 else (said[0] if said else number.lower())
    names = [name]
    value = None if name.startswith("(") else roman(name)
    if value is not None and (len(name) > 1 or _NAMED.match(number)):
        names.append(str(value))
    plain = re.sub(r"(?<=\.)0(?=\d)", "", name)  # "4.02" may be called "4.2"
    return names + [plain] * (plain != name)
