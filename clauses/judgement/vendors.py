"""The list of vendors that publications reported on, and what it says of the vendor of a deal."""

import datetime
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from clauses.judgement.party_words import LEGAL_FORM
from clauses.judgement.tables import Table, whole_file
from clauses.records import VendorReport, VendorStatus

BUNDLED = Path(__file__).parent.parent / "vendors.toml"
REPORTED = "reported"
STANDINGS = ("claimed", "confirmed", "ended")
MONTHS = 12  # after which an entry has to be checked again before it counts
_KEYS = ("name", "checked", "report")
_MAY = ("aliases", "family", "response")
_REPORT = ("service", "recipient", "publication", "date", "standing")
_SMALL = re.compile(r"[^a-z0-9 ]+")


@dataclass(frozen=True, slots=True)
class Reported:
    """One report: which service to whom, by which publication, when, and how it stands."""

    service: str
    recipient: str
    publication: str
    date: str
    standing: str


@dataclass(frozen=True, slots=True)
class Vendor:
    """An entry of the list: legal name, other names, corporate family, what was reported."""

    name: str
    aliases: tuple[str, ...]
    family: tuple[str, ...]
    response: str
    checked: str
    reports: tuple[Reported, ...]


def bundled_vendors() -> tuple[Vendor, ...]:
    """Return the list that comes with clauses."""
    return load_vendors(BUNDLED.read_text("utf-8"), BUNDLED.name)


def load_vendors(text: str, name: str) -> tuple[Vendor, ...]:
    """Return the vendors that `text` lists; `name` stands for the file in messages.

    Raises PolicyError with every fault of the text, each with its line.
    """
    top = whole_file(text, name, "a list of vendors", "compare it with clauses/vendors.toml")
    top.allow(("vendor",))
    found = tuple(_vendor(table) for table in top.tables("vendor", "a vendor"))
    top.faults.raise_found()
    return found


def _vendor(table: Table) -> Vendor:
    table.allow((*_KEYS, *_MAY))
    table.require(_KEYS)
    return Vendor(
        name=table.text("name"),
        aliases=table.texts("aliases"),
        family=table.texts("family"),
        response=table.text("response"),
        checked=table.date("checked", whole=True),
        reports=tuple(_report(one) for one in table.tables("report", "a report")),
    )


def _report(table: Table) -> Reported:
    table.allow(_REPORT)
    table.require(_REPORT)
    return Reported(
        service=table.text("service"),
        recipient=table.text("recipient"),
        publication=table.text("publication"),
        date=table.date("date", whole=False),
        standing=table.choice("standing", STANDINGS),
    )


def vendor_status(
    names: Sequence[str],
    vendors: Sequence[Vendor],
    as_of: str | None = None,
    declared: str | None = None,
) -> VendorStatus:
    """Return what the list says of a vendor by any of its `names` in the deal.

    Reports checked more than 12 months before the day `as_of`, an ISO date, are shown as expired
    and do not make the status; without `as_of`, none expires. No match is "not_determined": that
    no list names a vendor clears nobody.
    """
    reports = tuple(
        report for name in dict.fromkeys(names) for report in _matching(name, vendors, as_of)
    )
    counts = any(not report.expired for report in reports)
    return VendorStatus(REPORTED if counts else "not_determined", reports, declared)


def _matching(name: str, vendors: Sequence[Vendor], as_of: str | None) -> Iterator[VendorReport]:
    for vendor in vendors:
        relation = _relation(name, vendor)
        for one in vendor.reports if relation else ():
            yield VendorReport(
                listed=vendor.name,
                named=name,
                relation=relation or "",
                service=one.service,
                recipient=one.recipient,
                publication=one.publication,
                date=one.date,
                standing=one.standing,
                response=vendor.response,
                checked=vendor.checked,
                expired=as_of is not None and _expired(vendor.checked, as_of),
            )


def _relation(name: str, vendor: Vendor) -> str | None:
    bare = _bare(name)
    for relation, listed in (
        ("name", (vendor.name,)),
        ("alias", vendor.aliases),
        ("corporate family", vendor.family),
    ):
        if bare and bare in map(_bare, listed):
            return relation
    return None


def _bare(name: str) -> str:
    """A name without its legal form and marks; whole names are compared, never parts of them."""
    return " ".join(_SMALL.sub(" ", LEGAL_FORM.sub("", name).casefold()).split())


def _expired(checked: str, as_of: str) -> bool:
    day = datetime.date.fromisoformat(checked)
    months = day.month - 1 + MONTHS
    year, month = day.year + months // 12, months % 12 + 1
    return datetime.date.fromisoformat(as_of) > datetime.date(year, month, min(day.day, 28))
