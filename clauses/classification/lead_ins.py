"""What the opening words of a list forbid, or a table's header limits, its items do not permit."""

import re

from clauses.classification.passages import Passage
from clauses.records import Family, Stance

# "The Vendor shall not:", "Neither party will use it to:". The last words say what is forbidden, so
# the ban stands near the end of the opening words.
_FORBIDS = re.compile(
    r"\b(?:(?:shall|will|may|must|should|can)\s+(?:\w+\s+){0,4}?not|cannot|shall\s+never|agrees?\s+not\s+to"
    r"|(?:is|are)\s+(?:strictly\s+)?(?:prohibited|forbidden|barred)\s+from"
    r"|neither\b[^.;:]{1,120}\b(?:shall|will|may|must)"
    r"|no\s+(?:\w+\s+){1,5}(?:shall|will|may|must))\b[^.;]{0,160}[:—]\s*$",
    re.IGNORECASE,
)
# With these the ban has an end, or is one of something else: "shall not prevent", "not limited to".
_LIMITED = re.compile(
    r"\b(?:except|unless|other\s+than|save|only|without|until|apply|extend|include|limited"
    r"|prevent|preclude|limit|restrict|prohibit|require|obliged?)\b",
    re.IGNORECASE,
)

# The header of a table of helpers, each for a task; a cell may undo it.
_HELPERS_TASKS = re.compile(
    r"\b(?:sub-?)?(?:processor|contractor|service provider|consultant)s?\b"
    r".*\b(?:task|purpose|function|role|service|activity|activities|work)s?\b",
    re.IGNORECASE,
)
_FOR_ANYTHING = re.compile(
    r"\b(?:any|own|other|further|all|unlimited|such)\s+(?:\w+\s+)?"
    r"(?:purpose|task|use|business|function)s?\b",
    re.IGNORECASE,
)


def stance_below(passage: Passage, stance: Stance) -> Stance:
    """Return the stance of a list item below the words its list opens with.

    A ban without an end stays one; a model may not see it so far from its item.
    """
    opening = passage.lead_in
    if stance is not Stance.PERMITS or not _FORBIDS.search(opening) or _LIMITED.search(opening):
        return stance
    return Stance.PROHIBITS


def stance_in_row(passage: Passage, family: Family, stance: Stance) -> Stance:
    """Return the stance of a table row below the table's header.

    A row that names who helps with a task lets them have data for that task.
    """
    header = passage.lead_in.rstrip()
    if (
        family is Family.THIRD_PARTY_SHARING
        and stance is Stance.PERMITS
        and not header.endswith((".", ":", ";", "—"))
        and _HELPERS_TASKS.search(header)
        and not _FOR_ANYTHING.search(passage.text)
    ):
        return Stance.CONDITIONS
    return stance
