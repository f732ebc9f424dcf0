import random

from clauses.archive.resemblance import FEWEST_WORDS, VALUES, signature

rng = random.Random(5)
FIRST = (53677490, 12360246, 17758933)
WORDS = [f"word{number}" for number in range(2000)]
TEXT = " ".join(rng.choices(WORDS, k=600))


def shared(one: str, other: str) -> float:
    left, right = signature(one), signature(other)
    assert left is not None
    assert right is not None
    return sum(a == b for a, b in zip(left, right, strict=True)) / VALUES


def test_a_signature_is_128_numbers_of_32_bits_and_always_the_same() -> None:
    made = signature(" ".join(f"w{number}" for number in range(60)))
    assert made is not None
    assert len(made) == VALUES
    assert all(0 <= value < 2**32 for value in made)
    # Stores are kept: another release of the library must not give other values.
    assert made[:3] == FIRST


def test_capitals_punctuation_and_line_ends_do_not_count() -> None:
    other = TEXT.upper().replace(" ", ",\n")
    assert signature(other) == signature(TEXT)


def test_curly_quotes_and_ligatures_are_those_of_a_typewriter() -> None:
    text = " ".join(["the vendor's office of files"] * 20)
    assert signature(text.replace("'", "’").replace("fi", "ﬁ")) == signature(text)


def test_one_word_changed_in_forty_leaves_documents_alike_and_another_text_does_not() -> None:
    words = TEXT.split()
    for at in range(0, len(words), 40):
        words[at] = "another"
    assert 0.55 < shared(TEXT, " ".join(words)) < 0.85
    assert shared(TEXT, " ".join(rng.choices(WORDS, k=600))) < 0.05


def test_a_few_words_are_not_compared() -> None:
    assert signature(" ".join(WORDS[: FEWEST_WORDS - 1])) is None
    assert signature(" ".join(WORDS[:FEWEST_WORDS])) is not None
    assert signature("") is None


def test_a_long_text_has_the_signature_of_all_of_it() -> None:
    text = " ".join(rng.choices(WORDS, k=20_000))
    assert shared(text, " ".join(text.split()[:10_000])) < 0.65


def test_lone_surrogates_are_letters_like_others() -> None:
    assert signature(TEXT + " \ud800x") is not None
