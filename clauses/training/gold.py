"""Read gold contracts: hand-labelled documents in YAML, kept apart from all training data."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from clauses.errors import UsageError
from clauses.records import Clause, ClauseKind, Family, Stance


@dataclass(frozen=True, slots=True)
class GoldFinding:
    """What a reader found: family, stance, the words, and the period where one is stated."""

    family: Family
    stance: Stance
    quote: str
    period: str | None


@dataclass(frozen=True, slots=True)
class GoldContract:
    """A contract as clauses, without the page layout, and all its findings."""

    id: str
    clauses: tuple[Clause, ...]
    findings: tuple[GoldFinding, ...]


def load_gold(path: Path) -> GoldContract:
    """Return the gold contract at `path`. Raises UsageError where it is none."""
    try:
        content = yaml.safe_load(path.read_text("utf-8"))
        findings = tuple(
            _finding(one) for item in content["body"] for one in item.get("gold") or ()
        )
        return GoldContract(content["id"], tuple(_clauses(content["body"])), findings)
    except (OSError, yaml.YAMLError, AttributeError, KeyError, TypeError, ValueError) as error:
        found = " ".join(str(error).split())
        raise UsageError(f"{path}: not a gold contract ({found})", "give the right file") from error


def _finding(one: Mapping[str, Any]) -> GoldFinding:
    period = (one.get("attributes") or {}).get("period")
    return GoldFinding(Family(one["family"]), Stance(one["stance"]), one["quote"], period)


def _clauses(body: list[Mapping[str, Any]]) -> Iterator[Clause]:
    part: int | None = None
    lead_in = ""
    for index, item in enumerate(_items(body)):
        number = item.get("n")
        text = " ".join(str(item.get("text", "")).split())
        kind = item["kind"]
        continues = number and re.match(r"^\(?[a-zA-Z0-9]{1,4}\)$", str(number))
        yield Clause(
            kind, number, item.get("h"), text, (), 1, 1, part,
            item.get("lead_in") or (lead_in if continues else ""),
        )  # fmt: skip
        if kind is ClauseKind.HEADING:
            part, lead_in = index, ""
        elif not continues:
            lead_in = text if text[-1:] in (":", ",", "—") else ""


def _items(body: list[Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
    for item in body:
        if "heading" in item or "title" in item:
            yield {"kind": ClauseKind.HEADING, "h": item.get("heading") or item["title"]}
        elif "table" in item:
            header = " ".join(map(str, item["table"]["header"]))
            for row in item["table"]["rows"]:
                text = " ".join(map(str, row))
                yield {"kind": ClauseKind.TABLE_ROW, "text": text, "lead_in": header}
        elif "t" in item or "p" in item:
            kind = ClauseKind.CLAUSE if item.get("n") else ClauseKind.PARAGRAPH
            text = item.get("t") or item.get("p") or ""
            yield {"kind": kind, "n": item.get("n"), "h": item.get("h"), "text": text}
