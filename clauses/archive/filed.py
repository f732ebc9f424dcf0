"""What comes of one file of an archive: its documents, its deals, and what was not read.

Results belong to content, not to a path: a file that lies in two places is read once.
"""

from dataclasses import dataclass
from enum import StrEnum

from clauses.records import Deal, Finding


class PartKind(StrEnum):
    """What a document within a file is."""

    AGREEMENT = "agreement"
    MOU = "mou"
    ORDER_FORM = "order_form"
    AMENDMENT = "amendment"
    EXHIBIT = "exhibit"
    STAFF_REPORT = "staff_report"
    POLICY = "policy"
    MANUAL = "manual"
    EMAIL = "email"
    LETTER = "letter"
    RESOLUTION = "resolution"
    MINUTES = "minutes"
    AGENDA = "agenda"
    OTHER = "other"


class FiledStatus(StrEnum):
    """How reading a file ended."""

    OK = "ok"
    PARTIAL = "partial"  # some pages could not be read
    UNREADABLE = "unreadable"  # no page could
    REFUSED = "refused"  # it could not be opened as a document
    LOST = "lost"  # reading it was stopped, or crashed: `--retry-failed` tries again


@dataclass(frozen=True, slots=True)
class Part:
    """A document within a file: pages `first_page` to `last_page` of it, both within.

    The parts of a file follow each other and cover each of its pages. `deal` numbers the deals of
    the file from 0: parts with the same number belong together. It is None for what belongs to no
    deal. `parties` are names as printed, the vendor's first where that can be told; `date` is as
    2021-06-30.
    """

    kind: PartKind
    first_page: int
    last_page: int
    title: str | None = None
    parties: tuple[str, ...] = ()
    date: str | None = None
    deal: int | None = None


@dataclass(frozen=True, slots=True)
class FiledPage:
    """A page of the file: its number from 1 in the file, and its text, "" where it has none."""

    number: int
    text: str


@dataclass(frozen=True, slots=True)
class UnreadPage:
    """A page of the file that was not read, and why."""

    number: int
    reason: str


@dataclass(frozen=True, slots=True)
class FiledPart:
    """A part with what was found in it; findings count pages from 1 in the file.

    `signature` is the MinHash of its words (see `resemblance.py`), None where it has too few words
    to compare.
    """

    part: Part
    findings: tuple[Finding, ...]
    words: int
    signature: tuple[int, ...] | None = None


@dataclass(frozen=True, slots=True)
class Filed:
    """One file as read. `deals` is by the numbers that `Part.deal` gives.

    Where it could not be read, `reason` says what was found and `advice` what to do, and there are
    no parts.
    """

    sha256: str
    status: FiledStatus
    parts: tuple[FiledPart, ...] = ()
    deals: tuple[Deal, ...] = ()
    pages: tuple[FiledPage, ...] = ()
    unread: tuple[UnreadPage, ...] = ()
    pages_text: int = 0
    pages_ocr: int = 0
    warnings: tuple[str, ...] = ()
    reason: str = ""
    advice: str = ""
    seconds: float = 0.0
