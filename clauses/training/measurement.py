"""Measure the model on gold contracts, and print the table.

A finding counts where it shares at least half of the words of a gold finding of its family and is
not more than four times as long, or where it is a part of one with five words or more.
"""

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from clauses.classification.classify import says
from clauses.classification.model import Model
from clauses.classification.passages import passages
from clauses.classification.scoring import asks_encoder
from clauses.language import folded
from clauses.records import Attributes, Family, Stance
from clauses.training.gold import GoldContract, GoldFinding
from clauses.training.reliability import reliability_rows, review_sentences

_WORD = re.compile(r"[a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Said:
    """What the model says of one passage."""

    family: Family
    stance: Stance
    quote: str
    attributes: Attributes


@dataclass(slots=True)
class Tally:
    """Counts over documents: said, correct and gold by family, stances and periods right."""

    said: Counter[Family] = field(default_factory=Counter)
    correct: Counter[Family] = field(default_factory=Counter)
    gold: Counter[Family] = field(default_factory=Counter)
    found: Counter[Family] = field(default_factory=Counter)
    stance_right: Counter[Family] = field(default_factory=Counter)
    periods: int = 0
    periods_right: int = 0


def measure(contracts: Sequence[GoldContract], model: Model) -> Tally:
    """Return what the model gets right and wrong on `contracts`."""
    tally = Tally()
    for contract in contracts:
        _add(tally, contract, tuple(_said(contract, model)))
    return tally


def screened_share(contracts: Sequence[GoldContract], model: Model) -> float:
    """Return the share of passages, 0 to 1, that the linear model leaves to the encoder."""
    asked = [
        asks_encoder(model, passage)
        for contract in contracts
        for passage in passages(contract.clauses)
    ]
    return sum(asked) / max(len(asked), 1)


def _said(contract: GoldContract, model: Model) -> Iterator[Said]:
    for passage, score, attributes in says(contract.clauses, model):
        yield Said(score.family, score.stance, passage.text, attributes)


def _add(tally: Tally, contract: GoldContract, said: Sequence[Said]) -> None:
    matched: dict[int, Said] = {}
    for one in said:
        tally.said[one.family] += 1
        place = _match(one, contract.findings)
        if place is None:
            continue
        tally.correct[one.family] += 1
        if place not in matched or one.stance is contract.findings[place].stance:
            matched[place] = one
    for place, wanted in enumerate(contract.findings):
        tally.gold[wanted.family] += 1
        if place not in matched:
            continue
        found = matched[place]
        tally.found[wanted.family] += 1
        tally.stance_right[wanted.family] += found.stance is wanted.stance
        if wanted.period:
            tally.periods += 1
            tally.periods_right += found.attributes.period == wanted.period


def _match(one: Said, wanted: Sequence[GoldFinding]) -> int | None:
    quote = _words(one.quote)
    best, most = None, 0.0
    for place, gold in enumerate(wanted):
        if gold.family is not one.family:
            continue
        words = _words(gold.quote)
        shared = sum((Counter(quote) & Counter(words)).values())
        covers = shared >= 0.5 * len(words) and len(quote) <= 4 * len(words) + 20
        inside = len(quote) >= 5 and shared >= 0.9 * len(quote)
        if (covers or inside) and shared / max(len(words), 1) > most:
            best, most = place, shared / max(len(words), 1)
    return best


def _words(text: str) -> list[str]:
    return _WORD.findall(folded(text).lower())


def figures(tally: Tally) -> dict[str, float]:
    """Return the figures of `tally` by name: of each family and of all together, 0 to 1."""
    made: dict[str, float] = {}
    for family in Family:
        made[f"{family} precision"] = _share(tally.correct[family], tally.said[family])
        made[f"{family} recall"] = _share(tally.found[family], tally.gold[family])
        made[f"{family} f1"] = _f1(made[f"{family} precision"], made[f"{family} recall"])
        made[f"{family} stance"] = _share(tally.stance_right[family], tally.found[family])
    said, gold = tally.said.total(), tally.gold.total()
    right = tally.stance_right.total()
    made["family f1"] = _f1(_share(tally.correct.total(), said), _share(tally.found.total(), gold))
    made["stance accuracy"] = _share(right, tally.found.total())
    made["strict f1"] = _f1(_share(right, said), _share(right, gold))
    made["period exact"] = _share(tally.periods_right, tally.periods)
    return {name: round(value, 3) for name, value in made.items()}


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 1.0


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def encoder_manifest(model: Model) -> dict[str, Any]:
    """Return what was noted when the encoder was trained; empty where there is none."""
    if model.encoder is None:
        return {}
    noted: dict[str, Any] = json.loads((model.encoder.folder / "manifest.json").read_text("utf-8"))
    return noted


def held_out(model: Model) -> dict[str, dict[str, dict[str, float]]]:
    """Return the figures on documents left out in training: by part of the model, then by kind."""
    parts = {
        "linear model alone": model.linear.manifest.get("held_out", {}),
        "whole model": encoder_manifest(model).get("held_out", {}),
    }
    return {part: by_kind for part, by_kind in parts.items() if by_kind}


def confidence_tables(model: Model) -> list[str]:
    """Return how far the probabilities hold, and what is marked for review, as lines of text."""
    noted = encoder_manifest(model)
    tables = []
    for kind, bins in noted.get("reliability", {}).items():
        rows = (
            f"  {tenth:<12}{stated:>6}{right:>7}{count:>8}"
            for tenth, stated, right, count in reliability_rows(bins)
        )
        head = f"  {'probability':<12}{'stated':>6}{'right':>7}{'readings':>9}"
        tables.append("\n".join([f"How far probabilities hold, {kind}", head, *rows]) + "\n")
    if "review" in noted:
        lines = (f"  {line}" for line in review_sentences(noted["review"]))
        tables.append("\n".join(["Review", *lines]) + "\n")
    return tables


def table(title: str, values: Mapping[str, Any]) -> str:
    """Return figures as lines of text under a title."""
    width = max(map(len, values), default=0)
    lines = [f"  {name:<{width}}  {value:.3f}" for name, value in values.items()]
    return "\n".join([title, *lines]) + "\n"
