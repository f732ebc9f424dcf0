"""Gather the runs of one paragraph, and what it refers to: notes, text boxes."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from clauses.readers.runs import Mark, Run, cleaned
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
from clauses.readers.word.styles import Look, Styles, run_look
from clauses.readers.word.symbols import symbol

# Fields that print a number without storing it.
UNSTORED = ("LISTNUM", "AUTONUM")

_CHANGES = {
    "ins": Mark.INSERTED,
    "moveTo": Mark.INSERTED,
    "del": Mark.DELETED,
    "moveFrom": Mark.DELETED,
}
_SILENT = frozenset({
    "pPr", "rPr", "sdtPr", "sdtEndPr", "delInstrText", "fldData", "annotationRef", "footnoteRef",
    "endnoteRef", "separator", "continuationSeparator", "rt", "rubyPr", "oMathParaPr", "ctrlPr",
})  # fmt: skip
_SIGNS = {"tab": " ", "ptab": " ", "cr": "\n", "noBreakHyphen": "-", "lastRenderedPageBreak": "\f"}
_BREAKS = {"page": "\f", None: "\n", "textWrapping": "\n", "column": "\n"}
_DRAWN = ("drawing", "pict", "object")


@dataclass(slots=True)
class Inline:
    """What a paragraph holds: runs in order, ids of its notes by kind, boxes drawn beside it."""

    runs: list[Run] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    unstored: int = 0


def inline(paragraph: Element, styles: Styles, look: Look, outer: Run | None = None) -> Inline:
    """Return what a paragraph holds; `outer` bears the mark of a deleted or inserted table row."""
    found = Inline()
    _walk(paragraph, styles, look, outer or Run(""), found)
    return found


def _walk(parent: Element, styles: Styles, look: Look, outer: Run, found: Inline) -> None:
    for element in parent:
        name = local(element)
        if name == "r":
            _run(element, styles, look, outer, found)
        elif name in _CHANGES:
            _walk(element, styles, look, changed(element, outer), found)
        elif name == "AlternateContent":
            if (chosen := choice(element)) is not None:
                _walk(chosen, styles, look, outer, found)
        elif name not in _SILENT:
            _walk(element, styles, look, outer, found)


def changed(element: Element, outer: Run) -> Run:
    """Return an empty run with the mark of a change; deleting what was inserted deletes it."""
    mark = _CHANGES[local(element)]
    if outer.mark is Mark.DELETED:
        return outer
    return Run("", mark=mark, author=cleaned(attribute(element, "author") or "").strip())


def choice(alternatives: Element) -> Element | None:
    """Return the first of several forms of the same content."""
    first = child(alternatives, "Choice")
    return first if first is not None else child(alternatives, "Fallback")


def _run(run: Element, styles: Styles, paragraph: Look, outer: Run, found: Inline) -> None:
    look = run_look(styles, paragraph, child(run, "rPr"))
    mark = outer.mark
    if look.hidden:
        mark = Mark.HIDDEN
    elif look.struck and mark is not Mark.DELETED:
        mark = Mark.STRUCK
    author = outer.author if mark is outer.mark else ""
    bold = look.bold or look.underlined
    for text in _texts(run, found):
        if text == "\f":
            # Where a page begins is so for the words after it, whether they are read or not.
            found.runs.append(Run(text))
        else:
            shown = text.upper() if look.capitals else text
            found.runs.append(Run(shown, bold, mark, author))


def _texts(run: Element, found: Inline) -> Iterator[str]:
    for element in run:
        name = local(element)
        if name in ("t", "delText"):
            yield cleaned(element.text or "")
        elif name == "br":
            yield _BREAKS.get(attribute(element, "type"), "\n")
        elif name in _SIGNS:
            yield _SIGNS[name]
        elif name in ("footnoteReference", "endnoteReference"):
            found.notes.append((name[:-9] + "s", attribute(element, "id") or ""))
        elif name in _DRAWN or name == "AlternateContent":
            found.boxes += _boxes(element)
        elif name == "instrText":
            found.unstored += (element.text or "").strip().upper().startswith(UNSTORED)
        else:
            yield from _signs(element, name, found)


def _signs(element: Element, name: str, found: Inline) -> Iterator[str]:
    """What an element shows that holds no text of its own."""
    if name == "sym":
        yield symbol(attribute(element, "font"), attribute(element, "char"))
    elif name == "fldChar":
        yield _form_field(child(element, "ffData"))
    elif name == "ruby":  # the base text, without the reading printed above it
        for run in children(child(element, "rubyBase"), "r"):
            yield from _texts(run, found)


def _boxes(element: Element) -> Iterator[Element]:
    """The outermost text boxes of a drawing, of alternatives the first that has any."""
    if local(element) == "txbxContent":
        yield element
    elif local(element) == "AlternateContent":
        for form in element:
            if boxes := list(_boxes(form)):
                yield from boxes
                return
    else:
        for one in element:
            yield from _boxes(one)


def _form_field(data: Element | None) -> str:
    """What a form field shows that has no text of its own: a box, or the chosen entry."""
    if (box := child(data, "checkBox")) is not None:
        ticked = switch(box, "checked")
        return "☒ " if (switch(box, "default") if ticked is None else ticked) else "☐ "
    if (menu := child(data, "ddList")) is not None:
        entries = [attribute(one, "val") or "" for one in children(menu, "listEntry")]
        chosen = number(value(menu, "result") or value(menu, "default")) or 0
        return cleaned(entries[chosen]) if 0 <= chosen < len(entries) else ""
    return ""
