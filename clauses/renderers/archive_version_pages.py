"""Documents alike, and the versions of a template, on the terminal."""

from collections.abc import Sequence

from rich.console import Console

from clauses.answers import Groups, Member, Version, Versions
from clauses.records import PassageChange, Turn
from clauses.renderers.sheet import Sheet
from clauses.renderers.wording import FAMILY_NAMES, NOTICE, counted, shortened, worded

INDENT = 4
_MOST_MEMBERS = 6
_TURNS = {Turn.NEW: "new since", Turn.GONE: "gone since", Turn.CHANGED: "changed in"}


def render_groups(groups: Groups, console: Console) -> None:
    """Draw the groups of documents alike, each with its name, which `versions` takes."""
    sheet = Sheet(console)
    if not groups.groups:
        sheet.write("No two documents are alike.")
        return
    for group in groups.groups:
        same = f", {group.same_words} word for word like another" if group.same_words else ""
        sheet.section(f"{group.name}: {counted(len(group.members), 'document')}{same}")
        _write_members(sheet, group.members)
    sheet.blank()
    more = f" {groups.left_out} more groups: see --limit." if groups.left_out else ""
    sheet.write(f"{counted(groups.documents, 'document')} in groups.{more}", style="dim")


def _write_members(sheet: Sheet, members: Sequence[Member]) -> None:
    for one in members[:_MOST_MEMBERS]:
        about = "; ".join(text for text in (one.title, one.vendor, one.agency) if text)
        sheet.write(_place(one), lead=[(one.date or "no date", 12, "")])
        sheet.write(f"{worded(one.kind)}: {about}" if about else worded(one.kind), indent=12,
                    style="dim")  # fmt: skip
    if len(members) > _MOST_MEMBERS:
        sheet.write(f"and {len(members) - _MOST_MEMBERS} more", indent=12)


def _place(member: Member) -> str:
    pages = f"p. {member.first_page}-{member.last_page}"
    return (
        f"{member.path} {pages if member.first_page != member.last_page else pages.split('-')[0]}"
    )


def render_versions(versions: Versions, console: Console) -> None:
    """Draw the versions by date, each with what it differs in from the one before."""
    sheet = Sheet(console)
    sheet.title(f"VERSIONS OF {versions.name}")
    for number, version in enumerate(versions.versions, start=1):
        _write_version(sheet, number, version)
    if not versions.versions:
        sheet.write("None of the documents has a date, so there is no order to show.")
    if versions.undated:
        sheet.section(f"WITHOUT A DATE ({len(versions.undated)})")
        _write_members(sheet, versions.undated)
    sheet.blank()
    sheet.rule("-")
    sheet.write(NOTICE)


def _write_version(sheet: Sheet, number: int, version: Version) -> None:
    first, last = version.members[0], version.members[-1]
    span = first.date if first.date == last.date else f"{first.date} to {last.date}"
    sheet.section(f"VERSION {number}: {span}, {counted(len(version.members), 'document')}")
    _write_members(sheet, version.members)
    if version.change is None:
        return
    wording = [one for one in version.change.passages if one.what == ("wording",)]
    for change in version.change.passages:
        if change not in wording:
            _write_change(sheet, change, first.date or "")
    if wording:
        # The quotes are in JSON: most such changes are a name, a number of a section, or a scan.
        places = dict.fromkeys(map(_from_to, wording))
        sheet.write(f"Other wording only: {', '.join(places)}.", style="dim")
    if version.change.same_passages:
        same = counted(version.change.same_passages, "passage")
        sheet.write(f"{same} as before.", style="dim")


def _from_to(change: PassageChange) -> str:
    assert change.before is not None
    assert change.after is not None
    return f"p. {change.before.page} -> p. {change.after.page}"


def _write_change(sheet: Sheet, change: PassageChange, date: str) -> None:
    one = change.after or change.before
    assert one is not None
    sale = "sale, " if one.attributes.sale else ""
    what = f" ({', '.join(map(worded, change.what))})" if change.what else ""
    sheet.write(
        (f"{FAMILY_NAMES[change.family]}:", "bold"),
        f"{sale}{one.stance}: {_TURNS[change.turn]} {date}{what}",
    )
    for label, finding in (("before", change.before), ("after", change.after)):
        if finding is not None:
            lead = [(label, 8, "dim")] if change.turn is Turn.CHANGED else []
            sheet.write(f'p. {finding.page}: "{shortened(finding.quote)}"', indent=INDENT,
                        lead=lead)  # fmt: skip
