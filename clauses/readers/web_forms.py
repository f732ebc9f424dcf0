"""What the fields of a form on a web page show: a box, what was typed, the chosen entry."""

from lxml import etree

from clauses.readers.runs import cleaned

FIELDS = frozenset({"input", "select"})
_BOXES = frozenset({"checkbox", "radio"})
_UNSHOWN = frozenset({"hidden", "submit", "button", "reset", "image", "file", "password"})


def shown(field: etree._Element) -> str:
    """Return what an `input` or `select` shows, spaces around it; "" where it shows nothing."""
    if field.tag == "select":
        entries = list(field.iter("option"))
        chosen = [one for one in entries if "selected" in one.attrib] or entries[:1]
        words = ", ".join("".join(str(text) for text in one.itertext()) for one in chosen)
    else:
        kind = field.get("type", "text").lower()
        if kind in _BOXES:
            return " ☒ " if "checked" in field.attrib else " ☐ "
        words = "" if kind in _UNSHOWN else field.get("value", "")
    words = cleaned(words).strip()
    return f" {words} " if words else ""
