"""The nouns every stage speaks: frozen, slotted, made of tuples, with no pointer back.

Units: pages count from 1; boxes are in points with the origin at the top left of the page; offsets
are half-open and count characters of `Document.text`.
"""

import math
from dataclasses import dataclass
from enum import StrEnum

SCHEMA_VERSION = 1


# The values of the attributes of a finding; what each means is in the labelling guide.
RECIPIENTS = (
    "federal_immigration",
    "federal_other",
    "any_government",
    "state_local_agencies",
    "subcontractors",
    "affiliates",
    "acquirer",
    "private_parties",
    "public",
)
TRIGGERS = (
    "consent",
    "legal_process",
    "emergency",
    "notice",
    "purpose",
    "opt_in",
    "termination",
    "request",
)
DATA = ("identified", "deidentified", "any")
COUNTED_FROM = ("capture", "termination", "request", "last_use")
ACTORS = ("vendor", "customer", "both", "recipient")
# Findings the model holds less likely than not are for a reader to decide.
REVIEW_BELOW = 0.5
# Which of the clocks of retention a passage sets; what tells them apart is in judgement.
CLOCKS = ("data", "logs", "derived", "after_termination", "backups")


class Family(StrEnum):
    """What a passage governs; the meaning of each is fixed in `training_data/families/`."""

    THIRD_PARTY_SHARING = "third_party_sharing"
    FEDERAL_ACCESS = "federal_access"
    RETENTION = "retention"


class Stance(StrEnum):
    """What a passage does with the thing its family governs."""

    PERMITS = "permits"
    CONDITIONS = "conditions"
    PROHIBITS = "prohibits"


class Severity(StrEnum):
    """How grave a risk is, gravest first."""

    CRITICAL = "critical"
    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"
    INFO = "info"

    @property
    def rank(self) -> int:
        """0 for the gravest."""
        return tuple(Severity).index(self)


class Level(StrEnum):
    """The verdict on one family of a deal."""

    CRITICAL = "critical"
    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"
    NONE = "none"
    NOT_APPLICABLE = "not_applicable"
    CANNOT_TELL = "cannot_tell"


class Outcome(StrEnum):
    """What a rule of a policy came to."""

    RISK = "risk"
    MISSING = "missing"
    MET = "met"
    REVIEW = "review"
    NOT_APPLICABLE = "not_applicable"
    CANNOT_TELL = "cannot_tell"


class PageSource(StrEnum):
    """How the words of a page were obtained."""

    TEXT = "text"
    OCR = "ocr"
    UNREADABLE = "unreadable"


class ClauseKind(StrEnum):
    """What a segment of a document is."""

    CLAUSE = "clause"
    PARAGRAPH = "paragraph"
    HEADING = "heading"
    TABLE_HEADER = "table_header"
    TABLE_ROW = "table_row"


class DealStatus(StrEnum):
    """How much of a deal could be read."""

    OK = "ok"
    PARTIAL = "partial"
    UNREADABLE = "unreadable"


class Event(StrEnum):
    """What the deal is in the life of a contract."""

    NEW = "new"
    AMENDMENT = "amendment"
    RENEWAL = "renewal"
    EXTENSION = "extension"
    UNKNOWN = "unknown"


class LawStatus(StrEnum):
    """Where a law or bill stands; `benchmark` is good practice that binds nobody here."""

    IN_FORCE = "in force"
    FAILED = "failed"
    VETOED = "vetoed"
    PROPOSED = "proposed"
    BENCHMARK = "benchmark"


# --- what `read` returns -------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Span:
    """Half-open character offsets into `Document.text`."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"no span runs from {self.start} to {self.end}")


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page, in points, origin top left."""

    page: int
    x0: float
    top: float
    x1: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Gap:
    """White space in a line that is wider than any between words: a tab, a gutter, a cell's end.

    It stands after the first `at` characters of the line, from `x0` to `x1`, in points.
    """

    at: int
    x0: float
    x1: float


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line: `Document.text[span.start:span.end]` is its text, white space folded.

    It ends in a soft hyphen (U+00AD) where the line end breaks a word. `bold_end` is how many of
    its leading characters are bold, a plain number before them counted with them: all of them where
    `bold`. `baseline` is the distance from the
    top of the page to the line the letters stand on. `opens` is whether the line begins a paragraph
    where the file says so; None where only the layout can tell, as in every PDF. `confidence` is
    how sure OCR is of its letters, from 0 to 1. `gaps` are the wide ones in it, left to right.
    """

    span: Span
    box: Box
    size: float
    bold: bool
    bold_end: int
    baseline: float
    opens: bool | None = None
    confidence: float = 1.0
    gaps: tuple[Gap, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the file; `span` holds its lines, and is empty where nothing could be read.

    A page is set upright before it is read, and a scan level: `width`, `height` and all boxes are
    those of the page turned clockwise by `turned` degrees about its middle. `confidence` is how
    sure OCR is of what it read, from 0 to 1. `printed` is the number the page bears ("3", "iii",
    "A-2"), or the label the file gives it; `packet` is its number in the packet it was put into.
    """

    number: int
    width: float
    height: float
    source: PageSource
    span: Span
    confidence: float = 1.0
    turned: float = 0.0
    printed: str | None = None
    packet: int | None = None

    def as_shown(self, box: Box) -> Box:
        """Return where a box of the page as it was read lies on the page as the file shows it."""
        if not self.turned:
            return box
        back, sideways = math.radians(-self.turned), round(self.turned / 90) % 2
        shown = (self.height, self.width) if sideways else (self.width, self.height)
        x, y = (box.x0 + box.x1 - self.width) / 2, (box.top + box.bottom - self.height) / 2
        middle_x = shown[0] / 2 + x * math.cos(back) - y * math.sin(back)
        middle_y = shown[1] / 2 + x * math.sin(back) + y * math.cos(back)
        across, down = (box.x1 - box.x0) / 2, (box.bottom - box.top) / 2
        if sideways:
            across, down = down, across
        edges = middle_x - across, middle_y - down, middle_x + across, middle_y + down
        return Box(box.page, *(round(edge, 2) for edge in edges))


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row of a ruled table: the boxes of its cells, left to right."""

    cells: tuple[Box, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A ruled table on one page, rows from top to bottom."""

    box: Box
    rows: tuple[TableRow, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """A file as read: its text, and where on which page each line of the text stands."""

    path: str
    sha256: str
    text: str
    pages: tuple[Page, ...]
    lines: tuple[Line, ...]
    tables: tuple[Table, ...] = ()
    warnings: tuple[str, ...] = ()


# --- what `segment` returns ----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Piece:
    """Where a stretch of a clause's text stands: `start` in the clause, `span` in the document.

    Piece texts equal the document's own letter for letter.
    """

    start: int
    span: Span


@dataclass(frozen=True, slots=True)
class Clause:
    """A segment of a document, in reading order.

    `number` is as printed; `text` is without number and heading, white space folded and words
    rejoined where a line end had broken them; `parent` is the index of the enclosing clause in the
    outline, or None; `lead_in` is the text the clause continues ("Vendor shall not:"), or the
    header words of a table row. `quoted` is whether it is another document's: the new wording an
    amendment gives to a section of the agreement it changes.
    """

    kind: ClauseKind
    number: str | None
    heading: str | None
    text: str
    pieces: tuple[Piece, ...]
    page: int
    level: int
    parent: int | None = None
    lead_in: str = ""
    quoted: bool = False


# --- what `classify` returns ---------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Attributes:
    """The details of a finding, in the labelling guide's values; absent ones are None or empty."""

    recipients: tuple[str, ...] = ()
    data: str | None = None
    sale: bool | None = None
    trigger: tuple[str, ...] = ()
    period: str | None = None
    counted_from: str | None = None
    actor: str | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where the words of a finding stand in its document; the fields are as in `Finding`."""

    page: int
    clause_number: str | None
    clause_heading: str | None
    span: Span | None = None
    boxes: tuple[Box, ...] = ()
    page_printed: str | None = None
    page_packet: int | None = None
    superseded_by: str | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """A statement about one passage of one document.

    `quote` is verbatim; `page` is where it starts; `probability` is the model's, for this family
    and stance; `id` is a hash of document, family and quote, so it is the same in every run.
    `page_printed` and `page_packet` are the numbers that page bears, as in `Page`. `superseded_by`
    names the wording that took the place of this passage, which then counts for no rule. `review`
    is whether the probability is below `REVIEW_BELOW`; how many such are right is in the card of
    the model. `span` is from the first character of the quote in `Document.text` to its last.
    `also` are the other places where the document says the same words, in reading order; a finding
    is superseded only where it is at every place, and stands at the first where it is not.
    """

    id: str
    family: Family
    stance: Stance
    probability: float
    quote: str
    document: str
    page: int
    clause_number: str | None
    clause_heading: str | None
    lead_in: str
    boxes: tuple[Box, ...]
    attributes: Attributes
    page_printed: str | None = None
    page_packet: int | None = None
    superseded_by: str | None = None
    review: bool = False
    span: Span | None = None
    also: tuple[Place, ...] = ()


# --- policies, as read from TOML -----------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Law:
    """A citation with its standing; `date` is an ISO date or year, `source` an address."""

    citation: str
    status: LawStatus
    date: str
    source: str


@dataclass(frozen=True, slots=True)
class Condition:
    """What a finding must be like to count for a rule; an empty field asks nothing.

    Fields hold alternatives: one of `stances`, any of `recipients` and so on. `without_recipients`
    and `without_triggers` refuse a finding that names any of them. `longer_than` and `at_most`
    are ISO 8601 durations compared with the finding's period. `mentions` are words of which the
    quote, or the lead-in it continues, must hold one, `without_mentions` words it must not hold;
    both are matched as whole words, capitals counting only for words written in capitals.
    `also_mentions` are words of which it must hold one besides. `clocks` are the clocks of
    retention, of which the passage must set one; `headings` are words of which the heading of its
    clause must hold one.
    """

    families: tuple[Family, ...]
    stances: tuple[Stance, ...] = ()
    recipients: tuple[str, ...] = ()
    without_recipients: tuple[str, ...] = ()
    triggers: tuple[str, ...] = ()
    without_triggers: tuple[str, ...] = ()
    data: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    counted_from: tuple[str, ...] = ()
    sale: bool | None = None
    longer_than: str | None = None
    at_most: str | None = None
    mentions: tuple[str, ...] = ()
    without_mentions: tuple[str, ...] = ()
    also_mentions: tuple[str, ...] = ()
    clocks: tuple[str, ...] = ()
    headings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FactCondition:
    """What a fact of the deal must be like to count for a rule; an empty field asks nothing.

    Any fact called `name` will do, unless its value is "false". `values` are those it may have,
    `without_values` those it may not; the durations are compared with a value that is one.
    """

    name: str
    values: tuple[str, ...] = ()
    without_values: tuple[str, ...] = ()
    longer_than: str | None = None
    at_most: str | None = None


@dataclass(frozen=True, slots=True)
class PassageCondition:
    """Words of which a sentence of the documents must hold one, whatever it was classified as.

    `also_mentions` and `without_mentions` are as in `Condition`. `actors` are who may be bound by
    the sentence: without "customer", the buyer's own rules, and sentences on what the buyer alone
    shall do, do not count.
    """

    mentions: tuple[str, ...]
    also_mentions: tuple[str, ...] = ()
    without_mentions: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RuleExample:
    """An own text, or facts by name, that must, or must not, bring the rule to its outcome."""

    text: str
    fires: bool
    facts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class SeverityWhen:
    """The severity of a rule in a deal that handles any of these kinds of data."""

    data_classes: tuple[str, ...]
    severity: Severity


@dataclass(frozen=True, slots=True)
class Rule:
    """One question a policy asks of a deal.

    `when` is "present" (what is like `condition` is a risk) or "absent" (the lack of it is
    `missing`, its presence `met`). `family` is None for a rule on the deal as a whole.
    `data_classes` limits the rule to deals that handle such data; empty means any deal that handles
    data, or any at all where `even_without_data`. `title` names the bad thing; `protection` names
    what an "absent" rule looks for, as it is called where it is there, and is empty for "present"
    ones. The first of `severities` that fits the deal's data goes before `severity`. `deal` holds
    names of facts, each with the values of which the deal must have one for the rule to apply.
    `replaces` are ids of more general rules, not shown where this one says the same, at least as
    gravely.
    """

    id: str
    policy: str
    title: str
    family: Family | None
    severity: Severity
    when: str
    condition: Condition | FactCondition | PassageCondition
    why: str
    advice: str
    law: tuple[Law, ...]
    data_classes: tuple[str, ...]
    examples: tuple[RuleExample, ...]
    protection: str = ""
    severities: tuple[SeverityWhen, ...] = ()
    deal: tuple[tuple[str, tuple[str, ...]], ...] = ()
    even_without_data: bool = False
    replaces: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Policy:
    """A law, bill or good practice as a list of rules."""

    id: str
    title: str
    version: str
    scope: str
    sha256: str
    rules: tuple[Rule, ...]


@dataclass(frozen=True, slots=True)
class Profile:
    """For whom a deal is judged: policies by id, and rules by id that are of another severity."""

    id: str
    title: str
    scope: str
    policies: tuple[str, ...]
    severities: tuple[tuple[str, Severity], ...] = ()


# --- what `judge` returns ------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Fact:
    """Something the documents say about the deal, with the words and the page."""

    name: str
    value: str
    quote: str
    page: int
    document: str


class AcceptanceState(StrEnum):
    """How far what was accepted still covers a risk; only `holds` keeps a gate from counting it."""

    HOLDS = "holds"
    EXPIRED = "expired"
    PARTLY = "partly"


@dataclass(frozen=True, slots=True)
class Accepted:
    """That a risk was taken on knowingly: the reason, and the last day it holds, as an ISO date.

    It is `partly` where the risk rests on passages that were not among those accepted.
    """

    reason: str
    until: str
    state: AcceptanceState


@dataclass(frozen=True, slots=True)
class Acceptance:
    """An entry of a list of accepted risks: a rule, and one of the passages it rests on.

    The document is known by the hash of its bytes or by its path; `quote` is empty for what is
    missing. `reason` and `until` are as in `Accepted`.
    """

    rule: str
    document: str
    sha256: str
    quote: str
    reason: str
    until: str


@dataclass(frozen=True, slots=True)
class Risk:
    """What one rule came to in this deal.

    It rests on `findings`, which are ids, gravest first, or on `facts`, those of the deal or the
    passages that hold the words of the rule. `family` is None where it is on the deal as a whole.
    `accepted` is what the buyer has noted of taking it on, or None.
    """

    rule: str
    policy: str
    outcome: Outcome
    severity: Severity
    family: Family | None
    title: str
    why: str
    advice: str
    law: tuple[Law, ...]
    findings: tuple[str, ...]
    facts: tuple[Fact, ...] = ()
    accepted: Accepted | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """The level of one family, with one sentence of reason."""

    family: Family
    level: Level
    reason: str


@dataclass(frozen=True, slots=True)
class Unreviewed:
    """Something the deal relies on that was not among the documents: a url, exhibit or document."""

    reference: str
    kind: str
    document: str
    page: int


@dataclass(frozen=True, slots=True)
class PageNumbers:
    """The numbers that a page of the file bears: its own as printed, and that of a packet."""

    page: int
    printed: str | None
    packet: int | None


@dataclass(frozen=True, slots=True)
class DocumentSummary:
    """How a document was read, page by page in sum; `page_numbers` has the pages that bear any."""

    path: str
    sha256: str
    kind: str
    pages: int
    pages_text: int
    pages_ocr: int
    pages_unreadable: int
    warnings: tuple[str, ...]
    page_numbers: tuple[PageNumbers, ...] = ()


@dataclass(frozen=True, slots=True)
class AmendedSection:
    """What an amendment does to one section of the documents before it.

    `target` is the section, `action` what is done, a value of `Change`; `quote` is the passage of
    `document` that does it. `amended_document` is where the section stands, None where it was not
    found, and `note` says so, or which wording governs now. `before` and `after` are the ids of the
    findings in the wording replaced and in the new one.
    """

    target: str
    action: str
    document: str
    page: int
    quote: str
    amended_document: str | None
    note: str
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two places of a deal that contradict each other, and the document that takes precedence.

    `subject` is a family, the name of a fact, or "retention period". `governs` is None where
    nothing in the documents says which of the two counts.
    """

    subject: str
    first: Fact
    second: Fact
    governs: str | None


@dataclass(frozen=True, slots=True)
class VendorReport:
    """What a publication reported of a vendor: which service, to whom; not a finding of clauses.

    `listed` is the name as in the list, `named` the name in the deal, `relation` "name", "alias" or
    "corporate family". `date` is that of the publication; `checked` is the ISO date on which the
    entry was last compared with it, and `expired` whether that is more than 12 months ago.
    """

    listed: str
    named: str
    relation: str
    service: str
    recipient: str
    publication: str
    date: str
    standing: str
    response: str
    checked: str
    expired: bool


@dataclass(frozen=True, slots=True)
class VendorStatus:
    """What is known of the vendor apart from the text: "reported" or "not_determined".

    `declared` is the date of the vendor's declaration on file, or "true". No match clears nobody.
    """

    status: str = "not_determined"
    reports: tuple[VendorReport, ...] = ()
    declared: str | None = None


@dataclass(frozen=True, slots=True)
class Deal:
    """Everything known of one vendor deal."""

    id: str
    title: str
    vendor: str | None
    customer: str | None
    event: Event
    status: DealStatus
    documents: tuple[DocumentSummary, ...]
    facts: tuple[Fact, ...]
    findings: tuple[Finding, ...]
    verdicts: tuple[Verdict, ...]
    risks: tuple[Risk, ...]
    unreviewed: tuple[Unreviewed, ...]
    amendments: tuple[AmendedSection, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    vendor_status: VendorStatus = VendorStatus()


@dataclass(frozen=True, slots=True)
class Reviewed:
    """One document on its way to judgement: as read, as segmented, as classified.

    `amendments` is what it changes in others. `kind` and `precedence`, 1 before 2, are what the
    user says of it; None where nothing was said.
    """

    document: Document
    clauses: tuple[Clause, ...]
    findings: tuple[Finding, ...]
    amendments: "tuple[Amendment, ...]" = ()
    kind: str | None = None
    precedence: int | None = None


@dataclass(frozen=True, slots=True)
class Refused:
    """An input that could not be read: what was found, and what to do next."""

    path: str
    reason: str
    advice: str


@dataclass(frozen=True, slots=True)
class PolicyStamp:
    """Which policy, in which version, a report was made with."""

    id: str
    version: str
    sha256: str


@dataclass(frozen=True, slots=True)
class RetentionLimit:
    """The period beyond which a rule holds data to be kept too long; for which kinds of data.

    `period` is an ISO 8601 duration; no `data_classes` are all of them.
    """

    rule: str
    policy: str
    title: str
    severity: Severity
    period: str
    data_classes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tool:
    """What a report was made with; with the input it fixes the report's bytes.

    `profiles` are the ids of those chosen, which may have changed the severities of rules;
    `retention_limits` are those of the policies, shortest first.
    """

    version: str
    model: str
    model_sha256: str
    policies: tuple[PolicyStamp, ...]
    profiles: tuple[str, ...] = ()
    retention_limits: tuple[RetentionLimit, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """What `scan` returns: deals in the order of the input, and the inputs that were refused."""

    tool: Tool
    deals: tuple[Deal, ...]
    refused: tuple[Refused, ...]


# --- what the words of a document point at -------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Definition:
    """A term a document defines: `quote`, of the clause with this index, says what it means.

    `used_in` are the indexes of the other clauses that use the term.
    """

    term: str
    clause: int
    quote: str
    used_in: tuple[int, ...] = ()


class Standing(StrEnum):
    """Where what a reference names is to be found."""

    RESOLVED = "resolved"
    OUTSIDE = "outside"
    UNRESOLVED = "unresolved"


@dataclass(frozen=True, slots=True)
class Reference:
    """A mention of a section, exhibit or the like: "Sections 4.2 through 4.5".

    `text` is as printed, from `start` on in the text of the clause with this index. `targets` are
    the indexes of the clauses it names, those of a range with all between. One is `outside` that
    names a part of a law or of another agreement, and `unresolved` where this document should have
    what it names, and has not.
    """

    text: str
    clause: int
    start: int
    standing: Standing
    targets: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Links:
    """The terms a document defines, and its references, in the order they stand in it."""

    definitions: tuple[Definition, ...] = ()
    references: tuple[Reference, ...] = ()


class Change(StrEnum):
    """What an amendment does to a part of the agreement it changes."""

    REPLACES = "replaces"
    DELETES = "deletes"
    ADDS = "adds"
    INSERTS = "inserts"
    RENUMBERS = "renumbers"


@dataclass(frozen=True, slots=True)
class Amendment:
    """A change that the clause with this index makes to an agreement.

    `target_number` is the section it changes, "5.3(a)", or a part with its word, "Exhibit B";
    `agreement` names whose it is as printed, "the Agreement", and is empty where that is not said.
    A section is added whole (`adds`), words are put into one (`inserts`). `quoted_text` is the new
    wording, or number, and `pieces` is where it stands, as in `Clause`; both are empty where none
    is quoted. `replaced_text` is what is taken out where that is not the whole section, in its own
    words or in those that name it: "the last sentence". `wording` are the indexes of the clauses
    that give the new wording below the amending one, or in the exhibit attached.
    """

    clause: int
    target_number: str
    agreement: str
    action: Change
    quoted_text: str = ""
    pieces: tuple[Piece, ...] = ()
    replaced_text: str = ""
    wording: tuple[int, ...] = ()


# --- what two readings of a deal differ in -------------------------------------------------------


class Turn(StrEnum):
    """What became of something between two versions of a deal."""

    GONE = "gone"
    NEW = "new"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class PassageChange:
    """A passage of one family before and after; one of them is None where it is gone or new.

    `what` names what differs: "stance", the attributes by name, "wording".
    """

    turn: Turn
    family: Family
    what: tuple[str, ...]
    before: Finding | None
    after: Finding | None


@dataclass(frozen=True, slots=True)
class RiskChange:
    """What a rule came to before and after, where outcome, severity or passages differ."""

    turn: Turn
    rule: str
    before: Risk | None
    after: Risk | None


@dataclass(frozen=True, slots=True)
class VerdictChange:
    """The verdict on a family before and after."""

    family: Family
    before: Verdict | None
    after: Verdict | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """What a deal differs in from another; `same_passages` counts those that say the same.

    `base` and `amended` are ids; one is None where only the other deal is there. `notes` are what
    to keep in mind, a sentence each.
    """

    base: str | None
    amended: str | None
    title: str
    verdicts: tuple[VerdictChange, ...]
    risks: tuple[RiskChange, ...]
    passages: tuple[PassageChange, ...]
    same_passages: int
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Differences:
    """What `diff` returns: a comparison for each deal, and the inputs that were refused."""

    tool: Tool
    deals: tuple[Comparison, ...]
    refused: tuple[Refused, ...]


# --- what a report shows of the pages themselves -------------------------------------------------


@dataclass(frozen=True, slots=True)
class PagePicture:
    """A page as the file shows it, as a picture; `width` and `height` are in points."""

    document: str
    page: int
    width: float
    height: float
    media_type: str
    data: bytes


# --- what explains a finding ---------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Alike:
    """A passage of our own training documents, and how like another it is, from 0 to 1.

    `labels` are what a reader found in it ("retention: permits"), none where it holds no finding.
    """

    text: str
    labels: tuple[str, ...]
    document: str
    likeness: float
