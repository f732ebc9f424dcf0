"""`judge`: what was read and found in the documents of a deal, to everything known of the deal."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import PurePath

from clauses.judgement.amendments import applied, governing, marked
from clauses.judgement.conflicts import (
    RETENTION_PERIOD,
    conflicts,
    giving_way,
    placed,
    without,
)
from clauses.judgement.data_class import data_classes
from clauses.judgement.dates import impossible_dates
from clauses.judgement.declarations import is_own_use_policy
from clauses.judgement.document_kind import UNKNOWN, document_kind, title
from clauses.judgement.facts import Paper, facts_from, of_paper
from clauses.judgement.manifest import Manifest
from clauses.judgement.precedence import Order, Part, orders
from clauses.judgement.rulings import Evidence, rulings
from clauses.judgement.running_text import RunningText, running_text
from clauses.judgement.unreviewed import unreviewed
from clauses.judgement.vendors import Vendor, vendor_status
from clauses.judgement.verdicts import verdicts
from clauses.records import (
    Conflict,
    Deal,
    DealStatus,
    Document,
    DocumentSummary,
    Event,
    Fact,
    Finding,
    PageNumbers,
    PageSource,
    Policy,
    Reviewed,
    Unreviewed,
    VendorStatus,
)

# A name that ends in one keeps its full stop, which the outline takes from headings.
_ABBREVIATION = re.compile(r"\b(?:Inc|Corp|Co|Ltd|(?:[A-Z]\.)+[A-Z])\Z", re.IGNORECASE)
# Papers that change, report, ask for or discuss terms, or are the buyer's own rules: what they do
# not say may stand in the agreement.
_ABOUT_A_DEAL = ("amendment", "policy", "staff_report", "solicitation", "email")
_TIME = re.compile(r"\b(?:term|duration|renew\w*|exten\w*|expir\w*)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a deal apart from its documents.

    `absent` are the documents that belong to it and could not be read, `vendors` the list of what
    was reported of vendors, `as_of` the day on which the age of its entries is told, an ISO date.
    """

    manifest: Manifest = field(default_factory=Manifest)
    absent: tuple[str, ...] = ()
    vendors: tuple[Vendor, ...] = ()
    as_of: str | None = None


def judge(
    deal_id: str,
    reviewed: Sequence[Reviewed],
    policies: Sequence[Policy],
    known: Known = Known(),
) -> Deal:
    """Return everything known of one deal: facts, risks gravest first, verdicts, what is missing.

    Amendments are applied, and what another document takes precedence over gives way: such
    findings stay, marked as superseded, and no rule counts them. A rule that asks for a risk and
    found none is left out of the risks, unless pages could not be read; a protection is missing
    only where every page of every document was read.
    """
    whole = [running_text(one) for one in reviewed]
    kinds = [_kind(one, text) for one, text in zip(reviewed, whole, strict=True)]
    names = [kind.value if kind else UNKNOWN for kind in kinds]
    made = applied(reviewed, names, [_own_title(text) for text in whole])
    counting = governing(reviewed, made)
    texts = [
        text if left is one else running_text(left)
        for one, left, text in zip(reviewed, counting, whole, strict=True)
    ]
    papers = tuple(
        Paper(text, kind, _changes(one), one.precedence)
        for one, text, kind in zip(reviewed, texts, kinds, strict=True)
    )
    classes = known.manifest.data_classes
    if classes is None:
        classes = data_classes(counting, texts)
    stated = orders(texts)
    findings, against = _contradictions(reviewed, papers, marked(reviewed, made), stated)
    lacking = _lacking(texts, names, known)
    counted = tuple(one for one in findings if one.superseded_by is None)
    said = facts_from(papers, classes, counted)
    vendor = _value(said, "vendor")
    listed = vendor_status(_vendor_names(said), known.vendors, known.as_of, _declared(said, known))
    facts = (*said, *_of_the_deal(stated, lacking, against, listed, known))
    documents = tuple(map(_summary, whole, names))
    evidence = Evidence(
        findings=counted,
        data_classes=classes,
        all_read=_status(documents, known) is DealStatus.OK,
        whole=any(_holds_terms(one, lacking) for one in documents),
        facts=facts,
        texts=tuple(texts),
        own_rules=tuple(
            paper.text.document.path
            for paper in papers
            if paper.kind_name == "policy" and is_own_use_policy(paper.text)
        ),
    )
    risks = rulings(policies, evidence)
    return Deal(
        id=deal_id,
        title=known.manifest.title or _title(deal_id, whole),
        vendor=vendor,
        customer=_value(facts, "customer"),
        event=Event(_value(facts, "event") or Event.UNKNOWN),
        status=_status(documents, known),
        documents=documents,
        facts=facts,
        findings=findings,
        verdicts=verdicts(risks, evidence),
        risks=risks,
        unreviewed=lacking,
        amendments=tuple(made.sections),
        conflicts=against,
        vendor_status=listed,
    )


def _kind(one: Reviewed, text: RunningText) -> Fact | None:
    """The kind the user gives, or else the one the document shows."""
    if one.kind is None:
        return document_kind(text)
    return Fact("kind", one.kind, "", 1, one.document.path)


def _changes(one: Reviewed) -> bool:
    """Whether a document changes more in another than how long it runs."""
    return any(
        not _TIME.search(f"{one.clauses[change.clause].heading or ''} {change.quoted_text}")
        for change in one.amendments
    )


def _holds_terms(one: DocumentSummary, lacking: Sequence[Unreviewed]) -> bool:
    """Whether a document holds the terms of the deal, not only an order under terms elsewhere."""
    if one.kind == "order_form":
        return not any(
            other.document == one.path and other.kind in ("document", "url") for other in lacking
        )
    return one.kind not in _ABOUT_A_DEAL


def _contradictions(
    reviewed: Sequence[Reviewed],
    papers: Sequence[Paper],
    findings: Sequence[tuple[Finding, ...]],
    stated: Sequence[Order],
) -> tuple[tuple[Finding, ...], tuple[Conflict, ...]]:
    """The findings, those marked that give way to others, and what contradicts what."""
    names = [paper.kind_name for paper in papers]
    found = placed(reviewed, names, findings)
    own = [
        (Part(paper.text.document.path, paper.kind_name, None, paper.rank), of_paper(paper))
        for paper in papers
        if len(papers) > 1
    ]
    gone = giving_way(found, stated)
    flat = tuple(finding for of_one in findings for finding in of_one)
    return without(flat, gone), conflicts(found, own, stated)


def _lacking(
    texts: Sequence[RunningText], kinds: Sequence[str], known: Known
) -> tuple[Unreviewed, ...]:
    absent = (Unreviewed(path, "document", path, 1) for path in known.absent)
    return (*absent, *unreviewed(texts, kinds))


def _vendor_names(said: Sequence[Fact]) -> tuple[str, ...]:
    return tuple(fact.value for fact in said if fact.name == "vendor")


def _declared(said: Sequence[Fact], known: Known) -> str | None:
    return dict(known.manifest.on_file).get("vendor_declaration") or _value(
        said, "vendor_declaration"
    )


def _of_the_deal(
    stated: Sequence[Order],
    lacking: Sequence[Unreviewed],
    against: Sequence[Conflict],
    listed: VendorStatus,
    known: Known,
) -> Iterator[Fact]:
    """Yield the facts that are not one document's: what is missing, differs, or is on file."""
    for order in stated[:1]:
        yield order.fact
    for one in lacking:
        if one.kind == "exhibit":
            yield Fact("missing_exhibit", one.reference, one.reference, one.page, one.document)
    for conflict in against:
        first, second = conflict.first, conflict.second
        if conflict.subject == RETENTION_PERIOD and conflict.governs is None:
            value = f"{first.value} and {second.value}"
            yield Fact("conflicting_retention", value, first.quote, first.page, first.document)
    reported = next((one for one in listed.reports if not one.expired), None)
    if reported:
        words = f"reported by {reported.publication} on {reported.date}: {reported.service}"
        yield Fact("vendor_status", listed.status, words, 1, "list of vendors")
    for name, value in known.manifest.on_file:
        yield Fact(name, value, "on file", 1, "deal.toml")


def _value(known: Sequence[Fact], name: str) -> str | None:
    return next((fact.value for fact in known if fact.name == name), None)


def _title(deal_id: str, texts: Sequence[RunningText]) -> str:
    """Return the title near the start of the first document that has one, or a file name."""
    for text in texts:
        found = title(text)
        if found:
            return _with_full_stop(found[0], text.document)
    return PurePath(texts[0].document.path).name if texts else deal_id


def _with_full_stop(words: str, document: Document) -> str:
    """Return a title that ends in "Inc" with the full stop, if it is printed with one."""
    if not _ABBREVIATION.search(words):
        return words
    stopped = f"{words}."
    for line in document.lines:
        printed = document.text[line.span.start : line.span.end].rstrip()
        if stopped.endswith(printed) and _ABBREVIATION.search(printed.removesuffix(".")):
            return stopped
    return words


def _own_title(text: RunningText) -> str:
    found = title(text)
    return found[0] if found else ""


def _summary(text: RunningText, kind: str) -> DocumentSummary:
    document = text.document
    no_dates = tuple(
        f"page {text.page(at)}: there is no day “{words}”"
        for at, words in impossible_dates(text.text)
    )
    sources = [page.source for page in document.pages]
    return DocumentSummary(
        path=document.path,
        sha256=document.sha256,
        kind=kind,
        pages=len(sources),
        pages_text=sources.count(PageSource.TEXT),
        pages_ocr=sources.count(PageSource.OCR),
        pages_unreadable=sources.count(PageSource.UNREADABLE),
        warnings=(*document.warnings, *no_dates),
        page_numbers=tuple(
            PageNumbers(page.number, page.printed, page.packet)
            for page in document.pages
            if page.printed is not None or page.packet is not None
        ),
    )


def _status(documents: Sequence[DocumentSummary], known: Known) -> DealStatus:
    unreadable = sum(one.pages_unreadable for one in documents)
    if unreadable == sum(one.pages for one in documents):
        return DealStatus.UNREADABLE
    return DealStatus.PARTIAL if unreadable or known.absent else DealStatus.OK
