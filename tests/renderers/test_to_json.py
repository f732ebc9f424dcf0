import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clauses.errors import UsageError
from clauses.records import (
    Attributes,
    Box,
    Clause,
    ClauseKind,
    Deal,
    Definition,
    Document,
    DocumentSummary,
    Fact,
    Finding,
    Law,
    Links,
    Page,
    PageNumbers,
    PageSource,
    Place,
    PolicyStamp,
    Reference,
    Refused,
    Report,
    Risk,
    Span,
    Standing,
    Tool,
    Unreviewed,
    Verdict,
)
from clauses.renderers.to_json import outline_json, read_report, report_json
from clauses.renderers.wording import NOTICE


def changed(report: Report, *path: str | int, to: object) -> str:
    """Return the JSON of `report` with the value at `path` replaced."""
    plain = json.loads(report_json(report))
    inside = plain
    for key in path[:-1]:
        inside = inside[key]
    inside[path[-1]] = to
    return json.dumps(plain)


def test_report_has_the_fields_of_the_contract(report: Report) -> None:
    plain = json.loads(report_json(report))
    assert list(plain) == ["schema_version", "notice", "tool", "deals", "refused"]
    assert plain["schema_version"] == 1
    assert plain["notice"] == NOTICE
    assert plain["tool"] == {
        "name": "clauses",
        "version": "0.1.0",
        "model": {"name": "statements", "sha256": "cd" * 32},
        "policies": [{"id": "sample", "version": "2026-11", "sha256": "ef" * 32}],
        "profiles": [],
        "retention_limits": [],
    }
    assert plain["refused"] == [
        {
            "path": "deals/elm/locked.pdf",
            "reason": "it is encrypted",
            "advice": "save a copy without password",
        }
    ]


def test_deal_has_facts_and_verdicts_by_name(report: Report) -> None:
    (deal,) = json.loads(report_json(report))["deals"]
    assert list(deal) == [
        "id", "title", "vendor", "customer", "event", "status", "documents", "facts", "findings",
        "verdicts", "risks", "unreviewed", "amendments", "conflicts", "vendor_status",
    ]  # fmt: skip
    assert deal["event"] == "renewal"
    assert deal["facts"]["term_length"] == {
        "value": "P1Y6M",
        "quote": "for eighteen months",
        "page": 2,
        "document": "deals/elm/agreement.pdf",
    }
    assert deal["verdicts"] == {
        "third_party_sharing": {"level": "high", "reason": "Shared at the vendor's belief."},
        "federal_access": {"level": "critical", "reason": "Any agency can be a federal one."},
        "retention": {"level": "cannot_tell", "reason": "Page 8 could not be read."},
    }
    assert deal["unreviewed"] == [
        {
            "reference": "https://example.org/terms",
            "kind": "url",
            "document": "deals/elm/agreement.pdf",
            "page": 3,
        }
    ]


def test_finding_has_its_clause_and_what_a_period_counts_from(report: Report) -> None:
    finding = json.loads(report_json(report))["deals"][0]["findings"][2]
    assert finding == {
        "id": "c3d4e5f60718293a",
        "family": "retention",
        "stance": "conditions",
        "probability": 0.99,
        "quote": "Northlight shall delete Footage thirty days after it is recorded.",
        "document": "deals/elm/agreement.pdf",
        "page": 6,
        "clause": {"number": "(b)", "heading": None},
        "lead_in": "During the Term:",
        "boxes": [],
        "attributes": {
            "recipients": [],
            "data": None,
            "sale": None,
            "trigger": [],
            "period": "P30D",
            "from": "capture",
            "actor": "vendor",
        },
        "page_printed": None,
        "page_packet": None,
        "superseded_by": None,
        "review": False,
        "span": None,
        "also": [],
    }


def test_the_other_places_of_a_finding_come_back_from_json(report: Report, deal: Deal) -> None:
    also = (
        Place(7, "1", "Exhibit", Span(90, 99), (Box(7, 72.0, 10.0, 90.0, 20.0),), "A-1", 107),
        Place(8, None, None, superseded_by="Amendment 1"),
    )
    repeated = replace(deal.findings[0], also=also)
    one = replace(report, deals=(replace(deal, findings=(repeated,)),))
    written = json.loads(report_json(one))["deals"][0]["findings"][0]
    assert written["also"] == [
        {
            "page": 7,
            "clause": {"number": "1", "heading": "Exhibit"},
            "span": {"start": 90, "end": 99},
            "boxes": [{"page": 7, "x0": 72.0, "top": 10.0, "x1": 90.0, "bottom": 20.0}],
            "page_printed": "A-1",
            "page_packet": 107,
            "superseded_by": None,
        },
        {
            "page": 8,
            "clause": {"number": None, "heading": None},
            "span": None,
            "boxes": [],
            "page_printed": None,
            "page_packet": None,
            "superseded_by": "Amendment 1",
        },
    ]
    assert read_report(report_json(one)) == one


def test_the_numbers_pages_bear_are_there_for_documents_and_findings(
    report: Report, deal: Deal
) -> None:
    numbers = (PageNumbers(6, "iii", 108), PageNumbers(7, None, 109))
    document = replace(deal.documents[0], page_numbers=numbers)
    finding = replace(deal.findings[0], page_printed="iii", page_packet=108)
    changed = replace(deal, documents=(document,), findings=(finding,))
    (plain,) = json.loads(report_json(replace(report, deals=(changed,))))["deals"]
    assert plain["documents"][0]["page_numbers"] == [
        {"page": 6, "printed": "iii", "packet": 108},
        {"page": 7, "printed": None, "packet": 109},
    ]
    assert (plain["findings"][0]["page_printed"], plain["findings"][0]["page_packet"]) == (
        "iii",
        108,
    )


def test_risk_has_its_law_and_findings(report: Report) -> None:
    risk = json.loads(report_json(report))["deals"][0]["risks"][0]
    assert risk == {
        "rule": "S-2",
        "policy": "sample",
        "outcome": "risk",
        "severity": "high",
        "family": "third_party_sharing",
        "title": "Title of S-2",
        "why": "Reason of S-2.",
        "advice": "Question of S-2?",
        "law": [
            {
                "citation": "Example Code 10.1",
                "status": "in force",
                "date": "2016-01-01",
                "source": "https://example.org/10-1",
            }
        ],
        "findings": ["a1b2c3d4e5f60718"],
        "facts": [],
        "accepted": None,
    }


def test_of_facts_of_one_name_the_first_is_kept(report: Report, deal: Deal) -> None:
    second = Fact("term_length", "P9Y", "nine years", 5, "other.pdf")
    doubled = replace(report, deals=(replace(deal, facts=(*deal.facts, second)),))
    assert report_json(doubled) == report_json(report)


def test_numbers_are_rounded(report: Report, deal: Deal) -> None:
    finding = replace(
        deal.findings[0], probability=0.123456, boxes=(Box(1, 1.005001, -0.001, 2.0, 3.999),)
    )
    text = report_json(replace(report, deals=(replace(deal, findings=(finding,)),)))
    (written,) = json.loads(text)["deals"][0]["findings"]
    assert written["probability"] == 0.1235
    assert written["boxes"] == [{"page": 1, "x0": 1.01, "top": 0.0, "x1": 2.0, "bottom": 4.0}]
    assert "-0.0" not in text


def test_text_is_not_escaped_and_ends_in_one_break(report: Report) -> None:
    text = report_json(replace(report, refused=(Refused("é§.pdf", "“no”", ""),)))
    assert '"path": "é§.pdf",\n      "reason": "“no”",\n      "advice": ""' in text
    assert text.startswith('{\n  "schema_version": 1,')
    assert text.endswith("}\n")
    assert not text.endswith("\n\n")


def test_what_steers_a_terminal_is_escaped_and_comes_back(report: Report) -> None:
    hostile = "\x1b[31m\x9b\x7f \u202ee\u2066 \u2028 \udcff [bold]"
    refused = replace(report, refused=(Refused(hostile, "", ""),))
    text = report_json(refused)
    assert '"\\u001b[31m\\u009b\\u007f \\u202ee\\u2066 \\u2028 \\udcff [bold]"' in text
    assert read_report(text) == refused


def test_sample_comes_back_equal(report: Report) -> None:
    assert read_report(report_json(report)) == report


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{", "not JSON: Expecting property name"),
        ("", "not JSON: Expecting value"),
        ("[" * 100_000, "not JSON: "),
        ("[]", "not a report of clauses: report should be an object, found []"),
        ("{}", "not a report of clauses: report.schema_version should be 1, found None"),
        ('{"schema_version": 2}', "a report of schema version 2, not 1; read it with the version"),
        (
            '{"schema_version": 1, "tool": {}}',
            "not a report of clauses: report.tool.name should be 'clauses', found None",
        ),
    ],
)
def test_foreign_text_is_refused(text: str, message: str) -> None:
    with pytest.raises(UsageError) as refusal:
        read_report(text)
    assert str(refusal.value).startswith(message)


@pytest.mark.parametrize(
    ("path", "value", "message"),
    [
        (("deals", 0, "event"), "party", "report.deals[0].event should be one of new, amendment, "),
        (("deals", 0, "event"), ["new"], "report.deals[0].event should be one of new, amendment, "),
        (("deals", 0, "title"), None, "report.deals[0].title should be text, found None"),
        (("deals", 0, "facts"), [], "report.deals[0].facts should be an object, found []"),
        (
            ("deals", 0, "verdicts", "privacy"),
            {"level": "low", "reason": ""},
            "report.deals[0].verdicts.privacy should be one of third_party_sharing, ",
        ),
        (
            ("deals", 0, "findings", 1, "page"),
            True,
            "report.deals[0].findings[1].page should be a whole number, found True",
        ),
        (
            ("deals", 0, "findings", 1, "probability"),
            float("inf"),
            "report.deals[0].findings[1].probability should be a number, found inf",
        ),
        (
            ("deals", 0, "findings", 1, "clause"),
            "5.2",
            "report.deals[0].findings[1].clause should be an object, found '5.2'",
        ),
        (
            ("deals", 0, "findings", 1, "clause", "page"),
            4,
            "report.deals[0].findings[1] should be without other fields, found ['clause.page']",
        ),
        (("refused",), {}, "report.refused should be a list, found {}"),
        (("mood",), 1, "report should be without other fields, found ['mood']"),
    ],
)
def test_first_fault_is_named(
    report: Report, path: tuple[str | int, ...], value: object, message: str
) -> None:
    with pytest.raises(UsageError) as refusal:
        read_report(changed(report, *path, to=value))
    assert str(refusal.value).startswith(f"not a report of clauses: {message}")


def test_missing_field_is_named(report: Report) -> None:
    plain = json.loads(report_json(report))
    del plain["deals"][0]["findings"][0]["clause"]["number"]
    with pytest.raises(UsageError, match=r"report\.deals\[0\]\.findings\[0\]\.clause\.number is"):
        read_report(json.dumps(plain))


# --- any report ----------------------------------------------------------------------------------

texts = st.text(max_size=12)
numbers = st.integers(0, 10_000)
points = st.integers(-10_000, 100_000).map(lambda n: n / 100)
for_box = st.builds(Box, numbers, points, points, points, points)
for_finding = st.builds(
    Finding,
    probability=st.integers(0, 10_000).map(lambda n: n / 10_000),
    page=numbers,
    boxes=st.lists(for_box, max_size=2).map(tuple),
    attributes=st.from_type(Attributes),
    id=texts,
    quote=texts,
    document=texts,
)


def many(kind: st.SearchStrategy[object]) -> st.SearchStrategy[tuple[object, ...]]:
    return st.lists(kind, max_size=3).map(tuple)


for_risk = st.builds(Risk, law=many(st.from_type(Law)), findings=many(texts))
for_deal = st.builds(
    Deal,
    documents=many(st.from_type(DocumentSummary)),
    facts=st.lists(st.from_type(Fact), max_size=3, unique_by=lambda fact: fact.name).map(tuple),
    findings=many(for_finding),
    verdicts=st.lists(
        st.from_type(Verdict), max_size=3, unique_by=lambda verdict: verdict.family
    ).map(tuple),
    risks=many(for_risk),
    unreviewed=many(st.from_type(Unreviewed)),
)
for_report = st.builds(
    Report,
    tool=st.builds(Tool, policies=many(st.from_type(PolicyStamp))),
    deals=many(for_deal),
    refused=many(st.from_type(Refused)),
)


@given(for_report)
def test_every_report_comes_back_equal(report: Report) -> None:
    text = report_json(report)
    assert read_report(text) == report
    assert report_json(read_report(text)) == text


# --- outline -------------------------------------------------------------------------------------


def test_outline_names_the_clauses_around_each() -> None:
    pages = tuple(
        Page(number, 612.0, 792.0, source, Span(0, 0), printed=printed, packet=107 + number)
        for number, source, printed in (
            (1, PageSource.TEXT, "7"),
            (2, PageSource.UNREADABLE, None),
        )
    )
    document = Document("a.pdf", "ab", "…", pages, (), warnings=("page 2 is a picture",))
    outline = (
        Clause(ClauseKind.CLAUSE, "Section 4", "Data", "", (), 1, 1),
        Clause(ClauseKind.PARAGRAPH, None, None, "Vendor shall:", (), 1, 2, parent=0),
        Clause(ClauseKind.CLAUSE, "(a)", None, "delete it", (), 2, 3, parent=1, quoted=True),
    )
    links = Links(
        (Definition("Data", 0, "what it records", (1, 2)),),
        (Reference("Section 4", 2, 7, Standing.RESOLVED, (0,)),),
    )
    assert json.loads(outline_json(document, outline, links)) == {
        "schema_version": 1,
        "document": {
            "path": "a.pdf",
            "sha256": "ab",
            "pages": 2,
            "pages_text": 1,
            "pages_ocr": 0,
            "pages_unreadable": 1,
            "warnings": ["page 2 is a picture"],
        },
        "clauses": [
            {
                "kind": "clause",
                "number": "Section 4",
                "heading": "Data",
                "text": "",
                "page": 1,
                "level": 1,
                "path": [],
                "page_printed": "7",
                "page_packet": 108,
                "quoted": False,
            },
            {
                "kind": "paragraph",
                "number": None,
                "heading": None,
                "text": "Vendor shall:",
                "page": 1,
                "level": 2,
                "path": ["Section 4"],
                "page_printed": "7",
                "page_packet": 108,
                "quoted": False,
            },
            {
                "kind": "clause",
                "number": "(a)",
                "heading": None,
                "text": "delete it",
                "page": 2,
                "level": 3,
                "path": ["Section 4"],
                "page_printed": None,
                "page_packet": 109,
                "quoted": True,
            },
        ],
        "definitions": [
            {
                "term": "Data",
                "quote": "what it records",
                "clause": 0,
                "page": 1,
                "used_in": [1, 2],
            },
        ],
        "references": [
            {
                "text": "Section 4",
                "clause": 2,
                "page": 2,
                "standing": "resolved",
                "targets": [0],
            },
        ],
    }


def test_a_report_written_before_a_field_was_there_is_still_read(report: Report) -> None:
    written = json.loads(report_json(report))
    del written["deals"][0]["risks"][0]["accepted"]
    assert read_report(json.dumps(written)) == report
    del written["deals"][0]["risks"][0]["title"]
    with pytest.raises(UsageError, match=r"report\.deals\[0\]\.risks\[0\]\.title is missing"):
        read_report(json.dumps(written))
