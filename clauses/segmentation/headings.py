"""Tell the heading of a block from its text."""

import re

from clauses.segmentation.blocks import PART_TITLE

LONGEST_HEADING = 14  # words; the longest run-in headings seen in real agreements have 12
# A heading names; these words make a sentence of it. None of them is a noun, so "Grant of License"
# and "Licenses and Permits" stay headings.
_SENTENCE = re.compile(
    r"\b(?:shall|will|may|must|is|are|was|were|has|have|had|means|includes?|agrees?|can|cannot"
    r"|should|would|does|do|been|be|hereby|acknowledges?|applies|becomes|collects|complies"
    r"|consists|constitutes|contains|deletes|destroys|disclaims|discloses|expires|gives|governs"
    r"|grants|indemnifies|keeps|maintains|owns|prohibits|provides|remains|represents?|requires"
    r"|retains|sells|supersedes|survives|terminates|transmits|understands|undertakes|waives"
    r"|warrants)\b",
    re.IGNORECASE,
)
# A longer one that ends in a full stop and is not set in title case is a sentence without such.
LONGEST_STOPPED = 6
# A numbered term before a colon and its meaning, and the words that open a lead-in instead.
LONGEST_TERM = 3  # words
_LEADING = re.compile(
    r"(?:an?|and|as|at|all|any|both|but|by|each|either|every|example|for|from|if|in|it|namely|note"
    r"|of|on|or|other|that|the|these|this|those|to|upon|we|when|where|with|without|you)$",
    re.IGNORECASE,
)
# What is set in bold, and numbered or larger than the text, is a heading even if it says something:
# "Bids are public", "What the Vendor may share".
LONGEST_SAYING = 9
_RUN_IN = re.compile(
    r"(?P<heading>[A-Z0-9“\"(](?:[^.:!?]|\.(?=\d)){1,110}?)\s?(?P<stop>\.?\s[–—-]|\.|:)(?=\s|$)\s*"
)
# A full stop after these ends no heading.
_ABBREVIATIONS = re.compile(
    r"\b(?:[A-Z]|N[Oo]|Inc|Co|Corp|Ltd|St|Mr|Ms|Dr|Dept|U\.S|Sec|Art|Subd|Stat|Rev|Ann|Gov|Civ|vs?"
    r"|Ariz|Cal|Colo|Conn|Fla|Mass|Mich|Minn|Mont|Neb|Nev|Okla|Tenn|Tex|Wash|Wis|Wyo)$"
)
_INSIDE_WORD = re.compile(r"[\w-]\w")
_SIGNATURE = re.compile(
    r"^(?:by|(?:print(?:ed)? )?name|title|date|its|attest|signature)\s*:", re.IGNORECASE
)
_STATES = (
    "Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Georgia"
    "|Hawaii|Idaho|Illinois|Indiana|Iowa|Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts"
    "|Michigan|Minnesota|Mississippi|Missouri|Montana|Nebraska|Nevada|New Hampshire|New Jersey"
    "|New Mexico|New York|North Carolina|North Dakota|Ohio|Oklahoma|Oregon|Pennsylvania"
    "|Rhode Island|South Carolina|South Dakota|Tennessee|Texas|Utah|Vermont|Virginia|Washington"
    "|West Virginia|Wisconsin|Wyoming"
)
# An address, a telephone number or a date names a place to write to, not what follows. Digits
# before a subsection, "Rule 12-046-0500(5)", are no telephone number.
_ADDRESS = re.compile(
    rf"\S@\S+\.\S|\b(?:[A-Z]{{2}}|{_STATES}),? \d{{5}}\b"
    r"|\b\d{3}[-. ]\d{4}\b(?!\()|^P\.?O\.? Box\b|^(?i:Att(?:n|ention))\b"
    r"|^\d{1,2}/\d{1,2}/\d{2,4}$",
)
# A label with its figure, "List Price: 195.99", a time of day, a web or a street address.
_ENTRY = re.compile(
    r"[^:]*[^\W\d][^:]*:\s*[#$]?\d[\d.,/%#-]*|.*\b\d{1,2}:\d{2}(?::\d{2})? ?[AP]M\b.*"
    r"|(?i:https?://|www\.)\S+"
    r"|\d{2,5} (?:\S+ ){1,4}(?i:road|rd|street|st|avenue|ave|boulevard|blvd|lane|ln|drive|dr|way"
    r"|parkway|pkwy|highway|hwy)\.?"
)


def is_title(text: str, *, bold: bool = False, marked: bool = False) -> bool:
    """Whether a whole block reads as a heading.

    `marked` is whether it is set as none but a heading is: in bold and with a number, or large.
    """
    words = text.split()
    if not words or len(words) > LONGEST_HEADING or is_label(text) or _ADDRESS.search(text):
        return False
    if PART_TITLE.match(text) and not _says(text):
        return True
    if text[-1] in ",;" or not any(c.isalpha() for c in text):
        return False
    if text[0].islower() or (_says(text) and not (marked and _is_short_saying(text))):
        return False
    if _is_capitals(text):
        return text[-1] != "." or len(words) <= LONGEST_STOPPED
    if bold:
        return text[-1] != "." or marked or len(words) <= LONGEST_STOPPED or _is_titled(words)
    return text[-1] not in ".:" and _is_titled(words)


def _says(text: str) -> bool:
    """Whether it has the verb of a sentence; a first word is a noun: "Grants"."""
    return _SENTENCE.search(text, len(text.split(maxsplit=1)[0])) is not None


def _is_short_saying(text: str) -> bool:
    return text[-1] not in ".:;,!" and len(text.split()) <= LONGEST_SAYING


def is_label(text: str) -> bool:
    """Whether it is a label of a signature block: "By:", "Date: ____"."""
    return _SIGNATURE.match(text) is not None


def is_entry(text: str) -> bool:
    """Whether what is set like a heading is an entry of a list, of an address or of a log."""
    return PART_TITLE.match(text) is None and _ENTRY.fullmatch(text) is not None


def is_stopped_title(text: str) -> bool:
    """Whether a numbered block that ends in a full stop is a heading: "Article 3 Fees."."""
    return text.endswith(".") and text.count(".") == 1 and is_title(text[:-1])


def run_in(text: str, bold_end: int, *, numbered: bool = False) -> tuple[str, int] | None:
    """Return a heading `text` begins with and where the text after it starts, or None.

    `bold_end` is how many of the leading characters are bold; `numbered` whether a number comes
    before them.
    """
    if 2 <= bold_end < len(text) and (found := _bold_heading(text, bold_end, numbered)):
        return found
    if not (m := _RUN_IN.match(text)):
        return None
    heading = m["heading"].strip()
    words = heading.split()
    if len(words) > LONGEST_HEADING - 3 or _says(heading) or _ABBREVIATIONS.search(heading):
        return None
    rest = text[m.end() :]
    if rest and not re.match(r"[A-Z0-9“\"‘'(§$\[]", rest) and m["stop"].strip() not in ("—", "–"):
        return None
    if _is_titled(words) or _is_capitals(heading):
        return heading, m.end()
    if m["stop"] == ":" and not (numbered and _is_term(words, rest)):
        return None
    if m["stop"] == "." and len(words) > LONGEST_STOPPED:
        return None
    return heading, m.end()


def _is_term(words: list[str], rest: str) -> bool:
    """Whether a few words before a colon are a term with its meaning: "Sealed bid: An offer"."""
    return len(words) <= LONGEST_TERM and not _LEADING.match(words[0]) and rest[:1].isupper()


def _bold_heading(text: str, bold_end: int, numbered: bool) -> tuple[str, int] | None:
    heading = text[:bold_end].strip()
    if _INSIDE_WORD.search(text[bold_end - 1 : bold_end + 1]):
        return None
    if heading.endswith(","):  # "WHEREAS, the City ...": emphasis inside a sentence
        return None
    closed = text[bold_end - 1] in ".:" and _is_short_saying(heading.rstrip(".:"))
    if _says(heading) and not heading.endswith("?") and not (numbered and closed):
        return None
    if len(heading.split()) > LONGEST_HEADING or not any(c.isalpha() for c in heading):
        return None
    end = bold_end
    while end < len(text) and text[end] in " .:–—-":
        end += 1
    return heading.rstrip(" .:–—-"), end


def _is_capitals(text: str) -> bool:
    letters = [c for c in text if c.isalpha()]
    return len(letters) > 2 and sum(c.isupper() for c in letters) > 0.9 * len(letters)


_SMALL = re.compile(
    r"(?:an?|and|as|at|by|for|from|in|into|of|on|or|over|per|the|to|upon|with|without)",
    re.IGNORECASE,
)


def _is_titled(words: list[str]) -> bool:
    """Whether all but the small words are capitalised."""
    main = [w.strip("“”\"'()[],;&/") for w in words]
    main = [w for w in main if w and not _SMALL.fullmatch(w) and w[0].isalpha()]
    return bool(main) and all(w[0].isupper() for w in main)
