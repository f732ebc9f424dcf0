"""JSON Schema (draft 2020-12) of the report and the outline, made from the record types."""

import inspect
from enum import StrEnum
from typing import Any

from clauses.records import SCHEMA_VERSION, Differences, Finding, Place, Report
from clauses.renderers.layout import CONSTANTS, Member, item_kind, members, optional_kind
from clauses.renderers.outline import Outline

DRAFT = "https://json-schema.org/draft/2020-12/schema"
_SIMPLE = {str: "string", int: "integer", float: "number", bool: "boolean"}
_LIMITS: dict[tuple[type, str], dict[str, Any]] = {
    (Finding, "probability"): {"minimum": 0, "maximum": 1},
    (Finding, "page"): {"minimum": 1},
    (Place, "page"): {"minimum": 1},
}


def report_schema() -> dict[str, Any]:
    """Return the schema of what `clauses scan --format json` writes."""
    return _schema(Report, "report", "Report of clauses")


def differences_schema() -> dict[str, Any]:
    """Return the schema of what `clauses diff --format json` writes."""
    return _schema(Differences, "differences", "Differences found by clauses")


def outline_schema() -> dict[str, Any]:
    """Return the schema of what `clauses outline --format json` writes."""
    return _schema(Outline, "outline", "Outline of clauses")


def _schema(kind: type, name: str, title: str) -> dict[str, Any]:
    defs: dict[str, Any] = {}
    body = _record(kind, defs)
    return {
        "$schema": DRAFT,
        "$id": f"urn:vendor-clauses:{name}:{SCHEMA_VERSION}",
        "title": title,
        **body,
        "$defs": dict(sorted(defs.items())),
    }


def _record(kind: type, defs: dict[str, Any], leave_out: str | None = None) -> dict[str, Any]:
    properties: dict[str, Any] = {
        name: {"type": "string"} if name == "notice" else {"const": value}
        for name, value in CONSTANTS.get(kind, {}).items()
    }
    nested: dict[str, dict[str, Any]] = {}
    for member in members(kind):
        if member.field == leave_out:
            continue
        inside = nested.setdefault(member.place[0], {}) if len(member.place) > 1 else properties
        inside[member.place[-1]] = _member(kind, member, defs)
    properties |= {name: _object(inside) for name, inside in nested.items()}
    return {"description": inspect.getdoc(kind), **_object(properties)}


def _object(properties: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _member(kind: type, member: Member, defs: dict[str, Any]) -> dict[str, Any]:
    if member.keyed_by is None:
        return _value(member.kind, defs) | _LIMITS.get((kind, member.field), {})
    item = item_kind(member.kind)
    defs[item.__name__] = _record(item, defs, leave_out=member.keyed_by)
    keys = next(m.kind for m in members(item) if m.field == member.keyed_by)
    return {
        "type": "object",
        "propertyNames": _value(keys, defs),
        "additionalProperties": {"$ref": f"#/$defs/{item.__name__}"},
    }


def _value(kind: Any, defs: dict[str, Any]) -> dict[str, Any]:
    inner = optional_kind(kind)
    if inner is not None:
        return {"anyOf": [_value(inner, defs), {"type": "null"}]}
    item = item_kind(kind)
    if item is not None:
        return {"type": "array", "items": _value(item, defs)}
    if kind in _SIMPLE:
        return {"type": _SIMPLE[kind]}
    if kind.__name__ not in defs:
        defs[kind.__name__] = (
            {"description": inspect.getdoc(kind), "enum": [str(value) for value in kind]}
            if issubclass(kind, StrEnum)
            else _record(kind, defs)
        )
    return {"$ref": f"#/$defs/{kind.__name__}"}
