"""Find one's way in WordprocessingML by local names: its namespaces differ by edition."""

from collections.abc import Iterator

from lxml import etree

Element = etree._Element

_OFF = ("0", "false", "off", "none")


def local(element: Element) -> str:
    """Return the element's name without namespace; "" for what is no element."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def children(element: Element | None, name: str) -> Iterator[Element]:
    """Yield the children of that name, in order; none where there is no element."""
    if element is not None:
        yield from (one for one in element if local(one) == name)


def child(element: Element | None, *path: str) -> Element | None:
    """Return the first element at a path of names, or None."""
    for name in path:
        element = next(children(element, name), None)
    return element


def attribute(element: Element | None, name: str) -> str | None:
    """Return an attribute whatever its namespace, or None."""
    if element is None:
        return None
    found = (str(v) for k, v in element.attrib.items() if str(k).rpartition("}")[2] == name)
    return next(found, None)


def value(element: Element | None, *path: str) -> str | None:
    """Return the `val` of the element at a path, or None."""
    return attribute(child(element, *path), "val")


def number(text: str | None) -> int | None:
    """Return the whole number a value is, or None where it is none of a sensible size."""
    if text is None or len(text) > 9:
        return None
    try:
        return int(text)
    except ValueError:
        return None


def switch(element: Element | None, name: str) -> bool | None:
    """Return whether a property is on; None where it is not mentioned."""
    found = child(element, name)
    if found is None:
        return None
    return (attribute(found, "val") or "on").lower() not in _OFF
