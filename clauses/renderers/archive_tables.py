"""The report on an archive as tables of typed cells: Excel, CSV, Markdown and HTML share them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from clauses.answers import ArchiveReport, DealRow, RecipientTally, Tally
from clauses.records import Family
from clauses.renderers.rows import Column, Row
from clauses.renderers.wording import FAMILY_NAMES, counted, shortened, worded

NOT_STATED = "not stated"
EXPORT = "`clauses archive export` has all"


@dataclass(frozen=True, slots=True)
class ArchiveTable:
    """A table of the report: its name, what its rows are, and what is not among them."""

    name: str
    lead: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    left_out: str = ""


DEAL_COLUMNS = (
    Column("Deal", 34), Column("Vendor", 28), Column("Agency", 28), Column("Date", 12),
    Column("Value", 14), *(Column(FAMILY_NAMES[family], 19) for family in Family),
    Column("Critical", 9), Column("High", 8), Column("Missing", 9), Column("Read", 11),
    Column("File", 44), Column("Page", 7),
)  # fmt: skip
_TALLY_COLUMNS = (
    Column("Deals", 9), Column("Value", 16), Column("Value stated", 13),
    Column("Critical deals", 15), Column("High deals", 12), Column("Risks", 9),
    Column("Missing", 10),
)  # fmt: skip
_RULE_COLUMNS = (
    Column("Rule", 34), Column("Policy", 26), Column("Title", 50), Column("Severity", 11),
    Column("Risk", 8), Column("Missing", 10), Column("To decide", 11), Column("Found", 9),
    Column("Cannot tell", 12),
)  # fmt: skip
_REACH_COLUMNS = (
    Column("Policy", 34), Column("What it is", 12), Column("Deals judged", 14),
    Column("Deals reached", 14), Column("With a risk", 12), Column("Value", 16),
    Column("Value stated", 13),
)  # fmt: skip
_RECIPIENT_COLUMNS = (
    Column("Recipient", 28), Column("Permitted", 11), Column("On conditions", 14),
    Column("Prohibited", 12), Column("Deals", 9),
)  # fmt: skip
_GRAVE_COLUMNS = (
    Column("Severity", 11), Column("Families", 24), Column("Stance", 12), Column("Quote", 80),
    Column("File", 44), Column("Page", 7), Column("Vendor", 26), Column("Agency", 26),
    Column("Title", 46), Column("Rules", 34), Column("Other copies", 13),
)  # fmt: skip
_UNREAD_COLUMNS = (
    Column("File", 50),
    Column("Pages", 18),
    Column("Reason", 60),
    Column("What to do", 50),
)
_REASON_COLUMNS = (Column("Reason", 80), Column("Files and pages", 16))


def archive_tables(report: ArchiveReport) -> tuple[ArchiveTable, ...]:
    """Return the tables of the report: what is gravest first, the deals last."""
    return (
        ArchiveTable(
            "Gravest findings",
            "Passages on which the gravest risks rest, each once however often it stands.",
            _GRAVE_COLUMNS,
            tuple(_grave_rows(report)),
        ),
        ArchiveTable(
            "Laws and bills",
            "Deals with a risk or a lack under each policy the archive was judged by, and under "
            "each profile of these. The value is that of the deals that state one.",
            _REACH_COLUMNS,
            tuple(_reach_rows(report)),
        ),
        ArchiveTable("Rules", "In how many deals each rule came to what.", _RULE_COLUMNS,
                     tuple(_rule_rows(report))),
        _tallies("Vendors", "Vendor", report.vendors, report.vendors_left_out),
        _tallies("Agencies", "Agency", report.agencies, report.agencies_left_out),
        _tallies("Years", "Year", report.years, 0),
        ArchiveTable(
            "Recipients",
            "Kinds of recipients that passages speak of, and how often, by what they say of it.",
            _RECIPIENT_COLUMNS,
            tuple(_recipient_rows(report.recipients)),
        ),
        ArchiveTable(
            "Agencies named",
            "Federal agencies that passages name, and how often, by what they say of sharing, "
            "access or keeping data.",
            (Column("Named", 40), *_RECIPIENT_COLUMNS[1:]),
            tuple(_recipient_rows(report.agencies_named)),
        ),
        ArchiveTable("Reasons", "Why files and pages were not read.", _REASON_COLUMNS,
                     tuple((one.name, one.number) for one in report.reasons)),
        ArchiveTable(
            "Not read",
            "The files, and the pages of others, that were not read.",
            _UNREAD_COLUMNS,
            tuple((o.path, o.pages or "all", o.reason, o.advice or None) for o in report.not_read),
            left_out(report.not_read_left_out, "more entry", "more entries"),
        ),
        ArchiveTable(
            "Deals",
            "The gravest first.",
            DEAL_COLUMNS,
            tuple(map(deal_row, report.deals)),
            left_out(report.deals_left_out, "more deal"),
        ),
    )  # fmt: skip


def left_out(number: int, noun: str, plural: str = "") -> str:
    """Return what is said of rows that are not listed, or nothing where all are."""
    return f"{counted(number, noun, plural)} not listed: {EXPORT}" if number else ""


def deal_row(deal: DealRow) -> Row:
    """Return a deal in the order of `DEAL_COLUMNS`."""
    return (
        deal.title,
        deal.vendor,
        deal.agency,
        deal.date,
        deal.value,
        *(worded(level) for level in deal.levels),
        deal.critical,
        deal.high,
        deal.missing,
        deal.status,
        deal.path,
        deal.page,
    )


def _tallies(name: str, head: str, tallies: Sequence[Tally], not_listed: int) -> ArchiveTable:
    rows = tuple(
        (
            one.name or NOT_STATED,
            one.deals,
            one.value if one.valued else None,
            one.valued,
            one.critical,
            one.high,
            one.risks,
            one.missing,
        )
        for one in tallies
    )
    lead = "Deals, the dollars of those that state a value, and how grave their gravest verdict is."
    return ArchiveTable(
        name, lead, (Column(head, 34), *_TALLY_COLUMNS), rows, left_out(not_listed, "more name")
    )


def _rule_rows(report: ArchiveReport) -> Iterator[Row]:
    for one in report.rules:
        yield (one.rule, one.policy, one.title, one.severity, one.risk, one.missing, one.review,
               one.met, one.cannot_tell)  # fmt: skip


def _reach_rows(report: ArchiveReport) -> Iterator[Row]:
    for one in report.reach:
        kind = "profile" if one.profile else "policy"
        value = one.value if one.valued else None
        yield one.name, kind, one.judged, one.deals, one.at_risk, value, one.valued


def _recipient_rows(tallies: Sequence[RecipientTally]) -> Iterator[Row]:
    for one in tallies:
        yield worded(one.recipient), one.permits, one.conditions, one.prohibits, one.deals


def _grave_rows(report: ArchiveReport) -> Iterator[Row]:
    for one in report.gravest:
        yield (
            one.severity,
            ", ".join(map(worded, one.families)),
            one.stance,
            shortened(one.quote),
            one.path,
            one.page,
            one.vendor,
            one.agency,
            "; ".join(one.titles),
            ", ".join(one.rules),
            one.copies,
        )
