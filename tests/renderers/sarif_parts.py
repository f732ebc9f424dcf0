"""A JSON Schema of the parts of SARIF 2.1.0 in use, after the text of the standard.

It is stricter than the standard's own: a property that the standard has, but clauses does not use,
is refused, so that each new one is looked up. Section numbers are those of the standard.
"""

from typing import Any


def _object(required: str, optional: str = "", **properties: Any) -> dict[str, Any]:
    assert set(properties) == set((required + " " + optional).split())
    return {
        "type": "object",
        "required": required.split(),
        "properties": properties,
        "additionalProperties": False,
    }


def _list(items: Any, **limits: Any) -> dict[str, Any]:
    return {"type": "array", "items": items, **limits}


TEXT = {"type": "string", "minLength": 1}
BAG = {"type": "object"}  # 3.8
COUNT = {"type": "integer", "minimum": 0}
URI = {"type": "string", "format": "uri-reference", "pattern": '^[^ <>"\\\\^`{|}]+$'}
LEVEL = {"enum": ["none", "note", "warning", "error"]}
MESSAGE = _object("text", text=TEXT)  # 3.11
MULTIFORMAT = _object("text", "markdown", text=TEXT, markdown=TEXT)  # 3.12
ARTIFACT_LOCATION = _object("uri", "index", uri=URI, index=COUNT)  # 3.4
REGION = _object(  # 3.30
    "startLine",
    "charOffset charLength snippet properties",
    startLine={"type": "integer", "minimum": 1},
    charOffset=COUNT,
    charLength=COUNT,
    snippet=MESSAGE,
    properties=BAG,
)
LOCATION = _object(  # 3.28
    "physicalLocation",
    "id message logicalLocations",
    id=COUNT,
    message=MESSAGE,
    logicalLocations=_list(_object("name kind", name=TEXT, kind=TEXT)),  # 3.33
    physicalLocation=_object(  # 3.29
        "artifactLocation", "region", artifactLocation=ARTIFACT_LOCATION, region=REGION
    ),
)
SUPPRESSION = _object(  # 3.35
    "kind status justification properties",
    kind={"enum": ["inSource", "external"]},
    status={"enum": ["accepted", "underReview", "rejected"]},
    justification=TEXT,
    properties=BAG,
)
RESULT = _object(  # 3.27
    "ruleId ruleIndex kind level message locations partialFingerprints",
    "relatedLocations suppressions properties",
    ruleId=TEXT,
    ruleIndex=COUNT,
    kind={"enum": ["fail", "pass", "open", "informational", "notApplicable", "review"]},
    level=LEVEL,
    message=MESSAGE,
    locations=_list(LOCATION),
    relatedLocations=_list(LOCATION, uniqueItems=True),
    partialFingerprints={"type": "object", "additionalProperties": TEXT},
    suppressions=_list(SUPPRESSION, uniqueItems=True),
    properties=BAG,
)
# 3.27.10: a level other than none is only for what fails.
RESULT["if"] = {"properties": {"kind": {"const": "fail"}}}
RESULT["else"] = {"properties": {"level": {"const": "none"}}}
RULE = _object(  # 3.49
    "id shortDescription fullDescription help defaultConfiguration properties",
    "helpUri",
    id=TEXT,
    shortDescription=MULTIFORMAT,
    fullDescription=MULTIFORMAT,
    help=MULTIFORMAT,
    helpUri={"type": "string", "format": "uri"},
    defaultConfiguration=_object("level", level=LEVEL),  # 3.50
    properties=BAG,
)
NOTIFICATION = _object(  # 3.58
    "level message locations", level=LEVEL, message=MESSAGE, locations=_list(LOCATION)
)
RUN = _object(  # 3.14
    "tool invocations artifacts columnKind results properties",
    tool=_object(  # 3.18, 3.19
        "driver",
        driver=_object(
            "name version shortDescription fullDescription rules",
            name=TEXT,
            version=TEXT,
            shortDescription=MULTIFORMAT,
            fullDescription=MULTIFORMAT,
            rules=_list(RULE, uniqueItems=True),
        ),
    ),
    invocations=_list(  # 3.20
        _object(
            "executionSuccessful toolExecutionNotifications",
            executionSuccessful={"type": "boolean"},
            toolExecutionNotifications=_list(NOTIFICATION),
        )
    ),
    artifacts=_list(  # 3.24
        _object(
            "location roles hashes properties",
            location=ARTIFACT_LOCATION,
            roles=_list({"enum": ["analysisTarget"]}, uniqueItems=True),
            hashes={"type": "object", "additionalProperties": TEXT},
            properties=BAG,
        ),
        uniqueItems=True,
    ),
    columnKind={"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
    results=_list(RESULT),
    properties=BAG,
)
LOG = _object("version runs", version={"const": "2.1.0"}, runs=_list(RUN))  # 3.13
LOG["properties"]["$schema"] = {"type": "string", "format": "uri"}
