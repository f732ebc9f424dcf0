"""The deals, documents, findings and risks of an archive as typed rows, one at a time.

Rows come by content and number, with no row ids and no times: equal archives give equal tables. A
document is known by `sha256` and `document`, a deal by `sha256` and `deal`, a finding by its id and
its document.
"""

import sqlite3
from collections.abc import Iterator

from clauses.archive.questions import PATH
from clauses.records import Family
from clauses.renderers.archive_export import ExportColumn, ExportTable

_FAMILIES = [(str(family), "text", f"l.{family}") for family in Family]
_DEAL = "(SELECT l.number FROM deals l WHERE l.id = {0}.deal_id)"

# A name, a type (text, integer, real, date, boolean, texts), and where it is in the store.
_DEALS = (
    ("path", "text", PATH.format("l")), ("sha256", "text", "l.sha256"),
    ("deal", "integer", "l.number"), ("title", "text", "l.title"), ("vendor", "text", "l.vendor"),
    ("agency", "text", "l.customer"), ("event", "text", "l.event"), ("date", "date", "l.date"),
    ("year", "integer", "l.year"), ("data_class", "text", "l.data_class"),
    ("value", "real", "l.value"), *_FAMILIES, ("status", "text", "l.status"),
)  # fmt: skip
_DOCUMENTS = (
    ("path", "text", PATH.format("d")), ("sha256", "text", "d.sha256"),
    ("document", "integer", "d.number"), ("deal", "integer", _DEAL.format("d")),
    ("kind", "text", "d.kind"), ("first_page", "integer", "d.first_page"),
    ("last_page", "integer", "d.last_page"), ("title", "text", "d.title"),
    ("parties", "texts", "d.parties"), ("date", "date", "d.date"), ("words", "integer", "d.words"),
)  # fmt: skip
_FINDINGS = (
    ("path", "text", PATH.format("d")), ("sha256", "text", "d.sha256"),
    ("document", "integer", "d.number"), ("deal", "integer", _DEAL.format("n")),
    ("finding", "text", "n.finding"), ("family", "text", "n.family"),
    ("stance", "text", "n.stance"), ("probability", "real", "n.probability"),
    ("review", "boolean", "n.review"),
    ("superseded", "boolean", "n.superseded"), ("quote", "text", "n.quote"),
    ("page", "integer", "n.page"), ("document_page", "integer", "n.document_page"),
    ("clause_number", "text", "n.clause_number"), ("clause_heading", "text", "n.clause_heading"),
    ("data", "text", "n.data"), ("sale", "boolean", "n.sale"), ("period", "text", "n.period"),
    ("counted_from", "text", "n.counted_from"),
    ("recipients", "texts",
     "(SELECT JSON_GROUP_ARRAY(recipient) FROM"
     " (SELECT recipient FROM recipients WHERE finding_id = n.id ORDER BY recipient))"),
)  # fmt: skip
_RISKS = (
    ("path", "text", PATH.format("l")), ("sha256", "text", "l.sha256"),
    ("deal", "integer", "l.number"), ("rule", "text", "r.rule"), ("policy", "text", "r.policy"),
    ("outcome", "text", "r.outcome"), ("severity", "text", "r.severity"),
    ("family", "text", "r.family"), ("title", "text", "r.title"),
    ("findings", "texts",
     "(SELECT JSON_GROUP_ARRAY(finding) FROM (SELECT n.finding FROM risk_findings x"
     " JOIN findings n ON n.id = x.finding_id WHERE x.risk_id = r.id ORDER BY n.page, n.finding))"),
)  # fmt: skip
# Joined in the order of the unique indexes by content, so that nothing has to be sorted as a whole.
_TABLES = {
    "deals": (_DEALS, "FROM deals l ORDER BY l.sha256, l.number"),
    "documents": (_DOCUMENTS, "FROM documents d ORDER BY d.sha256, d.number"),
    "findings": (
        _FINDINGS,
        "FROM documents d CROSS JOIN findings n ON n.document_id = d.id"
        " ORDER BY d.sha256, d.number, n.page, n.finding",
    ),
    "risks": (
        _RISKS,
        "FROM deals l CROSS JOIN risks r ON r.deal_id = l.id"
        " ORDER BY l.sha256, l.number, r.policy, r.rule",
    ),
}
TABLES = tuple(_TABLES)


def exported(store: sqlite3.Connection, name: str) -> ExportTable:
    """Return the table of that name, one of `TABLES`; its rows are read while they are drawn."""
    columns, source = _TABLES[name]
    selected = ", ".join(place for *_, place in columns)
    kinds = tuple(ExportColumn(column, kind) for column, kind, _ in columns)
    return ExportTable(name, kinds, _rows(store, f"SELECT {selected} {source}"))


def _rows(store: sqlite3.Connection, statement: str) -> Iterator[tuple[object, ...]]:
    cursor = store.cursor()
    yield from cursor.execute(statement)
