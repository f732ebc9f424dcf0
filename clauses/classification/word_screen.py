"""Rule a passage out by its words alone, before anything costly is made of it."""

from dataclasses import dataclass
from math import sqrt

from clauses.classification.features import LONGEST_PASSAGE
from clauses.classification.passages import Passage
from clauses.language import tokens


@dataclass(frozen=True, slots=True)
class WordScreen:
    """A linear model over single words, with a low threshold.

    `words` holds for each word what it adds for a finding, and the square of its weight in the
    length of the passage; `threshold` is the score below which a passage is ruled out.
    """

    words: dict[str, tuple[float, float]]
    bias: float
    threshold: float


def screened_words(passage: Passage) -> tuple[str, ...]:
    """Return the distinct words of a passage and its lead-in, in the order they come."""
    return tuple(dict.fromkeys(tokens(passage.text[:LONGEST_PASSAGE]) + tokens(passage.lead_in)))


def rules_out(screen: WordScreen, passage: Passage) -> bool:
    """Return whether the words of the passage say that it holds no finding of any family."""
    added = length = 0.0
    for word in screened_words(passage):
        one = screen.words.get(word)
        if one is not None:
            added += one[0]
            length += one[1]
    return (added / sqrt(length) if length else 0.0) + screen.bias < screen.threshold
