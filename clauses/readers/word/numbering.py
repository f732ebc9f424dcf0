"""Work out the numbers Word prints before paragraphs, which stand nowhere in the text."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from clauses.readers.ordinals import (
    capital,
    cardinal,
    ordinal,
    ordinal_figure,
    repeated_letter,
    roman,
    two_figures,
)
from clauses.readers.word.elements import (
    Element,
    attribute,
    child,
    children,
    local,
    number,
    switch,
    value,
)
from clauses.readers.word.styles import Look

LEVELS = 9
BULLET = "•"

_FORMS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": two_figures,
    "lowerLetter": repeated_letter,
    "upperLetter": capital(repeated_letter),
    "lowerRoman": roman,
    "upperRoman": capital(roman),
    "ordinal": ordinal_figure,
    "cardinalText": cardinal,
    "ordinalText": ordinal,
    "none": lambda _: "",
}
_PLACE = re.compile(r"%([1-9])")


@dataclass(frozen=True, slots=True)
class _Level:
    """How one level of a list counts and prints."""

    start: int = 1
    form: str = "decimal"
    text: str = ""
    restart: int | None = None  # the level, from 1, that starts it again; 0 for none, None for any
    all_figures: bool = False
    hidden: bool = False
    style: str | None = None


@dataclass(slots=True)
class _List:
    """A list as paragraphs refer to it: what it counts with, and how its levels look."""

    counts: str
    levels: dict[int, _Level]
    starts: dict[int, int]  # levels the list starts anew when it first uses them


@dataclass(slots=True)
class Numbering:
    """The lists of a document, and how far each has counted."""

    lists: dict[str, _List] = field(default_factory=dict)
    _counters: dict[str, list[int | None]] = field(default_factory=dict)
    _begun: set[tuple[str, int]] = field(default_factory=set)

    def printed(self, properties: Element | None, look: Look) -> str:
        """Count a paragraph and return what is printed before it, "" where it has no number."""
        numbered = self._place(properties, look)
        if numbered is None:
            return ""
        key, at = numbered
        one = self.lists[key]
        self._count(key, one, at)
        level = one.levels.get(at, _Level())
        if level.hidden:
            return ""
        if level.form == "bullet":
            return BULLET if level.text.strip() else ""
        text = _PLACE.sub(lambda m: self._shown(one, int(m[1]) - 1, level), level.text)
        return " ".join(text.split())

    def _place(self, properties: Element | None, look: Look) -> tuple[str, int] | None:
        """The list a paragraph is in and its level: its own properties over its style's."""
        own = child(properties, "numPr")
        key = value(own, "numId") or look.numbered[0]
        if key is None or key not in self.lists:  # "0" is no list: it switches numbers off
            return None
        at = number(value(own, "ilvl"))
        if at is None and value(own, "numId") is None:
            at = look.numbered[1]
            linked = (n for n, one in self.lists[key].levels.items() if one.style == look.id)
            at = next(linked, at)
        return key, min(max(at or 0, 0), LEVELS - 1)

    def _count(self, key: str, one: _List, at: int) -> None:
        counters = self._counters.setdefault(one.counts, [None] * LEVELS)
        before = counters[at]
        if at in one.starts and (key, at) not in self._begun:
            counters[at] = one.starts[at]
        else:
            counters[at] = _start(one, at) if before is None else before + 1
        self._begun.add((key, at))
        for deeper in range(at + 1, LEVELS):
            restart = one.levels.get(deeper, _Level()).restart
            if restart is None or at < restart:
                counters[deeper] = None

    def _shown(self, one: _List, at: int, level: _Level) -> str:
        count = self._counters[one.counts][at]
        if count is None:
            count = _start(one, at)
        form = one.levels.get(at, _Level()).form
        if level.all_figures and form != "none":
            form = "decimal"
        return _FORMS.get(form, str)(count)


def numbering_of(root: Element | None, styles: Element | None) -> Numbering:
    """Return the lists a document defines, links through list styles followed."""
    abstract = {attribute(one, "abstractNumId") or "": one for one in children(root, "abstractNum")}
    linked = {value(one, "styleLink"): key for key, one in abstract.items()}
    numbers = {attribute(one, "numId") or "": one for one in children(root, "num")}
    by_style = {
        attribute(style, "styleId"): value(style, "pPr", "numPr", "numId")
        for style in children(styles, "style")
        if attribute(style, "type") == "numbering"
    }
    found = Numbering()
    for key, one in numbers.items():
        counts = value(one, "abstractNumId") or ""
        link = value(abstract.get(counts), "numStyleLink")
        if link is not None:  # the list style's own list, or the one that says it is meant
            through = numbers.get(by_style.get(link) or "")
            counts = linked.get(link) or value(through, "abstractNumId") or counts
        if counts in abstract and key != "0":
            found.lists[key] = _list(one, counts, abstract[counts])
    return found


def _list(one: Element, counts: str, abstract: Element) -> _List:
    levels = {_at(level): _level(level) for level in children(abstract, "lvl")}
    starts: dict[int, int] = {}
    for override in children(one, "lvlOverride"):
        at = _at(override)
        if (own := child(override, "lvl")) is not None:
            levels[at] = _level(own)
        start = number(value(override, "startOverride"))
        if start is not None:
            starts[at] = start
            levels[at] = replace(levels.get(at, _Level()), start=start)
    return _List(counts, levels, starts)


def _at(element: Element) -> int:
    return min(max(number(attribute(element, "ilvl")) or 0, 0), LEVELS - 1)


def _level(element: Element) -> _Level:
    # A newer form may stand among alternatives, of which the last is for everyone.
    forms = [attribute(one, "val") for one in element.iter() if local(one) == "numFmt"]
    start = number(value(element, "start"))
    return _Level(
        start=1 if start is None else start,
        form=(forms[-1] if forms else None) or "decimal",
        text=value(element, "lvlText") or "",
        restart=number(value(element, "lvlRestart")),
        all_figures=switch(element, "isLgl") or False,
        hidden=switch(child(element, "rPr"), "vanish") or False,
        style=value(element, "pStyle"),
    )


def _start(one: _List, at: int) -> int:
    return one.levels.get(at, _Level()).start
