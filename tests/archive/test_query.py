import sqlite3

import pytest

from clauses.archive.query import full_text_query
from clauses.errors import UsageError


@pytest.mark.parametrize(
    ("words", "query"),
    [
        ("sell data", '("sell") AND ("data")'),
        ('"plate reader" data', '("plate reader") AND ("data")'),
        ("immigra*", '("immigra" *)'),
        ('"federal immigra"*', '("federal immigra" *)'),
        ("subpoena OR warrant data", '("subpoena" OR "warrant") AND ("data")'),
        ("data NOT consent NOT notice", '(("data")) NOT ("consent" OR "notice")'),
        ("data AND sale", '("data") AND ("sale")'),
        ("OR data OR", '("data")'),
        ("not or and", '("not") AND ("or") AND ("and")'),
        ("vendor's 40-day (term)", '("vendor\'s") AND ("40-day") AND ("(term)")'),
        ('an "open phrase', '("an") AND ("open phrase")'),
        ("data ; -- ** ()", '("data")'),
        ("a*b", '("a b")'),
    ],
)
def test_words_become_an_expression(words: str, query: str) -> None:
    assert full_text_query(words) == query


@pytest.mark.parametrize("words", ["", "   ", "OR", "NOT", '""', "***", "--", "\u202e"])
def test_no_word_is_a_fault_with_advice(words: str) -> None:
    with pytest.raises(UsageError, match="no word to search for"):
        full_text_query(words)


def test_only_words_to_leave_out_is_a_fault() -> None:
    with pytest.raises(UsageError, match="only words to leave out"):
        full_text_query("NOT consent")


def test_more_words_than_a_person_asks_for_are_refused() -> None:
    assert full_text_query("word " * 64)
    with pytest.raises(UsageError, match="more than 64 words"):
        full_text_query("word " * 65)


@pytest.mark.parametrize(
    "words",
    [
        'a"b"c',
        "NEAR(a b, 5)",
        "text: data",
        "^data",
        "{text} : x",
        "- text : data",
        "a + b",
        "data NOT",
        "NOT a OR b",
        "a OR NOT b",
        'x""y',
        "\x00nul\x00",
        "'; DROP TABLE pages; --",
        "\ud800 surrogate",
        "²³ Ⅷ ١٢",
        "(((((",
        '"*" data',
        "\U000e0001 tag",
    ],
)
def test_whatever_is_written_sqlite_finds_no_fault_with_it(words: str) -> None:
    store = sqlite3.connect(":memory:")
    store.execute("CREATE VIRTUAL TABLE t USING fts5 (text, tokenize = 'porter unicode61')")
    try:
        query = full_text_query(words)
    except UsageError:
        return
    assert store.execute("SELECT * FROM t WHERE t MATCH ?", (query,)).fetchall() == []
