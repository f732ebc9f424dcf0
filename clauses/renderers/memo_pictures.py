"""The pictures of a memo, each with a table that says the same."""

from collections.abc import Iterator

from clauses.records import Finding, RetentionLimit
from clauses.renderers.memo_parts import Heading, Paragraph, Part, Picture, Table
from clauses.renderers.passages import Passages
from clauses.renderers.recipients import is_asked, recipients
from clauses.renderers.retention_line import retention_line
from clauses.renderers.scenes import recipients_scene, retention_scene

LINE_KEY = (
    "The scale is not even: it runs from a day to ten years. Dashed lines are the limits of the "
    "rules that apply. A red bar passes a limit or has no end."
)
EDGES_KEY = (
    "An arrow is a way the papers open, broken where it is on conditions; a double bar is a way "
    "they close; dots are what they leave unsaid. Of several passages the loosest counts."
)


def picture_parts(passages: Passages, limits: tuple[RetentionLimit, ...]) -> Iterator[Part]:
    """Yield how long data is kept, held against `limits`, and who may receive it."""
    yield from _kept(passages, limits)
    yield from _recipients(passages)


def _kept(passages: Passages, limits: tuple[RetentionLimit, ...]) -> Iterator[Part]:
    line = retention_line(passages.deal, limits)
    if line is None:
        return
    yield Heading(3, "How long data is kept")
    findings = [passages.deal.findings[one.finding] for one in line.kept]
    places = [passages.place(one.document, one.page) for one in findings]
    yield Picture(retention_scene(line, places), LINE_KEY)
    yield Table(
        ("Period", "Counted", "Too long by the rule", "Where"),
        tuple(
            (
                one.period,
                one.counted or "not stated",
                one.over or "-",
                passages.where(_passage_of(finding)),
            )
            for one, finding in zip(line.kept, findings, strict=True)
        ),
        (0.2, 0.22, 0.28, 0.3),
    )
    if line.left_out:
        yield Paragraph(f"{line.left_out} shorter periods are left out.", small=True)


def _recipients(passages: Passages) -> Iterator[Part]:
    deal = passages.deal
    if not is_asked(deal):
        return
    yield Heading(3, "Who may receive the data")
    found = recipients(deal)
    if deal.findings:
        yield Picture(recipients_scene(found), EDGES_KEY)
    rows = []
    for one in found:
        places = dict.fromkeys(passages.where(_passage_of(deal.findings[i])) for i in one.findings)
        named = tuple(places)
        more = f"; and {len(named) - 2} more" if len(named) > 2 else ""
        also = f" (elsewhere {', '.join(one.also)})" if one.also else ""
        rows.append((one.name, f"{one.edge}{also}", "; ".join(named[:2]) + more or "-"))
    yield Table(("Recipient", "By the papers", "Where"), tuple(rows), (0.3, 0.28, 0.42), graded=1)


def _passage_of(finding: Finding) -> tuple[str, int, str]:
    return finding.document, finding.page, finding.quote
