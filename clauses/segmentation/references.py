"""Find where clauses refer to others, and which they mean."""

import re
from collections.abc import Iterator, Sequence

from clauses.records import Clause, Reference, Standing
from clauses.segmentation.blocks import PART_TITLE
from clauses.segmentation.labels import Labels, steps

LONGEST_RANGE = 200  # clauses between the ends of a range
_AROUND = 60  # characters around a reference that may say whose section it is
_KINDS = (
    r"sections?|sec\.|§§?|articles?|clauses?|paragraphs?|subsections?|subparagraphs?"
    r"|sub-clauses?|subdivisions?"
)
_PARTS = r"exhibits?|schedules?|attachments?|appendix|appendices|annex(?:es)?|addend(?:um|a)"
_NUMBER = (
    r"(?:\d{1,5}(?:\.\d{1,4})*|[IVXL]{1,6}|[A-Z](?:[.-]\d{1,2}){1,3}|[A-Z])(?![\w])"
    r"(?:\s?\([A-Za-z0-9]{1,4}\))*"
)
_ITEM = r"(?:\(\s?[A-Za-z0-9]{1,4}\s?\))+"
_MARK = r"(?:[A-Z]{1,2}|\d{1,2}|[IVX]{1,4})(?:[-.]\d{1,2})?(?![\w.]*\w)"
_AND = r"(?:\s*,\s*(?:and|or|and/or)?\s*|\s+(?:and|or|and/or|through|to|thru)\s+|\s*[–—-]\s*)"
_SECTION = re.compile(
    rf"\b(?i:this)\s+(?P<own>(?i:section|article|clause|paragraph|subsection|exhibit|schedule"
    rf"|attachment|appendix|annex|addendum))\b(?:\s(?P<number>{_NUMBER}))?"
    rf"|(?<![\w.])(?P<kind>(?i:{_KINDS}))\s*(?P<list>(?:{_NUMBER}|{_ITEM})"
    rf"(?:{_AND}(?:(?i:{_KINDS})\s*)?(?:{_NUMBER}|{_ITEM}))*)"
    rf"|(?<![\w.])(?P<part>(?i:{_PARTS}))\s+[“\"]?(?P<marks>{_MARK}(?:{_AND}{_MARK})*)"
)
_EACH = re.compile(rf"(?P<label>{_NUMBER}|{_ITEM})|(?P<through>\b(?:through|thru|to)\b|[–—-])")
_LAW = re.compile(
    r"\b(?:Code|Act|Statutes?|Stat\.|Constitution|U\.?S\.?C\.?|C\.?F\.?R\.?|Title|Regulations?|Rules?"
    r"|Laws?|Ordinance|Chapter|FAR|DFARS?|UCC|ERISA|Cal\.|Rev\.|Gen\.|Ann\.|Ch\.|Resolution)\W{0,3}(?:\w{1,6}\W{0,2}){0,2}$"
)
_OF_LAW = re.compile(
    r"(?:\([^)]{1,6}\)|[\s,]|et seq\.|and following|(?:is|are) )*"
    r"(?:of|under|in) (?:the |Title |Part |Chapter |Division )?(?:[\w.’'&-]+ ){0,8}?"
    r"(?:Code|Act|Statutes?|Constitution|Law|Regulations?|Ordinance|Rules?|Title|U\.S\.C|C\.F\.R"
    r"|CFR)\b",
)
_OF_OTHER = re.compile(
    r"[\s,]*(?:of|to|in|under|from) (?:the|that|such|its|any|said|an?) "
    r"(?P<whose>(?:[\w.’'&-]+ ){0,6}?)(?:Agreement|Contract|MSA|Terms|Order|Policy|MOU|Lease"
    r"|License|Addendum|Plan|Manual|Proposal|RFP)\b"
)
_OF_PART = re.compile(rf"[\s,]*(?:of|in|to) (?P<part>(?i:{_PARTS}))\s+(?P<mark>{_MARK})")
_TITLED = re.compile(r"\bamendment\b", re.IGNORECASE)
_AMENDS = re.compile(r"\bthis (?:[\w.]+ ){0,4}amendment\b", re.IGNORECASE)
_FIRST = 6  # clauses in which a document says that it is an amendment
_HERE = re.compile(
    r"[\s,]*(?:above|below|(?:of|to|in|under) this|hereof|herein|hereto)\b", re.IGNORECASE
)
# "of the Indenture" is of another document; "of the Agreement" may be of this one.
_OF_NAMED = re.compile(
    r"[\s,]*(?:respectively, )?of (?:the )?(?:applicable )?(?!(?:Agreement|Contract|Terms)\b)[A-Z]"
)
_STATUTE = re.compile(r"\d{3,}\.|\d{4,}|\d[–-]\s?\d{3}")  # no agreement has so many sections
_SINGULAR = {"appendices": "appendix", "annexes": "annex", "addenda": "addendum"}


def references(clauses: Sequence[Clause]) -> tuple[Reference, ...]:
    """Return the references of the clauses, in order, each with the clauses it names."""
    labels = Labels(clauses)
    amends = any(
        clause.number is None
        and (_TITLED.search(clause.heading or "") or _AMENDS.search(clause.text[:300]))
        for clause in clauses[:_FIRST]
    )
    return tuple(
        reference
        for index, clause in enumerate(clauses)
        for reference in _in_clause(clause, index, labels, amends)
    )


def _in_clause(clause: Clause, index: int, labels: Labels, amends: bool) -> Iterator[Reference]:
    text = clause.text
    for m in _SECTION.finditer(text):
        if m["own"]:
            if (own := _to_own(m, index, labels)) is not None:
                yield own
        elif m["part"]:
            yield _to_parts(m, text, index, labels, amends)
        else:
            yield _to_sections(m, clause, index, labels, amends)


def _to_own(m: re.Match[str], index: int, labels: Labels) -> Reference | None:
    """What "this Section", or "this Section 12", names; None where it stands in none."""
    if m["number"]:
        target = labels.find(m["number"], index)
        standing = Standing.UNRESOLVED if target is None else Standing.RESOLVED
        return Reference(m[0], index, m.start(), standing, () if target is None else (target,))
    target = _own(m["own"].lower(), index, labels)
    if target is None:
        return None
    return Reference(m[0], index, m.start(), Standing.RESOLVED, (target,))


def _own(word: str, index: int, labels: Labels) -> int | None:
    """What "this Section" stands in."""
    if PART_TITLE.match(f"{word.capitalize()} A"):
        return labels.part(index)
    if word == "article":
        return labels.numbered_above(index, worded=word)
    return index if word in ("paragraph", "subsection") else labels.numbered_above(index)


def _to_parts(m: re.Match[str], text: str, index: int, labels: Labels, amends: bool) -> Reference:
    word = m["part"].lower()
    kind = _SINGULAR.get(word, word.removesuffix("s"))
    marks = re.findall(_MARK, m["marks"])
    if len(marks) == 2 and re.search(r"through|thru|\bto\b|[–—]", m["marks"]):
        marks = _between(*marks)
    targets = [labels.exhibit(kind, mark) for mark in marks]
    named = tuple(target for target in targets if target is not None)
    if len(named) == len(targets):
        standing = Standing.RESOLVED
    else:
        outside = _elsewhere(text, m, amends) or (amends and not _HERE.match(text, m.end()))
        standing = Standing.OUTSIDE if outside else Standing.UNRESOLVED
    return Reference(m[0], index, m.start(), standing, named)


def _between(first: str, last: str) -> list[str]:
    if len(first) == len(last) == 1 and first < last:
        return [chr(code) for code in range(ord(first), ord(last) + 1)]
    return [first, last]


def _to_sections(
    m: re.Match[str], clause: Clause, index: int, labels: Labels, amends: bool
) -> Reference:
    text = clause.text
    here = _HERE.match(text, m.end())
    if not here and (_is_law(text, m) or _elsewhere(text, m, amends)):
        return Reference(m[0], index, m.start(), Standing.OUTSIDE)
    within = None
    if part := _OF_PART.match(text, m.end()):
        word = part["part"].lower()
        within = labels.exhibit(_SINGULAR.get(word, word.removesuffix("s")), part["mark"])
        if within is None:
            return Reference(m[0], index, m.start(), Standing.UNRESOLVED)
    targets, end = _targets(m["list"], index, labels, within)
    if amends and not here:  # it speaks of the agreement it amends, of which it may quote a section
        targets = [target for target in targets if target is not None and labels.quoted(target)]
        standing = Standing.RESOLVED if targets else Standing.OUTSIDE
    elif None not in targets:
        standing = Standing.RESOLVED
    else:
        other = not any(targets) and _OF_OTHER.match(text, m.end())
        standing = Standing.OUTSIDE if other else Standing.UNRESOLVED
    named = tuple(dict.fromkeys(target for target in targets if target is not None))
    return Reference(m[0][: m.start("list") - m.start() + end], index, m.start(), standing, named)


def _targets(
    listed: str, index: int, labels: Labels, within: int | None
) -> tuple[list[int | None], int]:
    """The clauses of "4.2, 4.3(a) and (b)" or "4.2 through 4.5"; None for one that is missing.

    Also where the list ends: an "(ii)" after "4.2 and" that names nothing counts the writer's own.
    """
    found: list[int | None] = []
    through = False
    before: tuple[str, ...] = ()
    end = len(listed)
    for m in _EACH.finditer(listed):
        if m["through"]:
            through = True
            continue
        label = m["label"]
        item = label.startswith("(")
        if item and before and not before[0].startswith("("):  # "4.3(a) and (b)"
            label = "".join(before[: max(1, len(before) - len(steps(label)))]) + label
        target = labels.find(label, index, within=within)
        if item and target is None and before:
            return found, end
        if through and found and found[-1] is not None and target is not None:
            between = range(found[-1] + 1, min(target, found[-1] + LONGEST_RANGE))
            found += labels.alike(target, between)
        found.append(target)
        through, before, end = False, steps(label), m.end()
    return found, end


def _is_law(text: str, m: re.Match[str]) -> bool:
    """Whether it is a section of a law: "Civil Code section 12", "Section 12 of the ... Act"."""
    if _STATUTE.search(m["list"]):
        return True
    before = text[max(0, m.start() - _AROUND) : m.start()]
    return (
        _LAW.search(before) is not None or _OF_LAW.match(text[m.end() : m.end() + 120]) is not None
    )


def _elsewhere(text: str, m: re.Match[str], amends: bool) -> bool:
    """Whether it is of another agreement; "the Agreement" is, to an amendment."""
    other = _OF_OTHER.match(text, m.end())
    if other is not None:
        return amends or bool(other["whose"].strip())
    return _OF_NAMED.match(text, m.end()) is not None and not _OF_PART.match(text, m.end())
