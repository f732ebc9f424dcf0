"""The words with which an amendment says what it changes, and how.

All are looked for in text whose quotations are masked.
"""

import re

from clauses.records import Change
from clauses.segmentation.quotations import MASK

LONGEST_RANGE = 50  # sections between the ends of a range

_PARTS = r"Exhibit|Schedule|Attachment|Appendix|Annex|Addendum"
_LABEL = (
    r"(?:\d{1,3}(?:\.\d{1,3})*|[IVXL]{1,6}|[A-Z](?:[.-]\d{1,2}){0,3})"
    r"(?![\w])(?:\s?\([A-Za-z0-9]{1,4}\))*"
)
_ITEM = r"(?:\([A-Za-z0-9]{1,4}\))+"
_AND = r"(?:\s*,\s*(?:and\s+)?|\s+(?:and|through|to)\s+|\s*[–—]\s*)"
TARGET = re.compile(
    rf"(?:\b(?i:(?:sub)?(?:paragraph|clause|section))\s+(?P<item>{_ITEM})\s+(?:of|in)\s+)?"
    rf"(?:\b(?P<kind>(?i:sections?|articles?|clauses?|paragraphs?|(?:{_PARTS})s?))|§+)\s*"
    rf"(?P<list>{_LABEL}(?:{_AND}(?:{_LABEL}|{_ITEM}))*)"
)
_EACH = re.compile(rf"(?P<label>{_LABEL}|{_ITEM})|(?P<through>\b(?:through|to)\b|[–—])")
NAMED = re.compile(
    r"\b[Tt]he\s+(?:definition\s+of\s+)?(?P<name>[“\"]\x00{1,80}[”\"])(?=\s+(?:section|provision"
    r"|definition|paragraph|of\s+the|in\s+the|is\b))"
)
_PAPER = (
    r"(?:[Tt]he|[Tt]hat certain|[Ss]aid)\s+(?:[A-Z][\w’'&-]*\s+){0,6}"
    r"(?:Agreement|Contract|MSA|Order|Terms|Lease|License|MOU|Memorandum of Understanding)\b"
)
AGREEMENT = re.compile(_PAPER)
# Between a section and what becomes of it: its title, whose it is.
_WHOSE = (
    rf"(?:\s*(?:\([^()]{{0,80}}\)|[“\"]\x00{{1,120}}[”\"]|(?:of|to|in|under)\s+{_PAPER}|,)){{0,4}}"
)
PASSIVE = re.compile(
    rf"(?i:{_WHOSE})(?:\s+(?i:section|provision|definition|paragraph)s?)?(?i:{_WHOSE})"
    r"\s*(?:,?\s*(?:is|are|shall\s+be|will\s+be)\s+(?:(?:hereby|further|also|each)\s+)*"
    r"(?P<verb>amended|modified|revised|changed|deleted|removed|stricken|struck|omitted|repealed"
    r"|replaced|restated|superseded|added|inserted|renumbered|re-numbered|redesignated)"
    r"(?!\s+(?:only|except|unless|from\s+time))"
    r"|\s*(?:(?:shall|will|now)\s+)+(?P<reads>reads?)\b)"
)
ACTIVE = re.compile(
    r"\b(?P<verb>amend|modif|revis|delet|remov|strik|replac|restat|supersed|add|insert|renumber"
    r"|redesignat)(?:ing|es|s|e|y|ies)?(?:\s+(?:(?:and|as)\s+)*(?:a|an|the|following|new|existing"
    r"|current|in\s+its\s+entirety))*\s+$",
    re.IGNORECASE,
)
ADDED_AS = re.compile(
    r"\b(?:added|inserted)\b(?:\s+to\s+[\w\s]{1,60}?)?,?\s+as\s+(?:a\s+)?(?:new\s+)?$",
    re.IGNORECASE,
)
_PUT_BACK = re.compile(
    r"replac|restat|substitut|to read|\breads?\b|in (?:its|their) (?:place|stead)|in lieu",
    re.IGNORECASE,
)
_PUT_IN = re.compile(r"\b(?:by|to)\s+(?:add|insert|includ)", re.IGNORECASE)
TAKEN_OUT = re.compile(
    r"\bby\s+(?:deleting|striking|removing)\s+(?P<what>(?:(?!\s+(?:and|in|from)\b)[^.;,:]){1,80})"
)
NEW_NUMBER = re.compile(
    r"\b(?:as|to)\s+(?:be\s+)?(?:(?i:section|article)s?\s+)?(?P<new>[\w.()]*[\w)])"
)

QUOTATION = r"[“\"]\x00*[”\"]?"
_NOUN = (
    r"(?:(?:the|following|last|first|second|third|final|words?|phrases?|terms?|sentences?|numbers?"
    r"|figures?|language|text)\b[,:]*\s*)*"
)
_BETWEEN = r"[^“”\"]{0,80}?"
OF_WORDS = tuple(
    (action, re.compile(pattern, re.IGNORECASE))
    for action, pattern in (
        (
            Change.REPLACES,
            rf"(?P<old>{QUOTATION}){_BETWEEN}\b(?:is|are|shall be)\s+(?:hereby\s+)?"
            rf"(?:(?:deleted|stricken)\s+and\s+)?(?:replaced|substituted)\s+(?:by|with)\s+"
            rf"{_NOUN}(?P<new>{QUOTATION})",
        ),
        (
            Change.REPLACES,
            rf"(?:delet|strik|remov)(?:ing|es?)\s+{_NOUN}(?P<old>{QUOTATION}){_BETWEEN}"
            rf"(?:insert|substitut|replac)\w*{_BETWEEN}(?P<new>{QUOTATION})",
        ),
        (
            Change.REPLACES,
            rf"(?:replac|chang)(?:ing|es?)\s+{_NOUN}(?P<old>{QUOTATION})\s+(?:with|by|to)\s+"
            rf"{_NOUN}(?P<new>{QUOTATION})",
        ),
        (
            Change.REPLACES,
            rf"substitut(?:ing|es?)\s+{_NOUN}(?P<new>{QUOTATION})\s+(?:for|in place of)\s+"
            rf"{_NOUN}(?P<old>{QUOTATION})",
        ),
        (Change.DELETES, rf"(?:delet|strik|remov)(?:ing|es?)\s+{_NOUN}(?P<old>{QUOTATION})"),
        (
            Change.DELETES,
            rf"\b(?:words?|phrases?|sentences?|terms?)\s*,?\s*(?P<old>{QUOTATION}){_BETWEEN}"
            r"\b(?:is|are|shall be)\s+(?:hereby\s+)?(?:deleted|stricken|struck|removed)",
        ),
        (
            Change.INSERTS,
            rf"\b(?:words?|phrases?|sentences?|terms?)\s*,?\s*(?P<new>{QUOTATION}){_BETWEEN}"
            r"\b(?:is|are|shall be)\s+(?:hereby\s+)?(?:added|inserted)",
        ),
    )
)
# A section named for another reason: where something stands, or by what it is replaced.
ASIDE = re.compile(
    r"\b(?:after|before|following|preceding|with|by|under|pursuant\s+to|per|as\s+defined\s+in"
    r"|subject\s+to|as)\s+(?:the\s+)?(?:attached\s+|new\s+|a\s+)*$",
    re.IGNORECASE,
)
STATEMENT = re.compile(r"(?<!\bNo)(?<!\bSec)(?<!\bInc)[.;”\"]\s+(?=[A-Z(“\"\[])")
HINT = re.compile(
    r"amend|modif|revis|chang|delet|remov|str[iu][kc]|omit|repeal|replac|restat|supersed|\badd|insert"
    r"|number|redesig|\breads?\b|substitut",
    re.IGNORECASE,
)


def numbers_of(m: re.Match[str]) -> list[str]:
    """Return the sections a target names: "4.2(a) and (b)" are "4.2(a)" and "4.2(b)"."""
    kind = (m["kind"] or "section").lower().removesuffix("s")
    word = "" if kind in ("section", "clause", "paragraph") else f"{kind.capitalize()} "
    found: list[str] = []
    through = False
    for each in _EACH.finditer(m["list"]):
        if each["through"]:
            through = True
            continue
        label = re.sub(r"\s", "", each["label"])
        if label.startswith("(") and found:
            label = found[-1].rsplit("(", 1)[0] + label
        if through and found:
            found += _between(found[-1], label)
        found.append(label)
        through = False
    return [f"{word}{label}{m['item'] or ''}" for label in found]


def _between(first: str, last: str) -> list[str]:
    """The numbers between "4.1" and "4.4"."""
    (head, _, low), (same, _, high) = first.rpartition("."), last.rpartition(".")
    if head != same or not (low.isdigit() and high.isdigit()):
        return []
    dot = "." if head else ""
    return [
        f"{head}{dot}{n}" for n in range(int(low) + 1, min(int(high), int(low) + LONGEST_RANGE))
    ]


def change(verb: str, rest: str) -> Change | None:
    """Return what the verb comes to, given the words after it; None for one that says no change."""
    if verb.startswith(("renumber", "re-number", "redesig")):
        return Change.RENUMBERS
    if verb.startswith(("add", "insert")):
        return Change.ADDS
    if verb.startswith(("replac", "restat", "supersed", "read")) or _PUT_BACK.search(rest):
        return Change.REPLACES
    if verb.startswith(("delet", "remov", "str", "omit", "repeal")):
        return Change.DELETES
    if _PUT_IN.search(rest):
        return Change.INSERTS
    if TAKEN_OUT.search(rest):
        return Change.DELETES
    return Change.REPLACES if rest.rstrip().endswith((":", "”", '"', MASK)) else None
