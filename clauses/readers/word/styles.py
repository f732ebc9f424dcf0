"""What the styles of a Word document say, through what they are based on."""

import re
from dataclasses import dataclass, replace

from clauses.readers.word.elements import Element, attribute, child, children, number, switch, value

DEEPEST = 20  # styles based on styles; more is a loop

_HEADING = re.compile(r"heading (\d)$")
_CONTENTS = re.compile(r"(?:toc \d|toc heading|table of figures)$")


@dataclass(frozen=True, slots=True)
class Look:
    """What a style comes to; `level` counts headings from 1, None for other text.

    `numbered` is the list and the level in it, each None where the style says nothing.
    """

    id: str = ""
    level: int | None = None
    bold: bool = False
    underlined: bool = False
    capitals: bool = False
    hidden: bool = False
    struck: bool = False
    contents: bool = False
    numbered: tuple[str | None, int | None] = (None, None)


class Styles:
    """The styles by their ids."""

    def __init__(self, root: Element | None) -> None:
        self._elements: dict[str, Element] = {}
        self._looks: dict[str, Look] = {}
        self._plain = Look()
        self._default = ""
        for style in children(root, "style"):
            name = attribute(style, "styleId") or ""
            self._elements.setdefault(name, style)
            default = attribute(style, "default") or ""
            if attribute(style, "type") == "paragraph" and default in ("1", "true", "on"):
                self._default = name
        run = child(root, "docDefaults", "rPrDefault", "rPr")
        self._plain = _with_run(self._plain, run)

    def look(self, style: str | None) -> Look:
        """Return what a style comes to; for None or one that is not there, the default's."""
        if style is None or style not in self._elements:
            style = self._default
        if style not in self._looks:
            self._looks[style] = self._resolved(style)
        return self._looks[style]

    def character(self, style: str | None) -> Look:
        """Return what a character style comes to by itself."""
        if style is None or style not in self._elements:
            return Look()
        look = Look()
        for element in reversed(self._chain(style)):
            look = _with_run(look, child(element, "rPr"))
        return look

    def _chain(self, style: str) -> list[Element]:
        """The style and what it is based on, nearest first."""
        chain: list[Element] = []
        following: str | None = style
        while following in self._elements and len(chain) < DEEPEST:
            chain.append(self._elements[following])
            following = value(chain[-1], "basedOn")
        return chain

    def _resolved(self, style: str) -> Look:
        look = replace(self._plain, id=style)
        for element in reversed(self._chain(style)):
            name = (value(element, "name") or "").lower()
            look = _with_run(look, child(element, "rPr"))
            if (listed := child(element, "pPr", "numPr")) is not None:
                numbered = value(listed, "numId"), number(value(listed, "ilvl"))
                look = replace(look, numbered=(numbered[0] or look.numbered[0], numbered[1]))
            if heading := _HEADING.match(name):
                look = replace(look, level=int(heading[1]))
            elif name in ("title", "subtitle"):
                look = replace(look, level=1)
            look = _with_outline(look, element)
            look = replace(look, contents=look.contents or bool(_CONTENTS.match(name)))
        return look


def _with_outline(look: Look, element: Element) -> Look:
    level = number(value(element, "pPr", "outlineLvl"))
    if level is None:
        return look
    return replace(look, level=level + 1 if level < 9 else None)


def _with_run(look: Look, properties: Element | None) -> Look:
    """The look with what run properties say about it."""
    if properties is None:
        return look
    bold, capitals = switch(properties, "b"), switch(properties, "caps")
    hidden, underline = switch(properties, "vanish"), switch(properties, "u")
    lines = (switch(properties, "strike"), switch(properties, "dstrike"))
    struck = [one for one in lines if one is not None]
    return replace(
        look,
        bold=look.bold if bold is None else bold,
        capitals=look.capitals if capitals is None else capitals,
        hidden=look.hidden if hidden is None else hidden,
        underlined=look.underlined if underline is None else underline,
        struck=any(struck) if struck else look.struck,
    )


def run_look(styles: Styles, paragraph: Look, properties: Element | None) -> Look:
    """Return how a run looks: its own properties over its style's and the paragraph's.

    Bold in both styles cancels out, as in Word. An underlined character style is a hyperlink's and
    does not count.
    """
    if properties is None:
        return paragraph
    style = styles.character(value(properties, "rStyle"))
    look = replace(
        paragraph,
        bold=paragraph.bold is not style.bold,
        capitals=paragraph.capitals or style.capitals,
        hidden=paragraph.hidden or style.hidden,
        struck=paragraph.struck or style.struck,
    )
    return _with_run(look, properties)
