"""What questions to an archive return: frozen records for the renderers to show.

Pages count from 1 in the file. Nothing here holds a row id or a time of the clock, so that equal
archives give equal answers, except `Run`.
"""

from dataclasses import dataclass

from clauses.records import Comparison

# --- search --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Snip:
    """A stretch of a snippet, and whether it is one of the words searched for."""

    text: str
    hit: bool


@dataclass(frozen=True, slots=True)
class FoundFinding:
    """What a finding that was searched for was read as; `severity` is of its gravest risk."""

    id: str
    family: str
    stance: str
    severity: str | None
    data: str | None
    recipients: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """A page, or a finding, that has the words: where it stands, and the words around them."""

    path: str
    page: int
    document_page: int
    kind: str
    title: str | None
    vendor: str | None
    agency: str | None
    date: str | None
    snippet: tuple[Snip, ...]
    finding: FoundFinding | None = None


@dataclass(frozen=True, slots=True)
class Hits:
    """The hits, best first; `more` is whether there are others beyond the limit."""

    words: str
    findings: bool
    hits: tuple[Hit, ...]
    more: bool


# --- status --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Count:
    """How many there are of something, by its name."""

    name: str
    number: int


@dataclass(frozen=True, slots=True)
class Run:
    """A run of `clauses archive scan`; `ended` is None where it was interrupted or still runs."""

    started: str
    ended: str | None
    made_with: str


@dataclass(frozen=True, slots=True)
class Status:
    """What an archive holds, what was not read and why, and what is left to do.

    `contents` are distinct contents of files by how reading them ended, and `same_content` the
    paths beyond the first of each. `unscanned` are contents that no run has read yet, `outdated`
    those read with another version, model or policies than the last run's, `lost` those whose
    reading was stopped.
    """

    files: tuple[Count, ...]
    contents: tuple[Count, ...]
    same_content: int
    pages: int
    pages_text: int
    pages_ocr: int
    pages_unread: int
    documents: tuple[Count, ...]
    deals: tuple[Count, ...]
    findings: int
    file_reasons: tuple[Count, ...]
    content_reasons: tuple[Count, ...]
    page_reasons: tuple[Count, ...]
    unscanned: int
    outdated: int
    lost: int
    runs: tuple[Run, ...]


# --- report --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Tally:
    """Deals of one vendor, agency or year: how many, what they are worth, how grave they are.

    `value` is in dollars, of the `valued` deals that state one. `critical` and `high` are the deals
    whose gravest verdict that is; `risks` and `missing` count rules.
    """

    name: str | None
    deals: int
    valued: int
    value: float
    critical: int
    high: int
    risks: int
    missing: int


@dataclass(frozen=True, slots=True)
class RuleTally:
    """In how many deals a rule came to what; `severity` is the gravest it had in any."""

    rule: str
    policy: str
    title: str
    severity: str
    risk: int
    missing: int
    review: int
    met: int
    cannot_tell: int


@dataclass(frozen=True, slots=True)
class Reach:
    """The deals a policy, or a profile of several, reaches: those with a risk or a lack under it.

    `judged` are the deals to which any of its rules applied, `at_risk` those reached that have a
    risk, not only a lack. `value` is in dollars, of the `valued` deals among those reached.
    """

    name: str
    profile: bool
    judged: int
    deals: int
    at_risk: int
    valued: int
    value: float


@dataclass(frozen=True, slots=True)
class RecipientTally:
    """How often passages name a recipient or an agency, by stance, and in how many deals."""

    recipient: str
    permits: int
    conditions: int
    prohibits: int
    deals: int


@dataclass(frozen=True, slots=True)
class DealRow:
    """A deal in one line. `levels` are those of the families in their order."""

    path: str
    page: int
    title: str
    vendor: str | None
    agency: str | None
    date: str | None
    value: float | None
    levels: tuple[str, ...]
    critical: int
    high: int
    missing: int
    status: str


@dataclass(frozen=True, slots=True)
class GraveFinding:
    """A passage on which a grave risk rests; `copies` are others in the same words."""

    severity: str
    families: tuple[str, ...]
    stance: str
    quote: str
    path: str
    page: int
    vendor: str | None
    agency: str | None
    titles: tuple[str, ...]
    rules: tuple[str, ...]
    copies: int


@dataclass(frozen=True, slots=True)
class NotRead:
    """A file, or the pages of one, that was not read, and why. `pages` is empty for a file."""

    path: str
    pages: str
    reason: str
    advice: str = ""


@dataclass(frozen=True, slots=True)
class ArchiveReport:
    """What an archive says in sum. `*_left_out` count what is not listed, so that all is named.

    `levels` is for each family in order the levels with how many deals came to each, gravest first.
    """

    files: int
    contents: int
    documents: int
    deals_total: int
    pages: int
    pages_read: int
    findings: int
    levels: tuple[tuple[str, tuple[Count, ...]], ...]
    vendors: tuple[Tally, ...]
    vendors_left_out: int
    agencies: tuple[Tally, ...]
    agencies_left_out: int
    years: tuple[Tally, ...]
    rules: tuple[RuleTally, ...]
    reach: tuple[Reach, ...]
    recipients: tuple[RecipientTally, ...]
    agencies_named: tuple[RecipientTally, ...]
    gravest: tuple[GraveFinding, ...]
    deals: tuple[DealRow, ...]
    deals_left_out: int
    not_read: tuple[NotRead, ...]
    not_read_left_out: int
    reasons: tuple[Count, ...]


# --- versions ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Member:
    """A document of a group: where it begins, and what is known of it."""

    path: str
    first_page: int
    last_page: int
    kind: str
    title: str | None
    vendor: str | None
    agency: str | None
    date: str | None


@dataclass(frozen=True, slots=True)
class Group:
    """Documents alike by their words. `name` is the same as long as its first member is.

    `same_words` are the members whose words are exactly those of another member.
    """

    name: str
    members: tuple[Member, ...]
    same_words: int


@dataclass(frozen=True, slots=True)
class Groups:
    """The groups of an archive, the largest first; `left_out` are not listed."""

    groups: tuple[Group, ...]
    left_out: int
    documents: int


@dataclass(frozen=True, slots=True)
class Version:
    """Documents of a template that follow each other and say the same of the three families.

    `change` is what the first of them differs in from the last of the version before.
    """

    members: tuple[Member, ...]
    change: Comparison | None


@dataclass(frozen=True, slots=True)
class Versions:
    """The versions of a template in the order of their dates; `undated` could not be placed."""

    name: str
    versions: tuple[Version, ...]
    undated: tuple[Member, ...]
