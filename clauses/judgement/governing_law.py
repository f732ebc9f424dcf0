"""Find whose law governs a deal."""

import itertools
import re

from clauses.judgement.running_text import RunningText
from clauses.records import Fact

STATES = (
    "Alabama", "Alaska", "Arizona", "Arkansas", "California", "Colorado", "Connecticut",
    "Delaware", "District of Columbia", "Florida", "Georgia", "Hawaii", "Idaho", "Illinois",
    "Indiana", "Iowa", "Kansas", "Kentucky", "Louisiana", "Maine", "Maryland", "Massachusetts",
    "Michigan", "Minnesota", "Mississippi", "Missouri", "Montana", "Nebraska", "Nevada",
    "New Hampshire", "New Jersey", "New Mexico", "New York", "North Carolina", "North Dakota",
    "Ohio", "Oklahoma", "Oregon", "Pennsylvania", "Puerto Rico", "Rhode Island", "South Carolina",
    "South Dakota", "Tennessee", "Texas", "Utah", "Vermont", "Virginia", "Washington",
    "West Virginia", "Wisconsin", "Wyoming",
)  # fmt: skip
_STATE = rf"(?P<state>{'|'.join(sorted(STATES, key=len, reverse=True))})"
_LAW = re.compile(r"\blaws?\b", re.IGNORECASE)
_GOVERNS = re.compile(
    r"\b(?:govern|constru|interpret|enforce)\w*\b[^.;]{0,80}?\b(?:by|under|with|to)\b"
    r"[^.;]{0,40}?\blaws?\b[^.;]{0,60}?\b(?:of|in)\s+"
    r"(?:the\s+)?(?:(?:State|Commonwealth)\s+of\s+)?" + _STATE + r"\b"
    r"|\b" + _STATE.replace("state", "first") + r"\s+law\s+(?:shall\s+|will\s+)?(?:govern|appl)\w*"
    r"|\b(?:governed|construed|interpreted)\b[^.;]{0,60}?\s"
    + _STATE.replace("state", "third") + r"(?:\s+state)?\s+law\b",
    re.IGNORECASE,
)  # fmt: skip
_MOST = 400  # of them, so that a hostile text costs little
_REACH = 260  # characters around the word "law"


def governing_law(text: RunningText) -> tuple[Fact, ...]:
    """Return the fact `governing_law`, the name of a U.S. state, where the text states it."""
    for law in itertools.islice(_LAW.finditer(text.text), _MOST):
        low = max(0, law.start() - _REACH)
        m = _GOVERNS.search(text.text, low, law.end() + _REACH)
        if m:
            group = next(name for name in ("state", "first", "third") if m[name])
            state = next(s for s in STATES if s.casefold() == m[group].casefold())
            quote = text.quote(m.start(), m.end(), m.start(group))
            page = text.page(m.start(group))
            return (Fact("governing_law", state, quote, page, text.document.path),)
    return ()
