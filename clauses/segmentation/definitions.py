"""Find the terms a document defines, where it defines each, and where it uses it."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from clauses.language import sentences
from clauses.records import Clause, ClauseKind, Definition

LONGEST_TERM = 6  # words
LONGEST_QUOTE = 600  # characters of the words that define a term
_QUOTED = r"[“\"‘'](?P<{0}>[A-Z0-9][^“”\"‘]{{0,60}}?)[,.]?[”\"’']"
# “X” (or “Y”) means ...
_MEANS = re.compile(
    _QUOTED.format("term") + r"(?:\s*(?:,|\(|or|and)*\s*" + _QUOTED.format("other") + r"\)?)?"
    r"(?:,?\s+as used (?:herein|in this \w+),?)?\s+(?:shall\s+|will\s+)?(?:also\s+)?"
    r"(?:means?|mean and include|includes?|refers? to|has the meanings?|have the meanings?"
    r"|(?:is|are|be) defined|designates?)\b"
)
_PARENTHESIS = re.compile(r"\((?P<inside>[^()]{2,200})\)")
_NAMED = re.compile(_QUOTED.format("term"))
# What may stand beside the terms in “(each, a “Party” and together the “Parties”)”.
_BESIDE = re.compile(
    r"(?:\s|[,;:.]|\b(?:the|an?|each|any|or|and|as|to|in|this|is|be|for|such|so|all|both|together"
    r"|collectively|individually|jointly|hereinafter|hereafter|herein|also|referred|called|known"
    r"|defined|agreement|short|sometimes|shall|with|its|affiliates|of|them)\b)*",
    re.IGNORECASE,
)
# A heading that is the term: "Agency Data. means ...", or one under "Definitions".
_SAYS = re.compile(
    r"(?:shall\s+|will\s+)?(?:means?|mean and include|includes?|refers? to|has the meaning"
    r"|(?:is|are) defined)\b"
)
_LISTING = re.compile(
    r"(?=.*(?:definition|defined|glossary|interpretation))"
    r"(?:(?:certain|general|key|and|of|terms|interpretation|construction|definitions?"
    r"|defined terms?|glossary|rules)\W*)+",
    re.IGNORECASE,
)
_TABLE = re.compile(
    r"\b(?:terms?|words?|expressions?|data type)\b.*\b(?:definitions?|meanings?|means)\b",
    re.IGNORECASE,
)
_LISTED = re.compile(r"(?P<term>[A-Z][\w’'/-]*(?: (?:[A-Z][\w’'/-]*|of|and|or|for|the)){0,5})\s?"
                     r"(?::|\s[–—-])\s")  # fmt: skip
_WORD = re.compile(r"[\w’'&/-]+")


@dataclass(frozen=True, slots=True)
class _Found:
    term: str
    clause: int
    start: int
    end: int


def definitions(clauses: Sequence[Clause]) -> tuple[Definition, ...]:
    """Return each term the clauses define, in order, with the words that define it.

    A term that is defined twice, as in an agreement and its exhibit, is there twice.
    """
    seen: set[tuple[str, int]] = set()
    found: list[_Found] = []
    for index in range(len(clauses)):
        for one in _in_clause(clauses, index):
            if (one.term, index) not in seen and len(one.term.split()) <= LONGEST_TERM:
                seen.add((one.term, index))
                found.append(one)
    uses = _uses(clauses, {one.term for one in found})
    return tuple(
        Definition(
            term=one.term,
            clause=one.clause,
            quote=clauses[one.clause].text[one.start : one.end],
            used_in=tuple(at for at in uses[one.term] if at != one.clause),
        )
        for one in found
    )


def _in_clause(clauses: Sequence[Clause], index: int) -> Iterator[_Found]:
    clause = clauses[index]
    text = clause.text
    if not text or clause.kind is ClauseKind.TABLE_HEADER:
        return
    if "“" in text or '"' in text or "‘" in text:
        yield from _quoted(text, index)
    if (term := _headed(clauses, clause)) is not None:
        yield _Found(term, index, 0, _first_sentence(text))
    elif clause.kind is ClauseKind.TABLE_ROW and _TABLE.search(clause.lead_in):
        if (cell := _first_cell(clause)) is not None:
            yield _Found(cell, index, 0, min(len(text), LONGEST_QUOTE))
    elif _in_listing(clauses, clause) and (listed := _LISTED.match(text)):
        yield _Found(listed["term"], index, 0, _first_sentence(text))


def _quoted(text: str, index: int) -> Iterator[_Found]:
    """The terms in quotation marks that are said to mean something, or named in parentheses."""
    spans: tuple[tuple[int, int], ...] = ()
    for start, terms in _marked(text):
        spans = spans or sentences(text)
        whole = spans[max(bisect_right(spans, (start, len(text))) - 1, 0)]
        first = max(whole[0], start - LONGEST_QUOTE // 2) if whole[0] < start else whole[0]
        end = min(whole[1], max(first, start) + LONGEST_QUOTE)
        for term in terms:
            yield _Found(_bare(term), index, first, end)


def _marked(text: str) -> Iterator[tuple[int, list[str]]]:
    """Where terms are defined, and the terms, in order."""
    found: list[tuple[int, list[str]]] = []
    for m in _MEANS.finditer(text):
        found.append((m.start(), [term for term in (m["term"], m["other"]) if term]))
    for m in _PARENTHESIS.finditer(text):
        inside = m["inside"]
        if not any(mark in inside for mark in "“\"‘'"):
            continue
        terms = [named["term"] for named in _NAMED.finditer(inside)]
        if terms and _BESIDE.fullmatch(_NAMED.sub(" ", inside)):
            found.append((m.start(), terms))
    yield from sorted(found, key=lambda one: one[0])


def _bare(term: str) -> str:
    term = term.strip(" ,.;:")
    return term[4:] if term.startswith("The ") else term


def _headed(clauses: Sequence[Clause], clause: Clause) -> str | None:
    """The heading, where it is the term and the text says what it means."""
    heading = (clause.heading or "").strip("“”\"'‘’ ")
    if not heading or len(heading.split()) > LONGEST_TERM or not heading[0].isupper():
        return None
    if _SAYS.match(clause.text):
        return heading
    quoted = re.match(r"[“\"]([^”\"]+)[”\"]", clause.text)
    listed = _in_listing(clauses, clause) and not _LISTING.fullmatch(heading)
    if listed and (quoted is None or quoted[1] == heading):
        return heading
    return None


def _in_listing(clauses: Sequence[Clause], clause: Clause) -> bool:
    """Whether it stands right below a heading like "Definitions"."""
    above = clauses[clause.parent] if clause.parent is not None else None
    return above is not None and _LISTING.fullmatch(above.heading or "") is not None


def _first_cell(clause: Clause) -> str | None:
    """The first printed stretch of a table's row, where it can be a term."""
    ends = [piece.start for piece in clause.pieces[1:2]]
    words = clause.text[: ends[0]].strip() if ends else ""
    words = words.strip("“”\"'‘’ ")
    return words if words[:1].isupper() and len(words.split()) <= LONGEST_TERM else None


def _first_sentence(text: str) -> int:
    spans = sentences(text[: 2 * LONGEST_QUOTE])
    return min(spans[0][1] if spans else len(text), LONGEST_QUOTE)


def _uses(clauses: Sequence[Clause], terms: set[str]) -> Mapping[str, list[int]]:
    """The clauses that use each term: written as it is, capitals and all, in singular or plural."""
    forms: dict[str, str] = {}
    for term in sorted(terms):
        for form in (term, f"{term}s", term[:-1] if term.endswith("s") else term):
            forms.setdefault(form, term)
    for term in terms:  # the form it was defined in goes before a plural of another
        forms[term] = term
    longest = max((len(term.split()) for term in terms), default=0)
    uses: dict[str, list[int]] = defaultdict(list)
    for index, clause in enumerate(clauses):
        for term in dict.fromkeys(_used(clause.text, forms, longest)):
            uses[term].append(index)
    return uses


def _used(text: str, forms: Mapping[str, str], longest: int) -> Iterator[str]:
    words = [(m.start(), m.end()) for m in _WORD.finditer(text)]
    at = 0
    while at < len(words):
        start = words[at][0]
        if not (text[start].isupper() or text[start].isdigit()):
            at += 1
            continue
        for last in range(min(at + longest, len(words)) - 1, at - 1, -1):
            term = forms.get(text[start : words[last][1]].removesuffix("’s").removesuffix("'s"))
            if term is not None:
                yield term
                at = last
                break
        at += 1
