"""Find the sum a deal is worth."""

import itertools
import re

from clauses.judgement.running_text import RunningText
from clauses.records import Fact

_SUM = re.compile(
    r"(?:US)?\$\s?\d+(?:,\d{3})*(?:\.\d{2})?(?!\d)(?:\s+(?:million|billion))?"
    r"(?:\s+(?:per|each|a|every)\s+(?:contract\s+)?(?:year|month|quarter)|\s+(?:annually|monthly|yearly))?",
)
_MOST = 400
_BEFORE, _AFTER = 160, 90  # characters
_STRONG = re.compile(
    r"\b(?:not[\s-]+(?:to[\s-]+)?exceed|(?:contract|total|aggregate|maximum|overall|agreement)\s+"
    r"(?:\w+\s+){0,3}?(?:sum|price|amount|value|compensation|fees?|cost|payments?|consideration|commit(?:ment)?)"
    r"|sum\s+of|total\s+(?:of|for)|in\s+(?:total|all)|(?:grand|contract|agreement|order|overall)\s+total"
    r"|grant\s+amount|total\s+award)\b",
    re.IGNORECASE,
)
_OF_A_YEAR = re.compile(r"\b(?:year|annual|yearly)\s+(?:\w+\s+)?(?:sub)?total\b", re.IGNORECASE)
_WEAK = re.compile(
    r"\b(?:compensation|fees?|price|pays?|paid|payable|(?<!at\s)cost|subscription|consideration|budget|charges?"
    r"|contribut\w+|apportioned)\b",
    re.IGNORECASE,
)
_OTHER = re.compile(
    r"\b(?:insurance|liabilit\w+|coverage|occurrence|aggregate\s+limit|policy\s+limit|damages|bond"
    r"|penalt\w+|fine|deductible|late|interest|indemni\w+|umbrella|per\s+(?:day|hour|report|unit|search)|license\s+fee\s+per"
    r"|liquidated|replacement|excess|exceeds|threshold)\b",
    re.IGNORECASE,
)
_EACH = re.compile(
    r"\s*(?:(?:,\s*)?(?:per|for\s+each|each|a|an)\s+(?!(?:contract\s+)?(?:year|month|quarter)\b)\w+"
    r"|/\s*\w+)",
    re.IGNORECASE,
)


def amount(text: RunningText) -> Fact | None:
    """Return the fact `value`: the sum the words around call the price of the whole, as printed.

    Sums of insurance, liability, penalties and single units do not count.
    """
    best: tuple[int, Fact] | None = None
    for m in itertools.islice(_SUM.finditer(text.text), _MOST):
        score = _score(text.text, m)
        if score > 0 and (best is None or score > best[0]):
            quote = text.quote(max(0, m.start() - _BEFORE), m.end() + _AFTER, m.start())
            value = " ".join(m[0].split())
            best = (score, Fact("value", value, quote, text.page(m.start()), text.document.path))
    return best[1] if best else None


def _score(text: str, m: re.Match[str]) -> int:
    before = re.split(r"[.;]\s|\n", text[max(0, m.start() - _BEFORE) : m.start()])[-1]
    after = re.split(r"[.;](?:\s|$)|\n", text[m.end() : m.end() + _AFTER])[0]
    if _OTHER.search(before) or _OTHER.search(after) or _EACH.match(after):
        return 0
    if _STRONG.search(before[-90:]):
        return 4
    if _STRONG.search(after[:40]) or _STRONG.search(before):
        return 3
    if _OF_A_YEAR.search(before):
        return 2
    line = text[text.rfind("\n", 0, m.start()) + 1 : m.end() + _AFTER].split("\n")[0]
    if len(_SUM.findall(line)) > 1 and not line.rstrip().endswith("."):
        return 0  # a row of a table: price and quantity of one of several things
    return 1 if _WEAK.search(before) or _WEAK.search(after) else 0
