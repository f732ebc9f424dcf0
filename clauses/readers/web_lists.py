"""Number the items of HTML lists as a browser does."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from lxml import etree

from clauses.readers.ordinals import capital, counted_letters, roman, two_figures

BULLET = "•"

_FORMS: dict[str, Callable[[int], str]] = {
    "1": str,
    "a": counted_letters,
    "A": capital(counted_letters),
    "i": roman,
    "I": capital(roman),
    "decimal": str,
    "decimal-leading-zero": two_figures,
    "lower-alpha": counted_letters,
    "lower-latin": counted_letters,
    "upper-alpha": capital(counted_letters),
    "upper-latin": capital(counted_letters),
    "lower-roman": roman,
    "upper-roman": capital(roman),
}
_LIST_STYLE = re.compile(r"list-style(?:-type)?\s*:\s*([\w-]+)", re.IGNORECASE)
_WHOLE = re.compile(r"\s*[+-]?\d{1,9}")


@dataclass(slots=True)
class Counted:
    """An open list: the number of its next item, and how it is printed; "" for bullets."""

    form: str
    number: int = 1
    step: int = 1


def counted(element: etree._Element) -> Counted:
    """Return the list an `ol`, `ul`, `menu` or `dir` opens."""
    form = _form(element) or ("1" if element.tag == "ol" else "")
    backwards = element.tag == "ol" and "reversed" in element.attrib
    first = len(element.findall("li")) if backwards else 1
    return Counted(form, _number(element.get("start"), first), -1 if backwards else 1)


def marker(item: etree._Element, within: Counted | None) -> list[str]:
    """Return what is printed before a list item, and count it."""
    if within is None:
        return [BULLET]
    number = _number(item.get("value"), within.number)
    within.number = number + within.step
    form = _form(item) or within.form
    if form == "none":
        return []
    return [f"{_FORMS[form](number)}."] if form in _FORMS else [BULLET]


def _form(element: etree._Element) -> str:
    found = _LIST_STYLE.search(element.get("style", ""))
    return found[1].lower() if found else element.get("type", "")


def _number(value: str | None, otherwise: int) -> int:
    found = _WHOLE.match(value or "")
    return int(found[0]) if found else otherwise
