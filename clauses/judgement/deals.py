"""`judge`: what was read and found in the documents of a deal, to everything known of the deal."""

import re
from collections.abc import Sequence
from pathlib import PurePath

from clauses.judgement.data_class import data_classes
from clauses.judgement.document_kind import UNKNOWN, document_kind, title
from clauses.judgement.facts import NAMES, facts_from
from clauses.judgement.rulings import Evidence, rulings
from clauses.judgement.running_text import RunningText, running_text
from clauses.judgement.unreviewed import unreviewed
from clauses.judgement.verdicts import verdicts
from clauses.records import (
    Deal,
    DealStatus,
    Document,
    DocumentSummary,
    Event,
    Fact,
    PageNumbers,
    PageSource,
    Policy,
    Reviewed,
)

# A name that ends in one keeps its full stop, which the outline takes from headings.
_ABBREVIATION = re.compile(r"\b(?:Inc|Corp|Co|Ltd|(?:[A-Z]\.)+[A-Z])\Z", re.IGNORECASE)
# Papers that change, report or discuss terms: what they do not say may stand in the agreement.
_ABOUT_A_DEAL = ("amendment", "staff_report", "email")


def judge(deal_id: str, reviewed: Sequence[Reviewed], policies: Sequence[Policy]) -> Deal:
    """Return everything known of one deal: facts, risks gravest first, verdicts, what is missing.

    A rule that asks for a risk and found none is left out of the risks, unless pages could not be
    read; a protection is missing only where every page was read.
    """
    texts = [running_text(one) for one in reviewed]
    classes = data_classes(reviewed, texts)
    known = facts_from(texts, classes)
    documents = tuple(map(_summary, texts))
    evidence = Evidence(
        findings=tuple(finding for one in reviewed for finding in one.findings),
        data_classes=classes,
        all_read=_status(documents) is DealStatus.OK,
        whole=any(one.kind not in _ABOUT_A_DEAL for one in documents),
        facts=known,
        texts=tuple(texts),
        looked_for=NAMES,
    )
    risks = rulings(policies, evidence)
    return Deal(
        id=deal_id,
        title=_title(deal_id, texts),
        vendor=_value(known, "vendor"),
        customer=_value(known, "customer"),
        event=Event(_value(known, "event") or Event.UNKNOWN),
        status=_status(documents),
        documents=documents,
        facts=known,
        findings=evidence.findings,
        verdicts=verdicts(risks, evidence),
        risks=risks,
        unreviewed=unreviewed(texts),
    )


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


def _summary(text: RunningText) -> DocumentSummary:
    document = text.document
    kind = document_kind(text)
    sources = [page.source for page in document.pages]
    return DocumentSummary(
        path=document.path,
        sha256=document.sha256,
        kind=kind.value if kind else UNKNOWN,
        pages=len(sources),
        pages_text=sources.count(PageSource.TEXT),
        pages_ocr=sources.count(PageSource.OCR),
        pages_unreadable=sources.count(PageSource.UNREADABLE),
        warnings=document.warnings,
        page_numbers=tuple(
            PageNumbers(page.number, page.printed, page.packet)
            for page in document.pages
            if page.printed is not None or page.packet is not None
        ),
    )


def _status(documents: Sequence[DocumentSummary]) -> DealStatus:
    unreadable = sum(one.pages_unreadable for one in documents)
    if unreadable == sum(one.pages for one in documents):
        return DealStatus.UNREADABLE
    return DealStatus.PARTIAL if unreadable else DealStatus.OK
