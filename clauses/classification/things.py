"""Lending a device shares no data: passages that name a thing and nothing that holds any."""

import re

_HANDED = re.compile(
    r"\b(?:show|display|demonstrate|exhibit|lend|loan|lease|rent|ship|sell|resell|install|move|relocate)s?"
    r"\s+(?:(?:the|an?|its|any|each|such|one|of|new|used|spare|demonstration)\s+)*"
    r"(?:[\w-]+\s+){0,3}?(?:units?|devices?|equipment|hardware|apparatus|prototypes?|kiosks?|trailers?"
    r"|poles?|drones?|aircraft|vehicles?|appliances?)\b",
    re.IGNORECASE,
)
_TOLD = re.compile(
    r"\b(?:data|information|records?|reads?|images?|footage|video|clips?|logs?|files?|copies|copy"
    r"|recordings?|detections?|sightings?|pictures?|photos?|contents?|results?|reports?|stills?|traces?"
    r"|trips?|scans?|history|histories|library|materials?|documents?|addresses|names|feeds?|alerts?"
    r"|what (?:it|they)|whatever)\b",
    re.IGNORECASE,
)


def is_of_things(text: str) -> bool:
    """Return whether a passage hands over equipment, and speaks of nothing that holds data."""
    return _HANDED.search(text) is not None and _TOLD.search(text) is None
