"""Words as a person writes them, as a query of SQLite's full text index that never is at fault."""

import re

from clauses.errors import UsageError

_TOKEN = re.compile(r'"([^"]*)(?:"(\*?)|$)|([^\s"]+)')
_ADVICE = 'give words, "phrases" in quotes, beginnings such as immigra*, with OR and NOT between'
# Each phrase walks through the index: more is no question of a person.
_MOST = 64


def full_text_query(words: str) -> str:
    """Return the FTS5 expression for `words`: all of them, in any order and form.

    A phrase in quotes stands as it is; `*` after a word asks for all that begin so. `OR` in
    capitals asks for one of its two neighbours, `NOT` for the absence of the next; `AND` says
    nothing. All other signs count for nothing. Raises UsageError where no word is asked for.
    """
    asked: list[list[str]] = []
    refused: list[str] = []
    joins = False
    denies = False
    for phrase, mark in _phrases(words):
        if mark == "OR":
            joins = bool(asked)
        elif mark == "NOT":
            denies = True
        elif mark != "AND":
            if denies:
                refused.append(phrase)
            elif joins:
                asked[-1].append(phrase)
            else:
                asked.append([phrase])
            joins = denies = False
    if not asked:
        found = "only words to leave out" if refused else "no word to search for"
        raise UsageError(f"{found} in {words.strip()!r}", _ADVICE)
    if sum(map(len, asked)) + len(refused) > _MOST:
        raise UsageError(f"more than {_MOST} words to search for", "search for fewer")
    wanted = " AND ".join(f"({' OR '.join(one)})" for one in asked)
    return f"({wanted}) NOT ({' OR '.join(refused)})" if refused else wanted


def _phrases(words: str) -> list[tuple[str, str]]:
    """The phrases of a query, quoted for FTS5; an operator is an empty one with its name."""
    found = []
    for match in _TOKEN.finditer(words):
        quoted, star, word = match.groups()
        if word in ("AND", "OR", "NOT"):
            found.append(("", word))
            continue
        text = quoted if word is None else word
        begins = star == "*" if word is None else word.endswith("*")
        if any(letter.isalnum() for letter in text):
            text = text.replace("*", " ").replace("\0", " ").strip()
            text = text.encode("utf-8", "ignore").decode()  # lone surrogates of a bad terminal
            found.append((f'"{text}"{" *" if begins else ""}', ""))
    return found
