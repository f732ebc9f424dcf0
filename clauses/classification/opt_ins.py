"""What waits until the buyer switches it on is under a condition."""

import re

from clauses.records import Family, Stance

_SWITCHED_ON = re.compile(
    r"\b(?:if|when|where|once|only\s+after|until)\s+(?:and\s+until\s+)?(?:the\s+|an?\s+)?"
    r"(?:customer|client|buyer|subscriber|member|agency|city|county|town|village|district|department"
    r"|school|sheriff|chief|administrator|you)\s+(?:\w+\s+){0,3}?"
    r"(?:enables?|enabled|activates?|activated|opts?\s+in|opted\s+in"
    r"|(?:switch(?:es|ed)?|turn(?:s|ed)?)\s+(?:\w+\s+){0,4}?on|ticks?|ticked)\b",
    re.IGNORECASE,
)


def is_switched_on(text: str) -> bool:
    """Return whether what a passage says holds only if the buyer switches something on."""
    return _SWITCHED_ON.search(text) is not None


def stance_switched_on(text: str, family: Family, stance: Stance) -> Stance:
    """Return the stance of a passage: a permission that the buyer must switch on is a condition."""
    if family is Family.RETENTION or stance is not Stance.PERMITS or not is_switched_on(text):
        return stance
    return Stance.CONDITIONS
