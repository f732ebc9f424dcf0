"""Facts of how letters and reports end on the page before, and of how one begins on a page."""

import re
from collections.abc import Sequence

from clauses.archive.splitting.kinds import kind_at
from clauses.archive.splitting.listed import titles_on
from clauses.archive.splitting.looks import Look

_VALEDICTION = re.compile(
    r"^\W*(?:(?:yours )?sincerely|(?:best|kind|warm)?(?:est)? ?regards|cordially|cheers|best"
    r"|respectfully(?: yours| submitted)?|yours truly"
    r"|(?:many )?thank(?:s| you)(?: (?:again|for|so|very|in)\b.*)?)(?:[ .!–-]*$|,)",
    re.IGNORECASE,
)
_SALUTATION = re.compile(
    r"^(?:dear\b|hello\b|hi\b|good (?:morning|afternoon|evening)\b|to whom|to the "
    r"|honorable\b|hon\."
    r"|(?:mr|ms|mrs|dr)\.? [A-Z]|(?:mayor|council|commission)\w* )",
    re.IGNORECASE,
)
_DATE = re.compile(
    r"^(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?"
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? "
    r"\d{1,2}(?:st|nd|rd|th)?,? ?\d{4}$"
    r"|^\d{1,2}/\d{1,2}/\d{2,4}$",
    re.IGNORECASE,
)
_PLACE = re.compile(r"\b[A-Z][A-Za-z]+\.?,? \d{5}(?:-\d{4})?\b")  # Oregon 97401
_CONTACT = re.compile(r"\(?\b\d{3}\)?[ .•-]{1,2}\d{3}[.•-]\d{4}\b|\bwww\.|\S@\S+\.\w")
_OFFICE = re.compile(
    r"\b(?:president|director|chair|ceo|executive|manager|resident|secretary|owner)\b",
    re.IGNORECASE,
)
_STAFF = re.compile(r"staff contact", re.IGNORECASE)
_RECORDED = re.compile(
    r"recording requested|when recorded|affidavit of|certificate of|proof of publication"
    r"|prepared (?:by|for)|submitted (?:by|to)",
    re.IGNORECASE,
)
_SHORT = 9  # words of a line by which somebody takes leave


def endings_at(before: Look, page: Look) -> dict[str, float]:
    """Return what tells that something ended on the page before, or ends or begins on this one."""
    kind = kind_at(page.top)
    return {
        "leave taken before": _takes_leave(before),
        "office before": any(_OFFICE.search(line) and len(line) < 60 for line in before.lines[-5:]),
        "contacts at the foot before": any(map(_addressed, before.lines[-3:])),
        "whom to ask before": _says_whom_to_ask(before),
        "whom to ask, no kind": kind is None and _says_whom_to_ask(page),
        "list of papers, no kind": kind is None and titles_on(page) is not None,
        "somebody spoken to": any(_SALUTATION.match(line) for line in page.lines[:10]),
        "letterhead": _letterhead(page.lines),
        "recorded": any(_RECORDED.search(line) for line in page.lines[:8]),
    }


def _takes_leave(look: Look) -> bool:
    """Whether a page ends as a letter does: "Sincerely", and who signs."""
    return any(len(line.split()) < _SHORT and _VALEDICTION.match(line) for line in look.lines[-10:])


def _addressed(line: str) -> bool:
    return _CONTACT.search(line) is not None or _PLACE.search(line) is not None


def _says_whom_to_ask(look: Look) -> bool:
    """Whether a page ends with who of the staff answers questions, as a report does."""
    return any(_STAFF.match(line) for line in look.lines[-9:]) and any(
        _CONTACT.search(line) for line in look.lines[-4:]
    )


def _letterhead(lines: Sequence[str]) -> int:
    """How many parts of a letter's head stand at the top: an address, a day, a name."""
    return (
        any(map(_addressed, lines[:7]))
        + any(_DATE.match(line) for line in lines[:8])
        + any(_SALUTATION.match(line) for line in lines[:24])
    )
