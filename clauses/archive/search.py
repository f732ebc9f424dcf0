"""Full text search of a store: pages, or findings where it is asked what they were read as."""

import re
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from clauses.answers import FoundFinding, Hit, Hits, Snip
from clauses.archive.query import full_text_query
from clauses.archive.questions import PATH
from clauses.errors import UsageError
from clauses.records import Severity

LIMIT = 20
# Characters that are none, so that no text holds them: they mark the words that SQLite found.
_OPEN, _CLOSE = "\ufdd0", "\ufdd1"
_SNIPPET_WORDS = 28
_MARKED = re.compile(f"{_OPEN}([^{_OPEN}{_CLOSE}]*){_CLOSE}")
_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
_COUNTED = "('risk', 'review')"


@dataclass(frozen=True, slots=True)
class Filters:
    """What a hit must be like besides its words; None or "" asks nothing.

    `family`, `stance`, `severity`, `recipient` and `rule` are of findings: with one of them,
    findings are searched, not pages. `severity` asks for a risk as grave or graver. `vendor` and
    `agency` are parts of names, in any capitals. `since` and `until`, both within, are dates or
    beginnings of them: the date of the document, or else of its deal. `data` is a data class.
    """

    family: str | None = None
    stance: str | None = None
    severity: str | None = None
    recipient: str | None = None
    rule: str | None = None
    vendor: str | None = None
    agency: str | None = None
    since: str | None = None
    until: str | None = None
    data: str | None = None
    kind: str | None = None

    @property
    def of_findings(self) -> bool:
        """Whether they ask what findings were read as."""
        return any((self.family, self.stance, self.severity, self.recipient, self.rule))


def search(
    store: sqlite3.Connection, words: str, filters: Filters = Filters(), limit: int = LIMIT
) -> Hits:
    """Return the pages or findings that have the words, best first (BM25), then by path and page.

    Without words, all findings that the filters leave, by path and page. Raises UsageError where
    neither words nor a filter of findings are given, or a date is none.
    """
    findings = filters.of_findings
    if not words.strip() and not findings:
        raise UsageError("no words to search for", "give some, or a filter such as --family")
    query = full_text_query(words) if words.strip() else None
    asked = _asked(filters)
    table = "findings" if findings else "pages"
    if query is None:
        found = _by_path(store, asked, limit + 1)
    else:
        found = _by_rank(store, table, query, asked, limit)
    chosen = [_hit(store, table, row, query) for row in found[:limit]]
    return Hits(words.strip(), findings, tuple(chosen), len(found) > limit)


# --- which ---------------------------------------------------------------------------------------

_PLACED = """
 CROSS JOIN documents d ON d.id = {0}.document_id
 LEFT JOIN deals l ON l.id = d.deal_id"""
# Of so few documents the index is asked for all hits, and those elsewhere are passed over; of more
# the best hits are looked up one after the other until there are enough.
_FEW = 2000


def _by_rank(
    store: sqlite3.Connection, table: str, query: str, asked: "_Asked", limit: int
) -> list[int]:
    """The ids of the best hits, in order, one more than `limit` where there are more.

    The index gives them by rank; only those of the last rank are read on, to be put in order.
    """
    within = _rows_of_few(store, table, asked)
    conditions = asked.of_findings if within is not None else (*asked.of_findings, *asked.others)
    joined = ""
    if conditions:
        joined = f"CROSS JOIN {table} t ON t.id = i.rowid{_PLACED.format('t')}"
    where = " AND ".join((f"{table}_text MATCH ?", *(text for text, _ in conditions)))
    rows = store.execute(
        f"SELECT i.rowid, i.rank FROM {table}_text i {joined} WHERE {where} ORDER BY i.rank",
        (query, *(value for _, value in conditions)),
    )
    ranked: list[tuple[float, int]] = []
    for identity, rank in rows:
        if within is not None and identity not in within:
            continue
        if len(ranked) > limit and rank > ranked[-1][0]:
            break
        ranked.append((rank, identity))
    rows.close()
    return [identity for *_, identity in sorted(_placed(store, table, ranked))[: limit + 1]]


def _rows_of_few(store: sqlite3.Connection, table: str, asked: "_Asked") -> set[int] | None:
    """The pages or findings of the documents that the filters leave, None where those are many."""
    if not asked.others:
        return None
    where = " AND ".join(text for text, _ in asked.others)
    documents = store.execute(
        f"SELECT d.id FROM documents d LEFT JOIN deals l ON l.id = d.deal_id WHERE {where}"
        f" LIMIT {_FEW + 1}",
        [value for _, value in asked.others],
    ).fetchall()
    if len(documents) > _FEW:
        return None
    rows = f"SELECT id FROM {table} WHERE document_id = ?"
    return {identity for one in documents for (identity,) in store.execute(rows, one)}


def _placed(
    store: sqlite3.Connection, table: str, ranked: Sequence[tuple[float, int]]
) -> Iterator[tuple[float, str, int, str, int]]:
    """What puts hits in order: rank, path, page, and of findings their own id."""
    name = "t.finding" if table == "findings" else "''"
    statement = (
        f"SELECT {PATH.format('d')}, t.page, {name} FROM {table} t"
        " JOIN documents d ON d.id = t.document_id WHERE t.id = ?"
    )
    for rank, identity in ranked:
        path, page, own = store.execute(statement, (identity,)).fetchone()
        yield rank, path or "", page, own, identity


def _by_path(store: sqlite3.Connection, asked: "_Asked", most: int) -> list[int]:
    """The ids of the first findings by path and page; the search ends when there are enough."""
    conditions = (*asked.of_findings, *asked.others)
    rows = store.execute(
        "SELECT t.id FROM files CROSS JOIN documents d ON d.sha256 = files.sha256"
        " LEFT JOIN deals l ON l.id = d.deal_id CROSS JOIN findings t ON t.document_id = d.id"
        f" WHERE files.path = {PATH.format('d')} AND {' AND '.join(text for text, _ in conditions)}"
        " ORDER BY files.path, d.number, t.page, t.finding LIMIT ?",
        (*(value for _, value in conditions), most),
    )
    return [identity for (identity,) in rows]


@dataclass(frozen=True, slots=True)
class _Asked:
    """Filters as conditions with their values: on a finding `t`; on its document `d`, deal `l`."""

    of_findings: tuple[tuple[str, str], ...]
    others: tuple[tuple[str, str], ...]


def _asked(filters: Filters) -> _Asked:
    date = "COALESCE(d.date, l.date)"
    # The plus keeps SQLite from reading all of a label where it has the findings of a document.
    of_findings = [
        ("+t.family = ?", filters.family),
        ("+t.stance = ?", filters.stance),
        ("EXISTS (SELECT 1 FROM recipients WHERE finding_id = t.id AND recipient = ?)",
         filters.recipient),
        (_resting(filters), filters.rule or filters.severity),
    ]  # fmt: skip
    others = [
        ("d.kind = ?", filters.kind),
        ("l.data_class = ?", filters.data),
        (r"l.vendor LIKE ? ESCAPE '\'", _containing(filters.vendor)),
        (r"l.customer LIKE ? ESCAPE '\'", _containing(filters.agency)),
        (f"{date} >= ?", _date("--since", filters.since)),
        (f"{date} <= ? || '~'", _date("--until", filters.until)),
    ]
    return _Asked(
        tuple((text, value) for text, value in of_findings if value),
        tuple((text, value) for text, value in others if value),
    )


def _resting(filters: Filters) -> str:
    """Whether a risk rests on the finding: by the rule, where one is given, and so grave."""
    conditions = ["r.rule = ?" if filters.rule else "? <> ''"]
    if filters.severity:
        grave = tuple(Severity)[: Severity(filters.severity).rank + 1]
        conditions.append(f"r.severity IN ({', '.join(repr(str(one)) for one in grave)})")
    return (
        "EXISTS (SELECT 1 FROM risk_findings x CROSS JOIN risks r ON r.id = x.risk_id"
        f" WHERE x.finding_id = t.id AND r.outcome IN {_COUNTED} AND {' AND '.join(conditions)})"
    )


def _containing(name: str | None) -> str | None:
    if not name:
        return None
    escaped = re.sub(r"([\\%_])", r"\\\1", name)
    return f"%{escaped}%"


def _date(option: str, text: str | None) -> str | None:
    if text and not _DATE.fullmatch(text):
        raise UsageError(f"{option} {text} is no date", "write 2021, 2021-06 or 2021-06-30")
    return text


# --- what they are -------------------------------------------------------------------------------


def _hit(store: sqlite3.Connection, table: str, identity: int, query: str | None) -> Hit:
    path, page, own_page, kind, title, vendor, agency, date = store.execute(
        f"SELECT {PATH.format('d')}, t.page, t.document_page, d.kind, COALESCE(d.title, l.title),"
        f" l.vendor, l.customer, COALESCE(d.date, l.date) FROM {table} t{_PLACED.format('t')}"
        " WHERE t.id = ?",
        (identity,),
    ).fetchone()
    return Hit(
        path=path or "",
        page=page,
        document_page=own_page,
        kind=kind,
        title=title,
        vendor=vendor,
        agency=agency,
        date=date,
        snippet=_snippet(store, table, identity, query),
        finding=_found_finding(store, identity) if table == "findings" else None,
    )


def _snippet(
    store: sqlite3.Connection, table: str, identity: int, query: str | None
) -> tuple[Snip, ...]:
    if query is None:
        (text,) = store.execute("SELECT quote FROM findings WHERE id = ?", (identity,)).fetchone()
        return (Snip(text, False),)
    (text,) = store.execute(
        f"SELECT snippet({table}_text, 0, ?, ?, ' [...] ', ?) FROM {table}_text"
        f" WHERE {table}_text MATCH ? AND rowid = ?",
        (_OPEN, _CLOSE, _SNIPPET_WORDS, query, identity),
    ).fetchone()
    text, snips, at = text.strip(), [], 0
    for match in _MARKED.finditer(text):
        snips += [Snip(text[at : match.start()], False), Snip(match.group(1), True)]
        at = match.end()
    snips.append(Snip(text[at:], False))
    return tuple(one for one in snips if one.text)


def _found_finding(store: sqlite3.Connection, identity: int) -> FoundFinding:
    name, family, stance, data = store.execute(
        "SELECT finding, family, stance, data FROM findings WHERE id = ?", (identity,)
    ).fetchone()
    recipients = store.execute(
        "SELECT recipient FROM recipients WHERE finding_id = ? ORDER BY recipient", (identity,)
    )
    severities = store.execute(
        "SELECT DISTINCT severity FROM risk_findings JOIN risks ON risks.id = risk_id"
        f" WHERE finding_id = ? AND outcome IN {_COUNTED}",
        (identity,),
    )
    found = sorted((Severity(one) for (one,) in severities), key=lambda one: one.rank)
    return FoundFinding(
        id=name,
        family=family,
        stance=stance,
        severity=str(found[0]) if found else None,
        data=data,
        recipients=tuple(one for (one,) in recipients),
    )
