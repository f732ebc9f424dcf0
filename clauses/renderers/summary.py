"""A deal in sum: one screen of at most 40 lines at 80 columns, for those who read no further."""

from collections.abc import Callable, Sequence
from functools import partial

from clauses.records import (
    Deal,
    DealStatus,
    DocumentSummary,
    Fact,
    Outcome,
    Risk,
    Unreviewed,
    Verdict,
)
from clauses.renderers.evidence import by_outcome, grouped, is_accepted, pages_read
from clauses.renderers.passages import Passages
from clauses.renderers.sheet import SEVERITY_STYLES, Sheet, drawn
from clauses.renderers.wording import FAMILY_NAMES, counted, period_words, plain, shortened, worded

MOST_DOCUMENTS = 3
SCREEN = 40
MOST_RISKS = 10
LEAST_RISKS = 3
REASON_WORDS = 25
FACT_WORDS = 5
NAME_WORDS = 10
TITLE_WORDS = 9
_FAMILY_WIDTH = max(map(len, FAMILY_NAMES.values())) + 2
_LEVEL_WIDTH = len("not applicable") + 2
_NARROW = 60  # below, the levels have no column of their own
_LABEL = 10
_PAGE = 8
_AROUND = 3  # the lines before and after the list of the gravest
_ABOUT_A_DEAL = ("amendment", "policy", "staff_report", "solicitation", "email")
# What of the facts says which deal this is; the others stand in a section of their own.
_OF_THE_DEAL = {
    "effective": "from",
    "term": "for",
    "expires": "until",
    "value": "worth",
    "governing_law": "law of",
    "data_class": "data:",
}


def write_summary(sheet: Sheet, passages: Passages) -> None:
    """Write what a deal is, the verdicts, the gravest risks, and what else there is to know.

    The list of the gravest risks is as long as the screen has room for.
    """
    deal = passages.deal
    _write_head(sheet, deal)
    if deal.status is DealStatus.UNREADABLE:
        return
    used = _height(partial(_write_head, deal=deal), sheet.width)
    used += _height(partial(_write_also, passages=passages), sheet.width)
    _write_gravest(sheet, passages, max(LEAST_RISKS, min(MOST_RISKS, SCREEN - used - _AROUND)))
    _write_also(sheet, passages)


def _height(write: Callable[[Sheet], None], width: int) -> int:
    """Return how many lines `write` writes."""
    return drawn(lambda console: write(Sheet(console)), width).count("\n")


def _write_head(sheet: Sheet, deal: Deal) -> None:
    sheet.title(shortened(deal.title or deal.id, NAME_WORDS))
    for label, text in (
        ("Vendor", shortened(deal.vendor or "not stated", NAME_WORDS)),
        ("Customer", shortened(deal.customer or "not stated", NAME_WORDS)),
        ("Deal", _deal_words(deal)),
    ):
        _write_labelled(sheet, label, text)
    _write_documents(sheet, deal)
    if deal.status is not DealStatus.OK:
        sheet.write((_status_words(deal), "bold magenta"))
    if deal.verdicts:
        sheet.blank()
    for verdict in deal.verdicts:
        _write_verdict(sheet, verdict)


def _write_also(sheet: Sheet, passages: Passages) -> None:
    also = [(label, text) for label, text in _also(passages) if text]
    if also:
        sheet.blank()
    for label, text in also:
        _write_labelled(sheet, label, text)


def _write_labelled(sheet: Sheet, label: str, text: str) -> None:
    if text:
        sheet.write(text, lead=[(label, _LABEL, "dim")])


def _deal_words(deal: Deal) -> str:
    known: dict[str, Fact] = {}
    for fact in deal.facts:
        known.setdefault(fact.name, fact)
    kind = worded(known["kind"].value) if "kind" in known else "papers of no known kind"
    event = "" if deal.event == "unknown" or deal.event == kind else f"{deal.event} "
    if event and "kind" not in known:
        kind, event = deal.event, ""
    said = [
        f"{head} {shortened(worded(period_words(known[name].value)), FACT_WORDS)}"
        for name, head in _OF_THE_DEAL.items()
        if name in known and not (name == "data_class" and known[name].value == "none")
    ]
    return ", ".join((event + kind, *said))


def _write_documents(sheet: Sheet, deal: Deal) -> None:
    label = "Read"
    for document in deal.documents[:MOST_DOCUMENTS]:
        _write_labelled(sheet, label, _document_words(document))
        label = ""
    more = len(deal.documents) - MOST_DOCUMENTS
    notes = sum(len(one.warnings) for one in deal.documents)
    said = [f"and {counted(more, 'more document')}"] if more > 0 else []
    said += [f"{counted(notes, 'note')} on the reading, at the end"] if notes else []
    _write_labelled(sheet, "", "; ".join(said))


def _document_words(document: DocumentSummary) -> str:
    read = document.pages - document.pages_unreadable
    ocr = f", {document.pages_ocr} of them by OCR" if document.pages_ocr else ""
    kind = f" ({worded(document.kind)})" if document.kind != "unknown" else ""
    name = plain(document.path).rsplit("/", 1)[-1]
    return f"{name}{kind}: {read} of {counted(document.pages, 'page')}{ocr}"


def _status_words(deal: Deal) -> str:
    read, pages = pages_read(deal)
    if deal.status is DealStatus.UNREADABLE:
        return "Nothing of this deal could be read."
    return (
        f"{pages - read} of {counted(pages, 'page')} could not be read: "
        "what was not found may stand there."
    )


def _write_verdict(sheet: Sheet, verdict: Verdict) -> None:
    level = worded(verdict.level).upper()
    style = SEVERITY_STYLES[verdict.level]
    family = (FAMILY_NAMES[verdict.family], _FAMILY_WIDTH, "")
    reason = shortened(verdict.reason, REASON_WORDS)
    if sheet.width < _NARROW:
        sheet.write((level, style), reason, lead=[family])
    else:
        sheet.write(reason, lead=[family, (level, _LEVEL_WIDTH, style)])


# --- the gravest risks ---------------------------------------------------------------------------


def _write_gravest(sheet: Sheet, passages: Passages, most: int) -> None:
    deal = passages.deal
    groups = grouped(by_outcome(deal, Outcome.RISK), passages)
    if groups:
        sheet.blank()
        sheet.write(("GRAVEST FIRST", "bold"), "(numbers are those of the entries below)")
    for number, group in enumerate(groups[:most], start=1):
        style = SEVERITY_STYLES[group[0].severity]
        page = _page(group[0], passages)
        sheet.row(
            (str(number), 3, ""),
            (group[0].severity.upper(), 9, style),
            (group[0].title, max(10, sheet.width - 12 - _PAGE), ""),
            (page, _PAGE, "dim"),
        )
    if len(groups) > most:
        sheet.write(f"and {len(groups) - most} more", indent=3)


def _page(risk: Risk, passages: Passages) -> str:
    places = [one[1] for one in passages.of(risk)] or [fact.page for fact in risk.facts]
    return f"p. {places[0]}" if places and places[0] else ""


# --- what else -----------------------------------------------------------------------------------


def _also(passages: Passages) -> list[tuple[str, str]]:
    """The lines below: what is good, missing, open, accepted, not read, each in a sentence."""
    deal = passages.deal
    return [
        ("Missing", _listed(by_outcome(deal, Outcome.MISSING))),
        ("Good", _listed(by_outcome(deal, Outcome.MET))),
        ("Accepted", _accepted(deal)),
        ("Conflicts", _conflicts(deal)),
        ("Amended", _amended(deal)),
        ("To decide", _review(deal)),
        ("Not told", unanswered(deal)),
        ("Not read", _not_read(deal.unreviewed)),
        ("Vendor", _vendor(deal)),
        ("Data", _no_data(passages)),
    ]


def _listed(risks: Sequence[Risk]) -> str:
    if not risks:
        return ""
    title = plain(risks[0].title)
    first = title if title[1:2].isupper() else title[:1].lower() + title[1:]
    more = f", and {len(risks) - 1} more" if len(risks) > 1 else ""
    return f"{shortened(first, TITLE_WORDS)}{more}."


def _accepted(deal: Deal) -> str:
    held = [risk for risk in deal.risks if is_accepted(risk)]
    again = [risk for risk in deal.risks if risk.accepted and not is_accepted(risk)]
    said = []
    if held:
        first = min(risk.accepted.until for risk in held if risk.accepted)
        said.append(f"{counted(len(held), 'risk')}, the first until {first}")
    if again:
        counts = "counts" if len(again) == 1 else "count"
        said.append(f"{len(again)} accepted before {counts} again")
    return "; ".join(said) + "." if said else ""


def _conflicts(deal: Deal) -> str:
    if not deal.conflicts:
        return ""
    subjects = ", ".join(dict.fromkeys(worded(one.subject) for one in deal.conflicts))
    return f"the papers contradict each other on {shortened(subjects, NAME_WORDS)}."


def _amended(deal: Deal) -> str:
    if not deal.amendments:
        return ""
    sections = counted(len(deal.amendments), "section")
    return f"{sections} changed by amendment; what governs now is below."


def _review(deal: Deal) -> str:
    number = len(by_outcome(deal, Outcome.REVIEW))
    return f"{counted(number, 'question')}, with quotes below." if number else ""


def unanswered(deal: Deal) -> str:
    """Return one sentence on all the questions that could not be answered, empty where none is."""
    number = sum(risk.outcome is Outcome.CANNOT_TELL for risk in deal.risks)
    if not number:
        return ""
    if deal.status is not DealStatus.OK:
        why = ": not every page could be read"
    elif all(one.kind in _ABOUT_A_DEAL for one in deal.documents):
        why = ": the agreement is not here"
    else:
        why = " that these papers do not answer"
    return f"{counted(number, 'question')}{why} (see the JSON report)."


def _not_read(unreviewed: Sequence[Unreviewed]) -> str:
    if not unreviewed:
        return ""
    first = shortened(unreviewed[0].reference, FACT_WORDS)
    more = f" and {len(unreviewed) - 1} more" if len(unreviewed) > 1 else ""
    return f"{first}{more}: not among the papers."


def _vendor(deal: Deal) -> str:
    reports = deal.vendor_status.reports
    if not reports:
        return "" if deal.vendor_status.status == "not_determined" else deal.vendor_status.status
    first = reports[0]
    more = f", and {len(reports) - 1} more" if len(reports) > 1 else ""
    return (
        f"reported by {shortened(first.publication, FACT_WORDS)} on {first.date}{more}; see below."
    )


def _no_data(passages: Passages) -> str:
    deal = passages.deal
    none = any(fact.name == "data_class" and fact.value == "none" for fact in deal.facts)
    if not none or not passages.uncited():
        return ""
    so_far = "the deal" if deal.status is DealStatus.OK else "as far as it was read, the deal"
    return f"{so_far} appears to handle no data about people."
