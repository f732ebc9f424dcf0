"""Groups of documents alike, and the versions of a template: by date, with what changed between."""

import re
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from json import loads
from pathlib import PurePath

from clauses.answers import Group, Groups, Member, Version, Versions
from clauses.archive.likeness_groups import groups
from clauses.archive.questions import PATH, findings_of
from clauses.errors import UsageError
from clauses.judgement.comparison import compared
from clauses.judgement.words import letters
from clauses.records import Comparison, Deal, DealStatus, Event, Finding, PassageChange

_ADVICE = "`clauses archive versions` lists the groups"


@dataclass(frozen=True, slots=True)
class _Document:
    """A document of the store, as the versions need it."""

    id: int
    sha256: str
    number: int
    member: Member
    names: tuple[str, ...]
    words: tuple[bytes, int]


def alike(store: sqlite3.Connection, kinds: Sequence[str] = (), most: int | None = None) -> Groups:
    """Return the groups of documents alike, largest first, then by the path of their first.

    With `kinds`, only members of these kinds, and groups of which two are left. At most so many
    groups are listed.
    """
    found = []
    for ids in groups(store):
        documents = _documents(store, ids)
        members = [one for one in documents if not kinds or one.member.kind in kinds]
        if len(members) > 1:
            found.append(_group(_name(documents), members))
    found.sort(key=lambda group: (-len(group.members), group.members[0].path, group.name))
    shown = found if most is None else found[:most]
    number = sum(len(group.members) for group in found)
    return Groups(tuple(shown), len(found) - len(shown), number)


def versions_of(store: sqlite3.Connection, name: str, page: int | None = None) -> Versions:
    """Return the versions of the template that a document follows, or of the group of that name.

    `name` is a path, of which only the document with the page is meant where one is given, or the
    name of a group. Raises UsageError where there is no such document, nothing is like it, or it
    may be several.
    """
    ids = _group_named(store, name, page)
    documents = _documents(store, ids)
    dated = sorted(
        (one for one in documents if one.member.date),
        key=lambda one: (one.member.date or "", one.member.path, one.member.first_page),
    )
    undated = tuple(one.member for one in documents if not one.member.date)
    return Versions(_name(documents), _in_order(store, dated), undated)


def _in_order(store: sqlite3.Connection, dated: Sequence[_Document]) -> tuple[Version, ...]:
    found: list[Version] = []
    before: tuple[_Document, tuple[Finding, ...]] | None = None
    for document in dated:
        now = document, findings_of(store, document.id)
        change = _change(before, now) if before else None
        if change is not None and not change.passages:
            last = found[-1]
            found[-1] = replace(last, members=(*last.members, document.member))
        else:
            found.append(Version((document.member,), change))
        before = now
    return tuple(found)


# --- what changed --------------------------------------------------------------------------------


def _change(
    before: tuple[_Document, tuple[Finding, ...]], now: tuple[_Document, tuple[Finding, ...]]
) -> Comparison:
    """Compare two documents; that the parties have other names is no change of the template."""
    change = compared(_deal(*before), _deal(*now))
    names = sorted({*before[0].names, *now[0].names}, key=len, reverse=True)
    named = re.compile("|".join(map(re.escape, names)), re.IGNORECASE) if names else None
    kept = tuple(one for one in change.passages if not _only_names(one, named))
    same = change.same_passages + len(change.passages) - len(kept)
    return replace(change, passages=kept, same_passages=same)


def _only_names(change: PassageChange, named: "re.Pattern[str] | None") -> bool:
    if change.what != ("wording",) or named is None:
        return False
    assert change.before is not None
    assert change.after is not None
    before, after = (letters(named.sub(" ", one.quote)) for one in (change.before, change.after))
    return before == after


def _deal(document: _Document, findings: tuple[Finding, ...]) -> Deal:
    """The document as a deal of its findings alone: risks belong to the deal that it is part of."""
    member = document.member
    return Deal(
        id=f"{member.path} p. {member.first_page}",
        title=member.title or PurePath(member.path).name,
        vendor=member.vendor,
        customer=member.agency,
        event=Event.UNKNOWN,
        status=DealStatus.OK,
        documents=(),
        facts=(),
        findings=findings,
        verdicts=(),
        risks=(),
        unreviewed=(),
    )


# --- which documents -----------------------------------------------------------------------------


def _group_named(store: sqlite3.Connection, name: str, page: int | None) -> tuple[int, ...]:
    found = groups(store)
    matching = [ids for ids in found if _name_of(store, ids[0]) == name]
    if matching:
        return matching[0]
    asked = {one for (one,) in store.execute(
        "SELECT d.id FROM files JOIN documents d ON d.sha256 = files.sha256 WHERE path = ?"
        " AND (? IS NULL OR ? BETWEEN first_page AND last_page)", (name, page, page))}  # fmt: skip
    if not asked:
        on = f" with page {page}" if page else ""
        raise UsageError(f"no document and no group {name}{on} in the archive", _ADVICE)
    matching = [ids for ids in found if asked & set(ids)]
    if not matching:
        raise UsageError(f"no other document is like {name}", _ADVICE)
    if len(matching) > 1:
        names = ", ".join(_name_of(store, ids[0]) for ids in matching[:6])
        raise UsageError(
            f"{name} has documents of {len(matching)} groups ({names})",
            "name one of them, or a page of the document with --page",
        )
    return matching[0]


def _documents(store: sqlite3.Connection, ids: Iterable[int]) -> list[_Document]:
    return [_document(store, identity) for identity in ids]


def _document(store: sqlite3.Connection, identity: int) -> _Document:
    row = store.execute(
        f"SELECT d.sha256, d.number, {PATH.format('d')}, d.first_page, d.last_page, d.kind,"
        " COALESCE(d.title, l.title), l.vendor, l.customer, COALESCE(d.date, l.date), d.parties,"
        " d.signature, d.words FROM documents d LEFT JOIN deals l ON l.id = d.deal_id"
        " WHERE d.id = ?",
        (identity,),
    ).fetchone()
    sha, number, path, first, last, kind, title, vendor, agency, date, parties, signature, words = (
        row
    )
    member = Member(path or "", first, last, kind, title, vendor, agency, date)
    named = {*loads(parties), vendor, agency} - {None, ""}
    return _Document(identity, sha, number, member, tuple(sorted(named)), (signature, words))


def _group(name: str, documents: Sequence[_Document]) -> Group:
    members = sorted(
        (one.member for one in documents),
        key=lambda one: (one.date is None, one.date or "", one.path, one.first_page),
    )
    same = len(documents) - len({one.words for one in documents})
    return Group(name, tuple(members), same)


def _name(documents: Sequence[_Document]) -> str:
    return f"{documents[0].sha256[:8]}-{documents[0].number}"


def _name_of(store: sqlite3.Connection, identity: int) -> str:
    sha, number = store.execute(
        "SELECT sha256, number FROM documents WHERE id = ?", (identity,)
    ).fetchone()
    return f"{sha[:8]}-{number}"
