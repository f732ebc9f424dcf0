"""Read values out of the tables of a policy file, noting every one that is not as it must be."""

import datetime
import re
import tomllib
from collections.abc import Sequence
from typing import Any, TypeVar

from clauses.judgement.durations import days
from clauses.judgement.faults import TOO_DEEP, Faults, suggestion
from clauses.judgement.places import Path, Place, places

T = TypeVar("T")
_DATE = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")
_TYPES = {
    str: "a text",
    bool: "true or false",
    int: "a number",
    float: "a number",
    list: "a list",
    dict: "a table",
    datetime.date: "a date",
}


def whole_file(text: str, file: str, name: str, advice: str) -> "Table":
    """Return the table that is the whole of a file, called `name` in messages.

    Raises PolicyError, with the advice, where the text is not TOML.
    """
    faults = Faults(file)
    try:
        content = tomllib.loads(text)
        faults.places = places(text)
    except tomllib.TOMLDecodeError as error:
        faults.at(Place(1, 1), f"this is not TOML: {error}", advice)
    except RecursionError:
        faults.at(Place(1, 1), *TOO_DEEP)
    faults.raise_found()
    return Table(faults, (), content, name)


class Table:
    """One table of a policy file.

    Each method returns the value of a key, or, where a fault had to be noted, a stand-in of the
    right type; so reading goes on, and all faults of a file are found at once.
    """

    def __init__(
        self, faults: Faults, path: Path, content: dict[str, Any], name: str, *, there: bool = True
    ) -> None:
        self.faults = faults
        self.path = path
        self.content = content
        self.name = name
        self.there = there  # False for the empty stand-in of a table that is missing or no table

    def fault(self, key: str, found: str, advice: str) -> None:
        """Note a fault of the value of `key`, or of the table where it has no such key."""
        self.faults.at(self.faults.places.value((*self.path, key)), found, advice)

    def allow(self, keys: Sequence[str]) -> None:
        """Note every key that is not among `keys`."""
        for key in self.content:
            if key not in keys:
                place = self.faults.places.key((*self.path, key))
                self.faults.at(place, f"{self.name} has no key '{key}'", suggestion(key, keys))

    def require(self, keys: Sequence[str], advice: str = "") -> None:
        """Note every one of `keys` that is not there."""
        for key in keys:
            if key not in self.content:
                self.fault(key, f"{self.name} has no {key}", advice or f"add {key} = ... to it")

    def text(self, key: str) -> str:
        """Return a text with its white space folded; an empty one is a fault."""
        value = self._of_type(key, str, "write it between quotation marks", "")
        folded = " ".join(value.split())
        if key in self.content and isinstance(self.content[key], str) and not folded:
            self.fault(key, f"{key} is empty", "write something between the quotation marks")
        return folded

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of texts."""
        advice = f'write a list of texts: {key} = ["...", "..."]'
        made = []
        for index, value in enumerate(self._of_type(key, list, advice, [])):
            if isinstance(value, str) and value.strip():
                made.append(value)
            else:
                what = "an empty text" if isinstance(value, str) else _type_name(value)
                place = self.faults.places.value((*self.path, key, index))
                self.faults.at(place, f"{key} holds {what}", advice)
        if self.content.get(key) == []:
            self.fault(key, f"{key} is an empty list", "name something in it, or take it out")
        return tuple(made)

    def choice(self, key: str, allowed: Sequence[str], noun: str = "") -> str:
        """Return a text that is one of `allowed`."""
        value = self.text(key)
        if value and value not in allowed:
            self.fault(key, f"unknown {noun or key} '{value}'", suggestion(value, allowed))
        return value if value in allowed else allowed[0]

    def choices(self, key: str, allowed: Sequence[str], noun: str) -> tuple[str, ...]:
        """Return a list of texts that are each one of `allowed`."""
        made = []
        for index, value in enumerate(self.texts(key)):
            if value in allowed:
                made.append(value)
            else:
                place = self.faults.places.value((*self.path, key, index))
                self.faults.at(place, f"unknown {noun} '{value}'", suggestion(value, allowed))
        return tuple(made)

    def flag(self, key: str) -> bool | None:
        """Return true or false, or None where the key is not there or neither."""
        value = self.content.get(key)
        if key in self.content and not isinstance(value, bool):
            advice = "write true or false, without quotation marks"
            self.fault(key, f"{key} is {_type_name(value)}", advice)
        return value if isinstance(value, bool) else None

    def number(self, key: str, kind: type, least: float) -> float:
        """Return a number of at least `least`; where `kind` is int, a whole one."""
        value = self.content.get(key, least)
        whole = type(value) is int
        if not whole and not (kind is float and type(value) is float):
            what = "a whole number" if kind is int else "a number"
            self.fault(key, f"{key} is {_type_name(value)}", f"write {what}, such as {least:g}")
        elif not value >= least:
            self.fault(key, f"{key} is {value}", f"write a number of at least {least:g}")
        else:
            return float(value) if kind is float else int(value)
        return least

    def duration(self, key: str) -> str | None:
        """Return an ISO 8601 duration as written, or None where the key is not there."""
        if key not in self.content:
            return None
        advice = 'write an ISO 8601 duration such as "P30D", "P18M" or "P5Y"'
        value = self._of_type(key, str, advice, "")
        if value and days(value) is None:
            self.fault(key, f"{key} '{value}' is no duration", advice)
        return value

    def date(self, key: str, *, whole: bool) -> str:
        """Return an ISO date; unless `whole`, a year or a year and month will do as well."""
        advice = "write it as year-month-day, such as 2026-11-25"
        value = self.content.get(key, "")
        if not whole and type(value) is int:
            value = str(value)
        if isinstance(value, datetime.date) and not isinstance(value, datetime.datetime):
            return value.isoformat()
        if not isinstance(value, str):
            self.fault(key, f"{key} is {_type_name(value)}", advice)
        elif key in self.content and not _is_date(value, whole=whole):
            self.fault(key, f"{key} '{value}' is no date", advice)
        return str(value)

    def tables(self, key: str, name: str) -> list["Table"]:
        """Return the tables of a list of tables, as `[[rule]]`."""
        advice = f"begin each with [[{self._header(key)}]]"
        found = []
        for index, value in enumerate(self._of_type(key, list, advice, [])):
            if isinstance(value, dict):
                found.append(Table(self.faults, (*self.path, key, index), value, name))
            else:
                place = self.faults.places.value((*self.path, key, index))
                self.faults.at(place, f"{key} holds {_type_name(value)}", advice)
        return found

    def table(self, key: str, name: str) -> "Table":
        """Return the table of that key, or an empty one."""
        value = self._of_type(key, dict, f"begin it with [{self._header(key)}]", {})
        there = isinstance(self.content.get(key), dict)
        return Table(self.faults, (*self.path, key), value, name, there=there)

    def _header(self, key: str) -> str:
        return ".".join(part for part in (*self.path, key) if isinstance(part, str))

    def _of_type(self, key: str, wanted: type[T], advice: str, otherwise: T) -> T:
        if key not in self.content:
            return otherwise
        value = self.content[key]
        if isinstance(value, wanted):
            return value
        self.fault(key, f"{key} is {_type_name(value)}", advice)
        return otherwise


def _type_name(value: object) -> str:
    return _TYPES.get(type(value), "a date or time")


def _is_date(text: str, *, whole: bool) -> bool:
    if not _DATE.fullmatch(text) or (whole and text.count("-") < 2):
        return False
    try:
        datetime.date.fromisoformat(text + "-01" * (2 - text.count("-")))
    except ValueError:
        return False
    return True
