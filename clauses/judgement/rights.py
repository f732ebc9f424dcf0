"""Find what a deal gives the customer: audit, notice, ownership of data, an end at its will."""

import re
from collections.abc import Iterator

from clauses.judgement.dates import iso_length, lengths
from clauses.judgement.parties import Parties
from clauses.judgement.running_text import RunningText
from clauses.judgement.statements import (
    Pattern,
    Sentence,
    Sign,
    compiled,
    fact,
    first_stated,
    sentences_with,
)
from clauses.records import Fact

_CUSTOMERS = (
    "customer", "client", "city", "county", "town", "village", "agency", "district", "authority",
    "department", "university", "state", "subscriber", "licensee", "owner", "user", "sheriff",
    "board", "commission", "members?", "member agenc(?:y|ies)", "parties", "participants?",
    "participating agenc(?:y|ies)",
)  # fmt: skip
_VENDORS = (
    "vendor", "provider", "contractor", "consultant", "company", "licensor", "supplier",
    "seller", "processor", "operator", "host", "we",
)  # fmt: skip
_SYSTEM = r"(?:data|systems?|networks?|servers?|accounts?|records|information)"
_ATTACK = r"(?:intrusions?|(?:cyber-?\s?)?attacks?|hack(?:s|ing|ed)?|leaks?|theft|loss)"
_BREACH = (
    rf"\b(?:{_ATTACK}\s[^.;]{{0,40}}?\b{_SYSTEM}\b|{_SYSTEM}\s+{_ATTACK}\b"
    r"|(?:data|security|privacy|system|cyber\w*)[\s-]+(?:breach|incident|event|compromise)\w*"
    r"|breach(?:es)?\s+of\s+(?:\w+\s+){0,3}?(?:security|confidentiality|data|privacy|systems?)"
    r"|compromised?\b|unauthori[sz]ed\s+(?:\w+\s+){0,3}?(?:access|acquisition"
    r"|disclosure|use)|breach\s+(?:is|was|has\s+been)\s+(?:discovered|confirmed|detected)"
    r"|(?:confirmed|suspected|actual)\s+breach"
    r"|breach\s+of\s+(?:the\s+|its\s+)?(?:platform|portal|database|web\s?site|network|cloud|service|server"
    r"|software)s?\b"
    # The system by its name; what is named in capitals too is the deal and its parts.
    r"|breach\s+of\s+(?:the\s+)?(?-i:(?!(?:Section|Article|Exhibit|Agreement|Contract|Schedule"
    r"|Paragraph|Clause|Term|Order|Amendment|Addendum|Lease|MOU|Warranty)s?\b)[A-Z])\w)"
)
_OF_A_DAY = re.compile(r"\s+(?:a|per|each)\s+(?:day|week)\b", re.IGNORECASE)
_TELLS = r"\b(?:notif(?:y|ies|ied|ication)|notices?|inform(?:s|ed)?|tells?|told|alerts?|reports?)\b"
_HOURS = re.compile(
    r"\b(?:(?P<words>[a-z-]+)\s*)?\(?\s*(?P<number>\d{1,3})?\s*\)?[\s-]*(?:consecutive\s+|clock\s+)?hours?\b",
    re.IGNORECASE,
)
_AT_ONCE = re.compile(
    r"\b(?:immediately|promptly|without\s+(?:undue|unreasonable)\s+delay"
    r"|as\s+soon\s+as\s+(?:is\s+)?(?:practicable|possible|reasonably\s+\w+))\b",
    re.IGNORECASE,
)
_PROCESS = (
    r"\b(?:subpoenas?|legal\s+process|court\s+orders?|warrants?|compelled|compulsory|legal\s+demands?"
    r"|judicial|civil\s+process|legal\s+requests?|third[- ]party\s+(?:demands?|requests?)"
    r"|governmental\s+(?:demands?|requests?))\b"
)
_DATA = (
    r"(?:data|records?|footage|images?|content|recordings?|information|reads?|video|audio|media"
    r"|extractions?|files?|evidence|materials)"
)
_NOT_THE_DATA = re.compile(
    r"\b(?:aggregat\w*|derive[ds]?|derivative\w*|de-?identif\w*|anonymi[sz]\w*|statistic\w*"
    r"|software|platform|hardware|equipment|documentation|improvements?|feedback|deliverables?"
    r"|plans|drawings|work\s+product|pre-?existing|confidential\s+information|templates?)\b",
    re.IGNORECASE,
)
_DENIED = re.compile(
    r"\b(?:not|never|nor)\s+(?:\w+\s+){0,2}?(?:owns?|title|property|belong|the\s+property)\b"
    r"|\bno\s+(?:\w+\s+){0,3}?(?:title|ownership)\b",
    re.IGNORECASE,
)
# A solicitation asks for what it would like; what is asked is not agreed.
_ONLY_WISHED = re.compile(r"\b(?:prefer\w*|desir(?:e[ds]?|able)|whether)\b|\?\W*\Z", re.IGNORECASE)
_NONE = re.compile(
    r"\b(?:no\s+(?:right|obligation|duty)|not\s+(?:be\s+)?(?:required|obliged|obligated|entitled)"
    r"|(?:shall|will|may|need|does|do)\s+not\s+(?:\w+\s+){0,2}?(?:notify|audit|inspect|inform|tell)"
    r"|without\s+(?:\w+\s+){0,4}?(?:notice|notifying|telling)|waives?|neither)\b",
    re.IGNORECASE,
)


def rights(text: RunningText, parties: Parties) -> Iterator[Fact]:
    """Yield the facts on the customer's control, each at most once, in the order of the report.

    `audit_right`, `subcontractor_flowdown` and `notice_of_legal_process` are "true";
    `breach_notice` is an ISO 8601 duration or the words used; `termination_for_convenience` the
    notice it takes or "true"; `data_owner` is "customer", "vendor" or "both".
    """
    customer = _any_of((*_CUSTOMERS, *map(re.escape, parties.customer_names)))
    vendor = _any_of((*_VENDORS, *map(re.escape, parties.vendor_names)))
    found = (
        _data_owner(text, customer, vendor),
        first_stated(text, (_audit(customer, vendor), _audit_opened())),
        _breach_notice(text, customer),
        first_stated(text, (_flowdown(),)),
        first_stated(text, (_legal_process(customer),)),
        _convenience(text, customer),
    )
    yield from (one for one in found if one)


def _any_of(names: tuple[str, ...]) -> str:
    return rf"\b(?:{'|'.join(names)})\b(?:[’']s)?"


def _gate(words: str) -> Pattern:
    return re.compile(words, re.IGNORECASE)


def _audit(customer: str, vendor: str) -> Sign:
    acts = (
        r"(?:(?:audits?|inspect|examine|inspection|examination)\b"
        r"|review\s+(?:\w+\s+){0,3}?(?:records|books|logs))"
    )
    can = r"\b(?:may|rights?\s+(?:to|of)|entitled\s+to|can|permitted\s+to|access\s+to)\b"
    return Sign(
        "audit_right",
        "true",
        _gate(r"\b(?:audit|inspect|examin)\w*"),
        compiled(
            rf"(?:{customer}|\bauditors?\b|\brepresentatives?\b)[^.;]{{0,140}}?{can}"
            rf"[^.;]{{0,100}}?\b{acts}"
        ),
        (
            _NONE,
            *compiled(
                rf"{vendor}\s+(?:may|(?:shall|will)\s+(?:have|be\s+entitled)|has|reserves|and\s+its"
                r"[^.;]{0,40}\bmay)\b[^.;]{0,120}?\b(?:audit|inspect)"
            ),
        ),
    )


def _audit_opened() -> Sign:
    """What the vendor keeps or opens for the customer to look into."""
    return Sign(
        "audit_right",
        "true",
        _gate(r"\b(?:audits?|inspect(?:ion)?|examin(?:e|ation)|audited)\b"),
        compiled(
            r"\b(?:open\s+to|available\s+for|subject\s+to|(?:permit|allow|submit\s+to|undergo)s?\b"
            r"|make\s+\w+\s+available)[^.;]{0,100}?\b(?:audits?|inspection|examination)\b"
            r"|\b(?:permit|allow)s?\b[^.;]{0,160}?\bto\s+(?:audit|inspect|examine)\b"
        ),
        (_NONE, *compiled(r"\b(?:pays?|taxes)\b", r"\b(?:public|open)\s+inspection\b")),
    )


def _flowdown() -> Sign:
    return Sign(
        "subcontractor_flowdown",
        "true",
        _gate(r"\b(?:sub-?contract\w*|sub-?processors?|sub-?consultants?|sub-?vendors?)\b"),
        compiled(
            r"\bbound\b|\bbinds?\b|\bsame\s+(?:\w+\s+){0,4}?(?:terms|obligations|restrictions|duties"
            r"|conditions|requirements|protections|limits|standards|rules)"
            r"|\b(?:no|not)\s+less\s+(?:protective|strict|stringent|restrictive)"
            r"|\bat\s+least\s+as\b|\bflow(?:s|ed|ing)?[\s-]*down|\bequivalent\b"
            r"|\bsub\w+[^.;]{0,60}?\b(?:signs?|accepts?|undertakes?|agrees?\s+to)\b[^.;]{0,60}?"
            r"\b(?:undertakings?|terms|obligations|duties|articles?|sections?|agreement|promises)\b"
            r"|\bsubstantially\s+similar\b|\b(?:as|terms)\s+(?:protective|strict)\s+as\b"
            r"|\b(?:compl(?:y|ies)|compliance)\s+with\s+(?:the|this|these|all|each|its)\b"
            r"|\b(?:include|insert|incorporate)s?\b[^.;]{0,120}?\b(?:each|every|all|its|any)\s+sub"
        ),
        compiled(
            r"\b(?:not\s+(?:be\s+)?(?:bound|required)|need\s+not|whether\s+or\s+not"
            r"|no\s+(?:obligation|duty))\b"
        ),
    )


def _legal_process(customer: str) -> Sign:
    customer = rf"(?:{customer}|\b(?:disclosing\s+party|discloser|party\s+disclosing)\b)"
    return Sign(
        "notice_of_legal_process",
        "true",
        _gate(_PROCESS),
        compiled(
            rf"\b(?:notif(?:y|ies|ying)|inform|tell|alert)\w*\s+(?:\w+\s+){{0,4}}?{customer}"
            rf"|\bnotice\b[^.;]{{0,40}}?\bto\s+(?:the\s+)?(?:\w+\s+){{0,3}}?{customer}"
            rf"|\b(?:give|provide|send)s?\s+(?:\w+\s+){{0,3}}?{customer}[^.;]{{0,60}}?\bnotice"
            rf"|{customer}\s+(?:is|are|shall\s+be|must\s+be)\s+(?:\w+\s+){{0,2}}?(?:notified|told|informed)"
            rf"|\b(?:after|upon|on|with)\s+(?:\w+\s+){{0,4}}?notice\s+to\s+(?:the\s+)?{customer}"
            rf"|\b(?:refer|redirect|forward)s?\b[^.;]{{0,80}}?\bto\s+(?:the\s+)?{customer}"
        ),
        (
            _NONE,
            *compiled(rf"{customer}\s+(?:shall|will|must|agrees\s+to)\s+(?:\w+\s+){{0,3}}?notify"),
        ),
    )


def _breach_notice(text: RunningText, customer: str) -> Fact | None:
    refused = compiled(
        rf"{customer}\s+(?:shall|will|must|agrees\s+to)\s+(?:\w+\s+){{0,3}}?(?:notify|inform|report)"
    )
    breach, tells, ends = compiled(_BREACH, _TELLS, r"\b(?:terminat\w+|cured?|uncured)\b")
    for sentence in sentences_with(text, tells):
        words = sentence.context
        heading = text.heading_above(sentence.start)
        if (
            not breach.search(f"{heading}. {words}")
            or refused[0].search(words)
            or _NONE.search(words)
        ):
            continue
        if ends.search(words):
            continue
        value = _delay(words)
        if value:
            return fact(text, "breach_notice", value, sentence)
    return None


def _delay(sentence: str) -> str | None:
    """Return the hours or days within which notice is due, or the words for at once."""
    for m in _HOURS.finditer(sentence):
        if _OF_A_DAY.match(sentence, m.end()):
            continue
        days = iso_length(f"{m['number'] or m['words'] or ''} days")
        if days:
            return f"PT{days[1:-1]}H"
    found = lengths(sentence)
    if found:
        return found[0].value
    words = _AT_ONCE.search(sentence)
    return words[0].lower() if words else None


def _convenience(text: RunningText, customer: str) -> Fact | None:
    who = rf"(?:{customer}|\b(?:either|any|each)\s+party\b)"
    ends, why, refused = compiled(
        rf"{who}[^.;]{{0,100}}?\b(?:may|right\s+to|option\s+to|can)\b[^.;]{{0,60}}?"
        r"\b(?:terminat|cancel|end\b|withdraw)",
        r"\bconvenience\b|\bwithout\s+cause\b|\b(?:for\s+)?(?:any|no)\s+(?:or\s+no\s+)?reason\b"
        r"|\bat\s+any\s+time\b|\bwith\s+or\s+without\s+cause\b|\bon\s+[^.;]{0,40}\bnotice\b",
        r"\bmaterial(?:ly)?\s+breach|\bdefault\b|\bfails?\s+to\b|\bnot\s+(?:be\s+)?(?:terminat|cancel)"
        r"|\bfor\s+cause\b|\bif\b|\bmutual",
    )
    for sentence in sentences_with(
        text, re.compile(r"\b(?:terminat|cancel|withdraw)\w*|\bend\b", re.I)
    ):
        words = sentence.text
        if ends.search(words) and why.search(words) and not refused.search(words):
            notice = _notice(words)
            return fact(text, "termination_for_convenience", notice or "true", sentence)
    return None


def _notice(sentence: str) -> str | None:
    return next((one.value for one in lengths(sentence) if "notice" in sentence.casefold()), None)


def _data_owner(text: RunningText, customer: str, vendor: str) -> Fact | None:
    """Who owns the data themselves, where the deal says so; works made of them do not count."""
    owners: dict[str, Sentence] = {}
    for name, who in (("customer", customer), ("vendor", vendor)):
        owns = compiled(
            rf"{who}\s+(?:\w+\s+){{0,3}}?(?:owns?|owned|is\s+the\s+(?:\w+\s+)?owner\s+of)\b(?P<what>[^.;]{{0,160}})",
            rf"{who}\s+(?:\w+\s+){{0,2}}?(?:retains?|keeps?|reserves?|has|have|holds?)\s+(?:\w+,?\s+){{0,4}}?"
            r"(?:title|ownership)\b(?P<what>[^.;]{0,160})",
            rf"(?P<what>\b{_DATA}\b[^.;]{{0,120}}?)\b(?:is|are|remains?|be|becomes?)\s+(?:\w+\s+){{0,5}}?"
            rf"(?:property\s+of|owned\s+(?:\w+\s+)?by|belongs?\s+to)\s+(?:the\s+)?{who}",
            rf"(?P<what>\b{_DATA}\b[^.;]{{0,80}}?)\bbelongs?\s+(?:\w+\s+)?to\s+(?:the\s+)?{who}",
            rf"(?P<what>\b{_DATA}\b[^.;]{{0,80}}?)\bbelongs?\s+to\s+and\s+(?:\w+\s+){{0,2}}?"
            rf"(?:retained|owned|held)\s+(?:\w+\s+)?by\s+(?:the\s+)?{who}",
            rf"(?P<what>\b{_DATA}\b[^.;]{{0,120}}?)\b(?:is|are|remains?)\s+(?:the\s+)?{who}\s+(?:\w+\s+){{0,2}}?property\b",
        )
        for sentence in sentences_with(
            text, re.compile(r"\b(?:own|title|property|belong)\w*", re.I)
        ):
            if _DENIED.search(sentence.text) or _ONLY_WISHED.search(sentence.text):
                continue
            if any((m := one.search(sentence.text)) and _of_the_data(m["what"]) for one in owns):
                owners.setdefault(name, sentence)
                break
    if not owners:
        return None
    first = min(owners.values(), key=lambda sentence: sentence.start)
    value = "both" if len(owners) == 2 and owners["customer"] == owners["vendor"] else ""
    value = value or next(name for name, sentence in owners.items() if sentence == first)
    return fact(text, "data_owner", value, first)


def _of_the_data(what: str) -> bool:
    return re.search(rf"\b{_DATA}\b", what, re.IGNORECASE) is not None and not _NOT_THE_DATA.search(
        what
    )
