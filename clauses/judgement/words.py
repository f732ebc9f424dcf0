"""Find words in a passage as policies write them."""

import re
from functools import lru_cache

_NO_LETTER = re.compile(r"[\W_]+")


def holds(
    passage: str,
    mentions: tuple[str, ...],
    also_mentions: tuple[str, ...] = (),
    without_mentions: tuple[str, ...] = (),
) -> bool:
    """Return whether `passage` holds one of each list of words asked for and none refused.

    Words match whole, over line breaks; case counts only for words in capitals. So "ICE" is found
    in "ICE or CBP", never in "notice", "office" or "ice rink". An empty list asks nothing.
    """
    passage = plain(passage)
    if without_mentions and pattern(without_mentions).search(passage):
        return False
    return all(
        pattern(words).search(passage) is not None for words in (mentions, also_mentions) if words
    )


def plain(passage: str) -> str:
    """Return a text of the same length with straight apostrophes, as `pattern` expects."""
    return passage.replace("’", "'")


def letters(text: str) -> str:
    """Return the letters and digits of a text in small letters: what a new scan leaves alone."""
    return _NO_LETTER.sub("", text.casefold())


@lru_cache(maxsize=512)
def pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """Return what matches any of the words in a plain text."""
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(_word, words))})(?!\w)")


def _word(word: str) -> str:
    text = r"\s+".join(re.escape(part) for part in plain(word).split())
    return text if word.isupper() else f"(?i:{text})"
