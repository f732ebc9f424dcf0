import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from clauses.records import (
    Clause,
    ClauseKind,
    Definition,
    Document,
    Links,
    Page,
    PageSource,
    Reference,
    Report,
    Span,
    Standing,
)
from clauses.renderers.schema import differences_schema, outline_schema, report_schema
from clauses.renderers.to_json import outline_json, report_json


@pytest.fixture
def written(report: Report) -> Any:
    return json.loads(report_json(report))


def faults(value: Any, schema: dict[str, Any]) -> list[str]:
    Draft202012Validator.check_schema(schema)
    errors = Draft202012Validator(schema).iter_errors(value)
    return sorted(f"{error.json_path}: {error.message}" for error in errors)


def test_report_is_valid(written: Any) -> None:
    assert faults(written, report_schema()) == []


def test_outline_is_valid() -> None:
    page = Page(1, 612.0, 792.0, PageSource.TEXT, Span(0, 0))
    document = Document("a.pdf", "ab", "", (page,), ())
    clause = Clause(ClauseKind.TABLE_ROW, None, None, "text", (), 1, 1)
    links = Links(
        (Definition("Footage", 0, "what a camera records", (0,)),),
        (Reference("Exhibit C", 0, 4, Standing.UNRESOLVED),),
    )
    for some in (Links(), links):
        assert faults(json.loads(outline_json(document, (clause,), some)), outline_schema()) == []


def test_missing_field_is_caught(written: Any) -> None:
    del written["deals"][0]["findings"][0]["clause"]["heading"]
    assert faults(written, report_schema()) == [
        "$.deals[0].findings[0].clause: 'heading' is a required property"
    ]


def test_unknown_field_is_caught(written: Any) -> None:
    written["deals"][0]["facts"]["vendor"]["name"] = "twice"
    assert faults(written, report_schema()) == [
        "$.deals[0].facts.vendor: Additional properties are not allowed ('name' was unexpected)"
    ]


def test_wrong_enum_is_caught(written: Any) -> None:
    written["deals"][0]["risks"][0]["severity"] = "huge"
    assert faults(written, report_schema()) == [
        "$.deals[0].risks[0].severity: 'huge' is not one of "
        "['critical', 'high', 'medium', 'low', 'info']"
    ]


def test_wrong_family_of_a_verdict_is_caught(written: Any) -> None:
    written["deals"][0]["verdicts"]["privacy"] = {"level": "low", "reason": ""}
    assert faults(written, report_schema()) == [
        "$.deals[0].verdicts: 'privacy' is not one of "
        "['third_party_sharing', 'federal_access', 'retention']"
    ]


def test_impossible_probability_is_caught(written: Any) -> None:
    written["deals"][0]["findings"][0]["probability"] = 97
    assert faults(written, report_schema()) == [
        "$.deals[0].findings[0].probability: 97 is greater than the maximum of 1"
    ]


@pytest.mark.parametrize("schema", [report_schema(), outline_schema(), differences_schema()])
def test_every_object_is_closed_and_described(schema: dict[str, Any]) -> None:
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    for part in (schema, *schema["$defs"].values()):
        assert part["description"]
        if "properties" in part:
            assert part["additionalProperties"] is False
            assert part["required"] == list(part["properties"])


def test_ids_name_the_version() -> None:
    assert report_schema()["$id"] == "urn:vendor-clauses:report:1"
    assert outline_schema()["$id"] == "urn:vendor-clauses:outline:1"
