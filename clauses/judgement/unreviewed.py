"""List what a deal relies on that is not among its documents: online terms, exhibits, papers."""

import re
from collections.abc import Iterable, Sequence

from clauses.judgement.document_kind import document_kind, title
from clauses.judgement.running_text import RunningText, Stretch
from clauses.records import Document, Unreviewed

_URL = re.compile(r"\b(?:https?://|www\.)[^\s<>“”\"]+", re.IGNORECASE)
_HOST = re.compile(r"(?:https?://)?(?:www\.)?[\w-]+(?:\.[\w-]+)+", re.IGNORECASE)
_URL_TAIL = ".,;:!?)]}’'"
# Words near an address that make what it leads to part of the deal.
_RELIED_ON = re.compile(
    r"\b(?:terms|conditions|polic(?:y|ies)|statement|agreement|addendum|exhibit|schedule|guidelines"
    r"|incorporat\w*|set\s+forth|available\s+at|found\s+at|located\s+at|posted|published)\b",
    re.IGNORECASE,
)
_NEAR = 160  # characters before and after an address
_PART = r"(Exhibit|Schedule|Attachment|Appendix|Annex|Enclosure)"
_MARK = (
    r"[“\"‘']?([A-Z](?:-?\d{1,2})?|(?:AA|BB|CC|DD)|\d{1,2}(?:\.\d{1,2})?|[IVX]{1,5})[”\"’']?(?!\w)"
)
_REFERENCE = re.compile(
    rf"\b(?:{_PART}|{_PART.upper()})(?:s|S)?\s+{_MARK}((?:\s*(?:,|and|&|or|through)\s*{_MARK})*)"
)
_FURTHER = re.compile(_MARK)
_HEADING = re.compile(rf"^\W*(?:{_PART}|{_PART.upper()})\s+{_MARK}")
_LONGEST_HEADING = 14  # words
_TOP_OF_PAGE = 4  # lines
_OF_ANOTHER = re.compile(r"\s+(?:of|to)\s+(?:the|that|Title|Chapter|Part)\b")
_INCORPORATED = re.compile(
    r"((?:[A-Z][\w’'&-]*\s+(?:(?:of|and|for|to)\s+(?:the\s+)?)?){1,8}"
    r"(?:Agreement|Contract|Policy|Proposal|Proposals|Terms|Addendum|Plan|Manual|Conditions)"
    r"(?:\s+(?:No\.\s*\S+|dated\s+[A-Z][a-z]+\s+\d{1,2},\s+\d{4}))?)"
    r"[^.;]{0,80}?\b(?:is|are)\s+(?:hereby\s+|also\s+)?(?:incorporated|made\s+a\s+part)",
)
_PART_OF_DEAL = re.compile(r"\bincorporated\b|\bmade\s+a\s+part\b")
_DATED = re.compile(r"\bdated\b")
_BEFORE = 200  # characters
_BASE = re.compile(
    r"\b(?:the|that\s+certain)\s+((?:[A-Z][\w’'&-]*\s+(?:(?:of|and|for)\s+)?){1,8}"
    r"(?:Agreement|Contract|Memorandum)(?:,?\s+No\.\s*\S+)?)\s+dated\s+(?:as\s+of\s+)?"
    r"([A-Z][a-z]+\s+\d{1,2},?\s+\d{4})"
)

_AGREEMENTS = ("agreement", "mou")
_DAY = r"[A-Z][a-z]+\s+\d{1,2},?\s+\d{4}"
_NAME = r"(?:[A-Z][\w’'&-]*\s+(?:(?:of|and|for)\s+)?){0,6}(?:Agreement|Contract|Memorandum|Terms)\b"
# The agreement an amendment changes: "entered into an Agreement for ... on May 2, 2024".
_ENTERED = re.compile(
    rf"\bentered\s+into\s+(?:an?|the|that\s+certain)\s+({_NAME})[^.;]{{0,160}}?"
    rf"\b(?:on|dated|as\s+of|effective)\s+(?:as\s+of\s+)?({_DAY})"
)
# The agreement an order is placed under.
_UNDER = re.compile(
    r"\b(?:governed\s+by|subject\s+to|pursuant\s+to|under|(?:part|terms(?:\s+and\s+conditions)?)\s+of)"
    r"\s+(?:the|that|our|its)\s+(?:terms\s+(?:and\s+conditions\s+)?of\s+(?:the|that)\s+)?"
    r"((?:[A-Z][\w’'&-]*\s+(?:(?:of|and|for)\s+)?){1,6}(?:Agreement|Contract|Terms)\b)"
)


def unreviewed(texts: Sequence[RunningText], kinds: Sequence[str] = ()) -> tuple[Unreviewed, ...]:
    """Return what the documents refer to and rely on but do not hold, each once, where first named.

    Kinds are `url` (an address that terms or policies are to be found at), `exhibit` (an exhibit,
    schedule, attachment, appendix or annex without a heading in any of the documents) and
    `document` (a paper incorporated by reference, or the agreement that an amendment changes or an
    order is placed under). `kinds` are those of the documents, told by their words where left out.
    """
    kinds = kinds or [shown.value if (shown := document_kind(text)) else "" for text in texts]
    agreed = not set(kinds).isdisjoint(_AGREEMENTS)
    found: dict[tuple[str, str], Unreviewed] = {}
    present = {key for text in texts for key in _present(text)}
    titles = [named[0].casefold() for text in texts if (named := title(text))]
    for text, kind in zip(texts, kinds, strict=True):
        above = () if agreed else _above(text, kind)
        for one in (*_urls(text), *_exhibits(text, present), *_documents(text, titles), *above):
            found.setdefault((one.kind, one.reference.casefold()), one)
    return tuple(found.values())


def _named(text: RunningText, reference: str, kind: str, at: int) -> Unreviewed:
    return Unreviewed(reference, kind, text.document.path, text.page(at))


def _urls(text: RunningText) -> Iterable[Unreviewed]:
    for m in _URL.finditer(text.text):
        if not _HOST.match(m[0]):
            continue  # a scan lost the rest of it
        around = text.text[max(0, m.start() - _NEAR) : m.start()]
        after = text.text[m.end() : m.end() + _NEAR // 2]
        if _RELIED_ON.search(around.rpartition("\n")[2] + " " + after.partition("\n")[0]):
            yield _named(text, m[0].rstrip(_URL_TAIL), "url", m.start())


def _exhibits(text: RunningText, present: set[tuple[str, str]]) -> Iterable[Unreviewed]:
    for m in _REFERENCE.finditer(text.text):
        if _OF_ANOTHER.match(text.text, m.end()):
            continue
        part = (m[1] or m[2]).capitalize()
        for mark in _marks(m):
            if (part, mark.upper()) not in present:
                yield _named(text, f"{part} {mark}", "exhibit", m.start())


def _marks(reference: re.Match[str]) -> list[str]:
    """Return the marks of "Exhibits A, B and D", or of "Exhibits A through D"."""
    marks = [reference[3], *(mark[1] for mark in _FURTHER.finditer(reference[4] or ""))]
    if "through" in (reference[4] or "") and len(marks) == 2 and all(len(m) == 1 for m in marks):
        return [chr(code) for code in range(ord(marks[0]), ord(marks[1]) + 1)]
    return marks


def _present(text: RunningText) -> Iterable[tuple[str, str]]:
    """Yield the exhibits that begin in a document: a heading or short line opens with the name.

    Where one such line follows another, the first is of a list of exhibits.
    """
    opening = [_heading_of(stretch) for stretch in text.stretches]
    for this, following in zip(opening, [*opening[1:], None][: len(opening)], strict=True):
        if this and not following:
            yield this
    yield from _on_lines(text.document)


def _heading_of(stretch: Stretch) -> tuple[str, str] | None:
    words = (stretch.clause.heading or "") if stretch.heading else stretch.clause.text
    return _opened(words) if stretch.heading or _is_short(words) else None


def _on_lines(document: Document) -> Iterable[tuple[str, str]]:
    """Exhibits told by a line in capitals or at the top of its page, whatever clause it fell to."""
    page, nth = 0, 0
    for line in document.lines:
        page, nth = line.box.page, nth + 1 if line.box.page == page else 0
        words = document.text[line.span.start : line.span.end]
        m = _HEADING.match(words)
        if m and _is_short(words) and (m[2] or nth < _TOP_OF_PAGE):
            yield _key(m)


def _is_short(words: str) -> bool:
    return len(words.split()) <= _LONGEST_HEADING


def _opened(words: str) -> tuple[str, str] | None:
    m = _HEADING.match(words)
    return _key(m) if m else None


def _key(m: re.Match[str]) -> tuple[str, str]:
    return (m[1] or m[2]).capitalize(), m[3].upper()


def _documents(text: RunningText, titles: Sequence[str]) -> Iterable[Unreviewed]:
    for sign in _PART_OF_DEAL.finditer(text.text):
        m = _INCORPORATED.search(text.text, max(0, sign.start() - _BEFORE), sign.end())
        name = " ".join(m[1].split()) if m else ""
        if m and not any(name.casefold() in own for own in titles):
            yield _named(text, name, "document", m.start(1))
    for sign in _DATED.finditer(text.text):
        m = _BASE.search(text.text, max(0, sign.start() - _BEFORE), sign.end() + _BEFORE)
        if m:
            name = f"{' '.join(m[1].split())} dated {m[2]}"
            yield _named(text, name, "document", m.start(1))


def _above(text: RunningText, kind: str) -> Iterable[Unreviewed]:
    """Yield the agreement that an amendment or an order stands under, if it names one."""
    pattern = {"amendment": _ENTERED, "order_form": _UNDER}.get(kind)
    m = pattern.search(text.text) if pattern else None
    if m:
        day = f" dated {m[2]}" if pattern is _ENTERED else ""
        yield _named(text, f"{' '.join(m[1].split())}{day}", "document", m.start(1))
