"""The evidence of a deal on the terminal: risks gravest first, what is missing, what protects.

Risks that rest on the same passage first are told together, so that it is quoted once.
"""

from collections.abc import Iterable, Sequence

from clauses.records import AcceptanceState, Deal, Fact, LawStatus, Outcome, Risk
from clauses.renderers.passages import INDENT, Passages
from clauses.renderers.sheet import SEVERITY_STYLES, Sheet
from clauses.renderers.wording import cited_in_short, counted

MOST_OTHERS = 12  # passages of no rule; the JSON report has them all
_NUMBER = INDENT
_LABEL = 5
_LEVEL = len("CRITICAL") + 1
_STANDINGS = (
    LawStatus.IN_FORCE,
    LawStatus.BENCHMARK,
    LawStatus.PROPOSED,
    LawStatus.VETOED,
    LawStatus.FAILED,
)
Group = tuple[Risk, ...]


def by_outcome(deal: Deal, *outcomes: Outcome, accepted: bool = False) -> tuple[Risk, ...]:
    """Return the risks of those outcomes, gravest first, law in force before bills.

    Those that were accepted, and still are, only where `accepted`.
    """
    found = (
        risk for risk in deal.risks if risk.outcome in outcomes and (is_accepted(risk) is accepted)
    )
    return tuple(sorted(found, key=_weight))


def is_accepted(risk: Risk) -> bool:
    """Whether the buyer has taken the risk on, and still does."""
    return risk.accepted is not None and risk.accepted.state is AcceptanceState.HOLDS


def _weight(risk: Risk) -> tuple[int, int]:
    return risk.severity.rank, min(
        (_STANDINGS.index(law.status) for law in risk.law), default=len(_STANDINGS)
    )


def grouped(risks: Iterable[Risk], passages: Passages) -> tuple[Group, ...]:
    """Return the risks, those that rest on the same passage first together, in their order."""
    groups: dict[object, list[Risk]] = {}
    for risk in risks:
        groups.setdefault(passages.main(risk), []).append(risk)
    return tuple(tuple(group) for group in groups.values())


def write_evidence(sheet: Sheet, passages: Passages) -> None:
    """Write everything that was found in a deal, and what was not, in the order of weight."""
    deal = passages.deal
    groups = grouped(by_outcome(deal, Outcome.RISK), passages)
    if groups:
        sheet.section(f"RISKS ({sum(map(len, groups))}), GRAVEST FIRST")
        _write_groups(sheet, passages, groups, "entry")
    _write_missing(sheet, by_outcome(deal, Outcome.MISSING), deal)
    review = grouped(by_outcome(deal, Outcome.REVIEW), passages)
    if review:
        sheet.section(f"FOR A PERSON TO DECIDE ({sum(map(len, review))})")
        sheet.write("The passages may say this, or not: read them before you rely on either.")
        sheet.blank()
        _write_groups(sheet, passages, review, "question", numbered=False)
    _write_accepted(sheet, passages)
    _write_met(sheet, passages)


def _write_groups(
    sheet: Sheet, passages: Passages, groups: Sequence[Group], under: str, numbered: bool = True
) -> None:
    later = {passages.main(group[0]): f"{under} {n}" for n, group in enumerate(groups, start=1)}
    for number, group in enumerate(groups, start=1):
        if number > 1:
            sheet.blank()
        for place, risk in enumerate(group):
            _write_name(sheet, risk, str(number) if numbered and not place else "")
        own = later.pop(passages.main(group[0]), "")
        passages.quote(sheet, _all_passages(group, passages), own, later)
        passages.quote_facts(sheet, _facts(group))
        _write_case(sheet, group)


def _facts(group: Group) -> tuple[Fact, ...]:
    return tuple(dict.fromkeys(fact for risk in group for fact in risk.facts))


def _all_passages(group: Group, passages: Passages) -> tuple[tuple[str, int, str], ...]:
    return tuple(dict.fromkeys(one for risk in group for one in passages.of(risk)))


def _write_missing(sheet: Sheet, risks: Sequence[Risk], deal: Deal) -> None:
    if not risks:
        return
    sheet.section(f"MISSING PROTECTIONS ({len(risks)})")
    read, pages = pages_read(deal)
    seen = counted(pages, "page") if read == pages else f"{read} of {counted(pages, 'page')}"
    sheet.write(f"No such passage was found in the {seen} read.")
    for risk in risks:
        sheet.blank()
        _write_name(sheet, risk)
        _write_case(sheet, (risk,))


def _write_accepted(sheet: Sheet, passages: Passages) -> None:
    risks = by_outcome(passages.deal, Outcome.RISK, Outcome.MISSING, accepted=True)
    if not risks:
        return
    sheet.section(f"ACCEPTED RISKS ({len(risks)}), NOT COUNTED BY --fail-on")
    for number, risk in enumerate(risks):
        if number:
            sheet.blank()
        _write_name(sheet, risk)
        passages.quote(sheet, passages.of(risk), "among the accepted risks")
        passages.quote_facts(sheet, risk.facts)
        _write_case(sheet, (risk,))


def _write_met(sheet: Sheet, passages: Passages) -> None:
    groups = grouped(by_outcome(passages.deal, Outcome.MET), passages)
    if not groups:
        return
    sheet.section(f"PROTECTIONS FOUND ({sum(map(len, groups))})")
    for number, group in enumerate(groups):
        if number:
            sheet.blank()
        for risk in group:
            sheet.write((risk.title, "green"), (f"({risk.rule})", "dim"), indent=INDENT)
        passages.quote(sheet, _all_passages(group, passages), "among the protections")
        passages.quote_facts(sheet, _facts(group))


def write_others(sheet: Sheet, passages: Passages) -> None:
    """Write the passages that are no risk by any rule, briefly."""
    others = passages.uncited()
    if not others:
        return
    sheet.section(f"OTHER PASSAGES, NOT A RISK BY ANY RULE ({len(others)})")
    for passage in others[:MOST_OTHERS]:
        passages.mention(sheet, passage)
    rest = others[MOST_OTHERS:]
    if rest:
        places = ", ".join(dict.fromkeys(passages.place(one[0], one[1]) for one in rest))
        sheet.write(f"and {counted(len(rest), 'more')} on {places}", indent=INDENT)


# --- one risk ------------------------------------------------------------------------------------


def _write_name(sheet: Sheet, risk: Risk, number: str = "") -> None:
    sheet.write(
        (risk.title, "bold"),
        (f"({risk.rule})", "dim"),
        lead=[
            (number, _NUMBER, ""),
            (risk.severity.upper(), _LEVEL, SEVERITY_STYLES[risk.severity]),
        ],
    )
    if risk.accepted is not None:
        sheet.write(_accepted_words(risk), indent=INDENT, style="bold")


def _accepted_words(risk: Risk) -> str:
    assert risk.accepted is not None
    reason, until = f'"{risk.accepted.reason}"', risk.accepted.until
    if risk.accepted.state is AcceptanceState.EXPIRED:
        return f"Was accepted until {until}, which has passed, and counts again: {reason}"
    if risk.accepted.state is AcceptanceState.PARTLY:
        return f"Accepted until {until} in part only; other passages are new: {reason}"
    return f"Accepted until {until}: {reason}"


def _write_case(sheet: Sheet, group: Group) -> None:
    """Write the law, the why and the question of risks told together, each thing once."""
    laws = _laws(group)
    if laws:
        _write_labelled(sheet, "Law", "; ".join(laws))
    for text in dict.fromkeys(risk.why for risk in group):
        _write_labelled(sheet, "Why", text)
    for text in dict.fromkeys(risk.advice for risk in group):
        _write_labelled(sheet, "Ask", text.removeprefix("Ask "))


def _laws(group: Group) -> list[str]:
    """What is cited, each with its standing once: that which binds most."""
    standings: dict[str, LawStatus] = {}
    for law in (law for risk in group for law in risk.law):
        cited = cited_in_short(law)
        before = standings.get(cited, law.status)
        standings[cited] = min(before, law.status, key=_STANDINGS.index)
    return [f"{cited} ({standing})" for cited, standing in standings.items()]


def _write_labelled(sheet: Sheet, label: str, text: str) -> None:
    if text:
        sheet.write(text, indent=INDENT, lead=[(label, _LABEL, "dim")])


def pages_read(deal: Deal) -> tuple[int, int]:
    """Return how many pages of the deal were read, and how many there are."""
    pages = sum(document.pages for document in deal.documents)
    return pages - sum(document.pages_unreadable for document in deal.documents), pages
