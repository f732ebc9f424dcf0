"""The files behind a report: pictures of the pages it quotes, and the bytes of its documents.

A file that has changed since it was read is not shown: what was found would not stand where it did.
"""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from clauses.errors import ClausesError
from clauses.readers.pictures import page_pictures
from clauses.records import Deal, DocumentSummary, Finding, Outcome, PagePicture, Report
from clauses.workers import Lost, Steps, run

# A picture takes about 40 kilobytes; a file much beyond 20 megabytes is slow to open and to send.
MOST_PICTURES = 400
SECONDS_A_FILE = 300.0
SECONDS_A_PAGE = 20.0
MEGABYTES = 4096
_UNCITED = 9  # after the gravest and the slightest risk

Copies = tuple[tuple[DocumentSummary, bytes], ...]
Copy = Callable[[Report, Callable[[DocumentSummary], bytes | None], str | None], Copies]


@dataclass(frozen=True, slots=True)
class _Wanted:
    """Pages of one document of which pictures are wanted."""

    document: DocumentSummary
    pages: tuple[int, ...]


def pictures(
    report: Report, *, password: str | None = None, jobs: int = 1, most: int = MOST_PICTURES
) -> tuple[PagePicture, ...]:
    """Return a picture of each page with a passage, in the order of the report, at most `most`.

    Of more, those with the gravest risks are shown. Documents without pages of their own have
    none, nor has a file that is gone, changed or broken.
    """
    wanted = _wanted(report, most)
    results = run(
        partial(_of_one, password),
        wanted,
        workers=jobs,
        seconds=SECONDS_A_FILE,
        megabytes=MEGABYTES,
        step_seconds=SECONDS_A_PAGE,
    )
    return tuple(
        picture for result in results if not isinstance(result, Lost) for picture in result
    )


def original(document: DocumentSummary) -> bytes | None:
    """Return the bytes of a PDF as they were read, or None where there is no such file (now)."""
    try:
        data = Path(document.path).read_bytes()
    except (OSError, ValueError):
        return None
    unchanged = hashlib.sha256(data).hexdigest() == document.sha256
    return data if unchanged and b"%PDF-" in data[:1024] else None


def copies(report: Report, copy: Copy, *, password: str | None = None, jobs: int = 1) -> Copies:
    """Return what `copy` makes of each deal's documents, each once, in the order of the report.

    It is done in worker processes: a document that hangs or crashes one has no copy.
    """
    results = run(
        partial(_copied, copy, password),
        [replace(report, deals=(deal,)) for deal in report.deals],
        workers=jobs,
        seconds=SECONDS_A_FILE,
        megabytes=MEGABYTES,
    )
    found: dict[str, tuple[DocumentSummary, bytes]] = {}
    for result in results:
        for document, data in () if isinstance(result, Lost) else result:
            found.setdefault(document.path, (document, data))
    return tuple(found.values())


def _copied(copy: Copy, password: str | None, report: Report) -> Copies:
    return copy(report, original, password)


def _of_one(password: str | None, wanted: _Wanted, steps: Steps) -> tuple[PagePicture, ...]:
    if original(wanted.document) is None:
        return ()
    path = wanted.document.path
    try:
        return page_pictures(
            Path(path),
            wanted.pages,
            document=path,
            password=password,
            begin=steps.begin,
        )
    except ClausesError:
        return ()


def _wanted(report: Report, most: int) -> tuple[_Wanted, ...]:
    ranks: dict[tuple[str, int], int] = {}
    for deal in report.deals:
        for finding, rank in _ranked(deal):
            for page in {box.page for box in finding.boxes}:
                key = finding.document, page
                ranks[key] = min(rank, ranks.get(key, rank))
    chosen = set(sorted(ranks, key=lambda key: ranks[key])[:most])
    documents = {one.path: one for deal in report.deals for one in deal.documents}
    return tuple(
        _Wanted(document, pages)
        for path, document in documents.items()
        if (pages := tuple(sorted(page for of, page in chosen if of == path)))
    )


def _ranked(deal: Deal) -> Iterator[tuple[Finding, int]]:
    """Yield each finding with the rank of the gravest risk that rests on it."""
    gravest: dict[str, int] = {}
    for risk in deal.risks:
        if risk.outcome in (Outcome.RISK, Outcome.REVIEW):
            for identity in risk.findings:
                rank = risk.severity.rank
                gravest[identity] = min(rank, gravest.get(identity, rank))
    for finding in deal.findings:
        yield finding, gravest.get(finding.id, _UNCITED)
