"""Which clocks of retention a passage sets: one that is kept says nothing of the others."""

import re

from clauses.records import Family, Finding

_DEAL = (
    r"(?:term|agreement|contract|order|licen[cs]e|subscription|services?|engagement|relationship"
    r"|lease|project|work|job|plan|sow|article)"
)
_ITS = r"(?:the |this |that |our |your |its |such )?"
_NOT_OF_A_PERIOD = r"(?! of (?:the |that |such |this |any |each |its )?(?:\S+ ){0,2}period)"
_TERMINATION = re.compile(
    r"\b(?:terminat\w+|determination|cancels?|cancell?ed|cancell?ation|non-?renewal|cessation"
    rf"|(?<!without )(?<!no )(?:expiration|expiry){_NOT_OF_A_PERIOD}"
    rf"|(?:surviv|outlast|outliv)\w* (?:\S+ ){{0,3}}?{_DEAL}"
    rf"|(?:end|ending|completion|conclusion|close) of {_ITS}{_DEAL}|completing {_ITS}{_DEAL}"
    rf"|{_DEAL} (?:\w+ )?(?:ends?|expires?|concludes?|closes?|stops?|lapses?"
    r"|(?:is|are|has been) over)"
    rf"|{_DEAL}(?:'s)? (?:end|close)|after {_ITS}(?:end|term)|following {_ITS}term"
    r"|at the end(?! of)"
    r"|last day|the end date|close-?out|post-contract|wind-?down"
    r"|withdraws?|withdrawal|departure|departing|you leave(?! (?:that|the|it|a))|leave us"
    r"|part ways"
    rf"|ends with {_ITS}{_DEAL}|close your account|closing of the account)(?!\w)"
)
_CAPTURE = re.compile(
    r"\b(?:days?|weeks?|months?|years?|hours?) (?:after|from|of|following) (?:the )?"
    r"(?:(?:date|day|time|moment) of )?(?:its |their )?"
    r"(?:capture|collection|recording|creation|upload|receipt|it was|they were|each was)\b"
)
_LOGS = re.compile(
    r"\b(?:(?:audit|access|search|query|inquiry|look-?up|usage|user|activity|system|transaction)"
    r"[- ]logs?|(?:audit|search|query|access|inquiry)(?:[- ]\w+)? "
    r"(?:trails?|histor(?:y|ies)|records?|entries)|log (?:files?|entries|records?)"
    r"|(?:the|all|its|their|any|such|these) logs?)(?![\w-])|^\W*logs?(?![\w-]| in\b)"
)
_BACKUPS = re.compile(r"\bback-?\s?ups?\b")
_WITH_THE_REST = re.compile(
    r"\b(?:includ\w+|all copies|every copy|as well as|alike|too|or otherwise)\b"
    r"|(?:,|\band|\bor) back-?\s?up"
)
_DERIVED = re.compile(
    r"\b(?:(?:de-?identified|anonymi[sz]ed|aggregated?|derived|derivative|statistical)"
    r" (?:or \S+ )?(?:data|information|statistics|works?|sets?|datasets?|insights?)"
    r"|deriv\w+ from|trained models?)\b"
)
# What a camera or gateway holds before it is sent on is no copy of what the service keeps.
_ON_THE_DEVICE = re.compile(
    r"\b(?:edge|on-?board|on-?device|buffer(?:ed)?)[- ](?:\w+ )?"
    r"(?:storage|memory|recording|retention|copy|copies)\b"
)
# Papers about the data: "the approved request is kept on file".
_PAPERWORK = re.compile(
    r"\b(?:requests?|applications?|approvals?|forms?|agreements?)\s+(?:(?:is|are)|(?:shall|will|must)"
    r" be) (?:retained|kept|maintained|held|stored|filed)\b"
)


def clocks(finding: Finding) -> frozenset[str]:
    """Return which of `CLOCKS` a passage on retention sets; none for another family.

    A passage on the end of the deal sets that clock alone, unless it also names a period after
    capture. What a period counts from is told by words, as the classifier is often wrong. Else one
    on logs, on backups alone, or on derived data sets that clock, and any other the clock of the
    data itself, unless it is on what a device buffers or on the paperwork, which set none.
    """
    if finding.family is not Family.RETENTION:
        return frozenset()
    passage = f"{finding.lead_in}\n{finding.quote}".replace("’", "'").lower()
    if _TERMINATION.search(passage):
        during = ("data",) if _CAPTURE.search(passage) else ()
        return frozenset(("after_termination", *during))
    if _LOGS.search(passage):
        return frozenset(("logs",))
    if _BACKUPS.search(passage) and not _WITH_THE_REST.search(passage):
        return frozenset(("backups",))
    if finding.attributes.data == "deidentified" or _DERIVED.search(passage):
        return frozenset(("derived",))
    if _ON_THE_DEVICE.search(passage) or _PAPERWORK.search(passage):
        return frozenset()
    return frozenset(("data",))
