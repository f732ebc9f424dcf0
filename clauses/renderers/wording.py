"""The words around the facts: names of labels, ISO periods in English, hostile text made plain."""

import re
import unicodedata
from collections.abc import Sequence

from clauses.records import (
    REVIEW_BELOW,
    Attributes,
    Clause,
    Family,
    Finding,
    Law,
    Stance,
)

NOTICE = (
    "Not legal advice. clauses quotes what the documents say and names what it did not find. "
    "It can miss or misread a passage: check each quote on its page before relying on it. "
    "Whether a law applies to this deal, and whether it is met, is for counsel to say."
)
FAMILY_NAMES = {
    Family.THIRD_PARTY_SHARING: "Third-party sharing",
    Family.FEDERAL_ACCESS: "Federal access",
    Family.RETENTION: "Retention",
}
_STANCES = {
    (Family.THIRD_PARTY_SHARING, Stance.PERMITS): "allows sharing",
    (Family.THIRD_PARTY_SHARING, Stance.CONDITIONS): "allows sharing on conditions",
    (Family.THIRD_PARTY_SHARING, Stance.PROHIBITS): "bars sharing",
    (Family.FEDERAL_ACCESS, Stance.PERMITS): "allows federal access",
    (Family.FEDERAL_ACCESS, Stance.CONDITIONS): "allows federal access on conditions",
    (Family.FEDERAL_ACCESS, Stance.PROHIBITS): "bars federal access",
    (Family.RETENTION, Stance.PERMITS): "allows data to be kept",
    (Family.RETENTION, Stance.CONDITIONS): "sets how long data is kept",
    (Family.RETENTION, Stance.PROHIBITS): "bars keeping data, or deleting it",
}
# Names that say more to a reader than those a policy uses.
_FACT_NAMES = {
    "effective": "In force from",
    "expires": "Ends",
    "auto_renewal": "Renews by itself",
    "renewal_notice": "Notice against renewal",
    "incorporates_url_terms": "Takes in terms on the web",
    "amend_by_posting": "Changed by posting",
    "order_of_precedence": "Which paper goes first",
    "data_owner": "Owner of the data",
    "breach_notice": "Notice of a breach",
    "subcontractor_flowdown": "Binds subcontractors",
    "notice_of_legal_process": "Notice of a subpoena",
    "termination_for_convenience": "Ends at will, on notice",
    "missing_exhibit": "Missing exhibit",
    "data_class": "Kind of data",
    "use_policy": "Policy named",
}
OMITTED = "[...]"  # the lawyers' mark for words left out; ASCII, so it survives any pipe
# A page for a council quotes at most about 60 words; a "word" of a hostile file can be megabytes.
QUOTE_WORDS = 60
MOST_PAGES = 12
LONGEST_WORD = 120
_INVISIBLE = {"Cc", "Cf", "Cs"}  # control, format (bidi, zero width), surrogate
_NO_CHARACTERS = "\ufffe\uffff"  # which XML, and so Word and Excel, cannot hold
_PERIOD = re.compile(
    r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?"
)
_PERIOD_UNITS = ("year", "month", "week", "day", "hour", "minute", "second")


def plain(text: str) -> str:
    """Return `text` as one line without control, escape, bidi or other invisible characters."""
    if not text.isascii() or not text.isprintable():
        text = "".join(_visible(character) for character in text)
    return " ".join(text.split())


def _visible(character: str) -> str:
    if character.isspace():
        return " "
    if character in _NO_CHARACTERS:
        return ""
    return "" if unicodedata.category(character) in _INVISIBLE else character


def shortened(text: str, words: int = QUOTE_WORDS) -> str:
    """Return `text` made plain and cut to `words` words, with the mark of omission where cut."""
    kept = plain(text).split(" ")
    cut = [w if len(w) <= LONGEST_WORD else w[:LONGEST_WORD] + OMITTED for w in kept[:words]]
    return " ".join(cut) + (f" {OMITTED}" if len(kept) > words else "")


def page_words(page: int, printed: str | None, packet: int | None) -> str:
    """Return "p. 5 (printed 3, packet 108)": the page in the file, and what it bears."""
    borne = [f"printed {printed}"] if printed not in (None, str(page)) else []
    if packet is not None:
        borne.append(f"packet {packet}")
    return f"p. {page} ({', '.join(borne)})" if borne else f"p. {page}"


def counted(number: int, noun: str, plural: str = "") -> str:
    """Return "1 page" or "3 pages"."""
    return f"{number} {noun if number == 1 else plural or noun + 's'}"


def worded(label: str) -> str:
    """Return a label's words: `state_local_agencies` is "state local agencies"."""
    return label.replace("_", " ")


def period_words(period: str) -> str:
    """Return an ISO 8601 duration in English, "P1Y6M" as "1 year 6 months"; others unchanged."""
    match = _PERIOD.fullmatch(period)
    if match is None or not any(match.groups()):
        return period
    return " ".join(
        counted(int(number), unit)
        for number, unit in zip(match.groups(), _PERIOD_UNITS, strict=True)
        if number is not None
    )


def fact_name(name: str) -> str:
    """Return what a fact is called to a reader: `auto_renewal` is "Renews by itself"."""
    return _FACT_NAMES.get(name, worded(name).capitalize())


def law_words(law: Law) -> str:
    """Return the citation with its standing: "Gov. Code 7284.6 (in force, 2018-01-01)"."""
    return f"{law.citation} ({law.status}, {law.date})"


def cited_in_short(law: Law) -> str:
    """Return what is cited without the explanation: "SB 274"."""
    return re.split(r" \(|: |, not enacted", law.citation)[0]


def attribute_words(attributes: Attributes) -> tuple[str, ...]:
    """Return the stated details of a finding, a phrase each."""
    phrases = []
    if attributes.actor:
        phrases.append("by both sides" if attributes.actor == "both" else f"by {attributes.actor}")
    if attributes.recipients:
        phrases.append("to " + ", ".join(map(worded, attributes.recipients)))
    if attributes.data:
        phrases.append(f"{attributes.data} data")
    if attributes.sale:
        phrases.append("for value")
    if attributes.trigger:
        phrases.append("on " + ", ".join(map(worded, attributes.trigger)))
    if attributes.period:
        phrases.append(period_words(attributes.period))
    if attributes.counted_from:
        phrases.append(f"counted from {worded(attributes.counted_from)}")
    return tuple(phrases)


def reading(finding: Finding) -> str:
    """Return what the passage was read as, with the model's probability of it.

    One that is for a reader to decide is marked "review".
    """
    head = f"{FAMILY_NAMES[finding.family].lower()}: {finding.stance}"
    details = "".join(f"; {phrase}" for phrase in attribute_words(finding.attributes))
    sure = f"probability {finding.probability:.2f}" + (", review" if finding.review else "")
    return f"{head}{details} ({sure})"


def reading_in_short(findings: Sequence[Finding], digits: int) -> str:
    """Return what a passage was read as, families that agree together, and the ids to explain it.

    Each id is cut to so many `digits`; a reading held less likely than not is marked as unsure.
    """
    said: dict[tuple[str, ...], list[Finding]] = {}
    for finding in findings:
        said.setdefault(attribute_words(finding.attributes), []).append(finding)
    return "; ".join(_read_as(details, found, digits) for details, found in said.items())


def _read_as(details: tuple[str, ...], findings: Sequence[Finding], digits: int) -> str:
    stances = " and ".join(
        _STANCES[one.family, one.stance] + (" (unsure)" if one.probability < REVIEW_BELOW else "")
        for one in findings
    )
    names = ", ".join(one.id[:digits] for one in findings)
    return ", ".join((stances, *details)) + f" [{names}]"


def also_words(finding: Finding) -> str:
    """Return where else its words stand: "also on pages 4, 9; replaced on page 2", or "".

    Of a finding that is superseded, which it is at every place, all places are named alike.
    """
    gone = finding.superseded_by is None
    counting = [one.page for one in finding.also if not (gone and one.superseded_by)]
    replaced = [one.page for one in finding.also if gone and one.superseded_by]
    phrases = [_on_pages(counting, finding.page, "also"), _on_pages(replaced, None, "replaced")]
    if finding.page in counting:
        phrases.insert(0, "again on the same page")
    return "; ".join(filter(None, phrases))


def _on_pages(pages: Sequence[int], own: int | None, how: str) -> str:
    numbers = sorted({page for page in pages if page != own})
    if not numbers:
        return ""
    named = ", ".join(map(str, numbers[:MOST_PAGES]))
    more = f" and {len(numbers) - MOST_PAGES} more" if len(numbers) > MOST_PAGES else ""
    return f"{how} on {'page' if len(numbers) == 1 else 'pages'} {named}{more}"


def clause_name(number: str | None, heading: str | None) -> str:
    """Return number and heading as printed, or an empty string where there are neither."""
    return " ".join(part for part in (number, heading) if part)


def ancestors(clauses: tuple[Clause, ...]) -> tuple[tuple[str, ...], ...]:
    """Return for each clause the numbers (or else the headings) of the clauses that enclose it.

    Outermost first. An enclosing clause with neither number nor heading adds nothing.
    """
    paths: list[tuple[str, ...]] = []
    for clause in clauses:
        if clause.parent is None:
            paths.append(())
            continue
        above = clauses[clause.parent]
        name = above.number or above.heading
        paths.append(paths[clause.parent] + ((name,) if name else ()))
    return tuple(paths)
