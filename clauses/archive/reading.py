"""Read one file of an archive: cut it into its documents, and judge its deals. A worker runs it."""

import hashlib
import re
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from clauses.archive.filed import Filed, FiledPage, FiledPart, FiledStatus, Part, PartKind
from clauses.archive.filed import UnreadPage as Unread
from clauses.archive.items import Item
from clauses.archive.members import copy_member
from clauses.archive.remote import copy_remote, is_address
from clauses.archive.resemblance import signature
from clauses.archive.slices import pages_of
from clauses.archive.splitting import split
from clauses.classification import load_model
from clauses.errors import UnreadableInput
from clauses.judgement import judge
from clauses.pipeline import Setup, review_document
from clauses.readers import read
from clauses.records import Deal, Document, Finding, Page, PageSource, Reviewed
from clauses.segmentation import with_page_numbers
from clauses.workers import Steps

_COPY_NAME = "clauses-copy"
_PLACE_OF_COPY = re.compile(rf"^.*{_COPY_NAME}: ")
CHANGED = "changed while it was read"
# What judgement calls them by, too; the other kinds it tells by itself.
_JUDGED = {"agreement", "mou", "order_form", "amendment", "policy", "staff_report", "email"}


@dataclass(frozen=True, slots=True)
class Task:
    """A file to read, and the hash of its content; "" where that is not known before."""

    item: Item
    sha256: str


def file_away(setup: Setup, task: Task, steps: Steps | None = None) -> Filed:
    """Return what comes of one file. What cannot be read is said in it; nothing is raised.

    Its hash is "" where the content could not be had.
    """
    began = time.monotonic()
    filed = _filed(setup, task, steps)
    return replace(filed, seconds=round(time.monotonic() - began, 3))


def _filed(setup: Setup, task: Task, steps: Steps | None) -> Filed:
    sha256 = task.sha256
    try:
        with local_copy(task.item) as path:
            sha256 = sha256 or _hash_of(path)
            begin = steps.begin if steps else None
            document = read(path, password=setup.password, begin=begin)
            if document.sha256 != sha256:
                return Filed(sha256, FiledStatus.LOST, reason=CHANGED, advice="scan again")
    except UnreadableInput as error:
        # Without where: the same content is as bad anywhere.
        reason = _PLACE_OF_COPY.sub("", error.found.removeprefix(f"{task.item.place}: "))
        return Filed(sha256, FiledStatus.REFUSED, reason=reason, advice=error.advice)
    if steps:
        steps.end()
    return read_file(replace(document, path=task.item.path), setup)


def content_hash(item: Item) -> str:
    """Return the SHA-256 of an item's content. Raises UnreadableInput where it cannot be read."""
    with local_copy(item) as path:
        return _hash_of(path)


def _hash_of(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise UnreadableInput(f"{path}: {reason}",
                              "check the path and its permissions") from error  # fmt: skip


@contextmanager
def local_copy(item: Item) -> Iterator[Path]:
    """Give a path at which the item can be read: its own, or that of a copy that is gone after.

    Raises UnreadableInput where it cannot be copied.
    """
    if item.member is None and not is_address(item.place):
        yield Path(item.place)
        return
    with tempfile.TemporaryDirectory(prefix="clauses-") as folder:
        path = Path(folder) / _COPY_NAME
        with path.open("wb") as file:
            if item.member is not None:
                copy_member(Path(item.place), item.member, file)
            else:
                copy_remote(item.place, file)
        yield path


def read_file(document: Document, setup: Setup) -> Filed:
    """Return a file, as read, cut into its documents, classified and judged."""
    document = with_page_numbers(document)
    parts = split(document)
    units = [_Unit(unit, pages_of(document, unit[0].first_page, unit[-1].last_page))
             for unit in together(parts)]  # fmt: skip
    model = load_model(setup.model_folder)
    reviewed = [
        review_document(unit.document, model, min_confidence=setup.min_confidence) for unit in units
    ]
    deals = tuple(_deals(document, units, reviewed, setup))
    findings = [finding for one in reviewed for finding in one.findings]
    if len(parts) == 1 and deals:
        parts = (replace(parts[0], kind=_kind_judged(deals[0], parts[0])),)
    judged = {(one.document, one.id): one for deal in deals for one in deal.findings}
    findings = [judged.get((one.document, one.id), one) for one in findings]
    return Filed(
        sha256=document.sha256,
        status=_status(document),
        parts=tuple(_filed_part(part, document, findings) for part in parts),
        deals=deals,
        pages=tuple(FiledPage(page.number, _text(document, page)) for page in document.pages),
        unread=tuple(_unread(page) for page in document.pages if _is_unread(page)),
        pages_text=sum(page.source is PageSource.TEXT for page in document.pages),
        pages_ocr=sum(page.source is PageSource.OCR for page in document.pages),
        warnings=document.warnings,
    )


@dataclass(frozen=True, slots=True)
class _Unit:
    """Parts that are read as one document: an agreement with the exhibits right behind it."""

    parts: tuple[Part, ...]
    document: Document


def together(parts: Sequence[Part]) -> tuple[tuple[Part, ...], ...]:
    """Return the parts as they are read: exhibits with what they are attached to, by its side."""
    units: list[list[Part]] = []
    for part in parts:
        attached = part.kind is PartKind.EXHIBIT and part.deal is not None
        if attached and units and units[-1][0].deal == part.deal:
            units[-1].append(part)
        else:
            units.append([part])
    return tuple(map(tuple, units))


def _deals(
    document: Document, units: Sequence[_Unit], reviewed: Sequence[Reviewed], setup: Setup
) -> Iterator[Deal]:
    numbers = sorted({unit.parts[0].deal for unit in units if unit.parts[0].deal is not None})
    for number in numbers:
        own = [
            (unit.parts[0], one)
            for unit, one in zip(units, reviewed, strict=True)
            if unit.parts[0].deal == number
        ]
        # A deal bears the name of its contract, not of the report that speaks of it.
        own.sort(key=lambda pair: pair[0].kind is PartKind.STAFF_REPORT)
        papers = [one if len(units) == 1 else replace(one, kind=_kind(part)) for part, one in own]
        name = papers[0].document.path if len(units) > 1 else Path(document.path).stem
        yield judge(name, papers, setup.policies, setup.known())


def _kind_judged(deal: Deal, part: Part) -> PartKind:
    """What judgement calls a file of one document, which it has read to the end."""
    kind = deal.documents[0].kind
    return PartKind(kind) if kind in set(PartKind) else part.kind


def _kind(part: Part) -> str | None:
    return str(part.kind) if str(part.kind) in _JUDGED else None


def _filed_part(part: Part, document: Document, findings: Sequence[Finding]) -> FiledPart:
    text = "\n".join(
        _text(document, page)
        for page in document.pages
        if part.first_page <= page.number <= part.last_page
    )
    own = tuple(one for one in findings if part.first_page <= one.page <= part.last_page)
    return FiledPart(part, own, len(text.split()), signature(text))


def _text(document: Document, page: Page) -> str:
    return document.text[page.span.start : page.span.end]


def _is_unread(page: Page) -> bool:
    return page.source is PageSource.UNREADABLE


def _unread(page: Page) -> Unread:
    given_up = not page.width  # see `readers.pdf`: what is given up has no size
    reason = "reading it took too long, or crashed the program" if given_up else "no readable text"
    return Unread(page.number, reason)


def _status(document: Document) -> FiledStatus:
    unread = sum(map(_is_unread, document.pages))
    if unread == len(document.pages):
        return FiledStatus.UNREADABLE
    return FiledStatus.PARTIAL if unread else FiledStatus.OK
