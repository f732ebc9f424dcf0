"""From runs of styled text to a paragraph, with what was changed, struck out or hidden in it.

A draft shows two wordings. The one read is the new one: insertions in, deletions and struck-out
words out, hidden words out. It is what the parties will have signed if the changes are accepted,
so it alone is classified; a deleted promise must not count as one. Nothing is lost by that: each
paragraph with such marks is reported with both wordings, marked word by word with their authors.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import groupby, takewhile

from clauses.readers.laid_out import BODY, Paragraph

# Unchanged words, and inserted ones (they stand in the text, too), are shown up to this length.
LONGEST_CONTEXT = 120
LONGEST_HIDDEN = 300

_SPACES = re.compile(r"[^\S\n\f]+")
_AROUND_BREAKS = re.compile(r" ?([\n\f]) ?")
# Soft hyphens, zero-width and direction marks: what a reader does not see must not split a word.
_INVISIBLE = re.compile(r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]")
_UNPRINTABLE = re.compile(
    r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufff0-\uffff\ue000-\uf8ff]"
)
_READABLE = str.maketrans(
    # ligatures, and the bullets of symbol fonts
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
    | dict.fromkeys("\uf0a7\uf0b7\uf0d8\uf0fc", "•")
)


class Mark(StrEnum):
    """What sets a run apart from the plain wording."""

    INSERTED = "inserted"
    DELETED = "deleted"
    STRUCK = "struck out"
    HIDDEN = "hidden"


@dataclass(frozen=True, slots=True)
class Run:
    r"""A stretch of text in one style; "\n" is a line end its author set, "\f" a page break."""

    text: str
    bold: bool = False
    mark: Mark | None = None
    author: str = ""

    @property
    def read(self) -> bool:
        """Whether the run belongs to the wording that is read."""
        return self.mark in (None, Mark.INSERTED)


def cleaned(text: str) -> str:
    """Return `text` with white space folded and characters no reader sees taken out."""
    text = _INVISIBLE.sub("", text.translate(_READABLE))
    return _UNPRINTABLE.sub(" ", " ".join(re.split(r"\s+", text)))


def folded(text: str) -> str:
    """Return `text` trimmed, white space folded, line and page breaks kept."""
    text = _AROUND_BREAKS.sub(r"\1", _SPACES.sub(" ", text))
    return text.strip(" \n")


def has_words(runs: Iterable[Run]) -> bool:
    """Whether the wording that is read has anything to read."""
    return any(run.read and not run.text.isspace() and run.text for run in runs)


def paragraph(runs: Sequence[Run], *, number: str = "", size: float = BODY) -> Paragraph:
    """Return the paragraph the runs make, `number` printed before it.

    Its text is empty where nothing is read; what the marks say is in `reported` all the same.
    """
    read = [run for run in runs if run.read]
    text = folded("".join(run.text for run in read))
    heavy = takewhile(lambda run: run.bold or run.text.isspace(), read)
    bold_end = len(folded("".join(run.text for run in heavy)))
    if number:
        breaks = len(text) - len(text.lstrip("\f\n"))
        bold_end += (len(number) + 1) * (bold_end > breaks)
        text = f"{text[:breaks]}{number} {text[breaks:]}".rstrip(" ")
    return Paragraph(text, min(bold_end, len(text)), size, reported(runs))


def reported(runs: Sequence[Run]) -> str:
    """Return both wordings of a paragraph, the marked words in brackets; "" where none is marked.

    Deleted words are given in full, all others at most LONGEST_CONTEXT characters of a stretch.
    """
    if not any(run.mark and run.text.strip() for run in runs):
        return ""
    parts = []
    runs = [replace(run, bold=False) for run in runs]
    for (mark, author), group in groupby(runs, key=lambda run: (run.mark, run.author)):
        words = " ".join("".join(run.text for run in group).split())
        if mark is None:
            parts.append(shortened(words, LONGEST_CONTEXT))
        elif words:
            by = f" by {author}" if author else ""
            parts.append(f"[{mark}{by}: {_told(mark, words)}]")
    return " ".join(part for part in parts if part)


def _told(mark: Mark, words: str) -> str:
    if mark in (Mark.DELETED, Mark.STRUCK):
        return words
    return shortened(words, LONGEST_HIDDEN if mark is Mark.HIDDEN else LONGEST_CONTEXT)


def shortened(words: str, longest: int) -> str:
    """Return both ends of a stretch that is too long to be shown, cut between words."""
    if len(words) <= longest:
        return words
    half = longest // 2
    start = words[:half].rpartition(" ")[0] or words[:half]
    end = words[-half:].partition(" ")[2] or words[-half:]
    return f"{start} … {end}"
