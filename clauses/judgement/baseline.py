"""The file of accepted risks: read with every fault named, and written for people to edit."""

import datetime
from collections.abc import Iterable
from pathlib import Path

from clauses.errors import PolicyError
from clauses.judgement.faults import Fault
from clauses.judgement.tables import Table, whole_file
from clauses.records import Acceptance

_HEAD = """\
# Risks accepted knowingly. `clauses accept` adds to this file, and people may edit it: an entry
# holds for its rule and quote, in the document of that hash or path, up to and with its last day.
# Of two entries on the same passage the later counts.
"""
_MUST = ("rule", "document", "reason", "until")
_MAY = ("sha256", "quote")


def load_baseline(path: Path) -> tuple[Acceptance, ...]:
    """Return the entries of the file. Raises PolicyError with every fault of it."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        fault = Fault(str(path), 1, 1, "this is not UTF-8 text", "save it as UTF-8")
        raise PolicyError((str(fault),)) from error
    return parse_baseline(text, str(path))


def parse_baseline(text: str, name: str) -> tuple[Acceptance, ...]:
    """Return the entries that `text` spells out; `name` stands for the file in messages.

    An expiry that has passed is no fault: the entry no longer holds, and reports say so. Raises
    PolicyError with every fault.
    """
    # A date that does not exist is not TOML either; it says where.
    top = whole_file(text, name, "a list of accepted risks", "check it there, dates included")
    top.allow(("accepted",))
    found = tuple(_entry(table) for table in top.tables("accepted", "an accepted risk"))
    top.faults.raise_found()
    return found


def _entry(table: Table) -> Acceptance:
    table.allow((*_MUST, *_MAY))
    table.require(_MUST)
    return Acceptance(
        rule=table.text("rule"),
        document=table.text("document"),
        sha256=table.text("sha256"),
        quote=table.text("quote"),
        reason=table.text("reason"),
        until=table.date("until", whole=True),
    )


def baseline_text(entries: Iterable[Acceptance], before: str = "") -> str:
    """Return the text of a file with the entries put after `before`, which is left as it is."""
    head = before if not before or before.endswith("\n") else before + "\n"
    return "\n".join((head or _HEAD, *map(_entry_text, entries)))


def _entry_text(one: Acceptance) -> str:
    lines = [
        "[[accepted]]",
        f"rule = {_string(one.rule)}",
        f"document = {_string(one.document)}",
        f"sha256 = {_string(one.sha256)}" if one.sha256 else "",
        f"quote = {_string(one.quote)}" if one.quote else "",
        f"reason = {_string(one.reason)}",
        f"until = {datetime.date.fromisoformat(one.until).isoformat()}",
    ]
    return "\n".join(line for line in lines if line) + "\n"


def _string(text: str) -> str:
    """Return the text as a basic string of TOML, white space folded, nothing in it invisible."""
    folded = " ".join(text.split()).replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(_character(one) for one in folded) + '"'


def _character(one: str) -> str:
    if one.isprintable():
        return one
    return "\ufffd" if "\ud800" <= one <= "\udfff" else f"\\U{ord(one):08X}"
