"""How the records lie in JSON: tables that the writer, the reader and the schema all walk.

A field lies under its own name unless a table here says otherwise; every key is always present.
"""

import math
import types
from dataclasses import MISSING, dataclass, fields
from enum import StrEnum
from functools import cache
from typing import Any, get_args, get_origin, get_type_hints

from clauses.answers import ArchiveReport, DealRow, Groups, Hits, Reach, Status, Tally, Versions
from clauses.errors import UsageError
from clauses.records import (
    SCHEMA_VERSION,
    Attributes,
    Box,
    Deal,
    Differences,
    Finding,
    Place,
    Report,
    Tool,
)
from clauses.renderers.outline import Outline
from clauses.renderers.wording import NOTICE

# Where a field lies, as a path of keys.
PLACES: dict[tuple[type, str], tuple[str, ...]] = {
    (Attributes, "counted_from"): ("from",),
    (Finding, "clause_number"): ("clause", "number"),
    (Finding, "clause_heading"): ("clause", "heading"),
    (Place, "clause_number"): ("clause", "number"),
    (Place, "clause_heading"): ("clause", "heading"),
    (Tool, "model"): ("model", "name"),
    (Tool, "model_sha256"): ("model", "sha256"),
}
# Tuples written as an object under this field of their items; of equal keys the first is kept.
KEYED: dict[tuple[type, str], str] = {(Deal, "facts"): "name", (Deal, "verdicts"): "family"}
# What is the same in every report.
CONSTANTS: dict[type, dict[str, Any]] = {
    Report: {"schema_version": SCHEMA_VERSION, "notice": NOTICE},
    Differences: {"schema_version": SCHEMA_VERSION, "notice": NOTICE},
    Outline: {"schema_version": SCHEMA_VERSION},
    Tool: {"name": "clauses"},
    ArchiveReport: {"schema_version": SCHEMA_VERSION, "notice": NOTICE},
    Groups: {"schema_version": SCHEMA_VERSION},
    Hits: {"schema_version": SCHEMA_VERSION},
    Status: {"schema_version": SCHEMA_VERSION},
    Versions: {"schema_version": SCHEMA_VERSION, "notice": NOTICE},
}
# Digits after the point. A hundredth of a point is far below what a page can show, and four digits
# are more than any calibration supports; rounding keeps reports equal across machines.
DIGITS: dict[type, int] = {Finding: 4, Box: 2, DealRow: 2, Reach: 2, Tally: 2}

ADVICE = "give a file written by `clauses scan --format json` of this version"


@dataclass(frozen=True, slots=True)
class Member:
    """A field of a record, its type, and the path of keys under which it lies.

    `may_lack` is whether a file may be without it: the record has a default.
    """

    field: str
    kind: Any
    place: tuple[str, ...]
    keyed_by: str | None
    may_lack: bool


@cache
def members(record: type) -> tuple[Member, ...]:
    """Return the fields of a record type in the order they are written."""
    kinds = get_type_hints(record)
    return tuple(
        Member(
            field.name,
            kinds[field.name],
            PLACES.get((record, field.name), (field.name,)),
            KEYED.get((record, field.name)),
            field.default is not MISSING,
        )
        for field in fields(record)
    )


def item_kind(kind: Any) -> Any:
    """Return X of `tuple[X, ...]`, or None where `kind` is no tuple."""
    return get_args(kind)[0] if get_origin(kind) is tuple else None


def optional_kind(kind: Any) -> Any:
    """Return X of `X | None`, or None where `kind` is not optional."""
    if get_origin(kind) is not types.UnionType:
        return None
    return next(part for part in get_args(kind) if part is not type(None))


# --- writing -------------------------------------------------------------------------------------


def as_json(record: Any, leave_out: str | None = None) -> dict[str, Any]:
    """Return a record as the plain objects of JSON, without the field `leave_out`."""
    kind: Any = type(record)
    written: dict[str, Any] = dict(CONSTANTS.get(kind, {}))
    for member in members(kind):
        if member.field == leave_out:
            continue
        value = getattr(record, member.field)
        _put(written, member.place, _value_as_json(value, member.keyed_by, DIGITS.get(kind)))
    return written


def _put(written: dict[str, Any], place: tuple[str, ...], value: Any) -> None:
    for key in place[:-1]:
        written = written.setdefault(key, {})
    written[place[-1]] = value


def _value_as_json(value: Any, keyed_by: str | None, digits: int | None) -> Any:
    if keyed_by is not None:
        keyed: dict[str, Any] = {}
        for item in value:
            keyed.setdefault(str(getattr(item, keyed_by)), as_json(item, leave_out=keyed_by))
        return keyed
    if isinstance(value, tuple):
        return [_value_as_json(item, None, digits) for item in value]
    if isinstance(value, StrEnum):
        return str(value)
    if isinstance(value, float):
        return round(value, digits) + 0.0  # adding 0.0 turns -0.0 into 0.0
    if value is None or isinstance(value, str | int):
        return value
    return as_json(value)


# --- reading -------------------------------------------------------------------------------------


def from_json(kind: Any, found: Any, where: str, key: tuple[str, str] | None = None) -> Any:
    """Return the record of type `kind` that `as_json` wrote as `found`.

    `where` names the place in messages; `key` is the field and value that stood outside as the key.
    Raises UsageError naming the first place where `found` is not what `as_json` writes.
    """
    flat = _flattened(kind, found, where)
    for name, constant in CONSTANTS.get(kind, {}).items():
        value = flat.pop((name,), None)
        if name != "notice":  # its wording may change between versions
            _expect(value == constant, f"{where}.{name}", repr(constant), value)
    values: dict[str, Any] = {}
    for member in members(kind):
        place = ".".join((where, *member.place))
        if key is not None and member.field == key[0]:
            values[member.field] = _value_from_json(member.kind, key[1], where)
        elif member.place not in flat and member.may_lack:
            continue  # a report written before there was this field
        elif member.place not in flat:
            raise UsageError(f"not a report of clauses: {place} is missing", ADVICE)
        elif member.keyed_by is not None:
            values[member.field] = _keyed_from_json(member, flat.pop(member.place), place)
        else:
            values[member.field] = _value_from_json(member.kind, flat.pop(member.place), place)
    _expect(not flat, where, "without other fields", [".".join(place) for place in flat])
    return kind(**values)


def _flattened(kind: Any, found: Any, where: str) -> dict[tuple[str, ...], Any]:
    """Return the values of an object by their places."""
    _expect(isinstance(found, dict), where, "an object", found)
    outer = {member.place[0] for member in members(kind) if len(member.place) > 1}
    flat: dict[tuple[str, ...], Any] = {}
    for name, value in found.items():
        if name in outer:
            _expect(isinstance(value, dict), f"{where}.{name}", "an object", value)
            flat.update({(name, inner): v for inner, v in value.items()})
        else:
            flat[(name,)] = value
    return flat


def _keyed_from_json(member: Member, found: Any, where: str) -> tuple[Any, ...]:
    _expect(isinstance(found, dict), where, "an object", found)
    assert member.keyed_by is not None
    return tuple(
        from_json(item_kind(member.kind), value, f"{where}.{name}", (member.keyed_by, name))
        for name, value in found.items()
    )


def _value_from_json(kind: Any, found: Any, where: str) -> Any:
    inner = optional_kind(kind)
    if inner is not None:
        return None if found is None else _value_from_json(inner, found, where)
    item = item_kind(kind)
    if item is not None:
        _expect(isinstance(found, list), where, "a list", found)
        return tuple(_value_from_json(item, v, f"{where}[{n}]") for n, v in enumerate(found))
    if issubclass(kind, StrEnum):
        _expect(found in tuple(kind), where, "one of " + ", ".join(kind), found)
        return kind(found)
    if kind is float:
        _expect(type(found) in (int, float) and math.isfinite(found), where, "a number", found)
        return float(found)
    if kind in (str, int, bool):
        names = {str: "text", int: "a whole number", bool: "true or false"}
        _expect(type(found) is kind, where, names[kind], found)
        return found
    return from_json(kind, found, where)


def _expect(holds: bool, where: str, wanted: str, found: Any) -> None:
    if not holds:
        shown = repr(found)
        shown = shown if len(shown) <= 60 else shown[:57] + "..."
        raise UsageError(
            f"not a report of clauses: {where} should be {wanted}, found {shown}", ADVICE
        )
