import subprocess
import sys

import pytest

from clauses.language import Mention, folded, phrase_finder, sentences, tokens


def sentences_of(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("the City’s “Footage”", 'the City\'s "Footage"'),
        ("thirty–day – or—", "thirty-day - or-"),
        ("30\u00a0days", "30 days"),
        ("con\ufb01rms", "confirms"),
        ("Plain text stays.", "Plain text stays."),
        ("", ""),
    ],
)
def test_folded_makes_signs_plain(text: str, plain: str) -> None:
    assert folded(text) == plain
    assert folded(plain) == plain


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Vendor SHALL not Share.", ["vendor", "shall", "not", "share"]),
        ("the City’s third-party data", ["the", "city's", "third-party", "data"]),
        ("30 days; $1,200.50 (or 4%)",
         ["30", "days", ";", "$", "1,200.50", "(", "or", "4", "%", ")"]),
        ("Cal. Civ. Code § 1798.90", ["cal", "civ", "code", "§", "1798.90"]),
        ("done on 3/5/2025", ["done", "on", "3/5/2025"]),
        ("these: all", ["these", ":", "all"]),
        ("", []),
        ("!?", []),
    ],
)  # fmt: skip
def test_tokens_are_words_numbers_and_telling_signs(text: str, found: list[str]) -> None:
    assert tokens(text) == found


@pytest.mark.parametrize(
    "parts",
    [
        ["The City owns Footage.", "Northlight keeps it."],
        ["Northlight, Inc. keeps Footage for the City.", "It deletes it."],
        ["It follows Cal. Civ. Code § 1798.90 in this.", "It deletes Footage."],
        ["Northlight shall (a) keep Footage; (b) delete it; and (c) say so.", "Then it ends."],
        ["No full stop at the end"],
    ],
)
def test_sentences_are_found(parts: list[str]) -> None:
    assert sentences_of(" ".join(parts)) == parts


def test_sentences_have_no_white_space_around_them() -> None:
    assert sentences_of("  The City owns Footage. \n Northlight keeps it.\t") == [
        "The City owns Footage.",
        "Northlight keeps it.",
    ]
    assert sentences(" \n\t ") == ()
    assert sentences("") == ()


FIND = phrase_finder(
    {
        "federal": ("ICE", "immigration agency", "federal agency"),
        "any": ("agency", "any agency"),
        "vendor": ("Northlight",),
    }
)


def found(text: str) -> list[tuple[str, str]]:
    return [(mention.label, text[mention.start : mention.end]) for mention in FIND(text)]


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        ("to any agency", [("any", "any agency")]),
        ("to an Immigration Agency", [("federal", "Immigration Agency")]),
        ("to ICE and others", [("federal", "ICE")]),
        ("NORTHLIGHT and northlight", [("vendor", "NORTHLIGHT"), ("vendor", "northlight")]),
        ("to an agency, or to ICE", [("any", "agency"), ("federal", "ICE")]),
    ],
)
def test_phrases_are_found_in_any_capitals_the_longest_first(
    text: str, mentions: list[tuple[str, str]]
) -> None:
    assert found(text) == mentions


@pytest.mark.parametrize("text", ["ice on the road", "Ice", "service", "reagency", "agencys", ""])
def test_parts_of_words_and_other_words_are_not(text: str) -> None:
    assert found(text) == []


def test_a_mention_knows_its_place() -> None:
    assert FIND("to ICE") == (Mention("federal", 3, 6),)


def test_finders_of_different_tables_do_not_mix() -> None:
    other = phrase_finder({"place": ("Alder",)})
    assert other("ICE in Alder") == (Mention("place", 7, 12),)
    assert FIND("ICE in Alder") == (Mention("federal", 0, 3),)


def test_an_empty_table_finds_nothing() -> None:
    assert phrase_finder({})("any agency") == ()


def test_importing_it_does_not_import_what_is_slow() -> None:
    script = (
        "import sys, clauses.language; print([m for m in ('spacy', 'nupunkt') if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout == "[]\n"
