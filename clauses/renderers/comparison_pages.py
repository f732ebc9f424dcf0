"""What changed between two versions of a deal, on the terminal: verdicts, risks, passages."""

from collections.abc import Sequence, Set

from rich.console import Console

from clauses.records import (
    Attributes,
    Comparison,
    Differences,
    Family,
    Finding,
    Outcome,
    PassageChange,
    Risk,
    RiskChange,
    Turn,
    Verdict,
    VerdictChange,
)
from clauses.renderers.sheet import SEVERITY_STYLES, Sheet
from clauses.renderers.wording import (
    FAMILY_NAMES,
    NOTICE,
    clause_name,
    counted,
    page_words,
    period_words,
    shortened,
    worded,
)

_Quotes = tuple[tuple[str, int, str] | None, ...]
INDENT = 4
LABEL = 8
_FAMILY = max(map(len, FAMILY_NAMES.values())) + 2
_OUTCOMES = {
    Outcome.RISK: "a risk",
    Outcome.MISSING: "protection missing",
    Outcome.MET: "protection found",
    Outcome.REVIEW: "for a person to decide",
    Outcome.CANNOT_TELL: "cannot be told",
    Outcome.NOT_APPLICABLE: "does not apply",
}
_WHAT = {
    "actor": "who acts",
    "sale": "sale",
    "trigger": "on what condition",
    "counted_from": "from when the period counts",
}
_STYLES = {Turn.NEW: "bold", Turn.GONE: "", Turn.CHANGED: ""}


def render_differences(differences: Differences, console: Console) -> None:
    """Draw what changed, a deal at a time, and the inputs that were refused."""
    sheet = Sheet(console)
    for number, deal in enumerate(differences.deals):
        if number:
            sheet.blank()
        _write_deal(sheet, deal)
    if differences.refused:
        sheet.section(f"COULD NOT BE READ ({len(differences.refused)})")
        for refused in differences.refused:
            advice = f"; {refused.advice}" if refused.advice else ""
            sheet.write(f"{refused.path}: {refused.reason}{advice}", indent=INDENT)
    sheet.blank()
    sheet.rule("-")
    sheet.write(NOTICE)


def _write_deal(sheet: Sheet, deal: Comparison) -> None:
    sheet.title(f"WHAT CHANGED: {deal.title or deal.amended or deal.base}")
    if deal.base and deal.amended:
        sheet.write(f"{deal.base} (before), {deal.amended} (after)")
    for note in deal.notes:
        sheet.write((note, "bold magenta"))
    if not (deal.base and deal.amended):
        return
    if not (deal.verdicts or deal.risks or deal.passages):
        same = counted(deal.same_passages, "passage")
        sheet.write(f"Nothing: {same} on sharing, federal access and retention say the same.")
        return
    _write_judgement(sheet, deal)
    quoted: set[_Quotes] = set()
    for family in Family:
        own = [one for one in deal.passages if one.family is family]
        _write_family(sheet, family, own, quoted)
        quoted |= {_quotes(one) for one in own}
    sheet.blank()
    sheet.write(f"{counted(deal.same_passages, 'passage')} as before.")


def _write_judgement(sheet: Sheet, deal: Comparison) -> None:
    if deal.verdicts:
        sheet.section("VERDICTS")
    for verdict in deal.verdicts:
        _write_verdict(sheet, verdict)
    if deal.risks:
        sheet.section(f"RISKS AND PROTECTIONS ({len(deal.risks)})")
    for change in deal.risks:
        _write_risk(sheet, change)


def _write_family(
    sheet: Sheet, family: Family, changes: Sequence[PassageChange], quoted: Set[_Quotes]
) -> None:
    """Write the changes of one family; of those `quoted` under another, not the quotes again."""
    if changes:
        sheet.section(f"{FAMILY_NAMES[family].upper()}: PASSAGES ({len(changes)})")
    for number, change in enumerate(changes):
        if number:
            sheet.blank()
        _write_passage(sheet, change, above=_quotes(change) in quoted)


def _write_verdict(sheet: Sheet, change: VerdictChange) -> None:
    levels = f"{_level(change.before)} -> {_level(change.after)}"
    sheet.write((levels, "bold"), lead=[(FAMILY_NAMES[change.family], _FAMILY, "")])
    for label, verdict in (("before", change.before), ("after", change.after)):
        if verdict is not None:
            sheet.write(verdict.reason, indent=INDENT, lead=[(label, LABEL, "dim")])


def _level(verdict: Verdict | None) -> str:
    return worded(verdict.level).upper() if verdict else "-"


def _write_risk(sheet: Sheet, change: RiskChange) -> None:
    risk = change.after or change.before
    assert risk is not None
    severity = (risk.severity.upper(), SEVERITY_STYLES[risk.severity])
    title, name = (risk.title, "bold"), (f"({change.rule})", "dim")
    lead = [(change.turn.upper(), LABEL + 1, _STYLES[change.turn])]
    sheet.write(severity, title, name, lead=lead)
    sheet.write(_what_became(change), indent=LABEL + 1)


def _what_became(change: RiskChange) -> str:
    before, after = change.before, change.after
    if before is None or after is None:
        risk = before or after
        assert risk is not None
        return _OUTCOMES[risk.outcome]
    said = f"{_state(before)} -> {_state(after)}"
    if _state(before) != _state(after):
        return said
    return f"{_OUTCOMES[after.outcome]}; rests on other passages now"


def _state(risk: Risk) -> str:
    return f"{_OUTCOMES[risk.outcome]} ({risk.severity})"


# --- passages ------------------------------------------------------------------------------------


def _quotes(change: PassageChange) -> _Quotes:
    sides = (change.before, change.after)
    return tuple((one.document, one.page, one.quote) if one else None for one in sides)


def _write_passage(sheet: Sheet, change: PassageChange, *, above: bool) -> None:
    one = change.after or change.before
    assert one is not None
    name = shortened(clause_name(one.clause_number, one.clause_heading), 15)
    sheet.write(
        (change.turn.upper(), _STYLES[change.turn]),
        (name, "bold") if name else "",
        f"({_what_differs(change)})" if change.what else f"({one.stance})",
    )
    if above:
        sheet.write("quoted above", indent=INDENT)
        return
    for label, finding in (("before", change.before), ("after", change.after)):
        if finding is not None:
            _write_quote(sheet, label if change.turn is Turn.CHANGED else "", finding)


def _write_quote(sheet: Sheet, label: str, finding: Finding) -> None:
    page = page_words(finding.page, finding.page_printed, finding.page_packet)
    lead = [(label, LABEL, "dim")] if label else []
    sheet.write(f'{page}: "{shortened(finding.quote)}"', indent=INDENT, lead=lead)


def _what_differs(change: PassageChange) -> str:
    assert change.before is not None
    assert change.after is not None
    phrases = []
    for name in change.what:
        if name == "wording":
            continue
        old, new = (_value(one, name) for one in (change.before, change.after))
        phrases.append(f"{_WHAT.get(name, name)}: {old} -> {new}")
    return "; ".join(phrases) or "wording only"


def _value(finding: Finding, name: str) -> str:
    if name == "stance":
        return str(finding.stance)
    attributes: Attributes = finding.attributes
    value = getattr(attributes, name)
    if isinstance(value, tuple):
        return ", ".join(map(worded, value)) or "none named"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return worded(period_words(value)) if value else "not stated"
